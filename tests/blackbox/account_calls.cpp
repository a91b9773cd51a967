// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/blackbox/account_calls.h"

#include "tests/blackbox/mailbox.h"
#include "tests/support/authenticator_app.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;

namespace pw::test
{

void callGuards(Recorder &shop, QString &session)
{
    const QString password = u"correct horse battery"_s;
    const QJsonObject known{{u"login"_s, u"anna"_s}, {u"password"_s, password}};
    const QString other = shop.post({}, u"/api/auth/login"_s, known).text(u"token"_s);
    const QString another = shop.get(other, u"/api/user/sessions"_s).items()[1][u"id"_s].toString();
    QCOMPARE(shop.json(session, "DELETE", u"/api/user/sessions/"_s + another).status, 204);
    session = other;
    QCOMPARE(shop.get(session, u"/api/user/two-factor"_s).status, 200);
    const QString secret = shop.post(session, u"/api/user/two-factor"_s, {{u"password"_s, password}}).text(u"secret"_s);
    const QString otp = codeOf(secret);
    const HttpReply confirmed = shop.post(session, u"/api/user/two-factor/confirm"_s, {{u"otp"_s, otp}});
    QCOMPARE(confirmed.status, 200);
    QCOMPARE(shop.post({}, u"/api/auth/login"_s, known).verdict(), u"401 otp_required"_s);
    QJsonObject both{{u"password"_s, password}, {u"otp"_s, confirmed.json()[u"recovery_codes"_s][0].toString()}};
    const HttpReply renewed = shop.post(session, u"/api/user/two-factor/recovery-codes"_s, both);
    QCOMPARE(renewed.status, 200);
    both[u"otp"_s] = renewed.json()[u"recovery_codes"_s][0].toString();
    QCOMPARE(shop.json(session, "DELETE", u"/api/user/two-factor"_s, both).status, 204);
    QCOMPARE(shop.post(session, u"/api/api-keys/1/rotate"_s).status, 201);
    QCOMPARE(shop.get(session, u"/api/api-keys/1/usage"_s).status, 200);
    QCOMPARE(shop.put(session, u"/api/favourites/1"_s).status, 204);
    QCOMPARE(shop.get(session, u"/api/favourites"_s).items().size(), 1);
    QCOMPARE(shop.json(session, "DELETE", u"/api/favourites/1"_s).status, 204);
}

void callRecovery(Recorder &shop, const QString &mails)
{
    const QString password = u"correct horse battery"_s;
    const QString bert =
        shop.post({}, u"/api/auth/register"_s,
                  {{u"username"_s, u"bert"_s}, {u"email"_s, u"bert@example.com"_s}, {u"password"_s, password}})
            .text(u"token"_s);
    QCOMPARE(shop.post(bert, u"/api/auth/confirm-email/resend"_s).status, 202);
    QCOMPARE(
        shop.put(bert, u"/api/user/profile"_s, {{u"email"_s, u"carl@example.com"_s}, {u"password"_s, password}}).status,
        202);
    QCOMPARE(shop.put(bert, u"/api/user/password"_s, {{u"current"_s, password}, {u"password"_s, password}}).status,
             204);
    QCOMPARE(shop.post({}, u"/api/auth/forgot-password"_s, {{u"login"_s, u"bert"_s}}).status, 202);
    QString confirmation;
    QString reset;
    const auto arrived = [&] {
        for (const ReadMail &mail : readMails(mails)) {
            if (mail.to == "bert@example.com"_L1 && mail.subject.startsWith(u"Confirm"_s))
                confirmation = mail.code();
            if (mail.to == "bert@example.com"_L1 && mail.subject.startsWith(u"Choose"_s))
                reset = mail.code();
        }
        return !confirmation.isEmpty() && !reset.isEmpty();
    };
    QVERIFY(QTest::qWaitFor(arrived, 20'000));
    QCOMPARE(shop.post({}, u"/api/auth/confirm-email"_s, {{u"token"_s, confirmation}}).status, 204);
    QCOMPARE(shop.post(bert, u"/api/auth/logout-everywhere"_s).status, 204);
    QCOMPARE(shop.post({}, u"/api/auth/reset-password"_s, {{u"token"_s, reset}, {u"password"_s, password}}).status,
             204);
}

} // namespace pw::test
