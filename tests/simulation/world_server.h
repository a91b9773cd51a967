// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/domain/actor.h"
#include "core/storage/database.h"
#include "core/storage/stamp.h"
#include "core/sync/transport.h"
#include "tests/simulation/history.h"
#include "tests/simulation/memory_disk.h"
#include "tests/simulation/randomness.h"
#include "tests/simulation/wishes.h"

#include <memory>
#include <optional>
#include <set>
#include <vector>

namespace pw::simulation
{

/// A database file as it was, and what the world knew of it then.
struct ServerImage {
    MemoryDisk::Image files;
    History history;
    std::set<int> revokedSignIns = {};
    int restores = 0; ///< that these files know of
};

/// The server: the real half of the conversation on a real database, what the executor does around it (a savepoint for
/// each request, one commit for all that wait), and beside it the world's own account of every row.
class WorldServer
{
public:
    struct Write {
        SyncRequest request;
        Actor staff;
    };
    using Answers = std::vector<std::optional<SyncReply>>;

    WorldServer(MemoryDisk &disk, const ServerImage &image, WorldClock &clock);
    ~WorldServer();
    WorldServer(const WorldServer &) = delete;
    WorldServer &operator=(const WorldServer &) = delete;

    [[nodiscard]] static Actor owner() { return Actor::staff(StaffId(1), QStringLiteral("owner"), Role::Owner); }
    [[nodiscard]] static Actor helper() { return Actor::staff(StaffId(2), QStringLiteral("helper"), Role::Owner); }

    /// All in one transaction. No answer at all = the server died before it could say anything.
    [[nodiscard]] Answers write(const std::vector<Write> &writes, const Wish *alsoWished = nullptr);
    [[nodiscard]] SyncReply read(const SyncRequest &request, const Actor &staff);
    /// Somebody else's command, without a desk. Returns whether it was done.
    bool run(const Wish &wish);
    /// Deletes a category that no service is in, with its tombstone. Returns whether there was one.
    bool eraseCategory();
    /// Between the house's own accounts, which no customer has a part in.
    void moveHouseMoney();
    /// As `panelwright-server devices revoke` does: the device and the session that it uses.
    void revoke(int signIn, const QString &clientId);
    [[nodiscard]] bool isRevoked(int signIn) const { return m_revokedSignIns.contains(signIn); }
    /// As `panelwright-server staff role` does.
    void setRole(qint64 staff, Role role);
    /// What the world knows of roles, from the role that the server's database has.
    [[nodiscard]] Sight sightOf(const Actor &staff) const;
    /// Who somebody is for the server now, as its authentication finds out.
    [[nodiscard]] Actor caller(const Actor &staff, int signIn) const;

    [[nodiscard]] Machine &machine() { return m_disk.machine(folder); }
    [[nodiscard]] bool isDead() { return machine().dead; }
    /// After a crash, or as one.
    void restart();
    [[nodiscard]] ServerImage image();
    /// The image's rows under a new epoch, as `panelwright-server restore` makes them.
    void restore(const ServerImage &image, WorldIds &ids);

    /// Whether a restore has taken time from it, and with it verdicts that nobody sends again: refusals.
    [[nodiscard]] bool hasLostTime() const { return m_hasLostTime; }
    void noteLostTime() { m_hasLostTime = true; }
    /// Whether the lost time had a restore in it: the numbers that it skipped and lent are skipped and lent again.
    [[nodiscard]] bool hasForgottenRestore() const { return m_hasForgottenRestore; }

    /// Of the epoch that a desk follows; nullptr when the server never had it.
    [[nodiscard]] const History *history(const std::string &epoch) const;
    [[nodiscard]] const History &history() const { return m_histories.at(m_epoch); }
    [[nodiscard]] const std::string &epoch() const { return m_epoch; }
    [[nodiscard]] RowReader &rows() { return *m_rows; }
    [[nodiscard]] Database &db() { return *m_writer; }
    /// Mismatches that VerifyStore finds, as one line; empty when the books are right.
    [[nodiscard]] std::string verify();

    static constexpr const char *folder = "/server";

private:
    void open();
    void close();
    void capture();
    void noteChange(int table, qint64 rowid);
    [[nodiscard]] std::optional<SyncReply> writeOne(const Write &write, const Stamp &stamp);

    MemoryDisk &m_disk;
    WorldClock &m_clock;
    std::unique_ptr<Database> m_writer;
    std::unique_ptr<Database> m_reader;
    std::unique_ptr<RowReader> m_rows;
    std::vector<std::pair<int, qint64>> m_changed; ///< table and rowid, in the order of the first change
    std::map<std::string, History> m_histories;    ///< by epoch
    std::string m_epoch;
    std::set<int> m_revokedSignIns;
    int m_commands = 0;
    bool m_hasLostTime = false;
    bool m_hasForgottenRestore = false;
    int m_restores = 0; ///< that its database knows of
};

} // namespace pw::simulation
