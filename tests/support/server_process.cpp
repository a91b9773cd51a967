// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/support/server_process.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace pw::test
{
namespace
{

constexpr int commandTimeoutMs = 280'000;
constexpr int startTimeoutMs = 30'000;

QString binary()
{
    return QStringLiteral(PANELWRIGHT_BIN_DIR "/panelwright-server");
}

} // namespace

QProcessEnvironment environmentWith(const QStringList &more)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &entry : more)
        environment.insert(entry.section(u'=', 0, 0), entry.section(u'=', 1));
    return environment;
}

ServerProcess::ServerProcess() = default;

ServerProcess::~ServerProcess()
{
    kill();
}

QString ServerProcess::url() const
{
    return u"http://127.0.0.1:"_s + QString::number(m_port);
}

QString ServerProcess::passwordFile(const QString &name, const QString &password)
{
    QFile file(m_folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(password.toUtf8() + '\n') < 0)
        m_problem = u"cannot write "_s + file.fileName();
    return file.fileName();
}

CommandOutcome ServerProcess::run(const QString &command, const QStringList &words)
{
    QProcess process;
    prepare(process);
    process.start(binary(), QStringList{command, u"--data"_s, dataDir()} + words);
    return outcomeOf(process, command);
}

CommandOutcome ServerProcess::sqlite(const QString &sql)
{
    QProcess process;
    process.start(u"sqlite3"_s, {u"-cmd"_s, u".timeout 30000"_s, databaseFile(), sql});
    return outcomeOf(process, u"sqlite3"_s);
}

CommandOutcome ServerProcess::outcomeOf(QProcess &process, const QString &command)
{
    CommandOutcome outcome;
    if (process.waitForFinished(commandTimeoutMs) && process.exitStatus() == QProcess::NormalExit)
        outcome.exitCode = process.exitCode();
    outcome.out = process.readAllStandardOutput();
    outcome.err = process.readAllStandardError();
    if (outcome.exitCode != 0)
        m_problem = command + u": "_s + QString::fromUtf8(outcome.err);
    return outcome;
}

bool ServerProcess::init()
{
    const QString file = passwordFile(u"owner-password"_s, ownerPassword());
    return run(u"init"_s, {u"--owner"_s, u"owner"_s, u"--password-file"_s, file}).exitCode == 0;
}

bool ServerProcess::seed(const QStringList &what)
{
    const QString file = passwordFile(u"customer-password"_s, customerPassword());
    return run(u"seed"_s, what + QStringList{u"--password-file"_s, file}).exitCode == 0;
}

bool ServerProcess::start(const QStringList &more)
{
    m_serveWords = more;
    const QString listen = u"127.0.0.1:"_s + QString::number(m_port);
    m_process = std::make_unique<QProcess>();
    // What it logs would fill the pipe and stop it, if nobody reads.
    m_process->setStandardErrorFile(m_folder.filePath(u"server.log"_s), QIODevice::Append);
    prepare(*m_process);
    const QStringList command =
        m_wrapper + QStringList{binary(), u"serve"_s, u"--data"_s, dataDir(), u"--listen"_s, listen} + more;
    m_process->start(command.first(), command.mid(1));
    return waitUntilReady();
}

void ServerProcess::prepare(QProcess &process) const
{
    process.setProcessEnvironment(environmentWith(m_environment));
}

bool ServerProcess::isRunning() const
{
    // Asked of the system: without an event loop nobody else hears of an end that came from outside.
    return m_process && m_process->state() != QProcess::NotRunning && !m_process->waitForFinished(0);
}

bool ServerProcess::endsWithin(int timeoutMs)
{
    return !isRunning() || m_process->waitForFinished(timeoutMs);
}

bool ServerProcess::waitUntilReady()
{
    QByteArray said;
    const QDeadlineTimer deadline(startTimeoutMs);
    while (!said.contains('\n')) {
        if (m_process->state() == QProcess::NotRunning || deadline.hasExpired()) {
            m_problem = u"the server did not start; see server.log"_s;
            return false;
        }
        m_process->waitForReadyRead(100);
        said += m_process->readAllStandardOutput();
    }
    m_port = said.trimmed().split(':').last().toUShort();
    return m_port != 0;
}

int ServerProcess::stop(int timeoutMs)
{
    if (!m_process)
        return -1;
    sendTerminate();
    const bool ended = m_process->waitForFinished(timeoutMs) && m_process->exitStatus() == QProcess::NormalExit;
    const int exitCode = ended ? m_process->exitCode() : -1;
    kill();
    return exitCode;
}

void ServerProcess::sendTerminate()
{
    if (m_process)
        m_process->terminate();
}

void ServerProcess::kill()
{
    if (m_process && m_process->state() != QProcess::NotRunning) {
        m_process->kill();
        m_process->waitForFinished();
    }
    m_process.reset();
}

QByteArray ServerProcess::log() const
{
    QFile file(m_folder.filePath(u"server.log"_s));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool ServerProcess::restart()
{
    kill();
    return start(m_serveWords);
}

QJsonObject ServerProcess::verify()
{
    const CommandOutcome outcome = run(u"verify"_s);
    return QJsonDocument::fromJson(outcome.out.trimmed().split('\n').last()).object();
}

} // namespace pw::test
