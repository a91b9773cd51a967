// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/lease_store.h"

#include "core/storage/database.h"
#include "sql_catalogue.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pw
{
namespace
{

constexpr QLatin1StringView leasedKinds[] = {"users"_L1,         "categories"_L1, "services"_L1,
                                             "orders"_L1,        "tasks"_L1,      "tickets"_L1,
                                             "announcements"_L1, "pages"_L1,      "child_panels"_L1};
/// Holder of the numbers that were skipped after a restore: everyone.
constexpr qint64 anyStaff = 0;

} // namespace

std::span<const QLatin1StringView> LeaseStore::kinds()
{
    return leasedKinds;
}

IdBlock LeaseStore::take(QLatin1StringView kind, qint64 count)
{
    Q_ASSERT(std::ranges::find(leasedKinds, kind) != std::end(leasedKinds));
    qint64 last = 0;
    {
        auto statement = m_db.prepare(sql::leases::last_id);
        statement.bind("name"_L1, QString(kind));
        last = statement.step() ? statement.integer("seq") : 0;
    }
    const IdBlock block{kind, last + 1, last + count};
    auto advance = m_db.prepare(sql::leases::advance);
    advance.bind("seq"_L1, block.last).bind("name"_L1, QString(kind)).run();
    if (advance.changed() == 0)
        m_db.prepare(sql::leases::begin).bind("name"_L1, QString(kind)).bind("seq"_L1, block.last).run();
    return block;
}

void LeaseStore::note(const IdBlock &block, const QString &clientId, qint64 staff, Instant now)
{
    m_db.prepare(sql::leases::insert)
        .bind("kind"_L1, block.kind)
        .bind("first"_L1, block.first)
        .bind("last"_L1, block.last)
        .bind("client"_L1, clientId)
        .bind("staff"_L1, staff)
        .bind("now"_L1, now)
        .run();
}

IdBlock LeaseStore::lend(QLatin1StringView kind, qint64 count, const QString &clientId, qint64 staff, Instant now)
{
    const IdBlock block = take(kind, count);
    note(block, clientId, staff, now);
    return block;
}

void LeaseStore::skipAfterRestore(qint64 count, Instant now)
{
    for (const QLatin1StringView kind : leasedKinds)
        note(take(kind, count), u""_s, anyStaff, now);
}

LeaseStore::Standing LeaseStore::standing(QLatin1StringView kind, qint64 id, qint64 staff) const
{
    {
        auto statement = m_db.prepare(sql::leases::holder);
        statement.bind("kind"_L1, QString(kind)).bind("id"_L1, id);
        if (!statement.step())
            return Standing::NotLeased;
        const qint64 holder = statement.integer("staff_id");
        const qint64 last = statement.integer("last_id");
        if (id > last || (holder != staff && holder != anyStaff))
            return Standing::NotLeased;
    }
    return isTaken(kind, id) ? Standing::Taken : Standing::Usable;
}

bool LeaseStore::isTaken(QLatin1StringView kind, qint64 id) const
{
    QString text = QString::fromUtf8(sql::leases::row_exists.text);
    text.replace("@table@"_L1, kind);
    auto row = m_db.prepareText(u"leases/row_exists "_s + kind, text);
    row.bind("id"_L1, id);
    return row.step();
}

} // namespace pw
