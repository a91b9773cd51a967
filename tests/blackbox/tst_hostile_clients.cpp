// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include <QElapsedTimer>
#include <QFile>
#include <QTcpSocket>
#include <QTest>

#include "tests/blackbox/shop_fixture.h"

using namespace Qt::StringLiterals;

namespace pw::test
{

/// What the listener's own tests show on a test handler, once more on the program as it is shipped.
class TestHostileClients : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void refusesTwoGigabytes();
    void refusesAnEndlessBody();
    void refusesLongHeads();
    void refusesSmuggling_data();
    void refusesSmuggling();
    void cutsSlowClients();
    void stillServes();

private:
    [[nodiscard]] qint64 peakMemoryKb() const;
    [[nodiscard]] QByteArray head(const QByteArray &more) const
    {
        return "POST /api/orders HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + m_token.toUtf8() +
               "\r\nContent-Type: application/json\r\n" + more + "\r\n";
    }

    ShopFixture m_shop;
    QString m_token;
};

void TestHostileClients::initTestCase()
{
    QVERIFY2(m_shop.open(), qPrintable(m_shop.server.problem()));
    HttpClient client = m_shop.anyone();
    m_token =
        client
            .post(u"/api/auth/register"_s,
                  {{u"username"_s, u"mallory"_s}, {u"email"_s, u"m@example.com"_s}, {u"password"_s, u"long enough"_s}})
            .text(u"token"_s);
}

qint64 TestHostileClients::peakMemoryKb() const
{
    QFile status(u"/proc/%1/status"_s.arg(m_shop.server.processId()));
    if (!status.open(QIODevice::ReadOnly))
        return -1;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmHWM:"))
            return line.simplified().split(' ').value(1).toLongLong();
    }
    return -1;
}

void TestHostileClients::refusesTwoGigabytes()
{
    HttpClient client(m_shop.server.port());
    const qint64 before = peakMemoryKb();
    QVERIFY(before > 0);
    const HttpReply reply = client.sendRaw(head("Content-Length: 2147483648\r\n") + "{");
    QCOMPARE(reply.verdict(), u"413 body_too_large"_s);
    QVERIFY(peakMemoryKb() - before < 4096);
}

void TestHostileClients::refusesAnEndlessBody()
{
    const qint64 before = peakMemoryKb();
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_s, m_shop.server.port());
    QVERIFY(socket.waitForConnected());
    socket.write(head("Transfer-Encoding: chunked\r\n"));
    // Small ones, to look for the answer often: who goes on regardless has his connection reset and never reads it.
    const QByteArray chunk = "4000\r\n" + QByteArray(0x4000, 'x') + "\r\n";
    qint64 sent = 0;
    while (sent < 2LL * 1024 * 1024 * 1024 && socket.state() == QAbstractSocket::ConnectedState) {
        if (socket.write(chunk) < 0)
            break;
        while (socket.bytesToWrite() > 0 && socket.waitForBytesWritten(5000)) {
        }
        sent += chunk.size();
        if (socket.bytesAvailable() > 0 || socket.waitForReadyRead(1))
            break;
    }
    socket.waitForReadyRead(5000);
    QVERIFY(socket.readAll().startsWith("HTTP/1.1 413"));
    QVERIFY2(sent < 64LL * 1024 * 1024, qPrintable(QString::number(sent)));
    QVERIFY(peakMemoryKb() - before < 4096);
}

void TestHostileClients::refusesLongHeads()
{
    HttpClient client(m_shop.server.port());
    const HttpReply reply =
        client.sendRaw("GET /healthz HTTP/1.1\r\nHost: x\r\nX-Long: " + QByteArray(100 * 1024, 'x') + "\r\n\r\n");
    QCOMPARE(reply.verdict(), u"431 headers_too_large"_s);
}

void TestHostileClients::refusesSmuggling_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::newRow("length and chunked") << QByteArray("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n");
    QTest::newRow("chunked and length") << QByteArray("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n");
    QTest::newRow("two lengths") << QByteArray("Content-Length: 5\r\nContent-Length: 6\r\n");
    QTest::newRow("two hosts") << QByteArray("Host: y\r\nContent-Length: 0\r\n");
    QTest::newRow("blank before the colon") << QByteArray("Content-Length : 5\r\n");
    QTest::newRow("negative length") << QByteArray("Content-Length: -5\r\n");
}

void TestHostileClients::refusesSmuggling()
{
    QFETCH(const QByteArray, fields);
    HttpClient client(m_shop.server.port());
    const HttpReply reply = client.sendRaw(head(fields) + "0\r\n\r\nGET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
    QCOMPARE(reply.status, 400);
    QCOMPARE(reply.headers.value("connection"), QByteArray("close"));
    QCOMPARE(reply.code(), u"malformed_request"_s);
}

void TestHostileClients::cutsSlowClients()
{
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_s, m_shop.server.port());
    QVERIFY(socket.waitForConnected());
    QElapsedTimer timer;
    timer.start();
    socket.write("GET /healthz HTTP/1.1\r\n");
    // A byte now and then does not win it more time: the limit is for the whole head.
    while (timer.elapsed() < 20'000 && !socket.waitForReadyRead(500))
        socket.write("X");
    QVERIFY2(timer.elapsed() < 13'000, qPrintable(QString::number(timer.elapsed())));
    QVERIFY(socket.readAll().startsWith("HTTP/1.1 408"));
}

void TestHostileClients::stillServes()
{
    HttpClient client(m_shop.server.port());
    QCOMPARE(client.get(u"/healthz"_s).status, 200);
    QCOMPARE(m_shop.server.stop(), 0);
    const QJsonObject state = m_shop.server.verify();
    QCOMPARE(state.value(u"ok"_s), QJsonValue(true));
    QCOMPARE(state.value(u"orders"_s).toInteger(), 0);
}

} // namespace pw::test

QTEST_GUILESS_MAIN(pw::test::TestHostileClients)
#include "tst_hostile_clients.moc"
