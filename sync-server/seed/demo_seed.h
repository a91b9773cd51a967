// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/ids.h"
#include "core/base/instant.h"

#include <QString>

#include <functional>

namespace pw
{
class Database;
}

namespace pw::server
{

/// How large a shop to make up. The same options make the same rows.
struct SeedOptions {
    qint64 orders = 3000;
    int users = 60; ///< at least 1
    int tickets = 45;
    int days = 60; ///< how far back the orders reach, at least 4
    quint64 seed = 20260301;
    Instant now; ///< the end of the made-up history
    /// Called for each new customer, inside the transaction, to give him credentials.
    std::function<void(UserId)> onUser = [](UserId) {};
    /// Called now and then with the number of orders made so far.
    std::function<void(qint64)> onProgress = [](qint64) {};
};

struct SeedResult {
    bool alreadySeeded = false; ///< the shop has customers, so nothing was done
    qint64 orders = 0;
    int users = 0;
    int services = 0;
    int tickets = 0;
};

/// Fills an initialised shop through the same commands that customers and staff use, so that ledger, histories and
/// roll-ups are what they would be. Idempotent: does nothing where there are customers. Throws StorageError.
[[nodiscard]] SeedResult seedShop(Database &db, const SeedOptions &options);

} // namespace pw::server
