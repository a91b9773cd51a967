// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/live/account_limit.h"

#include <mutex>
#include <unordered_map>

namespace pw::server
{

struct AccountLimit::Counts {
    explicit Counts(Most limits) : most(limits) {}

    void leave(qint64 account)
    {
        const std::lock_guard lock(mutex);
        if (const auto entry = perAccount.find(account); --entry->second == 0)
            perAccount.erase(entry);
        --inAll;
    }

    const Most most;
    std::mutex mutex;
    std::unordered_map<qint64, std::size_t> perAccount;
    std::size_t inAll = 0;
};

AccountLimit::AccountLimit(Most most) : m_counts(std::make_shared<Counts>(most)) {}

Result<AccountLimit::Place, AccountLimit::Full> AccountLimit::enter(qint64 account)
{
    const std::lock_guard lock(m_counts->mutex);
    if (m_counts->inAll >= m_counts->most.inAll)
        return fail(Full::All);
    const auto mine = m_counts->perAccount.find(account);
    if (mine != m_counts->perAccount.end() && mine->second >= m_counts->most.perAccount)
        return fail(Full::Account);
    ++m_counts->perAccount[account];
    ++m_counts->inAll;
    return Place(m_counts.get(), [counts = m_counts, account](const void *) { counts->leave(account); });
}

std::size_t AccountLimit::inAll() const
{
    const std::lock_guard lock(m_counts->mutex);
    return m_counts->inAll;
}

} // namespace pw::server
