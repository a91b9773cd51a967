// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/protocol/json_writer.h"
#include "core/storage/auth_store.h"
#include "core/storage/staff_store.h"
#include "sync-server/cli/cli.h"
#include "sync-server/cli/shop_session.h"

using namespace Qt::StringLiterals;

namespace pw::server::cli
{
namespace
{

std::optional<Role> readRole(const QString &word)
{
    const auto role = fromWord<Role>(word);
    if (!role)
        complain(u"panelwright-server: a role is one of "_s + allWords<Role>().join(u", "_s));
    return role;
}

int add(ShopSession &shop, const CommandLine &line, const QString &name)
{
    const auto role = readRole(line.value(u"role"_s, u"admin"_s));
    if (!role)
        return 2;
    if (!decide::checkStaffName(name) || StaffStore(*shop.db).nameTaken(name)) {
        complain(u"panelwright-server: the name %1 is taken or cannot be used"_s.arg(name));
        return 1;
    }
    const auto password = newPassword(line, shop.ids, name);
    if (!password)
        return 2;
    Transaction transaction(*shop.db);
    const StaffId id = StaffStore(*shop.db).insert(name, *role, shop.stamp());
    AuthStore(*shop.db).setPassword(id, password->hash);
    transaction.commit();
    say(name + u" can sign in as "_s + toWord(*role));
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
            .field("role"_L1, toWord(staff.role))
            .field("enabled"_L1, staff.enabled)
            .endObject();
        say(QString::fromStdString(out.take()));
    }
    return 0;
}

std::optional<Staff> findStaff(ShopSession &shop, const QString &name)
{
    auto found = StaffStore(*shop.db).byName(name);
    if (!found)
        complain(u"panelwright-server: there is no "_s + name);
    return found;
}

/// A shop without an owner could never get one again.
bool isLastOwner(ShopSession &shop, const Staff &person)
{
    const bool last = StaffStore(*shop.db).isLastOwner(person);
    if (last)
        complain(u"panelwright-server: "_s + person.name + u" is the only owner; add another one first"_s);
    return last;
}

int disable(ShopSession &shop, const QString &name)
{
    const auto found = findStaff(shop, name);
    if (!found || isLastOwner(shop, *found))
        return 1;
    Transaction transaction(*shop.db);
    StaffStore(*shop.db).setEnabled(found->id, false, shop.stamp());
    transaction.commit();
    say(name + u" can no longer sign in; open sessions end now, and desks remove their copies"_s);
    return 0;
}

int setRole(ShopSession &shop, const QString &name, const QString &word)
{
    const auto role = readRole(word);
    if (!role)
        return 2;
    const auto found = findStaff(shop, name);
    if (!found || (*role != Role::Owner && isLastOwner(shop, *found)))
        return 1;
    Transaction transaction(*shop.db);
    StaffStore(*shop.db).setRole(found->id, *role, shop.stamp());
    transaction.commit();
    say(name + u" is "_s + word + u" now"_s);
    return 0;
}

} // namespace

int staff(const QStringList &words)
{
    const CommandLine line(words, {u"data"_s, u"role"_s, u"password-file"_s}, {});
    const QStringList &rest = line.positional();
    const QString action = rest.value(0);
    const bool known = (action == "list"_L1 && rest.size() == 1) ||
                       ((action == "add"_L1 || action == "disable"_L1) && rest.size() == 2) ||
                       (action == "role"_L1 && rest.size() == 3);
    if (!known) {
        complain(u"Usage: panelwright-server staff --data DIR add NAME [--role ROLE] [--password-file FILE]\n"
                 "       panelwright-server staff --data DIR list\n"
                 "       panelwright-server staff --data DIR disable NAME\n"
                 "       panelwright-server staff --data DIR role NAME owner|admin|finance|support|viewer"_s);
        return 2;
    }
    const auto shop = openShop(line);
    if (!shop)
        return 2;
    if (action == "add"_L1)
        return add(*shop, line, rest[1]);
    if (action == "role"_L1)
        return setRole(*shop, rest[1], rest[2]);
    return action == "list"_L1 ? list(*shop) : disable(*shop, rest[1]);
}

} // namespace pw::server::cli
