// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/commands/command.h"
#include "core/domain/catalogue.h"

#include <optional>

namespace pw::commands
{

struct CategoryFields {
    std::optional<QString> name;
    std::optional<qint64> position;
    std::optional<bool> enabled;
};

struct CreateCategory {
    CategoryFields fields;

    [[nodiscard]] static Decided<CreateCategory> fromJson(const QJsonObject &args);
    [[nodiscard]] Decided<Category> run(CommandContext &context) const;
};

struct UpdateCategory {
    CategoryId category;
    CategoryFields fields;

    [[nodiscard]] static Decided<UpdateCategory> fromJson(const QJsonObject &args);
    [[nodiscard]] Decided<Category> run(CommandContext &context) const;
};

} // namespace pw::commands
