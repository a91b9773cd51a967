// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/limits/rate_limits.h"

#include "core/base/id_source.h"
#include "sync-server/http/client_address.h"

#include <QByteArrayView>
#include <QHashFunctions>
#include <QStringList>

#include <cstring>

using namespace Qt::StringLiterals;

namespace pw::server
{
namespace
{

constexpr qint64 largest = 60'000'000;

struct Named {
    QLatin1StringView name;
    Payer payer;
    Cost cost;
    BucketSize size;
};

// clang-format off
constexpr Named table[] = {
    {"address"_L1,         Payer::Address, Cost::Reading, {30'000, 5'000}},
    {"visitor-reading"_L1, Payer::Visitor, Cost::Reading, { 3'000,   600}},
    {"visitor-writing"_L1, Payer::Visitor, Cost::Writing, {   300,    60}},
    {"visitor-slow"_L1,    Payer::Visitor, Cost::Slow,    {    60,    30}},
    {"account-reading"_L1, Payer::Account, Cost::Reading, { 6'000, 1'000}},
    {"account-writing"_L1, Payer::Account, Cost::Writing, { 1'800,   600}},
    {"account-slow"_L1,    Payer::Account, Cost::Slow,    {    60,    30}},
    {"key-reading"_L1,     Payer::Key,     Cost::Reading, { 4'800,   800}},
    {"key-writing"_L1,     Payer::Key,     Cost::Writing, { 1'200,   400}},
    {"key-slow"_L1,        Payer::Key,     Cost::Slow,    {    60,    30}},
    {"staff-reading"_L1,   Payer::Staff,   Cost::Reading, {12'000, 2'000}},
    {"staff-writing"_L1,   Payer::Staff,   Cost::Writing, { 6'000, 2'000}},
    {"staff-slow"_L1,      Payer::Staff,   Cost::Slow,    {   300,   100}},
    {"desk-reading"_L1,    Payer::Desk,    Cost::Reading, {60'000, 10'000}},
    {"desk-writing"_L1,    Payer::Desk,    Cost::Writing, {60'000, 10'000}},
};
// clang-format on

std::size_t seedFrom(IdSource &ids)
{
    const QByteArray bytes = ids.randomBytes(sizeof(std::size_t));
    std::size_t seed = 0;
    std::memcpy(&seed, bytes.constData(), std::min<std::size_t>(sizeof seed, static_cast<std::size_t>(bytes.size())));
    return seed;
}

std::optional<qint64> readCount(QStringView text)
{
    bool ok = false;
    const qint64 count = text.toLongLong(&ok);
    if (!ok || count < 0 || count > largest)
        return std::nullopt;
    return count;
}

bool readOne(const QString &text, RateSettings &settings)
{
    const QString name = text.section(u'=', 0, 0).trimmed();
    const QString size = text.section(u'=', 1);
    const auto perMinute = readCount(size.section(u'/', 0, 0));
    const auto most = readCount(size.section(u'/', 1));
    if (!perMinute || !most || (*perMinute == 0) != (*most == 0))
        return false;
    for (const Named &named : table) {
        if (named.name != name)
            continue;
        settings.at(named.payer, named.cost) = {.perMinute = *perMinute, .most = *most};
        return true;
    }
    return false;
}

} // namespace

RateSettings::RateSettings() : sizes{}
{
    for (const Named &named : table)
        at(named.payer, named.cost) = named.size;
}

RateSettings RateSettings::off()
{
    RateSettings settings;
    settings.sizes = {};
    return settings;
}

BucketSize &RateSettings::at(Payer payer, Cost cost)
{
    return sizes[static_cast<std::size_t>(payer)][static_cast<std::size_t>(cost)];
}

const BucketSize &RateSettings::at(Payer payer, Cost cost) const
{
    return sizes[static_cast<std::size_t>(payer)][static_cast<std::size_t>(cost)];
}

bool RateSettings::read(const QString &text)
{
    if (text == "off"_L1) {
        *this = off();
        return true;
    }
    RateSettings changed = *this;
    for (const QString &one : text.split(u',')) {
        if (!readOne(one, changed))
            return false;
    }
    *this = changed;
    return true;
}

RateLimits::RateLimits(const RateSettings &settings, IdSource &ids)
    : m_settings(settings), m_seed(seedFrom(ids)), m_buckets(m_seed)
{
}

std::uint64_t RateLimits::hashOf(std::string_view text) const
{
    return qHash(QByteArrayView(text.data(), static_cast<qsizetype>(text.size())), m_seed);
}

std::optional<qint64> RateLimits::take(Payer payer, Cost cost, std::uint64_t whose, qint64 tokens, Instant now)
{
    const std::uint64_t which = static_cast<std::uint64_t>(payer) * 4 + static_cast<std::uint64_t>(cost);
    const auto waitMs = m_buckets.take(mixed(whose) ^ which, m_settings.at(payer, cost), tokens, now);
    if (!waitMs)
        return std::nullopt;
    return (*waitMs + 999) / 1000;
}

std::optional<qint64> RateLimits::address(std::string_view address, Instant now)
{
    if (http::isLoopback(address))
        return std::nullopt;
    return take(Payer::Address, Cost::Reading, hashOf(http::countedAs(address)), 1, now);
}

std::optional<qint64> RateLimits::visitor(std::string_view address, Cost cost, qint64 tokens, Instant now)
{
    if (http::isLoopback(address))
        return std::nullopt;
    return take(Payer::Visitor, cost, hashOf(http::countedAs(address)), tokens, now);
}

std::optional<qint64> RateLimits::sender(const Sender &sender, Cost cost, qint64 tokens, Instant now)
{
    const auto id = static_cast<std::uint64_t>(sender.actor.id);
    if (sender.actor.isStaff())
        return take(sender.onDesk ? Payer::Desk : Payer::Staff, cost, id, tokens, now);
    if (sender.byApiKey) {
        const std::uint64_t key = qHash(sender.tokenHash, m_seed);
        if (const auto wait = take(Payer::Key, cost, key, tokens, now))
            return wait;
    }
    return take(Payer::Account, cost, id, tokens, now);
}

} // namespace pw::server
