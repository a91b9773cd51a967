// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/child_panel_store.h"

#include "core/storage/database.h"
#include "core/storage/search_pattern.h"
#include "sql_catalogue.h"

using namespace Qt::StringLiterals;

namespace pw
{
namespace
{

ChildPanel readPanel(Statement &row)
{
    ChildPanel panel;
    panel.id = row.id<ChildPanelId>("id");
    panel.user = row.id<UserId>("user_id");
    panel.domain = row.text("domain");
    panel.currency = row.text("currency");
    panel.state = row.word<ChildPanelState>("state");
    panel.price = row.money("price");
    panel.autoRenew = row.flag("auto_renew");
    panel.months = row.integer("months");
    panel.paidUntil = row.instant("paid_until");
    panel.reason = row.text("reason");
    panel.createdAt = row.instant("created_at");
    panel.updatedAt = row.instant("updated_at");
    panel.rev = row.integer("rev");
    return panel;
}

} // namespace

ChildPanelId ChildPanelStore::insert(const ChildPanel &panel, const Stamp &stamp)
{
    auto statement = m_db.prepare(sql::child_panels::insert);
    statement.bindOrNext("id"_L1, panel.id)
        .bind("user"_L1, panel.user)
        .bind("domain"_L1, panel.domain)
        .bind("currency"_L1, panel.currency)
        .bind("state"_L1, toWord(panel.state))
        .bind("price"_L1, panel.price)
        .bind("auto_renew"_L1, panel.autoRenew)
        .bind("months"_L1, panel.months)
        .bind("paid_until"_L1, panel.paidUntil)
        .bind("reason"_L1, panel.reason)
        .bind("now"_L1, stamp.now)
        .bind("rev"_L1, stamp.rev);
    return statement.insertedId<ChildPanelId>();
}

void ChildPanelStore::update(const ChildPanel &panel, const Stamp &stamp)
{
    m_db.prepare(sql::child_panels::update)
        .bind("domain"_L1, panel.domain)
        .bind("state"_L1, toWord(panel.state))
        .bind("price"_L1, panel.price)
        .bind("auto_renew"_L1, panel.autoRenew)
        .bind("months"_L1, panel.months)
        .bind("paid_until"_L1, panel.paidUntil)
        .bind("reason"_L1, panel.reason)
        .bind("now"_L1, stamp.now)
        .bind("rev"_L1, stamp.rev)
        .bind("id"_L1, panel.id)
        .run();
}

std::optional<ChildPanel> ChildPanelStore::byId(ChildPanelId id) const
{
    auto statement = m_db.prepare(sql::child_panels::by_id);
    statement.bind("id"_L1, id);
    return statement.step() ? std::optional(readPanel(statement)) : std::nullopt;
}

std::optional<ChildPanelId> ChildPanelStore::runningAt(const QString &domain) const
{
    auto statement = m_db.prepare(sql::child_panels::running_at);
    statement.bind("domain"_L1, domain);
    return statement.step() ? std::optional(statement.id<ChildPanelId>("id")) : std::nullopt;
}

QList<ChildPanel> ChildPanelStore::page(const ChildPanelFilter &filter) const
{
    const SearchPattern pattern = searchPattern(filter.search);
    auto statement = m_db.prepare(sql::child_panels::page);
    statement.bind("after"_L1, filter.after)
        .bind("user"_L1, filter.user)
        .bind("state"_L1, filter.state ? toWord(*filter.state) : QString())
        .bind("pattern"_L1, pattern.like)
        .bind("number"_L1, pattern.number)
        .bind("limit"_L1, filter.limit);
    QList<ChildPanel> panels;
    while (statement.step())
        panels << readPanel(statement);
    return panels;
}

} // namespace pw
