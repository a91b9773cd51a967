// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/domain/actor.h"
#include "core/domain/refusal.h"
#include "core/storage/stamp.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <string>

namespace pw
{

class Database;
class IdSource;
struct ClientRecord;
struct CommandVerdict;
struct HelloAnswer;
struct HelloRequest;
struct Origin;
struct PushRequest;
struct WireCommand;

/// What a desk asks for in a pull.
struct PullRequest {
    QString clientId;
    qint64 since = 0;
    qint64 limit = 0;       ///< rows; 0 = the default
    QString viewEpoch = {}; ///< what its copy shows; empty before the first page
    qint64 schema = 2;      ///< the first released desks do not say
    QStringList whole = {}; ///< tables to be sent with all their rows, because their sums differed
    /// Id of the oldest command that the desk shows and has never sent; empty without. Where it is decided all the
    /// same, by a copy of the desk, a page would show it twice: the pull is refused as command_decided.
    QString unsent = {};
};

/// The server's half of the conversation with desks, without HTTP: bodies in, bodies out. Cheap to make for one
/// request. A refusal is the caller's to answer as a problem; the caller also owns the transaction and rolls it back
/// then. Storage failures pass through as StorageError: passing trouble, which leaves a desk's queue as it is.
class SyncServer
{
public:
    static constexpr int maxCommandsPerPush = 500;
    static constexpr qint64 maxRowsPerPage = 20'000;
    static constexpr qint64 defaultRowsPerPage = 5'000;
    /// Rows of tables that a desk may ask for whole; a copy that is more wrong than that is fetched anew.
    static constexpr qint64 maxRowsToHeal = 100'000;
    /// Numbers in one lease: more than a person makes in a day without a network.
    static constexpr qint64 idsPerLease = 200;
    /// Deletions are remembered for so long; a desk that was away for longer fetches everything again.
    static constexpr qint64 tombstoneDays = 90;
    /// Numbers that are skipped after a restore, since the lost time may have given them out.
    static constexpr qint64 idsSkippedByRestore = 100'000;
    /// A page that would be larger has fewer revisions, unless it is a single one. What a slow line takes in the time
    /// that an answer has.
    static constexpr qsizetype maxBytesPerPage = 1024 * 1024;

    /// `origin`, where given, outlives this: commands are noted in the audit as coming from there.
    explicit SyncServer(Database &db, const Origin *origin = nullptr) : m_db(db), m_origin(origin) {}

    /// Gives a new database its epoch: desks that followed another history than this one's fetch everything again.
    /// In a transaction, at init.
    void makeEpoch(IdSource &ids);
    /// After a restore from a backup, before the shop is served again: another epoch, in whose name desks send again
    /// what they have kept, and room for the numbers that they have given. In a transaction.
    void beginAfterRestore(IdSource &ids, Instant now);
    [[nodiscard]] QString epoch() const;

    /// In a write transaction. The answer's "status" is ok, client_forked, resync_required, upgrade_required or wipe.
    [[nodiscard]] Decided<std::string> hello(const Actor &staff, const Stamp &stamp, const QJsonObject &body);
    /// In a write transaction that may hold other people's commands too; stamp.rev is that transaction's revision.
    [[nodiscard]] Decided<std::string> push(const Actor &staff, const Stamp &stamp, const QJsonObject &body);
    /// On any connection; reads in one snapshot.
    [[nodiscard]] Decided<std::string> pull(const Actor &staff, const PullRequest &request, Instant now) const;
    /// A revoked device reports that it has removed its copy. In a write transaction.
    [[nodiscard]] Decided<std::string> wiped(const Actor &staff, const Stamp &stamp, const QJsonObject &body);
    /// Whether this desk may be told anything now, and the view that it gets: what pull checks, for other routes.
    [[nodiscard]] Decided<ClientRecord> admittedClient(const Actor &staff, const QString &clientId) const;

private:
    [[nodiscard]] bool isReachable(qint64 revision) const;
    [[nodiscard]] Decided<ClientRecord> knownClient(const Actor &staff, const QString &clientId) const;
    void greet(const Actor &staff, const Stamp &stamp, const HelloRequest &request, HelloAnswer &answer);
    void lendIds(const Actor &staff, const Stamp &stamp, const HelloRequest &request, HelloAnswer &answer);
    [[nodiscard]] CommandVerdict decide(const Actor &staff, const Stamp &stamp, const ClientRecord &client,
                                        const WireCommand &command);
    [[nodiscard]] Decided<QJsonObject> execute(const Actor &staff, const Stamp &stamp, const WireCommand &command);
    [[nodiscard]] Decided<void> checkCommand(const Actor &staff, const Stamp &stamp, const WireCommand &command) const;
    void quarantine(const Actor &staff, const Stamp &stamp, const ClientRecord &client, const WireCommand &command);

    Database &m_db;
    const Origin *m_origin;
};

} // namespace pw
