// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/sync/outbox.h"
#include "core/sync/replica.h"
#include "core/sync/session.h"

using namespace Qt::StringLiterals;

/// How a conversation goes on where desk and server turn out to disagree.
namespace pw
{
namespace
{

/// A fork, a resync and a hello are settled in one round each; more is a server that contradicts itself.
constexpr int maxRestarts = 5;
/// A table of up to so many rows is healed in one answer.
constexpr qint64 maxRowsToHeal = 50'000;

} // namespace

/// The next pull brings the differing tables whole; where that does not help, or a table is too large for it, the copy
/// is fetched anew.
void Session::heal()
{
    m_changedRows = true;
    if (++m_heals == 1 && m_replica.differingRows() <= maxRowsToHeal)
        return;
    if (m_heals > 2) {
        end(Outcome::Failed, u"This copy differs from the server's although it was fetched again."_s);
        return;
    }
    resync(m_replica.serverEpoch());
}

void Session::fork()
{
    m_outbox.becomeAnotherClient();
    m_replica.adoptClient();
    restart();
}

/// A copy that never had a page does not know it; what was sent before the first one is in the outbox all the same.
QString Session::knownEpoch() const
{
    const QString ofCopy = m_replica.serverEpoch();
    return ofCopy.isEmpty() ? m_outbox.baseEpoch() : ofCopy;
}

/// This device was revoked: what it has not sent is handed in, to be kept for the owner, and then it has to go.
void Session::handIn(const QString &why)
{
    m_revoked = why;
    m_stage = Stage::Push;
    if (m_outbox.unsettled(1).isEmpty())
        end(Outcome::Revoked, why);
}

void Session::resync(const QString &serverEpoch)
{
    // The server has lost some time: what it accepted then, it has to hear again. Noted in the outbox first; a crash
    // before the copy is emptied only means that it is noted twice.
    const QString known = knownEpoch();
    if (!serverEpoch.isEmpty() && !known.isEmpty() && serverEpoch != known) {
        m_outbox.sendAgain(serverEpoch);
        m_replica.adoptClient();
    }
    m_replica.reset(serverEpoch);
    m_changedRows = true;
    restart();
}

void Session::restart()
{
    m_stage = Stage::Hello;
    if (++m_restarts > maxRestarts)
        end(Outcome::Failed, u"The server and this desk do not agree on what was sent."_s);
}

} // namespace pw
