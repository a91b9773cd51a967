// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/domain/actor.h"
#include "core/domain/refusal.h"
#include "core/storage/stamp.h"

#include <QJsonObject>
#include <QString>

#include <string>

namespace pw
{

class Database;
class IdSource;
struct ClientRecord;
struct CommandVerdict;
struct WireCommand;

/// The server's half of the conversation with desks, without HTTP: bodies in, bodies out. Cheap to make for one
/// request. A refusal is the caller's to answer as a problem; the caller also owns the transaction and rolls it back
/// then. Storage failures pass through as StorageError: passing trouble, which leaves a desk's queue as it is.
class SyncServer
{
public:
    static constexpr int maxCommandsPerPush = 500;
    static constexpr qint64 maxRowsPerPage = 20'000;
    static constexpr qint64 defaultRowsPerPage = 5'000;

    explicit SyncServer(Database &db) : m_db(db) {}

    /// Gives a new database its epoch: desks that followed another history than this one's fetch everything again.
    /// In a transaction, at init.
    void makeEpoch(IdSource &ids);
    [[nodiscard]] QString epoch() const;

    /// In a write transaction. The answer's "status" is ok, client_forked, resync_required or upgrade_required.
    [[nodiscard]] Decided<std::string> hello(const Actor &staff, const Stamp &stamp, const QJsonObject &body);
    /// In a write transaction that may hold other people's commands too; stamp.rev is that transaction's revision.
    [[nodiscard]] Decided<std::string> push(const Actor &staff, const Stamp &stamp, const QJsonObject &body);
    /// On any connection; reads in one snapshot. `limit` 0 means the default.
    [[nodiscard]] Decided<std::string> pull(const Actor &staff, const QString &clientId, qint64 since,
                                            qint64 limit = 0) const;

private:
    [[nodiscard]] Decided<ClientRecord> knownClient(const Actor &staff, const QString &clientId) const;
    [[nodiscard]] CommandVerdict decide(const Actor &staff, const Stamp &stamp, const ClientRecord &client,
                                        const WireCommand &command);
    [[nodiscard]] Decided<QJsonObject> execute(const Actor &staff, const Stamp &stamp, const WireCommand &command);

    Database &m_db;
};

} // namespace pw
