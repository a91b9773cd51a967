// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/money.h"
#include "core/domain/refusal.h"
#include "core/domain/words.h"

namespace pw
{

enum class SettingName { OfflineAmountLimit, OfflineMaxAge };

inline const auto &wordTable(SettingName)
{
    static constexpr Word<SettingName> table[] = {{SettingName::OfflineAmountLimit, "offline_amount_limit"},
                                                  {SettingName::OfflineMaxAge, "offline_max_age"}};
    return table;
}

struct Setting {
    SettingName name = SettingName::OfflineAmountLimit;
    QString value; ///< empty = the default
};

/// What the owner allows to desks that cannot reach the server.
struct OfflineLimits {
    Money amount;           ///< of all changes of money together that the server has not confirmed; zero = no limit
    qint64 maxAgeHours = 0; ///< of the state of the shop that a command was decided on; 0 = no limit
};

namespace decide
{
/// Whether the value fits the setting: money that is not negative, a whole number of hours up to ten years.
[[nodiscard]] Decided<void> checkSetting(const Setting &setting);
} // namespace decide

} // namespace pw
