// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/providers/add_outcome.h"

using namespace Qt::StringLiterals;

namespace pw::server::providers
{
namespace
{

using Kind = AddOutcome::Kind;
using Outcome = outgoing::HttpReply::Outcome;

AddOutcome outcome(Kind kind, const QString &problem)
{
    return {.kind = kind, .id = {}, .problem = problem};
}

/// Answers that say by their status alone that nobody has looked at the order.
bool isTurnedAway(int status)
{
    return status == 429 || (status >= 300 && status < 400);
}

AddOutcome judgeUnreadable(int status)
{
    if (isTurnedAway(status))
        return outcome(Kind::NotTaken, u"the provider answers with HTTP status %1"_s.arg(status));
    return outcome(Kind::Ambiguous, u"the provider's answer could not be understood (HTTP status %1)"_s.arg(status));
}

} // namespace

AddOutcome judgeAdd(const outgoing::HttpReply &reply)
{
    if (reply.outcome == Outcome::NotSent)
        return outcome(Kind::NotTaken, reply.problem);
    if (reply.outcome == Outcome::Unknown)
        return outcome(Kind::Ambiguous, u"there was no answer: "_s + reply.problem);
    const auto added = readAdded(reply.body);
    if (added)
        return {.kind = Kind::Added, .id = *added, .problem = {}};
    const Fault &fault = added.error();
    if (fault.kind == Fault::Kind::Unreadable)
        return judgeUnreadable(reply.status);
    if (reply.status >= 500)
        return outcome(Kind::Ambiguous, u"HTTP status %1: "_s.arg(reply.status) + fault.text);
    const bool isOurs = fault.kind == Fault::Kind::InvalidKey || fault.kind == Fault::Kind::NotEnoughFunds;
    return outcome(isOurs ? Kind::Provider : Kind::Refused, fault.text);
}

} // namespace pw::server::providers
