// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/command_log_store.h"
#include "core/storage/quarantine_store.h"
#include "tests/simulation/invariants.h"
#include "tests/simulation/world_desk.h"
#include "tests/simulation/world_log.h"
#include "tests/simulation/world_server.h"

#include <algorithm>
#include <unordered_map>

using namespace Qt::StringLiterals;

/// Those of what a person was told, and of what became of it.
namespace pw::simulation
{
namespace
{

std::string wordFor(const std::optional<Refusal> &refusal)
{
    return refusal ? "refused: " + refusalName(refusal->code).toStdString() : "accepted";
}

} // namespace

std::string nameOf(const Promise &promise)
{
    return promise.name.toStdString() + (promise.marker.empty() ? "" : " " + promise.marker);
}

void noLostIntent(WorldServer &server, WorldDesk &desk)
{
    if (!desk.isOpen())
        return;
    const CommandLogStore log(server.db());
    for (const Promise &promise : desk.promises()) {
        const bool isOver = promise.toldNo && server.hasLostTime();
        // Dismissed or not: a server that lost its time hears of it again.
        if (!isOver && !desk->outbox().find(promise.commandId) && !log.command(promise.commandId))
            throw Broken{"I-3 NoLostIntent", desk.called() + " was told that " + nameOf(promise) + " is saved"};
    }
}

void handedIn(WorldServer &server, const std::vector<Promise> &promises)
{
    const CommandLogStore log(server.db());
    for (const Promise &promise : promises) {
        const auto verdict = log.verdict(promise.commandId);
        if (!verdict && promise.toldNo && server.hasLostTime())
            continue;
        if (!verdict)
            throw Broken{"I-3 NoLostIntent", nameOf(promise) + " was wiped with its desk"};
        const bool isKept = verdict->refusal && verdict->refusal->code == RefusalCode::DeviceRevoked;
        if (isKept && !QuarantineStore(server.db()).byId(promise.commandId))
            throw Broken{"I-3 NoLostIntent", nameOf(promise) + " of a revoked device is not in quarantine"};
    }
}

void numbersAreFinal(WorldServer &server, WorldDesk &desk, bool always)
{
    const CommandLogStore log(server.db());
    for (const OutboxEntry &entry : desk->entries(100'000)) {
        const std::string name = entry.name.toStdString() + " of " + desk.called();
        if (entry.rowId > 0 && entry.state == OutboxState::Accepted) {
            const auto verdict = log.verdict(entry.commandId);
            const QJsonObject result = verdict ? verdict->result : QJsonObject();
            const bool isSame = std::ranges::any_of(
                result, [&entry](const QJsonValue &value) { return value.toInteger() == entry.rowId; });
            if (!isSame)
                throw Broken{"I-1 ExactlyOnce", name + " has another number than was shown"};
        }
        if (always && entry.refusal &&
            (entry.refusal->code == RefusalCode::IdTaken || entry.refusal->code == RefusalCode::IdNotLeased))
            throw Broken{"I-1 ExactlyOnce", name + " was given a number that was not its own"};
        const auto earlier = entry.dependsOn.isEmpty() ? std::nullopt : log.verdict(entry.dependsOn);
        if (earlier && earlier->refusal && entry.state == OutboxState::Accepted)
            throw Broken{"I-2 ClientOrder", name + " was done although it builds on what was refused"};
    }
}

void resultDelivered(WorldServer &server, WorldDesk &desk)
{
    const CommandLogStore log(server.db());
    std::unordered_map<QString, OutboxEntry> entries;
    for (const OutboxEntry &entry : desk->entries(100'000))
        entries.emplace(entry.commandId, entry);
    for (const Promise &promise : desk.promises()) {
        const auto verdict = log.verdict(promise.commandId);
        const auto entry = entries.find(promise.commandId);
        const bool readNo = promise.toldNo || (entry != entries.end() && entry->second.refusal);
        if (!verdict && readNo && server.hasLostTime())
            continue;
        if (!verdict)
            throw Broken{"I-3 NoLostIntent", "the server never decided " + nameOf(promise) + " of " + desk.called()};
        if (entry == entries.end())
            continue; // read and dismissed
        const bool isSettled =
            entry->second.state == OutboxState::Accepted || entry->second.state == OutboxState::Refused;
        const std::string read = isSettled ? wordFor(entry->second.refusal) : "waiting";
        if (read != wordFor(verdict->refusal))
            throw Broken{"I-9 ResultDelivered", desk.called() + " reads '" + read + "' on " + nameOf(promise) +
                                                    ", the server says '" + wordFor(verdict->refusal) + "'"};
    }
}

} // namespace pw::simulation
