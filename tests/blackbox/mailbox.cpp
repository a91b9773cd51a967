// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/blackbox/mailbox.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace Qt::StringLiterals;

namespace pw::test
{
namespace
{

constexpr int startTimeoutMs = 20'000;
/// Debian's, which the packages with the modules are for; another python3 may stand before it in PATH.
constexpr QLatin1StringView python{"/usr/bin/python3"};

constexpr QLatin1StringView reader{R"(
import email, email.policy, json, os, sys
mails = []
folder = sys.argv[1]
for name in sorted(os.listdir(folder), key=lambda n: (os.stat(os.path.join(folder, n)).st_mtime_ns, n)):
    with open(os.path.join(folder, name), "rb") as file:
        mail = email.message_from_binary_file(file, policy=email.policy.default)
    mails.append({"to": mail["To"], "from": mail["From"], "subject": mail["Subject"],
                  "message_id": mail["Message-ID"], "text": mail.get_content().replace("\r\n", "\n")})
print(json.dumps(mails))
)"};

} // namespace

QString ReadMail::code() const
{
    const QString mark = u"Code: "_s;
    const qsizetype at = text.indexOf(mark);
    if (at < 0)
        return {};
    const qsizetype begin = at + mark.size();
    return text.sliced(begin, text.indexOf(u'\n', begin) - begin).trimmed();
}

QList<ReadMail> readMails(const QString &folder)
{
    if (!QDir(folder).exists())
        return {};
    QProcess process;
    process.start(python, {u"-c"_s, reader, folder});
    if (!process.waitForFinished())
        return {};
    QList<ReadMail> mails;
    for (const QJsonValue &row : QJsonDocument::fromJson(process.readAllStandardOutput()).array()) {
        const QJsonObject mail = row.toObject();
        mails << ReadMail{.to = mail[u"to"_s].toString(),
                          .from = mail[u"from"_s].toString(),
                          .subject = mail[u"subject"_s].toString(),
                          .messageId = mail[u"message_id"_s].toString(),
                          .text = mail[u"text"_s].toString()};
    }
    return mails;
}

QList<ReadMail> awaitMails(const QString &folder, qsizetype count, int timeoutMs)
{
    const auto isThere = [&] { return QDir(folder).entryList(QDir::Files).size() >= count; };
    if (!QTest::qWaitFor(isThere, timeoutMs))
        return {};
    return readMails(folder);
}

quint16 freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : 0;
}

MailServer::~MailServer()
{
    m_process.kill();
    m_process.waitForFinished();
}

bool MailServer::start(const QString &maildir, quint16 port)
{
    m_port = port == 0 ? freePort() : port;
    m_process.start(python, {u"-m"_s, u"aiosmtpd"_s, u"-n"_s, u"-l"_s, u"127.0.0.1:%1"_s.arg(m_port), u"-c"_s,
                             u"aiosmtpd.handlers.Mailbox"_s, maildir});
    return QTest::qWaitFor(
        [&] {
            QTcpSocket socket;
            socket.connectToHost(QHostAddress::LocalHost, m_port);
            return socket.waitForConnected(200);
        },
        startTimeoutMs);
}

} // namespace pw::test
