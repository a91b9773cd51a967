// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include <QtTest>

#include <atomic>
#include <future>
#include <set>
#include <thread>

#include "tests/server/http/hostile_requests.h"
#include "tests/server/http/raw_client.h"
#include "tests/server/http/test_handler.h"

using namespace pw::server::http;
using namespace pw::server::http::test;
using namespace std::chrono_literals;

namespace
{

constexpr auto patience = 20s;

std::string echo(const std::string &body, const char *path)
{
    return post("Content-Length: " + std::to_string(body.size()) + "\r\n", body, path);
}

} // namespace

class TestHttpLifecycle : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void pipelinedAnswersKeepTheirOrder();
    void halfClosedClientIsAnswered();
    void clientLeavesBeforeTheAnswer();
    void clientLeavesInTheBody();
    void responderOutlivesTheListener();
    void threadHooksFrameAllRequests();
    void drainAnswersEveryHeldRequest();
    void drainServesWhatHasArrived();
    void drainClosesIdleConnections();
    void drainCutsWhatTakesTooLong();
    void drainUnderLoadLosesNothing();
};

void TestHttpLifecycle::pipelinedAnswersKeepTheirOrder()
{
    Server server;
    std::vector<RawClient> clients;
    constexpr int requests = 60;
    // Fast and slow handlers alternate on each connection, and the slow ones answer in reverse order across
    // connections.
    for (int c = 0; c < 8; ++c) {
        clients.emplace_back(server.listener.port());
        std::string bytes;
        for (int i = 0; i < requests; ++i)
            bytes += echo(std::to_string(c) + "/" + std::to_string(i), i % 3 == 0 ? "/echo" : "/later");
        clients.back().send(bytes);
    }
    for (int c = 0; c < 8; ++c) {
        for (int i = 0; i < requests; ++i) {
            const std::optional<Answer> answer = clients[static_cast<std::size_t>(c)].receiveAnswer(patience);
            QVERIFY(answer);
            QCOMPARE(answer->body, std::to_string(c) + "/" + std::to_string(i));
        }
    }
}

void TestHttpLifecycle::halfClosedClientIsAnswered()
{
    Server server;
    RawClient client(server.listener.port());
    client.send(echo("one", "/later") + echo("two", "/later"));
    client.finish();
    const Received received = client.receive(patience);
    QVERIFY(received.closed);
    const std::optional<std::vector<Answer>> answers = splitAnswers(received.bytes);
    QVERIFY(answers);
    QCOMPARE(answers->size(), std::size_t{2});
    QCOMPARE(answers->back().body, std::string("two"));
}

void TestHttpLifecycle::clientLeavesBeforeTheAnswer()
{
    Server server;
    for (int round = 0; round < 5; ++round) {
        std::vector<RawClient> clients;
        for (int i = 0; i < 100; ++i) {
            clients.emplace_back(server.listener.port());
            clients.back().send(echo("x", i % 2 == 0 ? "/hold" : "/later"));
        }
        QVERIFY(server.handler.waitHeld(50));
        for (std::size_t i = 0; i < clients.size(); ++i)
            i % 3 == 0 ? clients[i].close() : clients[i].reset();
        server.handler.release();
    }
    QTRY_COMPARE_WITH_TIMEOUT(server.listener.connectionCount(), std::size_t{0}, 20'000);
    RawClient client(server.listener.port());
    client.send(echo("alive", "/later"));
    const std::optional<Answer> answer = client.receiveAnswer(patience);
    QVERIFY(answer);
    QCOMPARE(answer->body, std::string("alive"));
}

void TestHttpLifecycle::clientLeavesInTheBody()
{
    Server server;
    for (int i = 0; i < 200; ++i) {
        RawClient client(server.listener.port());
        client.send(post("Content-Length: 100\r\n", "only some"));
        i % 2 == 0 ? client.close() : client.reset();
    }
    QTRY_COMPARE_WITH_TIMEOUT(server.listener.connectionCount(), std::size_t{0}, 20'000);
    QCOMPARE(server.handler.seenCount(), std::size_t{0});
}

void TestHttpLifecycle::responderOutlivesTheListener()
{
    TestHandler handler;
    {
        Listener listener(handler, testConfig());
        QVERIFY(!listener.start("127.0.0.1", 0));
        RawClient client(listener.port());
        client.send(echo("x", "/hold"));
        QVERIFY(handler.waitHeld(1));
    }
    handler.release();
}

void TestHttpLifecycle::threadHooksFrameAllRequests()
{
    Config config = testConfig();
    config.ioThreads = 3;
    std::mutex mutex;
    std::set<unsigned> running;
    std::vector<unsigned> stopped;
    config.onThreadStart = [&](unsigned thread) {
        const std::lock_guard lock(mutex);
        running.insert(thread);
    };
    config.onThreadStop = [&](unsigned thread) {
        const std::lock_guard lock(mutex);
        stopped.push_back(thread);
    };
    Server server(config);
    QCOMPARE(running, (std::set<unsigned>{0, 1, 2}));
    std::set<unsigned> used;
    std::vector<RawClient> clients;
    for (int i = 0; i < 3; ++i) {
        clients.emplace_back(server.listener.port());
        clients.back().send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
        QVERIFY(clients.back().receiveAnswer(patience));
        used.insert(server.handler.lastRequest().ioThread);
    }
    QCOMPARE(used, (std::set<unsigned>{0, 1, 2}));
    QVERIFY(stopped.empty());
    server.listener.drain(1s);
    QCOMPARE(stopped.size(), std::size_t{3});
}

void TestHttpLifecycle::drainAnswersEveryHeldRequest()
{
    Server server;
    std::vector<RawClient> clients;
    for (int i = 0; i < 30; ++i) {
        clients.emplace_back(server.listener.port());
        clients.back().send(echo(std::to_string(i), "/hold"));
    }
    QVERIFY(server.handler.waitHeld(30));
    std::future<std::size_t> drained = std::async(std::launch::async, [&] { return server.listener.drain(patience); });
    // Draining has begun when nobody is accepted any more; the held requests do not end before they are answered.
    QTRY_VERIFY_WITH_TIMEOUT(!RawClient(server.listener.port()).isConnected(), 10'000);
    QCOMPARE(drained.wait_for(100ms), std::future_status::timeout);
    server.handler.release();
    for (std::size_t i = 0; i < clients.size(); ++i) {
        const std::optional<Answer> answer = clients[i].receiveAnswer(patience);
        QVERIFY(answer);
        QCOMPARE(answer->body, std::to_string(i));
        QCOMPARE(answer->header("Connection"), std::string("close"));
        QVERIFY(clients[i].waitClosed(patience));
        clients[i].close();
    }
    QCOMPARE(drained.get(), std::size_t{0});
}

void TestHttpLifecycle::drainServesWhatHasArrived()
{
    Server server;
    RawClient client(server.listener.port());
    client.send(echo("one", "/hold") + echo("two", "/echo") + echo("three", "/later"));
    QVERIFY(server.handler.waitHeld(1));
    std::future<std::size_t> drained = std::async(std::launch::async, [&] { return server.listener.drain(patience); });
    QTRY_VERIFY_WITH_TIMEOUT(!RawClient(server.listener.port()).isConnected(), 10'000);
    std::this_thread::sleep_for(50ms);
    server.handler.release();
    const Received received = client.receive(patience);
    client.close();
    const std::optional<std::vector<Answer>> answers = splitAnswers(received.bytes);
    QVERIFY(answers);
    QCOMPARE(answers->size(), std::size_t{3});
    QCOMPARE(answers->at(0).header("Connection"), std::string());
    QCOMPARE(answers->at(2).body, std::string("three"));
    QCOMPARE(answers->at(2).header("Connection"), std::string("close"));
    QCOMPARE(drained.get(), std::size_t{0});
}

void TestHttpLifecycle::drainClosesIdleConnections()
{
    Server server;
    std::vector<RawClient> clients;
    for (int i = 0; i < 10; ++i) {
        clients.emplace_back(server.listener.port());
        if (i % 2 == 0)
            continue;
        clients.back().send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
        QVERIFY(clients.back().receiveAnswer(patience));
    }
    QTRY_COMPARE_WITH_TIMEOUT(server.listener.connectionCount(), std::size_t{10}, 10'000);
    const auto start = std::chrono::steady_clock::now();
    QCOMPARE(server.listener.drain(patience), std::size_t{0});
    QVERIFY(std::chrono::steady_clock::now() - start < 10s);
    for (RawClient &client : clients)
        QVERIFY(client.waitClosed(patience));
}

void TestHttpLifecycle::drainCutsWhatTakesTooLong()
{
    Server server;
    RawClient stuck(server.listener.port());
    stuck.send(echo("x", "/hold"));
    RawClient unfinished(server.listener.port());
    unfinished.send("GET / HTTP/1.1\r\nHo");
    QVERIFY(server.handler.waitHeld(1));
    QTRY_COMPARE_WITH_TIMEOUT(server.listener.connectionCount(), std::size_t{2}, 10'000);
    QCOMPARE(server.listener.drain(300ms), std::size_t{2});
    QVERIFY(stuck.waitClosed(patience));
    QVERIFY(unfinished.waitClosed(patience));
    server.handler.release();
}

void TestHttpLifecycle::drainUnderLoadLosesNothing()
{
    for (int round = 0; round < 5; ++round) {
        Server server;
        std::atomic<std::size_t> answered{0};
        std::atomic<std::size_t> broken{0};
        std::vector<std::thread> threads;
        for (int t = 0; t < 16; ++t) {
            threads.emplace_back([&server, &answered, &broken, t] {
                RawClient client(server.listener.port());
                for (int i = 0; client.isConnected(); ++i) {
                    const std::string body = std::to_string(t) + "/" + std::to_string(i);
                    if (!client.send(echo(body, i % 2 == 0 ? "/later" : "/echo")))
                        return;
                    const std::optional<Answer> answer = client.receiveAnswer(patience);
                    if (!answer)
                        return;
                    answered += 1;
                    broken += answer->body != body ? 1 : 0;
                    if (answer->header("Connection") == "close")
                        return;
                }
            });
        }
        QTRY_VERIFY_WITH_TIMEOUT(answered > 200, 20'000);
        const std::size_t cut = server.listener.drain(patience);
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(cut, std::size_t{0});
        QCOMPARE(broken.load(), std::size_t{0});
        // Whatever reached the handler was answered, and the answer was read.
        QCOMPARE(answered.load(), server.handler.seenCount());
    }
}

QTEST_GUILESS_MAIN(TestHttpLifecycle)
#include "tst_http_lifecycle.moc"
