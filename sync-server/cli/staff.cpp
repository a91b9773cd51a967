// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/protocol/json_writer.h"
#include "core/storage/auth_store.h"
#include "core/storage/staff_store.h"
#include "sync-server/cli/cli.h"
#include "sync-server/cli/shop_session.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pw::server::cli
{
namespace
{

constexpr qsizetype maxNameLength = 64;

int add(ShopSession &shop, const CommandLine &line, const QString &name)
{
    const QString role = line.value(u"role"_s, u"admin"_s);
    if (role != "admin"_L1 && role != "owner"_L1) {
        complain(u"panelwright-server: a role is admin or owner"_s);
        return 2;
    }
    if (name.trimmed() != name || name.size() > maxNameLength || StaffStore(*shop.db).byName(name)) {
        complain(u"panelwright-server: the name %1 is taken or cannot be used"_s.arg(name));
        return 1;
    }
    const auto password = newPassword(line, shop.ids);
    if (!password)
        return 2;
    Transaction transaction(*shop.db);
    const StaffId id = StaffStore(*shop.db).insert(name, role, shop.stamp());
    AuthStore(*shop.db).setPassword(id, password->hash);
    transaction.commit();
    say(name + u" can sign in as "_s + role);
    if (password->made)
        say(u"password: "_s + password->password.reveal());
    return 0;
}

int list(ShopSession &shop)
{
    for (const Staff &staff : StaffStore(*shop.db).all()) {
        JsonWriter out;
        out.beginObject()
            .field("id"_L1, staff.id.value)
            .field("name"_L1, staff.name)
            .field("role"_L1, staff.role)
            .field("enabled"_L1, staff.enabled)
            .endObject();
        say(QString::fromStdString(out.take()));
    }
    return 0;
}

int disable(ShopSession &shop, const QString &name)
{
    const auto found = StaffStore(*shop.db).byName(name);
    if (!found) {
        complain(u"panelwright-server: there is no "_s + name);
        return 1;
    }
    const auto all = StaffStore(*shop.db).all();
    const auto owners =
        std::ranges::count_if(all, [](const Staff &staff) { return staff.enabled && staff.role == "owner"_L1; });
    if (found->enabled && found->role == "owner"_L1 && owners == 1) {
        complain(u"panelwright-server: "_s + name + u" is the only owner; add another one first"_s);
        return 1;
    }
    Transaction transaction(*shop.db);
    StaffStore(*shop.db).setEnabled(found->id, false, shop.stamp());
    transaction.commit();
    say(name + u" can no longer sign in; open sessions end now"_s);
    return 0;
}

} // namespace

int staff(const QStringList &words)
{
    const CommandLine line(words, {u"data"_s, u"role"_s, u"password-file"_s}, {});
    const QStringList &rest = line.positional();
    const QString action = rest.value(0);
    const bool known = (action == "list"_L1 && rest.size() == 1) ||
                       ((action == "add"_L1 || action == "disable"_L1) && rest.size() == 2);
    if (!known) {
        complain(u"Usage: panelwright-server staff --data DIR add NAME [--role admin|owner] [--password-file FILE]\n"
                 "       panelwright-server staff --data DIR list\n"
                 "       panelwright-server staff --data DIR disable NAME"_s);
        return 2;
    }
    const auto shop = openShop(line);
    if (!shop)
        return 2;
    if (action == "add"_L1)
        return add(*shop, line, rest[1]);
    return action == "list"_L1 ? list(*shop) : disable(*shop, rest[1]);
}

} // namespace pw::server::cli
