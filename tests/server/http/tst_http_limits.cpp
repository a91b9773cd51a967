// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include <QtTest>

#include <sys/resource.h>

#include <thread>

#include "tests/server/http/hostile_requests.h"
#include "tests/server/http/raw_client.h"
#include "tests/server/http/test_handler.h"

using namespace pw::server::http;
using namespace pw::server::http::test;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace
{

constexpr auto patience = 20s;
constexpr milliseconds limit = 400ms;
// What a limit may be late on a busy machine. A limit that starts anew with each byte would be later than this.
constexpr milliseconds tolerance = 5s;
constexpr std::size_t megabyte = 1024 * 1024;

milliseconds since(std::chrono::steady_clock::time_point start)
{
    return std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now() - start);
}

/// All limits long but the one under test.
Config configWith(milliseconds Limits::*which)
{
    Config config = testConfig();
    config.limits.*which = limit;
    return config;
}

} // namespace

class TestHttpLimits : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    // First, because later it would find memory that others have freed.
    void idleConnectionsAreSmall();
    void slowRequest_data();
    void slowRequest();
    void idleConnectionIsClosed();
    void silentConnectionIsClosed();
    void clientThatNeverReadsIsCut();
    void clientThatReadsSlowlyIsCut();
    void clientMayFinishSending();
    void lingeringEnds();
    void hugeBody_data();
    void hugeBody();
    void bodyAtTheLimit_data();
    void bodyAtTheLimit();
    void endlessHead();
    void endlessChunkExtension();
    void connectionCap();
    void connectionCapPerAddress();
    void noCapForTrustedProxies();
};

void TestHttpLimits::slowRequest_data()
{
    QTest::addColumn<bool>("body");
    QTest::addColumn<QByteArray>("begin");
    QTest::newRow("head") << false << QByteArray("GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ");
    QTest::newRow("request line") << false << QByteArray("GET /");
    QTest::newRow("body") << true << QByteArray::fromStdString(post("Content-Length: 100000\r\n", ""));
    QTest::newRow("chunked body") << true
                                  << QByteArray::fromStdString(post("Transfer-Encoding: chunked\r\n", "fff\r\n"));
    QTest::newRow("expecting body") << true
                                    << QByteArray::fromStdString(
                                           post("Expect: 100-continue\r\nContent-Length: 9999\r\n", ""));
}

void TestHttpLimits::slowRequest()
{
    QFETCH(const bool, body);
    QFETCH(const QByteArray, begin);
    Server server(configWith(body ? &Limits::bodyTimeout : &Limits::headTimeout));
    RawClient client(server.listener.port());
    const auto start = std::chrono::steady_clock::now();
    client.send(begin.toStdString());
    std::optional<Answer> answer;
    // A byte every 20 ms, well within what any single read would be allowed.
    while (!answer && since(start) < limit + tolerance) {
        client.send("a");
        answer = client.receiveAnswer(20ms);
        if (answer && answer->status == 100)
            answer.reset();
    }
    QVERIFY(answer);
    QCOMPARE(answer->status, 408);
    QCOMPARE(answer->header("Connection"), std::string("close"));
    QVERIFY2(since(start) >= limit, std::to_string(since(start).count()).c_str());
    QVERIFY(client.waitClosed(patience));
    QCOMPARE(server.handler.seenCount(), std::size_t{0});
}

void TestHttpLimits::idleConnectionIsClosed()
{
    Server server(configWith(&Limits::idleTimeout));
    RawClient client(server.listener.port());
    client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    QVERIFY(client.receiveAnswer(patience));
    const auto start = std::chrono::steady_clock::now();
    const Received rest = client.receive(limit + tolerance);
    QVERIFY(rest.closed);
    QVERIFY(rest.bytes.empty());
    QVERIFY(since(start) >= limit - 50ms);
}

void TestHttpLimits::silentConnectionIsClosed()
{
    Server server(configWith(&Limits::idleTimeout));
    RawClient client(server.listener.port());
    const Received rest = client.receive(limit + tolerance);
    QVERIFY(rest.closed);
    QVERIFY(rest.bytes.empty());
}

void TestHttpLimits::clientThatNeverReadsIsCut()
{
    Server server(configWith(&Limits::writeTimeout));
    RawClient warm(server.listener.port());
    warm.send("HEAD /big HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    QVERIFY(warm.receiveAnswer(patience, true));
    warm.close();
    const std::size_t before = residentBytes();
    std::vector<RawClient> clients;
    const std::string request = "GET /big HTTP/1.1\r\nHost: x\r\n\r\n";
    for (int i = 0; i < 20; ++i) {
        clients.emplace_back(server.listener.port(), RawClient::Options{.source = nullptr, .receiveBuffer = 4096});
        for (int k = 0; k < 20; ++k)
            clients.back().send(request);
    }
    QTRY_VERIFY_WITH_TIMEOUT(server.handler.seenCount() == 21, 10'000);
    QTRY_VERIFY_WITH_TIMEOUT(server.listener.connectionCount() == 0, 10'000);
    // 400 answers of 64 MB were asked for.
    QVERIFY2(residentBytes() < before + 64 * megabyte, std::to_string((residentBytes() - before) / megabyte).c_str());
}

void TestHttpLimits::clientThatReadsSlowlyIsCut()
{
    Server server(configWith(&Limits::writeTimeout));
    RawClient client(server.listener.port(), RawClient::Options{.source = nullptr, .receiveBuffer = 4096});
    client.send("GET /big HTTP/1.1\r\nHost: x\r\n\r\n");
    const auto start = std::chrono::steady_clock::now();
    bool open = true;
    while (open && since(start) < limit + tolerance) {
        std::this_thread::sleep_for(10ms);
        open = client.sip();
    }
    QVERIFY(!open);
    QTRY_VERIFY_WITH_TIMEOUT(server.listener.connectionCount() == 0, 10'000);
}

void TestHttpLimits::clientMayFinishSending()
{
    Server server;
    RawClient client(server.listener.port());
    client.send(post("Content-Length: " + std::to_string(2 * megabyte) + "\r\n", ""));
    // The refusal is out long before this is over, and must not come as a reset, which few clients read past.
    for (int i = 0; i < 9; ++i) {
        QVERIFY(client.send(std::string(100'000, 'x')));
        std::this_thread::sleep_for(20ms);
    }
    const std::optional<Answer> answer = client.receiveAnswer(patience);
    QVERIFY(answer);
    QCOMPARE(answer->status, 413);
}

void TestHttpLimits::lingeringEnds()
{
    Server server(configWith(&Limits::lingerTimeout));
    RawClient client(server.listener.port());
    client.send("nonsense\r\n\r\n");
    const std::optional<Answer> answer = client.receiveAnswer(patience);
    QVERIFY(answer);
    QCOMPARE(answer->status, 400);
    // The client keeps its half open and goes on talking: the server gives it up all the same.
    const auto start = std::chrono::steady_clock::now();
    while (server.listener.connectionCount() > 0 && since(start) < limit + tolerance) {
        client.send("more");
        std::this_thread::sleep_for(10ms);
    }
    QCOMPARE(server.listener.connectionCount(), std::size_t{0});
}

void TestHttpLimits::hugeBody_data()
{
    QTest::addColumn<bool>("inChunks");
    QTest::newRow("declared") << false;
    QTest::newRow("chunked") << true;
}

void TestHttpLimits::hugeBody()
{
    QFETCH(const bool, inChunks);
    Server server;
    const std::size_t total = std::size_t{2} << 30;
    const std::size_t before = residentBytes();
    std::size_t peak = before;
    std::size_t sent = 0;
    RawClient client(server.listener.port());
    client.send(
        post(inChunks ? "Transfer-Encoding: chunked\r\n" : "Content-Length: " + std::to_string(total) + "\r\n", ""));
    const std::string block = inChunks ? "10000\r\n" + std::string(65536, 'x') + "\r\n" : std::string(65536, 'x');
    while (sent < total && client.send(block)) {
        sent += 65536;
        peak = std::max(peak, residentBytes());
    }
    const std::optional<Answer> answer = client.receiveAnswer(patience);
    QVERIFY(answer);
    QCOMPARE(answer->status, 413);
    QVERIFY2(sent < 64 * megabyte, std::to_string(sent / megabyte).c_str());
    QVERIFY2(peak < before + 16 * megabyte, std::to_string((peak - before) / megabyte).c_str());
    qInfo("%zu KB taken in, resident %zu -> %zu KB", sent / 1024, before / 1024, peak / 1024);
    QCOMPARE(server.handler.seenCount(), std::size_t{0});
}

void TestHttpLimits::bodyAtTheLimit_data()
{
    QTest::addColumn<bool>("inChunks");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<qulonglong>("size");
    QTest::addColumn<int>("status");
    for (const bool inChunks : {false, true}) {
        const char *how = inChunks ? "chunked" : "declared";
        QTest::addRow("%s, at the limit", how) << inChunks << QByteArray("/echo") << qulonglong(usualLimit) << 200;
        QTest::addRow("%s, one more", how) << inChunks << QByteArray("/echo") << qulonglong(usualLimit + 1) << 413;
        QTest::addRow("%s, another route's limit", how)
            << inChunks << QByteArray("/upload") << qulonglong(uploadLimit) << 200;
    }
}

void TestHttpLimits::bodyAtTheLimit()
{
    QFETCH(const bool, inChunks);
    QFETCH(const QByteArray, path);
    QFETCH(const qulonglong, size);
    Server server;
    RawClient client(server.listener.port());
    const std::string body(size, 'x');
    client.send(inChunks ? post("Transfer-Encoding: chunked\r\n", chunked(body), path.constData())
                         : post("Content-Length: " + std::to_string(size) + "\r\n", body, path.constData()));
    const std::optional<Answer> answer = client.receiveAnswer(patience);
    QVERIFY(answer);
    QTEST(answer->status, "status");
    QVERIFY(answer->status != 200 || answer->body == body);
}

void TestHttpLimits::endlessHead()
{
    Server server;
    RawClient client(server.listener.port());
    client.send("GET / HTTP/1.1\r\nHost: x\r\nX-A: ");
    const std::string block(65536, 'a');
    std::size_t sent = 0;
    while (sent < 256 * megabyte && client.send(block))
        sent += block.size();
    const std::optional<Answer> answer = client.receiveAnswer(patience);
    QVERIFY(answer);
    QCOMPARE(answer->status, 431);
    QVERIFY(sent < 64 * megabyte);
}

void TestHttpLimits::endlessChunkExtension()
{
    Server server;
    RawClient client(server.listener.port());
    client.send(post("Transfer-Encoding: chunked\r\n", "3;a="));
    const std::string block(65536, 'a');
    std::size_t sent = 0;
    while (sent < 256 * megabyte && client.send(block))
        sent += block.size();
    const std::optional<Answer> answer = client.receiveAnswer(patience);
    QVERIFY(answer);
    QCOMPARE(answer->status, 431);
    QVERIFY(sent < 64 * megabyte);
}

void TestHttpLimits::connectionCap()
{
    Config config = testConfig();
    config.limits.maxConnections = 3;
    Server server(config);
    std::vector<RawClient> clients;
    for (int i = 0; i < 3; ++i) {
        clients.emplace_back(server.listener.port());
        clients.back().send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
        QVERIFY(clients.back().receiveAnswer(patience));
    }
    RawClient turnedAway(server.listener.port());
    const std::optional<Answer> answer = turnedAway.receiveAnswer(patience);
    QVERIFY(answer);
    QCOMPARE(answer->status, 503);
    QCOMPARE(answer->header("Retry-After"), std::string("5"));
    QVERIFY(turnedAway.waitClosed(patience));
    clients.pop_back();
    QTRY_COMPARE_WITH_TIMEOUT(server.listener.connectionCount(), std::size_t{2}, 10'000);
    RawClient next(server.listener.port());
    next.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    const std::optional<Answer> served = next.receiveAnswer(patience);
    QVERIFY(served);
    QCOMPARE(served->status, 200);
}

void TestHttpLimits::connectionCapPerAddress()
{
    Config config = testConfig();
    config.limits.maxConnectionsPerAddress = 2;
    Server server(config);
    const auto statusFrom = [&](RawClient &client) {
        client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
        const std::optional<Answer> answer = client.receiveAnswer(patience);
        return answer ? answer->status : 0;
    };
    RawClient first(server.listener.port());
    RawClient second(server.listener.port());
    QCOMPARE(statusFrom(first), 200);
    QCOMPARE(statusFrom(second), 200);
    RawClient third(server.listener.port());
    const std::optional<Answer> refused = third.receiveAnswer(patience);
    QVERIFY(refused);
    QCOMPARE(refused->status, 503);
    RawClient neighbour(server.listener.port(), RawClient::Options{.source = "127.0.0.2", .receiveBuffer = 0});
    QCOMPARE(statusFrom(neighbour), 200);
    first.close();
    QTRY_COMPARE_WITH_TIMEOUT(server.listener.connectionCount(), std::size_t{2}, 10'000);
    RawClient fourth(server.listener.port());
    QCOMPARE(statusFrom(fourth), 200);
}

void TestHttpLimits::noCapForTrustedProxies()
{
    Config config = testConfig();
    config.limits.maxConnectionsPerAddress = 2;
    QVERIFY(config.proxies.add("127.0.0.1"));
    Server server(config);
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 5; ++i) {
        RawClient &client = *clients.emplace_back(std::make_unique<RawClient>(server.listener.port()));
        client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
        const std::optional<Answer> answer = client.receiveAnswer(patience);
        QVERIFY(answer);
        QCOMPARE(answer->status, 200);
    }
    clients.clear();
    QTRY_COMPARE_WITH_TIMEOUT(server.listener.connectionCount(), std::size_t{0}, 10'000);
}

void TestHttpLimits::idleConnectionsAreSmall()
{
    // Both ends of each connection are in this process.
    rlimit files{};
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = std::min<rlim_t>(files.rlim_max, 8192);
    setrlimit(RLIMIT_NOFILE, &files);
    const std::size_t count = std::min<std::size_t>(2000, (files.rlim_cur - 100) / 2);
    Server server;
    const std::size_t before = residentBytes();
    std::vector<RawClient> clients;
    clients.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        clients.emplace_back(server.listener.port());
        clients.back().send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
        QVERIFY(clients.back().receiveAnswer(patience));
    }
    QCOMPARE(server.listener.connectionCount(), count);
    const std::size_t each = (residentBytes() - before) / count;
    qInfo("%zu idle connections, %zu bytes each", count, each);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    // It is about 6 KB, most of it the buffer for the next request. Sanitizers add memory of their own.
    QVERIFY2(each < 10 * 1024, std::to_string(each).c_str());
#endif
}

QTEST_GUILESS_MAIN(TestHttpLimits)
#include "tst_http_limits.moc"
