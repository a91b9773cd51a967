// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "sync-server/api/call.h"
#include "sync-server/providers/answers.h"
#include "sync-server/providers/provider_desk.h"

/// What routes that call a provider have in common.
namespace pw::server::handlers
{

/// How the provider in the path is spoken to.
[[nodiscard]] Decided<providers::Upstream> upstreamOf(const Call &call);
/// Its list of services; on a thread that may wait.
[[nodiscard]] Decided<providers::OfferedServices> offeredBy(const Shop &shop, const providers::Upstream &upstream);

} // namespace pw::server::handlers
