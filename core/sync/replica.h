// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/domain/actor.h"
#include "core/storage/database.h"
#include "core/storage/sync_store.h"
#include "core/sync/outbox_entry.h"

#include <QHash>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>

namespace pw
{

class Clock;
class Outbox;
struct RowPage;
struct TableRows;

/// base.db, and what the person sees of it (sync.md). What is committed is exactly the server's state at the cursor;
/// the pending commands run on top inside one write transaction that is always open and never committed, so that no
/// crash can leave anything of them behind. One thread. Every call may throw StorageError; the view stands again
/// afterwards, rebuilt from the outbox, unless opening failed.
class Replica
{
public:
    struct Options {
        QString file;
        const Clock &clock;
        Outbox &outbox;
        Secret key = {}; ///< of the file, see Database::Options
    };
    explicit Replica(const Options &options);
    ~Replica();

    /// Whom predictions are made as. Takes effect with the next rebuild().
    void setActor(const Actor &actor) { m_actor = actor; }

    /// Confirmed rows with the pending commands on top. For reading; every statement must be gone when the caller
    /// returns.
    [[nodiscard]] Database &view() { return db(); }
    /// The confirmed rows alone, on a connection of their own.
    [[nodiscard]] Database &confirmed();

    [[nodiscard]] qint64 cursor() const { return m_cursor; }
    [[nodiscard]] qint64 ackedSeq() const { return m_ackedSeq; }
    [[nodiscard]] const QString &serverEpoch() const { return m_serverEpoch; }
    /// What of the shop the copy shows (View::epoch()); empty before the first page.
    [[nodiscard]] const QString &viewEpoch() const { return m_viewEpoch; }
    /// The shop is being fetched anew, or this desk has become another client, and not all of the pages are here.
    [[nodiscard]] bool isPartial() const { return m_isPartial; }
    [[nodiscard]] Instant lastSync() const { return m_lastSync; }
    /// Tables whose sums differed from the server's after the last page: to be fetched whole with the next pull.
    [[nodiscard]] const QStringList &differing() const { return m_differing; }
    /// How many rows the server has in them.
    [[nodiscard]] qint64 differingRows() const { return m_differingRows; }
    /// What was found and mended last, as a sentence; empty if nothing ever was.
    [[nodiscard]] const QString &healed() const { return m_healed; }
    /// Why the last replay of a pending command failed here, by command id.
    [[nodiscard]] const QHash<QString, Refusal> &warnings() const { return m_warnings; }

    /// Runs the command on the view; then `save` makes it durable; only then it is kept. A refusal changes nothing.
    [[nodiscard]] Decided<QJsonObject> perform(const OutboxEntry &entry, const std::function<void()> &save);
    /// Takes a page of the server's rows into the base, settles what it decides, and shows the rest on top again.
    void apply(const RowPage &page);
    /// What the command would come to on the view, with nothing kept of it.
    [[nodiscard]] Decided<QJsonObject> foresee(const OutboxEntry &entry);
    /// The view anew: the confirmed rows, then every command that is not among them, but for `without`.
    void rebuild(const QString &without = {});
    /// rebuild(), if the engine has given up the transaction on its own, as it does on a full disk.
    void ensureView();
    /// Forgets everything of the server's, to fetch it again from this epoch's beginning. The outbox is untouched.
    void reset(const QString &serverEpoch);
    /// Puts a checked database with the server's rows (storage/base_file.h) in the place of base.db, and shows what is
    /// pending on top of it. Where that fails, the old one stands again.
    void replaceBase(const QString &file);
    [[nodiscard]] const QString &file() const { return m_file; }
    [[nodiscard]] const Secret &key() const { return m_key; }
    [[nodiscard]] const Clock &clock() const { return m_clock; }
    /// After the outbox became another client: its results are to come, another's do not belong here.
    void adoptClient();

private:
    [[nodiscard]] Database &db();
    void openFile();
    void readMeta();
    void leaveOldEpoch();
    void settleFromBase();
    void tryToRebuild();
    void change(const std::function<void(SyncStore &)> &write);
    void leaveView();
    void enterView(const QString &without = {});
    void replay(const OutboxEntry &entry);
    void store(const RowPage &page);
    void storeTable(const TableRows &rows);
    [[nodiscard]] QStringList compareSums(const TableSums &sums, Database &db) const;
    void noteDiffering(const QStringList &tables, const TableSums &sums);
    [[nodiscard]] bool isStale(const RowPage &page) const;
    void acceptUnchanged(const RowPage &page);
    [[nodiscard]] Actor actorOf(const OutboxEntry &entry) const;
    [[nodiscard]] bool isNumberTaken(const OutboxEntry &entry);
    [[nodiscard]] Decided<QJsonObject> run(const OutboxEntry &entry);

    QString m_file;
    Secret m_key;
    const Clock &m_clock;
    Outbox &m_outbox;
    std::unique_ptr<Database> m_open;
    std::unique_ptr<Database> m_confirmed;
    Actor m_actor;
    qint64 m_cursor = 0;
    qint64 m_ackedSeq = 0;
    QString m_serverEpoch;
    QString m_viewEpoch;
    bool m_isPartial = false;
    QStringList m_differing;
    qint64 m_differingRows = 0;
    QString m_healed;
    Instant m_lastSync;
    QHash<QString, Refusal> m_warnings;
};

} // namespace pw
