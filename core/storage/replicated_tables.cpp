// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/replicated_tables.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pw
{
namespace
{

using Name = QLatin1StringView;

constexpr Name staffColumns[] = {"id"_L1, "name"_L1, "role"_L1, "enabled"_L1, "created_at"_L1, "rev"_L1};
constexpr Name staffUnique[] = {"name"_L1};
constexpr Name userColumns[] = {
    "id"_L1,          "username"_L1,       "username_key"_L1, "email"_L1,      "email_key"_L1,
    "state"_L1,       "suspend_reason"_L1, "balance"_L1,      "on_hold"_L1,    "spent"_L1,
    "order_count"_L1, "note"_L1,           "created_at"_L1,   "updated_at"_L1, "rev"_L1};
constexpr Name userUnique[] = {"username_key"_L1, "email_key"_L1};
constexpr Name categoryColumns[] = {"id"_L1, "name"_L1, "position"_L1, "enabled"_L1, "rev"_L1};
constexpr Name categoryUnique[] = {"name"_L1};
constexpr Name serviceColumns[] = {"id"_L1,
                                   "category_id"_L1,
                                   "name"_L1,
                                   "type"_L1,
                                   "rate"_L1,
                                   "min_quantity"_L1,
                                   "max_quantity"_L1,
                                   "enabled"_L1,
                                   "refill"_L1,
                                   "cancel"_L1,
                                   "dripfeed"_L1,
                                   "description"_L1,
                                   "average_minutes"_L1,
                                   "position"_L1,
                                   "updated_at"_L1,
                                   "rev"_L1};
constexpr Name orderColumns[] = {"id"_L1,         "user_id"_L1,     "service_id"_L1, "service_name"_L1,
                                 "link"_L1,       "comments"_L1,    "quantity"_L1,   "charge"_L1,
                                 "refunded"_L1,   "start_count"_L1, "remains"_L1,    "status"_L1,
                                 "placed_via"_L1, "created_at"_L1,  "updated_at"_L1, "rev"_L1};
constexpr Name orderEventColumns[] = {"id"_L1,        "order_id"_L1,   "actor"_L1, "from_status"_L1,
                                      "to_status"_L1, "created_at"_L1, "rev"_L1};
constexpr Name orderDetailColumns[] = {"order_id"_L1, "fields"_L1, "runs"_L1, "interval_minutes"_L1, "rev"_L1};
constexpr Name transferColumns[] = {"id"_L1,      "key"_L1,      "kind"_L1, "debit"_L1, "credit"_L1,     "amount"_L1,
                                    "user_id"_L1, "order_id"_L1, "memo"_L1, "actor"_L1, "created_at"_L1, "rev"_L1};
constexpr Name transferUnique[] = {"key"_L1};
constexpr Name accountColumns[] = {"code"_L1, "balance"_L1, "rev"_L1};
constexpr Name ticketColumns[] = {"id"_L1,     "user_id"_L1,       "type"_L1,          "subject"_L1,    "order_ids"_L1,
                                  "status"_L1, "read_by_staff"_L1, "message_count"_L1, "created_at"_L1, "updated_at"_L1,
                                  "rev"_L1};
constexpr Name messageColumns[] = {"id"_L1,   "ticket_id"_L1,  "author_kind"_L1, "author_name"_L1,
                                   "text"_L1, "created_at"_L1, "rev"_L1};
constexpr Name resultColumns[] = {"command_id"_L1, "client_id"_L1, "seq"_L1,    "status"_L1,     "code"_L1,
                                  "field"_L1,      "fact"_L1,      "result"_L1, "decided_at"_L1, "rev"_L1};

constexpr Name settingColumns[] = {"name"_L1, "value"_L1, "rev"_L1};
constexpr Name activityColumns[] = {"id"_L1,      "at"_L1,         "actor"_L1, "command"_L1,
                                    "subject"_L1, "subject_id"_L1, "rev"_L1};
constexpr Name quarantineColumns[] = {"command_id"_L1,  "client_id"_L1, "staff_id"_L1, "staff_name"_L1, "seq"_L1,
                                      "name"_L1,        "version"_L1,   "args"_L1,     "row_id"_L1,     "made_at"_L1,
                                      "received_at"_L1, "status"_L1,    "rev"_L1};

constexpr Name providerColumns[] = {"id"_L1,      "name"_L1,       "url"_L1,        "enabled"_L1,
                                    "balance"_L1, "currency"_L1,   "balance_at"_L1, "alert_below"_L1,
                                    "problem"_L1, "created_at"_L1, "updated_at"_L1, "rev"_L1};
constexpr Name providerUnique[] = {"name"_L1};
constexpr Name sourceColumns[] = {"id"_L1,       "service_id"_L1, "provider_id"_L1, "upstream_service"_L1,
                                  "position"_L1, "enabled"_L1,    "cost"_L1,        "updated_at"_L1,
                                  "rev"_L1};
constexpr Name forwardColumns[] = {
    "order_id"_L1,        "source_id"_L1, "provider_id"_L1, "state"_L1,      "upstream_order"_L1,
    "upstream_status"_L1, "cost"_L1,      "problem"_L1,     "updated_at"_L1, "rev"_L1};

constexpr Name termsColumns[] = {"source_id"_L1,     "follows_price"_L1,
                                 "percent"_L1,       "fixed"_L1,
                                 "step"_L1,          "follows_name"_L1,
                                 "ends_service"_L1,  "runs_dripfeed"_L1,
                                 "upstream_name"_L1, "upstream_min"_L1,
                                 "upstream_max"_L1,  "presence"_L1,
                                 "waiting_cost"_L1,  "rev"_L1};
constexpr Name listColumns[] = {"provider_id"_L1, "read_at"_L1, "problem"_L1, "rev"_L1};

constexpr Name dripfeedColumns[] = {"order_id"_L1, "state"_L1, "started"_L1, "ended"_L1, "updated_at"_L1, "rev"_L1};
constexpr Name subscriptionColumns[] = {"order_id"_L1, "state"_L1,      "made"_L1,       "ended"_L1,
                                        "awaited"_L1,  "expires_at"_L1, "updated_at"_L1, "rev"_L1};
constexpr Name runColumns[] = {"order_id"_L1, "parent_id"_L1, "run"_L1, "rev"_L1};

constexpr Name announcementColumns[] = {"id"_L1,        "title"_L1,      "text"_L1,       "kind"_L1,
                                        "starts_at"_L1, "ends_at"_L1,    "audience"_L1,   "user_ids"_L1,
                                        "enabled"_L1,   "created_at"_L1, "updated_at"_L1, "rev"_L1};
constexpr Name pageColumns[] = {"id"_L1,        "slug"_L1,     "title"_L1,      "body"_L1,       "kind"_L1,
                                "published"_L1, "position"_L1, "created_at"_L1, "updated_at"_L1, "rev"_L1};
constexpr Name pageUnique[] = {"slug"_L1};
constexpr Name attachmentColumns[] = {"id"_L1,   "ticket_id"_L1, "author_kind"_L1, "author_name"_L1, "name"_L1,
                                      "type"_L1, "size"_L1,      "created_at"_L1,  "rev"_L1};
constexpr Name userTermsColumns[] = {"user_id"_L1, "discount"_L1, "rev"_L1};
constexpr Name userRateColumns[] = {"code"_L1, "user_id"_L1, "service_id"_L1, "rate"_L1, "rev"_L1};

constexpr Name taskColumns[] = {"id"_L1,           "order_id"_L1, "user_id"_L1,    "kind"_L1,       "status"_L1,
                                "requested_by"_L1, "problem"_L1,  "created_at"_L1, "updated_at"_L1, "rev"_L1};

constexpr Name referralColumns[] = {"user_id"_L1, "affiliate_id"_L1, "created_at"_L1, "rev"_L1};
constexpr Name affiliateTermsColumns[] = {"user_id"_L1, "percent"_L1, "enabled"_L1, "rev"_L1};
constexpr Name earningColumns[] = {"order_id"_L1, "affiliate_id"_L1, "user_id"_L1, "percent"_L1,
                                   "amount"_L1,   "created_at"_L1,   "rev"_L1};
constexpr Name payoutColumns[] = {"id"_L1,     "user_id"_L1,    "amount"_L1,     "state"_L1,
                                  "reason"_L1, "created_at"_L1, "decided_at"_L1, "rev"_L1};

constexpr Name childPanelColumns[] = {"id"_L1,         "user_id"_L1,    "domain"_L1, "currency"_L1,   "state"_L1,
                                      "price"_L1,      "auto_renew"_L1, "months"_L1, "paid_until"_L1, "reason"_L1,
                                      "created_at"_L1, "updated_at"_L1, "rev"_L1};

constexpr ReplicatedTable tables[] = {
    {"staff"_L1, "id"_L1, staffColumns, staffUnique},
    {"users"_L1, "id"_L1, userColumns, userUnique},
    {"categories"_L1, "id"_L1, categoryColumns, categoryUnique},
    {"services"_L1, "id"_L1, serviceColumns, {}},
    {"orders"_L1, "id"_L1, orderColumns, {}},
    {"order_events"_L1, "id"_L1, orderEventColumns, {}},
    {"order_details"_L1, "order_id"_L1, orderDetailColumns, {}, false, 5},
    {"transfers"_L1, "id"_L1, transferColumns, transferUnique},
    {"accounts"_L1, "code"_L1, accountColumns, {}},
    {"tickets"_L1, "id"_L1, ticketColumns, {}},
    {"ticket_messages"_L1, "id"_L1, messageColumns, {}},
    {"ticket_attachments"_L1, "id"_L1, attachmentColumns, {}, false, 10},
    {"command_results"_L1, "command_id"_L1, resultColumns, {}, true},
    {"providers"_L1, "id"_L1, providerColumns, providerUnique, false, 6},
    {"service_sources"_L1, "id"_L1, sourceColumns, {}, false, 6},
    {"order_forwards"_L1, "order_id"_L1, forwardColumns, {}, false, 6},
    {"source_terms"_L1, "source_id"_L1, termsColumns, {}, false, 8},
    {"provider_lists"_L1, "provider_id"_L1, listColumns, {}, false, 8},
    {"order_dripfeeds"_L1, "order_id"_L1, dripfeedColumns, {}, false, 9},
    {"order_subscriptions"_L1, "order_id"_L1, subscriptionColumns, {}, false, 12},
    {"order_runs"_L1, "order_id"_L1, runColumns, {}, false, 9},
    {"user_terms"_L1, "user_id"_L1, userTermsColumns, {}, false, 11},
    {"user_rates"_L1, "code"_L1, userRateColumns, {}, false, 11},
    {"referrals"_L1, "user_id"_L1, referralColumns, {}, false, 13},
    {"affiliate_terms"_L1, "user_id"_L1, affiliateTermsColumns, {}, false, 13},
    {"affiliate_earnings"_L1, "order_id"_L1, earningColumns, {}, false, 13},
    {"affiliate_payouts"_L1, "id"_L1, payoutColumns, {}, false, 13},
    {"child_panels"_L1, "id"_L1, childPanelColumns, {}, false, 14},
    {"tasks"_L1, "id"_L1, taskColumns, {}, false, 7},
    {"announcements"_L1, "id"_L1, announcementColumns, {}, false, 10},
    {"pages"_L1, "id"_L1, pageColumns, pageUnique, false, 10},
    {"settings"_L1, "name"_L1, settingColumns, {}, false, 3},
    {"activity"_L1, "id"_L1, activityColumns, {}, false, 3},
    {"quarantine"_L1, "command_id"_L1, quarantineColumns, {}, false, 3},
};

} // namespace

qsizetype ReplicatedTable::columnIndex(QLatin1StringView column) const
{
    const auto found = std::ranges::find(columns, column);
    return found == columns.end() ? -1 : found - columns.begin();
}

std::span<const ReplicatedTable> replicatedTables()
{
    return tables;
}

const ReplicatedTable *findReplicatedTable(QStringView name)
{
    const auto found =
        std::ranges::find_if(tables, [name](const ReplicatedTable &table) { return table.name == name; });
    return found == std::end(tables) ? nullptr : found;
}

} // namespace pw
