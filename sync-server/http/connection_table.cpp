// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/http/connection_table.h"

namespace pw::server::http
{

ConnectionTable::ConnectionTable(std::size_t total, std::size_t perAddress)
    : m_maxTotal(total), m_maxPerAddress(perAddress)
{
}

bool ConnectionTable::enter(const std::string &addressKey)
{
    const std::lock_guard lock(m_mutex);
    if (m_total >= m_maxTotal)
        return false;
    if (m_maxPerAddress > 0 && !addressKey.empty()) {
        std::size_t &count = m_perAddress[addressKey];
        if (count >= m_maxPerAddress)
            return false;
        ++count;
    }
    ++m_total;
    return true;
}

void ConnectionTable::leave(const std::string &addressKey)
{
    const std::lock_guard lock(m_mutex);
    if (const auto entry = m_perAddress.find(addressKey); entry != m_perAddress.end() && --entry->second == 0)
        m_perAddress.erase(entry);
    // Notified under the lock, because the waiting thread may take this table apart as soon as it is empty.
    if (--m_total == 0)
        m_changed.notify_all();
}

std::size_t ConnectionTable::size() const
{
    const std::lock_guard lock(m_mutex);
    return m_total;
}

std::size_t ConnectionTable::waitUntilEmpty(std::chrono::milliseconds timeout)
{
    std::unique_lock lock(m_mutex);
    m_changed.wait_for(lock, timeout, [this] { return m_total == 0; });
    return m_total;
}

bool ConnectionTable::beginWriting(std::size_t bytes, std::size_t most)
{
    if (m_writing.fetch_add(bytes) + bytes <= most)
        return true;
    m_writing -= bytes;
    return false;
}

} // namespace pw::server::http
