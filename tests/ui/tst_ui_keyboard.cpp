// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/ui/person.h"
#include "tests/ui/ui_world.h"
#include "ui/features/orders/columns.h"

#include <QDialog>
#include <QKeyEvent>
#include <QTest>
#include <QToolButton>

using namespace pw;
using namespace pw::test;
using namespace pw::ui;
using namespace Qt::StringLiterals;

/// For those who never touch the mouse. Return presses the button that has the focus, and no other; lists keep the
/// place.
class UiKeyboard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void returnChangesNothingOnCancel_data();
    void returnChangesNothingOnCancel();
    void returnPressesWhatTabReaches();
    void returnInAFieldAccepts();
    void aHeldReturnPressesNothing();
    void returnOpensAPageAndChoosesAChip();
    void comingToAListOpensNothing();
    void closingKeepsThePlace();

private:
    /// Opens the question and waits until it has the keyboard.
    static QDialog *ask(Person &person, const QString &button)
    {
        auto *opener = person.see<QPushButton>(button);
        opener->setFocus();
        person.keys(Qt::Key_Return);
        auto *dialog = qobject_cast<QDialog *>(person.see<QPushButton>(u"accept"_s)->window());
        // There is no window manager here that does it.
        dialog->activateWindow();
        [&] { QTRY_COMPARE(QApplication::activeWindow(), dialog); }();
        return dialog;
    }
    static QString orderStatus(Person &person, qint64 order)
    {
        return Person::cell(*person.openPage(PageId::Orders)->table(), order, static_cast<int>(OrderColumn::Status));
    }
};

void UiKeyboard::returnChangesNothingOnCancel_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::newRow("Return") << Qt::Key_Return;
    QTest::newRow("Enter on the number pad") << Qt::Key_Enter;
    QTest::newRow("Space") << Qt::Key_Space;
    QTest::newRow("Escape") << Qt::Key_Escape;
}

void UiKeyboard::returnChangesNothingOnCancel()
{
    QFETCH(Qt::Key, key);
    UiWorld world;
    Person person(world);
    person.openRow(PageId::Orders, 450);
    const QString before = orderStatus(person, 450);
    const QDialog *dialog = ask(person, u"cancelOrderButton"_s);
    // A question that only wants a yes begins on the button that changes nothing.
    QCOMPARE(dialog->focusWidget()->objectName(), u"cancel"_s);
    QCOMPARE(qobject_cast<QPushButton *>(dialog->focusWidget())->text(), u"Keep order"_s);
    person.keys(key);
    QTRY_VERIFY(!person.visible<QPushButton>(u"accept"_s));
    QVERIFY(world.ask(world.source().entries()).isEmpty());
    QCOMPARE(orderStatus(person, 450), before);
}

void UiKeyboard::returnPressesWhatTabReaches()
{
    UiWorld world;
    Person person(world);
    person.openRow(PageId::Orders, 450);
    const QDialog *dialog = ask(person, u"cancelOrderButton"_s);
    for (int tabs = 0; tabs < 9 && dialog->focusWidget()->objectName() != "accept"_L1; ++tabs)
        person.keys(Qt::Key_Tab);
    QCOMPARE(dialog->focusWidget()->objectName(), u"accept"_s);
    person.keys(Qt::Key_Return);
    QTRY_COMPARE(orderStatus(person, 450), u"Cancelled"_s);
}

void UiKeyboard::returnInAFieldAccepts()
{
    UiWorld world;
    Person person(world);
    person.openRow(PageId::Services, 3);
    const QDialog *dialog = ask(person, u"changeRateButton"_s);
    auto *field = qobject_cast<QLineEdit *>(dialog->focusWidget());
    QVERIFY(field);
    field->selectAll();
    QTest::keyClicks(field, u"2.50"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_VERIFY(!person.visible<QPushButton>(u"accept"_s));
    QTRY_COMPARE(person.badge(u"pending"_s), u"1"_s);
}

void UiKeyboard::aHeldReturnPressesNothing()
{
    UiWorld world;
    Person person(world);
    person.openRow(PageId::Orders, 450);
    const QDialog *dialog = ask(person, u"cancelOrderButton"_s);
    auto *accept = person.see<QPushButton>(u"accept"_s);
    accept->setFocus();
    for (int i = 0; i < 3; ++i) {
        QKeyEvent held(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier, u"\r"_s, true);
        QCoreApplication::sendEvent(accept, &held);
    }
    QVERIFY(dialog->isVisible());
    QVERIFY(world.ask(world.source().entries()).isEmpty());
}

void UiKeyboard::returnOpensAPageAndChoosesAChip()
{
    UiWorld world;
    Person person(world);
    person.see<QPushButton>(u"nav_services"_s)->setFocus();
    person.keys(Qt::Key_Return);
    QCOMPARE(person.window().currentPage(), PageId::Services);
    auto *chip = person.see<QPushButton>(u"chip_disabled"_s);
    chip->setFocus();
    person.keys(Qt::Key_Return);
    QVERIFY(chip->isChecked());
}

void UiKeyboard::comingToAListOpensNothing()
{
    UiWorld world;
    Person person(world);
    auto *table = person.openPage(PageId::Orders)->table();
    table->setFocus();
    QTest::qWait(50);
    QVERIFY(!person.visible<QWidget>(u"orderDetails"_s));
    // A row that is not among those that the list has read is open.
    person.window().open({.page = PageId::Orders, .key = 3});
    QTRY_COMPARE(person.heading(u"orderDetails"_s), u"Order #3"_s);
    person.see<QLineEdit>(u"search"_s)->setFocus();
    table->setFocus();
    QTest::qWait(50);
    QCOMPARE(person.heading(u"orderDetails"_s), u"Order #3"_s);
    // And from there one goes on as one expects.
    person.keys(Qt::Key_Down);
    QTRY_COMPARE(person.heading(u"orderDetails"_s), u"Order #450"_s);
}

void UiKeyboard::closingKeepsThePlace()
{
    UiWorld world;
    Person person(world);
    person.openRow(PageId::Orders, 448);
    QTRY_COMPARE(person.heading(u"orderDetails"_s), u"Order #448"_s);
    auto *close = person.see<QWidget>(u"orderDetails"_s)->findChild<QToolButton *>(u"closeDetails"_s);
    close->setFocus();
    person.keys(Qt::Key_Space);
    QTest::qWait(50);
    QVERIFY(!person.visible<QWidget>(u"orderDetails"_s));
    const auto *table = qobject_cast<ListPage *>(person.window().page(PageId::Orders))->table();
    QVERIFY(table->hasFocus());
    QVERIFY(!table->selectionModel()->hasSelection());
    person.keys(Qt::Key_Return);
    QTRY_COMPARE(person.heading(u"orderDetails"_s), u"Order #448"_s);
    QVERIFY(table->selectionModel()->hasSelection());
    person.keys(Qt::Key_Escape);
    QVERIFY(!person.visible<QWidget>(u"orderDetails"_s));
    person.keys(Qt::Key_Down);
    QTRY_COMPARE(person.heading(u"orderDetails"_s), u"Order #447"_s);
}

QTEST_MAIN(UiKeyboard)
#include "tst_ui_keyboard.moc"
