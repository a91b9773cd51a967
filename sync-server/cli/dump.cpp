// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/backup.h"
#include "core/sync/row_page.h"
#include "sync-server/cli/cli.h"
#include "sync-server/cli/shop_session.h"

#include <QFile>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace pw::server::cli
{

int dump(const QStringList &words)
{
    const CommandLine line(words, {u"data"_s, u"client"_s, u"role"_s}, {});
    const auto role = fromWord<Role>(line.value(u"role"_s, toWord(Role::Owner)));
    if (!role) {
        complain(u"panelwright-server: a role is one of "_s + allWords<Role>().join(u", "_s));
        return 2;
    }
    const auto shop = openShop(line);
    if (!shop)
        return 2;
    Projection projection;
    projection.view = &viewOf(*role);
    if (line.has(u"client"_s))
        projection.clientId = line.value(u"client"_s);
    writeDump(*shop->db, projection, [](const std::string &row) { std::fwrite(row.data(), 1, row.size(), stdout); });
    return std::fflush(stdout) == 0 ? 0 : 1;
}

int backup(const QStringList &words)
{
    const CommandLine line(words, {u"data"_s}, {});
    if (line.positional().size() != 1) {
        complain(u"Usage: panelwright-server backup --data DIR FILE"_s);
        return 2;
    }
    const auto shop = openShop(line);
    if (!shop)
        return 2;
    const QString &file = line.positional().first();
    if (QFile::exists(file)) {
        complain(u"panelwright-server: "_s + file + u" exists already"_s);
        return 1;
    }
    backUp(*shop->db, file);
    say(u"The shop is copied to "_s + file);
    return 0;
}

} // namespace pw::server::cli
