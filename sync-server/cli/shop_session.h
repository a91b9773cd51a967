// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/clock.h"
#include "core/base/id_source.h"
#include "core/storage/database.h"
#include "core/storage/stamp.h"
#include "sync-server/cli/command_line.h"
#include "sync-server/data_folder.h"

#include <memory>
#include <optional>

namespace pw::server::cli
{

/// What the command lines that work on a shop without serving it have in common.
struct ShopSession {
    SystemClock clock;
    SystemIdSource ids;
    std::unique_ptr<Database> db;

    /// For the open transaction.
    [[nodiscard]] Stamp stamp();
};

/// Opens the shop in --data, brought to the newest schema; says why where it cannot. Throws StorageError.
[[nodiscard]] std::unique_ptr<ShopSession> openShop(const CommandLine &line);

/// --password-file's content, or a password made up now, which is `made` then. Checked against the rules for passwords
/// of staff with that name.
struct NewPassword {
    Secret password;
    QString hash;
    bool made = false;
};
[[nodiscard]] std::optional<NewPassword> newPassword(const CommandLine &line, IdSource &ids, const QString &name);

} // namespace pw::server::cli
