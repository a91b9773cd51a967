// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/server_process.h"
#include "tests/ui/no_keychain.h"
#include "tests/ui/person.h"
#include "ui/shell/session_controller.h"

namespace pw::test
{

/// A console without a shop, whose person signs in to a real server, as its owner or as somebody else.
struct OwnersDesk {
    UiWorld world{UiWorld::Shop::Empty};
    NoKeychain keychain;
    Person person{world};

    void signIn(const ServerProcess &server) { signIn(server, QStringLiteral("owner"), server.ownerPassword()); }
    void signIn(const ServerProcess &server, const QString &user, const QString &password)
    {
        auto *session = new ui::SessionController(
            {.data = world.source(), .session = world.source(), .keychain = keychain, .settings = person.settings()},
            &person.window());
        person.window().setSession(session);
        session->start({});
        person.type(QStringLiteral("server"), server.url());
        person.type(QStringLiteral("user"), user);
        person.type(QStringLiteral("password"), password);
        person.press(QStringLiteral("signIn"));
        QTRY_VERIFY(!person.visible<QWidget>(QStringLiteral("signInDialog")));
        world.source().setOnline(true);
        QTRY_VERIFY_WITH_TIMEOUT(person.indicator().startsWith(QStringLiteral("Online")), 30'000);
    }
};

} // namespace pw::test
