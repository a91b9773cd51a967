// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/journeys/desk_shell.h"

#include <QDeadlineTimer>
#include <QJsonDocument>
#include <QProcessEnvironment>

#include <csignal>

using namespace Qt::StringLiterals;

namespace pw::test
{

DeskShell::DeskShell(const QString &profileDir, const QStringList &environment)
{
    QProcessEnvironment all = QProcessEnvironment::systemEnvironment();
    for (const QString &entry : environment)
        all.insert(entry.section(u'=', 0, 0), entry.section(u'=', 1));
    m_process.setProcessEnvironment(all);
    m_process.setStandardErrorFile(profileDir + u".log"_s, QIODevice::Append);
    QObject::connect(&m_process, &QProcess::readyReadStandardOutput, &m_process, [this] { read(); });
    m_process.start(QStringLiteral(PANELWRIGHT_BIN_DIR "/panelwright-desk"), {u"--profile"_s, profileDir, u"shell"_s});
}

DeskShell::~DeskShell()
{
    kill();
}

void DeskShell::send(QJsonObject request, Handler handler)
{
    const int id = ++m_lastId;
    request[u"id"_s] = id;
    if (handler)
        m_waiting.insert(id, std::move(handler));
    m_process.write(QJsonDocument(request).toJson(QJsonDocument::Compact) + '\n');
}

void DeskShell::read()
{
    while (m_process.canReadLine()) {
        const QJsonObject answer = QJsonDocument::fromJson(m_process.readLine()).object();
        if (const Handler handler = m_waiting.take(answer.value("id"_L1).toInt()))
            handler(answer);
    }
}

QJsonObject DeskShell::ask(const QJsonObject &request, int timeoutMs)
{
    QJsonObject answer;
    send(request, [&answer](const QJsonObject &given) { answer = given; });
    const int id = m_lastId;
    const QDeadlineTimer deadline(timeoutMs);
    while (answer.isEmpty() && !deadline.hasExpired() && isRunning())
        m_process.waitForReadyRead(100);
    m_waiting.remove(id);
    return answer;
}

std::optional<QJsonObject> DeskShell::syncUntilDone(int timeoutMs)
{
    const QDeadlineTimer deadline(timeoutMs);
    do {
        const QJsonObject answer = ask({{u"sync"_s, true}}, timeoutMs);
        if (answer.value("ok"_L1).toBool())
            return answer.value("status"_L1).toObject();
        m_lastRefusal = answer;
    } while (!deadline.hasExpired() && isRunning());
    return std::nullopt;
}

bool DeskShell::close(int timeoutMs)
{
    m_process.closeWriteChannel();
    return m_process.waitForFinished(timeoutMs) && m_process.exitStatus() == QProcess::NormalExit &&
           m_process.exitCode() == 0;
}

void DeskShell::kill()
{
    m_waiting.clear();
    if (!isRunning())
        return;
    m_process.kill();
    m_process.waitForFinished();
}

void DeskShell::signal(int number) const
{
    if (m_process.processId() > 0)
        ::kill(static_cast<pid_t>(m_process.processId()), number);
}

void DeskShell::pause()
{
    signal(SIGSTOP);
}

void DeskShell::resume()
{
    signal(SIGCONT);
}

} // namespace pw::test
