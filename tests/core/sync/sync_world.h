// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/clock.h"
#include "core/base/id_source.h"
#include "core/domain/actor.h"
#include "core/storage/database.h"
#include "core/sync/desk.h"
#include "core/storage/stamp.h"
#include "core/sync/transport.h"

#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QTemporaryDir>

#include <functional>
#include <memory>
#include <random>

namespace pw::test
{

class ManualClock final : public Clock
{
public:
    [[nodiscard]] Instant now() const override { return m_now; }
    void advance(qint64 ms) { m_now = m_now.plusMs(ms); }

private:
    Instant m_now{1'790'000'000'000};
};

class SeededIds final : public IdSource
{
public:
    explicit SeededIds(quint64 seed) : m_engine(seed) {}
    [[nodiscard]] QByteArray randomBytes(int count) override;

private:
    std::mt19937_64 m_engine;
};

/// The server of one shop: its database and what the HTTP layer does around SyncServer, nothing less.
class Shop
{
public:
    explicit Shop(const QString &dir, qint64 orders = 300);

    [[nodiscard]] Database &db() { return *m_db; }
    [[nodiscard]] const ManualClock &clock() const { return m_clock; }
    [[nodiscard]] ManualClock &clock() { return m_clock; }
    [[nodiscard]] Actor owner() const { return Actor::staff(StaffId(1), QStringLiteral("owner"), Role::Owner); }
    [[nodiscard]] Actor helper() const { return Actor::staff(StaffId(2), QStringLiteral("helper"), Role::Admin); }
    /// As the database knows him now.
    [[nodiscard]] Actor actor(StaffId id);
    /// What a command line of the server does: a change in a transaction of its own.
    void write(const std::function<void(Database &, const Stamp &)> &change);

    /// A command of somebody else's, directly on the server.
    Decided<QJsonObject> run(const QString &name, const QJsonObject &args);
    [[nodiscard]] SyncReply answer(const SyncRequest &request, const Actor &staff);
    [[nodiscard]] SyncReply push(const QJsonObject &body, const Actor &staff);
    /// As after a restore from a backup: another epoch, other rows under revisions that were given before.
    void changeEpoch();
    /// One number from a statement of the test's own.
    [[nodiscard]] qint64 count(const QString &sql);
    [[nodiscard]] QByteArray dump(const QString &clientId, Role role = Role::Owner);
    /// Backup and restore as the server's command lines do them.
    void keepBackup();
    void restore();

private:
    [[nodiscard]] SyncReply write(const SyncRequest &request, const Actor &staff);
    void open(const QString &file);

    QString m_dir;
    QString m_backup;
    int m_backups = 0;
    ManualClock m_clock;
    SeededIds m_ids{7};
    std::unique_ptr<Database> m_db;
    std::unique_ptr<Database> m_reader;
    int m_commands = 0;
};

enum class Fault {
    None,
    LoseRequest, ///< it never arrives
    LoseAnswer,  ///< the server did it, the desk does not hear
    Twice,       ///< the request arrives two times; the second answer is heard
    Busy         ///< 503
};

/// A desk's way to the shop.
class Line final : public Transport
{
public:
    Line(Shop &shop, StaffId staff) : m_shop(shop), m_staff(staff) {}

    [[nodiscard]] std::optional<SyncReply> exchange(const SyncRequest &request) override;
    /// What happens to the next request whose path begins with `path`.
    void fail(const QString &path, Fault fault) { m_faults.insert(path, fault); }
    void heal() { m_faults.clear(); }
    [[nodiscard]] const QList<SyncRequest> &said() const { return m_said; }
    [[nodiscard]] int timesSaid(const QString &path) const;

private:
    Shop &m_shop;
    StaffId m_staff;
    QMap<QString, Fault> m_faults;
    QList<SyncRequest> m_said;
};

/// A desk in a profile folder that outlives it.
class DeskAt
{
public:
    DeskAt(Shop &shop, const QString &dir, quint64 seed, StaffId staff = StaffId(1));

    [[nodiscard]] Desk &operator*() { return *m_desk; }
    [[nodiscard]] Desk *operator->() { return m_desk.get(); }
    [[nodiscard]] Line &line() { return m_line; }

    Session sync(Session::Scope scope = Session::Scope::PushAndPull) { return m_desk->sync(m_line, scope); }
    /// Saved, or a failed test.
    OutboxEntry perform(const QString &name, const QJsonObject &args);
    [[nodiscard]] OutboxEntry entry(const QString &commandId);
    /// Gone without a farewell, as by a crash of the program, and opened again.
    void reopen();
    /// So that its files can be touched; reopen() comes next.
    void close() { m_desk.reset(); }
    /// A copy of the files as they are now, as a backup program makes it of a desk that is not running.
    void copyTo(const QString &dir);

    [[nodiscard]] QByteArray viewDump();
    [[nodiscard]] QByteArray confirmedDump();
    /// Nothing is pending; view, base and server are the same rows, with the same roll-ups.
    [[nodiscard]] bool equalsShop();
    [[nodiscard]] Instant now() const { return m_clock.now(); }
    [[nodiscard]] ManualClock &clock() { return m_clock; }

private:
    void open();

    Shop &m_shop;
    QString m_dir;
    StaffId m_staff;
    ManualClock m_clock;
    SeededIds m_ids;
    Line m_line;
    std::unique_ptr<Desk> m_desk;
};

[[nodiscard]] QByteArray dumpOf(Database &db, const std::optional<QString> &clientId, Role role = Role::Owner);
/// The first line in which two dumps differ, for a readable failure.
[[nodiscard]] QByteArray firstDifference(const QByteArray &left, const QByteArray &right);

/// The first orders in a state, by id.
[[nodiscard]] QList<qint64> ordersIn(Database &db, const QString &status, int count);

} // namespace pw::test
