// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/money.h"

#include <QString>

#include <optional>

namespace pw::server::providers
{

/// A number as panels write it: "1,234.56", "$ 0.90", "0,9", "1.0E-5", "USD 12". Digits behind the eighth decimal are
/// rounded up, so that a cost is never taken for less than it is. nullopt where there is no number, or one out of
/// range.
[[nodiscard]] std::optional<Money> looseMoney(const QString &text);

/// The same for counts; "157.0" is one, "157.5" is none.
[[nodiscard]] std::optional<qint64> looseCount(const QString &text);

} // namespace pw::server::providers
