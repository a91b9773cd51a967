// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <QtGlobal>

#include <cstddef>
#include <memory>

namespace pw::server
{

/// Counts what is under way for each account and in all, so that no single one, nor all of them, hold the server. Safe
/// from any thread.
class AccountLimit
{
public:
    struct Most {
        std::size_t perAccount;
        std::size_t inAll;
    };
    enum class Full { Account, All };
    /// Counted while it is held; it may outlive the limit.
    using Place = std::shared_ptr<const void>;

    explicit AccountLimit(Most most);

    [[nodiscard]] Result<Place, Full> enter(qint64 account);
    [[nodiscard]] std::size_t inAll() const;

private:
    struct Counts;
    std::shared_ptr<Counts> m_counts;
};

/// What one member of staff, and all of them, may have under way on the sync routes. An honest desk has one of each.
struct DeskLimits {
    AccountLimit streams{{.perAccount = 16, .inAll = 2'000}};
    AccountLimit pulls{{.perAccount = 8, .inAll = 64}};
    AccountLimit pushes{{.perAccount = 8, .inAll = 256}};
};

/// Files of up to 5 MiB that one account, and all of them, may have in memory: so that whoever reads or sends slowly on
/// many connections does not use up what large answers may take of it.
struct FileLimits {
    AccountLimit downloads{{.perAccount = 4, .inAll = 32}};
    AccountLimit uploads{{.perAccount = 4, .inAll = 32}};
};

} // namespace pw::server
