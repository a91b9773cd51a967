// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/simulation/rows.h"

#include <map>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace pw::simulation
{

/// What the server's rows were at every revision of one epoch, kept by the world itself from SQLite's own report of the
/// rows that each transaction changed. A state is a sum of its rows' hashes, so that asking for one costs nothing.
class History
{
public:
    struct Change {
        WatchedRow row; ///< as it is now; only table and key of one that is gone
        bool gone = false;
    };
    /// Commands whose mark appeared, in the order of their execution.
    struct Executed {
        std::string marker;
        qint64 rev = 0;
    };

    /// The rows of a database that nobody watched so far.
    void begin(const std::vector<WatchedRow> &rows, qint64 rev);
    /// What one transaction changed; `rev` is the counter after it.
    void add(qint64 rev, const std::vector<Change> &changes);
    [[nodiscard]] qint64 newest() const { return m_newest; }
    /// The history as it was at `rev`, for a server that is restored to it.
    [[nodiscard]] History upTo(qint64 rev) const;

    /// The sum of all rows that a desk with this client id has at `rev`, when its person sees so much.
    [[nodiscard]] quint64 stateAt(qint64 rev, const std::string &client, Sight sight) const;
    /// Whether a row ever was like this, for anyone.
    [[nodiscard]] bool everWas(quint64 hash) const { return m_everWas.contains(hash); }
    [[nodiscard]] bool isGoneAt(int table, const std::string &key, qint64 rev) const;
    [[nodiscard]] const std::vector<Executed> &executed() const { return m_executed; }
    [[nodiscard]] int timesExecuted(const std::string &marker) const;
    /// 0 when it was not.
    [[nodiscard]] qint64 executedAt(const std::string &marker) const;
    /// Which rows of `rows` are not those of `rev`, for a readable failure.
    [[nodiscard]] std::string difference(const std::vector<WatchedRow> &rows, qint64 rev, const std::string &client,
                                         Sight sight) const;

private:
    using Seen = std::array<quint64, sightCount>;
    struct Version {
        qint64 rev = 0;
        Seen seen = {}; ///< as WatchedRow::seen; nothing at all = gone
        std::string client = {};

        [[nodiscard]] bool isGone() const { return seen == Seen(); }
    };
    using Sums = std::vector<std::pair<qint64, Seen>>;

    void apply(qint64 rev, const Change &change);
    static void addTo(Sums &sums, qint64 rev, const Seen &before, const Seen &now);
    static quint64 sumAt(const Sums &sums, qint64 rev, Sight sight);
    static std::string nameOf(int table, const std::string &key);

    qint64 m_newest = 0;
    std::unordered_map<std::string, std::vector<Version>> m_rows;
    std::unordered_set<quint64> m_everWas;
    Sums m_shared;
    std::map<std::string, Sums> m_ofClient;
    std::vector<Executed> m_executed;
};

} // namespace pw::simulation
