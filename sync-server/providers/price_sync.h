// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/commands/command.h"
#include "core/commands/edit_service.h"
#include "core/domain/catalogue.h"
#include "core/domain/provider.h"
#include "core/domain/source_change.h"
#include "sync-server/providers/answers.h"

#include <QList>

/// What a provider's list changes here: costs, our prices, limits and names, and what is on sale at all. A list that
/// may be a mistake of the provider's changes nothing (decision 14).
namespace pw::server::providers
{

/// One of our sources at the provider, with what depends on it.
struct SyncedSource {
    ServiceSource source;
    Service service;
    QList<ServiceSource> siblings = {}; ///< all of the service whose provider is on, itself too, in their order
};

struct PlannedSource {
    ServiceSource source; ///< as it is to be
    bool isSwitchedOrPriced = false;
    bool hasNewTerms = false;
    commands::ServiceFields service = {}; ///< what is to change of its service
    bool changesService = false;
};

struct SyncPlan {
    QString problem; ///< why the list is not followed; then nothing changes
    QList<PlannedSource> sources;
    QList<SourceChange> changes; ///< also the prices that newly wait for a person
};

enum class Caution {
    Usual,
    Overridden ///< a person has looked: prices and losses are taken over however large; an empty list never is
};

/// Where more of the sources that are on are missing than a fifth, and at least three, the list counts as broken.
constexpr qsizetype missingAllowedPart = 5;
constexpr qsizetype missingAlwaysAllowed = 2;
/// A price that is more than so many times the one before, or less than that part of it, waits for a person.
constexpr qint64 largestStep = 3;

/// Pure.
[[nodiscard]] SyncPlan planSync(const QList<SyncedSource> &ours, const OfferedServices &offered, Caution caution);

/// Reads what the plan is made of. May throw StorageError.
[[nodiscard]] QList<SyncedSource> syncedSources(Database &db, ProviderId provider);
/// Makes the plan on what is there now and carries it out, by the commands that a person would use; the changes go into
/// the log. In the caller's transaction.
[[nodiscard]] SyncPlan followList(CommandContext &context, ProviderId provider, const OfferedServices &offered,
                                  Caution caution);

/// As it is kept here: no line breaks, not too long.
[[nodiscard]] QString serviceNameOf(const OfferedService &offered);
/// Notes name and limits of the list.
void noteOffered(SourceTerms &terms, const OfferedService &offered);

} // namespace pw::server::providers
