// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/commands/command.h"
#include "core/domain/provider.h"

#include <optional>

namespace pw
{
class FieldReader;
}

namespace pw::commands
{

struct ProviderFields {
    std::optional<QString> name;
    std::optional<QString> url;
    std::optional<bool> enabled;
    std::optional<Money> alertBelow; ///< 0 = never

    [[nodiscard]] static ProviderFields read(FieldReader &reader);
};

struct CreateProvider {
    static constexpr QLatin1StringView name{"CreateProvider"};

    ProviderFields fields;

    [[nodiscard]] static Decided<CreateProvider> fromJson(const QJsonObject &args);
    [[nodiscard]] Decided<Provider> run(CommandContext &context) const;
};

struct UpdateProvider {
    static constexpr QLatin1StringView name{"UpdateProvider"};

    ProviderId provider;
    ProviderFields fields;

    [[nodiscard]] static Decided<UpdateProvider> fromJson(const QJsonObject &args);
    [[nodiscard]] Decided<Provider> run(CommandContext &context) const;
};

} // namespace pw::commands
