// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/sync/session.h"

#include "core/protocol/field_reader.h"
#include "core/sync/outbox.h"
#include "core/sync/replica.h"
#include "core/sync/row_page.h"
#include "core/sync/wire.h"

#include <QJsonDocument>

#include <utility>

using namespace Qt::StringLiterals;

namespace pw
{
namespace
{

bool isPassing(int status)
{
    return status >= 500 || status == 408 || status == 425 || status == 429;
}

QString unreadable(const Refusal &refusal)
{
    return u"The server's answer could not be read: "_s + refusalSentence(refusal);
}

template <typename Message>
Decided<Message> decodeBody(const QByteArray &body)
{
    const auto object = parseJsonObject(body);
    if (!object)
        return fail(object.error());
    return Message::decode(*object);
}

} // namespace

Session::Session(Outbox &outbox, Replica &replica, Scope scope, bool greeted)
    : m_outbox(outbox), m_replica(replica), m_scope(scope), m_looksFirst(!greeted)
{
    // Numbers are lent with the answer to a hello.
    if (greeted && m_outbox.wantedLeases().isEmpty())
        enterPush();
}

SyncRequest Session::nextRequest()
{
    Q_ASSERT(isRunning());
    while (hasWork())
        work();
    switch (m_stage) {
    case Stage::Hello:
        return helloRequest();
    case Stage::Push:
        return pushRequest();
    case Stage::Pull:
        return pullRequest();
    case Stage::Snapshot:
        return m_snapshot->nextRequest(m_outbox.clientId());
    }
    Q_UNREACHABLE();
}

void Session::onNoAnswer(const QString &problem)
{
    end(Outcome::NoAnswer, problem.isEmpty() ? u"The server did not answer."_s : problem);
}

void Session::onReply(const SyncReply &reply)
{
    Q_ASSERT(isRunning());
    if (m_stage == Stage::Snapshot) {
        onSnapshot(reply);
        return;
    }
    if (reply.status != 200) {
        onProblem(reply);
        return;
    }
    switch (m_stage) {
    case Stage::Hello:
        onHello(reply.body);
        return;
    case Stage::Push:
        onPush(reply.body);
        return;
    case Stage::Pull:
        onPull(reply.body);
        return;
    case Stage::Snapshot:
        return;
    }
}

void Session::onProblem(const SyncReply &reply)
{
    const QJsonObject problem = QJsonDocument::fromJson(reply.body).object();
    const QString code = problem.value("code"_L1).toString();
    QString detail = problem.value("detail"_L1).toString();
    if (detail.isEmpty())
        detail = u"The server answered with status "_s + QString::number(reply.status) + u'.';
    if (reply.status == 401)
        end(Outcome::SignedOut, detail);
    else if (isPassing(reply.status))
        end(Outcome::NoAnswer, detail);
    else if (code == refusalName(RefusalCode::ClientForked))
        fork();
    // Hello tells what has become of this desk.
    else if (code == refusalName(RefusalCode::ClientUnknown) || code == refusalName(RefusalCode::ViewChanged) ||
             code == refusalName(RefusalCode::DeviceRevoked) || code == refusalName(RefusalCode::ResyncRequired))
        restart();
    // A copy of this desk has sent it. Each time, at least one command is settled or the conversation fails.
    else if (code == refusalName(RefusalCode::CommandDecided) && m_stage == Stage::Pull)
        m_stage = Stage::Push;
    else
        end(Outcome::Failed, detail);
}

void Session::onHello(const QByteArray &body)
{
    const auto answer = decodeBody<HelloAnswer>(body);
    if (!answer) {
        end(Outcome::Failed, unreadable(answer.error()));
        return;
    }
    if (answer->status == HelloStatus::Wipe) {
        // What a restore has taken from the server is handed in too: nobody else will have it.
        if (const QString known = knownEpoch(); !known.isEmpty() && known != answer->serverEpoch)
            resync(answer->serverEpoch);
        else
            handIn(answer->detail);
        return;
    }
    if (!acceptPerson(*answer))
        return;
    m_helloEpoch = answer->serverEpoch;
    m_helloView = answer->viewEpoch;
    m_hasResults = answer->ackedSeq > 0;
    m_snapshot.reset(); // it may have been begun in another epoch
    switch (answer->status) {
    case HelloStatus::Ok:
        if (const QString known = knownEpoch(); !known.isEmpty() && known != answer->serverEpoch) {
            resync(answer->serverEpoch);
            return;
        }
        m_outbox.noteGreeted(answer->leases, answer->serverEpoch);
        enterPush();
        return;
    case HelloStatus::Wipe:
        return;
    case HelloStatus::ClientForked:
        fork();
        return;
    case HelloStatus::ResyncRequired:
        resync(answer->serverEpoch);
        return;
    case HelloStatus::UpgradeRequired:
        end(Outcome::Failed, answer->detail);
        return;
    }
}

/// What was asked for keeps its author: another person's queue is not sent under this one's name.
bool Session::acceptPerson(const HelloAnswer &answer)
{
    DeskPerson person = m_outbox.person();
    if (person.staffId == answer.staffId && person.name == answer.staffName && person.role == answer.role)
        return true;
    if (person.isKnown() && person.staffId != answer.staffId && m_outbox.counts().pending > 0) {
        end(Outcome::Failed,
            u"The pending changes were made by %1, who has to sign in to send them."_s.arg(person.name));
        return false;
    }
    person.staffId = answer.staffId;
    person.name = answer.staffName;
    person.role = answer.role;
    m_outbox.setPerson(person);
    m_replica.setActor(person.actor());
    m_replica.rebuild();
    return true;
}

/// After a time without the server, what waits is shown on the shop as it is now before it is sent: so a person is
/// warned of what will probably be refused. Not where something was sent already: the server may have it, and its rows
/// and the command would both be shown.
bool Session::shouldLookFirst()
{
    if (!std::exchange(m_looksFirst, false) || m_scope != Scope::PushAndPull || m_replica.cursor() == 0 ||
        m_outbox.isSendingAgain())
        return false;
    const QList<OutboxEntry> oldest = m_outbox.unsettled(1);
    return !oldest.isEmpty() && oldest.first().commandId == m_outbox.firstUnsent();
}

void Session::enterPush()
{
    // A full disk may have come between the outbox's new name and the copy's.
    m_replica.adoptClient();
    m_stage = Stage::Push;
    // A restored server may still have what is sent again: pulled before it is asked, it would be there twice.
    const bool sendsNothing = m_scope == Scope::PullOnly && !m_outbox.isSendingAgain();
    if (sendsNothing || m_outbox.unsettled(1).isEmpty() || shouldLookFirst())
        enterPull();
}

void Session::onPush(const QByteArray &body)
{
    const auto answer = decodeBody<PushAnswer>(body);
    if (!answer) {
        end(Outcome::Failed, unreadable(answer.error()));
        return;
    }
    // Revisions of another epoch say nothing of this copy; what was decided in it is answered once more.
    if (!answer->serverEpoch.isEmpty() && answer->serverEpoch != knownEpoch()) {
        resync(answer->serverEpoch);
        return;
    }
    QList<Verdict> verdicts;
    // What the server will not do must not be seen as done any longer, and what the copy has already, because another
    // one of this desk had sent it, not twice; what else was done stays shown until its rows come.
    bool showsLess = m_replica.isPartial();
    for (const WireResult &result : answer->results) {
        verdicts << Verdict{result.commandId, result.refusal, result.rev};
        const bool isInBase = result.rev > 0 && result.rev <= m_replica.cursor();
        showsLess = showsLess || result.refusal.has_value() || isInBase;
    }
    if (m_outbox.settle(verdicts) == 0) {
        end(Outcome::Failed, u"The server took the commands and decided none of them."_s);
        return;
    }
    m_changedRows = true;
    m_hasResults = true;
    if (showsLess)
        m_replica.rebuild();
    if (m_revoked)
        handIn(*m_revoked);
    else
        enterPush();
}

void Session::enterPull()
{
    m_stage = Stage::Pull;
    if (m_scope == Scope::PushOnly)
        end(Outcome::Done);
    else if (wantsSnapshot())
        m_stage = Stage::Snapshot;
}

void Session::onPull(const QByteArray &body)
{
    const auto page = decodeBody<RowPage>(body);
    if (!page) {
        end(Outcome::Failed, unreadable(page.error()));
        return;
    }
    if (const QString known = knownEpoch(); !known.isEmpty() && page->serverEpoch != known) {
        resync(page->serverEpoch);
        return;
    }
    if (!m_replica.viewEpoch().isEmpty() && page->viewEpoch != m_replica.viewEpoch()) {
        restart();
        return;
    }
    const qint64 rows = page->rowCount();
    m_replica.apply(*page);
    m_pulledRows += rows;
    m_changedRows = m_changedRows || rows > 0;
    if (page->more)
        return;
    if (!m_replica.differing().isEmpty()) {
        heal();
        return;
    }
    // What was performed while pages came is sent in the same conversation.
    if (m_scope == Scope::PushAndPull && !m_outbox.unsettled(1).isEmpty())
        m_stage = Stage::Push;
    else
        end(Outcome::Done);
}

void Session::end(Outcome outcome, const QString &problem)
{
    m_outcome = outcome;
    m_problem = problem;
}

} // namespace pw
