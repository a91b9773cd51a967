// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/auth_store.h"
#include "core/storage/migrator.h"
#include "core/storage/revision_store.h"
#include "core/storage/staff_store.h"
#include "core/sync/sync_server.h"
#include "sync-server/cli/cli.h"
#include "sync-server/cli/shop_session.h"

using namespace Qt::StringLiterals;

namespace pw::server::cli
{
namespace
{

bool mayInit(const CommandLine &line, const DataFolder &folder)
{
    if (!line.ok())
        return false;
    if (folder.path().isEmpty() || !line.positional().isEmpty()) {
        complain(u"Usage: panelwright-server init --data DIR [--owner NAME] [--password-file FILE]"_s);
        return false;
    }
    if (folder.holdsShop()) {
        complain(u"panelwright-server: there is a shop in "_s + folder.path() + u" already; nothing was changed"_s);
        return false;
    }
    return true;
}

void makeShop(Database &db, const Clock &clock, IdSource &ids, const QString &owner, const QString &hash)
{
    migrate(db, schema::server());
    Transaction transaction(db);
    const Stamp stamp{.rev = RevisionStore(db).next(), .now = clock.now()};
    const StaffId id = StaffStore(db).insert(owner, Role::Owner, stamp);
    AuthStore(db).setPassword(id, hash);
    SyncServer(db).makeEpoch(ids);
    transaction.commit();
}

} // namespace

int init(const QStringList &words)
{
    const CommandLine line(words, {u"data"_s, u"owner"_s, u"password-file"_s}, {});
    const DataFolder folder(line.value(u"data"_s));
    if (!mayInit(line, folder))
        return line.ok() && folder.holdsShop() ? 1 : 2;
    SystemClock clock;
    SystemIdSource ids;
    const QString owner = line.value(u"owner"_s, u"owner"_s);
    const auto password = newPassword(line, ids, owner);
    if (!password)
        return 2;
    if (!folder.create() || !folder.secret(ids)) {
        complain(u"panelwright-server: cannot write to "_s + folder.path());
        return 1;
    }
    Database db(folder.database());
    makeShop(db, clock, ids, owner, password->hash);
    say(u"The shop is in "_s + folder.path() + u"; its owner signs in as "_s + owner);
    if (password->made)
        say(u"password: "_s + password->password.reveal());
    return 0;
}

} // namespace pw::server::cli
