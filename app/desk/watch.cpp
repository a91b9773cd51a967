// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "app/desk/watch.h"

#include "app/desk/kept_token.h"
#include "app/desk/program.h"

#include <QSocketNotifier>

#include <csignal>
#include <cstdio>

#include <sys/signalfd.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace pw::desk
{
namespace
{

using Connection = DeskStatus::Connection;

} // namespace

EndSignals::EndSignals()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    m_descriptor = ::signalfd(-1, &signals, SFD_CLOEXEC);
}

EndSignals::~EndSignals()
{
    ::close(m_descriptor);
}

Watch::Watch(const Arguments &arguments, const Clock &clock, IdSource &ids)
    : m_arguments(arguments), m_service({.profileDir = arguments.profileDir, .clock = clock, .ids = ids})
{
    connect(&m_service, &DeskService::statusChanged, this, &Watch::onStatus);
    connect(&m_service, &DeskService::revoked, this, &Watch::leave);
}

std::optional<Problem> Watch::run()
{
    const QSocketNotifier notifier(m_signals.descriptor(), QSocketNotifier::Read);
    connect(&notifier, &QSocketNotifier::activated, this, [this] { end(); });
    if (m_arguments.offline)
        return Problem{u"offline"_s, u"Asked to stay offline."_s};
    if (!m_ended)
        m_loop.exec();
    return m_problem;
}

void Watch::resume(const DeskStatus &status)
{
    m_resumed = true;
    const auto token = keptToken(m_arguments.profileDir);
    if (!status.problem.isEmpty())
        end(Problem{u"profile_not_open"_s, status.problem});
    else if (status.server.isEmpty() || !token)
        end(notSignedIn());
    else
        m_service.resume(status.server, status.user, *token);
}

void Watch::onStatus(const DeskStatus &status)
{
    if (m_ended)
        return;
    if (!m_resumed) {
        resume(status);
        return;
    }
    if (status.connection == Connection::SignedOut && !status.problem.isEmpty())
        end(Problem{u"signed_out"_s, status.problem});
    if (status.connection != Connection::Online || status.syncing || status.cursor <= m_rev)
        return;
    const bool worthALine = m_rev < 0 || status.pulledRows > 0;
    m_rev = status.cursor;
    if (!worthALine)
        return;
    printObject({{u"rev"_s, m_rev}, {u"rows"_s, status.pulledRows}});
    std::fflush(stdout);
    if (++m_printed == m_arguments.limit)
        end();
}

void Watch::leave(const QString &why)
{
    const Problem revoked{u"device_revoked"_s, why};
    static_cast<void>(m_service.wipe().then(this, [this, revoked](const QString &trouble) {
        end(trouble.isEmpty() ? revoked : Problem{u"not_wiped"_s, trouble});
    }));
}

void Watch::end(const std::optional<Problem> &problem)
{
    m_ended = true;
    m_problem = problem;
    m_loop.quit();
}

} // namespace pw::desk
