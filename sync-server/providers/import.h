// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/commands/command.h"
#include "core/commands/edit_source.h"
#include "core/domain/markup.h"
#include "core/domain/provider.h"
#include "sync-server/providers/answers.h"
#include "sync-server/providers/provider_desk.h"

#include <QHash>
#include <QJsonObject>
#include <QSet>

/// Services of a provider that become services of ours.
namespace pw::server::providers
{

/// Asks for all that the provider offers; on a thread that may wait.
[[nodiscard]] Answered<OfferedServices> fetchServices(const ProviderDesk &desk, const Upstream &upstream,
                                                      const std::stop_token &stop);

struct ImportPlan {
    ProviderId provider;
    QSet<UpstreamId> chosen;
    commands::TermFields terms; ///< of each source; prices are followed unless it says otherwise
    Markup markup;              ///< what `terms` come to
    CategoryId category;        ///< none = by the provider's names, made where they are missing
    bool enabled = true;        ///< whether they can be ordered at once
};

/// {"services": ["12", ...], "category", "enabled"} and the fields of TermFields; all but the first may be absent.
[[nodiscard]] Decided<ImportPlan> readImport(ProviderId provider, const QJsonObject &body);

constexpr qsizetype maxImported = 500;

/// One of them: a service with its source. In the caller's savepoint.
[[nodiscard]] Decided<Service> importService(CommandContext &context, const ImportPlan &plan,
                                             const OfferedService &offered);

} // namespace pw::server::providers
