// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/support/authenticator_app.h"
#include "tests/support/http_client.h"
#include "tests/support/server_process.h"
#include "tests/ui/no_keychain.h"
#include "tests/ui/person.h"
#include "tests/ui/ui_world.h"
#include "ui/shell/session_controller.h"
#include "ui/shell/sign_in_dialog.h"
#include "ui/widgets/notice.h"

#include <QJsonArray>
#include <QTest>

using namespace pw;
using namespace pw::test;
using namespace pw::ui;
using namespace Qt::StringLiterals;

/// Signing in against the real server, with everything that can go wrong on the way.
class UiSignIn : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void tellsWhatIsMissing_data();
    void tellsWhatIsMissing();
    void tellsThatNobodyAnswers();
    void tellsThatThePasswordIsWrong();
    void signsInWithoutAKeychain();
    void asksForACodeWhereOneIsNeeded();
    void asksNobodyOnARevokedDevice();

private:
    ServerProcess m_server;
};

/// A window with a session, as the composition makes it.
struct Desk {
    UiWorld world{UiWorld::Shop::Empty};
    NoKeychain keychain;
    Person person{world};
    SessionController *session = new SessionController(
        {.data = world.source(), .session = world.source(), .keychain = keychain, .settings = person.settings()},
        &person.window());

    Desk()
    {
        person.window().setSession(session);
        session->start({});
    }
    void fillIn(const QString &server, const QString &user, const QString &password)
    {
        person.type(u"server"_s, server);
        person.type(u"user"_s, user);
        person.type(u"password"_s, password);
        person.press(u"signIn"_s);
    }
    QString trouble() { return person.see<QLabel>(u"trouble"_s)->text(); }
};

/// None of its lines is cut off.
static bool isWhole(const QLabel *label)
{
    return label->height() >= label->heightForWidth(label->width());
}

void UiSignIn::initTestCase()
{
    QVERIFY2(m_server.init() && m_server.start(), qPrintable(m_server.problem()));
}

void UiSignIn::tellsWhatIsMissing_data()
{
    QTest::addColumn<QString>("server");
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("password");
    QTest::addColumn<QString>("part");
    QTest::newRow("no address") << u" "_s << u"owner"_s << u"x"_s << u"address of the server"_s;
    QTest::newRow("no scheme") << u"shop.example"_s << u"owner"_s << u"x"_s << u"address of the server"_s;
    QTest::newRow("other scheme") << u"ftp://shop.example"_s << u"owner"_s << u"x"_s << u"address of the server"_s;
    QTest::newRow("no name") << u"https://shop.example"_s << u" "_s << u"x"_s << u"your name"_s;
    QTest::newRow("no password") << u"https://shop.example"_s << u"owner"_s << QString() << u"your password"_s;
    QTest::newRow("not encrypted") << u"http://shop.example"_s << u"owner"_s << u"x"_s << u"https"_s;
}

void UiSignIn::tellsWhatIsMissing()
{
    QFETCH(const QString, server);
    QFETCH(const QString, user);
    QFETCH(const QString, password);
    QFETCH(const QString, part);
    Desk desk;
    desk.fillIn(server, user, password);
    QTRY_VERIFY2(desk.trouble().contains(part), qPrintable(desk.trouble()));
    QTRY_VERIFY(desk.person.see<QPushButton>(u"signIn"_s)->isEnabled());
}

void UiSignIn::tellsThatNobodyAnswers()
{
    Desk desk;
    desk.fillIn(u"http://127.0.0.1:1"_s, u"owner"_s, u"secret"_s);
    QTRY_VERIFY(!desk.trouble().isEmpty());
    QCOMPARE(desk.person.see<QLineEdit>(u"user"_s)->text(), u"owner"_s);
    desk.person.press(u"stayOffline"_s);
    QTRY_VERIFY(!desk.person.visible<QWidget>(u"signInDialog"_s));
}

void UiSignIn::tellsThatThePasswordIsWrong()
{
    Desk desk;
    desk.fillIn(m_server.url(), u"owner"_s, u"not the password"_s);
    QTRY_VERIFY2(desk.trouble().contains(u"wrong"_s), qPrintable(desk.trouble()));
    QCOMPARE(desk.person.indicator().section(u' ', 0, 1), u"Signed out"_s);
}

void UiSignIn::signsInWithoutAKeychain()
{
    Desk desk;
    desk.fillIn(m_server.url(), u"owner"_s, m_server.ownerPassword());
    QTRY_VERIFY(!desk.person.visible<QWidget>(u"signInDialog"_s));
    QTRY_VERIFY(desk.person.see<Notice>(u"notice"_s)->text().contains(u"keychain"_s));
    QTRY_COMPARE(desk.world.source().status().user, u"owner"_s);
    QCOMPARE(desk.person.settings().value(u"session/user"_s).toString(), u"owner"_s);
    // Neither password nor token is in any file of the profile that is ours.
    const auto token = desk.world.ask(desk.world.source().token());
    QVERIFY(!token.isEmpty());
    desk.person.settings().sync();
    QFile file(desk.person.settings().fileName());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray kept = file.readAll();
    QVERIFY(!kept.contains(token.reveal().toUtf8()));
    QVERIFY(!kept.contains("password"));
}

/// The server is left with an owner who has a second factor, so this one is of its own.
void UiSignIn::asksForACodeWhereOneIsNeeded()
{
    ServerProcess server;
    QVERIFY2(server.init() && server.start(), qPrintable(server.problem()));
    HttpClient owner(server.port());
    const QJsonObject given{{u"login"_s, u"owner"_s}, {u"password"_s, server.ownerPassword()}};
    owner.setToken(owner.post(u"/api/admin/auth/login"_s, given).text(u"token"_s));
    const QString secret =
        owner.post(u"/api/user/two-factor"_s, {{u"password"_s, server.ownerPassword()}}).text(u"secret"_s);
    const QString otp = codeOf(secret);
    const HttpReply confirmed = owner.post(u"/api/user/two-factor/confirm"_s, {{u"otp"_s, otp}});
    const QString code = confirmed.json()[u"recovery_codes"_s][0].toString();
    QVERIFY(!code.isEmpty());

    Desk desk;
    QVERIFY(!desk.person.visible<QLineEdit>(u"code"_s));
    desk.fillIn(server.url(), u"owner"_s, u"a guess"_s);
    QTRY_VERIFY2(desk.trouble().contains(u"wrong"_s), qPrintable(desk.trouble()));
    QVERIFY(!desk.person.visible<QLineEdit>(u"code"_s));
    desk.fillIn(server.url(), u"owner"_s, server.ownerPassword());
    // With the password kept: only the code is asked for, which is no trouble.
    QTRY_VERIFY(desk.person.see<QLineEdit>(u"code"_s)->hasFocus());
    QVERIFY(!desk.person.visible<QLabel>(u"trouble"_s));
    QVERIFY(isWhole(desk.person.see<QLabel>(u"codeHint"_s)));
    QCOMPARE(desk.person.see<QLineEdit>(u"password"_s)->text(), server.ownerPassword());
    desk.person.type(u"code"_s, u"000000"_s);
    desk.person.press(u"signIn"_s);
    QTRY_COMPARE(desk.trouble(), u"The code is wrong, or was used before."_s);
    QVERIFY(isWhole(desk.person.see<QLabel>(u"trouble"_s)));
    QVERIFY(desk.person.see<QPushButton>(u"signIn"_s)->isEnabled());
    desk.person.type(u"code"_s, code);
    desk.person.press(u"signIn"_s);
    QTRY_VERIFY(!desk.person.visible<QWidget>(u"signInDialog"_s));
    QTRY_COMPARE(desk.world.source().status().user, u"owner"_s);
}

/// Another box tells that; the question comes when the device begins anew.
void UiSignIn::asksNobodyOnARevokedDevice()
{
    Desk desk;
    desk.fillIn(m_server.url(), u"owner"_s, m_server.ownerPassword());
    QTRY_VERIFY(!desk.person.visible<QWidget>(u"signInDialog"_s));
    QTRY_COMPARE(desk.world.source().status().user, u"owner"_s);
    desk.session->leave();
    desk.world.source().setOnline(true);
    QTRY_COMPARE(desk.world.source().status().connection, DeskStatus::Connection::Online);
    desk.world.source().signOut();
    QTRY_COMPARE(desk.world.source().status().connection, DeskStatus::Connection::SignedOut);
    QVERIFY(!desk.person.visible<QWidget>(u"signInDialog"_s));
    desk.session->start({});
    desk.person.see<QWidget>(u"signInDialog"_s);
}

QTEST_MAIN(UiSignIn)
#include "tst_ui_sign_in.moc"
