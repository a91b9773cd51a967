// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/ui/person.h"
#include "tests/ui/ui_world.h"
#include "ui/features/orders/columns.h"

#include <QDialog>
#include <QKeyEvent>
#include <QTest>

using namespace pw;
using namespace pw::test;
using namespace pw::ui;
using namespace Qt::StringLiterals;

/// What Return does, for those who never touch the mouse: it presses the button that has the focus, and no other.
class UiButtons : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void returnChangesNothingOnCancel_data();
    void returnChangesNothingOnCancel();
    void returnPressesWhatTabReaches();
    void returnInAFieldAccepts();
    void aHeldReturnPressesNothing();
    void returnOpensAPageAndChoosesAChip();

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

void UiButtons::returnChangesNothingOnCancel_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::newRow("Return") << Qt::Key_Return;
    QTest::newRow("Enter on the number pad") << Qt::Key_Enter;
    QTest::newRow("Space") << Qt::Key_Space;
    QTest::newRow("Escape") << Qt::Key_Escape;
}

void UiButtons::returnChangesNothingOnCancel()
{
    QFETCH(Qt::Key, key);
    UiWorld world;
    Person person(world);
    person.openRow(PageId::Orders, 450);
    const QString before = orderStatus(person, 450);
    const QDialog *dialog = ask(person, u"cancelOrderButton"_s);
    // A question that only wants a yes begins on the button that changes nothing.
    QCOMPARE(dialog->focusWidget()->objectName(), u"cancel"_s);
    person.keys(key);
    QTRY_VERIFY(!person.visible<QPushButton>(u"accept"_s));
    QVERIFY(world.ask(world.source().entries()).isEmpty());
    QCOMPARE(orderStatus(person, 450), before);
}

void UiButtons::returnPressesWhatTabReaches()
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

void UiButtons::returnInAFieldAccepts()
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

void UiButtons::aHeldReturnPressesNothing()
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

void UiButtons::returnOpensAPageAndChoosesAChip()
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

QTEST_MAIN(UiButtons)
#include "tst_ui_buttons.moc"
