// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/domain/refusal.h"
#include "core/sync/changes_file.h"
#include "core/sync/outbox_entry.h"
#include "core/sync/take_back.h"

#include <QJsonObject>
#include <QString>

#include <string>

/// What scripts read: one JSON object a line, answers on stdout and problems on stderr.
namespace pw::desk
{

/// Ends the program with exit code 1 once it is on stderr.
struct Problem {
    QString code;
    QString detail;

    [[nodiscard]] static Problem of(const Refusal &refusal);
    [[nodiscard]] static Problem of(const TakeBackProblem &problem);
    [[nodiscard]] static Problem of(const ChangesProblem &problem);
};

/// `line` without its line break.
void printLine(const std::string &line);
/// Text that has its line break already.
void printRaw(const std::string &text);
void printObject(const QJsonObject &object);
/// For lines that somebody waits for while the program goes on.
void flushOutput();
void printProblem(const Problem &problem);
[[nodiscard]] QJsonObject entryJson(const OutboxEntry &entry);

} // namespace pw::desk
