// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include <QtTest>

#include "sync-server/http/request_parser.h"
#include "tests/server/http/hostile_requests.h"
#include "tests/server/http/test_handler.h"

using namespace pw::server::http;
using pw::server::http::test::Case;

namespace
{

struct Parsed {
    std::vector<int> statuses;
    std::vector<std::string> requests;
};

/// What a connection does with the bytes, `step` of them at a time; 200 stands for a complete request.
Parsed parseInSteps(const std::string &bytes, std::size_t step)
{
    Limits limits;
    RequestParser parser(limits);
    Parsed parsed;
    std::size_t begin = 0;
    std::size_t end = 0;
    for (;;) {
        const RequestParser::Step result = parser.feed({bytes.data() + begin, end - begin});
        begin += result.consumed;
        switch (result.state) {
        case RequestParser::State::NeedMore:
            if (end == bytes.size())
                return parsed;
            end = std::min(bytes.size(), end + step);
            break;
        case RequestParser::State::HeadDone:
            if (!parser.limitBody(test::usualLimit)) {
                parsed.statuses.push_back(413);
                return parsed;
            }
            break;
        case RequestParser::State::Done: {
            const Request &request = parser.request();
            parsed.statuses.push_back(200);
            parsed.requests.push_back(std::string(methodName(request.method)) + " " + std::string(request.target()) +
                                      "|" + request.body + "|" + std::string(request.header("Host")));
            parser.reset();
            break;
        }
        case RequestParser::State::Failed:
            parsed.statuses.push_back(parser.failure().status);
            return parsed;
        }
    }
}

} // namespace

class TestHttpParser : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void splitsMakeNoDifference_data();
    void splitsMakeNoDifference();
    void fieldsOneByOneAreCounted();
    void trailersAreNotFields();
    void targetIsTakenApart_data();
    void targetIsTakenApart();
};

void TestHttpParser::splitsMakeNoDifference_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QList<int>>("statuses");
    for (const std::vector<Case> &table : {test::malformedRequests(), test::smugglingRequests()}) {
        for (const Case &row : table)
            QTest::newRow(row.name) << QByteArray::fromStdString(row.bytes)
                                    << QList<int>(row.statuses.begin(), row.statuses.end());
    }
}

void TestHttpParser::splitsMakeNoDifference()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QList<int>, statuses);
    const Parsed whole = parseInSteps(bytes.toStdString(), static_cast<std::size_t>(bytes.size()));
    QCOMPARE(QList<int>(whole.statuses.begin(), whole.statuses.end()), statuses);
    for (const std::size_t step : {1u, 2u, 3u, 5u, 7u, 64u, 1000u}) {
        const Parsed split = parseInSteps(bytes.toStdString(), step);
        // In pieces, a head without its empty line is waited for: the connection's deadline ends that.
        if (split.statuses.empty() && !bytes.contains("\r\n\r\n"))
            continue;
        QCOMPARE(split.statuses, whole.statuses);
        QCOMPARE(split.requests, whole.requests);
    }
}

void TestHttpParser::fieldsOneByOneAreCounted()
{
    Limits limits;
    limits.headFields = 1'000'000;
    RequestParser parser(limits);
    // Each call ends two bytes into the next field: the parser then has nothing left over that its own limit would see.
    std::size_t sent = 0;
    const auto feed = [&](std::string_view bytes) {
        const RequestParser::Step step = parser.feed(bytes);
        sent += step.consumed;
        return step;
    };
    RequestParser::Step step = feed("GET / HTTP/1.1\r\nHo");
    std::string rest = "Ho";
    std::string next = "st: x\r\nAb";
    while (step.state == RequestParser::State::NeedMore && sent < 10 * limits.headBytes) {
        step = feed(rest + next);
        rest = "Ab";
        next = ": " + std::string(50, 'a') + "\r\nAb";
    }
    QCOMPARE(step.state, RequestParser::State::Failed);
    QCOMPARE(parser.failure().status, 431);
    QVERIFY(sent <= limits.headBytes + 100);
}

void TestHttpParser::trailersAreNotFields()
{
    RequestParser parser{Limits{}};
    std::string bytes =
        test::post("Transfer-Encoding: chunked\r\n", "3\r\nabc\r\n0\r\nAuthorization: Bearer x\r\n\r\n");
    const RequestParser::Step head = parser.feed(bytes);
    QCOMPARE(head.state, RequestParser::State::HeadDone);
    QVERIFY(parser.limitBody(100));
    QCOMPARE(parser.feed(std::string_view(bytes).substr(head.consumed)).state, RequestParser::State::Done);
    QCOMPARE(parser.request().body, std::string("abc"));
    QCOMPARE(parser.request().headerCount("authorization"), std::size_t{0});
    QCOMPARE(parser.request().header("CONTENT-TYPE"), std::string_view("application/json"));
}

void TestHttpParser::targetIsTakenApart_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("query");
    QTest::newRow("plain") << QByteArray("/a/b") << QByteArray("/a/b") << QByteArray();
    QTest::newRow("query") << QByteArray("/a?b=c&d") << QByteArray("/a") << QByteArray("b=c&d");
    QTest::newRow("two question marks") << QByteArray("/a?b?c") << QByteArray("/a") << QByteArray("b?c");
    QTest::newRow("empty query") << QByteArray("/a?") << QByteArray("/a") << QByteArray();
    QTest::newRow("encoded slash stays") << QByteArray("/a%2Fb") << QByteArray("/a%2Fb") << QByteArray();
    QTest::newRow("absolute") << QByteArray("http://h:1/a?b") << QByteArray("/a") << QByteArray("b");
    QTest::newRow("absolute without path") << QByteArray("http://h") << QByteArray("/") << QByteArray();
    QTest::newRow("absolute, query alone") << QByteArray("https://h?b") << QByteArray("/") << QByteArray("b");
    QTest::newRow("URL in the query") << QByteArray("/a?u=http://h/b") << QByteArray("/a")
                                      << QByteArray("u=http://h/b");
}

void TestHttpParser::targetIsTakenApart()
{
    QFETCH(const QByteArray, target);
    Request request;
    request.setTarget(target.toStdString());
    const Request moved = std::move(request);
    QCOMPARE(QByteArray::fromStdString(std::string(moved.target())), target);
    QTEST(QByteArray::fromStdString(std::string(moved.path())), "path");
    QTEST(QByteArray::fromStdString(std::string(moved.query())), "query");
}

QTEST_GUILESS_MAIN(TestHttpParser)
#include "tst_http_parser.moc"
