// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/domain/affiliate.h"
#include "core/domain/settings.h"
#include "core/storage/stamp.h"

namespace pw
{

class Database;

/// The shop's settings by name; what is not there has its default. Every call may throw StorageError.
class SettingsStore
{
public:
    explicit SettingsStore(Database &db) : m_db(db) {}

    /// As it was set; empty where it has its default.
    [[nodiscard]] QString value(SettingName name) const;
    /// The default where none is set.
    [[nodiscard]] QString effective(SettingName name) const;
    [[nodiscard]] bool flag(SettingName name) const { return effective(name) == QLatin1StringView("true"); }
    void set(const Setting &setting, const Stamp &stamp);
    [[nodiscard]] OfflineLimits offlineLimits() const;
    /// Of what orders of sent customers keep; zero: nothing.
    [[nodiscard]] Percent affiliatePercent() const;
    /// Zero: any amount.
    [[nodiscard]] Money affiliateMinimumPayout() const;
    /// A month; zero: none are sold.
    [[nodiscard]] Money childPanelPrice() const;
    /// From the end of the last month that was paid until the panel is ended.
    [[nodiscard]] qint64 childPanelGraceDays() const;

private:
    Database &m_db;
};

} // namespace pw
