// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/sync/row_page.h"
#include "sync-server/cli/cli.h"
#include "sync-server/cli/shop_session.h"

#include <cstdio>

using namespace Qt::StringLiterals;

namespace pw::server::cli
{

int dump(const QStringList &words)
{
    const CommandLine line(words, {u"data"_s, u"client"_s}, {});
    const auto shop = openShop(line);
    if (!shop)
        return 2;
    // A desk holds the verdicts on its own commands only; to compare with one, its client id is named.
    Projection projection;
    if (const QString client = line.value(u"client"_s); !client.isEmpty())
        projection.clientId = client;
    bool whole = true;
    writeDump(*shop->db, projection, [&whole](const std::string &row) {
        whole = whole && std::fwrite(row.data(), 1, row.size(), stdout) == row.size();
    });
    return whole && std::fflush(stdout) == 0 ? 0 : 1;
}

} // namespace pw::server::cli
