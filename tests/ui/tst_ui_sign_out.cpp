// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/support/server_process.h"
#include "tests/ui/no_keychain.h"
#include "tests/ui/person.h"
#include "tests/ui/ui_world.h"
#include "ui/shell/session_controller.h"
#include "ui/shell/sync_indicator.h"

#include <QFileDialog>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace pw;
using namespace pw::test;
using namespace pw::ui;
using namespace Qt::StringLiterals;

namespace
{

/// A window with a session, as the composition makes it.
struct Desk {
    explicit Desk(UiWorld::Shop shop) : world(shop) { person.window().setSession(session); }

    void signIn(const ServerProcess &server)
    {
        session->start({});
        person.type(u"server"_s, server.url());
        person.type(u"user"_s, u"owner"_s);
        person.type(u"password"_s, server.ownerPassword());
        person.press(u"signIn"_s);
        QTRY_VERIFY(!person.visible<QWidget>(u"signInDialog"_s));
        world.source().setOnline(true); // the world begins with the network off
        QTRY_VERIFY_WITH_TIMEOUT(person.indicator().startsWith(u"Online"_s), 30'000);
    }
    void perform(const QString &name, const QJsonObject &args)
    {
        QVERIFY(world.ask(world.source().perform(name, args)).ok());
        QTRY_VERIFY(world.source().status().pending > 0);
    }

    UiWorld world;
    NoKeychain keychain;
    Person person{world};
    SessionController *session = new SessionController(
        {.data = world.source(), .session = world.source(), .keychain = keychain, .settings = person.settings()},
        &person.window());
};

} // namespace

/// Signing out with changes that are not sent yet: nothing is lost, whatever is chosen.
class UiSignOut : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void staysUnlessToldOtherwise();
    void exportsAndSignsOut();
    void tellsThatNothingWasWritten();
    void sendsAndSignsOut();
    void tellsThatItCouldNotSend();
    void closesTheWindowWithoutAsking();

private:
    ServerProcess m_server;
};

void UiSignOut::initTestCase()
{
    QVERIFY2(m_server.init() && m_server.start(), qPrintable(m_server.problem()));
}

void UiSignOut::staysUnlessToldOtherwise()
{
    Desk desk(UiWorld::Shop::Filled);
    desk.perform(u"CancelOrder"_s, {{u"order"_s, 450}});
    desk.session->signOut();
    QTRY_VERIFY(desk.person.see<QLabel>(u"signOutTitle"_s)->text().startsWith(u"1 change"_s));
    auto *dialog = desk.person.see<QDialog>(u"signOutDialog"_s);
    QTest::keyClick(dialog, Qt::Key_Return);
    QTRY_VERIFY(!desk.person.visible<QDialog>(u"signOutDialog"_s));
    QVERIFY(!desk.person.visible<QWidget>(u"signInDialog"_s));
    QCOMPARE(desk.world.source().status().pending, 1);
}

void UiSignOut::exportsAndSignsOut()
{
    Desk desk(UiWorld::Shop::Filled);
    desk.perform(u"CancelOrder"_s, {{u"order"_s, 450}});
    const QString id = desk.world.ask(desk.world.source().entries()).constFirst().commandId;
    desk.session->signOut();
    desk.person.press(u"exportAndSignOut"_s);
    const QString name = desk.world.profileDir() + u"/mine.json"_s;
    auto *files = desk.person.see<QFileDialog>(u"exportDialog"_s);
    files->selectFile(name);
    QMetaObject::invokeMethod(files, "accept");
    QVERIFY(desk.person.see<QWidget>(u"signInDialog"_s));
    QTRY_VERIFY(!desk.person.visible<QDialog>(u"signOutDialog"_s));
    QCOMPARE(desk.world.source().status().pending, 0);
    QFile file(name);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject written = QJsonDocument::fromJson(file.readAll()).object();
    const QJsonObject change = written.value(u"changes"_s).toArray().at(0).toObject();
    QCOMPARE(change.value(u"command_id"_s).toString(), id);
    QCOMPARE(change.value(u"name"_s).toString(), u"CancelOrder"_s);
    // And back: the same change, under the same id.
    const auto adopted = desk.world.ask(desk.world.source().importChanges(name));
    QVERIFY(adopted.ok());
    QCOMPARE(desk.world.ask(desk.world.source().entries()).constFirst().commandId, id);
}

void UiSignOut::tellsThatNothingWasWritten()
{
    Desk desk(UiWorld::Shop::Filled);
    desk.perform(u"CancelOrder"_s, {{u"order"_s, 450}});
    const auto written = desk.world.ask(desk.world.source().exportChanges(u"/no/such/folder/x.json"_s, true));
    QVERIFY(!written.ok());
    QCOMPARE(written.error().trouble, ChangesTrouble::NotWritten);
    QCOMPARE(desk.world.source().status().pending, 1);
    QCOMPARE(desk.world.ask(desk.world.source().entries()).size(), 1);
}

void UiSignOut::sendsAndSignsOut()
{
    Desk desk(UiWorld::Shop::Empty);
    desk.signIn(m_server);
    desk.person.window().syncIndicator()->setWorkOffline(true);
    desk.perform(u"CreateCategory"_s, {{u"name"_s, u"Views"_s}});
    desk.session->signOut();
    desk.person.press(u"sendNow"_s);
    QVERIFY(desk.person.see<QWidget>(u"signInDialog"_s));
    QTRY_COMPARE(desk.world.source().status().pending, 0);
    QCOMPARE(desk.world.source().status().refused, 0);
    QCOMPARE(desk.world.ask(desk.world.source().entries()).constFirst().state, OutboxState::Accepted);
    QVERIFY(!desk.person.window().syncIndicator()->isWorkingOffline());
}

void UiSignOut::tellsThatItCouldNotSend()
{
    Desk desk(UiWorld::Shop::Empty);
    desk.signIn(m_server);
    m_server.kill();
    desk.perform(u"CreateCategory"_s, {{u"name"_s, u"Likes"_s}});
    desk.session->signOut();
    desk.person.press(u"sendNow"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!desk.person.see<QLabel>(u"trouble"_s)->text().isEmpty(), 30'000);
    QTRY_VERIFY(desk.person.see<QPushButton>(u"sendNow"_s)->isEnabled());
    QCOMPARE(desk.world.source().status().pending, 1);
    // The server is back: the next try does it, whoever makes it.
    QVERIFY2(m_server.restart(), qPrintable(m_server.problem()));
    if (auto *send = desk.person.visible<QPushButton>(u"sendNow"_s))
        QTest::mouseClick(send, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(desk.person.visible<QWidget>(u"signInDialog"_s), 30'000);
    QTRY_COMPARE(desk.world.source().status().pending, 0);
}

void UiSignOut::closesTheWindowWithoutAsking()
{
    Desk desk(UiWorld::Shop::Filled);
    desk.perform(u"CancelOrder"_s, {{u"order"_s, 450}});
    QVERIFY(desk.person.window().close());
    desk.world.reopen();
    QCOMPARE(desk.world.source().status().pending, 1);
}

QTEST_MAIN(UiSignOut)
#include "tst_ui_sign_out.moc"
