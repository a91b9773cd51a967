// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include <QDir>
#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QTest>

#include "tests/architecture/source_tree.h"

namespace pw::architecture
{
using namespace Qt::StringLiterals;

namespace
{

struct Row {
    QString number;
    int level = 0;
    QString state;
    QString shown; ///< the last column: what shows it, or why not
};

QString readFile(const QString &path)
{
    QFile file(QStringLiteral(PANELWRIGHT_SOURCE_DIR) + u'/' + path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

bool isThere(const QString &path)
{
    return QFile::exists(QStringLiteral(PANELWRIGHT_SOURCE_DIR) + u'/' + path);
}

/// What stands between backticks.
QStringList namesIn(const QString &text)
{
    static const QRegularExpression name(u"`([^`\\n]+)`"_s);
    QStringList names;
    for (auto it = name.globalMatch(text); it.hasNext();)
        names << it.next().captured(1);
    return names;
}

bool hasHeading(const QString &path, const QString &heading)
{
    for (const QString &line : readFile(path).split(u'\n')) {
        if (line.startsWith(u'#') && line.section(u' ', 1) == heading)
            return true;
    }
    return false;
}

} // namespace

/// Holds docs/security/asvs.md to what it says: every item once, and everything that it names as proof is there.
class TestAsvs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyItemIsThereOnce();
    void whatHoldsIsShown();
    void whatIsNamedIsThere();
    void theSummaryCounts();
    void theOtherDocumentsNameWhatIsThere();
    void whatIsSaidToBeAbsentIs_data();
    void whatIsSaidToBeAbsentIs();

private:
    /// Empty, or what is wrong with a name that stands as proof.
    [[nodiscard]] QString problemWith(const QString &name) const;
    [[nodiscard]] QString problemWithTest(const QString &program, const QString &cases) const;

    SourceTree m_tree;
    QString m_text;
    QList<Row> m_rows;
    QList<std::pair<QString, QString>> m_product; ///< paths and lines, without comments
};

void TestAsvs::initTestCase()
{
    m_tree = SourceTree::read(QStringLiteral(PANELWRIGHT_SOURCE_DIR));
    for (const SourceFile &file : m_tree.productFiles()) {
        for (const QString &line : file.linesWithStrings())
            m_product.emplaceBack(file.path, line);
    }
    m_text = readFile(u"docs/security/asvs.md"_s);
    static const QRegularExpression row(
        u"^\\| (\\d+\\.\\d+\\.\\d+) \\| [^|]+ \\| ([12]) \\| (holds|does not apply|gap|being built) \\| ([^|]+) \\|$"_s);
    static const QRegularExpression looksLikeOne(u"^\\|\\s*\\d+\\."_s);
    for (const QString &line : m_text.split(u'\n')) {
        const auto match = row.match(line);
        if (match.hasMatch())
            m_rows << Row{match.captured(1), match.captured(2).toInt(), match.captured(3), match.captured(4)};
        else
            QVERIFY2(!looksLikeOne.match(line).hasMatch(), qPrintable(u"cannot be read: "_s + line));
    }
}

void TestAsvs::everyItemIsThereOnce()
{
    QMap<QString, int> levels;
    for (const QString &line : readFile(u"tests/architecture/asvs_items.txt"_s).split(u'\n', Qt::SkipEmptyParts)) {
        if (!line.startsWith(u'#'))
            levels.insert(line.section(u' ', 0, 0), line.section(u' ', 1).toInt());
    }
    // As the standard counts them, so that no item gets lost here as well.
    QCOMPARE(levels.values().count(1), 70);
    QCOMPARE(levels.values().count(2), 183);
    for (const Row &row : m_rows) {
        QVERIFY2(levels.contains(row.number), qPrintable(row.number + u" is no item, or is there twice"_s));
        QVERIFY2(levels.take(row.number) == row.level, qPrintable(row.number + u" has another level"_s));
    }
    QVERIFY2(levels.isEmpty(), qPrintable(u"missing: "_s + levels.keys().join(u", "_s)));
}

void TestAsvs::whatHoldsIsShown()
{
    constexpr qsizetype fewestWords = 3;
    for (const Row &row : m_rows) {
        if (row.state == "holds"_L1)
            QVERIFY2(!namesIn(row.shown).isEmpty(), qPrintable(row.number + u" names nothing that shows it"_s));
        else
            QVERIFY2(row.shown.split(u' ').size() >= fewestWords, qPrintable(row.number + u" gives no reason"_s));
    }
}

QString TestAsvs::problemWithTest(const QString &program, const QString &cases) const
{
    for (const SourceFile &file : m_tree.files()) {
        if (!file.path.endsWith(u'/' + program + u".cpp"_s))
            continue;
        // Whoever names a test wants it to run.
        const QString built = m_tree.textOf(file.path.section(u'/', 0, -2) + u"/CMakeLists.txt"_s);
        const QRegularExpression target(
            u"\\b(%1|%2|%3)\\b"_s.arg(program, program.sliced(4), program.section(u'_', -1)));
        if (!target.match(built).hasMatch())
            return u"is built by nothing"_s;
        for (const QString &name : cases.split(u", "_s, Qt::SkipEmptyParts)) {
            const QRegularExpression function(u"\\bvoid (\\w+::)?%1\\(\\)"_s.arg(QRegularExpression::escape(name)));
            if (!function.match(file.text).hasMatch())
                return u"has no case "_s + name;
        }
        return {};
    }
    return u"is no test program"_s;
}

QString TestAsvs::problemWith(const QString &name) const
{
    const QString subject = name.section(u": "_s, 0, 0);
    const QString part = name.section(u": "_s, 1);
    if (subject.startsWith("tst_"_L1))
        return problemWithTest(subject, part);
    if (!isThere(subject))
        return u"is no file of ours"_s;
    if (!part.isEmpty() && !hasHeading(subject, part))
        return u"has no such heading"_s;
    return {};
}

void TestAsvs::whatIsNamedIsThere()
{
    QStringList problems;
    for (const Row &row : m_rows) {
        for (const QString &name : namesIn(row.shown)) {
            if (const QString problem = problemWith(name); !problem.isEmpty())
                problems << row.number + u": "_s + name + u' ' + problem;
        }
    }
    QVERIFY2(problems.isEmpty(), qPrintable(u"\n  "_s + problems.join(u"\n  "_s)));
    // The checks themselves bite.
    QVERIFY(!problemWith(u"tst_no_such_program"_s).isEmpty());
    QVERIFY(!problemWith(u"tst_asvs: noSuchCase"_s).isEmpty());
    QVERIFY(!problemWith(u"docs/no-such-document.md"_s).isEmpty());
    QVERIFY(!problemWith(u"docs/operations.md: No such heading"_s).isEmpty());
    QVERIFY(problemWith(u"tst_asvs: whatIsNamedIsThere"_s).isEmpty());
}

void TestAsvs::theSummaryCounts()
{
    for (const QString &state : {u"holds"_s, u"does not apply"_s, u"being built"_s, u"gap"_s}) {
        const auto count = [&](int level) {
            return std::count_if(m_rows.begin(), m_rows.end(),
                                 [&](const Row &row) { return row.level == level && row.state == state; });
        };
        const QString line = u"| %1 | %2 | %3 |"_s.arg(state).arg(count(1)).arg(count(2));
        QVERIFY2(m_text.split(u'\n').contains(line), qPrintable(u"the summary should say: "_s + line));
    }
}

void TestAsvs::theOtherDocumentsNameWhatIsThere()
{
    static const QRegularExpression path(u"^[\\w.-]+(/[\\w.-]+)+\\.(h|cpp|md|sql|json|txt)$"_s);
    const QDir folder(QStringLiteral(PANELWRIGHT_SOURCE_DIR) + u"/docs/security"_s);
    int seen = 0;
    for (const QString &document : folder.entryList({u"*.md"_s})) {
        for (const QString &name : namesIn(readFile(u"docs/security/"_s + document))) {
            if (!path.match(name).hasMatch())
                continue;
            ++seen;
            QVERIFY2(isThere(name), qPrintable(document + u" names "_s + name));
        }
    }
    QVERIFY(seen > 20);
}

void TestAsvs::whatIsSaidToBeAbsentIs_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("sample"); ///< what it has to find, or it would find nothing ever
    const auto row = [](const char *name, const QString &pattern, const QString &sample) {
        QTest::newRow(name) << pattern << sample;
    };
    row("programs that are started",
        u"\\bQProcess\\b|\\bpopen\\b|\\bexec[vl]p?e?\\b|\\bposix_spawn|[^:\\w]system\\s*\\("_s, u" system(\"ls\");"_s);
    row("XML", u"\\bQXml|\\bQDom|libxml"_s, u"QXmlStreamReader xml;"_s);
    row("LDAP, memcached", u"(?i)\\bldap|\\bmemcache"_s, u"ldap_search()"_s);
    row("scripts", u"\\bQJSEngine|\\bQScriptEngine|\\bQQml|\\blua_"_s, u"QJSEngine engine;"_s);
    row("code that is loaded", u"\\bQLibrary\\b|\\bQPluginLoader\\b|\\bdlopen\\b"_s, u"dlopen(path, 0)"_s);
    // A label that is given its text at once guesses whether it is rich, as those boxes do.
    row("rich text",
        u"\\bQTextBrowser\\b|\\bQTextEdit\\b|\\bsetHtml\\b|\\bQWebEngine|new QLabel\\([^)]*,|"
        "QMessageBox::(warning|question|information|critical|about)\\("_s,
        u"view->setHtml(text);"_s);
    row("addresses that are opened", u"\\bopenUrl\\b"_s, u"QDesktopServices::openUrl(url)"_s);
    row("cookies", u"(?i)set-cookie"_s, u"header(\"Set-Cookie\", x)"_s);
    row("other origins", u"(?i)access-control-allow"_s, u"\"Access-Control-Allow-Origin: *\""_s);
    row("redirects", u"\"Location\"|Location: "_s, u"response.header(\"Location\", to);"_s);
    row("WebSocket, WebRTC", u"(?i)websocket|\\bwebrtc|\\bsrtp"_s, u"QWebSocket socket;"_s);
    row("tokens with content", u"(?i)\\bjwt\\b|\\bjws\\b|\\bsaml\\b|\\boauth|\\bopenid"_s, u"decode(jwt)"_s);
    row("streams of objects", u"\\bQDataStream\\b|boost/serialization"_s, u"QDataStream in(&file);"_s);
    row("strings of C", u"\\bstrcpy\\b|\\bstrcat\\b|\\bsprintf\\b|\\bgets\\b|\\balloca\\b"_s, u"strcpy(to, from);"_s);
    row("weak methods", u"\\bMd5\\b|\\bMD5\\b|\\bDES_|_ecb\\b|\\bRC4\\b"_s, u"QCryptographicHash::Md5"_s);
    row("certificates that are not checked", u"ignoreSslErrors|VerifyNone|SSL_VERIFYPEER|SSL_VERIFYHOST"_s,
        u"reply->ignoreSslErrors();"_s);
    row("patterns from outside", u"^(?!.*(static const|#include)).*\\bQRegularExpression\\b"_s,
        u"QRegularExpression pattern(text);"_s);
}

void TestAsvs::whatIsSaidToBeAbsentIs()
{
    QFETCH(const QString, pattern);
    QFETCH(const QString, sample);
    const QRegularExpression expression(pattern);
    QVERIFY(expression.match(sample).hasMatch());
    QVERIFY(m_product.size() > 10'000);
    for (const auto &[path, line] : m_product)
        QVERIFY2(!expression.match(line).hasMatch(), qPrintable(path + u": "_s + line.trimmed()));
}

} // namespace pw::architecture

QTEST_GUILESS_MAIN(pw::architecture::TestAsvs)
#include "tst_asvs.moc"
