// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/domain/decisions.h"
#include "core/domain/link.h"

#include <QTest>

using namespace pw;
using namespace Qt::StringLiterals;

namespace
{

User userWith(const char *balance)
{
    User user;
    user.id = UserId(7);
    user.balance = Money::parse(QString::fromLatin1(balance)).value();
    return user;
}

Service serviceOf(ServiceType type)
{
    Service service;
    service.id = ServiceId(3);
    service.type = type;
    service.rate = Rate::parse(u"0.90").value();
    service.min = 10;
    service.max = 1000;
    return service;
}

Order orderIn(OrderStatus status)
{
    Order order;
    order.id = OrderId(1);
    order.user = UserId(7);
    order.quantity = 1000;
    order.remains = 1000;
    order.charge = Money::parse(u"0.90").value();
    order.status = status;
    return order;
}

QString nameOf(const auto &decided)
{
    return decided.ok() ? QString() : refusalName(decided.error().code);
}

constexpr OrderStatus everyStatus[] = {OrderStatus::Pending, OrderStatus::Processing, OrderStatus::InProgress,
                                       OrderStatus::Partial, OrderStatus::Completed,  OrderStatus::Canceled};

} // namespace

class DecisionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void placesOrRefuses_data();
    void placesOrRefuses();
    void firstRefusalWins();
    void countsComments();
    void links_data();
    void links();
    void onlyOpenOrdersMove();
    void settles_data();
    void settles();
    void cancelRights_data();
    void cancelRights();
    void funds_data();
    void funds();
    void names_data();
    void names();
    void everyRefusalHasItsOwnWords();
};

void DecisionsTest::placesOrRefuses_data()
{
    QTest::addColumn<ServiceType>("type");
    QTest::addColumn<QString>("balance");
    QTest::addColumn<qint64>("quantity");  // -1 = absent
    QTest::addColumn<QString>("comments"); // null = absent
    QTest::addColumn<QString>("charge");
    QTest::addColumn<QString>("refusal");
    const QString absent;
    using enum ServiceType;
    QTest::newRow("exact balance") << Default << u"0.90"_s << 1000LL << absent << u"0.90"_s << absent;
    QTest::newRow("one unit short") << Default << u"0.89999999"_s << 1000LL << absent << absent
                                    << u"insufficient_funds"_s;
    QTest::newRow("minimum") << Default << u"9"_s << 10LL << absent << u"0.009"_s << absent;
    QTest::newRow("below") << Default << u"9"_s << 9LL << absent << absent << u"quantity_below_minimum"_s;
    QTest::newRow("above") << Default << u"9"_s << 1001LL << absent << absent << u"quantity_above_maximum"_s;
    QTest::newRow("zero") << Default << u"9"_s << 0LL << absent << absent << u"quantity_must_be_positive"_s;
    QTest::newRow("negative") << Default << u"9"_s << -5LL << absent << absent << u"quantity_must_be_positive"_s;
    QTest::newRow("missing") << Default << u"9"_s << -1LL << absent << absent << u"field_missing"_s;
    QTest::newRow("comments where none go")
        << Default << u"9"_s << 10LL << u"hi"_s << absent << u"field_not_for_this_service"_s;
    QTest::newRow("package") << Package << u"0.90"_s << -1LL << absent << u"0.90"_s << absent;
    QTest::newRow("package with quantity")
        << Package << u"9"_s << 5LL << absent << absent << u"field_not_for_this_service"_s;
    QTest::newRow("no comments") << CustomComments << u"9"_s << -1LL << absent << absent << u"comments_missing"_s;
    QTest::newRow("blank comments") << CustomComments << u"9"_s << -1LL << u" \r\n \n"_s << absent
                                    << u"comments_missing"_s;
    QTest::newRow("ten comments") << CustomComments << u"9"_s << -1LL << QString(u"a\n"_s).repeated(10) << u"0.009"_s
                                  << absent;
    QTest::newRow("nine comments") << CustomComments << u"9"_s << -1LL << QString(u"a\n"_s).repeated(9) << absent
                                   << u"quantity_below_minimum"_s;
    QTest::newRow("comment package") << CustomCommentsPackage << u"9"_s << -1LL << u"a"_s << u"0.90"_s << absent;
}

void DecisionsTest::placesOrRefuses()
{
    QFETCH(ServiceType, type);
    QFETCH(QString, balance);
    QFETCH(qint64, quantity);
    QFETCH(QString, comments);
    QFETCH(QString, charge);
    QFETCH(QString, refusal);
    decide::OrderRequest request{.link = u"https://example.com/p/1"_s, .quantity = {}, .runs = {}, .interval = {}};
    if (quantity != -1)
        request.quantity = quantity;
    if (!comments.isNull())
        request.fields.insert(OrderField::Comments, comments);
    const auto placed = decide::placeOrder(userWith(balance.toLatin1().constData()), serviceOf(type), request);
    QCOMPARE(nameOf(placed), refusal);
    if (placed)
        QCOMPARE(placed->charge, Money::parse(charge).value());
}

void DecisionsTest::firstRefusalWins()
{
    User user = userWith("0");
    Service service = serviceOf(ServiceType::Default);
    decide::OrderRequest request{.link = u"not a link"_s, .quantity = -1, .runs = {}, .interval = {}};
    user.state = UserState::Suspended;
    service.enabled = false;
    QCOMPARE(nameOf(decide::placeOrder(user, service, request)), u"user_suspended"_s);
    user.state = UserState::Active;
    QCOMPARE(nameOf(decide::placeOrder(user, service, request)), u"service_disabled"_s);
    service.enabled = true;
    QCOMPARE(nameOf(decide::placeOrder(user, service, request)), u"link_malformed"_s);
    request.link = u"@name"_s;
    QCOMPARE(nameOf(decide::placeOrder(user, service, request)), u"quantity_must_be_positive"_s);
    request.quantity = 10;
    QCOMPARE(nameOf(decide::placeOrder(user, service, request)), u"insufficient_funds"_s);
}

void DecisionsTest::countsComments()
{
    Service service = serviceOf(ServiceType::CustomComments);
    service.min = 1;
    const auto placed = decide::placeOrder(userWith("9"), service,
                                           {.link = u"@name"_s,
                                            .quantity = {},
                                            .runs = {},
                                            .interval = {},
                                            .fields = {{OrderField::Comments, u"first\r\n\n  second  \nthird"_s}}});
    QVERIFY(placed.ok());
    QCOMPARE(placed->quantity, 3);
    QCOMPARE(placed->fields.value(OrderField::Comments), u"first\nsecond\nthird"_s);
}

void DecisionsTest::links_data()
{
    QTest::addColumn<QString>("link");
    QTest::addColumn<bool>("good");
    QTest::newRow("https") << u"https://www.instagram.com/p/Cx1/"_s << true;
    QTest::newRow("http") << u"HTTP://example.com"_s << true;
    QTest::newRow("handle") << u"@some.one"_s << true;
    QTest::newRow("name") << u"some_one"_s << true;
    QTest::newRow("empty") << u""_s << false;
    QTest::newRow("blank inside") << u"https://example.com/a b"_s << false;
    QTest::newRow("line break") << u"https://example.com/\nX"_s << false;
    QTest::newRow("ftp") << u"ftp://example.com/x"_s << false;
    QTest::newRow("javascript") << u"JavaScript:alert(1)"_s << false;
    QTest::newRow("data") << u"data:text/html,x"_s << false;
    QTest::newRow("scheme only") << u"https://"_s << false;
    QTest::newRow("10 KB") << QString(u"https://example.com/"_s + QString(10'240, u'a')) << false;
}

void DecisionsTest::links()
{
    QFETCH(QString, link);
    QFETCH(bool, good);
    QCOMPARE(isLink(link), good);
}

void DecisionsTest::onlyOpenOrdersMove()
{
    for (const OrderStatus from : everyStatus) {
        for (const OrderStatus to : everyStatus) {
            const bool open =
                from == OrderStatus::Pending || from == OrderStatus::Processing || from == OrderStatus::InProgress;
            const bool backToPending = to == OrderStatus::Pending && from != OrderStatus::Pending;
            QCOMPARE(decide::canMove(from, to), open && !backToPending);
        }
    }
}

void DecisionsTest::settles_data()
{
    QTest::addColumn<OrderStatus>("status");
    QTest::addColumn<qint64>("remains"); // -1 = absent
    QTest::addColumn<QString>("kept");
    QTest::addColumn<QString>("refunded");
    QTest::addColumn<QString>("refusal");
    using enum OrderStatus;
    const QString none;
    QTest::newRow("completed") << Completed << -1LL << u"0.90"_s << u"0.00"_s << none;
    QTest::newRow("completed, with a rest said") << Completed << 10LL << u"0.90"_s << u"0.00"_s << none;
    QTest::newRow("partial") << Partial << 157LL << u"0.7587"_s << u"0.1413"_s << none;
    QTest::newRow("canceled") << Canceled << -1LL << u"0.00"_s << u"0.90"_s << none;
    QTest::newRow("canceled after a part") << Canceled << 400LL << u"0.54"_s << u"0.36"_s << none;
    QTest::newRow("more remains than ordered") << Partial << 1001LL << none << none << u"remains_out_of_range"_s;
    QTest::newRow("negative remains") << Partial << -2LL << none << none << u"remains_out_of_range"_s;
}

void DecisionsTest::settles()
{
    QFETCH(OrderStatus, status);
    QFETCH(qint64, remains);
    QFETCH(QString, kept);
    QFETCH(QString, refunded);
    QFETCH(QString, refusal);
    decide::StatusRequest request{.status = status, .startCount = {}, .remains = {}};
    if (remains != -1)
        request.remains = remains;
    const auto changed = decide::setStatus(orderIn(OrderStatus::InProgress), request);
    QCOMPARE(nameOf(changed), refusal);
    if (!changed)
        return;
    QCOMPARE(changed->settlement->kept.toString(), kept);
    QCOMPARE(changed->settlement->refunded.toString(), refunded);
}

void DecisionsTest::cancelRights_data()
{
    QTest::addColumn<OrderStatus>("status");
    QTest::addColumn<bool>("staff");
    QTest::addColumn<bool>("serviceAllows");
    QTest::addColumn<bool>("allowed");
    using enum OrderStatus;
    QTest::newRow("staff, pending") << Pending << true << false << true;
    QTest::newRow("staff, running") << InProgress << true << false << true;
    QTest::newRow("staff, completed") << Completed << true << true << false;
    QTest::newRow("staff, canceled twice") << Canceled << true << true << false;
    QTest::newRow("customer, pending") << Pending << false << true << true;
    QTest::newRow("customer, service forbids") << Pending << false << false << false;
    QTest::newRow("customer, running") << InProgress << false << true << false;
}

void DecisionsTest::cancelRights()
{
    QFETCH(OrderStatus, status);
    QFETCH(bool, staff);
    QFETCH(bool, serviceAllows);
    QFETCH(bool, allowed);
    const Actor actor =
        staff ? Actor::staff(StaffId(1), u"owner"_s, Role::Owner) : Actor::customer(UserId(7), u"anna"_s);
    const auto change = decide::cancelOrder(orderIn(status), actor, serviceAllows);
    QCOMPARE(change.ok(), allowed);
    if (!change) {
        QCOMPARE(nameOf(change), u"order_not_cancelable"_s);
        QCOMPARE(change.error().fact, toWord(status));
    }
}

void DecisionsTest::funds_data()
{
    QTest::addColumn<QString>("balance");
    QTest::addColumn<QString>("amount");
    QTest::addColumn<QString>("result");
    QTest::newRow("credit") << u"1.00"_s << u"25"_s << u"26.00"_s;
    QTest::newRow("take all") << u"1.00"_s << u"-1"_s << u"0.00"_s;
    QTest::newRow("take more") << u"1.00"_s << u"-1.00000001"_s << u"balance_would_be_negative"_s;
    QTest::newRow("nothing") << u"1.00"_s << u"0"_s << u"amount_must_not_be_zero"_s;
    QTest::newRow("too much") << u"92233720368"_s << u"1"_s << u"balance_out_of_range"_s;
}

void DecisionsTest::funds()
{
    QFETCH(QString, balance);
    QFETCH(QString, amount);
    QFETCH(QString, result);
    const auto after = decide::addFunds(userWith(balance.toLatin1().constData()), Money::parse(amount).value());
    QCOMPARE(after ? after->toString() : nameOf(after), result);
}

void DecisionsTest::names_data()
{
    QTest::addColumn<QString>("username");
    QTest::addColumn<QString>("email");
    QTest::addColumn<bool>("nameGood");
    QTest::addColumn<bool>("emailGood");
    QTest::newRow("plain") << u"anna"_s << u"anna@example.com"_s << true << true;
    QTest::newRow("short") << u"an"_s << u"a@b"_s << false << false;
    QTest::newRow("blank") << u"an na"_s << u"an na@example.com"_s << false << false;
    QTest::newRow("mark-up") << u"<b>anna"_s << u"anna@exa..mple"_s << false << false;
    QTest::newRow("line break at the end") << u"anna\n"_s << u"anna@example.com\n"_s << false << false;
}

void DecisionsTest::names()
{
    QFETCH(QString, username);
    QFETCH(QString, email);
    QFETCH(bool, nameGood);
    QFETCH(bool, emailGood);
    QCOMPARE(decide::checkUsername(username).ok(), nameGood);
    QCOMPARE(decide::checkEmail(email).ok(), emailGood);
}

void DecisionsTest::everyRefusalHasItsOwnWords()
{
    QSet<QString> names;
    int found = 0;
    for (int number = 0; number < 1000; ++number) {
        const auto code = static_cast<RefusalCode>(number);
        bool known = false;
        for (const QString &name : {u"malformed_json"_s, u"minimum_above_maximum"_s})
            known = known || refusalFromName(name) == code;
        if (!known)
            continue;
        ++found;
        QCOMPARE(refusalFromName(refusalName(code)), code);
        QVERIFY(!names.contains(refusalName(code)));
        names << refusalName(code);
    }
    QCOMPARE(found, 2);
    QCOMPARE(refusalSentence({RefusalCode::QuantityBelowMinimum, u"quantity"_s, u"50"_s}),
             u"The quantity is below the minimum of 50."_s);
}

QTEST_GUILESS_MAIN(DecisionsTest)
#include "tst_decisions.moc"
