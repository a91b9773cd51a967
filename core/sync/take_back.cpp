// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/sync/take_back.h"

using namespace Qt::StringLiterals;

namespace pw
{

QString takeBackName(const TakeBackProblem &problem)
{
    switch (problem.trouble) {
    case TakeBackTrouble::Unknown:
        return u"command_not_found"_s;
    case TakeBackTrouble::Sent:
        return u"command_already_sent"_s;
    case TakeBackTrouble::Done:
        return u"command_already_done"_s;
    case TakeBackTrouble::NeededLater:
        return u"command_needed_later"_s;
    case TakeBackTrouble::NewRefused:
        return refusalName(problem.refusal->code);
    }
    Q_UNREACHABLE();
}

QString takeBackSentence(const TakeBackProblem &problem)
{
    switch (problem.trouble) {
    case TakeBackTrouble::Unknown:
        return u"This desk has no such command."_s;
    case TakeBackTrouble::Sent:
        return u"The command was sent already, so it cannot be taken back; the server decides it."_s;
    case TakeBackTrouble::Done:
        return u"The server has decided the command already."_s;
    case TakeBackTrouble::NeededLater:
        return u"A later command builds on this one (%1); take that one back first."_s.arg(problem.later);
    case TakeBackTrouble::NewRefused:
        return refusalSentence(*problem.refusal);
    }
    Q_UNREACHABLE();
}

} // namespace pw
