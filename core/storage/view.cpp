// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/view.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pw
{
namespace
{

/// Raised when any view shows more or less than before: every desk then fetches its copy again.
constexpr int viewsVersion = 1;

// What a shop earns is the business of those who run it.
constexpr QLatin1StringView moneyHidden[] = {"quarantine"_L1};
constexpr QLatin1StringView serviceHidden[] = {"accounts"_L1,        "affiliate_earnings"_L1, "affiliate_payouts"_L1,
                                               "affiliate_terms"_L1, "order_forwards"_L1,     "provider_lists"_L1,
                                               "providers"_L1,       "quarantine"_L1,         "referrals"_L1,
                                               "service_sources"_L1, "settings"_L1,           "source_terms"_L1};
// Unique, as the column has to be, and never an address.
constexpr ColumnMask serviceMasks[] = {{"users"_L1, "email"_L1, "''"_L1},
                                       {"users"_L1, "email_key"_L1, "'hidden:' || id"_L1}};
constexpr RowFilter serviceFilters[] = {{"transfers"_L1, "user_id IS NOT NULL"_L1, 0}};

constexpr View views[] = {
    {"full"_L1, {}, {}, {}},
    {"money"_L1, moneyHidden, {}, {}},
    {"service"_L1, serviceHidden, serviceMasks, serviceFilters},
};

} // namespace

bool View::shows(const ReplicatedTable &table) const
{
    return std::ranges::find(hidden, table.name) == hidden.end();
}

const ColumnMask *View::mask(const ReplicatedTable &table, QLatin1StringView column) const
{
    const auto found = std::ranges::find_if(
        masks, [&](const ColumnMask &mask) { return mask.table == table.name && mask.column == column; });
    return found == masks.end() ? nullptr : &*found;
}

const RowFilter *View::filter(const ReplicatedTable &table) const
{
    const auto found = std::ranges::find(filters, table.name, &RowFilter::table);
    return found == filters.end() ? nullptr : &*found;
}

QString View::epoch() const
{
    return name + u'/' + QString::number(viewsVersion);
}

std::span<const View> allViews()
{
    return views;
}

const View &viewOf(Role role)
{
    switch (role) {
    case Role::Owner:
    case Role::Admin:
        return views[0];
    case Role::Finance:
        return views[1];
    case Role::Support:
    case Role::Viewer:
        return views[2];
    }
    Q_UNREACHABLE();
}

const View &fullView()
{
    return views[0];
}

} // namespace pw
