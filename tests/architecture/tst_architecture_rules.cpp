// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include <QTest>

#include "tests/architecture/exceptions.h"
#include "tests/architecture/rules.h"

namespace pw::architecture
{
using namespace Qt::StringLiterals;

namespace
{

struct Planted {
    QString path;
    QString text;
};

SourceTree treeOf(std::initializer_list<Planted> files)
{
    SourceTree tree;
    for (const Planted &file : files) {
        tree.add(file.path, file.text);
    }
    return tree;
}

QString repeated(const QString &line, int times)
{
    return line.repeated(times);
}

const QString licence = u"// SPDX-FileCopyrightText: The Panelwright developers\n// SPDX-License-Identifier: MIT\n"_s;

} // namespace

/// Plants violations in trees made up for it: a rule that cannot fail proves nothing.
class TestRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void includes_data();
    void includes();
    void calls_data();
    void calls();
    void sqlInCpp_data();
    void sqlInCpp();
    void statements_data();
    void statements();
    void cycles();
    void beast();
    void fileSizes();
    void functionSizes();
    void unusedStatements();
    void migrations();
    void licences();
    void mocShim();
    void tidyExclusions();
    void exceptions();
};

void TestRules::includes_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("include");
    QTest::addColumn<bool>("isAllowed");
    const auto row = [](const QString &path, const QString &include, bool isAllowed) {
        QTest::addRow("%s %s", qPrintable(path), qPrintable(include)) << path << include << isAllowed;
    };
    row(u"core/domain/a.h"_s, u"\"core/base/x.h\""_s, true);
    row(u"core/domain/a.h"_s, u"\"core/domain/x.h\""_s, true);
    row(u"core/base/a.h"_s, u"\"core/domain/x.h\""_s, false);
    row(u"core/protocol/a.h"_s, u"\"core/storage/x.h\""_s, false);
    row(u"core/storage/a.h"_s, u"\"core/commands/x.h\""_s, false);
    row(u"core/commands/a.h"_s, u"\"core/sync/x.h\""_s, false);
    row(u"core/sync/a.h"_s, u"\"core/remote/x.h\""_s, false);
    row(u"core/remote/a.h"_s, u"\"core/sync/x.h\""_s, true);
    row(u"core/remote/a.h"_s, u"\"ui/x.h\""_s, false);
    row(u"core/remote/a.h"_s, u"\"sync-server/x.h\""_s, false);
    row(u"core/other/a.h"_s, u"<vector>"_s, false);
    row(u"ui/a.h"_s, u"\"core/domain/x.h\""_s, true);
    row(u"ui/a.h"_s, u"\"sync-server/x.h\""_s, false);
    row(u"ui/a.h"_s, u"\"app/x.h\""_s, false);
    row(u"sync-server/a.h"_s, u"\"core/domain/x.h\""_s, true);
    row(u"sync-server/a.h"_s, u"\"ui/x.h\""_s, false);
    row(u"app/console/a.h"_s, u"\"ui/x.h\""_s, true);
    row(u"app/desk/a.h"_s, u"\"ui/x.h\""_s, false);
    row(u"app/desk/a.h"_s, u"\"core/remote/x.h\""_s, true);
    row(u"app/console/a.h"_s, u"\"sync-server/x.h\""_s, false);
    row(u"tests/a.cpp"_s, u"\"sync-server/x.h\""_s, true);
    row(u"ui/a.h"_s, u"\"sibling.h\""_s, false);
    row(u"ui/a.cpp"_s, u"\"a.moc\""_s, true);
    row(u"core/base/a.h"_s, u"<QString>"_s, true);
    row(u"core/base/a.h"_s, u"<QColor>"_s, false);
    row(u"core/remote/a.h"_s, u"<QtWidgets/QLabel>"_s, false);
    row(u"core/storage/a.h"_s, u"<QSqlQuery>"_s, true);
    row(u"core/sync/a.h"_s, u"<QSqlQuery>"_s, false);
    row(u"core/remote/a.h"_s, u"<QNetworkReply>"_s, true);
    row(u"sync-server/a.h"_s, u"<QWidget>"_s, false);
    row(u"app/desk/a.h"_s, u"<QApplication>"_s, false);
    row(u"ui/a.h"_s, u"<QWidget>"_s, true);
    row(u"core/base/a.h"_s, u"<quuid.h>"_s, true);
}

void TestRules::includes()
{
    QFETCH(QString, path);
    QFETCH(QString, include);
    QFETCH(bool, isAllowed);
    SourceTree tree = treeOf({{path, u"#include %1\n// #include \"app/x.h\"\n"_s.arg(include)},
                              {u"ui/x.h"_s, {}},
                              {u"app/x.h"_s, {}},
                              {u"sync-server/x.h"_s, {}}});
    for (const QString &folder :
         {u"base"_s, u"domain"_s, u"protocol"_s, u"storage"_s, u"commands"_s, u"sync"_s, u"remote"_s}) {
        tree.add(u"core/%1/x.h"_s.arg(folder), {});
    }
    const auto found = findLayerViolations(tree).size() + findQtViolations(tree).size();
    QCOMPARE(found, isAllowed ? 0 : 1);
}

void TestRules::calls_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("expected");
    const auto row = [](const QString &path, const QString &line, const QString &expected) {
        QTest::addRow("%s %s", qPrintable(path), qPrintable(line)) << path << line << expected;
    };
    row(u"ui/a.cpp"_s, u"Session::instance()->x();"_s, u"singleton"_s);
    row(u"ui/a.cpp"_s, u"qApp->style();"_s, u"qApp"_s);
    row(u"core/sync/a.cpp"_s, u"QDateTime::currentDateTimeUtc();"_s, u"wall clock"_s);
    row(u"core/sync/a.cpp"_s, u"QDateTime::currentMSecsSinceEpoch();"_s, u"wall clock"_s);
    row(u"sync-server/a.cpp"_s, u"std::chrono::system_clock::now();"_s, u"wall clock"_s);
    row(u"sync-server/a.cpp"_s, u"std::chrono::steady_clock::now();"_s, {});
    row(u"core/sync/a.cpp"_s, u"std::random_device d;"_s, u"randomness"_s);
    row(u"core/sync/a.cpp"_s, u"int a = rand();"_s, u"randomness"_s);
    row(u"core/sync/a.cpp"_s, u"int a = operand();"_s, {});
    row(u"core/sync/a.cpp"_s, u"QRandomGenerator::global()->generate();"_s, u"randomness"_s);
    row(u"core/sync/a.cpp"_s, u"randombytes_buf(a, 16);"_s, u"randomness"_s);
    row(u"core/domain/a.cpp"_s, u"double a = 1;"_s, u"floating point in the domain"_s);
    row(u"core/domain/a.cpp"_s, u"QObject *a;"_s, u"pure decisions"_s);
    row(u"core/domain/a.cpp"_s, u"return tr(a);"_s, u"pure decisions"_s);
    row(u"core/protocol/a.cpp"_s, u"value.toDouble();"_s, u"on the way to the domain"_s);
    row(u"ui/a.cpp"_s, u"double balance = 1;"_s, u"beside money"_s);
    row(u"ui/a.cpp"_s, u"const float totalCharge = 1;"_s, u"beside money"_s);
    row(u"ui/a.cpp"_s, u"double width = 1;"_s, {});
    row(u"ui/a.cpp"_s, u"// double balance"_s, {});
    row(u"sync-server/a.cpp"_s, u"QSqlQuery query;"_s, u"knows SQL"_s);
    row(u"core/storage/a.cpp"_s, u"QSqlQuery query;"_s, {});
    row(u"ui/a.cpp"_s, u"label->setTextFormat(Qt::RichText);"_s, u"rich text"_s);
    row(u"ui/a.cpp"_s, u"view->setHtml(text);"_s, u"rich text"_s);
    row(u"ui/a.cpp"_s, u"label->setTextFormat(Qt::PlainText);"_s, {});
    row(u"app/desk/a.cpp"_s, u"system(command);"_s, u"shell"_s);
    row(u"app/desk/a.cpp"_s, u"FILE *f = popen(a, b);"_s, u"shell"_s);
    row(u"app/desk/a.cpp"_s, u"settings.system();"_s, {});
    row(u"app/desk/a.cpp"_s, u"Zone::system();"_s, {});
    row(u"core/base/a.cpp"_s, u"std::cout << 1;"_s, u"core does not print"_s);
    row(u"app/desk/a.cpp"_s, u"std::cout << 1;"_s, {});
    row(u"ui/a.cpp"_s, u"QThread::msleep(5);"_s, u"sleeps"_s);
    row(u"ui/a.cpp"_s, u"std::this_thread::sleep_for(x);"_s, u"sleeps"_s);
    row(u"ui/a.cpp"_s, u"f(u\"qApp->sleep()\"_s);"_s, {});
    row(u"ui/a.cpp"_s, u"const auto text = name() + u\"a\"_s;"_s, u"QStringBuilder"_s);
    row(u"ui/a.cpp"_s, u"const auto text = u\"a\"_s + name();"_s, u"QStringBuilder"_s);
    row(u"ui/a.cpp"_s, u"const QString text = u\"a\"_s + name();"_s, {});
    row(u"ui/a.cpp"_s, u"auto text = f(g(1), b) + u\"a\"_s;"_s, u"QStringBuilder"_s);
    row(u"ui/a.cpp"_s, u"auto reply = post(u\"a\"_s + name(), b);"_s, {});
    row(u"tests/a.cpp"_s, u"QThread::msleep(5);"_s, {});
    row(u"tests/a.cpp"_s, u"const auto text = u\"a\"_s + name();"_s, u"QStringBuilder"_s);
}

void TestRules::calls()
{
    QFETCH(QString, path);
    QFETCH(QString, line);
    QFETCH(QString, expected);
    const Violations found = findBannedCalls(treeOf({{path, u"\n"_s + line + u"\n"_s}}));
    QCOMPARE(found.size(), expected.isEmpty() ? 0 : 1);
    if (!found.isEmpty()) {
        QVERIFY2(found.first().what.contains(expected), qPrintable(found.first().toString()));
        QCOMPARE(found.first().line, 2);
    }
}

void TestRules::sqlInCpp_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("line");
    QTest::addColumn<int>("count");
    QTest::newRow("select") << u"ui/a.cpp"_s << u"q.exec(u\"SELECT id FROM orders\"_s);"_s << 1;
    QTest::newRow("select in storage") << u"core/storage/a.cpp"_s << u"q.exec(u\"SELECT 1\"_s);"_s << 1;
    QTest::newRow("insert") << u"app/a.cpp"_s << u"q.prepare(\"INSERT INTO a VALUES (1)\");"_s << 1;
    QTest::newRow("raw") << u"app/a.cpp"_s << u"q.exec(R\"(DELETE FROM a)\");"_s << 0;
    QTest::newRow("update") << u"app/a.cpp"_s << u"q.exec(\"UPDATE a SET b = 1\");"_s << 1;
    QTest::newRow("pragma") << u"sync-server/a.cpp"_s << u"q.exec(\"PRAGMA synchronous\");"_s << 1;
    QTest::newRow("begin") << u"sync-server/a.cpp"_s << u"q.exec(\"BEGIN IMMEDIATE\");"_s << 1;
    QTest::newRow("pragma in storage") << u"core/storage/a.cpp"_s << u"q.exec(\"PRAGMA synchronous\");"_s << 0;
    QTest::newRow("words for people") << u"ui/a.cpp"_s << u"tr(\"Select a ticket. Update it. Begin\")"_s << 0;
    QTest::newRow("an HTTP method") << u"sync-server/a.cpp"_s << u"route(u\"DELETE\"_s, u\"/users\"_s)"_s << 0;
    QTest::newRow("comment") << u"ui/a.cpp"_s << u"// \"SELECT id FROM orders\""_s << 0;
    QTest::newRow("test") << u"tests/a.cpp"_s << u"q.exec(\"SELECT 1\");"_s << 0;
}

void TestRules::sqlInCpp()
{
    QFETCH(QString, path);
    QFETCH(QString, line);
    QFETCH(int, count);
    QCOMPARE(findSqlInCpp(treeOf({{path, line}})).size(), count);
}

void TestRules::statements_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("count");
    QTest::newRow("one") << u"SELECT 1;\n"_s << 0;
    QTest::newRow("one without its end") << u"SELECT 1"_s << 0;
    QTest::newRow("none") << u"-- SELECT 1;\n"_s << 1;
    QTest::newRow("two") << u"SELECT 1;\nSELECT 2;"_s << 1;
    QTest::newRow("two, the second open") << u"SELECT 1; SELECT 2"_s << 1;
    QTest::newRow("semicolons in literals and comments") << u"-- a; b\nSELECT ';' /* ; */;"_s << 0;
    QTest::newRow("case") << u"SELECT CASE WHEN a THEN b END;"_s << 0;
    QTest::newRow("two with case") << u"SELECT CASE WHEN a THEN b END; SELECT 1;"_s << 1;
    QTest::newRow("trigger") << u"CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1; SELECT 2; END;"_s << 0;
    QTest::newRow("a transaction of its own") << u"BEGIN; SELECT 1; COMMIT;"_s << 1;
}

void TestRules::statements()
{
    QFETCH(QString, text);
    QFETCH(int, count);
    QCOMPARE(findCrowdedStatements(treeOf({{u"core/storage/sql/a/b.sql"_s, text}})).size(), count);
    QCOMPARE(findCrowdedStatements(treeOf({{u"core/storage/sql/migrations/a/0001_b.sql"_s, text}})).size(), 0);
}

void TestRules::cycles()
{
    const QString toB = u"#include \"ui/b.h\"\n"_s;
    const QString toC = u"#include \"ui/c.h\"\n"_s;
    QCOMPARE(findIncludeCycles(treeOf({{u"ui/a.h"_s, toB + toC}, {u"ui/b.h"_s, toC}, {u"ui/c.h"_s, {}}})).size(), 0);
    const Violations found =
        findIncludeCycles(treeOf({{u"ui/a.h"_s, toB}, {u"ui/b.h"_s, toC}, {u"ui/c.h"_s, u"#include \"ui/a.h\"\n"_s}}));
    QCOMPARE(found.size(), 1);
    QVERIFY(found.first().what.contains(u"ui/a.h -> ui/b.h -> ui/c.h -> ui/a.h"_s));
    QCOMPARE(findIncludeCycles(treeOf({{u"ui/b.h"_s, toB}})).size(), 1);
}

void TestRules::beast()
{
    const Planted one{u"sync-server/http/listener.cpp"_s,
                      u"#include <boost/beast/core.hpp>\n#include <boost/beast/http.hpp>\n"_s};
    QCOMPARE(findBeastLeaks(treeOf({one})).size(), 0);
    QCOMPARE(findBeastLeaks(treeOf({})).size(), 1);
    QCOMPARE(findBeastLeaks(treeOf({one, {u"sync-server/api/a.cpp"_s, one.text}})).size(), 1);
    QCOMPARE(findBeastLeaks(treeOf({{u"sync-server/http/a.h"_s, u"#include <boost/beast/core.hpp>\n"_s}})).size(), 1);
}

void TestRules::fileSizes()
{
    const QString line = u"int a;\n"_s;
    QCOMPARE(findLongFiles(treeOf({{u"ui/a.h"_s, repeated(line, 300)}})).size(), 0);
    QCOMPARE(findLongFiles(treeOf({{u"ui/a.h"_s, repeated(line, 301)}})).size(), 1); // The percentile alone.
    QCOMPARE(findLongFiles(treeOf({{u"ui/a.h"_s, repeated(line, 401)}})).size(), 2);

    SourceTree tree = treeOf({{u"ui/long.h"_s, repeated(line, 400)}});
    for (int i = 0; i < 19; ++i) {
        tree.add(u"ui/%1.h"_s.arg(i), line);
    }
    QCOMPARE(findLongFiles(tree).size(), 0); // One in twenty may be long.
    tree.add(u"ui/longer.h"_s, repeated(line, 400));
    QCOMPARE(findLongFiles(tree).size(), 1);
}

void TestRules::functionSizes()
{
    const auto body = [](const QString &head, int lines) -> QString {
        return head + u"\n{\n"_s + repeated(u"    a();\n"_s, lines - 3) + u"}\n"_s;
    };
    const QString many = repeated(u"int g() { return 1; }\n"_s, 40); // So that the percentile is small.
    const auto count = [&](const QString &text) {
        return findLongFunctions(treeOf({{u"ui/a.cpp"_s, many + text}})).size();
    };
    QCOMPARE(count(body(u"void A::f()"_s, 60)), 0);
    QCOMPARE(count(body(u"void A::f()"_s, 61)), 1);
    QCOMPARE(count(body(u"A::A()"_s, 40)), 0);
    QCOMPARE(count(body(u"A::A()"_s, 41)), 1);
    QCOMPARE(count(u"void f() {"_s), 1);
    QCOMPARE(findLongFunctions(treeOf({{u"ui/a.cpp"_s, body(u"void f()"_s, 30)}})).size(), 0);
    QCOMPARE(findLongFunctions(treeOf({{u"ui/a.cpp"_s, body(u"void f()"_s, 31)}})).size(), 1);
}

void TestRules::unusedStatements()
{
    const Planted sql{u"core/storage/sql/orders/by_id.sql"_s, u"SELECT 1"_s};
    const auto count = [&](const QString &code) {
        return findUnusedStatements(treeOf({sql, {u"core/storage/a.cpp"_s, code}})).size();
    };
    QCOMPARE(count(u"run(sql::orders::by_id);"_s), 0);
    QCOMPARE(count(u"run(pw::sql::orders::by_id);"_s), 0);
    QCOMPARE(count(u"run(sql::orders::by_id_and_user);"_s), 1);
    QCOMPARE(count(u"// sql::orders::by_id"_s), 1);
    QCOMPARE(findUnusedStatements(treeOf({{u"core/storage/sql/migrations/a/0001_a.sql"_s, {}}})).size(), 0);
}

void TestRules::migrations()
{
    const auto count = [](const QStringList &names) {
        SourceTree tree;
        for (const QString &name : names) {
            tree.add(u"core/storage/sql/migrations/"_s + name, {});
        }
        return findMigrationGaps(tree).size();
    };
    QCOMPARE(count({u"desk/0001_a.sql"_s, u"server/0001_a.sql"_s, u"server/0002_b.sql"_s}), 0);
    QCOMPARE(count({u"server/0002_a.sql"_s}), 1);
    QCOMPARE(count({u"server/0001_a.sql"_s, u"server/0003_b.sql"_s, u"server/0004_c.sql"_s}), 1);
    QCOMPARE(count({u"server/0001_a.sql"_s, u"server/0001_b.sql"_s}), 1);
    QCOMPARE(count({u"server/first.sql"_s}), 1);
}

void TestRules::licences()
{
    const QString hash = QString(licence).replace(u"//"_s, u"#"_s);
    QCOMPARE(findMissingLicences(treeOf({{u"ui/a.h"_s, licence + u"int a;"_s}})).size(), 0);
    QCOMPARE(findMissingLicences(treeOf({{u"ui/a.h"_s, u"\n"_s + licence}})).size(), 1);
    QCOMPARE(findMissingLicences(treeOf({{u"ui/a.h"_s, {}}})).size(), 1);
    QCOMPARE(findMissingLicences(treeOf({{u"scripts/a"_s, u"#!/usr/bin/env bash\n"_s + hash}})).size(), 0);
    QCOMPARE(findMissingLicences(treeOf({{u"scripts/a"_s, u"#!/usr/bin/env bash\n"_s}})).size(), 1);
    QCOMPARE(findMissingLicences(treeOf({{u"ui/CMakeLists.txt"_s, u"add_library(a)\n"_s}})).size(), 1);
    QCOMPARE(findMissingLicences(treeOf({{u"resources/a.svg"_s, u"<svg/>"_s}})).size(), 0);
}

void TestRules::mocShim()
{
    const Planted shim{u"cmake/moc_shim.h"_s, u"#define _GLIBCXX_VISIBILITY(V)\n"_s};
    const QString path = u"cmake/PanelwrightOptions.cmake"_s;
    const QString line =
        u"list(APPEND CMAKE_AUTOMOC_MOC_OPTIONS \"--include\" \"${CMAKE_SOURCE_DIR}/cmake/moc_shim.h\")\n"_s;
    QCOMPARE(findMissingMocShim(treeOf({shim, {path, line}})).size(), 0);
    QCOMPARE(findMissingMocShim(treeOf({shim, {path, u"# "_s + line}})).size(), 1);
    QCOMPARE(findMissingMocShim(treeOf({{path, line}})).size(), 1);
}

void TestRules::tidyExclusions()
{
    const auto count = [](const QString &text) {
        return findUnreasonedTidyExclusions(treeOf({{u".clang-tidy"_s, text}})).size();
    };
    const QString checks = u"Checks: >-\n  -*,\n  bugprone-*,\n  -bugprone-a\n"_s;
    QCOMPARE(count(u"# -bugprone-a: it is wrong about our code.\n"_s + checks), 0);
    QCOMPARE(count(checks), 1);
    QCOMPARE(count(u"# -bugprone-a: no.\n"_s + checks), 1);
    QCOMPARE(count(u"# -bugprone-a: it is wrong about.\n# -bugprone-b: it was here once.\n"_s + checks), 1);
    QCOMPARE(count({}), 1);
}

void TestRules::exceptions()
{
    const Violations found{{u"ui/a.cpp"_s, 3, u"wall clock: take a Clock"_s},
                           {u"ui/b.cpp"_s, 4, u"wall clock: take a Clock"_s}};
    const Exception good{u"calls"_s, u"ui/a.cpp"_s, u"wall clock"_s, u"It is where the clock is."_s};
    QCOMPARE(excuse(u"calls"_s, found, {}).size(), 2);
    QCOMPARE(excuse(u"calls"_s, found, {good}).size(), 1);
    QCOMPARE(excuse(u"other"_s, found, {good}).size(), 2);          // Of another rule.
    QCOMPARE(excuse(u"calls"_s, {found.last()}, {good}).size(), 2); // It excuses nothing, which is said.
    QCOMPARE(excuse(u"calls"_s, found, {{good.rule, good.path, good.what, u"why not"_s}}).size(), 2);
}

} // namespace pw::architecture

QTEST_GUILESS_MAIN(pw::architecture::TestRules)
#include "tst_architecture_rules.moc"
