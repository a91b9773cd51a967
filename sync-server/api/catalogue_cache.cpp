// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/api/catalogue_cache.h"

#include "core/protocol/row_json.h"
#include "sync-server/apiv2/reseller_words.h"
#include "sync-server/auth/crypto.h"

using namespace Qt::StringLiterals;

namespace pw::server
{
namespace
{

std::string listBytes(const QList<CatalogueEntry> &entries)
{
    JsonWriter out;
    out.beginObject().key("items"_L1).beginArray();
    for (const CatalogueEntry &entry : entries)
        rowjson::writeService(out, entry.service, entry.categoryName, rowjson::Audience::Customer);
    out.endArray().key("next"_L1).null().endObject();
    return out.take();
}

std::string etagOf(const std::string &bytes)
{
    const QString hash = crypto::tokenHash(QByteArrayView(bytes.data(), static_cast<qsizetype>(bytes.size())));
    return '"' + hash.left(32).toStdString() + '"';
}

} // namespace

std::shared_ptr<const CatalogueCache::Snapshot> CatalogueCache::current(Database &db)
{
    // Read before the rows are: a change that is committed in between makes this snapshot stale at once, never wrong.
    const std::uint64_t generation = m_generation;
    {
        const std::lock_guard lock(m_mutex);
        if (m_snapshot && m_snapshot->generation == generation)
            return m_snapshot;
    }
    auto fresh = std::make_shared<Snapshot>();
    fresh->entries = CatalogueStore(db).orderable();
    fresh->list = std::make_shared<const std::string>(listBytes(fresh->entries));
    fresh->reseller = std::make_shared<const std::string>(reseller::servicesAnswer(fresh->entries));
    fresh->etag = etagOf(*fresh->list);
    fresh->generation = generation;
    const std::lock_guard lock(m_mutex);
    if (!m_snapshot || m_snapshot->generation < generation)
        m_snapshot = fresh;
    return fresh;
}

} // namespace pw::server
