// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/simulation/history.h"

#include <algorithm>

namespace pw::simulation
{

std::string History::nameOf(int table, const std::string &key)
{
    return std::string(watchedTables()[static_cast<size_t>(table)].name) + ' ' + key;
}

void History::addTo(Sums &sums, qint64 rev, const Seen &before, const Seen &now)
{
    if (sums.empty() || sums.back().first != rev)
        sums.emplace_back(rev, sums.empty() ? Seen() : sums.back().second);
    for (size_t sight = 0; sight < sightCount; ++sight)
        sums.back().second[sight] += now[sight] - before[sight];
}

quint64 History::sumAt(const Sums &sums, qint64 rev, Sight sight)
{
    const auto behind = std::ranges::upper_bound(sums, rev, {}, &Sums::value_type::first);
    return behind == sums.begin() ? 0 : std::prev(behind)->second[static_cast<size_t>(sight)];
}

void History::apply(qint64 rev, const Change &change)
{
    std::vector<Version> &versions = m_rows[nameOf(change.row.table, change.row.key)];
    const Seen before = versions.empty() ? Seen() : versions.back().seen;
    const Seen now = change.gone ? Seen() : change.row.seen;
    if (before == now)
        return;
    const std::string client = change.gone && !versions.empty() ? versions.back().client : change.row.client;
    addTo(client.empty() ? m_shared : m_ofClient[client], rev, before, now);
    if (!change.row.marker.empty() && versions.empty())
        m_executed.push_back({change.row.marker, rev});
    if (!versions.empty() && versions.back().rev == rev)
        versions.back().seen = now;
    else
        versions.push_back({rev, now, client});
    m_everWas.insert(now.begin(), now.end());
}

void History::begin(const std::vector<WatchedRow> &rows, qint64 rev)
{
    for (const WatchedRow &row : rows)
        apply(rev, {row, false});
    m_newest = rev;
}

void History::add(qint64 rev, const std::vector<Change> &changes)
{
    for (const Change &change : changes)
        apply(rev, change);
    m_newest = std::max(m_newest, rev);
}

History History::upTo(qint64 rev) const
{
    History past = *this;
    const auto cut = [rev](auto &list, auto revOf) {
        std::erase_if(list, [&](const auto &item) { return revOf(item) > rev; });
    };
    for (auto &[name, versions] : past.m_rows)
        cut(versions, [](const Version &version) { return version.rev; });
    cut(past.m_shared, [](const auto &sum) { return sum.first; });
    for (auto &[client, sums] : past.m_ofClient)
        cut(sums, [](const auto &sum) { return sum.first; });
    cut(past.m_executed, [](const Executed &done) { return done.rev; });
    past.m_newest = rev;
    return past;
}

quint64 History::stateAt(qint64 rev, const std::string &client, Sight sight) const
{
    const auto own = m_ofClient.find(client);
    return sumAt(m_shared, rev, sight) + (own == m_ofClient.end() ? 0 : sumAt(own->second, rev, sight));
}

bool History::isGoneAt(int table, const std::string &key, qint64 rev) const
{
    const auto found = m_rows.find(nameOf(table, key));
    if (found == m_rows.end())
        return false;
    const auto behind = std::ranges::upper_bound(found->second, rev, {}, &Version::rev);
    return behind != found->second.begin() && std::prev(behind)->isGone();
}

int History::timesExecuted(const std::string &marker) const
{
    return static_cast<int>(std::ranges::count(m_executed, marker, &Executed::marker));
}

qint64 History::executedAt(const std::string &marker) const
{
    const auto found = std::ranges::find(m_executed, marker, &Executed::marker);
    return found == m_executed.end() ? 0 : found->rev;
}

std::string History::difference(const std::vector<WatchedRow> &rows, qint64 rev, const std::string &client,
                                Sight sight) const
{
    std::unordered_map<std::string, quint64> there;
    for (const WatchedRow &row : rows)
        there.emplace(nameOf(row.table, row.key), row.hash);
    std::string said;
    for (const auto &[name, versions] : m_rows) {
        const auto behind = std::ranges::upper_bound(versions, rev, {}, &Version::rev);
        const bool mine = versions.empty() || versions.back().client.empty() || versions.back().client == client;
        const quint64 wanted =
            behind == versions.begin() || !mine ? 0 : std::prev(behind)->seen[static_cast<size_t>(sight)];
        const auto found = there.find(name);
        const quint64 has = found == there.end() ? 0 : found->second;
        if (wanted != has)
            said += " [" + name + (has == 0 ? " is missing]" : wanted == 0 ? " is too much]" : " is another]");
        if (found != there.end())
            there.erase(found);
    }
    for (const auto &[name, hash] : there)
        said += " [" + name + " is nobody's]";
    return said.empty() ? " nothing" : said;
}

} // namespace pw::simulation
