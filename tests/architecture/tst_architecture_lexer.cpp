// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include <QTest>

#include "tests/architecture/functions.h"
#include "tests/architecture/lexer.h"

namespace pw::architecture
{
using namespace Qt::StringLiterals;

/// The rules are only as honest as what reads the source for them.
class TestLexer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void blanks_data();
    void blanks();
    void keepsStrings();
    void blanksSql_data();
    void blanksSql();
    void findsFunctions_data();
    void findsFunctions();
    void findsNoFunctions_data();
    void findsNoFunctions();
    void seesWrongBraces_data();
    void seesWrongBraces();
    void countsLines();
    void countsInitialisers();
};

void TestLexer::blanks_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QString &source, const QString &expected) {
        QTest::newRow(name) << source << expected;
    };
    row("code stays", u"int a = b / c;"_s, u"int a = b / c;"_s);
    row("line comment", u"a; // }\nb;"_s, u"a;     \nb;"_s);
    row("block comment keeps its lines", u"a /* {\n} */ b"_s, u"a     \n     b"_s);
    row("string", u"f(\"{a}\");"_s, u"f(\"   \");"_s);
    row("escaped quote", uR"(f("\"{");)"_s, uR"(f("   ");)"_s);
    row("escaped backslash at the end", uR"(f("\\", g);)"_s, uR"(f("  ", g);)"_s);
    row("comment mark in a string", u"f(\"//\", g);"_s, u"f(\"  \", g);"_s);
    row("quote in a comment", u"a; // it's \"\nb;"_s, u"a;          \nb;"_s);
    row("character", u"f('{');"_s, u"f(' ');"_s);
    row("quote as a character", u"f('\"', u'\\'');"_s, u"f(' ', u'  ');"_s);
    row("digit separator", u"1'000'000 + 0xFF'FF; '}'"_s, u"1'000'000 + 0xFF'FF; ' '"_s);
    row("raw string", u"f(R\"({\"\\)\");"_s, u"f(R\"     \");"_s);
    row("raw string with a delimiter", u"f(u8R\"x()\"{)x\", g);"_s, u"f(u8R\"       \", g);"_s);
    row("raw string over lines", u"R\"(\n{\n)\" b"_s, u"R\" \n \n \" b"_s);
    row("an identifier that ends in R is no prefix", u"fooR\"(\";b"_s, u"fooR\" \";b"_s);
    row("directive", u"#define A {\nb"_s, u"           \nb"_s);
    row("directive over lines", u"#define A \\\n {\nb"_s, u"           \n  \nb"_s);
    row("indented directive", u"  # if {\nb"_s, u"        \nb"_s);
    row("no directive", u"a # b\nc"_s, u"a # b\nc"_s);
    row("a block comment that begins on a directive", u"#if a /* {\n{ */ b"_s, u"          \n     b"_s);
    row("open string at the end", u"a \""_s, u"a \""_s);
    row("open comment at the end", u"a /* b"_s, u"a     "_s);
}

void TestLexer::blanks()
{
    QFETCH(QString, source);
    QFETCH(QString, expected);
    QCOMPARE(blank(source, Keep::CodeOnly), expected);
}

void TestLexer::keepsStrings()
{
    const QString source = u"#include \"a.h\" // b\nf(\"//\", R\"(/*)\");"_s;
    QCOMPARE(blank(source, Keep::CodeAndStrings), u"#include \"a.h\"     \nf(\"//\", R\"(/*)\");"_s);
}

void TestLexer::blanksSql_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("expected");
    QTest::newRow("line comment") << u"a -- ;\nb;"_s << u"a     \nb;"_s;
    QTest::newRow("block comment") << u"a /* ;\n */b"_s << u"a     \n   b"_s;
    QTest::newRow("literal") << u"a ';' b"_s << u"a     b"_s;
    QTest::newRow("quoted name") << u"a \";\" b"_s << u"a     b"_s;
    QTest::newRow("comment mark in a literal") << u"'--' b"_s << u"     b"_s;
}

void TestLexer::blanksSql()
{
    QFETCH(QString, source);
    QFETCH(QString, expected);
    QCOMPARE(blankSql(source), expected);
}

void TestLexer::findsFunctions_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("isConstructor");
    const auto function = [](const char *name, const QString &source) {
        QTest::newRow(name) << source << u"f"_s << false;
    };
    function("plain", u"int f(int a) { return a; }"_s);
    function("with declarations before", u"int x; void g(); int f() {}"_s);
    function("const noexcept", u"bool A::f() const noexcept { return true; }"_s);
    function("trailing return", u"auto f() -> decltype(g()) { return g(); }"_s);
    function("default argument in braces", u"void f(QList<int> a = {}, B b = {1, 2}) {}"_s);
    function("template", u"template <typename T = int, auto N = 3> T f() { return {}; }"_s);
    function("template of templates",
             u"template <template <typename> class C, typename = C<int>> void f(C<int> c) {}"_s);
    function("requires", u"template <typename T> requires std::integral<T> void f(T t) {}"_s);
    function("attribute", u"[[nodiscard]] int f() { return 1; }"_s);
    function("in a namespace", u"namespace a::b { namespace { int f() { return 1; } } }"_s);
    function("in a class", u"class A final : public B { Q_OBJECT public: void f() { if (a) { b(); } } };"_s);
    function("behind a macro", u"Q_DECLARE_METATYPE(A) void f() {}"_s);
    function("behind access labels of Qt", u"class A { Q_SIGNALS: void g(); private Q_SLOTS: void f() {} };"_s);
    function("with lambdas in it", u"void f() { g([] { return 1; }, [](int a) { return a; }); }"_s);
    function("with a local class in it", u"void f() { struct L { void m() {} }; }"_s);
    function("a lambda with a name", u"const auto f = [](int a) { return a; };"_s);
    function("extern C", u"extern \"C\" { void f() {} }"_s);
    function("behind a table", u"constexpr int t[] = {1, 2}; struct { int a; } s = {1}; void f() {}"_s);
    function("with a brace in a string", u"void f() { g(\"}\"); h('}'); /* } */ }"_s);
    QTest::newRow("operator") << u"bool operator==(A a, A b) { return true; }"_s << u"="_s << false;
    QTest::newRow("assignment operator") << u"A &A::operator=(const A &o) { return *this; }"_s << u"="_s << false;
    QTest::newRow("call operator") << u"struct A { int operator()(int a) { return a; } };"_s << u")"_s << false;
    QTest::newRow("destructor") << u"A::~A() { b(); }"_s << u"A"_s << false;
    QTest::newRow("constructor") << u"A::A(int a) : m_a(a) {}"_s << u"A"_s << true;
    QTest::newRow("constructor with braces") << u"A::A(int a) : B<C>{a}, m_a{a}, m_b(a) { b(); }"_s << u"A"_s << true;
    QTest::newRow("constructor that ends in braces") << u"A::A() : m_a{1}, m_b{{2}} {}"_s << u"A"_s << true;
    QTest::newRow("constructor of a template") << u"template <typename T> A<T>::A() {}"_s << u"A"_s << true;
    QTest::newRow("constructor in a class")
        << u"struct A { int x{1}; explicit A(int a) : x{a} {} };"_s << u"A"_s << true;
}

void TestLexer::findsFunctions()
{
    QFETCH(QString, source);
    QFETCH(QString, name);
    QFETCH(bool, isConstructor);
    const Functions found = findFunctions(source);
    QVERIFY(found.isBalanced);
    QCOMPARE(found.items.size(), 1);
    QCOMPARE(found.items.first().name, name);
    QCOMPARE(found.items.first().isConstructor, isConstructor);
}

void TestLexer::findsNoFunctions_data()
{
    QTest::addColumn<QString>("source");
    QTest::newRow("declaration") << u"int f(int a);"_s;
    QTest::newRow("class") << u"class A : public B<C> { int m_a{1}; QString m_b = u\"{\"_s; };"_s;
    QTest::newRow("enumeration") << u"enum class A : int { B, C = 2 };"_s;
    QTest::newRow("table") << u"constexpr std::array<A, 2> t{{{1, 2}, {3, 4}}};"_s;
    QTest::newRow("table with calls") << u"const QList<A> t = {f(1), g({2})};"_s;
    QTest::newRow("concept") << u"template <typename T> concept A = requires(T t) { { t.a() } -> B; };"_s;
    QTest::newRow("defaulted") << u"struct A { A() = default; A(const A &) = delete; };"_s;
    QTest::newRow("in a comment") << u"// void f() {}"_s;
    QTest::newRow("in a macro") << u"#define F void f() {}"_s;
}

void TestLexer::findsNoFunctions()
{
    QFETCH(QString, source);
    const Functions found = findFunctions(source);
    QVERIFY(found.isBalanced);
    QCOMPARE(found.items.size(), 0);
}

void TestLexer::seesWrongBraces_data()
{
    QTest::addColumn<QString>("source");
    QTest::newRow("open function") << u"void f() { if (a) { }"_s;
    QTest::newRow("open class") << u"class A { void f() {}"_s;
    QTest::newRow("one too many") << u"void f() {} }"_s;
    QTest::newRow("crossed") << u"void f() { g(1}; )"_s;
}

void TestLexer::seesWrongBraces()
{
    QFETCH(QString, source);
    QVERIFY(!findFunctions(source).isBalanced);
}

/// From the first word of the signature to the closing brace, with what is between.
void TestLexer::countsLines()
{
    const Functions found =
        findFunctions(u"// above\n\nstatic int\nf(int a)\n{\n    // why\n\n    return a;\n}\n\nvoid g() {}\n"_s);
    QCOMPARE(found.items.size(), 2);
    QCOMPARE(found.items[0].line, 3);
    QCOMPARE(found.items[0].lines, 7);
    QCOMPARE(found.items[1].line, 11);
    QCOMPARE(found.items[1].lines, 1);
}

void TestLexer::countsInitialisers()
{
    const Functions found = findFunctions(u"A::A()\n    : m_a{1},\n      m_b(2)\n{\n}\n"_s);
    QCOMPARE(found.items.size(), 1);
    QCOMPARE(found.items[0].lines, 5);
}

} // namespace pw::architecture

QTEST_GUILESS_MAIN(pw::architecture::TestLexer)
#include "tst_architecture_lexer.moc"
