// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

#include "tests/blackbox/shop_fixture.h"

using namespace Qt::StringLiterals;

namespace pw::test
{
namespace
{

/// Spelt without raw strings: moc 6.4.2 loses its way in those that end in a quotation mark.
QByteArray order(const QByteArray &fields)
{
    return "{\"service\":1,\"link\":\"https://example.com/p/1\"," + fields + '}';
}

QByteArray orderTo(const QByteArray &link)
{
    return "{\"service\":1,\"quantity\":100,\"link\":\"" + link + "\"}";
}

} // namespace

/// Each with a clear answer, and nothing changed.
class TestBadInput : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void ordersAreRefused_data();
    void ordersAreRefused();
    void amountsAreRefused_data();
    void amountsAreRefused();
    void registrationsAreRefused_data();
    void registrationsAreRefused();
    void requestsAreRefused_data();
    void requestsAreRefused();
    void expiredSessionIsRefused();
    void searchIsNotSql();
    void guessingIsSlowedDown();
    void shopIsSound();

private:
    [[nodiscard]] QJsonObject state();

    ShopFixture m_shop;
    std::unique_ptr<HttpClient> m_owner;
    std::unique_ptr<HttpClient> m_anna;
    std::unique_ptr<HttpClient> m_bert;
};

/// What must be the same afterwards: every count, every balance right, and Anna's money.
QJsonObject TestBadInput::state()
{
    QJsonObject state = m_shop.server.verify();
    state.insert(u"funds"_s, m_anna->get(u"/api/funds"_s).json());
    return state;
}

void TestBadInput::initTestCase()
{
    QVERIFY2(m_shop.open(), qPrintable(m_shop.server.problem()));
    m_owner = m_shop.owner();
    m_anna = m_shop.customer(u"Anna"_s, u"5"_s);
    m_bert = m_shop.customer(u"Bert"_s, u"5"_s);
    QCOMPARE(m_bert->post(u"/api/orders"_s, followers(100)).status, 201);
    QCOMPARE(state().value(u"ok"_s), QJsonValue(true));
}

void TestBadInput::ordersAreRefused_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("verdict");
    const auto row = [](const char *name, const QByteArray &body, const QString &verdict) {
        QTest::newRow(name) << body << verdict;
    };
    row("no body", {}, u"400 field_missing"_s);
    row("cut short", R"({"service":1,)", u"400 malformed_json"_s);
    row("a list", "[1]", u"400 malformed_json"_s);
    row("something behind", order(R"("quantity":100)") + "x", u"400 malformed_json"_s);
    row("not UTF-8", order("\"quantity\":100,\"comments\":\"\xff\""), u"400 malformed_json"_s);
    row("nested without end", order("\"quantity\":" + QByteArray(100'000, '[')), u"400 malformed_json"_s);
    row("unknown field", order(R"("quantity":100,"colour":"red")"), u"400 field_unknown"_s);
    row("somebody else's account", order(R"("quantity":100,"user":2)"), u"400 field_unknown"_s);
    row("its own price", order(R"("quantity":100,"charge":"0.00")"), u"400 field_unknown"_s);
    row("negative", order(R"("quantity":-100)"), u"422 quantity_must_be_positive"_s);
    row("zero", order(R"("quantity":0)"), u"422 quantity_must_be_positive"_s);
    row("fraction", order(R"("quantity":100.5)"), u"400 field_wrong_type"_s);
    row("largest number", order(R"("quantity":9223372036854775807)"), u"422 quantity_above_maximum"_s);
    row("smallest number", order(R"("quantity":-9223372036854775808)"), u"400 field_wrong_type"_s);
    row("larger than numbers are", order(R"("quantity":99999999999999999999)"), u"400 field_wrong_type"_s);
    row("a text for a number", order(R"("quantity":"100")"), u"400 field_wrong_type"_s);
    row("null", order(R"("quantity":null)"), u"400 field_wrong_type"_s);
    row("below the minimum", order(R"("quantity":9)"), u"422 quantity_below_minimum"_s);
    row("above the maximum", order(R"("quantity":10001)"), u"422 quantity_above_maximum"_s);
    row("more than he has", order(R"("quantity":5001)"), u"422 insufficient_funds"_s);
    row("comments for followers", order(R"("quantity":100,"comments":"hi")"), u"422 field_not_for_this_service"_s);
    row("no quantity", R"({"service":1,"link":"@a"})", u"400 field_missing"_s);
    row("no link", R"({"service":1,"quantity":100})", u"400 field_missing"_s);
    row("no service", R"({"link":"@a","quantity":100})", u"400 field_missing"_s);
    row("service zero", R"({"service":0,"link":"@a","quantity":100})", u"422 field_out_of_range"_s);
    row("unknown service", R"({"service":99,"link":"@a","quantity":100})", u"404 service_not_found"_s);
    row("no comments", R"({"service":2,"link":"@a","comments":" \n \r\n"})", u"422 comments_missing"_s);
    row("too many comments", R"({"service":2,"link":"@a","comments":"1\n2\n3\n4\n5\n6"})",
        u"422 quantity_above_maximum"_s);
    row("a link of 10 KB", orderTo("https://example.com/" + QByteArray(10'240, 'x')), u"422 link_malformed"_s);
    row("a link with blanks", orderTo("https://example.com/a b"), u"422 link_malformed"_s);
    row("a script", orderTo("javascript:alert(1)"), u"422 link_malformed"_s);
    row("another scheme", orderTo("ftp://example.com/a"), u"422 link_malformed"_s);
    row("an empty link", orderTo(""), u"422 text_empty"_s);
    row("a bell in the link", orderTo("https://example.com/\u0007"), u"422 text_has_control_characters"_s);
    row("more than an order is", order("\"comments\":\"" + QByteArray(300'000, 'x') + '"'), u"413 body_too_large"_s);
}

void TestBadInput::ordersAreRefused()
{
    QFETCH(const QByteArray, body);
    const QJsonObject before = state();
    const HttpReply reply = m_anna->send("POST", u"/api/orders"_s, body, {{"Content-Type", "application/json"}});
    QTEST(reply.verdict(), "verdict");
    QCOMPARE(reply.headers.value("content-type"), QByteArray("application/problem+json"));
    QVERIFY(!reply.text(u"request_id"_s).isEmpty());
    QCOMPARE(state(), before);
}

void TestBadInput::amountsAreRefused_data()
{
    QTest::addColumn<QByteArray>("amount");
    QTest::addColumn<QString>("verdict");
    const QString malformed = u"400 money_malformed"_s;
    QTest::newRow("exponent") << QByteArray(R"("1e3")") << malformed;
    QTest::newRow("nine decimals") << QByteArray(R"("1.123456789")") << malformed;
    QTest::newRow("a number") << QByteArray("25") << malformed;
    QTest::newRow("a fraction as a number") << QByteArray("25.1") << malformed;
    QTest::newRow("plus") << QByteArray(R"("+1")") << malformed;
    QTest::newRow("grouping") << QByteArray(R"("1,000")") << malformed;
    QTest::newRow("blanks") << QByteArray(R"(" 1 ")") << malformed;
    QTest::newRow("no digits") << QByteArray(R"(".5")") << malformed;
    QTest::newRow("not a number") << QByteArray(R"("NaN")") << malformed;
    QTest::newRow("other digits") << QByteArray(R"("١")") << malformed;
    QTest::newRow("beyond the range") << QByteArray(R"("99999999999999")") << malformed;
    QTest::newRow("empty") << QByteArray(R"("")") << malformed;
    QTest::newRow("zero") << QByteArray(R"("0.00")") << u"422 amount_must_not_be_zero"_s;
    QTest::newRow("more than there is") << QByteArray(R"("-5.00000001")") << u"422 balance_would_be_negative"_s;
}

void TestBadInput::amountsAreRefused()
{
    QFETCH(const QByteArray, amount);
    const QJsonObject before = state();
    const QByteArray body = R"({"reason":"x","amount":)" + amount + '}';
    const HttpReply reply =
        m_owner->send("POST", u"/api/admin/users/1/add-fund"_s, body, {{"Content-Type", "application/json"}});
    QTEST(reply.verdict(), "verdict");
    QCOMPARE(state(), before);
}

void TestBadInput::registrationsAreRefused_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("email");
    QTest::addColumn<QString>("password");
    QTest::addColumn<QString>("verdict");
    const QString good = u"long enough"_s;
    const QString mail = u"new@example.com"_s;
    QTest::newRow("short name") << u"ab"_s << mail << good << u"422 username_malformed"_s;
    QTest::newRow("name with blanks") << u"a b c"_s << mail << good << u"422 username_malformed"_s;
    QTest::newRow("name like markup") << u"<script>"_s << mail << good << u"422 username_malformed"_s;
    QTest::newRow("name with a line break") << u"abc\nd"_s << mail << good << u"422 username_malformed"_s;
    QTest::newRow("taken in another case") << u"aNNA"_s << mail << good << u"409 username_taken"_s;
    QTest::newRow("no e-mail") << u"newone"_s << u"example.com"_s << good << u"422 email_malformed"_s;
    QTest::newRow("e-mail taken") << u"newone"_s << u"ANNA@example.com"_s << good << u"409 email_taken"_s;
    QTest::newRow("short password") << u"newone"_s << mail << u"1234567"_s << u"422 password_too_short"_s;
    QTest::newRow("endless password") << u"newone"_s << mail << QString(1025, u'x') << u"422 text_too_long"_s;
}

void TestBadInput::registrationsAreRefused()
{
    QFETCH(const QString, name);
    QFETCH(const QString, email);
    QFETCH(const QString, password);
    const QJsonObject before = state();
    HttpClient client = m_shop.anyone();
    QTEST(client.post(u"/api/auth/register"_s, {{u"username"_s, name}, {u"email"_s, email}, {u"password"_s, password}})
              .verdict(),
          "verdict");
    QCOMPARE(state(), before);
}

void TestBadInput::requestsAreRefused_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("path");
    QTest::addColumn<HttpHeaders>("headers");
    QTest::addColumn<QString>("verdict");
    const HttpHeaders none;
    const QByteArray json = "application/json";
    QTest::newRow("another's order") << QByteArray("GET") << u"/api/orders/1"_s << none << u"404 order_not_found"_s;
    QTest::newRow("cancel another's order")
        << QByteArray("POST") << u"/api/orders/1/cancel"_s << none << u"404 order_not_found"_s;
    QTest::newRow("no number") << QByteArray("GET") << u"/api/orders/one"_s << none << u"404 order_not_found"_s;
    QTest::newRow("a leading zero") << QByteArray("GET") << u"/api/orders/01"_s << none << u"404 order_not_found"_s;
    QTest::newRow("beyond numbers") << QByteArray("GET") << u"/api/orders/99999999999999999999"_s << none
                                    << u"404 order_not_found"_s;
    QTest::newRow("no such status") << QByteArray("GET") << u"/api/orders?status=lost"_s << none
                                    << u"400 field_not_one_of"_s;
    QTest::newRow("page too large") << QByteArray("GET") << u"/api/orders?limit=1000"_s << none
                                    << u"422 field_out_of_range"_s;
    QTest::newRow("no such page") << QByteArray("GET") << u"/api/transactions?after=abc"_s << none
                                  << u"400 cursor_malformed"_s;
    QTest::newRow("no such route") << QByteArray("GET") << u"/api/order"_s << none << u"404 route_not_found"_s;
    QTest::newRow("no such method") << QByteArray("PATCH") << u"/api/orders"_s << none << u"405 method_not_allowed"_s;
    QTest::newRow("unknown token") << QByteArray("GET") << u"/api/funds"_s
                                   << HttpHeaders{{"Authorization", "Bearer nobody"}} << u"401 not_signed_in"_s;
    QTest::newRow("another scheme") << QByteArray("GET") << u"/api/funds"_s
                                    << HttpHeaders{{"Authorization", "Basic YTpi"}} << u"401 not_signed_in"_s;
    QTest::newRow("two tokens") << QByteArray("GET") << u"/api/funds"_s
                                << HttpHeaders{{"Authorization", "Bearer a"}, {"Authorization", "Bearer b"}}
                                << u"401 not_signed_in"_s;
    QTest::newRow("empty key") << QByteArray("POST") << u"/api/orders"_s
                               << HttpHeaders{{"Content-Type", json}, {"Idempotency-Key", ""}} << u"422 text_empty"_s;
    QTest::newRow("endless key") << QByteArray("POST") << u"/api/orders"_s
                                 << HttpHeaders{{"Content-Type", json}, {"Idempotency-Key", QByteArray(256, 'k')}}
                                 << u"422 text_too_long"_s;
    QTest::newRow("two keys") << QByteArray("POST") << u"/api/orders"_s
                              << HttpHeaders{{"Idempotency-Key", "a"}, {"Idempotency-Key", "b"}}
                              << u"400 field_wrong_type"_s;
    QTest::newRow("a form") << QByteArray("POST") << u"/api/tickets"_s << HttpHeaders{{"Content-Type", "text/plain"}}
                            << u"415 content_type_unsupported"_s;
}

void TestBadInput::requestsAreRefused()
{
    QFETCH(const QByteArray, method);
    QFETCH(const QString, path);
    QFETCH(const HttpHeaders, headers);
    const QJsonObject before = state();
    const QByteArray body = path == u"/api/tickets"_s ? QByteArray("type=other") : QByteArray();
    QTEST(m_anna->send(method, path, body, headers).verdict(), "verdict");
    QCOMPARE(state(), before);
}

void TestBadInput::expiredSessionIsRefused()
{
    const auto carl = m_shop.customer(u"Carl"_s);
    QCOMPARE(carl->get(u"/api/funds"_s).status, 200);
    {
        QSqlDatabase db = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"tamper"_s);
        db.setDatabaseName(m_shop.server.databaseFile());
        QVERIFY(db.open());
        QSqlQuery query(db);
        QVERIFY(query.exec(
            u"UPDATE sessions SET expires_at = 1 WHERE owner_id = (SELECT id FROM users WHERE username = 'Carl')"_s));
        QCOMPARE(query.numRowsAffected(), 1);
    }
    QSqlDatabase::removeDatabase(u"tamper"_s);
    QCOMPARE(carl->get(u"/api/funds"_s).verdict(), u"401 session_expired"_s);
    QCOMPARE(carl->post(u"/api/orders"_s, followers(100)).verdict(), u"401 session_expired"_s);
}

void TestBadInput::searchIsNotSql()
{
    for (const QString &search : {u"'%20OR%201=1--"_s, u"%25"_s, u"_"_s, u"%22;DROP%20TABLE%20orders"_s}) {
        const HttpReply found = m_owner->get(u"/api/admin/orders?q="_s + search);
        QCOMPARE(found.status, 200);
        QCOMPARE(found.items().size(), 0);
    }
}

void TestBadInput::guessingIsSlowedDown()
{
    HttpClient guesser = m_shop.anyone();
    const QJsonObject wrong{{u"login"_s, u"bert"_s}, {u"password"_s, u"guess guess"_s}};
    for (int i = 0; i < 5; ++i)
        QCOMPARE(guesser.post(u"/api/auth/login"_s, wrong).verdict(), u"401 wrong_credentials"_s);
    const HttpReply slowed = guesser.post(u"/api/auth/login"_s, wrong);
    QCOMPARE(slowed.verdict(), u"429 too_many_attempts"_s);
    QVERIFY(slowed.headers.value("retry-after").toInt() >= 1);
    // Other accounts, and sessions that are open, do not notice.
    const QJsonObject other{{u"login"_s, u"anna"_s}, {u"password"_s, u"correct horse battery"_s}};
    QCOMPARE(guesser.post(u"/api/auth/login"_s, other).status, 200);
    QCOMPARE(m_bert->get(u"/api/funds"_s).status, 200);
}

void TestBadInput::shopIsSound()
{
    QCOMPARE(m_shop.server.stop(), 0);
    QCOMPARE(m_shop.server.verify().value(u"ok"_s), QJsonValue(true));
}

} // namespace pw::test

QTEST_GUILESS_MAIN(pw::test::TestBadInput)
#include "tst_bad_input.moc"
