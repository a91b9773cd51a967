// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/journeys/desk_process.h"

#include <QJsonDocument>
#include <QProcess>
#include <QProcessEnvironment>

using namespace Qt::StringLiterals;

namespace pw::test
{

DeskRun DeskProcess::execute(const QStringList &arguments, int killAfterMs) const
{
    QProcess process;
    const QStringList command =
        m_wrapper + QStringList{QStringLiteral(PANELWRIGHT_BIN_DIR "/panelwright-desk"), u"--profile"_s, m_profile} +
        arguments;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &entry : m_environment)
        environment.insert(entry.section(u'=', 0, 0), entry.section(u'=', 1));
    process.setProcessEnvironment(environment);
    process.start(command.first(), command.mid(1));
    const bool ended = process.waitForFinished(killAfterMs < 0 ? 60'000 : killAfterMs);
    if (!ended) {
        process.kill();
        process.waitForFinished();
    }
    DeskRun run;
    run.exitCode = process.exitStatus() == QProcess::NormalExit && ended ? process.exitCode() : -1;
    run.output = process.readAllStandardOutput();
    run.errors = process.readAllStandardError();
    for (const QByteArray &line : run.output.split('\n')) {
        const QJsonDocument document = QJsonDocument::fromJson(line);
        if (document.isObject())
            run.lines << document.object();
    }
    return run;
}

DeskRun DeskProcess::run(const QStringList &arguments) const
{
    return execute(arguments, -1);
}

DeskRun DeskProcess::logIn(const QString &url, const QString &user, const QString &passwordFile) const
{
    return run({u"login"_s, u"--server"_s, url, u"--user"_s, user, u"--password-file"_s, passwordFile});
}

DeskRun DeskProcess::runAndKill(const QStringList &arguments, int afterMs) const
{
    return execute(arguments, afterMs);
}

DeskRun DeskProcess::doOffline(const QString &name, const QByteArray &json) const
{
    return run({u"--offline"_s, u"do"_s, name, QString::fromUtf8(json)});
}

QList<QJsonObject> DeskProcess::list(const QString &kind, const QStringList &more) const
{
    return run(QStringList{u"--offline"_s, u"list"_s, kind} + more).lines;
}

QJsonObject DeskProcess::row(const QString &kind, qint64 id, bool confirmed) const
{
    QStringList more{u"--where"_s, u"id="_s + QString::number(id)};
    if (confirmed)
        more << u"--confirmed"_s;
    return list(kind, more).value(0);
}

} // namespace pw::test
