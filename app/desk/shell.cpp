// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "app/desk/shell.h"

#include "app/desk/kept_token.h"
#include "core/protocol/field_reader.h"

#include <QCoreApplication>
#include <QFutureWatcher>
#include <QJsonArray>

#include <cstdio>
#include <utility>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace pw::desk
{
namespace
{

constexpr qsizetype maxLineBytes = 1024 * 1024;

using Connection = DeskStatus::Connection;

QString word(Connection connection)
{
    switch (connection) {
    case Connection::SignedOut:
        return u"signed_out"_s;
    case Connection::Offline:
        return u"offline"_s;
    case Connection::Connecting:
        return u"connecting"_s;
    case Connection::Online:
        return u"online"_s;
    }
    Q_UNREACHABLE();
}

QJsonObject statusJson(const DeskStatus &status)
{
    return {{u"connection"_s, word(status.connection)},
            {u"problem"_s, status.problem},
            {u"syncing"_s, status.syncing},
            {u"cursor"_s, status.cursor},
            {u"pending"_s, status.pending},
            {u"refused"_s, status.refused},
            {u"server"_s, status.server},
            {u"user"_s, status.user}};
}

} // namespace

Shell::Shell(const Arguments &arguments, const Clock &clock, IdSource &ids)
    : m_profileDir(arguments.profileDir), m_input(STDIN_FILENO, QSocketNotifier::Read),
      m_service({.profileDir = arguments.profileDir, .clock = clock, .ids = ids, .offline = arguments.offline}),
      m_offline(arguments.offline)
{
    m_input.setEnabled(false);
    connect(&m_input, &QSocketNotifier::activated, this, [this] { readInput(); });
    connect(&m_service, &DeskService::statusChanged, this, &Shell::onStatus);
    connect(&m_service, &DeskService::revoked, this, &Shell::leave);
}

void Shell::leave(const QString &why)
{
    static_cast<void>(m_service.wipe().then(this, [why](const QString &trouble) {
        printProblem(trouble.isEmpty() ? Problem{u"device_revoked"_s, why} : Problem{u"not_wiped"_s, trouble});
        QCoreApplication::exit(1);
    }));
}

int Shell::run()
{
    return QCoreApplication::exec();
}

void Shell::onStatus(const DeskStatus &status)
{
    if (m_opened)
        return;
    m_opened = true;
    // Nothing but opening the profile has been tried yet.
    if (!status.problem.isEmpty()) {
        printProblem({u"profile_not_opened"_s, status.problem});
        QCoreApplication::exit(1);
        return;
    }
    if (const auto token = keptToken(m_profileDir); token && !status.server.isEmpty())
        m_service.resume(status.server, status.user, *token);
    m_input.setEnabled(true);
}

void Shell::readInput()
{
    char buffer[16 * 1024];
    const ssize_t count = ::read(STDIN_FILENO, buffer, sizeof buffer);
    if (count > 0)
        m_unread.append(buffer, count);
    m_ended = count <= 0 || m_unread.size() > maxLineBytes;
    if (m_ended) {
        m_input.setEnabled(false);
        if (!m_unread.isEmpty())
            m_unread += '\n';
    }
    qsizetype begin = 0;
    for (qsizetype end = 0; (end = m_unread.indexOf('\n', begin)) >= 0; begin = end + 1) {
        if (end > begin)
            obey(m_unread.mid(begin, end - begin));
    }
    m_unread.remove(0, begin);
    quitWhenDone();
}

void Shell::obey(const QByteArray &line)
{
    ++m_open;
    const auto request = parseJsonObject(line);
    if (!request) {
        answerProblem({}, Problem::of(request.error()));
        return;
    }
    if (const auto problem = start(*request))
        answerProblem(*request, *problem);
}

std::optional<Problem> Shell::start(const QJsonObject &request)
{
    if (request.contains("do"_L1)) {
        perform(request);
    } else if (request.contains("sync"_L1)) {
        sync(request);
    } else if (request.contains("pending"_L1)) {
        listPending(request);
    } else if (request.contains("dismiss"_L1)) {
        dismiss(request);
    } else if (request.contains("online"_L1)) {
        m_offline = !request["online"_L1].toBool();
        m_service.setOnline(!m_offline);
        answer(request, {});
    } else if (request.contains("status"_L1)) {
        answer(request, {{u"status"_s, statusJson(m_service.status())}});
    } else {
        return Problem{u"usage"_s, u"A line says one of: do, sync, pending, dismiss, online, status."_s};
    }
    return std::nullopt;
}

template <typename T, typename Done>
void Shell::whenReady(const QJsonObject &request, const QFuture<T> &future, Done done)
{
    auto *watcher = new QFutureWatcher<T>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, request, done = std::move(done)] {
        watcher->deleteLater();
        QFuture<T> answered = watcher->future();
        try {
            answered.waitForFinished(); // throws what the worker threw
        } catch (const std::exception &error) {
            answerProblem(request, {u"storage"_s, QString::fromUtf8(error.what())});
            return;
        }
        if (answered.resultCount() > 0)
            done(answered.result());
    });
    watcher->setFuture(future);
}

void Shell::perform(const QJsonObject &request)
{
    const QString name = request["do"_L1].toString();
    whenReady(request, m_service.perform(name, request["args"_L1].toObject()),
              [this, request](const Decided<OutboxEntry> &saved) {
                  if (saved)
                      answer(request, {{u"command"_s, entryJson(*saved)}});
                  else
                      answerProblem(request, Problem::of(saved.error()));
              });
}

void Shell::sync(const QJsonObject &request)
{
    whenReady(request, m_service.token(), [this, request](const Secret &token) {
        if (token.isEmpty())
            answerProblem(request, {u"not_signed_in"_s, u"Sign in first: panelwright-desk login."_s});
        else if (m_offline)
            answerProblem(request, {u"offline"_s, u"Asked to stay offline."_s});
        else
            whenReady(request, m_service.syncNow(), [this, request](const DeskStatus &now) { onSynced(request, now); });
    });
}

void Shell::onSynced(const QJsonObject &request, const DeskStatus &status)
{
    const bool isOnline = status.connection == Connection::Online;
    // What was performed while the conversation came to its end goes out with the next one.
    if (isOnline && status.pending > 0)
        sync(request);
    else if (isOnline)
        answer(request, {{u"status"_s, statusJson(status)}});
    else
        answerProblem(request, {word(status.connection), status.problem});
}

void Shell::listPending(const QJsonObject &request)
{
    whenReady(request, m_service.entries(), [this, request](const QList<OutboxEntry> &entries) {
        QJsonArray rows;
        // In the order in which they were made, as they are sent.
        for (auto entry = entries.crbegin(); entry != entries.crend(); ++entry)
            rows.append(entryJson(*entry));
        answer(request, {{u"pending"_s, rows}});
    });
}

void Shell::dismiss(const QJsonObject &request)
{
    whenReady(request, m_service.dismiss(request["dismiss"_L1].toString()), [this, request](bool done) {
        if (done)
            answer(request, {});
        else
            answerProblem(request, {u"not_dismissed"_s, u"There is no settled command with this id."_s});
    });
}

void Shell::answer(const QJsonObject &request, QJsonObject reply)
{
    if (const auto id = request.constFind("id"_L1); id != request.constEnd())
        reply[u"id"_s] = *id;
    if (!reply.contains("ok"_L1))
        reply[u"ok"_s] = true;
    printObject(reply);
    std::fflush(stdout);
    --m_open;
    quitWhenDone();
}

void Shell::answerProblem(const QJsonObject &request, const Problem &problem)
{
    answer(request, {{u"ok"_s, false}, {u"code"_s, problem.code}, {u"detail"_s, problem.detail}});
}

void Shell::quitWhenDone()
{
    if (m_ended && m_open == 0)
        QCoreApplication::quit();
}

} // namespace pw::desk
