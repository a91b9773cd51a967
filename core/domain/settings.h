// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/money.h"
#include "core/domain/refusal.h"
#include "core/domain/words.h"

namespace pw
{

enum class SettingName {
    OfflineAmountLimit,
    OfflineMaxAge,
    SiteName,
    SiteDescription,
    SupportEmail,
    TermsOfOrdering,
    RegistrationOpen,
    AffiliatePercent,
    AffiliateMinimumPayout,
    ChildPanelPrice,
    ChildPanelGraceDays,
};

inline const auto &wordTable(SettingName)
{
    static constexpr Word<SettingName> table[] = {{SettingName::OfflineAmountLimit, "offline_amount_limit"},
                                                  {SettingName::OfflineMaxAge, "offline_max_age"},
                                                  {SettingName::SiteName, "site_name"},
                                                  {SettingName::SiteDescription, "site_description"},
                                                  {SettingName::SupportEmail, "support_email"},
                                                  {SettingName::TermsOfOrdering, "terms_of_ordering"},
                                                  {SettingName::RegistrationOpen, "registration_open"},
                                                  {SettingName::AffiliatePercent, "affiliate_percent"},
                                                  {SettingName::AffiliateMinimumPayout, "affiliate_minimum_payout"},
                                                  {SettingName::ChildPanelPrice, "child_panel_price"},
                                                  {SettingName::ChildPanelGraceDays, "child_panel_grace_days"}};
    return table;
}

enum class SettingKind { Text, Email, Flag, Integer, Money, Percent };

inline const auto &wordTable(SettingKind)
{
    static constexpr Word<SettingKind> table[] = {{SettingKind::Text, "text"},   {SettingKind::Email, "email"},
                                                  {SettingKind::Flag, "flag"},   {SettingKind::Integer, "integer"},
                                                  {SettingKind::Money, "money"}, {SettingKind::Percent, "percent"}};
    return table;
}

/// What a setting can be. Values are kept as texts: a flag is "true" or "false", money a decimal string.
struct SettingRules {
    SettingKind kind = SettingKind::Text;
    const char *standard = ""; ///< its value while none is set
    qint64 most = 0;           ///< characters of a text, or the largest number; 0 = as large as money goes
};

/// One for every name; there is no setting without.
[[nodiscard]] SettingRules rulesOf(SettingName name);

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
/// Whether the value fits the setting's rules; money and numbers are not negative.
[[nodiscard]] Decided<void> checkSetting(const Setting &setting);
} // namespace decide

} // namespace pw
