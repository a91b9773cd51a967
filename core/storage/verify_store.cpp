// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/verify_store.h"

#include "core/storage/database.h"
#include "sql_catalogue.h"

namespace pw
{

qint64 VerifyStore::check(const std::function<void(const Mismatch &)> &report) const
{
    static constexpr const SqlText *checks[] = {
        &sql::verify::balances,           &sql::verify::holds,
        &sql::verify::open_charges,       &sql::verify::house_accounts,
        &sql::verify::strangers,          &sql::verify::spent,
        &sql::verify::order_counts,       &sql::verify::order_holds,
        &sql::verify::order_refunds,      &sql::verify::order_deliveries,
        &sql::verify::message_counts,     &sql::verify::rollups,
        &sql::verify::affiliate_earnings, &sql::verify::affiliate_payouts,
        &sql::verify::child_panels,       &sql::verify::attachments,
    };
    const ReadTransaction snapshot(m_db);
    qint64 found = 0;
    for (const SqlText *sql : checks) {
        auto statement = m_db.prepare(*sql);
        while (statement.step()) {
            Mismatch mismatch;
            mismatch.what = statement.text("what");
            mismatch.subject = statement.text("subject");
            mismatch.stored = statement.integer("stored");
            mismatch.expected = statement.integer("expected");
            ++found;
            report(mismatch);
        }
    }
    return found;
}

RowCounts VerifyStore::counts() const
{
    auto statement = m_db.prepare(sql::verify::counts);
    RowCounts counts;
    if (!statement.step())
        return counts;
    counts.users = statement.integer("users");
    counts.services = statement.integer("services");
    counts.orders = statement.integer("orders");
    counts.transfers = statement.integer("transfers");
    counts.tickets = statement.integer("tickets");
    counts.messages = statement.integer("messages");
    return counts;
}

} // namespace pw
