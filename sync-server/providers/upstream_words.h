// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "sync-server/providers/answers.h"

namespace pw::server::providers
{

/// What a provider's refusal means: its English sentences, and the raw keys of the panels that send those.
[[nodiscard]] Fault faultOf(const QString &text);
[[nodiscard]] RefillStatus upstreamRefillStatus(const QString &text);

} // namespace pw::server::providers
