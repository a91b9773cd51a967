// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/seed/demo_seed.h"

#include "core/storage/auth_store.h"
#include "sync-server/cli/cli.h"
#include "sync-server/cli/shop_session.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pw::server::cli
{
namespace
{

/// A synthetic shop has about as many orders a customer as a real one.
constexpr qint64 ordersPerUser = 100;

std::optional<SeedOptions> readOptions(const CommandLine &line)
{
    SeedOptions options;
    if (line.has(u"demo"_s))
        return options;
    bool ok = false;
    options.orders = line.value(u"orders"_s).toLongLong(&ok);
    if (!ok || options.orders < 0)
        return std::nullopt;
    options.users = static_cast<int>(std::clamp<qint64>(options.orders / ordersPerUser, 60, 100'000));
    return options;
}

} // namespace

int seed(const QStringList &words)
{
    const CommandLine line(words, {u"data"_s, u"orders"_s, u"password-file"_s}, {u"demo"_s});
    auto options = readOptions(line);
    if (!options) {
        complain(u"Usage: panelwright-server seed --data DIR (--demo | --orders N) [--password-file FILE]"_s);
        return 2;
    }
    const auto shop = openShop(line);
    if (!shop)
        return 2;
    const auto password = newPassword(line, shop->ids, {});
    if (!password)
        return 2;
    options->now = shop->clock.now();
    // One hash for all of them: a demo's customers share their password anyway.
    options->onUser = [&](UserId user) { AuthStore(*shop->db).setPassword(user, password->hash); };
    const SeedResult result = seedShop(*shop->db, *options);
    if (result.alreadySeeded) {
        say(u"The shop has customers already; nothing was changed"_s);
        return 0;
    }
    say(u"Made %1 services, %2 customers, %3 orders, %4 tickets"_s.arg(result.services)
            .arg(result.users)
            .arg(result.orders)
            .arg(result.tickets));
    if (password->made)
        say(u"Every customer's password: "_s + password->password.reveal());
    return 0;
}

} // namespace pw::server::cli
