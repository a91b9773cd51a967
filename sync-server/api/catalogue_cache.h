// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/storage/catalogue_store.h"

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>

namespace pw::server
{

/// What customers may order, read once after each change and sent to many. Safe from any thread.
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

    [[nodiscard]] std::shared_ptr<const Snapshot> current(Database &db);
    /// Services or categories were changed and the change is committed.
    void invalidate() { ++m_generation; }

private:
    std::atomic<std::uint64_t> m_generation = 1;
    std::mutex m_mutex;
    std::shared_ptr<const Snapshot> m_snapshot;
};

} // namespace pw::server
