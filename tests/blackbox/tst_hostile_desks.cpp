// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/migrator.h"
#include "core/sync/wire.h"
#include "tests/blackbox/shop_fixture.h"
#include "tests/server/http/raw_client.h"
#include "tests/support/sanitized.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTest>

#include <optional>

#include <algorithm>

using namespace Qt::StringLiterals;
using pw::server::http::test::RawClient;

namespace pw::test
{

/// Desks that are slow, broken or malicious, against the program as it is shipped: they hold neither its memory nor the
/// one thread that writes.
class TestHostileDesks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void onlyKnownDesksListen_data();
    void onlyKnownDesksListen();
    void oneAccountHasSixteenStreams();
    void signingOutEndsTheStream();
    void strangeQuestions_data();
    void strangeQuestions();
    void pagesAreBoundInBytes();
    void slowReadersHoldLittle();
    void aLargePushLetsOthersPass();
    void manyPushesAreTurnedAway();
    void deafStreamsHoldNothing();
    void endsAtOnceWithStreamsOpen();

private:
    [[nodiscard]] qint64 memoryKb() const;
    [[nodiscard]] QString signIn() const;
    [[nodiscard]] QString newDesk(const QString &name) const;
    [[nodiscard]] RawClient ask(const QString &path, int receiveBuffer = 0) const;
    [[nodiscard]] static int statusOf(RawClient &client);
    /// The slowest of so many orders, in milliseconds; -1 where one is refused.
    [[nodiscard]] qint64 slowestOrder(int count) const;

    ShopFixture m_shop;
    std::unique_ptr<HttpClient> m_customer;
    QString m_token;
    QString m_desk;
};

void TestHostileDesks::initTestCase()
{
    QVERIFY2(m_shop.open(withoutRateLimits()), qPrintable(m_shop.server.problem()));
    m_customer = m_shop.customer(u"anna"_s, u"100000"_s);
    m_token = signIn();
    m_desk = newDesk(u"desk-1"_s);
}

QString TestHostileDesks::signIn() const
{
    return HttpClient(m_shop.server.port())
        .post(u"/api/admin/auth/login"_s, {{u"login"_s, u"owner"_s}, {u"password"_s, m_shop.server.ownerPassword()}})
        .text(u"token"_s);
}

QString TestHostileDesks::newDesk(const QString &name) const
{
    HelloRequest hello;
    hello.clientId = name;
    hello.incarnation = u"1"_s;
    hello.schema = schemaVersion();
    HttpClient client(m_shop.server.port());
    client.setToken(m_token);
    const HttpReply reply = client.send("POST", u"/sync/v1/hello"_s, QByteArray::fromStdString(hello.encode()),
                                        {{"Content-Type", "application/json"}});
    return reply.text(u"status"_s) == u"ok" ? name : QString();
}

RawClient TestHostileDesks::ask(const QString &path, int receiveBuffer) const
{
    RawClient client(m_shop.server.port(), {.source = nullptr, .receiveBuffer = receiveBuffer});
    const QString head =
        u"GET "_s + path + u" HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "_s + m_token + u"\r\n\r\n"_s;
    client.send(head.toStdString());
    return client;
}

int TestHostileDesks::statusOf(RawClient &client)
{
    const auto head = client.receiveAnswer(std::chrono::seconds(10), true);
    return head ? head->status : 0;
}

qint64 TestHostileDesks::memoryKb() const
{
    QFile status(u"/proc/%1/status"_s.arg(m_shop.server.processId()));
    if (!status.open(QIODevice::ReadOnly))
        return -1;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmRSS:"))
            return line.simplified().split(' ').value(1).toLongLong();
    }
    return -1;
}

qint64 TestHostileDesks::slowestOrder(int count) const
{
    qint64 slowest = 0;
    for (int i = 0; i < count; ++i) {
        QElapsedTimer timer;
        timer.start();
        if (m_customer->post(u"/api/orders"_s, followers(10)).status != 201)
            return -1;
        slowest = std::max(slowest, timer.elapsed());
    }
    return slowest;
}

void TestHostileDesks::onlyKnownDesksListen_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("who");
    QTest::addColumn<QString>("verdict");
    const QString mine = u"/sync/v1/events?client_id=desk-1"_s;
    QTest::newRow("nobody") << mine << 0 << u"401 not_signed_in"_s;
    QTest::newRow("a customer") << mine << 1 << u"403 not_allowed"_s;
    QTest::newRow("an unknown desk") << u"/sync/v1/events?client_id=desk-9"_s << 2 << u"409 client_unknown"_s;
    QTest::newRow("no desk") << u"/sync/v1/events"_s << 2 << u"409 client_unknown"_s;
    QTest::newRow("more than is asked") << QString(mine + u"&since=3"_s) << 2 << u"400 field_unknown"_s;
}

void TestHostileDesks::onlyKnownDesksListen()
{
    QFETCH(const QString, path);
    QFETCH(const int, who);
    HttpClient nobody(m_shop.server.port());
    HttpClient staff(m_shop.server.port());
    staff.setToken(m_token);
    QTEST((who == 0 ? nobody : who == 1 ? *m_customer : staff).get(path).verdict(), "verdict");
}

void TestHostileDesks::oneAccountHasSixteenStreams()
{
    std::vector<RawClient> streams;
    for (int i = 0; i < 16; ++i) {
        streams.push_back(ask(u"/sync/v1/events?client_id=desk-1"_s));
        QCOMPARE(statusOf(streams.back()), 200);
    }
    HttpClient staff(m_shop.server.port());
    staff.setToken(m_token);
    const HttpReply refused = staff.get(u"/sync/v1/events?client_id=desk-1"_s);
    QCOMPARE(refused.verdict(), u"429 too_many_requests"_s);
    QVERIFY(refused.headers.value("retry-after").toInt() > 0);
    // A place that is left is free at once.
    streams.pop_back();
    std::optional<RawClient> again;
    QTRY_VERIFY(again || [&] {
        RawClient asking = ask(u"/sync/v1/events?client_id=desk-1"_s);
        if (statusOf(asking) != 200)
            return false;
        again.emplace(std::move(asking)); // kept, since the condition is looked at again
        return true;
    }());
}

void TestHostileDesks::signingOutEndsTheStream()
{
    const QString keep = std::exchange(m_token, signIn());
    RawClient stream = ask(u"/sync/v1/events?client_id=desk-1"_s);
    QCOMPARE(statusOf(stream), 200);
    HttpClient staff(m_shop.server.port());
    staff.setToken(std::exchange(m_token, keep));
    QCOMPARE(staff.post(u"/api/admin/auth/logout"_s).status, 204);
    // With the next beat, at the latest.
    QElapsedTimer timer;
    timer.start();
    QVERIFY(stream.waitClosed(std::chrono::seconds(25)));
}

void TestHostileDesks::strangeQuestions_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("verdict");
    QTest::newRow("before the beginning") << u"client_id=desk-1&since=-1"_s << u"422 field_out_of_range"_s;
    QTest::newRow("after the end") << u"client_id=desk-1&since=9000000000000000000"_s << u"410 resync_required"_s;
    QTest::newRow("beyond numbers") << u"client_id=desk-1&since=99999999999999999999"_s << u"400 field_wrong_type"_s;
    QTest::newRow("no number") << u"client_id=desk-1&since=x"_s << u"400 field_wrong_type"_s;
    QTest::newRow("less than no rows") << u"client_id=desk-1&limit=-5"_s << u"422 field_out_of_range"_s;
    QTest::newRow("all the rows in the world") << u"client_id=desk-1&limit=9000000000000000000"_s << u"200"_s;
    QTest::newRow("twice") << u"client_id=desk-1&since=1&since=2"_s << u"400 field_wrong_type"_s;
    QTest::newRow("no desk") << u"since=0"_s << u"409 client_unknown"_s;
    QTest::newRow("an unknown desk") << u"client_id=x"_s << u"409 client_unknown"_s;
    QTest::newRow("a long name") << QString(u"client_id="_s + QString(8000, u'x')) << u"422 text_too_long"_s;
    QTest::newRow("no text") << u"client_id=%ff%fe"_s << u"400 field_wrong_type"_s;
}

void TestHostileDesks::strangeQuestions()
{
    QFETCH(const QString, query);
    HttpClient staff(m_shop.server.port());
    staff.setToken(m_token);
    QTEST(staff.get(u"/sync/v1/pull?"_s + query).verdict(), "verdict");
}

void TestHostileDesks::pagesAreBoundInBytes()
{
    // Few rows with much text: 3 MB in 300 tickets, which by their number would be one page.
    for (int i = 0; i < 300; ++i) {
        const HttpReply opened = m_customer->post(
            u"/api/tickets"_s,
            {{u"type"_s, u"other"_s}, {u"subject"_s, u"Long"_s}, {u"message"_s, QString(10'000, u'x')}});
        QCOMPARE(opened.verdict(), u"201"_s);
    }
    HttpClient staff(m_shop.server.port());
    staff.setToken(m_token);
    qint64 since = 0;
    int pages = 0;
    qsizetype largest = 0;
    for (bool more = true; more && pages < 100; ++pages) {
        const HttpReply page =
            staff.get(u"/sync/v1/pull?client_id=desk-1&limit=20000&since="_s + QString::number(since));
        QCOMPARE(page.status, 200);
        QVERIFY(page.number(u"to_rev"_s) > since);
        since = page.number(u"to_rev"_s);
        more = page.json().value(u"more"_s).toBool();
        largest = std::max(largest, page.body.size());
    }
    QVERIFY2(pages >= 3 && largest < 1536 * 1024, qPrintable(QString::number(largest)));
}

void TestHostileDesks::slowReadersHoldLittle()
{
    const qint64 before = memoryKb();
    std::vector<RawClient> slow;
    for (int i = 0; i < 64; ++i)
        slow.push_back(ask(u"/sync/v1/pull?client_id=desk-1&limit=20000&since=0"_s, 4096));
    const qint64 slowest = slowestOrder(20);
    QVERIFY2(slowest >= 0 && slowest < 2'000, qPrintable(QString::number(slowest)));
    const qint64 grown = memoryKb() - before;
    QVERIFY2(isSanitized || grown < 64 * 1024, qPrintable(QString::number(grown)));
    int served = 0;
    int turnedAway = 0;
    for (RawClient &client : slow) {
        const int status = statusOf(client);
        served += status == 200;
        turnedAway += status == 429;
    }
    qInfo("64 slow pulls: %d served, %d turned away, %lld KB more, slowest order %lld ms", served, turnedAway,
          static_cast<long long>(grown), static_cast<long long>(slowest));
    QVERIFY(served >= 8 && served <= 10 && served + turnedAway == 64);
}

void TestHostileDesks::aLargePushLetsOthersPass()
{
    PushRequest push;
    push.clientId = newDesk(u"desk-2"_s);
    push.schema = schemaVersion();
    for (int i = 1; i <= 500; ++i) {
        WireCommand command;
        command.commandId = u"018f0000-0000-7000-8000-%1"_s.arg(i, 12, 10, QChar(u'0'));
        command.seq = i;
        command.name = u"AddFunds"_s;
        command.args = {{u"user"_s, 1}, {u"amount"_s, u"0.01"_s}, {u"reason"_s, u"Penny"_s}};
        command.madeAt = Instant(1'770'000'000'000);
        push.commands << command;
    }
    const QByteArray body = QByteArray::fromStdString(push.encode());
    RawClient desk(m_shop.server.port());
    QElapsedTimer timer;
    timer.start();
    desk.send("POST /sync/v1/push HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nAuthorization: Bearer " +
              m_token.toStdString() + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" +
              body.toStdString());
    const qint64 slowest = slowestOrder(5);
    const auto answer = desk.receiveAnswer(std::chrono::seconds(30));
    QVERIFY(answer && answer->status == 200);
    qInfo("500 commands in one push: %lld ms; slowest order meanwhile %lld ms", static_cast<long long>(timer.elapsed()),
          static_cast<long long>(slowest));
    QVERIFY2(slowest >= 0 && slowest < 2'000, qPrintable(QString::number(slowest)));
    push.commands << push.commands.constLast();
    HttpClient staff(m_shop.server.port());
    staff.setToken(m_token);
    const HttpReply tooMany = staff.send("POST", u"/sync/v1/push"_s, QByteArray::fromStdString(push.encode()),
                                         {{"Content-Type", "application/json"}});
    QVERIFY2(tooMany.status == 400 || tooMany.status == 422, tooMany.body.constData());
}

void TestHostileDesks::manyPushesAreTurnedAway()
{
    const std::string body = R"({"client_id":"desk-1","schema":1,"commands":[]})";
    const std::string request =
        "POST /sync/v1/push HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nAuthorization: Bearer " +
        m_token.toStdString() + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
    std::vector<RawClient> clients;
    for (int i = 0; i < 200; ++i) {
        clients.emplace_back(m_shop.server.port());
        clients.back().send(request);
    }
    const qint64 slowest = slowestOrder(5);
    QVERIFY2(slowest >= 0 && slowest < 2'000, qPrintable(QString::number(slowest)));
    for (RawClient &client : clients)
        QVERIFY(statusOf(client) != 0);
}

void TestHostileDesks::deafStreamsHoldNothing()
{
    QCOMPARE(m_shop.server.stop(), 0);
    QVERIFY(m_shop.server.start(withoutRateLimits() + QStringList{u"--max-connections-per-address"_s, u"0"_s,
                                                                  u"--max-streams-per-account"_s, u"1000"_s}));
    static_cast<void>(slowestOrder(1)); // its connection was to the server that ended
    const qint64 usual = slowestOrder(50);
    QVERIFY(usual >= 0);
    const qint64 before = memoryKb();
    std::vector<RawClient> deaf;
    for (int i = 0; i < 500; ++i)
        deaf.push_back(ask(u"/sync/v1/events?client_id=desk-1"_s, 2048));
    QVERIFY(slowestOrder(1) >= 0);
    const qint64 opened = memoryKb();
    const qint64 slowest = slowestOrder(300);
    const qint64 grown = memoryKb() - opened;
    qInfo("500 streams that never read: %lld KB each; 300 orders later %lld KB more; slowest order %lld ms, without "
          "%lld ms",
          static_cast<long long>((opened - before) / 500), static_cast<long long>(grown),
          static_cast<long long>(slowest), static_cast<long long>(usual));
    QVERIFY2(slowest >= 0 && slowest < 2'000, qPrintable(QString::number(slowest)));
    QVERIFY2(isSanitized || grown < 8 * 1024, qPrintable(QString::number(grown)));
    QVERIFY2(isSanitized || opened - before < 500 * 16, qPrintable(QString::number(opened - before)));
    // And they were streams indeed.
    QCOMPARE(statusOf(deaf.front()), 200);
    QCOMPARE(statusOf(deaf.back()), 200);
}

void TestHostileDesks::endsAtOnceWithStreamsOpen()
{
    std::vector<RawClient> streams;
    for (int i = 0; i < 50; ++i) {
        streams.push_back(ask(u"/sync/v1/events?client_id=desk-1"_s));
        QCOMPARE(statusOf(streams.back()), 200);
    }
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(m_shop.server.stop(), 0);
    QVERIFY2(timer.elapsed() < 3'000, qPrintable(QString::number(timer.elapsed())));
    QVERIFY(m_shop.server.verify().value(u"ok"_s).toBool());
}

} // namespace pw::test

QTEST_GUILESS_MAIN(pw::test::TestHostileDesks)
#include "tst_hostile_desks.moc"
