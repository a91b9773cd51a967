// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/cli/shop_session.h"

#include "core/storage/migrator.h"
#include "core/storage/revision_store.h"
#include "sync-server/auth/crypto.h"
#include "sync-server/auth/password_rules.h"

using namespace Qt::StringLiterals;

namespace pw::server::cli
{

Stamp ShopSession::stamp()
{
    return {.rev = RevisionStore(*db).next(), .now = clock.now()};
}

std::unique_ptr<ShopSession> openShop(const CommandLine &line)
{
    if (!line.ok())
        return nullptr;
    const DataFolder folder(line.value(u"data"_s));
    if (folder.path().isEmpty() || !folder.holdsShop()) {
        complain(folder.path().isEmpty() ? u"panelwright-server: say where the shop is: --data DIR"_s
                                         : u"panelwright-server: there is no shop in "_s + folder.path());
        return nullptr;
    }
    auto session = std::make_unique<ShopSession>();
    session->db = std::make_unique<Database>(folder.database());
    migrate(*session->db, schema::server());
    return session;
}

std::optional<NewPassword> newPassword(const CommandLine &line, IdSource &ids, const QString &name)
{
    NewPassword fresh;
    if (line.has(u"password-file"_s)) {
        const auto read = readPassword(line.value(u"password-file"_s));
        if (!read)
            return std::nullopt;
        fresh.password = *read;
    } else {
        fresh.password = Secret(makeToken(ids, 16));
        fresh.made = true;
    }
    if (const auto checked = PasswordRules().check(fresh.password, {.name = name, .email = {}, .siteName = {}});
        !checked) {
        complain(u"panelwright-server: "_s + refusalSentence(checked.error()));
        return std::nullopt;
    }
    const auto hash = crypto::hashPassword(fresh.password);
    if (!hash) {
        complain(u"panelwright-server: there is not enough memory to hash the password"_s);
        return std::nullopt;
    }
    fresh.hash = *hash;
    return fresh;
}

} // namespace pw::server::cli
