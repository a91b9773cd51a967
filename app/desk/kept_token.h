// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "app/desk/output.h"
#include "core/base/secret.h"

#include <optional>

/// The session's token, in a file of the profile that only its owner may read: scripts have no keychain.
namespace pw::desk
{

/// Nothing where there is none.
[[nodiscard]] std::optional<Secret> keptToken(const QString &profileDir);
[[nodiscard]] std::optional<Problem> keepToken(const QString &profileDir, const Secret &token);
[[nodiscard]] std::optional<Problem> forgetToken(const QString &profileDir);

} // namespace pw::desk
