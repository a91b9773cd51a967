// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/simulation/world_server.h"

#include "core/commands/command.h"
#include "core/storage/command_log_store.h"
#include "core/storage/ledger_store.h"
#include "core/storage/revision_store.h"
#include "core/storage/staff_store.h"
#include "core/storage/storage_error.h"
#include "core/storage/verify_store.h"
#include "core/sync/sync_server.h"
#include "tests/support/sync_route.h"

#include <sqlite3.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pw::simulation
{
namespace
{

SyncReply busy()
{
    return {503, R"({"code":"busy","detail":"Try again."})"};
}

} // namespace

WorldServer::WorldServer(MemoryDisk &disk, const ServerImage &image, WorldClock &clock) : m_disk(disk), m_clock(clock)
{
    MemoryDisk::put(machine(), image.files);
    open();
    m_histories.emplace(m_epoch, image.history);
}

WorldServer::~WorldServer()
{
    close();
}

void WorldServer::open()
{
    const QString file = QString::fromLatin1(folder) + u"/shop.db"_s;
    m_writer = std::make_unique<Database>(Database::Options{.file = file});
    sqlite3 *const writing = m_disk.lastOpened();
    sqlite3_update_hook(
        writing,
        [](void *self, int, const char *, const char *table, sqlite3_int64 rowid) {
            if (const int watched = watchedTable(table); watched >= 0)
                static_cast<WorldServer *>(self)->noteChange(watched, rowid);
        },
        this);
    m_rows = std::make_unique<RowReader>(writing);
    m_reader = std::make_unique<Database>(Database::Options{.file = file, .readOnly = true});
    m_epoch = SyncServer(*m_writer).epoch().toStdString();
}

void WorldServer::close()
{
    m_rows.reset();
    m_reader.reset();
    m_writer.reset();
}

void WorldServer::noteChange(int table, qint64 rowid)
{
    const std::pair<int, qint64> change{table, rowid};
    if (std::ranges::find(m_changed, change) == m_changed.end())
        m_changed.push_back(change);
}

/// Notes what the last transaction left, whether or not it was committed: rows of one that was not are as before.
void WorldServer::capture()
{
    std::vector<History::Change> changes;
    for (const auto &[table, rowid] : m_changed) {
        History::Change change;
        change.gone = !m_rows->read(table, rowid, change.row);
        if (change.gone) {
            change.row.table = table;
            change.row.key = std::to_string(rowid);
        }
        changes.push_back(std::move(change));
    }
    m_changed.clear();
    m_histories.at(m_epoch).add(m_rows->number("SELECT rev FROM revision"), changes);
}

std::optional<SyncReply> WorldServer::writeOne(const Write &write, const Stamp &stamp)
{
    Savepoint step(*m_writer);
    const auto answer = test::answerWrite(*m_writer, stamp, write.request, write.staff);
    if (answer)
        step.release();
    return test::replyOf(answer);
}

WorldServer::Answers WorldServer::write(const std::vector<Write> &writes, const Wish *alsoWished)
{
    m_clock.advance(10);
    Answers answers;
    try {
        Transaction transaction(*m_writer);
        const Stamp stamp{.rev = RevisionStore(*m_writer).next(), .now = m_clock.now()};
        for (const Write &write : writes)
            answers.push_back(writeOne(write, stamp));
        if (alsoWished) {
            Savepoint step(*m_writer);
            CommandContext context{*m_writer, helper(), stamp, u"direct-"_s + QString::number(++m_commands)};
            if (runCommand(context, alsoWished->name, alsoWished->args))
                step.release();
        }
        transaction.commit();
    } catch (const StorageError &) {
        answers.assign(writes.size(), isDead() ? std::nullopt : std::optional(busy()));
    }
    if (isDead())
        answers.assign(writes.size(), std::nullopt);
    else
        capture();
    return answers;
}

SyncReply WorldServer::read(const SyncRequest &request, const Actor &staff)
{
    m_clock.advance(10);
    try {
        return test::answerRead(*m_reader, request, staff, m_clock.now());
    } catch (const StorageError &) {
        return busy();
    }
}

bool WorldServer::run(const Wish &wish)
{
    m_clock.advance(100);
    bool done = false;
    try {
        Transaction transaction(*m_writer);
        const Stamp stamp{.rev = RevisionStore(*m_writer).next(), .now = m_clock.now()};
        CommandContext context{*m_writer, helper(), stamp, u"direct-"_s + QString::number(++m_commands)};
        done = runCommand(context, wish.name, wish.args).ok();
        if (done)
            transaction.commit();
    } catch (const StorageError &) {
        done = false;
    }
    if (!isDead())
        capture();
    return done;
}

bool WorldServer::eraseCategory()
{
    const qint64 id =
        m_rows->number("SELECT max(id) FROM categories WHERE id NOT IN (SELECT category_id FROM services)");
    if (id <= 0)
        return false;
    try {
        Transaction transaction(*m_writer);
        static_cast<void>(RevisionStore(*m_writer).next());
        // The tombstone comes by itself.
        m_writer->prepareText(u"world erase"_s, u"DELETE FROM categories WHERE id = :id"_s).bind("id"_L1, id).run();
        transaction.commit();
    } catch (const StorageError &) {
        return false;
    }
    capture();
    return true;
}

void WorldServer::moveHouseMoney()
{
    Transaction transaction(*m_writer);
    const Stamp stamp{.rev = RevisionStore(*m_writer).next(), .now = m_clock.now()};
    const Transfer transfer{.key = u"house:"_s + QString::number(++m_commands),
                            .kind = TransferKind::Opening,
                            .debit = account::opening.toString(),
                            .credit = account::manual.toString(),
                            .amount = Money::fromUnits(1),
                            .actor = helper().label(),
                            .createdAt = stamp.now};
    static_cast<void>(LedgerStore(*m_writer).insert(transfer, stamp));
    transaction.commit();
    capture();
}

void WorldServer::revoke(int signIn, const QString &clientId)
{
    m_revokedSignIns.insert(signIn);
    CommandLogStore log(*m_writer);
    const auto client = log.client(clientId);
    if (!client || client->state != ClientState::Active)
        return;
    Transaction transaction(*m_writer);
    log.setState(clientId, ClientState::Revoked);
    transaction.commit();
}

void WorldServer::setRole(qint64 staff, Role role)
{
    Transaction transaction(*m_writer);
    const Stamp stamp{.rev = RevisionStore(*m_writer).next(), .now = m_clock.now()};
    StaffStore(*m_writer).setRole(StaffId(staff), role, stamp);
    transaction.commit();
    capture();
}

Sight WorldServer::sightOf(const Actor &staff) const
{
    switch (StaffStore(*m_writer).byId(StaffId(staff.id))->role) {
    case Role::Owner:
    case Role::Admin:
        return Sight::All;
    case Role::Finance:
        return Sight::Money;
    case Role::Support:
    case Role::Viewer:
        return Sight::Service;
    }
    Q_UNREACHABLE();
}

Actor WorldServer::caller(const Actor &staff, int signIn) const
{
    Actor actor = staff;
    actor.role = StaffStore(*m_writer).byId(StaffId(staff.id))->role;
    actor.disabled = m_revokedSignIns.contains(signIn);
    return actor;
}

void WorldServer::restart()
{
    machine().dead = true; // what closing would still write, the dead do not
    close();
    machine().dead = false;
    machine().fuse = -1;
    open();
    capture();
}

ServerImage WorldServer::image()
{
    return {MemoryDisk::imageOf(machine()), history(), m_revokedSignIns, m_restores};
}

void WorldServer::restore(const ServerImage &image, WorldIds &ids)
{
    close();
    m_changed.clear();
    MemoryDisk::put(machine(), image.files);
    open();
    {
        Transaction transaction(*m_writer);
        SyncServer(*m_writer).beginAfterRestore(ids, m_clock.now());
        transaction.commit();
    }
    m_epoch = SyncServer(*m_writer).epoch().toStdString();
    m_histories.emplace(m_epoch, image.history);
    m_revokedSignIns = image.revokedSignIns;
    m_hasForgottenRestore = m_hasForgottenRestore || m_restores > image.restores;
    m_restores = image.restores + 1;
}

const History *WorldServer::history(const std::string &epoch) const
{
    const auto found = m_histories.find(epoch);
    return found == m_histories.end() ? nullptr : &found->second;
}

std::string WorldServer::verify()
{
    std::string said;
    static_cast<void>(VerifyStore(*m_writer).check([&said](const Mismatch &mismatch) {
        said += ' ' + mismatch.what.toStdString() + " of " + mismatch.subject.toStdString() + " is " +
                std::to_string(mismatch.stored) + ", should be " + std::to_string(mismatch.expected) + ';';
    }));
    return said;
}

} // namespace pw::simulation
