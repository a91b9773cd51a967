// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/catalogue_store.h"
#include "core/storage/order_store.h"
#include "core/storage/user_store.h"
#include "core/storage/user_terms_store.h"
#include "tests/core/sync/sync_world.h"

#include <QTest>

using namespace pw;
using namespace pw::test;
using namespace Qt::StringLiterals;
using Outcome = Session::Outcome;

/// Customers' discounts, own rates, and many services at once, decided at a desk that is offline: the desk shows what
/// the server will do, and both are the same afterwards.
class OwnTermsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void anOfflineOrderIsPricedAsTheServerDoes();
    void aRateThatIsSetAgainComesBack();
    void manyServicesAtOnce();
    void whatNothingKeepsGoesEverywhere();

private:
    QString dir(const QString &name) const { return m_dir->filePath(name); }
    [[nodiscard]] ServiceId plainService();

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Shop> m_shop;
};

void OwnTermsTest::init()
{
    m_shop.reset();
    m_dir = std::make_unique<QTemporaryDir>();
    m_shop = std::make_unique<Shop>(dir(u"shop"_s), 30);
}

ServiceId OwnTermsTest::plainService()
{
    for (const CatalogueEntry &entry : CatalogueStore(m_shop->db()).orderable()) {
        if (entry.service.type == ServiceType::Default)
            return entry.service.id;
    }
    return {};
}

void OwnTermsTest::anOfflineOrderIsPricedAsTheServerDoes()
{
    const Service service = CatalogueStore(m_shop->db()).service(plainService()).value();
    QVERIFY(m_shop->run(u"AddFunds"_s, {{u"user"_s, 1}, {u"amount"_s, u"1000"_s}, {u"reason"_s, u"x"_s}}));
    DeskAt desk(*m_shop, dir(u"desk"_s), 1);
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    desk.perform(u"UpdateUser"_s, {{u"user"_s, 1}, {u"discount"_s, u"33.33"_s}});
    const QJsonObject order{{u"user"_s, 1},
                            {u"service"_s, service.id.value},
                            {u"link"_s, u"https://example.com/offline"_s},
                            {u"quantity"_s, service.min}};
    desk.perform(u"PlaceOrder"_s, order);
    const auto chargeIn = [](Database &db) {
        OrderFilter filter;
        filter.search = u"example.com/offline"_s;
        const QList<Order> found = OrderStore(db).page(filter);
        return found.isEmpty() ? Money() : found.constFirst().charge;
    };
    const Rate rate = Percent::parse(u"33.33").value().off(service.rate);
    const Money expected = rate.chargeFor(service.min).value();
    QVERIFY(expected != service.rate.chargeFor(service.min).value());
    QCOMPARE(chargeIn(desk->replica().view()), expected);
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    QCOMPARE(chargeIn(m_shop->db()), expected);
    QVERIFY(desk.equalsShop());
    QCOMPARE(UserStore(desk->replica().view()).byId(UserId(1))->discount.toString(), u"33.33"_s);
}

void OwnTermsTest::aRateThatIsSetAgainComesBack()
{
    const ServiceId service = plainService();
    DeskAt desk(*m_shop, dir(u"desk"_s), 1);
    DeskAt other(*m_shop, dir(u"other"_s), 2, StaffId(2));
    const auto both = [&] {
        QCOMPARE(desk.sync().outcome(), Outcome::Done);
        QCOMPARE(other.sync().outcome(), Outcome::Done);
        QVERIFY(desk.equalsShop() && other.equalsShop());
        QVERIFY(desk->replica().healed().isEmpty() && other->replica().healed().isEmpty());
    };
    const auto seen = [&](DeskAt &at) {
        const auto rate = UserTermsStore(at->replica().view()).rate(UserId(1), service);
        return rate ? rate->toString() : u"none"_s;
    };
    const QJsonObject named{{u"user"_s, 1}, {u"service"_s, service.value}};
    const auto set = [&](DeskAt &at, const QString &rate) {
        QJsonObject args = named;
        args.insert(u"rate"_s, rate);
        at.perform(u"SetUserRate"_s, args);
    };
    both();
    set(desk, u"0.11"_s);
    both();
    QCOMPARE(seen(other), u"0.11"_s);
    other.perform(u"RemoveUserRate"_s, named);
    QCOMPARE(seen(other), u"none"_s);
    QCOMPARE(other.sync().outcome(), Outcome::Done);
    // It goes and comes back before the first desk has heard of it.
    set(other, u"0.22"_s);
    QCOMPARE(other.sync().outcome(), Outcome::Done);
    both();
    QCOMPARE(seen(desk), u"0.22"_s);
    desk.perform(u"RemoveUserRate"_s, named);
    both();
    QCOMPARE(seen(other), u"none"_s);
}

void OwnTermsTest::manyServicesAtOnce()
{
    DeskAt desk(*m_shop, dir(u"desk"_s), 1);
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    const Service before = CatalogueStore(m_shop->db()).service(plainService()).value();
    const QJsonObject change{{u"percent"_s, u"-10"_s}, {u"enabled"_s, false}};
    desk.perform(u"BulkUpdateServices"_s, {{u"filter"_s, QJsonObject()}, {u"change"_s, change}});
    const auto now = [&](Database &db) { return CatalogueStore(db).service(before.id).value(); };
    const QString expected = percentOf(before.rate, 9'000).value().toString();
    QCOMPARE(now(desk->replica().view()).rate.toString(), expected);
    QVERIFY(CatalogueStore(desk->replica().view()).orderable().isEmpty());
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    QVERIFY(desk.equalsShop());
    QCOMPARE(now(m_shop->db()).rate.toString(), expected);
}

void OwnTermsTest::whatNothingKeepsGoesEverywhere()
{
    const auto made = m_shop->run(u"CreateUser"_s, {{u"username"_s, u"gone"_s}, {u"email"_s, u"gone@example.com"_s}});
    QVERIFY(made);
    const qint64 user = made->value(u"user"_s).toInteger();
    const ServiceId service = plainService();
    QVERIFY(m_shop->run(u"SetUserRate"_s, {{u"user"_s, user}, {u"service"_s, service.value}, {u"rate"_s, u"1"_s}}));
    QVERIFY(m_shop->run(u"UpdateUser"_s, {{u"user"_s, user}, {u"discount"_s, u"1"_s}}));
    DeskAt desk(*m_shop, dir(u"desk"_s), 1);
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    desk.perform(u"DeleteUser"_s, {{u"user"_s, user}});
    QVERIFY(!UserStore(desk->replica().view()).byId(UserId(user)));
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    QVERIFY(!UserStore(m_shop->db()).byId(UserId(user)));
    QVERIFY(desk.equalsShop());
    QVERIFY(desk->replica().healed().isEmpty());
    QCOMPARE(m_shop->count(u"SELECT count(*) FROM user_rates WHERE user_id = %1"_s.arg(user)), 0);
}

QTEST_GUILESS_MAIN(OwnTermsTest)
#include "tst_own_terms.moc"
