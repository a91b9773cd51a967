// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/domain/actor.h"
#include "core/domain/refusal.h"
#include "core/storage/stamp.h"
#include "core/sync/transport.h"

#include <string>

namespace pw
{
class Database;
}

/// What the server's HTTP layer does around SyncServer, nothing less: for tests that have no HTTP.
namespace pw::test
{

[[nodiscard]] SyncReply replyOf(const Decided<std::string> &answer);
/// A request that writes, in the caller's open transaction; refused means that he has to roll back.
[[nodiscard]] Decided<std::string> answerWrite(Database &db, const Stamp &stamp, const SyncRequest &request,
                                               const Actor &staff);
/// A request that only reads.
[[nodiscard]] SyncReply answerRead(Database &db, const SyncRequest &request, const Actor &staff, Instant now);

} // namespace pw::test
