// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/domain/settings.h"

using namespace Qt::StringLiterals;

namespace pw::decide
{

Decided<void> checkSetting(const Setting &setting)
{
    constexpr qint64 tenYears = 10 * 366 * 24;
    if (setting.value.isEmpty())
        return {};
    switch (setting.name) {
    case SettingName::OfflineAmountLimit: {
        const auto amount = Money::parse(setting.value);
        if (!amount || amount->isNegative())
            return refuse(RefusalCode::SettingMalformed, toWord(setting.name), u"an amount that is not negative"_s);
        return {};
    }
    case SettingName::OfflineMaxAge: {
        bool ok = false;
        const qint64 hours = setting.value.toLongLong(&ok);
        if (!ok || hours < 0 || hours > tenYears)
            return refuse(RefusalCode::SettingMalformed, toWord(setting.name), u"a whole number of hours"_s);
        return {};
    }
    }
    Q_UNREACHABLE();
}

} // namespace pw::decide
