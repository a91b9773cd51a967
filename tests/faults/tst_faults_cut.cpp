// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/blackbox/shop_fixture.h"
#include "tests/faults/oracle.h"
#include "tests/faults/proof.h"
#include "tests/journeys/desk_shell.h"
#include "tests/support/fault_proxy.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTest>

using namespace pw::test;
using namespace Qt::StringLiterals;

/// The connection ends after byte k of a message, for every k, in both directions; and what did pass reaches the server
/// a second time. Whatever the place, the command is executed once and the desk ends equal to the server.
class CutTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void everyByte_data();
    void everyByte();
    void everyByteOfASnapshot_data();
    void everyByteOfASnapshot();

private:
    using Way = FaultProxy::Way;
    using Attempt = QString (CutTest::*)(const FaultProxy::Cut &);

    void logIn(const DeskProcess &desk);
    void cutEverywhere(Attempt attempt, FaultProxy::Cut cut);

    [[nodiscard]] QString credit();
    [[nodiscard]] QString cutOnce(const FaultProxy::Cut &cut);
    [[nodiscard]] QString checkCredit(const QJsonObject &status) const;
    [[nodiscard]] QString copyOnce(const FaultProxy::Cut &cut);

    ProofSize m_size;
    QTemporaryDir m_folder;
    ShopFixture m_shop;
    std::unique_ptr<FaultProxy> m_proxy;
    DeskProcess m_desk{m_folder.filePath(u"desk"_s)};
    DeskProcess m_newcomer{m_folder.filePath(u"newcomer"_s)};
    Oracle m_oracle{m_shop.server, u"owner"_s};
    std::unique_ptr<DeskShell> m_shell;
    int m_credits = 0;
};

Q_DECLARE_METATYPE(pw::test::FaultProxy::Way)

void CutTest::initTestCase()
{
    m_size = ProofSize::fromEnvironment();
    QVERIFY2(m_shop.open(withoutRateLimits()), qPrintable(m_shop.server.problem()));
    const auto anna = m_shop.customer(u"anna"_s, u"5"_s);
    m_proxy = std::make_unique<FaultProxy>(m_shop.server.port());
    logIn(m_desk);
    logIn(m_newcomer);
    m_shell = std::make_unique<DeskShell>(m_desk.profile());
    QVERIFY(m_shell->syncUntilDone());
}

void CutTest::logIn(const DeskProcess &desk)
{
    const DeskRun login = desk.logIn(u"http://127.0.0.1:"_s + QString::number(m_proxy->port()), u"owner"_s,
                                     m_shop.server.ownerPasswordFile());
    QVERIFY2(login.exitCode == 0, login.errors.constData());
}

void CutTest::cleanupTestCase()
{
    if (!m_shell)
        return;
    QVERIFY(m_shell->close());
    QCOMPARE(m_oracle.compare(m_desk), QString());
    QCOMPARE(valueIn(m_shop.server.databaseFile(), u"SELECT COUNT(*) FROM transfers WHERE memo LIKE 'cut-%'"_s).toInt(),
             m_credits);
}

/// One more command of the desk's; it is sent at once. Empty = saved.
QString CutTest::credit()
{
    ++m_credits;
    const QJsonObject args{
        {u"user"_s, 1}, {u"amount"_s, u"0.01"_s}, {u"reason"_s, u"cut-%1."_s.arg(m_credits, 6, 10, QChar(u'0'))}};
    const QJsonObject answer = m_shell->ask({{u"do"_s, u"AddFunds"_s}, {u"args"_s, args}});
    return answer.value(u"ok"_s).toBool() ? QString() : u"not saved: "_s + answer.value(u"detail"_s).toString();
}

QString CutTest::checkCredit(const QJsonObject &status) const
{
    const QString shop = m_shop.server.databaseFile();
    const int done =
        valueIn(shop, u"SELECT COUNT(*) FROM transfers WHERE memo = 'cut-%1.'"_s.arg(m_credits, 6, 10, QChar(u'0')))
            .toInt();
    const qint64 rev = valueIn(shop, u"SELECT rev FROM revision"_s).toLongLong();
    if (done != 1)
        return u"executed %1 times"_s.arg(done);
    if (status.value(u"pending"_s).toInt() != 0 || status.value(u"refused"_s).toInt() != 0)
        return u"the desk does not know the outcome"_s;
    return status.value(u"cursor"_s).toInteger() == rev ? QString() : u"the desk stands behind the server"_s;
}

/// One command whose conversation meets the cut, and its recovery.
QString CutTest::cutOnce(const FaultProxy::Cut &cut)
{
    m_proxy->arm(cut);
    if (const QString problem = credit(); !problem.isEmpty())
        return problem;
    std::optional<QJsonObject> status;
    const QDeadlineTimer deadline(60'000);
    do {
        status = m_shell->syncUntilDone();
        if (!status)
            return u"no sync succeeds any more"_s;
    } while (!m_proxy->fired() && !deadline.hasExpired());
    m_proxy->disarm();
    if (!m_proxy->fired())
        return u"the message never came"_s;
    // Another one behind the cut, so that nothing of the answer can have been left for later.
    status = m_shell->syncUntilDone();
    if (!status)
        return u"no sync succeeds after the cut: "_s +
               QString::fromUtf8(QJsonDocument(m_shell->lastRefusal()).toJson(QJsonDocument::Compact));
    return checkCredit(*status);
}

void CutTest::everyByte_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<Way>("way");
    QTest::addColumn<bool>("twice");
    const std::pair<const char *, const char *> messages[] = {{"push", "POST /sync/v1/push"},
                                                              {"pull", "GET /sync/v1/pull"}};
    for (const auto &[name, request] : messages) {
        for (const bool twice : {false, true}) {
            const char *times = twice ? ", delivered twice" : "";
            QTest::addRow("%s, request%s", name, times) << QByteArray(request) << Way::ToServer << twice;
            QTest::addRow("%s, answer%s", name, times) << QByteArray(request) << Way::ToClient << twice;
        }
    }
}

void CutTest::everyByte()
{
    QFETCH(const QByteArray, request);
    QFETCH(const Way, way);
    QFETCH(const bool, twice);
    cutEverywhere(&CutTest::cutOnce, {.request = request, .way = way, .after = 0, .twice = twice, .reset = false});
    QCOMPARE(m_oracle.compareSums(m_desk), QString());
}

/// Cuts at byte 0, 1, 2 ... and behind the last one; in a sample, at a dozen of them.
void CutTest::cutEverywhere(Attempt attempt, FaultProxy::Cut cut)
{
    // A cut behind the last byte tells how many there are.
    FaultProxy::Cut none = cut;
    none.way = Way::ToClient;
    none.after = 1'000'000;
    QCOMPARE((this->*attempt)(none), QString());
    const FaultProxy::Sizes sizes = m_proxy->sizes();
    const qint64 size = cut.way == Way::ToServer ? sizes.request : sizes.answer;
    QVERIFY(size > 100);
    const qint64 stride = m_size.isLong ? 1 : std::max<qint64>(1, size / 12);
    int cuts = 0;
    // Later messages may be longer by some digits.
    for (qint64 after = m_size.isLong ? 0 : m_size.seed % stride; after <= size + 4; after += stride) {
        cut.after = after;
        cut.reset = after % 2 == 1;
        const QString problem = (this->*attempt)(cut);
        QVERIFY2(problem.isEmpty(), qPrintable(QString(u"after byte %1: "_s.arg(after) + problem)));
        ++cuts;
    }
    report(u"%1: %2 bytes, %3 cuts, both sides equal after each"_s.arg(QString::fromUtf8(QTest::currentDataTag()))
               .arg(size)
               .arg(cuts));
}

void CutTest::everyByteOfASnapshot_data()
{
    QTest::addColumn<Way>("way");
    QTest::addColumn<bool>("twice");
    for (const bool twice : {false, true}) {
        const char *times = twice ? ", delivered twice" : "";
        QTest::addRow("snapshot, request%s", times) << Way::ToServer << twice;
        QTest::addRow("snapshot, answer%s", times) << Way::ToClient << twice;
    }
}

/// A desk that has lost its copy fetches it with the cut on its way, and again until it has it.
QString CutTest::copyOnce(const FaultProxy::Cut &cut)
{
    const QDir profile(m_newcomer.profile());
    for (const QString &name : profile.entryList({u"base.db*"_s, u"snapshot.*"_s}, QDir::Files))
        QFile::remove(profile.filePath(name));
    m_proxy->arm(cut);
    DeskRun pull;
    for (int tries = 0; tries < 5 && pull.exitCode != 0; ++tries)
        pull = m_newcomer.run({u"pull"_s});
    m_proxy->disarm();
    if (pull.exitCode != 0)
        return u"no pull succeeds after the cut: "_s + QString::fromUtf8(pull.errors);
    if (!m_proxy->fired())
        return u"the message never came"_s;
    if (pull.errors.contains("snapshot_not_used"))
        return u"the rows came in pages instead"_s;
    // The sums that both keep of each table; m_oracle looks at every column, behind the last cut.
    const QString sums = u"SELECT group_concat(name || part || ' ' || row_count || ' ' || hash) FROM (SELECT * FROM "
                         "table_sums WHERE name <> 'command_results' ORDER BY name, part)"_s;
    const QString here = valueIn(profile.filePath(u"base.db"_s), sums).toString();
    return !here.isEmpty() && here == valueIn(m_shop.server.databaseFile(), sums).toString()
               ? QString()
               : u"the copy is another than the server's"_s;
}

void CutTest::everyByteOfASnapshot()
{
    QFETCH(const Way, way);
    QFETCH(const bool, twice);
    cutEverywhere(&CutTest::copyOnce,
                  {.request = "GET /sync/v1/snapshot", .way = way, .after = 0, .twice = twice, .reset = false});
    QCOMPARE(m_oracle.compare(m_newcomer), QString());
}

QTEST_GUILESS_MAIN(CutTest)
#include "tst_faults_cut.moc"
