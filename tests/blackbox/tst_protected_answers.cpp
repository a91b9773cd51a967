// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include <QJsonDocument>
#include <QSet>
#include <QTest>

#include "tests/blackbox/shop_fixture.h"

using namespace Qt::StringLiterals;

namespace pw::test
{
namespace
{

const QByteArray noHeader = "-";

QByteArray header(const HttpReply &reply, const QByteArray &name)
{
    return reply.headers.value(name, noHeader);
}

/// The lines of the request log, as objects.
QList<QJsonObject> requestLines(const ServerProcess &server)
{
    QList<QJsonObject> lines;
    for (const QByteArray &line : server.log().split('\n')) {
        const QJsonObject object = QJsonDocument::fromJson(line).object();
        if (object.contains(u"request_id"_s))
            lines << object;
    }
    return lines;
}

QJsonObject lineOf(const ServerProcess &server, const HttpReply &reply)
{
    const QString id = QString::fromLatin1(reply.headers.value("x-request-id"));
    for (const QJsonObject &line : requestLines(server)) {
        if (line.value(u"request_id"_s).toString() == id)
            return line;
    }
    return {};
}

} // namespace

/// What every answer has, and what the log has of it.
class TestProtectedAnswers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyAnswerIsProtected_data();
    void everyAnswerIsProtected();
    void requestIdsAreUniqueAndNamedInErrors();
    void whatMayBeKeptSaysSo();
    void onlyTlsAsksForTls_data();
    void onlyTlsAsksForTls();
    void theLogTellsWhoDidWhat();
    void theLogTellsNoSecrets();

private:
    ShopFixture m_shop;
};

void TestProtectedAnswers::initTestCase()
{
    QVERIFY2(m_shop.open({u"--trusted-proxy"_s, u"127.0.0.1"_s}), qPrintable(m_shop.server.problem()));
}

void TestProtectedAnswers::everyAnswerIsProtected_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    const QByteArray get = "GET";
    const QByteArray post = "POST";
    QTest::newRow("health") << get << u"/healthz"_s << QByteArray() << 200;
    QTest::newRow("a list") << get << u"/api/services"_s << QByteArray() << 200;
    QTest::newRow("only its head") << QByteArray("HEAD") << u"/api/services"_s << QByteArray() << 200;
    QTest::newRow("nobody") << get << u"/api/funds"_s << QByteArray() << 401;
    QTest::newRow("nowhere") << get << u"/somewhere"_s << QByteArray() << 404;
    QTest::newRow("another method") << QByteArray("DELETE") << u"/api/services"_s << QByteArray() << 405;
    QTest::newRow("no JSON") << post << u"/api/auth/login"_s << QByteArray("{") << 400;
    QTest::newRow("too much of it") << post << u"/api/auth/login"_s << QByteArray(20'000, ' ') << 413;
    QTest::newRow("API v2") << post << u"/api/v2"_s << QByteArray("action=balance") << 200;
    QTest::newRow("no such method") << QByteArray("BREW") << u"/api/services"_s << QByteArray() << 501;
}

void TestProtectedAnswers::everyAnswerIsProtected()
{
    QFETCH(const QByteArray, method);
    QFETCH(const QString, path);
    QFETCH(const QByteArray, body);
    HttpClient client = m_shop.anyone();
    const HttpReply reply = client.send(method, path, body, {{"Content-Type", "application/json"}});
    QTEST(reply.status, "status");
    QCOMPARE(header(reply, "x-content-type-options"), "nosniff");
    QCOMPARE(header(reply, "content-security-policy"),
             "default-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    QCOMPARE(header(reply, "referrer-policy"), "no-referrer");
    QCOMPARE(header(reply, "cross-origin-resource-policy"), "same-origin");
    QVERIFY(header(reply, "cache-control") != noHeader);
    QVERIFY(header(reply, "x-request-id") != noHeader);
    QCOMPARE(header(reply, "strict-transport-security"), noHeader);
}

void TestProtectedAnswers::requestIdsAreUniqueAndNamedInErrors()
{
    HttpClient client = m_shop.anyone();
    QSet<QByteArray> ids;
    for (int i = 0; i < 20; ++i) {
        const HttpReply reply = client.get(u"/api/funds"_s);
        ids << reply.headers.value("x-request-id");
        QCOMPARE(reply.text(u"request_id"_s).toLatin1(), reply.headers.value("x-request-id"));
    }
    QCOMPARE(ids.size(), 20);
}

void TestProtectedAnswers::whatMayBeKeptSaysSo()
{
    const auto customer = m_shop.customer(u"kim"_s);
    QCOMPARE(header(customer->get(u"/api/funds"_s), "cache-control"), "no-store");
    // The catalogue has an ETag to ask again with; a customer's may have rates of his own.
    QCOMPARE(header(m_shop.anyone().get(u"/api/services"_s), "cache-control"), "no-cache");
    const HttpReply services = customer->get(u"/api/services"_s);
    QCOMPARE(header(services, "cache-control"), "private, no-cache");
    QVERIFY(header(services, "etag") != noHeader);
}

void TestProtectedAnswers::onlyTlsAsksForTls_data()
{
    QTest::addColumn<HttpHeaders>("headers");
    QTest::addColumn<bool>("asks");
    QTest::newRow("plain") << HttpHeaders{} << false;
    QTest::newRow("http") << HttpHeaders{{"X-Forwarded-Proto", "http"}} << false;
    QTest::newRow("https") << HttpHeaders{{"X-Forwarded-Proto", "https"}} << true;
    QTest::newRow("the client's own word before the proxy's")
        << HttpHeaders{{"X-Forwarded-Proto", "https, http"}} << false;
}

void TestProtectedAnswers::onlyTlsAsksForTls()
{
    QFETCH(const HttpHeaders, headers);
    QFETCH(const bool, asks);
    HttpClient client = m_shop.anyone();
    const QByteArray expected = asks ? QByteArray("max-age=31536000; includeSubDomains") : noHeader;
    QCOMPARE(header(client.get(u"/api/services"_s, headers), "strict-transport-security"), expected);
    QCOMPARE(header(client.get(u"/api/funds"_s, headers), "strict-transport-security"), expected);
    // The next one on the same connection is another client's, also where it is no request at all.
    QCOMPARE(header(client.sendRaw("BREW / HTTP/1.1\r\nHost: x\r\n\r\n"), "strict-transport-security"), noHeader);
    QCOMPARE(header(client.get(u"/api/services"_s), "strict-transport-security"), noHeader);
}

void TestProtectedAnswers::theLogTellsWhoDidWhat()
{
    const auto customer = m_shop.customer(u"lee"_s, u"5"_s);
    const qint64 id = customer->get(u"/api/user/profile"_s).number(u"id"_s);
    const HttpReply order = customer->post(u"/api/orders"_s, followers(10));
    const HttpReply shown =
        customer->get(u"/api/orders/"_s + QString::number(order.number(u"id"_s)), {{"X-Forwarded-For", "203.0.113.9"}});
    const QJsonObject line = lineOf(m_shop.server, shown);
    QCOMPARE(line.value(u"route"_s).toString(), u"/api/orders/:id"_s);
    QCOMPARE(line.value(u"object"_s).toInteger(), order.number(u"id"_s));
    QCOMPARE(line.value(u"caller"_s).toString(), u"customer"_s);
    QCOMPARE(line.value(u"caller_id"_s).toInteger(), id);
    QCOMPARE(line.value(u"status"_s).toInt(), 200);
    QCOMPARE(line.value(u"remote"_s).toString(), u"203.0.113.9"_s);
    QVERIFY(line.value(u"us"_s).toInteger() > 0);

    HttpClient program = m_shop.anyone();
    const HttpReply balance =
        program.postForm(u"/api/v2"_s, {{u"key"_s, ShopFixture::apiKey(*customer)}, {u"action"_s, u"balance"_s}});
    QCOMPARE(lineOf(m_shop.server, balance).value(u"caller"_s).toString(), u"api_key"_s);
    QCOMPARE(lineOf(m_shop.server, balance).value(u"caller_id"_s).toInteger(), id);
    const HttpReply nobody = program.get(u"/api/funds"_s);
    QCOMPARE(lineOf(m_shop.server, nobody).value(u"caller"_s).toString(), u"nobody"_s);
    QCOMPARE(lineOf(m_shop.server, nobody).value(u"status"_s).toInt(), 401);
    const HttpReply staff = m_shop.owner()->get(u"/api/admin/users"_s);
    QCOMPARE(lineOf(m_shop.server, staff).value(u"caller"_s).toString(), u"staff"_s);
    QCOMPARE(lineOf(m_shop.server, program.get(u"/no/such/place"_s)).value(u"route"_s).toString(), u"none"_s);
}

void TestProtectedAnswers::theLogTellsNoSecrets()
{
    const QString password = u"a password that nobody else has"_s;
    HttpClient client = m_shop.anyone();
    const QString token =
        client
            .post(u"/api/auth/register"_s,
                  {{u"username"_s, u"moritz"_s}, {u"email"_s, u"moritz@example.com"_s}, {u"password"_s, password}})
            .text(u"token"_s);
    client.setToken(token);
    const QString key = ShopFixture::apiKey(client);
    const QString second =
        client.post(u"/api/auth/login"_s, {{u"login"_s, u"moritz"_s}, {u"password"_s, password}}).text(u"token"_s);
    client.post(u"/api/auth/login"_s, {{u"login"_s, u"moritz"_s}, {u"password"_s, u"a wrong password of his"_s}});
    HttpClient program = m_shop.anyone();
    QCOMPARE(program.get(u"/api/v2?action=balance&key="_s + key).status, 200);
    QCOMPARE(program.get(u"/api/v2/?action=dream&key="_s + key).status, 200);
    // Where a client makes a mistake of the path, the key must not be there either.
    QCOMPARE(program.get(u"/api/v2/"_s + key).status, 404);
    QCOMPARE(program.send("GET", u"/api/orders/"_s + key, {}, {{"Authorization", "Bearer " + token.toUtf8()}}).status,
             404);
    QCOMPARE(program.sendRaw("GET /api/v2?key=" + key.toUtf8() + " HTTP/1.1\r\n\r\n").status, 400);
    const QByteArray log = m_shop.server.log();
    QVERIFY(log.count('\n') > 10);
    for (const QString &secret : {password, token, key, second, u"a wrong password of his"_s,
                                  m_shop.server.ownerPassword(), u"moritz@example.com"_s}) {
        QVERIFY(secret.size() > 8);
        QVERIFY2(!log.contains(secret.toUtf8()), qPrintable(secret));
        QVERIFY2(!log.contains(QByteArray(secret.toUtf8()).replace(' ', '+')), qPrintable(secret));
    }
}

} // namespace pw::test

QTEST_GUILESS_MAIN(pw::test::TestProtectedAnswers)
#include "tst_protected_answers.moc"
