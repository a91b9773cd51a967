// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/sync/outbox_entry.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace pw
{

/// What one person has asked for and the server has not settled, on its way from one profile to another. The commands
/// keep their ids, so the server does each of them once, however often the file is used.
struct ChangesFile {
    QString server; ///< base address of the shop
    qint64 staffId = 0;
    QString staffName;
    QList<OutboxEntry> changes = {}; ///< oldest first; of each only what makes the command
};

/// Why a file cannot be written or used. `fact` names what was found.
enum class ChangesTrouble {
    NotWritten,
    NotRead,
    TooLarge,
    NotThisFormat,
    NewerFormat,
    BadChange, ///< fact: which one, and what is wrong with it
    NobodySignedIn,
    AnotherShop,
    AnotherPerson,
    IdTaken, ///< this desk knows the id for another intent
};

struct ChangesProblem {
    ChangesTrouble trouble;
    QString fact = {};
};

struct AdoptedChanges {
    int taken = 0;
    int known = 0; ///< left out, being here already
};

/// The stable word for programs, and a sentence in English for people who use them.
[[nodiscard]] QString changesTroubleName(ChangesTrouble trouble);
[[nodiscard]] QString changesSentence(const ChangesProblem &problem);

/// Indented JSON, for people to read too.
[[nodiscard]] QByteArray encodeChanges(const ChangesFile &file);
/// Strict: what is not understood to the last field is not taken.
[[nodiscard]] Result<ChangesFile, ChangesProblem> decodeChanges(const QByteArray &bytes);

/// Whole or not at all, and for its owner alone: it holds customers' data.
[[nodiscard]] Result<void, ChangesProblem> writeChanges(const QString &fileName, const ChangesFile &file);
[[nodiscard]] Result<ChangesFile, ChangesProblem> readChanges(const QString &fileName);

} // namespace pw
