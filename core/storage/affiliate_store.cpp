// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/affiliate_store.h"

#include "core/storage/database.h"
#include "sql_catalogue.h"

using namespace Qt::StringLiterals;

namespace pw
{
namespace
{

std::optional<Percent> readPercent(Statement &row)
{
    const auto hundredths = row.maybeInteger("percent");
    return hundredths ? Percent::fromHundredths(*hundredths) : std::nullopt;
}

AffiliateAccount readAccount(Statement &row)
{
    AffiliateAccount account;
    account.terms.user = row.id<UserId>("id");
    account.username = row.text("username");
    account.terms.percent = readPercent(row);
    account.terms.enabled = row.flag("enabled");
    account.terms.rev = row.integer("rev");
    account.figures.referred = row.integer("referred");
    account.figures.orders = row.integer("orders");
    account.figures.earned = row.money("earned");
    account.figures.requested = row.money("requested");
    account.figures.paid = row.money("paid");
    return account;
}

Payout readPayout(Statement &row)
{
    Payout payout;
    payout.id = row.id<PayoutId>("id");
    payout.user = row.id<UserId>("user_id");
    payout.amount = row.money("amount");
    payout.state = row.word<PayoutState>("state");
    payout.reason = row.text("reason");
    payout.createdAt = row.instant("created_at");
    payout.decidedAt = row.instant("decided_at");
    payout.rev = row.integer("rev");
    return payout;
}

} // namespace

void AffiliateStore::addReferral(UserId user, UserId affiliate, const Stamp &stamp)
{
    m_db.prepare(sql::affiliates::add_referral)
        .bind("user"_L1, user)
        .bind("affiliate"_L1, affiliate)
        .bind("now"_L1, stamp.now)
        .bind("rev"_L1, stamp.rev)
        .run();
}

std::optional<UserId> AffiliateStore::affiliateOf(UserId user) const
{
    auto statement = m_db.prepare(sql::affiliates::affiliate_of);
    statement.bind("user"_L1, user);
    return statement.step() ? std::optional(statement.id<UserId>("affiliate_id")) : std::nullopt;
}

AffiliateTerms AffiliateStore::terms(UserId user) const
{
    AffiliateTerms terms{.user = user, .percent = {}, .enabled = true, .rev = 0};
    auto statement = m_db.prepare(sql::affiliates::terms);
    statement.bind("user"_L1, user);
    if (statement.step()) {
        terms.percent = readPercent(statement);
        terms.enabled = statement.flag("enabled");
        terms.rev = statement.integer("rev");
    }
    return terms;
}

void AffiliateStore::setTerms(const AffiliateTerms &terms, const Stamp &stamp)
{
    const auto percent = terms.percent ? std::optional(terms.percent->hundredths()) : std::nullopt;
    m_db.prepare(sql::affiliates::set_terms)
        .bind("user"_L1, terms.user)
        .bind("percent"_L1, percent)
        .bind("enabled"_L1, terms.enabled)
        .bind("rev"_L1, stamp.rev)
        .run();
}

std::optional<AffiliateAccount> AffiliateStore::account(UserId user) const
{
    auto statement = m_db.prepare(sql::affiliates::account);
    statement.bind("user"_L1, user);
    return statement.step() ? std::optional(readAccount(statement)) : std::nullopt;
}

QList<AffiliateAccount> AffiliateStore::page(qint64 after, int limit) const
{
    auto statement = m_db.prepare(sql::affiliates::page);
    statement.bind("after"_L1, after).bind("limit"_L1, limit);
    QList<AffiliateAccount> page;
    while (statement.step())
        page << readAccount(statement);
    return page;
}

std::optional<Earning> AffiliateStore::earning(OrderId order) const
{
    auto statement = m_db.prepare(sql::affiliates::earning);
    statement.bind("order"_L1, order);
    if (!statement.step())
        return std::nullopt;
    Earning earning;
    earning.order = order;
    earning.affiliate = statement.id<UserId>("affiliate_id");
    earning.user = statement.id<UserId>("user_id");
    earning.percent = Percent::fromHundredths(statement.integer("percent")).value_or(Percent());
    earning.amount = statement.money("amount");
    earning.createdAt = statement.instant("created_at");
    return earning;
}

void AffiliateStore::add(const Earning &earning, const Stamp &stamp)
{
    m_db.prepare(sql::affiliates::add_earning)
        .bind("order"_L1, earning.order)
        .bind("affiliate"_L1, earning.affiliate)
        .bind("user"_L1, earning.user)
        .bind("percent"_L1, earning.percent.hundredths())
        .bind("amount"_L1, earning.amount)
        .bind("now"_L1, stamp.now)
        .bind("rev"_L1, stamp.rev)
        .run();
}

void AffiliateStore::setEarned(OrderId order, Money amount, const Stamp &stamp)
{
    m_db.prepare(sql::affiliates::set_earned)
        .bind("amount"_L1, amount)
        .bind("rev"_L1, stamp.rev)
        .bind("order"_L1, order)
        .run();
}

std::optional<Payout> AffiliateStore::payout(PayoutId id) const
{
    auto statement = m_db.prepare(sql::affiliates::payout);
    statement.bind("id"_L1, id);
    return statement.step() ? std::optional(readPayout(statement)) : std::nullopt;
}

PayoutId AffiliateStore::addPayout(UserId user, Money amount, const Stamp &stamp)
{
    auto statement = m_db.prepare(sql::affiliates::add_payout);
    statement.bind("user"_L1, user).bind("amount"_L1, amount).bind("now"_L1, stamp.now).bind("rev"_L1, stamp.rev);
    return statement.insertedId<PayoutId>();
}

void AffiliateStore::decide(const Payout &payout, const Stamp &stamp)
{
    m_db.prepare(sql::affiliates::decide_payout)
        .bind("state"_L1, toWord(payout.state))
        .bind("reason"_L1, payout.reason)
        .bind("now"_L1, stamp.now)
        .bind("rev"_L1, stamp.rev)
        .bind("id"_L1, payout.id)
        .run();
}

QList<Payout> AffiliateStore::payouts(const PayoutFilter &filter) const
{
    auto statement = m_db.prepare(sql::affiliates::payouts);
    statement.bind("before"_L1, filter.before)
        .bind("user"_L1, filter.user.value_or(UserId()).value)
        .bind("state"_L1, filter.state ? toWord(*filter.state) : QString())
        .bind("limit"_L1, filter.limit);
    QList<Payout> payouts;
    while (statement.step())
        payouts << readPayout(statement);
    return payouts;
}

} // namespace pw
