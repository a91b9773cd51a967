// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/instant.h"
#include "core/domain/refusal.h"
#include "core/domain/role.h"
#include "core/domain/words.h"
#include "core/protocol/json_writer.h"
#include "core/storage/lease_store.h"

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

/// What desk and server say to each other below /sync/v1. Decoding is strict.
namespace pw
{

enum class HelloStatus { Ok, ClientForked, ResyncRequired, UpgradeRequired, Wipe };

inline const auto &wordTable(HelloStatus)
{
    static constexpr Word<HelloStatus> table[] = {{HelloStatus::Ok, "ok"},
                                                  {HelloStatus::ClientForked, "client_forked"},
                                                  {HelloStatus::ResyncRequired, "resync_required"},
                                                  {HelloStatus::UpgradeRequired, "upgrade_required"},
                                                  {HelloStatus::Wipe, "wipe"}};
    return table;
}

/// Released schema numbers, for what only newer desks understand.
namespace wire
{
/// Of the oldest desks that are served: those of the version before this one, however many migrations were made since.
/// Raised with each release.
constexpr int oldestSchema = 3;
/// View epochs as text, sums, leases, the server's time.
constexpr int trustSchema = 3;
/// The revision beside each verdict, and the epoch.
constexpr int verdictSchema = 4;
} // namespace wire

struct HelloRequest {
    QString clientId;
    QString incarnation;         ///< new each time the desk opens its files
    QString previousIncarnation; ///< of the last hello that was answered; empty before the first
    qint64 lastSeq = 0;          ///< the last sequence given to a command under this client id
    QString lastCommandId;       ///< its command; empty before the first
    qint64 cursor = 0;
    QString serverEpoch; ///< empty before the first pull
    QString viewEpoch;   ///< what the copy shows; empty before the first pull
    qint64 schema = 0;
    QStringList wantedLeases; ///< kinds of rows of which the desk has few numbers left

    [[nodiscard]] std::string encode() const;
    [[nodiscard]] static Decided<HelloRequest> decode(const QJsonObject &body);
};

struct HelloAnswer {
    HelloStatus status = HelloStatus::Ok;
    QString detail; ///< a sentence unless ok
    QString serverEpoch;
    QString viewEpoch;
    qint64 schema = 0;
    qint64 ackedSeq = 0;
    qint64 staffId = 0; ///< whose token it is: what a desk predicts as
    QString staffName;
    Role role = Role::Viewer;
    QList<IdBlock> leases; ///< numbers lent with this answer
    qint64 deskSchema = 0; ///< of the desk that is answered: older ones are told less

    [[nodiscard]] std::string encode() const;
    [[nodiscard]] static Decided<HelloAnswer> decode(const QJsonObject &body);
};

struct WireCommand {
    QString commandId;
    qint64 seq = 0;
    QString name;
    int version = 1;
    QJsonObject args;
    std::optional<QString> dependsOn;
    qint64 baseRev = 0;
    Instant baseAt;   ///< the server's own time of the state that it was decided on; ms = 0 for not known
    Instant madeAt;   ///< the desk's time
    qint64 rowId = 0; ///< the number of the row that it makes, from a lease; 0 = the server's choice

    void write(JsonWriter &out) const;
    [[nodiscard]] static Decided<WireCommand> decode(const QJsonObject &object);
    /// The same for the same intent, however its JSON was written.
    [[nodiscard]] QString bodyHash() const;
};

struct PushRequest {
    QString clientId;
    qint64 schema = 0;
    QList<WireCommand> commands;

    [[nodiscard]] std::string encode() const;
    [[nodiscard]] static Decided<PushRequest> decode(const QJsonObject &body, qsizetype maxCommands);
};

struct WireResult {
    QString commandId;
    qint64 seq = 0;
    std::optional<Refusal> refusal;
    QJsonObject result;
    qint64 rev = 0; ///< at which it was decided, perhaps long ago; 0 = not said, by an older server

    void write(JsonWriter &out, qint64 deskSchema) const;
    [[nodiscard]] static Decided<WireResult> decode(const QJsonObject &object);
};

struct PushAnswer {
    QString serverEpoch; ///< that the revisions belong to; empty from an older server
    qint64 ackedSeq = 0;
    QList<WireResult> results;
    qint64 deskSchema = 0; ///< of the desk that asked; only for writing

    [[nodiscard]] std::string encode() const;
    [[nodiscard]] static Decided<PushAnswer> decode(const QJsonObject &body);
};

/// Writes a JSON value of any kind, for the small free-form parts: arguments and results.
void writeJson(JsonWriter &out, const QJsonValue &value);
/// Compact, keys sorted: what hashes are made of and what is stored.
[[nodiscard]] QByteArray canonicalJson(const QJsonObject &object);

} // namespace pw
