// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/outgoing/http_call.h"
#include "tests/server/outgoing/peer.h"

#include <QElapsedTimer>
#include <QTest>

#include <sys/socket.h>

#include <array>
#include <chrono>
#include <string>
#include <thread>

using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(pw::server::outgoing::HttpReply::Outcome)

namespace pw::server::outgoing
{
namespace
{

using Outcome = HttpReply::Outcome;

/// Up to the end of the form that the tests send.
std::string readRequest(int connection)
{
    std::string request;
    std::array<char, 4096> buffer{};
    while (request.find("action=add") == std::string::npos) {
        const ssize_t got = ::recv(connection, buffer.data(), buffer.size(), 0);
        if (got <= 0)
            break;
        request.append(buffer.data(), static_cast<std::size_t>(got));
    }
    return request;
}

void say(int connection, const std::string &text)
{
    [[maybe_unused]] const ssize_t sent = ::send(connection, text.data(), text.size(), MSG_NOSIGNAL);
}

/// Until the caller has gone.
void waitForTheEnd(int connection)
{
    std::array<char, 4096> buffer{};
    while (::recv(connection, buffer.data(), buffer.size(), 0) > 0) {
    }
}

Peer::Act answering(const std::string &answer)
{
    return [answer](int connection) {
        readRequest(connection);
        say(connection, answer);
    };
}

} // namespace

class TestHttpCall : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(initialise()); }
    void answers_data();
    void answers();
    void troubles_data();
    void troubles();
    void sendsWhatItIsTold();
    void refusesPrivateAddresses_data();
    void refusesPrivateAddresses();
    void takesNoProxyFromTheEnvironment();
    void endsWhenItIsTold();
    void neverReached();
    void trustsNobodyBlindly();

private:
    static HttpRequest add(const QString &url) { return {.url = url, .form = "key=1&action=add", .timeoutMs = 700}; }
};

void TestHttpCall::answers_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    const auto row = [](const char *name, const QByteArray &answer, int status, const QByteArray &body) {
        QTest::newRow(name) << answer << status << body;
    };
    row("plain", "HTTP/1.1 200 OK\r\nContent-Length: 13\r\n\r\n{\"order\":151}", 200, R"({"order":151})");
    row("until the end", "HTTP/1.0 200 OK\r\n\r\n{\"order\":151}", 200, R"({"order":151})");
    row("chunked", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n", 200, "abc");
    row("empty", "HTTP/1.1 204 No Content\r\n\r\n", 204, "");
    row("error", "HTTP/1.1 500 Oops\r\nContent-Length: 2\r\n\r\nno", 500, "no");
    // Following it would send the key to another host, or the order a second time.
    row("redirect", "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n", 302, "");
    row("temporary redirect", "HTTP/1.1 307 Again\r\nLocation: /api/v2\r\nContent-Length: 0\r\n\r\n", 307, "");
}

void TestHttpCall::answers()
{
    QFETCH(const QByteArray, answer);
    const Peer peer(answering(answer.toStdString()));
    const HttpReply reply = call(add(peer.url()), {.allowPrivate = true});
    QCOMPARE(reply.outcome, Outcome::Answered);
    QTEST(reply.status, "status");
    QTEST(reply.body, "body");
    QCOMPARE(peer.connections(), 1);
}

void TestHttpCall::troubles_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("reads it and closes") << 0;
    QTest::newRow("reads it and never answers") << 1;
    QTest::newRow("half an answer") << 2;
    QTest::newRow("half a head") << 3;
    QTest::newRow("no HTTP") << 4;
    QTest::newRow("an answer without an end") << 5;
    QTest::newRow("reads it and resets") << 6;
}

/// The order may be there, or not: said as that, and never sent again.
void TestHttpCall::troubles()
{
    QFETCH(const int, kind);
    const Peer peer([kind](int connection) {
        readRequest(connection);
        if (kind == 1)
            waitForTheEnd(connection);
        if (kind == 2)
            say(connection, "HTTP/1.1 200 OK\r\nContent-Length: 13\r\n\r\n{\"ord");
        if (kind == 3)
            say(connection, "HTTP/1.1 200 OK\r\nContent-");
        if (kind == 4)
            say(connection, "SSH-2.0-OpenSSH_9.2\r\n");
        if (kind == 5)
            say(connection, "HTTP/1.1 200 OK\r\nContent-Length: 100000000\r\n\r\n" + std::string(200'000, 'x'));
        if (kind == 6) {
            const linger atOnce{1, 0};
            ::setsockopt(connection, SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
        }
    });
    HttpRequest request = add(peer.url());
    request.maxBytes = 100'000;
    const HttpReply reply = call(request, {.allowPrivate = true});
    QCOMPARE(reply.outcome, Outcome::Unknown);
    QVERIFY(!reply.problem.isEmpty());
    QVERIFY(!reply.problem.contains(u"key="_s));
    QTest::qWait(50);
    QCOMPARE(peer.connections(), 1);
}

void TestHttpCall::sendsWhatItIsTold()
{
    std::string seen;
    {
        const Peer peer([&seen](int connection) {
            seen = readRequest(connection);
            say(connection, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        });
        QCOMPARE(call(add(peer.url()), {.allowPrivate = true}).status, 200);
    }
    QVERIFY(seen.starts_with("POST /api/v2 HTTP/1.1\r\n"));
    QVERIFY(seen.find("\r\nContent-Type: application/x-www-form-urlencoded\r\n") != std::string::npos);
    QVERIFY(seen.ends_with("\r\n\r\nkey=1&action=add"));
}

void TestHttpCall::refusesPrivateAddresses_data()
{
    QTest::addColumn<QString>("host");
    QTest::newRow("address") << u"127.0.0.1"_s;
    // The name is fine; what it stands for is not.
    QTest::newRow("name") << u"localhost"_s;
    QTest::newRow("short form") << u"127.1"_s;
    QTest::newRow("decimal") << u"2130706433"_s;
    QTest::newRow("IPv6") << u"[::1]"_s;
    QTest::newRow("mapped") << u"[::ffff:127.0.0.1]"_s;
}

void TestHttpCall::refusesPrivateAddresses()
{
    QFETCH(const QString, host);
    const Peer peer(answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"));
    QString url = peer.url();
    url.replace(u"http://127.0.0.1"_s, u"https://"_s + host);
    const HttpReply reply = call(add(url), {});
    QCOMPARE(reply.outcome, Outcome::NotSent);
    QCOMPARE(reply.problem, u"the address is not a public one"_s);
    QCOMPARE(peer.connections(), 0);
}

void TestHttpCall::takesNoProxyFromTheEnvironment()
{
    const Peer proxy(answering("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nproxy"));
    const Peer peer(answering("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\npeer"));
    qputenv("http_proxy", proxy.url().toUtf8());
    const HttpReply reply = call(add(peer.url()), {.allowPrivate = true});
    qunsetenv("http_proxy");
    QCOMPARE(reply.body, QByteArray("peer"));
    QCOMPARE(proxy.connections(), 0);
}

void TestHttpCall::endsWhenItIsTold()
{
    const Peer peer([](int connection) { waitForTheEnd(connection); });
    std::stop_source stop;
    std::thread stopper([&stop] {
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
        stop.request_stop();
    });
    QElapsedTimer timer;
    timer.start();
    HttpRequest request = add(peer.url());
    request.timeoutMs = 60'000;
    const HttpReply reply = call(request, {.allowPrivate = true}, stop.get_token());
    stopper.join();
    QCOMPARE(reply.outcome, Outcome::Unknown);
    QVERIFY(timer.elapsed() < 5'000);
}

void TestHttpCall::neverReached()
{
    QString url;
    {
        const Peer gone([](int) {});
        url = gone.url();
    }
    QCOMPARE(call(add(url), {.allowPrivate = true}).outcome, Outcome::NotSent);
    QCOMPARE(call(add(u"https://no-such-name.invalid/"_s), {}).outcome, Outcome::NotSent);
    QCOMPARE(call(add(u"ftp://127.0.0.1/"_s), {.allowPrivate = true}).outcome, Outcome::NotSent);
}

/// Whoever does not speak TLS is told nothing of the order.
void TestHttpCall::trustsNobodyBlindly()
{
    std::string seen;
    {
        const Peer peer([&seen](int connection) {
            std::array<char, 4096> buffer{};
            const ssize_t got = ::recv(connection, buffer.data(), buffer.size(), 0);
            seen.assign(buffer.data(), static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
            say(connection, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        });
        QString url = peer.url();
        url.replace(u"http:"_s, u"https:"_s);
        QCOMPARE(call(add(url), {.allowPrivate = true}).outcome, Outcome::NotSent);
    }
    QVERIFY(!seen.empty());
    QVERIFY(seen.find("action") == std::string::npos);
}

} // namespace pw::server::outgoing

QTEST_GUILESS_MAIN(pw::server::outgoing::TestHttpCall)
#include "tst_http_call.moc"
