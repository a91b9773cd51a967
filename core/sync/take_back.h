// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/domain/refusal.h"

#include <QString>

namespace pw
{

/// Why a saved command cannot be taken back, or another one not put in its place.
enum class TakeBackTrouble {
    Unknown,     ///< this desk has no such command
    Sent,        ///< the server may have it: it decides
    Done,        ///< the server has decided it
    NeededLater, ///< a later command stands on it
    NewRefused   ///< the command that was to take its place is refused
};

struct TakeBackProblem {
    TakeBackTrouble trouble;
    QString later = {};                  ///< NeededLater: the name of that command
    std::optional<Refusal> refusal = {}; ///< NewRefused
};

/// The stable word for programs, and a sentence in English for people who use them.
[[nodiscard]] QString takeBackName(const TakeBackProblem &problem);
[[nodiscard]] QString takeBackSentence(const TakeBackProblem &problem);

} // namespace pw
