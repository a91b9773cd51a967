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
    static constexpr QLatin1StringView name{"CreateCategory"};

    CategoryFields fields;

    [[nodiscard]] static Decided<CreateCategory> fromJson(const QJsonObject &args);
    [[nodiscard]] Decided<Category> run(CommandContext &context) const;
};

struct UpdateCategory {
    static constexpr QLatin1StringView name{"UpdateCategory"};

    CategoryId category;
    CategoryFields fields;

    [[nodiscard]] static Decided<UpdateCategory> fromJson(const QJsonObject &args);
    [[nodiscard]] Decided<Category> run(CommandContext &context) const;
};

/// Only an empty one: services and their history keep their place.
struct DeleteCategory {
    static constexpr QLatin1StringView name{"DeleteCategory"};

    CategoryId category;

    [[nodiscard]] static Decided<DeleteCategory> fromJson(const QJsonObject &args);
    [[nodiscard]] Decided<Category> run(CommandContext &context) const;
};

} // namespace pw::commands
