// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/domain/decisions.h"
#include "core/storage/order_store.h"
#include "core/storage/user_store.h"
#include "tests/core/sync/sync_world.h"

#include <QTest>

using namespace pw;
using namespace pw::test;
using namespace Qt::StringLiterals;
using Outcome = Session::Outcome;

/// A subscription is sold and delivered at a desk that is offline: the desk shows what the server will do, and both are
/// the same afterwards.
class OfflineSubscriptionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void isSoldAndDelivered();
    void anotherDeskHasEndedIt();

private:
    QString dir(const QString &name) const { return m_dir->filePath(name); }
    /// 50 to 100 for each of three posts, for 0.60.
    [[nodiscard]] OrderId place(DeskAt &desk) const;
    [[nodiscard]] OrderId post(DeskAt &desk, OrderId order, int quantity) const;
    /// "partial completed 80 +0.16": the order, its subscription, what remains, and what came back.
    [[nodiscard]] static QString standing(Database &db, OrderId id);

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Shop> m_shop;
    qint64 m_service = 0;
};

void OfflineSubscriptionTest::init()
{
    m_shop.reset();
    m_dir = std::make_unique<QTemporaryDir>();
    m_shop = std::make_unique<Shop>(dir(u"shop"_s), 30);
    const auto service = m_shop->run(u"CreateService"_s, {{u"category"_s, 1},
                                                          {u"name"_s, u"Likes for new posts"_s},
                                                          {u"type"_s, u"subscriptions"_s},
                                                          {u"rate"_s, u"2.00"_s},
                                                          {u"min"_s, 10},
                                                          {u"max"_s, 1000},
                                                          {u"cancel"_s, true}});
    QVERIFY(service);
    m_service = service->value(u"service"_s).toInteger();
    QVERIFY(m_shop->run(u"AddFunds"_s, {{u"user"_s, 1}, {u"amount"_s, u"100"_s}, {u"reason"_s, u"x"_s}}));
}

OrderId OfflineSubscriptionTest::place(DeskAt &desk) const
{
    desk.perform(u"PlaceOrder"_s, {{u"user"_s, 1},
                                   {u"service"_s, m_service},
                                   {u"username"_s, u"anna.k"_s},
                                   {u"min"_s, 50},
                                   {u"max"_s, 100},
                                   {u"posts"_s, 3},
                                   {u"delay"_s, 0}});
    OrderFilter filter;
    filter.search = u"anna.k"_s;
    const QList<Order> found = OrderStore(desk->replica().view()).page(filter);
    return found.isEmpty() ? OrderId() : found.constFirst().id;
}

OrderId OfflineSubscriptionTest::post(DeskAt &desk, OrderId order, int quantity) const
{
    desk.perform(u"AddSubscriptionPost"_s,
                 {{u"order"_s, order.value}, {u"link"_s, u"https://x.example/p"_s}, {u"quantity"_s, quantity}});
    const auto found = OrderStore(desk->replica().view()).byId(order);
    return found && found->subscription && !found->subscription->posts.isEmpty() ? found->subscription->posts.last()
                                                                                 : OrderId();
}

QString OfflineSubscriptionTest::standing(Database &db, OrderId id)
{
    const auto order = OrderStore(db).byId(id);
    if (!order || !order->subscription)
        return u"none"_s;
    return u"%1 %2 %3 +%4"_s.arg(toWord(order->status), toWord(decide::shownState(*order)))
        .arg(order->remains)
        .arg(order->refunded.toString());
}

void OfflineSubscriptionTest::isSoldAndDelivered()
{
    DeskAt desk(*m_shop, dir(u"desk"_s), 1);
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    const Money before = UserStore(m_shop->db()).byId(UserId(1))->balance;
    const OrderId order = place(desk);
    QVERIFY(order.isValid());
    for (const int quantity : {80, 100, 50}) {
        const OrderId each = post(desk, order, quantity);
        QVERIFY(each.isValid());
        desk.perform(u"SetOrderStatus"_s, {{u"order"_s, each.value}, {u"status"_s, u"completed"_s}});
    }
    const QString expected = u"partial completed 70 +0.14"_s;
    QCOMPARE(standing(desk->replica().view(), order), expected);
    QCOMPARE(standing(m_shop->db(), order), u"none"_s);
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    QCOMPARE(standing(m_shop->db(), order), expected);
    QCOMPARE(UserStore(m_shop->db()).byId(UserId(1))->balance, before - Money::parse(u"0.46").value());
    QVERIFY(desk.equalsShop());
    QVERIFY(desk->replica().healed().isEmpty());
}

void OfflineSubscriptionTest::anotherDeskHasEndedIt()
{
    DeskAt desk(*m_shop, dir(u"desk"_s), 1);
    DeskAt other(*m_shop, dir(u"other"_s), 2, StaffId(2));
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    const OrderId order = place(desk);
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    QCOMPARE(other.sync().outcome(), Outcome::Done);
    desk.perform(u"AddSubscriptionPost"_s,
                 {{u"order"_s, order.value}, {u"link"_s, u"https://x.example/p"_s}, {u"quantity"_s, 60}});
    other.perform(u"CancelOrder"_s, {{u"order"_s, order.value}});
    QCOMPARE(other.sync().outcome(), Outcome::Done);
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    QCOMPARE(standing(m_shop->db(), order), u"canceled canceled 300 +0.60"_s);
    QCOMPARE(standing(desk->replica().view(), order), u"canceled canceled 300 +0.60"_s);
    QCOMPARE(m_shop->count(u"SELECT count(*) FROM order_runs WHERE parent_id = %1"_s.arg(order.value)), 0);
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    QCOMPARE(other.sync().outcome(), Outcome::Done);
    QVERIFY(desk.equalsShop() && other.equalsShop());
}

QTEST_GUILESS_MAIN(OfflineSubscriptionTest)
#include "tst_offline_subscription.moc"
