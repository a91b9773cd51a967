// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/base/id_source.h"
#include "core/remote/event_parser.h"
#include "core/remote/event_stream.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace pw;
using namespace Qt::StringLiterals;

namespace
{

/// Does with each connection what the test says, and counts them.
class ScriptedServer : public QObject
{
public:
    using Script = std::function<void(QTcpSocket &socket, int number)>;

    explicit ScriptedServer(Script script) : m_script(std::move(script))
    {
        m_server.listen(QHostAddress::LocalHost);
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = m_server.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
                m_heard += socket->readAll();
                if (!m_heard.endsWith("\r\n\r\n"))
                    return;
                m_times << m_clock.elapsed();
                m_script(*socket, static_cast<int>(m_times.size()));
            });
        });
        m_clock.start();
    }
    EventStream::Target target(const QString &client = u"c1"_s) const
    {
        return {.server = QUrl(u"http://127.0.0.1:%1"_s.arg(m_server.serverPort())),
                .token = Secret(u"secret"_s),
                .clientId = client};
    }
    const QByteArray &heard() const { return m_heard; }
    int connections() const { return static_cast<int>(m_times.size()); }
    const QList<qint64> &times() const { return m_times; }

private:
    QTcpServer m_server;
    Script m_script;
    QByteArray m_heard;
    QElapsedTimer m_clock;
    QList<qint64> m_times;
};

constexpr char head[] = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n";

/// The same "random" number always: the upper end of what is waited.
class ConstantIds final : public IdSource
{
public:
    explicit ConstantIds(char byte) : m_byte(byte) {}
    QByteArray randomBytes(int count) override { return QByteArray(count, m_byte); }

private:
    char m_byte;
};

constexpr EventStream::Timing quick{.silenceMs = 400, .firstRetryMs = 100, .longestRetryMs = 400, .steadyMs = 60'000};

} // namespace

class EventStreamTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsRevisions_data();
    void readsRevisions();
    void refusesNonsense_data();
    void refusesNonsense();
    void memoryIsBounded();
    void tellsWhatComes();
    void comesBackLaterAndLater();
    void randomPartOfTheTime();
    void silenceIsAnEnd();
    void refusalsAreTold_data();
    void refusalsAreTold();
    void otherAnswersAreNoStream_data();
    void otherAnswersAreNoStream();
    void stopIsTheEnd();
};

void EventStreamTest::readsRevisions_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<qint64>("rev");
    QTest::newRow("one") << QByteArray("data: {\"rev\":7}\n\n") << 7LL;
    QTest::newRow("no blank") << QByteArray("data:{\"rev\":7}\n\n") << 7LL;
    QTest::newRow("zero") << QByteArray("data: {\"rev\":0}\n\n") << 0LL;
    QTest::newRow("carriage returns") << QByteArray("data: {\"rev\":7}\r\n\r\n") << 7LL;
    QTest::newRow("carriage returns alone") << QByteArray("data: {\"rev\":7}\r\r") << 7LL;
    QTest::newRow("the last of several") << QByteArray("data: {\"rev\":7}\n\ndata: {\"rev\":9}\n\n") << 9LL;
    QTest::newRow("in two lines") << QByteArray("data: {\"rev\":\ndata: 7}\n\n") << 7LL;
    QTest::newRow("keep-alive") << QByteArray(":\n\n: still here\n\ndata: {\"rev\":7}\n\n:\n\n") << 7LL;
    QTest::newRow("more in it") << QByteArray("data: {\"rev\":7,\"why\":\"x\"}\n\n") << 7LL;
    QTest::newRow("fields for others") << QByteArray("id: 3\nretry: 10\nx\ndata: {\"rev\":7}\n\n") << 7LL;
    QTest::newRow("an event for others") << QByteArray("data: {\"rev\":7}\n\nevent: lunch\ndata: soup\n\n") << 7LL;
    QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF"
                                                   "data: {\"rev\":7}\n\n")
                                     << 7LL;
    QTest::newRow("not ended") << QByteArray("data: {\"rev\":7}\n") << -1LL;
}

void EventStreamTest::readsRevisions()
{
    QFETCH(const QByteArray, bytes);
    // In one piece and byte by byte: where the network cuts makes no difference.
    EventParser whole;
    QVERIFY(whole.feed(bytes));
    QTEST(whole.takeRevision().value_or(-1), "rev");
    QVERIFY(!whole.takeRevision());
    EventParser pieces;
    for (const char byte : bytes)
        (void)pieces.feed(QByteArrayView(&byte, 1));
    QTEST(pieces.takeRevision().value_or(-1), "rev");
}

void EventStreamTest::refusesNonsense_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("no JSON") << QByteArray("data: hello\n\n");
    QTest::newRow("no object") << QByteArray("data: [7]\n\n");
    QTest::newRow("nothing in it") << QByteArray("data\n\n");
    QTest::newRow("no revision") << QByteArray("data: {\"version\":7}\n\n");
    QTest::newRow("a text") << QByteArray("data: {\"rev\":\"7\"}\n\n");
    QTest::newRow("a part") << QByteArray("data: {\"rev\":7.5}\n\n");
    QTest::newRow("negative") << QByteArray("data: {\"rev\":-1}\n\n");
    QTest::newRow("huge") << QByteArray("data: {\"rev\":1e300}\n\n");
    QTest::newRow("a page of the web") << QByteArray("<html>" + QByteArray(5000, 'x'));
    QTest::newRow("a long line") << QByteArray("data: " + QByteArray(5000, ' '));
    QTest::newRow("many lines") << QByteArray("data: " + QByteArray(900, ' ') + '\n').repeated(6);
}

void EventStreamTest::refusesNonsense()
{
    QFETCH(const QByteArray, bytes);
    EventParser parser;
    QVERIFY(!parser.feed(bytes));
    QVERIFY(!parser.takeRevision());
    // It does not recover: what follows cannot be trusted either.
    QVERIFY(!parser.feed("\n\ndata: {\"rev\":7}\n\n"));
    QVERIFY(!parser.takeRevision());
}

void EventStreamTest::memoryIsBounded()
{
    EventParser parser;
    const QByteArray comments = QByteArray(":" + QByteArray(1000, 'x') + '\n').repeated(1000);
    for (int i = 0; i < 50; ++i)
        QVERIFY(parser.feed(comments));
    QVERIFY(parser.feed("\ndata: {\"rev\":7}\n\n"));
    QCOMPARE(parser.takeRevision().value_or(-1), 7);
}

void EventStreamTest::tellsWhatComes()
{
    QTcpSocket *line = nullptr;
    ScriptedServer server([&](QTcpSocket &socket, int) {
        socket.write(QByteArray(head) + "data: {\"rev\":3}\n\n");
        line = &socket;
    });
    SystemIdSource ids;
    EventStream stream(ids);
    QSignalSpy pokes(&stream, &EventStream::poked);
    QSignalSpy ups(&stream, &EventStream::upChanged);
    stream.start(server.target());
    QTRY_COMPARE(pokes.size(), 1);
    QCOMPARE(pokes.at(0), QVariantList({3LL, true}));
    QVERIFY(stream.isUp());
    QVERIFY(server.heard().startsWith("GET /sync/v1/events?client_id=c1 HTTP/1.1\r\n"));
    QVERIFY(server.heard().contains("Authorization: Bearer secret\r\n"));
    QVERIFY(server.heard().contains("Accept-Encoding: identity\r\n"));
    line->write("data: {\"rev\":4}\n\nda");
    QTRY_COMPARE(pokes.size(), 2);
    line->write("ta: {\"rev\":5}\n\n");
    QTRY_COMPARE(pokes.size(), 3);
    QCOMPARE(pokes.at(2), QVariantList({5LL, false}));
    // The same target again is no reason to begin anew.
    stream.start(server.target());
    QTest::qWait(50);
    QCOMPARE(server.connections(), 1);
    QCOMPARE(ups.size(), 1);
}

void EventStreamTest::comesBackLaterAndLater()
{
    ScriptedServer server([](QTcpSocket &socket, int number) {
        socket.write(number < 5 ? QByteArray(QByteArray(head) + "data: {\"rev\":1}\n\n")
                                : QByteArray("HTTP/1.1 503 Busy\r\nRetry-After: 1\r\n\r\n"));
        socket.disconnectFromHost();
    });
    ConstantIds longest('\xFF');
    EventStream stream(longest, quick);
    QSignalSpy ups(&stream, &EventStream::upChanged);
    stream.start(server.target());
    QTRY_VERIFY_WITH_TIMEOUT(server.connections() >= 6, 20'000);
    QVERIFY(ups.size() >= 8);
    const QList<qint64> &at = server.times();
    QVERIFY(at[1] - at[0] >= 90 && at[2] - at[1] >= 190 && at[3] - at[2] >= 390 && at[4] - at[3] >= 390);
    // The server has a say as well.
    QVERIFY(at[5] - at[4] >= 1'000);
}

void EventStreamTest::randomPartOfTheTime()
{
    // Not one is told to wait: after a server's restart desks come at all times of the span, its beginning included.
    ScriptedServer server([](QTcpSocket &socket, int) { socket.disconnectFromHost(); });
    ConstantIds none('\0');
    EventStream stream(none, {.silenceMs = 400, .firstRetryMs = 60'000, .longestRetryMs = 60'000, .steadyMs = 1});
    stream.start(server.target());
    QTRY_VERIFY_WITH_TIMEOUT(server.connections() >= 3, 5'000);
}

void EventStreamTest::silenceIsAnEnd()
{
    ScriptedServer server(
        [](QTcpSocket &socket, int) { socket.write(QByteArray(QByteArray(head) + "data: {\"rev\":1}\n\n")); });
    ConstantIds none('\0');
    EventStream stream(none, quick);
    QSignalSpy ups(&stream, &EventStream::upChanged);
    stream.start(server.target());
    QTRY_COMPARE_WITH_TIMEOUT(server.connections(), 3, 10'000);
    QVERIFY(ups.size() >= 4);
    QVERIFY(server.times()[1] - server.times()[0] >= 390);
}

void EventStreamTest::refusalsAreTold_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("told");
    QTest::newRow("signed out") << 401 << 1;
    QTest::newRow("disabled") << 403 << 1;
    QTest::newRow("unknown client") << 409 << 1;
    QTest::newRow("wiped") << 410 << 1;
    QTest::newRow("too many") << 429 << 0;
    QTest::newRow("busy") << 503 << 0;
    QTest::newRow("a server without events") << 404 << 0;
}

void EventStreamTest::refusalsAreTold()
{
    QFETCH(const int, status);
    QFETCH(const int, told);
    ScriptedServer server([&](QTcpSocket &socket, int) {
        socket.write("HTTP/1.1 " + QByteArray::number(status) + " No\r\nContent-Length: 2\r\n\r\n{}");
        socket.disconnectFromHost();
    });
    ConstantIds longest('\xFF');
    EventStream stream(longest, {.silenceMs = 400, .firstRetryMs = 60'000, .longestRetryMs = 60'000, .steadyMs = 1});
    QSignalSpy refused(&stream, &EventStream::refused);
    QSignalSpy pokes(&stream, &EventStream::poked);
    stream.start(server.target());
    QTRY_COMPARE(server.connections(), 1);
    QTest::qWait(100);
    QCOMPARE(refused.size(), told);
    QVERIFY(pokes.isEmpty() && !stream.isUp());
    QCOMPARE(server.connections(), 1);
}

void EventStreamTest::otherAnswersAreNoStream_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("a portal's page") << QByteArray(
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\ndata: {\"rev\":7}\n\n");
    QTest::newRow("elsewhere") << QByteArray(
        "HTTP/1.1 302 Found\r\nLocation: /x\r\nContent-Type: text/event-stream\r\n\r\ndata: {\"rev\":7}\n\n");
    QTest::newRow("no HTTP") << QByteArray("data: {\"rev\":7}\n\n");
}

void EventStreamTest::otherAnswersAreNoStream()
{
    QFETCH(const QByteArray, answer);
    ScriptedServer server([&](QTcpSocket &socket, int) { socket.write(answer); });
    ConstantIds longest('\xFF');
    EventStream stream(longest, quick);
    QSignalSpy pokes(&stream, &EventStream::poked);
    stream.start(server.target());
    QTRY_VERIFY_WITH_TIMEOUT(server.connections() >= 2, 10'000);
    QVERIFY(pokes.isEmpty() && !stream.isUp());
}

void EventStreamTest::stopIsTheEnd()
{
    bool gone = false;
    ScriptedServer server([&](QTcpSocket &socket, int) {
        socket.write(QByteArray(QByteArray(head) + "data: {\"rev\":1}\n\n"));
        QObject::connect(&socket, &QTcpSocket::disconnected, &socket, [&gone] { gone = true; });
    });
    ConstantIds none('\0');
    EventStream stream(none, quick);
    // Stopped by what it tells, which is where that will happen.
    QObject::connect(&stream, &EventStream::poked, &stream, [&stream] { stream.stop(); });
    stream.start(server.target());
    QTRY_VERIFY(gone);
    QTest::qWait(600);
    QCOMPARE(server.connections(), 1);
    QVERIFY(!stream.isUp());
}

QTEST_GUILESS_MAIN(EventStreamTest)
#include "tst_event_stream.moc"
