// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/remote/http_transport.h"
#include "core/remote/network_access.h"
#include "core/remote/sign_in.h"
#include "tests/support/client_hello.h"
#include "tests/support/strange_tls_server.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace pw;
using namespace Qt::StringLiterals;

namespace
{

/// Says the same bytes to everyone, then closes; keeps what it was told.
class CannedServer : public QObject
{
public:
    explicit CannedServer(const QByteArray &answer) : m_answer(answer)
    {
        m_server.listen(QHostAddress::LocalHost);
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = m_server.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
                m_heard += socket->readAll();
                if (!m_heard.contains("\r\n\r\n"))
                    return;
                ++m_requests;
                socket->write(m_answer);
                socket->disconnectFromHost();
            });
        });
    }
    QUrl url() const { return QUrl(u"http://127.0.0.1:%1"_s.arg(m_server.serverPort())); }
    const QByteArray &heard() const { return m_heard; }
    int requests() const { return m_requests; }

private:
    QTcpServer m_server;
    QByteArray m_answer;
    QByteArray m_heard;
    int m_requests = 0;
};

} // namespace

class HttpTransportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlySafeAddresses_data();
    void onlySafeAddresses();
    void sendsTokenAndBody();
    void redirectsAreNotFollowed();
    void halfAnAnswerIsNone();
    void offersTheTlsOfToday();
    void aStrangersCertificateIsRefused();
    void nobodyThere();
    void problemsArrive();
    void signInSpeaksToPeople_data();
    void signInSpeaksToPeople();
};

void HttpTransportTest::onlySafeAddresses_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("url");
    QTest::newRow("https") << u"https://shop.example"_s << u"https://shop.example"_s;
    QTest::newRow("a path") << u"https://shop.example/panel/"_s << u"https://shop.example/panel"_s;
    QTest::newRow("this machine") << u"http://127.0.0.1:8080/"_s << u"http://127.0.0.1:8080"_s;
    QTest::newRow("this machine by name") << u"http://localhost:8080"_s << u"http://localhost:8080"_s;
    QTest::newRow("this machine, version 6") << u"http://[::1]:8080"_s << u"http://[::1]:8080"_s;
    QTest::newRow("plain elsewhere") << u"http://shop.example"_s << QString();
    QTest::newRow("looks like this machine") << u"http://127.0.0.1.shop.example"_s << QString();
    QTest::newRow("another scheme") << u"file:///etc/passwd"_s << QString();
    QTest::newRow("with a password") << u"https://a:b@shop.example"_s << QString();
    QTest::newRow("with a query") << u"https://shop.example/?x=1"_s << QString();
    QTest::newRow("nothing") << QString() << QString();
}

void HttpTransportTest::onlySafeAddresses()
{
    QFETCH(const QString, address);
    const auto url = checkedServer(address);
    QTEST(url ? url->toString() : QString(), "url");
}

void HttpTransportTest::sendsTokenAndBody()
{
    CannedServer server("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nSet-Cookie: a=b\r\n\r\n{}");
    HttpTransport http;
    http.setServer(server.url());
    http.setToken(Secret(u"secret-token"_s));
    WaitingTransport transport(http);
    const auto reply = transport.exchange({"POST", u"/sync/v1/hello"_s, "{\"a\":1}"});
    QVERIFY(reply);
    QCOMPARE(reply->status, 200);
    QCOMPARE(reply->body, "{}");
    QVERIFY(server.heard().startsWith("POST /sync/v1/hello HTTP/1.1"));
    QVERIFY(server.heard().contains("Authorization: Bearer secret-token"));
    QVERIFY(server.heard().contains("Content-Type: application/json"));
    const auto again = transport.exchange({"GET", u"/sync/v1/pull?client_id=c&since=3&limit=5"_s, {}});
    QVERIFY(again);
    QVERIFY(server.heard().contains("GET /sync/v1/pull?client_id=c&since=3&limit=5 HTTP/1.1"));
    QVERIFY(!server.heard().contains("Cookie: a=b"));
}

void HttpTransportTest::redirectsAreNotFollowed()
{
    CannedServer elsewhere("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
    CannedServer server("HTTP/1.1 302 Found\r\nLocation: " + elsewhere.url().toEncoded() +
                        "/x\r\nContent-Length: 0\r\n\r\n");
    HttpTransport http;
    http.setServer(server.url());
    http.setToken(Secret(u"secret-token"_s));
    WaitingTransport transport(http);
    const auto reply = transport.exchange({"GET", u"/sync/v1/pull"_s, {}});
    QVERIFY(reply);
    QCOMPARE(reply->status, 302);
    QCOMPARE(elsewhere.requests(), 0);
}

void HttpTransportTest::halfAnAnswerIsNone()
{
    CannedServer server("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"acked_seq\":1");
    HttpTransport http;
    http.setServer(server.url());
    WaitingTransport transport(http);
    QVERIFY(!transport.exchange({"GET", u"/sync/v1/pull"_s, {}}));
    QVERIFY(!transport.problem().isEmpty());
}

void HttpTransportTest::offersTheTlsOfToday()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    QByteArray heard;
    connect(&server, &QTcpServer::newConnection, this, [&server, &heard] {
        QTcpSocket *socket = server.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [socket, &heard] { heard += socket->readAll(); });
    });
    HttpTransport transport;
    transport.setServer(QUrl(u"https://127.0.0.1:%1"_s.arg(server.serverPort())));
    transport.send({"GET", u"/"_s, {}}, [](const std::optional<SyncReply> &, const QString &) {});
    QTRY_VERIFY(test::readClientHello(heard));
    const QList<int> versions = test::readClientHello(heard)->versions;
    QVERIFY(!versions.isEmpty());
    for (const int version : versions)
        QVERIFY2(version == 0x0303 || version == 0x0304, qPrintable(QString::number(version, 16)));
}

void HttpTransportTest::aStrangersCertificateIsRefused()
{
    test::StrangeTlsServer server;
    QVERIFY(server.start());
    HttpTransport http;
    http.setServer(QUrl(u"https://127.0.0.1:%1"_s.arg(server.port())));
    http.setToken(Secret(u"a token"_s));
    WaitingTransport transport(http);
    QVERIFY(!transport.exchange({"GET", u"/"_s, {}}));
    QVERIFY2(transport.problem().contains(u"certificate"_s), qPrintable(transport.problem()));
}

void HttpTransportTest::nobodyThere()
{
    QTcpServer closed;
    closed.listen(QHostAddress::LocalHost);
    const QUrl url(u"http://127.0.0.1:%1"_s.arg(closed.serverPort()));
    closed.close();
    HttpTransport http;
    http.setServer(url);
    WaitingTransport transport(http);
    QVERIFY(!transport.exchange({"GET", u"/sync/v1/pull"_s, {}}));
    QVERIFY(transport.problem().contains(u"127.0.0.1"));
}

void HttpTransportTest::problemsArrive()
{
    CannedServer server("HTTP/1.1 409 Conflict\r\nContent-Length: 24\r\n\r\n{\"code\":\"client_forked\"}");
    HttpTransport http;
    http.setServer(server.url());
    WaitingTransport transport(http);
    const auto reply = transport.exchange({"POST", u"/sync/v1/push"_s, "{}"});
    QVERIFY(reply);
    QCOMPARE(reply->status, 409);
    QCOMPARE(reply->body, "{\"code\":\"client_forked\"}");
}

void HttpTransportTest::signInSpeaksToPeople_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("problem");
    QTest::newRow("signed in") << 200 << QByteArray(R"({"token":"t","expires_at":"x","staff":{"id":1,"name":"owner"}})")
                               << QString();
    QTest::newRow("wrong password") << 401 << QByteArray(R"({"code":"wrong_credentials","detail":"It is wrong."})")
                                    << u"It is wrong."_s;
    QTest::newRow("another web site") << 200 << QByteArray("<html>")
                                      << u"This address answers, but not like a Panelwright server."_s;
    QTest::newRow("a proxy's error") << 502 << QByteArray("{}")
                                     << u"This address answers, but not like a Panelwright server."_s;
    QTest::newRow("no token") << 200 << QByteArray(R"({"staff":{"id":1,"name":"owner"}})")
                              << u"This address answers, but not like a Panelwright server."_s;
}

void HttpTransportTest::signInSpeaksToPeople()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    const SignInOutcome outcome = readSignIn({status, body});
    QTEST(outcome.problem, "problem");
    QCOMPARE(outcome.signedIn.has_value(), outcome.problem.isEmpty());
}

QTEST_GUILESS_MAIN(HttpTransportTest)
#include "tst_http_transport.moc"
