// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/cli/cli.h"

#include "core/storage/storage_error.h"
#include "sync-server/auth/crypto.h"
#include "sync-server/cli/command_line.h"

#include <sys/stat.h>

using namespace Qt::StringLiterals;

namespace pw::server::cli
{
namespace
{

struct Command {
    const char *name;
    int (*run)(const QStringList &words);
    const char *help;
};

constexpr Command commands[] = {
    {"init", init, "make a shop: --data DIR [--owner NAME] [--password-file FILE]"},
    {"seed", seed, "fill a new shop: --data DIR (--demo | --orders N) [--password-file FILE]"},
    {"serve", serve, "answer: --data DIR [--listen 127.0.0.1:8080] [--quiet]"},
    {"staff", staff, "who administers it: --data DIR add NAME | list | disable NAME | role NAME ROLE"},
    {"devices", devices, "their desks: --data DIR list | revoke CLIENT_ID"},
    {"quarantine", quarantine, "what revoked desks had not sent: --data DIR"},
    {"verify", verify, "recompute every balance, roll-up and the audit's chain: --data DIR [--expect-head HASH]"},
    {"dump", dump, "print every replicated row: --data DIR [--client ID] [--role ROLE]"},
    {"backup", backup, "copy a shop, also one that is served: --data DIR FILE"},
    {"restore", restore, "put a backup into place: --data DIR [--force] FILE"},
    {"doctor", doctor, "look for what is wrong with a shop, and say what to do: --data DIR"},
    {"migrate", migrateShop, "bring the database to this program's schema: --data DIR"},
};

int usage()
{
    complain(u"Usage: panelwright-server COMMAND ..."_s);
    for (const Command &command : commands)
        complain(u"  %1 %2"_s.arg(QString::fromLatin1(command.name), -8).arg(QString::fromLatin1(command.help)));
    return 2;
}

} // namespace

int run(const QStringList &words)
{
    // Whatever is made from here on (the shop, its key, backups) is for the server's own account alone.
    umask(S_IRWXG | S_IRWXO);
    if (!crypto::initialise()) {
        complain(u"panelwright-server: this machine gives no randomness"_s);
        return 1;
    }
    for (const Command &command : commands) {
        if (words.value(0) != QLatin1StringView(command.name))
            continue;
        try {
            return command.run(words.sliced(1));
        } catch (const StorageError &error) {
            complain(u"panelwright-server: "_s + QString::fromUtf8(error.what()));
            return 1;
        }
    }
    return usage();
}

} // namespace pw::server::cli
