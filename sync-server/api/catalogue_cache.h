// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/domain/actor.h"
#include "core/storage/catalogue_store.h"

#include <QByteArray>

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>

namespace pw::server
{

/// What customers may order, read once after each change and sent to many. Those who pay otherwise than the list says
/// get their own, kept by what their terms are: two customers share one only where it is the same. Safe from any
/// thread.
class CatalogueCache
{
public:
    struct Snapshot {
        QList<CatalogueEntry> entries;
        std::shared_ptr<const std::string> list;     ///< GET /api/services without a filter
        std::shared_ptr<const std::string> reseller; ///< API v2's "services"
        std::string etag;
        std::uint64_t generation = 0;
    };

    /// At the rates of the list.
    [[nodiscard]] std::shared_ptr<const Snapshot> current(Database &db);
    /// At those of the customer, or of the list for whoever is none.
    [[nodiscard]] std::shared_ptr<const Snapshot> currentFor(Database &db, const Actor &actor);
    /// Services or categories were changed and the change is committed.
    void invalidate() { ++m_generation; }

private:
    struct Personal {
        QByteArray terms; ///< a digest
        std::shared_ptr<const Snapshot> snapshot;
    };

    [[nodiscard]] std::shared_ptr<const Snapshot> kept(const QByteArray &terms, std::uint64_t generation);
    void keep(const QByteArray &terms, std::shared_ptr<const Snapshot> snapshot);

    std::atomic<std::uint64_t> m_generation = 1;
    std::mutex m_mutex;
    std::shared_ptr<const Snapshot> m_snapshot;
    QList<Personal> m_personal; ///< the one used last stands last
};

} // namespace pw::server
