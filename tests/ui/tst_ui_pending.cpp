// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/activity_store.h"
#include "core/storage/database.h"
#include "core/storage/order_store.h"
#include "core/sync/outbox.h"
#include "tests/ui/person.h"
#include "ui/features/pending/columns.h"
#include "ui/features/pending/model.h"
#include "ui/widgets/notice.h"

#include <QClipboard>
#include <QFileDialog>
#include <QMenu>
#include <QTest>

using namespace pw;
using namespace pw::test;
using namespace pw::ui;
using namespace Qt::StringLiterals;

/// The page Pending changes as a person uses it: what waits, what will probably be refused, what was refused.
class UiPending : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsItAgainAndTakesItBack();
    void tellsWhoMadeItSoAndWhatTheServerHas();
    void retriesWithCurrentValues();
    void leavesWhatWasSent();
    void warnsOfWhatWillBeRefused();
    void actsOnMany();
    void searchesAndFilters();
    void opensTheRowAndCopies();
    void offersWhatThereIs();
    void carriesChangesInAFile();
    void saysWhyAFileIsNotTaken();

private:
    static OutboxEntry perform(UiWorld &world, const QString &name, const QJsonObject &args)
    {
        const auto decided = world.ask(world.source().perform(name, args));
        [&] { QVERIFY2(decided.ok(), decided.ok() ? "" : qPrintable(refusalSentence(decided.error()))); }();
        return *decided;
    }
    static OutboxEntry cancel(UiWorld &world, qint64 order)
    {
        return perform(world, u"CancelOrder"_s, {{u"order"_s, order}});
    }
    static OutboxEntry credit(UiWorld &world, const QString &amount)
    {
        return perform(world, u"AddFunds"_s, {{u"user"_s, 1}, {u"amount"_s, amount}, {u"reason"_s, u"gift"_s}});
    }
    /// Maria has completed the order five minutes ago.
    static void complete(UiWorld &world, Database &base, qint64 id)
    {
        OrderStore orders(base);
        Order order = orders.byId(OrderId(id)).value();
        const Stamp stamp{.rev = UiWorld::later, .now = world.clock().now().plusMs(-5 * 60'000)};
        order.status = OrderStatus::Completed;
        order.remains = 0;
        orders.setStatus(order, stamp);
        orders.addEvent(order.id, u"staff:maria"_s, OrderStatus::Pending, OrderStatus::Completed, stamp);
        ActivityStore(base).add({u"order"_s, id}, u"staff:maria"_s, u"SetOrderStatus"_s, stamp);
    }
    static void refuse(Outbox &outbox, const OutboxEntry &entry, RefusalCode code)
    {
        QCOMPARE(outbox.settle({{entry.commandId, Refusal{code, u"order"_s, u"completed"_s}}}), 1);
    }
    static QStringList labels(Person &person)
    {
        QStringList texts;
        const auto all = person.see<QWidget>(u"entryDetails"_s)->findChildren<QLabel *>();
        for (const QLabel *label : all)
            texts << (label->accessibleName().isEmpty() ? label->text() : label->accessibleName());
        return texts;
    }
    /// Answers the file dialog that is open.
    static void chooseFile(Person &person, const QString &name, const QString &file)
    {
        auto *dialog = person.see<QFileDialog>(name);
        dialog->selectFile(file);
        QMetaObject::invokeMethod(dialog, "accept");
        QTRY_VERIFY(!person.visible<QFileDialog>(name));
        // No window manager does it here.
        person.window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&person.window()));
    }
};

void UiPending::findsItAgainAndTakesItBack()
{
    UiWorld world;
    const OutboxEntry entry = cancel(world, 448);
    world.reopen();
    Person person(world);
    QTRY_COMPARE(person.badge(u"pending"_s), u"1"_s);
    auto *entries = person.openPage(PageId::Pending)->table();
    QTRY_COMPARE(entries->model()->rowCount(), 1);
    const qint64 key = entryKey(entry.commandId);
    QCOMPARE(Person::cell(*entries, key, int(EntryColumn::Wish)), u"Cancel order #448"_s);
    QCOMPARE(Person::cell(*entries, key, int(EntryColumn::State)), u"Waiting"_s);
    person.openRow(PageId::Pending, key);
    QVERIFY(!person.see<QPushButton>(u"retryButton"_s)->isEnabled()); // nobody has said no
    QVERIFY(!person.see<QPushButton>(u"editButton"_s)->isEnabled());
    QCOMPARE(person.see<QPushButton>(u"dropButton"_s)->text(), u"Take back"_s);
    entries->setFocus();
    person.keys(Qt::Key_Delete);
    QTRY_COMPARE(person.badge(u"pending"_s), QString());
    QTRY_VERIFY(person.see<QLabel>(u"undoText"_s)->text().contains(u"taken back"_s));
    QVERIFY(world.ask(world.source().entries()).isEmpty());
    const auto *orders = person.openPage(PageId::Orders)->table();
    QTRY_VERIFY(!Person::isMarked(*orders, 448));
    // Undo asks for it anew.
    person.openPage(PageId::Pending);
    person.press(u"undoButton"_s);
    QTRY_COMPARE(person.badge(u"pending"_s), u"1"_s);
    QCOMPARE(world.ask(world.source().entries()).constFirst().args, entry.args);
}

void UiPending::tellsWhoMadeItSoAndWhatTheServerHas()
{
    UiWorld world;
    const OutboxEntry entry = cancel(world, 447);
    world.reopenAfter([&](Database &base, Outbox &outbox) {
        complete(world, base, 447);
        refuse(outbox, entry, RefusalCode::OrderNotCancelable);
    });
    Person person(world);
    QTRY_VERIFY(person.indicator().contains(u"1 refused"_s));
    person.openRow(PageId::Pending, entryKey(entry.commandId));
    QTRY_COMPARE(person.see<QLabel>(u"answer"_s)->text(),
                 u"The server refused: The order is completed and can no longer be cancelled."_s);
    QTRY_COMPARE(person.see<QLabel>(u"lastTouch"_s)->text(), u"Last changed by maria, 5 min ago: Completed."_s);
    QTRY_VERIFY(labels(person).contains(u"Status, server has: Completed"_s));
    QVERIFY(labels(person).contains(u"Status, you wanted: Cancelled"_s));
    QVERIFY(labels(person).contains(u"Remains, server has: 0"_s));
    // A retry would fail here and now, so it is not offered, and both say why.
    QTRY_VERIFY(person.see<QLabel>(u"foreseen"_s)->text().contains(u"would be refused again"_s));
    const auto *retry = person.see<QPushButton>(u"retryButton"_s);
    QVERIFY(!retry->isEnabled());
    QVERIFY(retry->toolTip().contains(u"completed"_s));
    person.press(u"dropButton"_s);
    QTRY_COMPARE(person.indicator(), u"Signed out"_s);
    QTRY_COMPARE(person.badge(u"pending"_s), QString());
    person.openPage(PageId::Pending);
    person.press(u"undoButton"_s);
    QTRY_VERIFY(person.indicator().contains(u"1 refused"_s));
}

void UiPending::retriesWithCurrentValues()
{
    UiWorld world;
    const OutboxEntry refused = cancel(world, 447);
    world.reopenWithRefusal(refused.commandId, {RefusalCode::OrderNotCancelable, u"order"_s, u"completed"_s});
    Person person(world);
    person.openRow(PageId::Pending, entryKey(refused.commandId));
    QTRY_VERIFY(person.see<QLabel>(u"foreseen"_s)->text().contains(u"should work"_s));
    person.press(u"retryButton"_s);
    const auto *entries = person.openPage(PageId::Pending)->table();
    QTRY_COMPARE(person.indicator(), u"Signed out \u00b7 1 pending"_s);
    QTRY_COMPARE(entries->model()->rowCount(), 1); // the new one; the refused one is gone
    const OutboxEntry now = world.ask(world.source().entries()).constFirst();
    QVERIFY(now.commandId != refused.commandId);
    QCOMPARE(now.args, refused.args);
    QCOMPARE(now.state, OutboxState::Pending);
    QVERIFY(!world.ask(world.source().restore(refused.commandId))); // replaced for good
}

void UiPending::leavesWhatWasSent()
{
    UiWorld world;
    const OutboxEntry entry = credit(world, u"5"_s);
    world.reopenAfter([](Database &, Outbox &outbox) { outbox.markSent(outbox.unsettled(-1)); });
    Person person(world);
    person.openRow(PageId::Pending, entryKey(entry.commandId));
    for (const QString &name : {u"dropButton"_s, u"editButton"_s, u"retryButton"_s})
        QTRY_VERIFY2(!person.see<QPushButton>(name)->isEnabled(), qPrintable(name));
    QVERIFY(person.see<QPushButton>(u"dropButton"_s)->toolTip().contains(u"sent already"_s));
    QVERIFY(person.see<QPushButton>(u"editButton"_s)->toolTip().contains(u"sent already"_s));
    person.keys(Qt::Key_Delete);
    QTest::qWait(50);
    QCOMPARE(world.ask(world.source().entries()).size(), 1);
}

void UiPending::warnsOfWhatWillBeRefused()
{
    UiWorld world;
    credit(world, u"5"_s);
    const OutboxEntry entry = cancel(world, 447);
    world.reopenAfter([&](Database &base, Outbox &) { complete(world, base, 447); });
    Person person(world);
    QTRY_VERIFY(person.see<Notice>(u"notice"_s)->text().contains(u"will probably be refused"_s));
    QTRY_VERIFY2(person.indicator().contains(u"2 pending \u00b7 1 at risk"_s), qPrintable(person.indicator()));
    person.openPage(PageId::Pending);
    person.press(u"chip_atRisk"_s);
    const auto *entries = person.openPage(PageId::Pending)->table();
    QTRY_COMPARE(entries->model()->rowCount(), 1);
    const qint64 key = entryKey(entry.commandId);
    QCOMPARE(Person::cell(*entries, key, int(EntryColumn::State)), u"At risk"_s);
    const QString spoken = entries->model()->index(0, int(EntryColumn::Wish)).data(Qt::AccessibleTextRole).toString();
    QVERIFY2(spoken.contains(u"Will probably be refused: The order is completed"_s), qPrintable(spoken));
    person.openRow(PageId::Pending, key);
    QTRY_VERIFY(person.see<QLabel>(u"answer"_s)->text().contains(u"has not spoken yet"_s));
    QTRY_VERIFY(labels(person).contains(u"Status, server has: Completed"_s));
    // There is still time.
    person.press(u"dropButton"_s);
    QTRY_COMPARE(person.indicator(), u"Signed out \u00b7 1 pending"_s);
}

void UiPending::actsOnMany()
{
    UiWorld world;
    const QList<OutboxEntry> made{credit(world, u"1"_s), credit(world, u"2"_s), credit(world, u"4"_s)};
    world.reopenAfter([&](Database &, Outbox &outbox) {
        for (const OutboxEntry &entry : made)
            refuse(outbox, entry, RefusalCode::UserSuspended);
    });
    Person person(world);
    auto *table = person.openPage(PageId::Pending)->table();
    QTRY_COMPARE(table->model()->rowCount(), 3);
    QVERIFY(!person.visible<QPushButton>(u"bulkDrop"_s));
    table->setFocus();
    person.keys(Qt::Key_A, Qt::ControlModifier);
    QTRY_VERIFY(person.see<QPushButton>(u"bulkRetry"_s)->text().contains(u'3'));
    person.press(u"bulkDrop"_s);
    QTRY_COMPARE(table->model()->rowCount(), 0);
    person.press(u"undoButton"_s);
    QTRY_COMPARE(table->model()->rowCount(), 3);
    table->setFocus();
    person.keys(Qt::Key_A, Qt::ControlModifier);
    person.press(u"bulkRetry"_s);
    QTRY_COMPARE(person.indicator(), u"Signed out \u00b7 3 pending"_s);
    // In the order in which they were made first.
    const auto entries = world.ask(world.source().entries());
    QCOMPARE(entries.size(), 3);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(entries.at(2 - i).args, made.at(i).args);
}

void UiPending::searchesAndFilters()
{
    UiWorld world;
    const OutboxEntry refused = cancel(world, 447);
    world.reopenWithRefusal(refused.commandId, {RefusalCode::OrderNotCancelable, u"order"_s, u"completed"_s});
    credit(world, u"5"_s);
    Person person(world);
    const auto *table = person.openPage(PageId::Pending)->table();
    QTRY_COMPARE(table->model()->rowCount(), 2);
    person.type(u"search"_s, u"alice"_s); // a name that no argument has
    QTRY_COMPARE(table->model()->rowCount(), 1);
    QCOMPARE(table->model()->index(0, 0).data().toString(), u"Add $5.00 to user #1 alice"_s);
    person.see<QLineEdit>(u"search"_s)->clear();
    for (const auto &[chip, rows] : {std::pair(u"chip_waiting"_s, 1), std::pair(u"chip_refused"_s, 1),
                                     std::pair(u"chip_done"_s, 0), std::pair(u"chip_"_s, 2)}) {
        person.press(chip);
        QTRY_COMPARE(table->model()->rowCount(), rows);
    }
}

void UiPending::opensTheRowAndCopies()
{
    UiWorld world;
    const OutboxEntry entry = cancel(world, 446);
    Person person(world);
    person.openRow(PageId::Pending, entryKey(entry.commandId));
    person.openPage(PageId::Pending)->table()->setFocus();
    person.keys(Qt::Key_C, Qt::ControlModifier);
    const QString copied = QGuiApplication::clipboard()->text();
    for (const QString &part : {u"Cancel order #446"_s, entry.commandId, u"CancelOrder {\"order\":446}"_s})
        QVERIFY2(copied.contains(part), qPrintable(copied));
    QCOMPARE(person.see<QPushButton>(u"openButton"_s)->text(), u"Open order"_s);
    person.keys(Qt::Key_O, Qt::ControlModifier);
    QTRY_COMPARE(person.window().currentPage(), PageId::Orders);
    QVERIFY(person.see<QWidget>(u"orderDetails"_s));
}

void UiPending::offersWhatThereIs()
{
    UiWorld world;
    const auto enabled = [](Person &person, const QString &name) {
        return person.openPage(PageId::Pending)->findChild<QAction *>(name)->isEnabled();
    };
    OutboxEntry entry;
    {
        Person person(world);
        QVERIFY(!enabled(person, u"exportChanges"_s) && !enabled(person, u"dropDone"_s));
        QVERIFY(enabled(person, u"importChanges"_s));
        entry = credit(world, u"1"_s);
        QTRY_VERIFY(enabled(person, u"exportChanges"_s));
        QVERIFY(!enabled(person, u"dropDone"_s));
    }
    world.reopenAfter([&](Database &, Outbox &outbox) { QCOMPARE(outbox.settle({{entry.commandId, {}}}), 1); });
    Person person(world);
    QTRY_VERIFY(enabled(person, u"dropDone"_s));
    QVERIFY(!enabled(person, u"exportChanges"_s));
}

void UiPending::carriesChangesInAFile()
{
    UiWorld world;
    const OutboxEntry first = credit(world, u"1"_s);
    credit(world, u"2"_s);
    Person person(world);
    auto *page = person.openPage(PageId::Pending);
    QTRY_COMPARE(page->table()->model()->rowCount(), 2);
    const QString file = world.profileDir() + u"/changes.json"_s;
    page->table()->setFocus();
    person.keys(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
    chooseFile(person, u"exportDialog"_s, file);
    QTRY_VERIFY(person.see<QLabel>(u"undoText"_s)->text().contains(u"exported"_s));
    QVERIFY(world.ask(world.source().withdraw(first.commandId)).ok());
    QTRY_COMPARE(page->table()->model()->rowCount(), 1);
    page->table()->setFocus();
    person.keys(Qt::Key_I, Qt::ControlModifier);
    chooseFile(person, u"importDialog"_s, file);
    QTRY_COMPARE(page->table()->model()->rowCount(), 2);
    QTRY_VERIFY(person.see<QLabel>(u"undoText"_s)->text().contains(u"imported"_s));
    QCOMPARE(world.ask(world.source().entries()).constFirst().commandId, first.commandId);
}

void UiPending::saysWhyAFileIsNotTaken()
{
    UiWorld world;
    credit(world, u"1"_s);
    Person person(world);
    auto *page = person.openPage(PageId::Pending);
    const QString name = world.profileDir() + u"/other.json"_s;
    QFile file(name);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("{\"some\": 1}") > 0);
    file.close();
    page->table()->setFocus();
    person.keys(Qt::Key_I, Qt::ControlModifier);
    chooseFile(person, u"importDialog"_s, name);
    QTRY_VERIFY(person.see<QLabel>(u"undoText"_s)->text().contains(u"not a file of pending changes"_s));
    QCOMPARE(page->table()->model()->rowCount(), 1);
}

QTEST_MAIN(UiPending)
#include "tst_ui_pending.moc"
