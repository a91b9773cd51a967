// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include <QFile>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include "tests/blackbox/exposition.h"
#include "tests/blackbox/shop_fixture.h"

using namespace Qt::StringLiterals;

namespace pw::test
{
namespace
{

const QString token = u"a token for the monitor"_s;

} // namespace

class TestMonitoring : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theFormatIsStrict_data();
    void theFormatIsStrict();
    void requestsAreCounted();
    void theProcessAndItsWorkAreTold();
    void deadJobsAreCounted();
    void whoMayRead_data();
    void whoMayRead();
    void withoutATokenOnlyThisMachine();
    void wrongTokenFiles_data();
    void wrongTokenFiles();
    void readyWhenItServes();
    void notReadyWithoutItsDatabase();

private:
    [[nodiscard]] Exposition scrape() const
    {
        HttpClient client = m_shop.anyone();
        return Exposition(client.get(u"/metrics"_s).body);
    }
    [[nodiscard]] QString tokenFile(const QByteArray &content) const
    {
        QFile file(m_folder.filePath(u"token"_s));
        return file.open(QIODevice::WriteOnly) && file.write(content) >= 0 ? file.fileName() : QString();
    }

    QTemporaryDir m_folder;
    ShopFixture m_shop;
};

void TestMonitoring::initTestCase()
{
    QVERIFY2(m_shop.open(
                 {u"--trusted-proxy"_s, u"127.0.0.1"_s, u"--metrics-token-file"_s, tokenFile(token.toUtf8() + '\n')}),
             qPrintable(m_shop.server.problem()));
}

void TestMonitoring::theFormatIsStrict_data()
{
    // The reader has to notice what it is there to notice.
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("good");
    const QByteArray head = "# HELP a_total b\n# TYPE a_total counter\n";
    QTest::newRow("a counter") << head + "a_total 1\n" << true;
    QTest::newRow("with labels") << head + "a_total{x=\"1\",y=\"\\\"\"} 1\n" << true;
    QTest::newRow("no end") << head + "a_total 1" << false;
    QTest::newRow("no number") << head + "a_total x\n" << false;
    QTest::newRow("a quote inside") << head + "a_total{x=\"\"\"} 1\n" << false;
    QTest::newRow("a comma too many") << head + "a_total{x=\"1\",} 1\n" << false;
    QTest::newRow("twice") << head + "a_total 1\na_total 1\n" << false;
    QTest::newRow("no family") << QByteArray("a_total 1\n") << false;
    QTest::newRow("no help") << QByteArray("# TYPE a_total counter\na_total 1\n") << false;
    QTest::newRow("an empty line") << head + "\na_total 1\n" << false;
    const QByteArray histogram = "# HELP h b\n# TYPE h histogram\n";
    QTest::newRow("a histogram") << histogram + "h_bucket{r=\"1\",le=\"1\"} 1\nh_bucket{r=\"1\",le=\"+Inf\"} 2\n"
                                                "h_sum{r=\"1\"} 3.5\nh_count{r=\"1\"} 2\n"
                                 << true;
    QTest::newRow("it shrinks") << histogram + "h_bucket{r=\"1\",le=\"1\"} 3\nh_bucket{r=\"1\",le=\"+Inf\"} 2\n"
                                               "h_sum{r=\"1\"} 3.5\nh_count{r=\"1\"} 2\n"
                                << false;
    QTest::newRow("another count") << histogram +
                                          "h_bucket{r=\"1\",le=\"+Inf\"} 2\nh_sum{r=\"1\"} 3\nh_count{r=\"1\"} 3\n"
                                   << false;
}

void TestMonitoring::theFormatIsStrict()
{
    QFETCH(const QByteArray, text);
    const Exposition exposition(text);
    QTEST(exposition.problem.isEmpty(), "good");
}

void TestMonitoring::requestsAreCounted()
{
    const QString funds = u"panelwright_http_requests_total{route=\"/api/funds\",method=\"GET\",status=\"%1\"}"_s;
    const auto customer = m_shop.customer(u"anna"_s);
    const Exposition before = scrape();
    QCOMPARE(before.problem, QString());
    for (int i = 0; i < 7; ++i)
        QCOMPARE(customer->get(u"/api/funds"_s).status, 200);
    QCOMPARE(m_shop.anyone().get(u"/api/funds"_s).status, 401);
    QCOMPARE(m_shop.anyone().get(u"/such/a/place?key=secret"_s).status, 404);
    QCOMPARE(m_shop.anyone().sendRaw("GET / HTTP/1.1\r\n\r\n").status, 400);
    const Exposition after = scrape();
    QCOMPARE(after.problem, QString());
    QCOMPARE(after.value(funds.arg(200)) - std::max(0.0, before.value(funds.arg(200))), 7.0);
    QCOMPARE(after.value(funds.arg(401)) - std::max(0.0, before.value(funds.arg(401))), 1.0);
    QVERIFY(after.value(u"panelwright_http_requests_total{route=\"none\",method=\"any\",status=\"404\"}"_s) >= 1);
    QVERIFY(after.value(u"panelwright_http_refused_total{status=\"400\"}"_s) >= 1);
    QVERIFY(after.value(u"panelwright_http_response_bytes_total{route=\"/api/funds\",method=\"GET\"}"_s) > 7 * 20);
    const double count =
        after.value(u"panelwright_http_request_duration_seconds_count{route=\"/api/funds\",method=\"GET\"}"_s);
    QVERIFY(count >= 8);
    const double sum =
        after.value(u"panelwright_http_request_duration_seconds_sum{route=\"/api/funds\",method=\"GET\"}"_s);
    QVERIFY2(sum > 0 && sum < 10, qPrintable(QString::number(sum)));
    for (auto it = after.samples.constBegin(); it != after.samples.constEnd(); ++it)
        QVERIFY2(!it.key().contains("secret"_L1), qPrintable(it.key()));
}

void TestMonitoring::theProcessAndItsWorkAreTold()
{
    const Exposition before = scrape();
    const auto customer = m_shop.customer(u"ben"_s, u"5"_s);
    QCOMPARE(customer->post(u"/api/orders"_s, followers(10)).status, 201);
    const Exposition after = scrape();
    QVERIFY(after.value(u"panelwright_http_connections"_s) >= 2);
    QCOMPARE(after.value(u"panelwright_executor_queue_jobs"_s), 0.0);
    QVERIFY(after.value(u"panelwright_executor_queue_limit_jobs"_s) > 0);
    const QString committed = u"panelwright_executor_jobs_total{end=\"committed\"}"_s;
    QVERIFY(after.value(committed) >= before.value(committed) + 2);
    const QString transactions = u"panelwright_executor_transactions_total{end=\"committed\"}"_s;
    QVERIFY(after.value(transactions) >= before.value(transactions) + 2);
    QVERIFY(after.value(u"process_cpu_seconds_total"_s) > 0);
    QVERIFY(after.value(u"process_cpu_seconds_total"_s) < 60);
    QVERIFY(after.value(u"process_resident_memory_bytes"_s) > 5'000'000);
    QVERIFY(after.value(u"process_open_fds"_s) > 5);
    QCOMPARE(after.types.value(u"panelwright_http_request_duration_seconds"_s), u"histogram"_s);
    bool hasVersion = false;
    for (auto it = after.samples.constBegin(); it != after.samples.constEnd(); ++it)
        hasVersion = hasVersion || it.key().startsWith("panelwright_build_info{version=\"0."_L1);
    QVERIFY(hasVersion);
}

void TestMonitoring::deadJobsAreCounted()
{
    {
        auto db = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"jobs"_s);
        db.setDatabaseName(m_shop.server.databaseFile());
        db.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=5000"_s);
        QVERIFY(db.open());
        QSqlQuery query(db);
        QVERIFY2(query.exec(u"INSERT INTO jobs (kind, key, args, state, attempts, due_at, lease, problem, created_at) "
                            "VALUES ('forward', 'a', '{}', 'dead', 9, 0, '', 'x', 0), "
                            "('forward', 'b', '{}', 'dead', 9, 0, '', 'x', 0)"_s),
                 qPrintable(query.lastError().text()));
    }
    QSqlDatabase::removeDatabase(u"jobs"_s);
    QCOMPARE(scrape().value(u"panelwright_jobs{kind=\"forward\",state=\"dead\"}"_s), 2.0);
}

void TestMonitoring::whoMayRead_data()
{
    QTest::addColumn<HttpHeaders>("headers");
    QTest::addColumn<QString>("verdict");
    const QByteArray bearer = "Bearer ";
    QTest::newRow("this machine") << HttpHeaders{} << u"200"_s;
    QTest::newRow("through a proxy") << HttpHeaders{{"X-Forwarded-For", "203.0.113.1"}} << u"403 not_allowed"_s;
    QTest::newRow("through a proxy on this machine, by its word")
        << HttpHeaders{{"X-Forwarded-For", "127.0.0.1"}} << u"403 not_allowed"_s;
    QTest::newRow("through a proxy of another kind")
        << HttpHeaders{{"Forwarded", "for=127.0.0.1"}} << u"403 not_allowed"_s;
    QTest::newRow("through one that only says Via") << HttpHeaders{{"Via", "1.1 x"}} << u"403 not_allowed"_s;
    QTest::newRow("with the token") << HttpHeaders{{"X-Forwarded-For", "203.0.113.1"},
                                                   {"Authorization", bearer + token.toUtf8()}}
                                    << u"200"_s;
    QTest::newRow("with another") << HttpHeaders{{"Authorization", bearer + "another token of that length"}}
                                  << u"403 not_allowed"_s;
}

void TestMonitoring::whoMayRead()
{
    QFETCH(const HttpHeaders, headers);
    HttpClient client = m_shop.anyone();
    const HttpReply reply = client.get(u"/metrics"_s, headers);
    QTEST(reply.verdict(), "verdict");
    if (reply.status == 200)
        QCOMPARE(reply.headers.value("content-type"), "text/plain; version=0.0.4; charset=utf-8");
}

void TestMonitoring::withoutATokenOnlyThisMachine()
{
    ShopFixture shop;
    QVERIFY(shop.open());
    HttpClient client = shop.anyone();
    QCOMPARE(client.get(u"/metrics"_s).status, 200);
    QCOMPARE(client.get(u"/metrics"_s, {{"X-Forwarded-For", "127.0.0.1"}}).status, 403);
    QCOMPARE(client.get(u"/metrics"_s, {{"X-Forwarded-For", "127.0.0.1"}, {"Authorization", "Bearer "}}).status, 403);
    // The owner reads figures elsewhere: a session that is stolen is not to tell what the server is like.
    QCOMPARE(shop.owner()->get(u"/metrics"_s, {{"X-Forwarded-For", "127.0.0.1"}}).status, 403);
}

void TestMonitoring::wrongTokenFiles_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("an empty line") << QByteArray("\n");
    QTest::newRow("short") << QByteArray("secret\n");
}

void TestMonitoring::wrongTokenFiles()
{
    QFETCH(const QByteArray, content);
    QCOMPARE(m_shop.server.run(u"serve"_s, {u"--metrics-token-file"_s, tokenFile(content)}).exitCode, 2);
    QCOMPARE(m_shop.server.run(u"serve"_s, {u"--metrics-token-file"_s, m_folder.filePath(u"none"_s)}).exitCode, 2);
}

void TestMonitoring::readyWhenItServes()
{
    HttpClient client = m_shop.anyone();
    const HttpReply reply = client.get(u"/readyz"_s, {{"X-Forwarded-For", "203.0.113.1"}});
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.body, R"({"status":"ready","database":"ok","executor":"ok","draining":false})");
}

void TestMonitoring::notReadyWithoutItsDatabase()
{
    ShopFixture shop;
    QVERIFY(shop.open());
    HttpClient client = shop.anyone();
    QCOMPARE(client.get(u"/readyz"_s).status, 200);
    // As a file that is damaged: what is asked for first cannot be read.
    {
        auto db = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"lock"_s);
        db.setDatabaseName(shop.server.databaseFile());
        QVERIFY(db.open());
        QSqlQuery query(db);
        QVERIFY(query.exec(u"DROP TABLE revision"_s));
    }
    QSqlDatabase::removeDatabase(u"lock"_s);
    const HttpReply reply = client.get(u"/readyz"_s);
    QCOMPARE(reply.status, 503);
    QCOMPARE(reply.text(u"status"_s), u"not_ready"_s);
    QCOMPARE(reply.text(u"database"_s), u"failed"_s);
    // Whether the process lives is another question.
    QCOMPARE(client.get(u"/healthz"_s).status, 200);
}

} // namespace pw::test

QTEST_GUILESS_MAIN(pw::test::TestMonitoring)
#include "tst_monitoring.moc"
