// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/presentation/server_words.h"

#include "core/domain/refusal.h"
#include "ui/presentation/refusal_words.h"

namespace pw::ui
{

QString serverWords(const ServerAnswer &answer)
{
    const auto code = refusalFromName(answer.code);
    // The fact is only in the server's own sentence: without it, what needs one is said in that.
    const QString words = code ? refusalWords({*code, answer.field, {}}) : QString();
    const QString marked = code ? refusalWords({*code, answer.field, QStringLiteral("\x01")}) : QString();
    return words.isEmpty() || marked.contains(QLatin1Char('\x01')) ? answer.problem : words;
}

} // namespace pw::ui
