// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/commands/upcast.h"

#include "core/commands/command.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pw
{
namespace
{

/// No released command has changed its arguments yet.
constexpr std::span<const Upcaster> upcasters;

} // namespace

Decided<QJsonObject> applyUpcasters(std::span<const Upcaster> table, const CommandForm &from, int to,
                                    const QJsonObject &args)
{
    QJsonObject current = args;
    for (int version = from.version; version < to; ++version) {
        const auto upcaster = std::ranges::find_if(
            table, [&](const Upcaster &cast) { return cast.from == version && from.name == cast.name; });
        if (upcaster == table.end())
            return refuse(RefusalCode::CommandUnsupported, {}, from.name.left(64) + u" "_s + QString::number(version));
        current = upcaster->cast(std::move(current));
    }
    return current;
}

Decided<QJsonObject> upcast(const QString &name, int version, const QJsonObject &args)
{
    const CommandDefinition *definition = findCommand(name);
    if (!definition || version > definition->version || version < 1)
        return refuse(RefusalCode::CommandUnsupported, {}, name.left(64));
    return applyUpcasters(upcasters, {name, version}, definition->version, args);
}

} // namespace pw
