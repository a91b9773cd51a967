// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include <QtTest>

#include <atomic>
#include <deque>
#include <stdexcept>
#include <utility>

#include "tests/server/http/raw_client.h"
#include "tests/server/http/test_handler.h"
#include "tests/support/sanitized.h"

using namespace pw::server::http;
using namespace pw::server::http::test;
using namespace std::chrono_literals;

namespace
{

constexpr auto patience = 20s;

std::string get(const std::string &path, const std::string &version = "HTTP/1.1", const std::string &method = "GET")
{
    return method + " " + path + " " + version + "\r\nHost: x\r\n\r\n";
}

/// What streams say and when, steered by the test. Everything but `thread` and `sinks` may be touched from anywhere.
struct Feed {
    std::atomic<int> news = 0;
    std::atomic<int> asked = 0;
    std::atomic<int> alive = 0;
    std::atomic<int> begun = 0;
    std::atomic<bool> goesOn = true;
    std::atomic<bool> throws = false;
    std::atomic<std::size_t> bytes = 0; ///< padding of each event
    std::shared_ptr<IoThread> thread;
    std::vector<StreamSink *> sinks;

    void poke()
    {
        ++news;
        thread->run([this] {
            for (std::size_t i = sinks.size(); i > 0; --i)
                sinks[i - 1]->wake();
        });
    }
};

class FeedSource final : public EventSource
{
public:
    explicit FeedSource(Feed &feed) : m_feed(feed) { ++m_feed.alive; }
    ~FeedSource() override
    {
        std::erase(m_feed.sinks, m_sink);
        --m_feed.alive;
    }
    void begin(StreamSink &sink, const std::shared_ptr<IoThread> &thread) override
    {
        m_feed.thread = thread;
        m_sink = &sink;
        m_feed.sinks.push_back(m_sink);
    }
    void say(std::string &out) override
    {
        if (m_feed.throws)
            throw std::runtime_error("the source's own trouble");
        ++m_feed.asked;
        out += "data: " + std::to_string(m_feed.news) + std::string(m_feed.bytes, '.') + "\n\n";
        if (!std::exchange(m_begun, true))
            ++m_feed.begun;
    }
    bool mayGoOn() override { return m_feed.goesOn; }

private:
    Feed &m_feed;
    StreamSink *m_sink = nullptr;
    bool m_begun = false;
};

/// /stream is one of the feed's, /large a megabyte of its own, the rest as TestHandler does.
class StreamHandler final : public Handler
{
public:
    std::size_t bodyLimit(Method method, std::string_view path) const override { return usual.bodyLimit(method, path); }
    void handle(Request &&request, Responder responder) override
    {
        if (request.path() == "/stream") {
            StreamResponse response;
            response.headers.push_back({"X-Kind", "test"});
            response.source = std::make_unique<FeedSource>(feed);
            return responder(std::move(response));
        }
        if (request.path() == "/large") {
            Response response;
            response.body = std::string(1024 * 1024, 'l');
            response.held = held;
            return responder(std::move(response));
        }
        usual.handle(std::move(request), std::move(responder));
    }
    Response errorResponse(int status, std::string_view title, std::string_view detail,
                           std::string_view requestId) const override
    {
        return usual.errorResponse(status, title, detail, requestId);
    }

    TestHandler usual;
    Feed feed;
    std::shared_ptr<int> held = std::make_shared<int>(0);
};

struct StreamServer {
    explicit StreamServer(std::function<void(Limits &)> change = {})
        : listener(handler, [&] {
              Config config = testConfig();
              config.ioThreads = 1;
              if (change)
                  change(config.limits);
              return config;
          }())
    {
        error = listener.start("127.0.0.1", 0);
    }
    RawClient open(int receiveBuffer = 0) const
    {
        RawClient client(listener.port(), {.source = nullptr, .receiveBuffer = receiveBuffer});
        client.send(get("/stream"));
        return client;
    }

    StreamHandler handler;
    Listener listener;
    std::optional<std::string> error;
};

std::string bodyOf(const std::string &bytes)
{
    const std::size_t end = bytes.find("\r\n\r\n");
    return end == std::string::npos ? std::string() : bytes.substr(end + 4);
}

} // namespace

class TestHttpStreams : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysTheHeadAndWhatThereIs();
    void saysWhatComes();
    void onlyTheHeadIsAskedFor();
    void oldClientsAreServed();
    void nothingIsServedBehindAStream();
    void beatsAndEnds();
    void endsWhenItsClientLeaves_data();
    void endsWhenItsClientLeaves();
    void troubleEndsOneStream();
    void whoDoesNotReadCostsOneMessage();
    void drainEndsStreamsAtOnce();
    void manyStreamsAreSmall();
    void largeAnswersShareABound();
};

void TestHttpStreams::saysTheHeadAndWhatThereIs()
{
    StreamServer server;
    QVERIFY(!server.error);
    RawClient client = server.open();
    const Received received = client.receive(300ms);
    QVERIFY(!received.closed);
    QVERIFY(received.bytes.starts_with("HTTP/1.1 200 OK\r\n"));
    for (const char *field : {"Content-Type: text/event-stream\r\n", "Cache-Control: no-cache, no-store\r\n",
                              "Connection: close\r\n", "X-Accel-Buffering: no\r\n", "X-Kind: test\r\n"})
        QVERIFY2(received.bytes.find(field) != std::string::npos, field);
    QVERIFY(received.bytes.find("Content-Length") == std::string::npos);
    QCOMPARE(bodyOf(received.bytes), std::string("data: 0\n\n"));
}

void TestHttpStreams::saysWhatComes()
{
    StreamServer server;
    RawClient client = server.open();
    QVERIFY(client.receive(300ms).bytes.ends_with("data: 0\n\n"));
    for (int i = 1; i <= 5; ++i) {
        server.handler.feed.poke();
        QCOMPARE(client.receive(100ms).bytes, "data: " + std::to_string(i) + "\n\n");
    }
}

void TestHttpStreams::onlyTheHeadIsAskedFor()
{
    StreamServer server;
    RawClient client(server.listener.port());
    client.send(get("/stream", "HTTP/1.1", "HEAD") + get("/echo"));
    const auto head = client.receiveAnswer(patience, true);
    QVERIFY(head && head->status == 200);
    QCOMPARE(head->header("Content-Type"), std::string("text/event-stream"));
    const auto next = client.receiveAnswer(patience);
    QVERIFY(next && next->status == 200);
    QCOMPARE(server.handler.feed.begun.load(), 0);
    QCOMPARE(server.handler.feed.alive.load(), 0);
}

void TestHttpStreams::oldClientsAreServed()
{
    StreamServer server([](Limits &limits) { limits.streamBeat = 50ms; });
    RawClient client(server.listener.port());
    client.send("GET /stream HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    QTRY_COMPARE(server.handler.feed.begun.load(), 1);
    server.handler.feed.goesOn = false;
    // Its content ends with the connection, which is all that HTTP/1.0 knows.
    const Received received = client.receive(patience);
    QVERIFY(received.closed);
    QVERIFY(received.bytes.find("Connection: close\r\n") != std::string::npos);
    QVERIFY(bodyOf(received.bytes).starts_with("data: 0\n\n"));
}

void TestHttpStreams::nothingIsServedBehindAStream()
{
    StreamServer server([](Limits &limits) { limits.lingerBytes = 64 * 1024; });
    RawClient client(server.listener.port());
    client.send(get("/stream") + get("/echo") + get("/echo"));
    QTRY_COMPARE(server.handler.feed.begun.load(), 1);
    server.handler.feed.poke();
    const Received received = client.receive(300ms);
    QVERIFY(!received.closed);
    QCOMPARE(bodyOf(received.bytes), std::string("data: 0\n\ndata: 1\n\n"));
    QCOMPARE(server.handler.usual.seenCount(), std::size_t{0});
    // Talking on and on is not what a listener does.
    const std::string chatter(1024, 'x');
    for (int i = 0; i < 4096 && client.send(chatter); ++i) {
    }
    QTRY_COMPARE_WITH_TIMEOUT(server.handler.feed.alive.load(), 0, 20'000);
    QCOMPARE(server.handler.usual.seenCount(), std::size_t{0});
}

void TestHttpStreams::beatsAndEnds()
{
    StreamServer server([](Limits &limits) { limits.streamBeat = 100ms; });
    RawClient client = server.open();
    QTest::qWait(1000);
    server.handler.feed.goesOn = false;
    const Received received = client.receive(patience);
    QVERIFY(received.closed);
    const std::string body = bodyOf(received.bytes);
    QVERIFY(body.starts_with("data: 0\n\n:\n\n:\n\n"));
    const auto beats = std::count(body.begin(), body.end(), ':') - 1;
    QVERIFY2(beats >= 3 && beats <= 11, std::to_string(beats).c_str());
    QCOMPARE(server.handler.feed.alive.load(), 0);
}

void TestHttpStreams::endsWhenItsClientLeaves_data()
{
    QTest::addColumn<int>("how");
    QTest::newRow("closes") << 0;
    QTest::newRow("resets") << 1;
    QTest::newRow("closes its half") << 2;
}

void TestHttpStreams::endsWhenItsClientLeaves()
{
    QFETCH(const int, how);
    StreamServer server;
    RawClient client = server.open();
    QTRY_COMPARE(server.handler.feed.begun.load(), 1);
    if (how == 0)
        client.close();
    else if (how == 1)
        client.reset();
    else
        client.finish();
    QTRY_COMPARE_WITH_TIMEOUT(server.handler.feed.alive.load(), 0, 5'000);
    QTRY_COMPARE(server.listener.connectionCount(), std::size_t{0});
    server.handler.feed.poke();
}

void TestHttpStreams::troubleEndsOneStream()
{
    StreamServer server;
    RawClient client = server.open();
    QTRY_COMPARE(server.handler.feed.begun.load(), 1);
    server.handler.feed.throws = true;
    server.handler.feed.poke();
    QVERIFY(client.waitClosed(patience));
    QTRY_COMPARE(server.handler.feed.alive.load(), 0);
    server.handler.feed.throws = false;
    RawClient another = server.open();
    QVERIFY(another.receive(300ms).bytes.ends_with("data: 1\n\n"));
}

void TestHttpStreams::whoDoesNotReadCostsOneMessage()
{
    StreamServer server([](Limits &limits) { limits.writeTimeout = 1500ms; });
    Feed &feed = server.handler.feed;
    feed.bytes = 32 * 1024;
    std::vector<RawClient> deaf;
    constexpr int streams = 20;
    for (int i = 0; i < streams; ++i)
        deaf.push_back(server.open(4096));
    QTRY_COMPARE_WITH_TIMEOUT(feed.begun.load(), streams, 10'000);
    const std::size_t before = residentBytes();
    for (int i = 0; i < 20'000; ++i)
        feed.poke();
    // 20,000 pokes of 32 KB for each of 20 clients: what does not go out is not kept, and not even made.
    QVERIFY2(feed.asked < streams * 10, std::to_string(feed.asked).c_str());
    QVERIFY2(residentBytes() < before + 16 * 1024 * 1024, std::to_string(residentBytes() - before).c_str());
    // And who goes on like that is cut.
    QTRY_COMPARE_WITH_TIMEOUT(feed.alive.load(), 0, 10'000);
    QTRY_COMPARE(server.listener.connectionCount(), std::size_t{0});
}

void TestHttpStreams::drainEndsStreamsAtOnce()
{
    StreamServer server;
    server.handler.feed.bytes = 32 * 1024;
    std::vector<RawClient> clients;
    for (int i = 0; i < 50; ++i)
        clients.push_back(server.open(i % 2 == 0 ? 0 : 4096));
    QTRY_COMPARE(server.handler.feed.begun.load(), 50);
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(server.listener.drain(10s), std::size_t{0});
    QVERIFY2(timer.elapsed() < 1'000, std::to_string(timer.elapsed()).c_str());
    QCOMPARE(server.handler.feed.alive.load(), 0);
    for (RawClient &client : clients)
        QVERIFY(client.waitClosed(patience));
    // The thread has ended: what still wants to reach it is dropped.
    server.handler.feed.poke();
}

void TestHttpStreams::manyStreamsAreSmall()
{
    StreamServer server;
    constexpr int streams = 450;
    std::vector<RawClient> clients;
    clients.reserve(streams);
    const std::size_t before = residentBytes();
    for (int i = 0; i < streams; ++i)
        clients.push_back(server.open());
    QTRY_COMPARE_WITH_TIMEOUT(server.handler.feed.begun.load(), streams, 20'000);
    server.handler.feed.poke();
    for (RawClient &client : clients) {
        std::string heard;
        QTRY_VERIFY((heard += client.receive(1ms).bytes).find("data: ") != std::string::npos);
    }
    const std::size_t each = (residentBytes() - before) / streams;
    QVERIFY2(pw::test::isSanitized || each < 8 * 1024, std::to_string(each).c_str());
}

void TestHttpStreams::largeAnswersShareABound()
{
    StreamServer server([](Limits &limits) { limits.maxWritingBytes = 3 * 1024 * 1024 + 4096; });
    std::deque<RawClient> slow; // its ends can go without the rest being moved
    for (int i = 0; i < 3; ++i) {
        slow.emplace_back(server.listener.port(), RawClient::Options{.source = nullptr, .receiveBuffer = 4096});
        slow.back().send(get("/large"));
    }
    // Each of them holds its answer, and what is to be let go of with it.
    QTRY_COMPARE_WITH_TIMEOUT(server.handler.held.use_count(), 4L, 10'000);
    RawClient client(server.listener.port());
    client.send(get("/large") + get("/echo"));
    const auto refused = client.receiveAnswer(patience);
    QVERIFY(refused && refused->status == 503);
    QCOMPARE(refused->header("Retry-After"), std::string("2"));
    const auto small = client.receiveAnswer(patience);
    QVERIFY(small && small->status == 200);
    slow.pop_front();
    QTRY_COMPARE_WITH_TIMEOUT(server.handler.held.use_count(), 3L, 10'000);
    client.send(get("/large"));
    const auto served = client.receiveAnswer(patience);
    QVERIFY(served && served->status == 200 && served->body.size() == 1024 * 1024);
    QTRY_COMPARE_WITH_TIMEOUT(server.handler.held.use_count(), 3L, 10'000);
}

QTEST_GUILESS_MAIN(TestHttpStreams)
#include "tst_http_streams.moc"
