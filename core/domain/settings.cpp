// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/domain/settings.h"

#include "core/domain/affiliate.h"
#include "core/domain/decisions.h"

using namespace Qt::StringLiterals;

namespace pw
{

SettingRules rulesOf(SettingName name)
{
    constexpr qint64 tenYearsOfHours = 10 * 366 * 24;
    switch (name) {
    case SettingName::OfflineAmountLimit:
        return {.kind = SettingKind::Money, .standard = "0"};
    case SettingName::OfflineMaxAge:
        return {.kind = SettingKind::Integer, .standard = "0", .most = tenYearsOfHours};
    case SettingName::SiteName:
        return {.kind = SettingKind::Text, .most = 100};
    case SettingName::SiteDescription:
        return {.kind = SettingKind::Text, .most = 500};
    case SettingName::SupportEmail:
        return {.kind = SettingKind::Email, .most = 254};
    case SettingName::TermsOfOrdering:
        return {.kind = SettingKind::Text, .most = 20'000};
    case SettingName::RegistrationOpen:
        return {.kind = SettingKind::Flag, .standard = "true"};
    case SettingName::AffiliatePercent:
        return {.kind = SettingKind::Percent, .standard = "0"};
    case SettingName::AffiliateMinimumPayout:
    case SettingName::ChildPanelPrice:
        return {.kind = SettingKind::Money, .standard = "0"};
    case SettingName::ChildPanelGraceDays:
        return {.kind = SettingKind::Integer, .standard = "7", .most = 366};
    }
    Q_UNREACHABLE();
}

namespace decide
{
namespace
{

bool isWholeUpTo(const QString &text, qint64 most)
{
    bool ok = false;
    const qint64 number = text.toLongLong(&ok);
    return ok && number >= 0 && number <= most;
}

/// A name stands in subjects and signatures of mails: one line.
bool isOneLine(const QString &text)
{
    return !text.contains(u'\n') && !text.contains(u'\r');
}

} // namespace

Decided<void> checkSetting(const Setting &setting)
{
    if (setting.value.isEmpty())
        return {};
    const SettingRules rules = rulesOf(setting.name);
    const auto malformed = [&](const QString &wanted) {
        return refuse(RefusalCode::SettingMalformed, toWord(setting.name), wanted);
    };
    switch (rules.kind) {
    case SettingKind::Money: {
        const auto amount = Money::parse(setting.value);
        if (!amount || amount->isNegative())
            return malformed(u"an amount that is not negative"_s);
        return {};
    }
    case SettingKind::Percent:
        if (!Percent::parse(setting.value))
            return malformed(u"a percentage up to 100 with at most 2 decimals"_s);
        return {};
    case SettingKind::Integer:
        if (!isWholeUpTo(setting.value, rules.most))
            return malformed(u"a whole number from 0 to %1"_s.arg(rules.most));
        return {};
    case SettingKind::Flag:
        if (setting.value != "true"_L1 && setting.value != "false"_L1)
            return malformed(u"true or false"_s);
        return {};
    case SettingKind::Email:
        if (!checkEmail(setting.value))
            return malformed(u"an e-mail address"_s);
        return {};
    case SettingKind::Text:
        if (setting.value.size() > rules.most)
            return malformed(u"a text of at most %1 characters"_s.arg(rules.most));
        if (setting.name == SettingName::SiteName && !isOneLine(setting.value))
            return malformed(u"one line"_s);
        return {};
    }
    Q_UNREACHABLE();
}

} // namespace decide
} // namespace pw
