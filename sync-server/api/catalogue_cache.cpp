// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/api/catalogue_cache.h"

#include "core/protocol/row_json.h"
#include "core/storage/user_terms_store.h"
#include "sync-server/apiv2/reseller_words.h"
#include "sync-server/auth/crypto.h"

#include <QCryptographicHash>

#include <algorithm>
#include <utility>
#include <vector>

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

using Snapshot = CatalogueCache::Snapshot;

/// What personal catalogues may take together; at 10'000 services, ten of them.
constexpr std::size_t maxPersonalBytes = 64 * 1024 * 1024;
constexpr qsizetype maxPersonal = 256;

std::shared_ptr<Snapshot> snapshotOf(QList<CatalogueEntry> entries, std::uint64_t generation)
{
    auto fresh = std::make_shared<Snapshot>();
    fresh->entries = std::move(entries);
    fresh->list = std::make_shared<const std::string>(listBytes(fresh->entries));
    fresh->reseller = std::make_shared<const std::string>(reseller::servicesAnswer(fresh->entries));
    fresh->etag = etagOf(*fresh->list);
    fresh->generation = generation;
    return fresh;
}

std::size_t bytesOf(const Snapshot &snapshot)
{
    return snapshot.list->size() + snapshot.reseller->size();
}

/// The same for the same terms, whoever has them.
QByteArray digestOf(const CustomerTerms &terms)
{
    std::vector<std::pair<qint64, qint64>> rates;
    for (auto rate = terms.rates.constBegin(); rate != terms.rates.constEnd(); ++rate)
        rates.emplace_back(rate.key().value, rate.value().perThousand().units());
    std::ranges::sort(rates);
    QByteArray text = QByteArray::number(terms.discount.hundredths());
    for (const auto &[service, rate] : rates)
        text += ' ' + QByteArray::number(service) + ':' + QByteArray::number(rate);
    return QCryptographicHash::hash(text, QCryptographicHash::Sha256);
}

} // namespace

std::shared_ptr<const Snapshot> CatalogueCache::current(Database &db)
{
    // Read before the rows are: a change that is committed in between makes this snapshot stale at once, never wrong.
    const std::uint64_t generation = m_generation;
    {
        const std::lock_guard lock(m_mutex);
        if (m_snapshot && m_snapshot->generation == generation)
            return m_snapshot;
    }
    auto fresh = snapshotOf(CatalogueStore(db).orderable(), generation);
    const std::lock_guard lock(m_mutex);
    if (!m_snapshot || m_snapshot->generation < generation)
        m_snapshot = fresh;
    return fresh;
}

std::shared_ptr<const Snapshot> CatalogueCache::currentFor(Database &db, const Actor &actor)
{
    const CustomerTerms terms = actor.isCustomer() ? UserTermsStore(db).of(UserId(actor.id)) : CustomerTerms();
    const auto list = current(db);
    if (terms.isStandard())
        return list;
    const QByteArray digest = digestOf(terms);
    if (auto known = kept(digest, list->generation))
        return known;
    QList<CatalogueEntry> entries = list->entries;
    for (CatalogueEntry &entry : entries)
        entry.service.rate = terms.rateOf(entry.service);
    auto fresh = snapshotOf(std::move(entries), list->generation);
    keep(digest, fresh);
    return fresh;
}

std::shared_ptr<const Snapshot> CatalogueCache::kept(const QByteArray &terms, std::uint64_t generation)
{
    const std::lock_guard lock(m_mutex);
    for (qsizetype i = 0; i < m_personal.size(); ++i) {
        if (m_personal[i].terms != terms)
            continue;
        m_personal.move(i, m_personal.size() - 1);
        const auto &snapshot = m_personal.constLast().snapshot;
        return snapshot->generation == generation ? snapshot : nullptr;
    }
    return nullptr;
}

void CatalogueCache::keep(const QByteArray &terms, std::shared_ptr<const Snapshot> snapshot)
{
    const std::lock_guard lock(m_mutex);
    m_personal.removeIf([&](const Personal &known) {
        return known.terms == terms || known.snapshot->generation < snapshot->generation;
    });
    m_personal << Personal{terms, std::move(snapshot)};
    std::size_t bytes = 0;
    for (const Personal &known : std::as_const(m_personal))
        bytes += bytesOf(*known.snapshot);
    while (m_personal.size() > 1 && (bytes > maxPersonalBytes || m_personal.size() > maxPersonal)) {
        bytes -= bytesOf(*m_personal.constFirst().snapshot);
        m_personal.removeFirst();
    }
}

} // namespace pw::server
