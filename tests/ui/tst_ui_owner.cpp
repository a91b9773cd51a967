// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/activity_store.h"
#include "core/storage/database.h"
#include "core/storage/quarantine_store.h"
#include "core/storage/settings_store.h"
#include "core/sync/outbox.h"
#include "tests/ui/owners_desk.h"
#include "ui/features/pending/model.h"
#include "ui/shell/held_changes.h"

#include <QListWidget>
#include <QMenu>
#include <QTest>

using namespace pw;
using namespace pw::test;
using namespace pw::ui;
using namespace Qt::StringLiterals;

/// What the owner decides for all desks, and what others are kept from.
class UiOwner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void setsTheLimits();
    void decidesOnHeldChanges();
    void offersNothingThatAnAccountMayNotDo();
    void tellsWhoOfTheStaffChangedIt();

private:
    static void hold(Database &base, const QString &id, const QString &amount)
    {
        QuarantineStore(base).add({.commandId = id,
                                   .clientId = u"gone"_s,
                                   .staff = 2,
                                   .staffName = u"helper"_s,
                                   .seq = 1,
                                   .name = u"AddFunds"_s,
                                   .args = uR"({"amount":"%1","reason":"gift","user":1})"_s.arg(amount)},
                                  {.rev = UiWorld::later, .now = {}});
    }
};

void UiOwner::setsTheLimits()
{
    ServerProcess server;
    QVERIFY2(server.init() && server.start(), qPrintable(server.problem()));
    OwnersDesk desk;
    desk.signIn(server);
    Person &person = desk.person;

    person.press(u"account"_s);
    auto *menu = person.see<QMenu>(u"accountMenu"_s);
    const auto entries = menu->actions();
    for (QAction *entry : entries) {
        if (entry->objectName() == u"offlineLimitsAction") {
            QVERIFY(entry->isEnabled());
            QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(entry).center());
        }
    }
    person.type(u"offlineAmount"_s, u"a lot"_s);
    person.press(u"accept"_s);
    QTRY_VERIFY(person.see<QLabel>(u"trouble"_s)->text().contains(u"such as 500"_s));
    person.type(u"offlineAmount"_s, u"500"_s);
    person.type(u"offlineAge"_s, u"1000000"_s);
    person.press(u"accept"_s);
    QTRY_VERIFY(person.see<QLabel>(u"trouble"_s)->text().contains(u"ten years"_s));
    person.type(u"offlineAge"_s, u"24"_s);
    person.press(u"accept"_s);
    QTRY_VERIFY(!person.visible<QDialog>(u"offlineLimits"_s));
    QTRY_COMPARE(person.indicator(), u"Online"_s);
    const auto limits = desk.world.ask(
        desk.world.source().readConfirmed([](Database &db) { return SettingsStore(db).offlineLimits(); }));
    QCOMPARE(limits.amount.toString(), u"500.00"_s);
    QCOMPARE(limits.maxAgeHours, 24);
}

void UiOwner::decidesOnHeldChanges()
{
    UiWorld world;
    world.reopenAfter([](Database &base, Outbox &) {
        hold(base, u"held-1"_s, u"5"_s);
        hold(base, u"held-2"_s, u"-100000"_s);
        hold(base, u"held-3"_s, u"7"_s);
    });
    Person person(world);
    (new HeldChanges(world.context(), &person.window()))->open();
    auto *list = person.see<QListWidget>(u"heldList"_s);
    QTRY_COMPARE(list->count(), 3);
    QVERIFY2(list->item(0)->text().startsWith(u"Add $5.00 to user #1"_s), qPrintable(list->item(0)->text()));
    QVERIFY(list->item(0)->text().contains(u"by helper"_s));
    QVERIFY(!person.see<QPushButton>(u"releaseHeld"_s)->isEnabled()); // nothing is chosen
    const auto choose = [list](int row) {
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(list->item(row)).center());
    };
    choose(0);
    person.press(u"releaseHeld"_s);
    QTRY_COMPARE(list->count(), 2);
    choose(0); // takes more than there is
    person.press(u"releaseHeld"_s);
    QTRY_VERIFY(!person.see<QLabel>(u"trouble"_s)->text().isEmpty());
    QCOMPARE(list->count(), 2);
    choose(0);
    person.press(u"discardHeld"_s);
    QTRY_COMPARE(list->count(), 1);
    QTRY_VERIFY(!person.visible<QLabel>(u"trouble"_s));
    choose(0);
    person.press(u"discardHeld"_s);
    QVERIFY(person.see<QLabel>(u"heldNone"_s));
    const auto made = world.ask(world.source().entries());
    QCOMPARE(made.size(), 3);
    QCOMPARE(made.at(2).name, u"ReleaseQuarantined"_s);
    QCOMPARE(made.at(1).args.value(u"command_id"_s).toString(), u"held-2"_s);
}

void UiOwner::offersNothingThatAnAccountMayNotDo()
{
    UiWorld world;
    const auto made = world.ask(world.source().perform(u"CancelOrder"_s, {{u"order"_s, 447}}));
    QVERIFY(made.ok());
    world.reopenAfter([&](Database &, Outbox &outbox) {
        QCOMPARE(outbox.settle({{made->commandId, Refusal{RefusalCode::NotAllowed, {}, {}}}}), 1);
        DeskPerson person = outbox.person();
        person.role = Role::Viewer;
        outbox.setPerson(person);
    });
    Person person(world);
    person.openRow(PageId::Pending, entryKey(made->commandId));
    for (const QString &name : {u"retryButton"_s, u"editButton"_s}) {
        QTRY_VERIFY(!person.see<QPushButton>(name)->isEnabled());
        QTRY_VERIFY2(person.see<QPushButton>(name)->toolTip().contains(u"may not do that"_s),
                     qPrintable(person.see<QPushButton>(name)->toolTip()));
    }
    QVERIFY(person.see<QPushButton>(u"dropButton"_s)->isEnabled()); // to be rid of it is everyone's right
}

void UiOwner::tellsWhoOfTheStaffChangedIt()
{
    UiWorld world;
    const auto made = world.ask(world.source().perform(u"UpdateService"_s, {{u"service"_s, 2}, {u"rate"_s, u"0.5"_s}}));
    QVERIFY(made.ok());
    world.reopenAfter([&](Database &base, Outbox &) {
        ActivityStore(base).add({u"service"_s, 2}, u"staff:maria"_s, u"UpdateService"_s,
                                {.rev = UiWorld::later, .now = world.clock().now().plusMs(-7 * 60'000)});
    });
    Person person(world);
    person.openRow(PageId::Pending, entryKey(made->commandId));
    QTRY_VERIFY2(person.see<QLabel>(u"lastTouch"_s)->text().startsWith(u"Last changed by maria, 7 min ago"_s),
                 qPrintable(person.see<QLabel>(u"lastTouch"_s)->text()));
}

QTEST_MAIN(UiOwner)
#include "tst_ui_owner.moc"
