// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/ids.h"
#include "core/domain/refusal.h"
#include "core/domain/words.h"
#include "core/storage/stamp.h"

#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace pw
{

class Database;

enum class ClientState { Active, Revoked, Wiped };

inline const auto &wordTable(ClientState)
{
    static constexpr Word<ClientState> table[] = {
        {ClientState::Active, "active"}, {ClientState::Revoked, "revoked"}, {ClientState::Wiped, "wiped"}};
    return table;
}

/// A desk as the server knows it.
struct ClientRecord {
    QString clientId = {};
    qint64 staff = 0;
    QString incarnation = {};
    qint64 lastSeq = 0;         ///< the last command that was decided
    QString lastCommandId = {}; ///< its id; empty before the first
    qint64 lastRev = 0;         ///< of the transaction that decided it
    Instant createdAt = {};
    Instant seenAt = {};
    ClientState state = ClientState::Active;
};

/// A pushed command that was decided.
struct CommandRecord {
    QString commandId;
    QString clientId;
    qint64 seq = 0;
    QString bodyHash;
    QString name;
    QString args; ///< canonical JSON
    Instant madeAt;
};

/// What the server decided about a command: a row that desks replicate.
struct CommandVerdict {
    QString commandId;
    QString clientId;
    qint64 seq = 0;
    std::optional<Refusal> refusal; ///< none = accepted
    QJsonObject result;             ///< of an accepted one: {"order": 17}
    Instant decidedAt;
    qint64 rev = 0; ///< at which it was decided: what it has changed has this revision or a later one

    [[nodiscard]] bool accepted() const { return !refusal.has_value(); }
};

/// The server's exactly-once log: who pushes, what was decided, and the verdicts. Every call may throw StorageError.
class CommandLogStore
{
public:
    explicit CommandLogStore(Database &db) : m_db(db) {}

    [[nodiscard]] std::optional<ClientRecord> client(const QString &clientId) const;
    /// The last seen first.
    [[nodiscard]] QList<ClientRecord> clients() const;
    [[nodiscard]] QList<ClientRecord> clientsOf(StaffId staff) const;
    void setState(const QString &clientId, ClientState state);
    void addClient(const ClientRecord &client, const Stamp &stamp);
    void noteSeen(const QString &clientId, const QString &incarnation, const Stamp &stamp);
    void advance(const QString &clientId, qint64 seq, const QString &commandId, const Stamp &stamp);

    [[nodiscard]] std::optional<CommandRecord> command(const QString &commandId) const;
    void add(const CommandRecord &command, const CommandVerdict &verdict, const Stamp &stamp);
    /// Readable on a desk too, where the verdicts are copies.
    [[nodiscard]] std::optional<CommandVerdict> verdict(const QString &commandId) const;
    /// The last sequence of this client whose effects are certainly within `toRev`.
    [[nodiscard]] qint64 ackedSeq(const ClientRecord &client, qint64 toRev) const;

private:
    Database &m_db;
};

} // namespace pw
