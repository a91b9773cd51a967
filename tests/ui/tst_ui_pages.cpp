// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/ui/person.h"
#include "tests/ui/ui_world.h"
#include "ui/features/dashboard/figure_card.h"
#include "ui/features/orders/columns.h"
#include "ui/features/services/columns.h"
#include "ui/features/users/columns.h"
#include "ui/presentation/tokens.h"
#include "ui/shell/sync_indicator.h"
#include "ui/widgets/empty_state.h"

#include <QCheckBox>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QTest>
#include <QToolButton>

using namespace pw;
using namespace pw::test;
using namespace pw::ui;
using namespace Qt::StringLiterals;

/// The pages as a person uses them, on a real desk that is offline.
class UiPages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goesFromPageToPageByKeyboard();
    void switchesTheme();
    void worksOfflineBySwitch();
    void tellsThatTheProfileIsInUse();
    void cancelsAnOrderAndSeesTheRefund();
    void setsAnOrdersStatus();
    void creditsAUser();
    void keepsWhatWasTypedWhenRefused();
    void answersATicket();
    void keepsADraftWithItsTicket();
    void changesARateAndDisablesAService();
    void findsPendingChangesAfterARestart();
    void followsLinksBetweenPages();
    void runsAnActionFromThePalette();
    void leadsFromTheDashboardToItsRows();
    void showsEmptyPagesInFull();
};

void UiPages::goesFromPageToPageByKeyboard()
{
    UiWorld world;
    Person person(world);
    const PageId pages[] = {PageId::Dashboard, PageId::Orders, PageId::Tasks,   PageId::Services,
                            PageId::Providers, PageId::Users,  PageId::Tickets, PageId::Pending};
    for (int i = 7; i >= 0; --i) {
        person.keys(static_cast<Qt::Key>(Qt::Key_1 + i), Qt::ControlModifier);
        QCOMPARE(person.window().currentPage(), pages[i]);
    }
    person.keys(Qt::Key_2, Qt::ControlModifier);
    person.keys(Qt::Key_F, Qt::ControlModifier);
    QCOMPARE(QApplication::focusWidget(), person.see<QLineEdit>(u"search"_s));
    person.openRow(PageId::Orders, 450);
    QVERIFY(person.see<QWidget>(u"orderDetails"_s));
    person.keys(Qt::Key_Escape);
    QVERIFY(!person.visible<QWidget>(u"orderDetails"_s));
}

void UiPages::switchesTheme()
{
    UiWorld world;
    Person person(world);
    auto *button = person.see<QToolButton>(u"themeButton"_s);
    const bool wasDark = tokensFor(QApplication::palette()).dark;
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(tokensFor(QApplication::palette()).dark, !wasDark);
    QCOMPARE(person.settings().value(u"theme"_s).toString(), wasDark ? u"light"_s : u"dark"_s);
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(tokensFor(QApplication::palette()).dark, wasDark);
}

void UiPages::worksOfflineBySwitch()
{
    UiWorld world;
    Person person(world);
    QCOMPARE(person.indicator(), u"Signed out"_s);
    person.press(u"syncIndicator"_s);
    auto *offline = person.see<QCheckBox>(u"workOffline"_s);
    QTest::mouseClick(offline, Qt::LeftButton, {}, QPoint(8, offline->height() / 2));
    QVERIFY(offline->isChecked());
    QCOMPARE(person.indicator(), u"Offline"_s);
    QVERIFY(person.window().syncIndicator()->isWorkingOffline());
}

void UiPages::tellsThatTheProfileIsInUse()
{
    UiWorld world;
    SystemIdSource ids;
    DeskService second({.profileDir = world.profileDir(), .clock = world.clock(), .ids = ids, .offline = true});
    DeskSource source(second);
    CommandRunner commands(source);
    const QTemporaryDir settings;
    Person person({.data = source, .commands = commands, .clock = world.clock()}, settings.path());
    QTRY_VERIFY(person.see<QLabel>(u"banner"_s)->text().contains(u"in use by another program"_s));
}

void UiPages::cancelsAnOrderAndSeesTheRefund()
{
    UiWorld world;
    Person person(world);
    QCOMPARE(person.badge(u"pending"_s), QString());
    person.openRow(PageId::Orders, 450);
    person.press(u"cancelOrderButton"_s);
    QVERIFY(person.see<QPushButton>(u"accept"_s)->text().contains(u"$0.90"_s));
    person.press(u"accept"_s);
    const auto *table = person.openPage(PageId::Orders)->table();
    QTRY_COMPARE(Person::cell(*table, 450, static_cast<int>(OrderColumn::Status)), u"Cancelled"_s);
    QVERIFY(Person::isMarked(*table, 450));
    QVERIFY(!Person::isMarked(*table, 449));
    QVERIFY(person.see<QWidget>(u"aheadMark"_s));
    QVERIFY(!person.see<QPushButton>(u"cancelOrderButton"_s)->isEnabled());
    QTRY_COMPARE(person.badge(u"pending"_s), u"1"_s);
    QVERIFY(person.indicator().contains(u"1 pending"_s));
    // Order 450 is alice's: her balance has the refund before any server knows.
    const auto *users = person.openPage(PageId::Users)->table();
    QTRY_COMPARE(Person::cell(*users, 1, static_cast<int>(UserColumn::Balance)), u"$100.90"_s);
    QVERIFY(Person::isMarked(*users, 1));
}

void UiPages::setsAnOrdersStatus()
{
    UiWorld world;
    Person person(world);
    person.openRow(PageId::Orders, 449);
    person.press(u"setStatusButton"_s);
    auto *status = person.see<QComboBox>(u"status"_s);
    const int partial = status->findData(u"partial"_s);
    QVERIFY2(partial >= 0, "a pending order may end as partial");
    status->setCurrentIndex(partial);
    person.type(u"remains"_s, u"many"_s);
    person.press(u"accept"_s);
    QVERIFY(person.see<QLabel>(u"trouble"_s)->text().contains(u"whole numbers"_s));
    person.type(u"remains"_s, u"500"_s);
    QVERIFY(person.see<QLabel>(u"hint"_s)->text().contains(u"$0.45"_s));
    person.press(u"accept"_s);
    const auto *table = person.openPage(PageId::Orders)->table();
    QTRY_COMPARE(Person::cell(*table, 449, static_cast<int>(OrderColumn::Status)), u"Partial"_s);
    QCOMPARE(Person::cell(*table, 449, static_cast<int>(OrderColumn::Remains)), u"500"_s);
}

void UiPages::creditsAUser()
{
    UiWorld world;
    Person person(world);
    person.openRow(PageId::Users, 2);
    person.press(u"addFundsButton"_s);
    person.type(u"amount"_s, u"25"_s);
    QVERIFY(person.see<QLabel>(u"hint"_s)->text().contains(u"$125.00"_s));
    person.type(u"reason"_s, u"bank transfer"_s);
    person.press(u"accept"_s);
    const auto *table = person.openPage(PageId::Users)->table();
    QTRY_COMPARE(Person::cell(*table, 2, static_cast<int>(UserColumn::Balance)), u"$125.00"_s);
    QVERIFY(Person::isMarked(*table, 2));
}

void UiPages::keepsWhatWasTypedWhenRefused()
{
    UiWorld world;
    Person person(world);
    person.openRow(PageId::Users, 2);
    person.press(u"addFundsButton"_s);
    person.type(u"amount"_s, u"2.5e3"_s);
    person.press(u"accept"_s);
    QVERIFY(person.see<QLabel>(u"trouble"_s)->text().contains(u"amount"_s));
    person.type(u"amount"_s, u"-100.01"_s);
    person.type(u"reason"_s, u"correction"_s);
    person.press(u"accept"_s);
    QTRY_VERIFY(person.see<QLabel>(u"trouble"_s)->text().contains(u"The balance is $100.00"_s));
    QCOMPARE(person.see<QLineEdit>(u"amount"_s)->text(), u"-100.01"_s);
    QCOMPARE(person.see<QLineEdit>(u"reason"_s)->text(), u"correction"_s);
    QTRY_VERIFY(person.see<QPushButton>(u"accept"_s)->isEnabled());
    QCOMPARE(person.badge(u"pending"_s), QString());
}

void UiPages::answersATicket()
{
    UiWorld world;
    Person person(world);
    QTRY_COMPARE(person.badge(u"tickets"_s), u"4"_s);
    person.openRow(PageId::Tickets, 2);
    QTRY_COMPARE(person.badge(u"tickets"_s), u"3"_s); // opening it has read it
    auto *reply = person.see<QPlainTextEdit>(u"reply"_s);
    reply->setFocus();
    QTest::keyClicks(reply, u"A refill is on its way."_s);
    QTest::keyClick(reply, Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(reply->toPlainText().isEmpty());
    const auto hasReply = [&person] {
        const auto labels = person.see<QWidget>(u"ticketDetails"_s)->findChildren<QLabel *>();
        return std::ranges::any_of(labels, [](const QLabel *l) { return l->text() == u"A refill is on its way."_s; });
    };
    QTRY_VERIFY(hasReply());
    const auto entries = world.ask(world.source().entries());
    QCOMPARE(entries.size(), 2);
    QCOMPARE(entries.at(0).name, u"ReplyTicket"_s);
    QCOMPARE(entries.at(1).name, u"MarkTicketRead"_s);
    person.press(u"closeTicketButton"_s);
    QTRY_VERIFY(!person.see<QPlainTextEdit>(u"reply"_s)->isEnabled());
}

void UiPages::keepsADraftWithItsTicket()
{
    UiWorld world;
    Person person(world);
    person.openRow(PageId::Tickets, 2);
    QTest::keyClicks(person.see<QPlainTextEdit>(u"reply"_s), u"half a sentence"_s);
    person.openRow(PageId::Tickets, 3);
    QCOMPARE(person.see<QPlainTextEdit>(u"reply"_s)->toPlainText(), QString());
    person.openRow(PageId::Tickets, 2);
    QCOMPARE(person.see<QPlainTextEdit>(u"reply"_s)->toPlainText(), u"half a sentence"_s);
}

void UiPages::changesARateAndDisablesAService()
{
    UiWorld world;
    Person person(world);
    person.openRow(PageId::Services, 3);
    person.press(u"changeRateButton"_s);
    person.type(u"rate"_s, u"1.23456789"_s);
    person.press(u"accept"_s);
    QVERIFY(person.see<QLabel>(u"trouble"_s)->text().contains(u"5 decimals"_s));
    person.type(u"rate"_s, u"1.25"_s);
    person.press(u"accept"_s);
    const auto *table = person.openPage(PageId::Services)->table();
    QTRY_COMPARE(Person::cell(*table, 3, static_cast<int>(ServiceColumn::Rate)), u"$1.25"_s);
    QTRY_VERIFY(!person.visible<QPushButton>(u"accept"_s));
    person.press(u"switchServiceButton"_s);
    person.press(u"accept"_s);
    QTRY_COMPARE(Person::cell(*table, 3, static_cast<int>(ServiceColumn::State)), u"Disabled"_s);
    QVERIFY(Person::isMarked(*table, 3));
    person.press(u"chip_disabled"_s);
    QTRY_COMPARE(table->model()->rowCount(), 1);
}

void UiPages::findsPendingChangesAfterARestart()
{
    UiWorld world;
    {
        Person person(world);
        person.openRow(PageId::Orders, 448);
        person.press(u"cancelOrderButton"_s);
        person.press(u"accept"_s);
        QTRY_COMPARE(person.badge(u"pending"_s), u"1"_s);
        person.window().close();
    }
    world.reopen();
    Person person(world);
    QCOMPARE(person.window().lastPage(), PageId::Orders);
    QTRY_COMPARE(person.badge(u"pending"_s), u"1"_s);
    const auto *orders = person.openPage(PageId::Orders)->table();
    QCOMPARE(Person::cell(*orders, 448, static_cast<int>(OrderColumn::Status)), u"Cancelled"_s);
    QVERIFY(Person::isMarked(*orders, 448));
    const auto *entries = person.openPage(PageId::Pending)->table();
    QTRY_COMPARE(entries->model()->rowCount(), 1);
    QCOMPARE(entries->model()->index(0, 0).data().toString(), u"Cancel order #448"_s);
}

void UiPages::followsLinksBetweenPages()
{
    UiWorld world;
    Person person(world);
    person.openRow(PageId::Tickets, 4);
    auto *details = person.see<QWidget>(u"ticketDetails"_s);
    const auto buttons = details->findChildren<QPushButton *>();
    const auto order = std::ranges::find_if(buttons, [](const QPushButton *b) { return b->text() == u"Order #4"_s; });
    QVERIFY(order != buttons.end());
    QTest::mouseClick(*order, Qt::LeftButton);
    QCOMPARE(person.window().currentPage(), PageId::Orders);
    QTRY_COMPARE(person.heading(u"orderDetails"_s), u"Order #4"_s);
}

void UiPages::runsAnActionFromThePalette()
{
    UiWorld world;
    Person person(world);
    person.keys(Qt::Key_K, Qt::ControlModifier);
    auto *palette = person.see<QWidget>(u"commandPalette"_s);
    auto *input = palette->findChild<QLineEdit *>();
    QTest::keyClicks(input, u"serv go"_s);
    QCOMPARE(palette->findChild<QListWidget *>()->count(), 1);
    QTest::keyClick(input, Qt::Key_Return);
    QCOMPARE(person.window().currentPage(), PageId::Services);
}

void UiPages::leadsFromTheDashboardToItsRows()
{
    UiWorld world;
    Person person(world);
    QTRY_VERIFY(person.window().page(PageId::Dashboard)->isSettled());
    const auto cards = person.window().page(PageId::Dashboard)->findChildren<FigureCard *>();
    const auto tickets = std::ranges::find_if(
        cards, [](const FigureCard *card) { return card->accessibleName() == u"Open tickets: 4, 4 unread"_s; });
    QVERIFY(tickets != cards.end());
    QTest::mouseClick(*tickets, Qt::LeftButton);
    QCOMPARE(person.window().currentPage(), PageId::Tickets);
    QVERIFY(person.see<QPushButton>(u"chip_open"_s)->isChecked());
    const auto *table = person.openPage(PageId::Tickets)->table();
    QTRY_COMPARE(table->model()->rowCount(), 4);
}

/// A wrapped sentence whose last line is cut looks finished to nobody but the program.
void UiPages::showsEmptyPagesInFull()
{
    UiWorld world(UiWorld::Shop::Empty);
    Person person(world);
    for (const PageId id : {PageId::Orders, PageId::Services, PageId::Users, PageId::Tickets, PageId::Pending}) {
        const Page *page = person.openPage(id);
        const auto *empty = page->findChild<EmptyState *>();
        QTRY_VERIFY(empty && empty->isVisible());
        QCOMPARE(page->findChild<QLabel *>(u"rowCount"_s)->text(), QString());
        QCoreApplication::processEvents();
        for (const QLabel *label : empty->findChildren<QLabel *>()) {
            if (label->isVisible() && label->wordWrap())
                QVERIFY2(label->height() >= label->heightForWidth(label->width()), qPrintable(label->text()));
        }
    }
}

QTEST_MAIN(UiPages)
#include "tst_ui_pages.moc"
