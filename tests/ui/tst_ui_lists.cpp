// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/ui/person.h"
#include "tests/ui/ui_world.h"
#include "ui/features/orders/columns.h"

#include <QScrollBar>
#include <QTest>

using namespace pw;
using namespace pw::test;
using namespace pw::ui;
using namespace Qt::StringLiterals;

/// What every list page does with its rows: filter, search, read on, open.
class UiLists : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void filtersAndSearchesOrders();
    void readsOnWhenScrolledDown();
    void opensARowThatComesLater();
};

void UiLists::filtersAndSearchesOrders()
{
    UiWorld world;
    Person person(world);
    const auto *table = person.openPage(PageId::Orders)->table();
    QTRY_COMPARE(person.see<QLabel>(u"rowCount"_s)->text(), u"200+ shown"_s);
    person.press(u"chip_pending"_s);
    QTRY_COMPARE(table->model()->rowCount(), 10);
    person.type(u"search"_s, u"bob"_s);
    QTRY_COMPARE(table->model()->rowCount(), 3);
    for (int row = 0; row < 3; ++row)
        QCOMPARE(table->model()->index(row, static_cast<int>(OrderColumn::Customer)).data().toString(), u"bob"_s);
    person.type(u"search"_s, u"nobody has this"_s);
    QTRY_COMPARE(table->model()->rowCount(), 0);
    QTRY_VERIFY(!table->isVisible());
    const auto buttons = person.window().findChildren<QPushButton *>();
    const auto all = std::ranges::find_if(
        buttons, [](const QPushButton *b) { return b->isVisible() && b->text() == u"Show everything"_s; });
    QVERIFY(all != buttons.end());
    QTest::mouseClick(*all, Qt::LeftButton);
    QCOMPARE(person.see<QLineEdit>(u"search"_s)->text(), QString());
    QTRY_COMPARE(table->model()->rowCount(), PagedModelBase::pageSize);
}

void UiLists::readsOnWhenScrolledDown()
{
    UiWorld world;
    Person person(world);
    auto *table = person.openPage(PageId::Orders)->table();
    QTRY_COMPARE(table->model()->rowCount(), PagedModelBase::pageSize);
    table->verticalScrollBar()->setValue(table->verticalScrollBar()->maximum());
    QTRY_COMPARE(table->model()->rowCount(), 2 * PagedModelBase::pageSize);
}

void UiLists::opensARowThatComesLater()
{
    UiWorld world;
    Person person(world);
    const auto create = [&world](const QString &name) {
        const QJsonObject args = {{u"username"_s, name}, {u"email"_s, QString(name + u"@example.com"_s)}};
        QVERIFY(world.ask(world.source().perform(u"CreateUser"_s, args)).ok());
    };
    create(u"first"_s);
    const auto *table = person.openPage(PageId::Users)->table();
    QTRY_COMPARE(table->model()->rowCount(), 4);
    qint64 newest = 0;
    for (int row = 0; row < 4; ++row)
        newest = std::max(newest, table->model()->index(row, 0).data(PagedModelBase::KeyRole).toLongLong());
    // Followed from elsewhere before this desk has it.
    person.window().open({.page = PageId::Users, .key = newest + 1});
    person.see<QLineEdit>(u"search"_s)->setFocus();
    QTRY_VERIFY(!person.visible<QWidget>(u"userDetails"_s));
    QVERIFY(person.see<QLineEdit>(u"search"_s)->hasFocus());
    create(u"second"_s);
    QVERIFY(person.see<QWidget>(u"userDetails"_s));
    QTRY_COMPARE(table->currentKey(), newest + 1);
    // Closed by the person, it stays closed, whatever else comes.
    person.keys(Qt::Key_Escape);
    create(u"third"_s);
    QTRY_COMPARE(table->model()->rowCount(), 6);
    QVERIFY(!person.visible<QWidget>(u"userDetails"_s));
}

QTEST_MAIN(UiLists)
#include "tst_ui_lists.moc"
