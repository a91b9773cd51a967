// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include <QtTest>

#include "sync-server/http/response_head.h"
#include "tests/server/http/hostile_requests.h"
#include "tests/server/http/raw_client.h"
#include "tests/server/http/test_handler.h"

using namespace pw::server::http;
using namespace pw::server::http::test;
using namespace std::chrono_literals;

namespace
{

// Long enough for a sanitized build on a busy machine; only what is expected to stay open is waited for in full.
constexpr auto patience = 20s;
constexpr auto silence = 150ms;

QByteArray bytesOf(const std::string &text)
{
    return QByteArray::fromStdString(text);
}

} // namespace

class TestHttpProtocol : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void hostileRequest_data();
    void hostileRequest();
    void answerIsComplete();
    void requestIsComplete();
    void keepAlive_data();
    void keepAlive();
    void headHasNoBody();
    void contentlessStatus();
    void expectContinue();
    void expectContinueIsRefusedAtOnce();
    void chunkedBodyArrives();
    void largeAnswerIsComplete();
    void handlerFailures_data();
    void handlerFailures();
    void dateLine_data();
    void dateLine();
    void listenErrors();

private:
    std::unique_ptr<Server> m_server;
};

void TestHttpProtocol::init()
{
    Config config = testConfig();
    config.unixTime = [] { return std::int64_t{784'111'777}; };
    m_server = std::make_unique<Server>(config);
    QVERIFY(!m_server->error);
}

void TestHttpProtocol::cleanup()
{
    m_server.reset();
}

void TestHttpProtocol::hostileRequest_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QList<int>>("statuses");
    for (const std::vector<Case> &table : {malformedRequests(), smugglingRequests()}) {
        for (const Case &row : table)
            QTest::newRow(row.name) << QByteArray::fromStdString(row.bytes)
                                    << QList<int>(row.statuses.begin(), row.statuses.end());
    }
}

void TestHttpProtocol::hostileRequest()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QList<int>, statuses);
    RawClient client(m_server->listener.port());
    QVERIFY(client.isConnected());
    client.send(bytes.toStdString());
    const bool closes = statuses.last() >= 400 || bytes.contains("HTTP/1.0");
    const Received received = client.receive(closes ? std::chrono::milliseconds(patience) : silence);
    const std::optional<std::vector<Answer>> answers = splitAnswers(received.bytes);
    QVERIFY2(answers, received.bytes.c_str());
    QList<int> got;
    qsizetype served = 0;
    for (const Answer &answer : *answers) {
        got << answer.status;
        served += answer.status == 200 ? 1 : 0;
        QCOMPARE(answer.header("X-Content-Type-Options"), std::string("nosniff"));
        if (answer.status >= 400) {
            QCOMPARE(answer.header("Content-Type"), std::string("application/problem+json"));
            QCOMPARE(answer.header("Connection"), std::string("close"));
        }
    }
    QCOMPARE(got, statuses);
    QCOMPARE(received.closed, closes);
    QCOMPARE(qsizetype(m_server->handler.seenCount()), served);
}

void TestHttpProtocol::answerIsComplete()
{
    RawClient client(m_server->listener.port());
    client.send(post("Content-Length: 5\r\n", "hello"));
    const Received received = client.receive(silence);
    QCOMPARE(bytesOf(received.bytes),
             QByteArray("HTTP/1.1 200 OK\r\n"
                        "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n"
                        "Content-Type: text/plain\r\n"
                        "Content-Length: 5\r\n"
                        "X-Content-Type-Options: nosniff\r\n"
                        "Referrer-Policy: no-referrer\r\n"
                        "Cross-Origin-Resource-Policy: same-origin\r\n"
                        "Content-Security-Policy: default-src 'none'; object-src 'none'; base-uri 'none'; "
                        "form-action 'none'; frame-ancestors 'none'\r\n"
                        "Cache-Control: no-store\r\n"
                        "X-Request-Id: t-1-1\r\n"
                        "\r\n"
                        "hello"));
}

void TestHttpProtocol::requestIsComplete()
{
    RawClient client(m_server->listener.port());
    client.send("PATCH /a%20b?c=d HTTP/1.1\r\nhost: x\r\nX-One: 1 \r\nx-one:2\r\nContent-Length: 3\r\n\r\nabc");
    QVERIFY(client.receiveAnswer(patience));
    client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    QVERIFY(client.receiveAnswer(patience));
    QCOMPARE(m_server->handler.seen(), (std::vector<std::string>{"PATCH /a%20b?c=d", "GET /"}));
    Request request = m_server->handler.lastRequest();
    QCOMPARE(request.remoteAddress, std::string("127.0.0.1"));
    QCOMPARE(request.requestId, std::string("t-1-2"));
    QCOMPARE(request.headerCount("x-one"), std::size_t{0});
    client.send("DELETE /a%20b?c=d HTTP/1.1\r\nhost: x\r\nX-One: 1 \r\nx-one:2\r\nContent-Length: 3\r\n\r\nabc");
    QVERIFY(client.receiveAnswer(patience));
    request = m_server->handler.lastRequest();
    QCOMPARE(request.method, Method::Delete);
    QCOMPARE(request.path(), std::string_view("/a%20b"));
    QCOMPARE(request.query(), std::string_view("c=d"));
    QCOMPARE(request.header("X-ONE"), std::string_view("1"));
    QCOMPARE(request.headerCount("X-One"), std::size_t{2});
    QCOMPARE(request.body, std::string("abc"));
    QVERIFY(request.ioThread < 2);
}

void TestHttpProtocol::keepAlive_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<bool>("open");
    QTest::addColumn<QByteArray>("connection");
    QTest::newRow("1.1") << QByteArray("GET / HTTP/1.1\r\nHost: x\r\n\r\n") << true << QByteArray();
    QTest::newRow("1.1 close") << QByteArray("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n") << false
                               << QByteArray("close");
    QTest::newRow("1.0") << QByteArray("GET / HTTP/1.0\r\n\r\n") << false << QByteArray("close");
    QTest::newRow("1.0 keep-alive") << QByteArray("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n") << true
                                    << QByteArray("keep-alive");
}

void TestHttpProtocol::keepAlive()
{
    QFETCH(const QByteArray, request);
    QFETCH(const bool, open);
    RawClient client(m_server->listener.port());
    for (int i = 0; i < (open ? 3 : 1); ++i) {
        client.send(request.toStdString());
        const std::optional<Answer> answer = client.receiveAnswer(patience);
        QVERIFY(answer);
        QTEST(bytesOf(answer->header("Connection")), "connection");
    }
    QCOMPARE(client.waitClosed(open ? std::chrono::milliseconds(silence) : std::chrono::milliseconds(patience)), !open);
}

void TestHttpProtocol::headHasNoBody()
{
    RawClient client(m_server->listener.port());
    client.send("HEAD /big HTTP/1.1\r\nHost: x\r\n\r\nGET /after HTTP/1.1\r\nHost: x\r\n\r\n");
    const std::optional<Answer> head = client.receiveAnswer(patience, true);
    QVERIFY(head);
    QCOMPARE(head->header("Content-Length"), std::to_string(bigBytes));
    const std::optional<Answer> after = client.receiveAnswer(patience);
    QVERIFY(after);
    QCOMPARE(after->header("Content-Length"), std::string("0"));
}

void TestHttpProtocol::contentlessStatus()
{
    RawClient client(m_server->listener.port());
    client.send(post("Content-Length: 3\r\n", "abc", "/empty"));
    const Received received = client.receive(silence);
    QVERIFY(received.bytes.starts_with("HTTP/1.1 204 No Content\r\n"));
    QVERIFY(received.bytes.ends_with("\r\n\r\n"));
    QVERIFY(received.bytes.find("Content-") == received.bytes.find("Content-Type-Options"));
}

void TestHttpProtocol::expectContinue()
{
    RawClient client(m_server->listener.port());
    client.send(post("Expect: 100-continue\r\nContent-Length: 5\r\n", ""));
    const std::optional<Answer> interim = client.receiveAnswer(patience);
    QVERIFY(interim);
    QCOMPARE(interim->status, 100);
    client.send("hello");
    const std::optional<Answer> answer = client.receiveAnswer(patience);
    QVERIFY(answer);
    QCOMPARE(answer->body, std::string("hello"));
    // Whoever sends the body without waiting is not told to.
    client.send(post("Expect: 100-continue\r\nContent-Length: 5\r\n", "again"));
    const std::optional<Answer> direct = client.receiveAnswer(patience);
    QVERIFY(direct);
    QCOMPARE(direct->status, 200);
}

void TestHttpProtocol::expectContinueIsRefusedAtOnce()
{
    RawClient client(m_server->listener.port());
    client.send(post("Expect: 100-continue\r\nContent-Length: " + std::to_string(usualLimit + 1) + "\r\n", ""));
    const std::optional<Answer> answer = client.receiveAnswer(patience);
    QVERIFY(answer);
    QCOMPARE(answer->status, 413);
}

void TestHttpProtocol::chunkedBodyArrives()
{
    std::string body;
    std::string chunks;
    for (std::size_t size = 1; size < 40'000; size = size * 3 + 1) {
        const std::string chunk(size, static_cast<char>('a' + size % 26));
        body += chunk;
        const std::string one = chunked(chunk);
        chunks += one.substr(0, one.size() - 5);
    }
    RawClient client(m_server->listener.port());
    client.send(post("Transfer-Encoding: chunked\r\n", chunks + "0\r\nX-Sum: 1\r\n\r\n"));
    const std::optional<Answer> answer = client.receiveAnswer(patience);
    QVERIFY(answer);
    QVERIFY(answer->body == body);
}

void TestHttpProtocol::largeAnswerIsComplete()
{
    RawClient client(m_server->listener.port());
    std::string body(uploadLimit, 'x');
    for (std::size_t i = 0; i < body.size(); i += 97)
        body[i] = static_cast<char>('0' + i % 10);
    QVERIFY(client.send(post("Content-Length: " + std::to_string(body.size()) + "\r\n", body, "/upload")));
    const std::optional<Answer> answer = client.receiveAnswer(patience);
    QVERIFY(answer);
    QVERIFY(answer->body == body);
    client.send("GET /big HTTP/1.1\r\nHost: x\r\n\r\n");
    const std::optional<Answer> big = client.receiveAnswer(patience);
    QVERIFY(big);
    QVERIFY(big->body == std::string(bigBytes, 'b'));
}

void TestHttpProtocol::handlerFailures_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::newRow("responder dropped") << QByteArray("/drop");
    QTest::newRow("exception") << QByteArray("/throw");
    QTest::newRow("line break in a field") << QByteArray("/inject");
}

void TestHttpProtocol::handlerFailures()
{
    QFETCH(const QByteArray, path);
    RawClient client(m_server->listener.port());
    client.send("GET " + path.toStdString() + " HTTP/1.1\r\nHost: x\r\n\r\nGET /after HTTP/1.1\r\nHost: x\r\n\r\n");
    const std::optional<Answer> answer = client.receiveAnswer(patience);
    QVERIFY(answer);
    QCOMPARE(answer->status, 500);
    QCOMPARE(answer->header("Content-Type"), std::string("application/problem+json"));
    QVERIFY(answer->head.find("Set-Cookie") == std::string::npos);
    // The request itself was well-formed, so that the connection goes on.
    const std::optional<Answer> after = client.receiveAnswer(patience);
    QVERIFY(after);
    QCOMPARE(after->status, 200);
}

void TestHttpProtocol::dateLine_data()
{
    QTest::addColumn<qint64>("time");
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("epoch") << qint64{0} << QByteArray("Date: Thu, 01 Jan 1970 00:00:00 GMT\r\n");
    QTest::newRow("leap day") << qint64{1'709'251'199} << QByteArray("Date: Thu, 29 Feb 2024 23:59:59 GMT\r\n");
    QTest::newRow("after 2038") << qint64{4'102'444'800} << QByteArray("Date: Fri, 01 Jan 2100 00:00:00 GMT\r\n");
}

void TestHttpProtocol::dateLine()
{
    QFETCH(const qint64, time);
    QTEST(bytesOf(pw::server::http::dateLine(time)), "line");
}

void TestHttpProtocol::listenErrors()
{
    TestHandler handler;
    Listener taken(handler, testConfig());
    const std::optional<std::string> inUse = taken.start("127.0.0.1", m_server->listener.port());
    QVERIFY(inUse);
    QVERIFY2(inUse->find("Address already in use") != std::string::npos, inUse->c_str());
    const std::optional<std::string> name = taken.start("localhost.example", 0);
    QVERIFY(name);
    QVERIFY2(name->find("not an IP address") != std::string::npos, name->c_str());
    QVERIFY(!taken.start("127.0.0.1", 0));
    QVERIFY(taken.start("127.0.0.1", 0));
}

QTEST_GUILESS_MAIN(TestHttpProtocol)
#include "tst_http_protocol.moc"
