// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include <QJsonArray>
#include <QTest>

#include "tests/blackbox/shop_fixture.h"

using namespace Qt::StringLiterals;

namespace pw::test
{

/// The owner at work over REST.
class TestAdminJourney : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void onlyStaffComeIn();
    void editsTheCatalogue();
    void creditsAndTakes();
    void worksOrders();
    void suspends();
    void answersTickets();
    void listsAndSearches();
    void dashboardAgrees();
    void disabledStaffAreOut();
    void shopIsSound();

private:
    ShopFixture m_shop;
    std::unique_ptr<HttpClient> m_owner;
    std::unique_ptr<HttpClient> m_anna;
};

void TestAdminJourney::initTestCase()
{
    QVERIFY2(m_shop.open(), qPrintable(m_shop.server.problem()));
    m_owner = m_shop.owner();
    m_anna = m_shop.customer(u"Anna"_s, u"50"_s);
}

void TestAdminJourney::onlyStaffComeIn()
{
    HttpClient nobody = m_shop.anyone();
    QCOMPARE(nobody.get(u"/api/admin/users"_s).verdict(), u"401 not_signed_in"_s);
    QCOMPARE(m_anna->get(u"/api/admin/users"_s).verdict(), u"403 not_allowed"_s);
    QCOMPARE(m_anna->put(u"/api/admin/users/1/suspend"_s, {{u"reason"_s, u"x"_s}}).verdict(), u"403 not_allowed"_s);
    QCOMPARE(m_owner->get(u"/api/orders"_s).verdict(), u"403 not_allowed"_s);
    // A customer's password does not open the other door, nor an owner's this one.
    QCOMPARE(
        nobody.post(u"/api/admin/auth/login"_s, {{u"login"_s, u"Anna"_s}, {u"password"_s, u"correct horse battery"_s}})
            .verdict(),
        u"401 wrong_credentials"_s);
    QCOMPARE(
        nobody.post(u"/api/auth/login"_s, {{u"login"_s, u"owner"_s}, {u"password"_s, m_shop.server.ownerPassword()}})
            .verdict(),
        u"401 wrong_credentials"_s);
    const QJsonObject staff = nobody
                                  .post(u"/api/admin/auth/login"_s,
                                        {{u"login"_s, u"owner"_s}, {u"password"_s, m_shop.server.ownerPassword()}})
                                  .json()
                                  .value(u"staff"_s)
                                  .toObject();
    QCOMPARE(staff, (QJsonObject{{u"id"_s, 1}, {u"name"_s, u"owner"_s}, {u"role"_s, u"owner"_s}}));
}

void TestAdminJourney::editsTheCatalogue()
{
    const HttpReply category = m_owner->post(u"/api/admin/categories"_s, {{u"name"_s, u"Likes"_s}, {u"position"_s, 2}});
    QCOMPARE(category.verdict(), u"201"_s);
    QCOMPARE(m_owner->post(u"/api/admin/categories"_s, {{u"name"_s, u"Likes"_s}}).verdict(),
             u"409 category_name_taken"_s);
    QCOMPARE(m_owner->put(u"/api/admin/categories/2"_s, {{u"name"_s, u"All likes"_s}}).text(u"name"_s), u"All likes"_s);
    QCOMPARE(m_owner->get(u"/api/admin/categories/2"_s).text(u"name"_s), u"All likes"_s);
    QCOMPARE(m_owner->get(u"/api/admin/categories"_s).items().size(), 2);
    const QJsonObject wanted{
        {u"category"_s, 2}, {u"name"_s, u"Likes"_s}, {u"rate"_s, u"0.27819"_s}, {u"min"_s, 5}, {u"max"_s, 500}};
    const HttpReply made = m_owner->post(u"/api/admin/services"_s, wanted);
    QCOMPARE(made.verdict(), u"201"_s);
    const QString path = u"/api/admin/services/"_s + QString::number(made.number(u"id"_s));
    QCOMPARE(m_owner->put(path, {{u"rate"_s, u"0.3"_s}, {u"description"_s, u"Fast"_s}}).text(u"rate"_s), u"0.30"_s);
    QCOMPARE(m_owner->get(path).text(u"description"_s), u"Fast"_s);
    QCOMPARE(m_owner->put(path, {{u"rate"_s, u"0.123456"_s}}).verdict(), u"400 rate_malformed"_s);
    QCOMPARE(m_owner->put(path, {{u"min"_s, 501}}).verdict(), u"422 minimum_above_maximum"_s);
    QCOMPARE(m_owner->put(path, {{u"colour"_s, u"red"_s}}).verdict(), u"400 field_unknown"_s);
    QCOMPARE(m_owner->put(path, {{u"service"_s, 1}}).verdict(), u"400 field_unknown"_s);
    QCOMPARE(m_owner->put(u"/api/admin/services/999"_s, {{u"rate"_s, u"1"_s}}).verdict(), u"404 service_not_found"_s);
    QCOMPARE(m_owner->put(path, {{u"category"_s, 77}}).verdict(), u"404 category_not_found"_s);
    QCOMPARE(m_owner->put(u"/api/admin/categories/2"_s, {{u"enabled"_s, false}}).status, 200);
    QCOMPARE(m_anna->get(u"/api/services"_s).items().size(), 4);
    QCOMPARE(m_anna
                 ->post(u"/api/orders"_s,
                        {{u"service"_s, made.number(u"id"_s)}, {u"link"_s, u"@anna"_s}, {u"quantity"_s, 10}})
                 .verdict(),
             u"422 service_disabled"_s);
}

void TestAdminJourney::creditsAndTakes()
{
    const QString path = u"/api/admin/users/1/add-fund"_s;
    const HttpReply credited = m_owner->post(path, {{u"amount"_s, u"0.00000001"_s}, {u"reason"_s, u"A crumb"_s}});
    QCOMPARE(credited.verdict(), u"201"_s);
    QCOMPARE(credited.text(u"balance"_s), u"50.00000001"_s);
    QCOMPARE(credited.json().value(u"transaction"_s).toObject().value(u"kind"_s).toString(), u"manual_credit"_s);
    QCOMPARE(m_owner->post(path, {{u"amount"_s, u"-0.00000001"_s}, {u"reason"_s, u"Back"_s}}).text(u"balance"_s),
             u"50.00"_s);
    QCOMPARE(m_owner->post(path, {{u"amount"_s, u"-50.01"_s}, {u"reason"_s, u"Too much"_s}}).verdict(),
             u"422 balance_would_be_negative"_s);
    QCOMPARE(m_owner->post(path, {{u"amount"_s, u"0"_s}, {u"reason"_s, u"Nothing"_s}}).verdict(),
             u"422 amount_must_not_be_zero"_s);
    QCOMPARE(m_owner->post(path, {{u"amount"_s, u"92233720368"_s}, {u"reason"_s, u"All of it"_s}}).verdict(),
             u"422 balance_out_of_range"_s);
    QCOMPARE(m_owner->post(u"/api/admin/users/77/add-fund"_s, {{u"amount"_s, u"1"_s}, {u"reason"_s, u"?"_s}}).verdict(),
             u"404 user_not_found"_s);
}

void TestAdminJourney::worksOrders()
{
    for (int i = 0; i < 3; ++i)
        QCOMPARE(m_anna->post(u"/api/orders"_s, followers(1000)).status, 201);
    const QString first = u"/api/admin/orders/1"_s;
    QCOMPARE(
        m_owner->put(first + u"/status"_s, {{u"status"_s, u"in_progress"_s}, {u"start_count"_s, 7}}).text(u"status"_s),
        u"in_progress"_s);
    const HttpReply partial = m_owner->put(first + u"/status"_s, {{u"status"_s, u"partial"_s}, {u"remains"_s, 250}});
    QCOMPARE(partial.text(u"refunded"_s), u"0.25"_s);
    QCOMPARE(partial.number(u"start_count"_s), 7);
    QCOMPARE(m_owner->put(first + u"/status"_s, {{u"status"_s, u"completed"_s}}).verdict(),
             u"409 order_state_forbids"_s);
    QCOMPARE(
        m_owner->put(u"/api/admin/orders/2/status"_s, {{u"status"_s, u"partial"_s}, {u"remains"_s, 1001}}).verdict(),
        u"422 remains_out_of_range"_s);
    QCOMPARE(m_owner->put(u"/api/admin/orders/2/status"_s, {{u"status"_s, u"done"_s}}).verdict(),
             u"400 field_not_one_of"_s);
    QCOMPARE(m_owner->put(u"/api/admin/orders/2/status"_s, {{u"status"_s, u"completed"_s}}).text(u"refunded"_s),
             u"0.00"_s);
    QCOMPARE(m_owner->post(u"/api/admin/orders/3/cancel"_s).text(u"refunded"_s), u"1.00"_s);
    QCOMPARE(m_owner->post(u"/api/admin/orders/3/cancel"_s).verdict(), u"409 order_not_cancelable"_s);
    QCOMPARE(m_owner->post(u"/api/admin/orders/99/cancel"_s).verdict(), u"404 order_not_found"_s);
    QCOMPARE(m_owner->post(u"/api/admin/orders/abc/cancel"_s).verdict(), u"404 order_not_found"_s);
    const HttpReply funds = m_anna->get(u"/api/funds"_s);
    QCOMPARE(funds.text(u"balance"_s), u"48.25"_s);
    QCOMPARE(funds.text(u"on_hold"_s), u"0.00"_s);
    QCOMPARE(m_owner->get(u"/api/admin/users/1"_s).text(u"spent"_s), u"1.75"_s);
}

void TestAdminJourney::suspends()
{
    const auto bert = m_shop.customer(u"Bert"_s, u"5"_s);
    const QString key = ShopFixture::apiKey(*bert);
    QCOMPARE(m_owner->put(u"/api/admin/users/2/suspend"_s, {{u"reason"_s, u"Chargeback"_s}}).text(u"state"_s),
             u"suspended"_s);
    QCOMPARE(m_owner->put(u"/api/admin/users/2/suspend"_s, {{u"reason"_s, u"Again"_s}}).verdict(),
             u"409 user_already_suspended"_s);
    QCOMPARE(bert->get(u"/api/funds"_s).verdict(), u"403 user_suspended"_s);
    QCOMPARE(bert->post(u"/api/orders"_s, followers(10)).verdict(), u"403 user_suspended"_s);
    HttpClient nobody = m_shop.anyone();
    QCOMPARE(nobody.post(u"/api/auth/login"_s, {{u"login"_s, u"bert"_s}, {u"password"_s, u"correct horse battery"_s}})
                 .verdict(),
             u"403 user_suspended"_s);
    QCOMPARE(nobody.postForm(u"/api/v2"_s, {{u"key"_s, key}, {u"action"_s, u"balance"_s}}).text(u"error"_s),
             u"Invalid API key"_s);
    QCOMPARE(m_owner->put(u"/api/admin/users/2/unsuspend"_s).text(u"state"_s), u"active"_s);
    QCOMPARE(bert->post(u"/api/orders"_s, followers(10)).status, 201);
}

void TestAdminJourney::answersTickets()
{
    const HttpReply opened = m_anna->post(
        u"/api/tickets"_s, {{u"type"_s, u"other"_s}, {u"subject"_s, u"Hello"_s}, {u"message"_s, u"<b>Hi</b>"_s}});
    const QString path = u"/api/admin/tickets/"_s + QString::number(opened.number(u"id"_s));
    QCOMPARE(m_owner->get(u"/api/admin/tickets?status=open"_s).items().size(), 1);
    QCOMPARE(m_owner->get(path).json().value(u"messages"_s).toArray().first().toObject().value(u"text"_s).toString(),
             u"<b>Hi</b>"_s);
    const HttpReply replied = m_owner->post(path + u"/reply"_s, {{u"text"_s, u"Hello Anna"_s}});
    QCOMPARE(replied.text(u"status"_s), u"replied"_s);
    QCOMPARE(replied.json().value(u"read"_s), QJsonValue(true));
    QCOMPARE(m_owner->post(path + u"/reply"_s, {{u"text"_s, u"   "_s}}).verdict(), u"422 text_empty"_s);
    QCOMPARE(m_owner->get(u"/api/admin/tickets/99"_s).verdict(), u"404 ticket_not_found"_s);
}

void TestAdminJourney::listsAndSearches()
{
    QCOMPARE(m_owner->get(u"/api/admin/users?q=ann"_s).items().size(), 1);
    QCOMPARE(m_owner->get(u"/api/admin/users?state=suspended"_s).items().size(), 0);
    QCOMPARE(m_owner->get(u"/api/admin/orders?status=canceled"_s).items().size(), 1);
    QCOMPARE(m_owner->get(u"/api/admin/orders?user=2"_s).items().size(), 1);
    QCOMPARE(m_owner->get(u"/api/admin/orders?q=bert"_s).items().size(), 1);
    QCOMPARE(m_owner->get(u"/api/admin/services?enabled=true&limit=2"_s).items().size(), 2);
    QCOMPARE(m_owner->get(u"/api/admin/services?q=pack"_s).items().size(), 2);
    QCOMPARE(m_owner->get(u"/api/admin/orders?colour=red"_s).verdict(), u"400 field_unknown"_s);
    QCOMPARE(m_owner->get(u"/api/admin/orders?after=x"_s).verdict(), u"400 cursor_malformed"_s);
    QStringList names;
    QString after;
    do {
        const HttpReply page = m_owner->get(u"/api/admin/services?limit=2"_s + after);
        for (const QJsonValue &item : page.items())
            names << item.toObject().value(u"name"_s).toString();
        const QString next = page.text(u"next"_s);
        after = next.isEmpty() ? QString() : QString(u"&after="_s + next);
    } while (!after.isEmpty());
    QCOMPARE(names, (QStringList{u"Followers"_s, u"Comments"_s, u"Pack"_s, u"Comment pack"_s, u"Likes"_s}));
}

void TestAdminJourney::dashboardAgrees()
{
    const QJsonObject stats = m_owner->get(u"/api/admin/dashboard/stats"_s).json();
    const QJsonObject orders = stats.value(u"orders"_s).toObject();
    QCOMPARE(orders.value(u"total"_s).toInt(), 4);
    QCOMPARE(orders.value(u"completed"_s).toInt(), 1);
    QCOMPARE(stats.value(u"users"_s).toObject().value(u"total"_s).toInt(), 2);
    QCOMPARE(stats.value(u"tickets"_s).toObject().value(u"replied"_s).toInt(), 1);
    QCOMPARE(stats.value(u"revenue"_s).toString(), u"1.75"_s);
    QCOMPARE(stats.value(u"refunded"_s).toString(), u"1.25"_s);
    QCOMPARE(stats.value(u"balances"_s).toString(), u"53.24"_s);
    QCOMPARE(stats.value(u"on_hold"_s).toString(), u"0.01"_s);
    QCOMPARE(stats.value(u"daily"_s).toArray().size(), 30);
    QCOMPARE(stats.value(u"daily"_s).toArray().last().toObject().value(u"orders"_s).toInt(), 4);
}

void TestAdminJourney::disabledStaffAreOut()
{
    QCOMPARE(
        m_shop.server.run(u"staff"_s, {u"add"_s, u"helper"_s, u"--password-file"_s, m_shop.server.ownerPasswordFile()})
            .exitCode,
        0);
    HttpClient helper = m_shop.anyone();
    const QJsonObject login{{u"login"_s, u"helper"_s}, {u"password"_s, m_shop.server.ownerPassword()}};
    helper.setToken(helper.post(u"/api/admin/auth/login"_s, login).text(u"token"_s));
    QCOMPARE(helper.get(u"/api/admin/users"_s).status, 200);
    QCOMPARE(m_shop.server.run(u"staff"_s, {u"disable"_s, u"helper"_s}).exitCode, 0);
    QCOMPARE(helper.get(u"/api/admin/users"_s).verdict(), u"403 not_allowed"_s);
    QCOMPARE(helper.post(u"/api/admin/auth/login"_s, login).verdict(), u"401 wrong_credentials"_s);
}

void TestAdminJourney::shopIsSound()
{
    QCOMPARE(m_shop.server.stop(), 0);
    QCOMPARE(m_shop.server.verify().value(u"ok"_s), QJsonValue(true));
}

} // namespace pw::test

QTEST_GUILESS_MAIN(pw::test::TestAdminJourney)
#include "tst_admin_journey.moc"
