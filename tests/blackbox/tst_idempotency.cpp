// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include <QFile>
#include <QSet>
#include <QTest>

#include <mutex>
#include <thread>
#include <vector>

#include "tests/blackbox/shop_fixture.h"

using namespace Qt::StringLiterals;

namespace pw::test
{
namespace
{

HttpHeaders key(const QByteArray &key)
{
    return {{"Idempotency-Key", key}};
}

} // namespace

class TestIdempotency : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void sameKeySameAnswer();
    void otherBodyIsRefused();
    void keysArePersonal();
    void refusalsAreRepeatedToo();
    void parallelRequestsOrderOnce();
    void survivesARestart();
    void registrationAnswersAgain();
    void everyMutatingRouteTakesIt();
    void nothingSecretIsKept();
    void shopIsSound();

private:
    ShopFixture m_shop;
    std::unique_ptr<HttpClient> m_anna;
    QString m_registrationToken;
};

void TestIdempotency::initTestCase()
{
    QVERIFY2(m_shop.open(), qPrintable(m_shop.server.problem()));
    m_anna = m_shop.customer(u"Anna"_s, u"100"_s);
}

void TestIdempotency::sameKeySameAnswer()
{
    const HttpReply first = m_anna->post(u"/api/orders"_s, followers(1000), key("one"));
    const HttpReply again = m_anna->post(u"/api/orders"_s, followers(1000), key("one"));
    QCOMPARE(first.status, 201);
    QCOMPARE(again.status, 201);
    QCOMPARE(again.body, first.body);
    QCOMPARE(again.headers.value("idempotency-replayed"), QByteArray("true"));
    QCOMPARE(m_anna->get(u"/api/orders"_s).items().size(), 1);
    QCOMPARE(m_anna->get(u"/api/funds"_s).text(u"balance"_s), u"99.00"_s);
}

void TestIdempotency::otherBodyIsRefused()
{
    QCOMPARE(m_anna->post(u"/api/orders"_s, followers(2000), key("one")).verdict(), u"409 idempotency_key_reused"_s);
    QCOMPARE(m_anna->post(u"/api/tickets"_s, {{u"type"_s, u"other"_s}, {u"message"_s, u"x"_s}}, key("one")).verdict(),
             u"409 idempotency_key_reused"_s);
    QCOMPARE(m_anna->get(u"/api/orders"_s).items().size(), 1);
}

void TestIdempotency::keysArePersonal()
{
    const auto bert = m_shop.customer(u"Bert"_s, u"5"_s);
    const HttpReply his = bert->post(u"/api/orders"_s, followers(1000), key("one"));
    QCOMPARE(his.status, 201);
    QVERIFY(!his.headers.contains("idempotency-replayed"));
}

void TestIdempotency::refusalsAreRepeatedToo()
{
    const auto poor = m_shop.customer(u"Poor"_s);
    const HttpReply first = poor->post(u"/api/orders"_s, followers(1000), key("broke"));
    QCOMPARE(first.verdict(), u"422 insufficient_funds"_s);
    m_shop.owner()->post(u"/api/admin/users/3/add-fund"_s, {{u"amount"_s, u"10"_s}, {u"reason"_s, u"x"_s}});
    const HttpReply again = poor->post(u"/api/orders"_s, followers(1000), key("broke"));
    QCOMPARE(again.body, first.body);
    QCOMPARE(again.headers.value("content-type"), QByteArray("application/problem+json"));
    QCOMPARE(poor->post(u"/api/orders"_s, followers(1000), key("better now")).status, 201);
}

void TestIdempotency::parallelRequestsOrderOnce()
{
    const QString token = ShopFixture::apiKey(*m_anna);
    const qsizetype before = m_anna->get(u"/api/orders"_s).items().size();
    std::mutex mutex;
    QSet<QByteArray> bodies;
    std::vector<std::thread> threads;
    for (int i = 0; i < 32; ++i) {
        threads.emplace_back([&] {
            HttpClient client(m_shop.server.port());
            client.setToken(token);
            const HttpReply reply = client.post(u"/api/orders"_s, followers(500), key("parallel"));
            const std::lock_guard lock(mutex);
            bodies << QByteArray::number(reply.status) + ' ' + reply.body;
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(bodies.size(), 1);
    QVERIFY(bodies.constBegin()->startsWith("201 "));
    QCOMPARE(m_anna->get(u"/api/orders"_s).items().size(), before + 1);
}

void TestIdempotency::survivesARestart()
{
    const HttpReply first = m_anna->post(u"/api/orders"_s, followers(700), key("restart"));
    QVERIFY(m_shop.server.restart()); // kill -9 on the way
    m_anna->disconnect();
    QCOMPARE(m_anna->post(u"/api/orders"_s, followers(700), key("restart")).body, first.body);
}

void TestIdempotency::registrationAnswersAgain()
{
    HttpClient client = m_shop.anyone();
    QJsonObject body{
        {u"username"_s, u"dora"_s}, {u"email"_s, u"dora@example.com"_s}, {u"password"_s, u"long enough"_s}};
    const HttpReply first = client.post(u"/api/auth/register"_s, body, key("dora"));
    QCOMPARE(first.status, 201);
    m_registrationToken = first.text(u"token"_s);
    QCOMPARE(client.post(u"/api/auth/register"_s, body, key("dora")).body, first.body);
    body[u"password"_s] = u"something else"_s;
    QCOMPARE(client.post(u"/api/auth/register"_s, body, key("dora")).verdict(), u"409 idempotency_key_reused"_s);
}

void TestIdempotency::everyMutatingRouteTakesIt()
{
    const auto owner = m_shop.owner();
    struct Row {
        HttpClient &client;
        QByteArray method;
        QString path;
        QByteArray body;
    };
    const Row rows[] = {
        {*m_anna, "POST", u"/api/tickets"_s, R"({"type":"other","message":"Hello"})"},
        {*m_anna, "PUT", u"/api/tickets/1/reply"_s, R"({"message":"Hello again"})"},
        {*m_anna, "POST", u"/api/api-keys"_s, R"({"name":"k"})"},
        {*m_anna, "DELETE", u"/api/api-keys/1"_s, ""},
        {*m_anna, "POST", u"/api/orders/1/cancel"_s, ""},
        {*owner, "POST", u"/api/admin/users/1/add-fund"_s, R"({"amount":"1","reason":"x"})"},
        {*owner, "PUT", u"/api/admin/users/2/suspend"_s, R"({"reason":"x"})"},
        {*owner, "PUT", u"/api/admin/users/2/unsuspend"_s, ""},
        {*owner, "PUT", u"/api/admin/orders/2/status"_s, R"({"status":"completed"})"},
        {*owner, "POST", u"/api/admin/orders/3/cancel"_s, ""},
        {*owner, "POST", u"/api/admin/tickets/1/reply"_s, R"({"message":"Hi"})"},
        {*owner, "POST", u"/api/admin/categories"_s, R"({"name":"New"})"},
        {*owner, "PUT", u"/api/admin/categories/2"_s, R"({"position":3})"},
        {*owner, "PUT", u"/api/admin/services/1"_s, R"({"description":"x"})"},
    };
    int number = 0;
    for (const Row &row : rows) {
        const HttpHeaders headers =
            HttpHeaders{{"Content-Type", "application/json"}} + key("row " + QByteArray::number(++number));
        const HttpReply first = row.client.send(row.method, row.path, row.body, headers);
        const HttpReply again = row.client.send(row.method, row.path, row.body, headers);
        QVERIFY2(first.status >= 200 && first.status < 300, qPrintable(row.path + u": "_s + first.verdict()));
        QCOMPARE(again.status, first.status);
        QCOMPARE(again.body, first.body);
        QCOMPARE(again.headers.value("idempotency-replayed"), QByteArray("true"));
    }
    QCOMPARE(m_anna->get(u"/api/tickets"_s).items().size(), 1);
}

void TestIdempotency::nothingSecretIsKept()
{
    QVERIFY(m_registrationToken.size() > 40);
    QCOMPARE(m_shop.server.stop(), 0);
    // After a clean end everything is in this one file.
    for (const QString &name : {u"/shop.db"_s, u"/shop.db-wal"_s}) {
        QFile file(m_shop.server.dataDir() + name);
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QByteArray bytes = file.readAll();
        QVERIFY(!bytes.contains(m_registrationToken.toUtf8()));
        QVERIFY(!bytes.contains("long enough"));
        QVERIFY(!bytes.contains(m_shop.server.ownerPassword().toUtf8()));
    }
    QVERIFY(m_shop.server.start());
    HttpClient dora = m_shop.anyone();
    dora.setToken(m_registrationToken);
    QCOMPARE(dora.get(u"/api/funds"_s).status, 200);
}

void TestIdempotency::shopIsSound()
{
    QCOMPARE(m_shop.server.stop(), 0);
    QCOMPARE(m_shop.server.verify().value(u"ok"_s), QJsonValue(true));
}

} // namespace pw::test

QTEST_GUILESS_MAIN(pw::test::TestIdempotency)
#include "tst_idempotency.moc"
