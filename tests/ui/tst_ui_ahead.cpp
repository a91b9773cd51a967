// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/ui/person.h"
#include "ui/features/orders/presentation.h"
#include "ui/features/services/presentation.h"
#include "ui/features/tickets/presentation.h"
#include "ui/features/users/presentation.h"
#include "ui/widgets/icon_label.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace pw;
using namespace pw::test;
using namespace pw::ui;
using namespace Qt::StringLiterals;

/// Whatever is ahead of the server says so, to eyes and to screen readers, and tells what the server has.
class UiAhead : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsWhatTheServerHas_data();
    void tellsWhatTheServerHas();
    void keepsToTheRulesOfModels();
    void asksTheServerSideAnewAfterAChange();
    void marksCategoriesAndMessages();

private:
    static void perform(UiWorld &world, const QString &name, const QJsonObject &args)
    {
        const auto decided = world.ask(world.source().perform(name, args));
        QVERIFY2(decided.ok(), decided.ok() ? "" : qPrintable(refusalSentence(decided.error())));
    }
    static QString tip(const DataTable &table, qint64 key, int column = 0)
    {
        return table.model()->index(Person::rowOf(table, key), column).data(Qt::ToolTipRole).toString();
    }
};

void UiAhead::tellsWhatTheServerHas_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QJsonObject>("args");
    QTest::addColumn<int>("page");
    QTest::addColumn<qint64>("key");
    QTest::addColumn<QString>("server");
    QTest::newRow("order") << u"CancelOrder"_s << QJsonObject{{u"order"_s, 450}} << int(PageId::Orders) << qint64(450)
                           << u"Server: Status: Pending."_s;
    QTest::newRow("counts") << u"SetOrderStatus"_s
                            << QJsonObject{{u"order"_s, 450}, {u"status"_s, u"in_progress"_s}, {u"remains"_s, 120}}
                            << int(PageId::Orders) << qint64(450) << u"Server: Status: Pending, Remains: 1,000."_s;
    QTest::newRow("user") << u"AddFunds"_s
                          << QJsonObject{{u"user"_s, 2}, {u"amount"_s, u"5"_s}, {u"reason"_s, u"gift"_s}}
                          << int(PageId::Users) << qint64(2) << u"Server: Balance: $100.00."_s;
    QTest::newRow("service") << u"UpdateService"_s << QJsonObject{{u"service"_s, 3}, {u"enabled"_s, false}}
                             << int(PageId::Services) << qint64(3) << u"Server: State: Enabled."_s;
    QTest::newRow("ticket") << u"ReplyTicket"_s << QJsonObject{{u"ticket"_s, 2}, {u"text"_s, u"Hello"_s}}
                            << int(PageId::Tickets) << qint64(2) << u"Server: Status: Open, Messages: 1."_s;
    QTest::newRow("new user") << u"CreateUser"_s
                              << QJsonObject{{u"username"_s, u"dave"_s}, {u"email"_s, u"dave@example.com"_s}}
                              << int(PageId::Users) << qint64(4) << u"Not on the server yet."_s;
}

void UiAhead::tellsWhatTheServerHas()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    QFETCH(const QString, name);
    QFETCH(const QJsonObject, args);
    QFETCH(const int, page);
    QFETCH(const qint64, key);
    QFETCH(const QString, server);
    UiWorld world;
    Person person(world);
    const auto *table = person.openPage(static_cast<PageId>(page))->table();
    perform(world, name, args);
    QTRY_VERIFY(Person::rowOf(*table, key) >= 0 && Person::isMarked(*table, key));
    // At once that it is ahead, a moment later what the server has.
    QVERIFY(tip(*table, key).contains(u"Changed here, not confirmed by the server yet."_s));
    QTRY_VERIFY2(tip(*table, key).endsWith(server), qPrintable(tip(*table, key)));
    QVERIFY(tip(*table, key, 2).endsWith(server)); // wherever in the row one looks
    const QString spoken = table->model()->index(Person::rowOf(*table, key), 0).data(Qt::AccessibleTextRole).toString();
    QVERIFY2(spoken.contains(u"not confirmed"_s) && spoken.endsWith(server), qPrintable(spoken));
    person.openRow(static_cast<PageId>(page), key);
    const auto *mark = person.see<IconLabel>(u"aheadMark"_s);
    QTRY_VERIFY2(mark->toolTip().endsWith(server), qPrintable(mark->toolTip()));
    QVERIFY(mark->accessibleName().contains(u"not confirmed"_s));
    // A row that is not ahead says nothing of the kind.
    const qint64 other =
        table->model()->index(table->model()->rowCount() - 1, 0).data(PagedModelBase::KeyRole).toLongLong();
    QVERIFY(other != key && !tip(*table, other).contains(u"server"_s));
}

void UiAhead::keepsToTheRulesOfModels()
{
    UiWorld world;
    perform(world, u"CancelOrder"_s, {{u"order"_s, 450}});
    OrdersModel orders(world.source(), nullptr);
    UsersModel users(world.source(), nullptr);
    OrdersPresentation shownOrders(&orders, world.clock());
    UsersPresentation shownUsers(&users, world.clock());
    std::vector<std::unique_ptr<QAbstractItemModelTester>> testers;
    for (QAbstractItemModel *model :
         std::initializer_list<QAbstractItemModel *>{&orders, &users, &shownOrders, &shownUsers}) {
        testers.push_back(
            std::make_unique<QAbstractItemModelTester>(model, QAbstractItemModelTester::FailureReportingMode::QtTest));
        testers.back()->setUseFetchMore(false);
    }
    orders.setFilter({});
    users.setFilter({});
    QTRY_VERIFY(orders.rowCount() > 0 && users.rowCount() > 0);
    const auto told = [](const RowPresentation &rows, int row) {
        return rows.index(row, 0).data(Qt::ToolTipRole).toString().contains(u"Server: "_s);
    };
    QTRY_VERIFY(told(shownOrders, 0));
    QTRY_VERIFY(told(shownUsers, users.rowOf(1)));
}

void UiAhead::asksTheServerSideAnewAfterAChange()
{
    UiWorld world;
    Person person(world);
    const auto *table = person.openPage(PageId::Services)->table();
    perform(world, u"UpdateService"_s, {{u"service"_s, 3}, {u"rate"_s, u"1.25"_s}});
    QTRY_VERIFY(tip(*table, 3).endsWith(u"Server: Rate: $0.90."_s));
    perform(world, u"UpdateService"_s, {{u"service"_s, 3}, {u"min"_s, 20}});
    QTRY_VERIFY2(tip(*table, 3).contains(u"Rate: $0.90, Min \u2013 max: 10 \u2013 10,000"_s),
                 qPrintable(tip(*table, 3)));
}

void UiAhead::marksCategoriesAndMessages()
{
    UiWorld world;
    Person person(world);
    perform(world, u"UpdateCategory"_s, {{u"category"_s, 2}, {u"name"_s, u"Hearts"_s}});
    perform(world, u"CreateCategory"_s, {{u"name"_s, u"Views"_s}});
    perform(world, u"ReplyTicket"_s, {{u"ticket"_s, 2}, {u"text"_s, u"Hello"_s}});
    person.openPage(PageId::Services);
    auto *categories = person.see<QComboBox>(u"categoryFilter"_s);
    const auto said = [categories](const QString &name, int role) {
        return categories->itemData(categories->findText(name), role).toString();
    };
    QTRY_VERIFY2(said(u"Hearts"_s, Qt::ToolTipRole).endsWith(u"Server: name Likes."_s),
                 qPrintable(said(u"Hearts"_s, Qt::ToolTipRole)));
    QCOMPARE(said(u"Views"_s, Qt::ToolTipRole), u"Not on the server yet."_s);
    QVERIFY(said(u"Views"_s, Qt::AccessibleTextRole).contains(u"Not on the server yet."_s));
    QVERIFY(!categories->itemIcon(categories->findText(u"Hearts"_s)).isNull());
    QVERIFY(categories->itemIcon(categories->findText(u"Followers"_s)).isNull());
    person.openRow(PageId::Tickets, 2);
    const auto marks = person.see<QWidget>(u"ticketDetails"_s)->findChildren<IconLabel *>(u"messageAheadMark"_s);
    QCOMPARE(marks.size(), 1);
    QCOMPARE(marks.constFirst()->accessibleName(), u"Not on the server yet."_s);
}

QTEST_MAIN(UiAhead)
#include "tst_ui_ahead.moc"
