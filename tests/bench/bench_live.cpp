// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/migrator.h"
#include "core/sync/wire.h"
#include "tests/support/http_client.h"
#include "tests/support/server_process.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QJsonDocument>
#include <QProcess>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QThread>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <vector>

using namespace pw;
using namespace pw::test;
using namespace Qt::StringLiterals;

/// From a request that changes something on the server until an open desk has it in its replica and says so, with the
/// real programs over loopback: a member of staff credits a customer, `panelwright-desk watch` prints the line. Beside
/// it other desks that listen and fetch as well: bench_live [DESKS] [CHANGES].
namespace
{

struct Access {
    quint16 port = 0;
    QByteArray token;
};

/// Listens and pulls like a desk, but keeps nothing: the server's share of a desk.
class LightDesk : public QObject
{
public:
    LightDesk(const Access &access, const QByteArray &client) : m_access(access), m_client(client)
    {
        connect(&m_events, &QTcpSocket::readyRead, this, [this] { onEvents(); });
        connect(&m_pull, &QTcpSocket::readyRead, this, [this] { onPage(); });
        m_pull.connectToHost(u"127.0.0.1"_s, access.port);
        m_events.connectToHost(u"127.0.0.1"_s, access.port);
        m_events.write(request("/sync/v1/events?client_id=" + m_client));
    }

private:
    QByteArray request(const QByteArray &path) const
    {
        return "GET " + path + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + m_access.token + "\r\n\r\n";
    }
    void onEvents()
    {
        const QByteArray text = m_events.readAll();
        const qsizetype at = text.lastIndexOf("{\"rev\":");
        if (at < 0)
            return;
        m_newest = text.mid(at + 7, text.indexOf('}', at) - at - 7).toLongLong();
        // The first page would be the whole shop.
        if (m_cursor < 0)
            m_cursor = m_newest;
        pull();
    }
    void pull()
    {
        if (m_pulling || m_newest <= m_cursor)
            return;
        m_pulling = true;
        m_page.clear();
        m_pull.write(request("/sync/v1/pull?client_id=" + m_client + "&since=" + QByteArray::number(m_cursor)));
    }
    void onPage()
    {
        m_page += m_pull.readAll();
        const qsizetype end = m_page.indexOf("\r\n\r\n");
        const qsizetype length = m_page.indexOf("Content-Length: ");
        if (end < 0 || m_page.size() < end + 4 + m_page.mid(length + 16, 12).split('\r').first().toLongLong())
            return;
        m_cursor = QJsonDocument::fromJson(m_page.mid(end + 4)).object().value(u"to_rev"_s).toInteger(m_cursor);
        m_pulling = false;
        pull();
    }

    Access m_access;
    QByteArray m_client;
    QTcpSocket m_events;
    QTcpSocket m_pull;
    QByteArray m_page;
    qint64 m_cursor = -1;
    qint64 m_newest = -1;
    bool m_pulling = false;
};

bool greet(HttpClient &staff, const QString &client)
{
    HelloRequest hello;
    hello.clientId = client;
    hello.incarnation = u"1"_s;
    hello.schema = schemaVersion();
    return staff
               .send("POST", u"/sync/v1/hello"_s, QByteArray::fromStdString(hello.encode()),
                     {{"Content-Type", "application/json"}})
               .status == 200;
}

/// The desk's next line, or an empty object.
QJsonObject nextLine(QProcess &desk)
{
    while (!desk.canReadLine()) {
        if (!desk.waitForReadyRead(10'000))
            return {};
    }
    return QJsonDocument::fromJson(desk.readLine()).object();
}

void print(const char *what, std::vector<double> ms)
{
    std::sort(ms.begin(), ms.end());
    const auto at = [&](double part) {
        return ms[static_cast<std::size_t>(part * static_cast<double>(ms.size() - 1))];
    };
    std::printf("%-44s p50 %6.2f ms  p95 %6.2f ms  max %6.2f ms\n", what, at(0.5), at(0.95), ms.back());
}

/// A shop, its server without limits for so many desks of one account, and the owner.
struct Shop {
    ServerProcess server;
    QTemporaryDir folder;
    std::unique_ptr<HttpClient> staff;
    QString token;

    bool open()
    {
        const QStringList unlimited{u"--quiet"_s, u"--max-connections-per-address"_s, u"0"_s,
                                    u"--max-streams-per-account"_s, u"2000"_s};
        if (!server.init() || !server.seed({u"--orders"_s, u"1000"_s}) || !server.start(unlimited))
            return false;
        staff = std::make_unique<HttpClient>(server.port());
        token =
            staff->post(u"/api/admin/auth/login"_s, {{u"login"_s, u"owner"_s}, {u"password"_s, server.ownerPassword()}})
                .text(u"token"_s);
        staff->setToken(token);
        return !token.isEmpty();
    }
    void start(QProcess &desk, const QStringList &words) const
    {
        desk.start(QStringLiteral(PANELWRIGHT_BIN_DIR "/panelwright-desk"),
                   QStringList{u"--profile"_s, folder.filePath(u"desk"_s)} + words);
    }
    /// The desk, signed in and current.
    bool watch(QProcess &desk) const
    {
        QProcess login;
        start(login, {u"login"_s, u"--server"_s, server.url(), u"--user"_s, u"owner"_s, u"--password-file"_s,
                      server.ownerPasswordFile()});
        login.waitForFinished();
        start(desk, {u"watch"_s});
        return !nextLine(desk).isEmpty();
    }
};

/// Many light desks on a thread of their own.
class Crowd
{
public:
    Crowd(const Access &access, int count)
    {
        m_context.moveToThread(&m_thread);
        m_thread.start();
        QMetaObject::invokeMethod(
            &m_context,
            [&] {
                for (int i = 0; i < count; ++i)
                    m_desks.push_back(std::make_unique<LightDesk>(access, "light-" + QByteArray::number(i)));
            },
            Qt::BlockingQueuedConnection);
    }
    ~Crowd()
    {
        QMetaObject::invokeMethod(
            &m_context, [this] { m_desks.clear(); }, Qt::BlockingQueuedConnection);
        m_thread.quit();
        m_thread.wait();
    }

private:
    QThread m_thread;
    QObject m_context;
    std::vector<std::unique_ptr<LightDesk>> m_desks;
};

bool measure(Shop &shop, QProcess &desk, int changes)
{
    std::vector<double> fromRequest;
    std::vector<double> fromAnswer;
    for (int i = 0; i < changes; ++i) {
        // As people do it: now and then. Faster than every 100 ms, a desk fetches several changes at once.
        QThread::msleep(static_cast<unsigned long>(120 + i * 37 % 90));
        QElapsedTimer timer;
        timer.start();
        const HttpReply reply =
            shop.staff->post(u"/api/admin/users/1/add-fund"_s, {{u"amount"_s, u"0.01"_s}, {u"reason"_s, u"x"_s}});
        const qint64 answered = timer.nsecsElapsed();
        if (reply.status != 201 || nextLine(desk).isEmpty())
            return false;
        const qint64 seen = timer.nsecsElapsed();
        fromRequest.push_back(static_cast<double>(seen) / 1e6);
        fromAnswer.push_back(static_cast<double>(seen - answered) / 1e6);
    }
    print("from the request to the desk's line", fromRequest);
    print("from the (durable) answer to the desk's line", fromAnswer);
    return true;
}

int run(int desks, int changes)
{
    Shop shop;
    QProcess desk;
    if (!shop.open() || !shop.watch(desk))
        return 1;
    for (int i = 0; i < desks; ++i) {
        if (!greet(*shop.staff, u"light-"_s + QString::number(i)))
            return 1;
    }
    const Crowd crowd({shop.server.port(), shop.token.toUtf8()}, desks);
    QThread::sleep(2);
    std::printf("%d changes, %d other desks\n", changes, desks);
    if (!measure(shop, desk, changes))
        return 1;
    desk.terminate();
    desk.waitForFinished();
    return desk.exitCode();
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    return run(words.value(1, u"0"_s).toInt(), words.value(2, u"300"_s).toInt());
}
