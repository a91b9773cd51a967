// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/settings_store.h"

#include "core/storage/database.h"
#include "sql_catalogue.h"

using namespace Qt::StringLiterals;

namespace pw
{

QString SettingsStore::value(SettingName name) const
{
    auto statement = m_db.prepare(sql::settings::value);
    statement.bind("name"_L1, toWord(name));
    return statement.step() ? statement.text("value") : QString();
}

QString SettingsStore::effective(SettingName name) const
{
    const QString set = value(name);
    return set.isEmpty() ? QString::fromLatin1(rulesOf(name).standard) : set;
}

void SettingsStore::set(const Setting &setting, const Stamp &stamp)
{
    m_db.prepare(sql::settings::set)
        .bind("name"_L1, toWord(setting.name))
        .bind("value"_L1, setting.value)
        .bind("rev"_L1, stamp.rev)
        .run();
}

OfflineLimits SettingsStore::offlineLimits() const
{
    OfflineLimits limits;
    if (const auto amount = Money::parse(value(SettingName::OfflineAmountLimit)))
        limits.amount = *amount;
    limits.maxAgeHours = value(SettingName::OfflineMaxAge).toLongLong();
    return limits;
}

Percent SettingsStore::affiliatePercent() const
{
    return Percent::parse(value(SettingName::AffiliatePercent)).value_or(Percent());
}

Money SettingsStore::affiliateMinimumPayout() const
{
    return Money::parse(value(SettingName::AffiliateMinimumPayout)).value_or(Money());
}

Money SettingsStore::childPanelPrice() const
{
    return Money::parse(value(SettingName::ChildPanelPrice)).value_or(Money());
}

qint64 SettingsStore::childPanelGraceDays() const
{
    return effective(SettingName::ChildPanelGraceDays).toLongLong();
}

} // namespace pw
