// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "app/desk/program.h"

#include "app/desk/kept_token.h"
#include "app/desk/list_rows.h"
#include "app/desk/profile_key.h"
#include "core/protocol/field_reader.h"
#include "core/remote/network_access.h"
#include "core/remote/sign_in.h"
#include "core/sync/row_page.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace pw::desk
{
namespace
{

const auto nothingWrong = std::nullopt;

} // namespace

Program::Program(Desk &desk, const Arguments &arguments) : m_desk(desk), m_arguments(arguments), m_transport(m_http) {}

std::optional<Problem> Program::run()
{
    const QString &verb = m_arguments.verb;
    if (verb == u"login")
        return login();
    if (verb == u"logout")
        return logout();
    if (verb == u"pull")
        return sync(Session::Scope::PullOnly);
    if (verb == u"push")
        return sync(Session::Scope::PushOnly);
    if (verb == u"sync")
        return sync(Session::Scope::PushAndPull);
    if (verb == u"do")
        return perform();
    if (verb == u"list")
        return list();
    if (verb == u"dismiss")
        return dismiss();
    if (verb == u"drop")
        return drop();
    if (verb == u"retry")
        return retry();
    if (verb == u"export")
        return exportChanges();
    if (verb == u"import")
        return importChanges();
    if (verb == u"dump")
        dump();
    else
        printStatus();
    return nothingWrong;
}

Problem notSignedIn()
{
    return {u"not_signed_in"_s, u"Sign in first: login --server URL --user NAME --password-file FILE."_s};
}

std::optional<Problem> Program::login()
{
    const auto server = checkedServer(m_arguments.server);
    if (!server || m_arguments.user.isEmpty() || m_arguments.passwordFile.isEmpty())
        return Problem{u"usage"_s,
                       u"login needs --server (https, or http to this machine), --user, --password-file."_s};
    const auto password = firstLineOf(m_arguments.passwordFile);
    if (!password)
        return Problem{u"password_file"_s, u"The password file could not be read: "_s + password.error()};
    m_http.setServer(*server);
    const auto reply =
        m_transport.exchange(signInRequest({.user = m_arguments.user, .password = *password, .otp = m_arguments.otp}));
    if (!reply)
        return Problem{u"no_answer"_s, m_transport.problem()};
    const SignInOutcome outcome = readSignIn(*reply);
    if (!outcome.signedIn)
        return Problem{outcome.code.isEmpty() ? u"sign_in_failed"_s : outcome.code, outcome.problem};
    const DeskPerson person{.server = server->toString(),
                            .staffId = outcome.signedIn->staffId,
                            .name = outcome.signedIn->name,
                            .role = outcome.signedIn->role};
    if (!m_desk.maySignIn(person))
        return Problem{u"pending_changes_of_another"_s,
                       u"This profile holds changes of %1 that are not sent yet."_s.arg(m_desk.person().name)};
    if (const auto problem = keepToken(m_arguments.profileDir, outcome.signedIn->token))
        return problem;
    m_desk.setPerson(person);
    printObject({{u"server"_s, person.server}, {u"user"_s, person.name}, {u"staff"_s, person.staffId}});
    return nothingWrong;
}

/// The copy of the shop stays, and so does what is not sent yet: it waits for the same person.
std::optional<Problem> Program::logout()
{
    const auto token = keptToken(m_arguments.profileDir);
    const auto server = checkedServer(m_desk.person().server);
    if (!server || !token)
        return notSignedIn();
    bool ended = false;
    if (!m_arguments.offline) {
        m_http.setServer(*server);
        m_http.setToken(*token);
        const auto reply = m_transport.exchange(signOutRequest());
        // 401: it had ended before.
        ended = reply && (reply->status == 204 || reply->status == 401);
    }
    if (const auto problem = forgetToken(m_arguments.profileDir))
        return problem;
    printObject({{u"signed_out"_s, true}, {u"session_ended"_s, ended}});
    return nothingWrong;
}

/// The conversation without a word on stdout.
std::optional<Problem> Program::converse(Session::Scope scope)
{
    if (m_arguments.offline)
        return Problem{u"offline"_s, u"Asked to stay offline."_s};
    const auto token = keptToken(m_arguments.profileDir);
    const auto server = checkedServer(m_desk.person().server);
    if (!server || !token)
        return notSignedIn();
    m_http.setServer(*server);
    m_http.setToken(*token);
    const Session session = m_desk.sync(m_transport, scope, [this](const Session &now) { showProgress(now); });
    if (!session.snapshotProblem().isEmpty())
        printProblem({u"snapshot_not_used"_s, session.snapshotProblem()});
    switch (session.outcome()) {
    case Session::Outcome::Running:
    case Session::Outcome::Done:
        return nothingWrong;
    case Session::Outcome::NoAnswer:
        return Problem{u"no_answer"_s, m_transport.problem().isEmpty() ? session.problem() : m_transport.problem()};
    case Session::Outcome::SignedOut:
        return Problem{u"signed_out"_s, session.problem()};
    case Session::Outcome::Revoked:
        m_revoked = RevokedDevice{*server, m_http.token(), m_desk.outbox().clientId()};
        return Problem{u"device_revoked"_s, session.problem()};
    case Session::Outcome::Failed:
        return Problem{u"sync_failed"_s, session.problem()};
    }
    Q_UNREACHABLE();
}

/// A line each second while the first copy of the shop comes; a short one is over before the first.
void Program::showProgress(const Session &session)
{
    constexpr qint64 everyMs = 1'000;
    const auto progress = session.snapshotProgress();
    if (!m_showsProgress || !progress || progress->totalBytes == 0)
        return;
    if (!m_sinceProgress.isValid())
        m_sinceProgress.start();
    if (m_sinceProgress.elapsed() < everyMs)
        return;
    m_sinceProgress.restart();
    printObject({{u"progress"_s, progress->isUnpacking ? u"unpacking"_s : u"fetching"_s},
                 {u"bytes"_s, progress->doneBytes},
                 {u"of_bytes"_s, progress->totalBytes},
                 {u"seconds_left"_s, progress->secondsLeft >= 0 ? QJsonValue(progress->secondsLeft) : QJsonValue()}});
    flushOutput();
}

std::optional<Problem> Program::sync(Session::Scope scope)
{
    m_showsProgress = true;
    const auto problem = converse(scope);
    if (!problem)
        printStatus();
    return problem;
}

std::optional<Problem> Program::perform()
{
    const auto args = parseJsonObject(m_arguments.operands.at(1).toUtf8());
    if (!args)
        return Problem::of(args.error());
    const auto saved = m_desk.perform(m_arguments.operands.at(0), *args);
    if (!saved)
        return Problem::of(saved.error());
    return sendAndPrint(*saved);
}

std::optional<Problem> Program::sendAndPrint(const OutboxEntry &saved)
{
    std::optional<Problem> problem;
    if (!m_arguments.offline)
        problem = converse(Session::Scope::PushAndPull);
    // Saved it is in any case; what is printed says how far it came.
    const OutboxEntry now = m_desk.entry(saved.commandId).value_or(saved);
    printObject(entryJson(now));
    if (now.refusal)
        return Problem::of(*now.refusal);
    return problem;
}

std::optional<Problem> Program::list()
{
    if (m_arguments.operands.first() != u"pending") {
        Replica &replica = m_desk.replica();
        return listRows(m_arguments.confirmed ? replica.confirmed() : replica.view(), m_arguments);
    }
    QList<OutboxEntry> entries = m_desk.entries();
    for (const auto &[field, wanted] : m_arguments.where) {
        if (field != u"status" && field != u"name" && field != u"command_id")
            return Problem{u"field_unknown"_s, u"These rows have no field '%1'."_s.arg(field)};
        entries.removeIf([&](const OutboxEntry &entry) { return entryJson(entry).value(field).toString() != wanted; });
    }
    // In the order in which they were made, as they are sent.
    for (auto entry = entries.crbegin(); entry != entries.crend(); ++entry)
        printObject(entryJson(*entry));
    return nothingWrong;
}

std::optional<Problem> Program::dismiss()
{
    if (m_desk.dismiss(m_arguments.operands.first()))
        return nothingWrong;
    return Problem{u"not_dismissed"_s, u"There is no settled command with this id."_s};
}

void Program::dump()
{
    writeDump(m_desk.replica().confirmed(), {}, printRaw);
}

void Program::printStatus()
{
    DeskStatus status;
    m_desk.fillStatus(status);
    printObject({{u"server"_s, status.server},
                 {u"user"_s, status.user},
                 {u"client_id"_s, m_desk.outbox().clientId()},
                 {u"server_epoch"_s, m_desk.replica().serverEpoch()},
                 {u"cursor"_s, status.cursor},
                 {u"acked_seq"_s, m_desk.replica().ackedSeq()},
                 {u"pending"_s, status.pending},
                 {u"refused"_s, status.refused},
                 {u"encrypted"_s, status.encrypted},
                 {u"last_sync"_s, status.lastSync.ms > 0 ? QJsonValue(status.lastSync.toString()) : QJsonValue()}});
}

} // namespace pw::desk
