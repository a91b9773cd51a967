// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/sync/outbox.h"
#include "tests/ui/person.h"
#include "ui/features/pending/model.h"

#include <QCheckBox>
#include <QDialog>
#include <QPlainTextEdit>
#include <QTest>

using namespace pw;
using namespace pw::test;
using namespace pw::ui;
using namespace Qt::StringLiterals;

/// Edit and send again: the form of the feature, filled with what the change wanted.
class UiPendingForms : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void opensTheFormOfTheFeature_data();
    void opensTheFormOfTheFeature();
    void editsWhatWasNeverSent();
    void keepsTheOldOneUntilTheNewIsSaved();
    void checksWhatIsTyped();
    void hasNothingToEditInACancel();

private:
    /// The change as the server has refused it.
    static OutboxEntry refused(UiWorld &world, const QString &name, const QJsonObject &args)
    {
        const auto saved = world.ask(world.source().perform(name, args));
        [&] { QVERIFY2(saved.ok(), saved.ok() ? "" : qPrintable(refusalSentence(saved.error()))); }();
        world.reopenWithRefusal(saved->commandId, {RefusalCode::NotAllowed});
        return *saved;
    }
    static void edit(Person &person, const OutboxEntry &entry)
    {
        person.openRow(PageId::Pending, entryKey(entry.commandId));
        person.press(u"editButton"_s);
    }
};

void UiPendingForms::opensTheFormOfTheFeature_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QJsonObject>("args");
    QTest::addColumn<QString>("form");
    QTest::addColumn<QString>("field"); ///< changed in it
    QTest::addColumn<QString>("shown"); ///< what it begins with
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("arg");
    QTest::addColumn<QJsonValue>("wanted");
    const auto row = [](const char *tag, const QString &name, const QJsonObject &args, const QString &form,
                        const QString &field, const QString &shown, const QString &typed, const QString &arg,
                        const QJsonValue &wanted) {
        QTest::newRow(tag) << name << args << form << field << shown << typed << arg << wanted;
    };
    row("funds", u"AddFunds"_s, {{u"user"_s, 2}, {u"amount"_s, u"25"_s}, {u"reason"_s, u"gift"_s}}, u"addFunds"_s,
        u"amount"_s, u"25"_s, u"5"_s, u"amount"_s, u"5.00"_s);
    row("suspend", u"SuspendUser"_s, {{u"user"_s, 2}, {u"reason"_s, u"abuse"_s}}, u"suspendUser"_s, u"reason"_s,
        u"abuse"_s, u"spam"_s, u"reason"_s, u"spam"_s);
    row("status", u"SetOrderStatus"_s, {{u"order"_s, 449}, {u"status"_s, u"partial"_s}, {u"remains"_s, 500}},
        u"setOrderStatus"_s, u"remains"_s, u"500"_s, u"400"_s, u"remains"_s, 400);
    row("service", u"UpdateService"_s, {{u"service"_s, 3}, {u"rate"_s, u"1.25"_s}}, u"editService"_s, u"rate"_s,
        u"1.25"_s, u"1.5"_s, u"rate"_s, u"1.50"_s);
    row("service, but for what its form has not", u"UpdateService"_s,
        {{u"service"_s, 3}, {u"position"_s, 7}, {u"enabled"_s, false}}, u"argsForm"_s, u"position"_s, u"7"_s, u"8"_s,
        u"position"_s, 8);
    row("new category", u"CreateCategory"_s, {{u"name"_s, u"Views"_s}}, u"argsForm"_s, u"name"_s, u"Views"_s,
        u"Watch time"_s, u"name"_s, u"Watch time"_s);
    row("category", u"UpdateCategory"_s, {{u"category"_s, 1}, {u"name"_s, u"Views"_s}}, u"argsForm"_s, u"name"_s,
        u"Views"_s, u"Watch time"_s, u"name"_s, u"Watch time"_s);
    row("new user", u"CreateUser"_s, {{u"username"_s, u"dave"_s}, {u"email"_s, u"dave@example.com"_s}}, u"argsForm"_s,
        u"username"_s, u"dave"_s, u"david"_s, u"username"_s, u"david"_s);
    row("order", u"PlaceOrder"_s,
        {{u"user"_s, 1}, {u"service"_s, 1}, {u"link"_s, u"https://example.com/x"_s}, {u"quantity"_s, 100}},
        u"argsForm"_s, u"quantity"_s, u"100"_s, u"200"_s, u"quantity"_s, 200);
}

void UiPendingForms::opensTheFormOfTheFeature()
{
    QFETCH(const QString, name);
    QFETCH(const QJsonObject, args);
    QFETCH(const QString, form);
    QFETCH(const QString, field);
    QFETCH(const QString, shown);
    QFETCH(const QString, typed);
    QFETCH(const QString, arg);
    QFETCH(const QJsonValue, wanted);
    UiWorld world;
    const OutboxEntry old = refused(world, name, args);
    Person person(world);
    edit(person, old);
    QVERIFY(person.see<QDialog>(form));
    QCOMPARE(person.see<QLineEdit>(field)->text(), shown);
    person.type(field, typed);
    person.press(u"accept"_s);
    QTRY_VERIFY(!person.visible<QDialog>(form));
    const auto entries = world.ask(world.source().entries());
    QCOMPARE(entries.size(), 1);
    const OutboxEntry &now = entries.constFirst();
    QVERIFY(now.commandId != old.commandId);
    QCOMPARE(now.name, name);
    QCOMPARE(now.args.value(arg), wanted);
    // What was not touched travels on.
    for (auto it = args.begin(); it != args.end(); ++it) {
        if (it.key() != arg)
            QCOMPARE(now.args.value(it.key()), it.value());
    }
}

void UiPendingForms::editsWhatWasNeverSent()
{
    UiWorld world;
    const auto saved =
        world.ask(world.source().perform(u"ReplyTicket"_s, {{u"ticket"_s, 2}, {u"text"_s, u"We are on it"_s}}));
    QVERIFY(saved.ok());
    Person person(world);
    edit(person, *saved);
    auto *text = person.see<QPlainTextEdit>(u"text"_s);
    QCOMPARE(text->toPlainText(), u"We are on it"_s);
    text->setFocus();
    text->moveCursor(QTextCursor::End);
    QTest::keyClicks(text, u", really."_s);
    person.press(u"accept"_s);
    QTRY_VERIFY(!person.visible<QDialog>(u"editReply"_s));
    const auto entries = world.ask(world.source().entries());
    QCOMPARE(entries.size(), 1);
    QCOMPARE(entries.constFirst().args.value(u"text"_s).toString(), u"We are on it, really."_s);
    QCOMPARE(entries.constFirst().seq, saved->seq); // its number is free again
}

void UiPendingForms::keepsTheOldOneUntilTheNewIsSaved()
{
    UiWorld world;
    const OutboxEntry old =
        refused(world, u"AddFunds"_s, {{u"user"_s, 2}, {u"amount"_s, u"25"_s}, {u"reason"_s, u"gift"_s}});
    Person person(world);
    edit(person, old);
    person.type(u"amount"_s, u"-1000"_s);
    person.press(u"accept"_s);
    QTRY_VERIFY(person.see<QLabel>(u"trouble"_s)->text().contains(u"The balance is $100.00"_s));
    QCOMPARE(world.ask(world.source().entries()).constFirst().commandId, old.commandId);
    person.press(u"cancel"_s);
    QTRY_VERIFY(!person.visible<QDialog>(u"addFunds"_s));
    QTRY_VERIFY(person.indicator().contains(u"1 refused"_s));
}

void UiPendingForms::checksWhatIsTyped()
{
    UiWorld world;
    const OutboxEntry old = refused(world, u"UpdateService"_s, {{u"service"_s, 3}, {u"position"_s, 7}});
    Person person(world);
    edit(person, old);
    QVERIFY(person.see<QLineEdit>(u"service"_s)->isReadOnly());
    QCOMPARE(person.see<QLineEdit>(u"service"_s)->text(), u"#3 Service 3"_s);
    person.type(u"position"_s, u"first"_s);
    person.press(u"accept"_s);
    QTRY_COMPARE(person.see<QLabel>(u"trouble"_s)->text(), u"Position is a whole number."_s);
}

void UiPendingForms::hasNothingToEditInACancel()
{
    UiWorld world;
    const OutboxEntry old = refused(world, u"CancelOrder"_s, {{u"order"_s, 447}});
    Person person(world);
    person.openRow(PageId::Pending, entryKey(old.commandId));
    const auto *button = person.see<QPushButton>(u"editButton"_s);
    QVERIFY(!button->isEnabled());
    QCOMPARE(button->toolTip(), u"There is nothing in it to edit"_s);
    QVERIFY(!button->accessibleName().isEmpty());
}

QTEST_MAIN(UiPendingForms)
#include "tst_ui_pending_forms.moc"
