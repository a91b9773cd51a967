// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/domain/provider.h"
#include "core/storage/stamp.h"

#include <QList>

namespace pw
{

class Database;

/// Providers and what of theirs our services are made of. Every call may throw StorageError.
class ProviderStore
{
public:
    explicit ProviderStore(Database &db) : m_db(db) {}

    [[nodiscard]] QList<Provider> all() const; ///< by name
    [[nodiscard]] std::optional<Provider> byId(ProviderId id) const;
    [[nodiscard]] bool nameTaken(const QString &name, ProviderId except) const;
    /// With its id as its number, which must be free; without one it gets the next.
    ProviderId insert(const Provider &provider, const Stamp &stamp);
    /// Writes name, url, enabled and alertBelow.
    void update(const Provider &provider, const Stamp &stamp);
    /// Writes balance and currency, and that there is no problem.
    void noteBalance(const Provider &provider, const Stamp &stamp);
    void noteProblem(ProviderId id, const QString &problem, const Stamp &stamp);

    /// How reading the provider's list went.
    void noteList(ProviderId id, const QString &problem, const Stamp &stamp);

    /// On a server only: sealed with its key.
    void setSealedKey(ProviderId id, const QString &sealed);
    [[nodiscard]] std::optional<QString> sealedKey(ProviderId id) const;

    [[nodiscard]] QList<ServiceSource> sourcesOf(ServiceId service) const;   ///< in the order in which they are tried
    [[nodiscard]] QList<ServiceSource> sourcesAt(ProviderId provider) const; ///< by the provider's numbers
    [[nodiscard]] std::optional<ServiceSource> source(SourceId id) const;
    /// The first behind `behind`, or of all, that is enabled as is its provider.
    [[nodiscard]] std::optional<ServiceSource> nextSource(ServiceId service,
                                                          const std::optional<ServiceSource> &behind) const;
    SourceId insert(const ServiceSource &source, const Stamp &stamp);
    /// Writes position, enabled and cost.
    void update(const ServiceSource &source, const Stamp &stamp);
    /// Writes what the source's service follows, and what the list said last.
    void setTerms(const ServiceSource &source, const Stamp &stamp);
    void remove(SourceId id);

private:
    Database &m_db;
};

} // namespace pw
