// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/commands/set_setting.h"

#include "core/protocol/field_reader.h"
#include "core/storage/settings_store.h"

using namespace Qt::StringLiterals;

namespace pw::commands
{

Decided<SetSetting> SetSetting::fromJson(const QJsonObject &args)
{
    FieldReader reader(args);
    SetSetting command;
    command.setting.name = reader.word<SettingName>(u"name"_s);
    command.setting.value = reader.maybeText(u"value"_s, maxLength).value_or(QString());
    return reader.finished(std::move(command));
}

Decided<Setting> SetSetting::run(CommandContext &context) const
{
    if (const auto checked = decide::checkSetting(setting); !checked)
        return fail(checked.error());
    SettingsStore(context.db).set(setting, context.stamp);
    return setting;
}

} // namespace pw::commands
