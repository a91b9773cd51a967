// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/user_terms_store.h"

#include "core/storage/database.h"
#include "sql_catalogue.h"

using namespace Qt::StringLiterals;

namespace pw
{
namespace
{

QString codeOf(UserId user, ServiceId service)
{
    return QString::number(user.value) + u':' + QString::number(service.value);
}

Rate readRate(Statement &row, const char *name)
{
    const auto rate = Rate::fromMoney(row.money(name));
    Q_ASSERT_X(rate, name, "a rate in the database that is none");
    return rate.value_or(Rate());
}

} // namespace

Percent UserTermsStore::discount(UserId user) const
{
    auto statement = m_db.prepare(sql::user_terms::discount);
    statement.bind("user"_L1, user);
    return statement.step() ? Percent::fromHundredths(statement.integer("discount")).value_or(Percent()) : Percent();
}

CustomerTerms UserTermsStore::of(UserId user) const
{
    CustomerTerms terms{.discount = discount(user), .rates = {}};
    auto statement = m_db.prepare(sql::user_terms::rates);
    statement.bind("user"_L1, user);
    while (statement.step()) {
        const auto service = statement.id<ServiceId>("service_id");
        terms.rates.insert(service, readRate(statement, "rate"));
    }
    return terms;
}

CustomerTerms UserTermsStore::of(UserId user, ServiceId service) const
{
    CustomerTerms terms{.discount = discount(user), .rates = {}};
    if (const auto own = rate(user, service))
        terms.rates.insert(service, *own);
    return terms;
}

std::optional<Rate> UserTermsStore::rate(UserId user, ServiceId service) const
{
    auto statement = m_db.prepare(sql::user_terms::rate);
    statement.bind("code"_L1, codeOf(user, service));
    return statement.step() ? std::optional(readRate(statement, "rate")) : std::nullopt;
}

QList<OwnRate> UserTermsStore::rates(UserId user) const
{
    auto statement = m_db.prepare(sql::user_terms::listed_rates);
    statement.bind("user"_L1, user);
    QList<OwnRate> rates;
    while (statement.step()) {
        OwnRate row;
        row.service = statement.id<ServiceId>("service_id");
        row.serviceName = statement.text("name");
        row.rate = readRate(statement, "rate");
        row.listRate = readRate(statement, "list_rate");
        rates << row;
    }
    return rates;
}

void UserTermsStore::setDiscount(UserId user, Percent discount, const Stamp &stamp)
{
    m_db.prepare(sql::user_terms::set_discount)
        .bind("user"_L1, user)
        .bind("discount"_L1, discount.hundredths())
        .bind("rev"_L1, stamp.rev)
        .run();
}

void UserTermsStore::setRate(UserId user, ServiceId service, Rate rate, const Stamp &stamp)
{
    m_db.prepare(sql::user_terms::set_rate)
        .bind("code"_L1, codeOf(user, service))
        .bind("user"_L1, user)
        .bind("service"_L1, service)
        .bind("rate"_L1, rate.perThousand())
        .bind("rev"_L1, stamp.rev)
        .run();
}

void UserTermsStore::removeRate(UserId user, ServiceId service)
{
    m_db.prepare(sql::user_terms::remove_rate).bind("code"_L1, codeOf(user, service)).run();
}

void UserTermsStore::remove(UserId user)
{
    m_db.prepare(sql::user_terms::remove_rates_of_user).bind("user"_L1, user).run();
    m_db.prepare(sql::user_terms::remove).bind("user"_L1, user).run();
}

void UserTermsStore::removeRatesOf(ServiceId service)
{
    m_db.prepare(sql::user_terms::remove_rates_of_service).bind("service"_L1, service).run();
}

} // namespace pw
