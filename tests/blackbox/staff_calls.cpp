// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/blackbox/staff_calls.h"
#include "tests/support/authenticator_app.h"

#include "core/storage/migrator.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;

namespace pw::test
{
namespace
{

const QString firstPassword = u"correct horse battery"_s;

QString signIn(Recorder &shop)
{
    return shop.post({}, u"/api/admin/auth/login"_s, {{u"login"_s, u"maria"_s}, {u"password"_s, firstPassword}})
        .text(u"token"_s);
}

void turnOn(Recorder &shop, const QString &session)
{
    const QString secret =
        shop.post(session, u"/api/user/two-factor"_s, {{u"password"_s, firstPassword}}).text(u"secret"_s);
    const QString otp = codeOf(secret);
    QCOMPARE(shop.post(session, u"/api/user/two-factor/confirm"_s, {{u"otp"_s, otp}}).status, 200);
}

} // namespace

void callStaff(Recorder &shop, const QString &owner, const QString &password)
{
    QCOMPARE(shop.get(owner, u"/api/admin/roles"_s).items().size(), 5);
    const HttpReply made =
        shop.post(owner, u"/api/admin/staff"_s,
                  {{u"name"_s, u"maria"_s}, {u"role"_s, u"support"_s}, {u"password"_s, firstPassword}});
    QCOMPARE(made.status, 201);
    const QString member = u"/api/admin/staff/%1"_s.arg(made.number(u"id"_s));
    QCOMPARE(shop.get(owner, u"/api/admin/staff"_s).items().size(), 2);
    QCOMPARE(shop.get(owner, member).status, 200);
    QCOMPARE(shop.put(owner, member, {{u"role"_s, u"viewer"_s}}).status, 200);
    const QString session = signIn(shop);
    turnOn(shop, session);
    QCOMPARE(shop.json(owner, "DELETE", QString(member + u"/two-factor"_s), {{u"password"_s, password}}).status, 204);
    QCOMPARE(shop.post(session, u"/sync/v1/hello"_s,
                       {{u"client_id"_s, u"laptop"_s},
                        {u"incarnation"_s, u"x"_s},
                        {u"last_seq"_s, 0},
                        {u"last_command_id"_s, u""_s},
                        {u"cursor"_s, 0},
                        {u"server_epoch"_s, u""_s},
                        {u"schema"_s, schemaVersion()}})
                 .status,
             200);
    QCOMPARE(shop.get(owner, QString(member + u"/devices"_s)).items().size(), 1);
    QCOMPARE(shop.json(owner, "DELETE", QString(member + u"/devices/laptop"_s)).status, 204);
    QVERIFY(!signIn(shop).isEmpty());
    const QJsonArray sessions = shop.get(owner, QString(member + u"/sessions"_s)).items();
    QCOMPARE(sessions.size(), 1);
    const QString id = sessions[0].toObject().value(u"id"_s).toString();
    QCOMPARE(shop.json(owner, "DELETE", QString(member + u"/sessions/"_s + id)).status, 204);
    QCOMPARE(shop.put(owner, QString(member + u"/password"_s), {{u"password"_s, firstPassword}}).status, 204);
    QCOMPARE(shop.json(owner, "DELETE", member).status, 204);
}

} // namespace pw::test
