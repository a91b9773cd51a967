// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/blackbox/shop_fixture.h"

#include <QJsonArray>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pw::test
{

/// Every type of service, ordered as a customer does: the price first, then one by one, then many at once.
class TestOrdering : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyType_data();
    void everyType();
    void dripfeed();
    void quotes();
    void quoteTakesNothing();
    void massOrderAsText();
    void massOrderAsList();
    void massOrderOnceOnly();
    void massOrderRefused_data();
    void massOrderRefused();
    void shopIsSound();

private:
    /// As the list of the customer's orders has it.
    [[nodiscard]] QJsonObject listed(qint64 order) const;
    [[nodiscard]] QString balance() const { return m_anna->get(u"/api/funds"_s).text(u"balance"_s); }
    [[nodiscard]] QString outcomes(const HttpReply &reply) const;

    ShopFixture m_shop;
    std::unique_ptr<HttpClient> m_anna;
    QHash<QString, qint64> m_services;
};

namespace
{

constexpr const char *types[] = {
    "mentions",
    "mentions_with_hashtags",
    "mentions_custom_list",
    "mentions_hashtag",
    "mentions_user_followers",
    "mentions_media_likers",
    "comment_likes",
    "comment_replies",
    "poll",
    "invites_from_groups",
    "seo",
    "web_traffic",
};

} // namespace

void TestOrdering::initTestCase()
{
    QVERIFY2(m_shop.open(), qPrintable(m_shop.server.problem()));
    const auto owner = m_shop.owner();
    for (const char *type : types) {
        const QString word = QString::fromLatin1(type);
        const HttpReply made = owner->post(u"/api/admin/services"_s, {{u"category"_s, 1},
                                                                      {u"name"_s, word},
                                                                      {u"type"_s, word},
                                                                      {u"rate"_s, u"2.00"_s},
                                                                      {u"min"_s, 2},
                                                                      {u"max"_s, 1000},
                                                                      {u"dripfeed"_s, true}});
        QCOMPARE(made.verdict(), u"201"_s);
        m_services.insert(word, made.number(u"id"_s));
    }
    QCOMPARE(owner->put(u"/api/admin/services/1"_s, {{u"dripfeed"_s, true}}).status, 200);
    m_anna = m_shop.customer(u"Anna"_s, u"100"_s);
}

void TestOrdering::everyType_data()
{
    QTest::addColumn<QJsonObject>("fields");
    QTest::addColumn<QString>("charge");
    const QJsonObject counted{{u"quantity"_s, 500}};
    const auto row = [](const char *type, QJsonObject fields, const QString &charge) {
        QTest::newRow(type) << fields << charge;
    };
    const auto with = [&counted](std::initializer_list<std::pair<QString, QJsonValue>> more) {
        QJsonObject fields = counted;
        for (const auto &[name, value] : more)
            fields.insert(name, value);
        return fields;
    };
    row("mentions", with({{u"usernames"_s, u"anna\nbert"_s}}), u"1.00"_s);
    row("mentions_with_hashtags", with({{u"usernames"_s, u"anna"_s}, {u"hashtags"_s, u"#one\n#two"_s}}), u"1.00"_s);
    row("mentions_custom_list", {{u"usernames"_s, u"anna\nbert\ncarl"_s}}, u"0.006"_s);
    row("mentions_hashtag", with({{u"hashtag"_s, u"#one"_s}}), u"1.00"_s);
    row("mentions_user_followers", with({{u"username"_s, u"anna"_s}}), u"1.00"_s);
    row("mentions_media_likers", with({{u"media"_s, u"https://example.com/p/2"_s}}), u"1.00"_s);
    row("comment_likes", with({{u"username"_s, u"anna"_s}}), u"1.00"_s);
    row("comment_replies", {{u"username"_s, u"anna"_s}, {u"comments"_s, u"Yes\nNo"_s}}, u"0.004"_s);
    row("poll", with({{u"answer_number"_s, 3}}), u"1.00"_s);
    row("invites_from_groups", with({{u"groups"_s, u"one\ntwo"_s}}), u"1.00"_s);
    row("seo", with({{u"keywords"_s, u"shoes\nboots"_s}}), u"1.00"_s);
    row("web_traffic",
        with({{u"country"_s, u"DE"_s},
              {u"device"_s, 1},
              {u"type_of_traffic"_s, 1},
              {u"google_keyword"_s, u"shoes"_s},
              {u"runs"_s, 2},
              {u"interval"_s, 60}}),
        u"2.00"_s);
}

QJsonObject TestOrdering::listed(qint64 order) const
{
    const auto items = m_anna->get(u"/api/orders?limit=5"_s).items();
    const auto found = std::ranges::find_if(
        items, [order](const QJsonValue &row) { return row.toObject().value(u"id"_s).toInteger() == order; });
    return found == items.end() ? QJsonObject() : (*found).toObject();
}

/// What was told comes back as it was told, to the customer and to staff.
void TestOrdering::everyType()
{
    QFETCH(const QJsonObject, fields);
    QJsonObject order = fields;
    order.insert(u"service"_s, m_services.value(QString::fromLatin1(QTest::currentDataTag())));
    order.insert(u"link"_s, u"https://example.com/p/1"_s);
    const HttpReply placed = m_anna->post(u"/api/orders"_s, order);
    QCOMPARE(placed.verdict(), u"201"_s);
    QTEST(placed.text(u"charge"_s), "charge");
    const QString id = QString::number(placed.number(u"id"_s));
    for (const QJsonObject &seen :
         {m_anna->get(u"/api/orders/"_s + id).json(), m_shop.owner()->get(u"/api/admin/orders/"_s + id).json(),
          listed(placed.number(u"id"_s))}) {
        for (auto field = fields.begin(); field != fields.end(); ++field) {
            if (field.key() != u"quantity"_s)
                QCOMPARE(seen.value(field.key()), field.value());
        }
    }
}

void TestOrdering::dripfeed()
{
    QJsonObject order = followers(100);
    order.insert(u"runs"_s, 5);
    QCOMPARE(m_anna->post(u"/api/orders"_s, order).verdict(), u"400 field_missing"_s);
    order.insert(u"interval"_s, 30);
    const HttpReply placed = m_anna->post(u"/api/orders"_s, order);
    QCOMPARE(placed.number(u"quantity"_s), 500);
    QCOMPARE(placed.text(u"charge"_s), u"0.50"_s);
    QCOMPARE(placed.number(u"runs"_s), 5);
    QCOMPARE(placed.number(u"interval"_s), 30);
    // A part of it comes back by what is left of all runs.
    const QString path = u"/api/admin/orders/"_s + QString::number(placed.number(u"id"_s)) + u"/status"_s;
    const HttpReply partial = m_shop.owner()->put(path, {{u"status"_s, u"partial"_s}, {u"remains"_s, 200}});
    QCOMPARE(partial.text(u"refunded"_s), u"0.20"_s);
}

void TestOrdering::quotes()
{
    const HttpReply quote = m_anna->post(u"/api/orders/quote"_s, {{u"service"_s, 1}, {u"quantity"_s, 2500}});
    QCOMPARE(quote.verdict(), u"200"_s);
    QCOMPARE(quote.text(u"charge"_s), u"2.50"_s);
    QCOMPARE(quote.number(u"quantity"_s), 2500);
    QCOMPARE(quote.text(u"currency"_s), u"USD"_s);
    QCOMPARE(quote.text(u"balance"_s), balance());
    QCOMPARE(quote.json().value(u"covered"_s), QJsonValue(true));
    QCOMPARE(m_anna->post(u"/api/orders/quote"_s, {{u"service"_s, 1}, {u"quantity"_s, 9}}).verdict(),
             u"422 quantity_below_minimum"_s);
    QCOMPARE(m_anna->post(u"/api/orders/quote"_s, {{u"service"_s, 99}, {u"quantity"_s, 10}}).verdict(),
             u"404 service_not_found"_s);
    QCOMPARE(m_anna->post(u"/api/orders/quote"_s, {{u"service"_s, 1}, {u"quantity"_s, 10}, {u"user"_s, 1}}).verdict(),
             u"400 field_unknown"_s);
    QCOMPARE(m_shop.anyone().post(u"/api/orders/quote"_s, followers(10)).verdict(), u"401 not_signed_in"_s);
    const auto bert = m_shop.customer(u"Bert"_s);
    QCOMPARE(bert->post(u"/api/orders/quote"_s, followers(10)).json().value(u"covered"_s), QJsonValue(false));
}

void TestOrdering::quoteTakesNothing()
{
    const QString before = balance();
    const qsizetype orders = m_anna->get(u"/api/orders?limit=200"_s).items().size();
    QCOMPARE(m_anna->post(u"/api/orders/quote"_s, followers(100)).status, 200);
    QCOMPARE(balance(), before);
    QCOMPARE(m_anna->get(u"/api/orders?limit=200"_s).items().size(), orders);
}

/// "1 ok 0.01, 3 quantity_below_minimum": line, and charge or refusal, of each item.
QString TestOrdering::outcomes(const HttpReply &reply) const
{
    QStringList all;
    for (const QJsonValue &value : reply.items()) {
        const QJsonObject item = value.toObject();
        const QJsonObject order = item.value(u"order"_s).toObject();
        const QJsonObject error = item.value(u"error"_s).toObject();
        const QString what = order.isEmpty() ? error.value(u"code"_s).toString()
                                             : QString(u"ok "_s + order.value(u"charge"_s).toString());
        all << QString::number(item.value(u"line"_s).toInteger()) + u' ' + what;
    }
    return all.join(u", "_s);
}

void TestOrdering::massOrderAsText()
{
    const auto bert = m_shop.customer(u"Bert2"_s, u"1"_s);
    const QString text = u"\n 1 | https://example.com/a | 100 \r\n"
                         "1|https://example.com/b|9\n"
                         "\n"
                         "99 | https://example.com/c | 100\n"
                         "1 | two words | 100\n"
                         "nonsense\n"
                         "1 | https://example.com/d | 1e3\n"
                         "1 | https://example.com/e | 800\n"
                         "3 | https://example.com/f\n"
                         "1 | https://example.com/g | 200\n"
                         "1 | https://example.com/h | 100"_s;
    const HttpReply reply = bert->post(u"/api/orders/mass"_s, {{u"text"_s, text}});
    QCOMPARE(reply.verdict(), u"200"_s);
    QCOMPARE(outcomes(reply),
             u"2 ok 0.10, 3 quantity_below_minimum, 5 service_not_found, 6 link_malformed, 7 mass_line_malformed, "
             "8 mass_line_malformed, 9 ok 0.80, 10 insufficient_funds, 11 insufficient_funds, 12 ok 0.10"_s);
    QCOMPARE(bert->get(u"/api/funds"_s).text(u"balance"_s), u"0.00"_s);
    QCOMPARE(bert->get(u"/api/orders"_s).items().size(), 3);
    const QJsonObject error = reply.items().at(1).toObject().value(u"error"_s).toObject();
    QCOMPARE(error.value(u"status"_s).toInt(), 422);
    QCOMPARE(error.value(u"field"_s).toString(), u"quantity"_s);
    QVERIFY(error.value(u"detail"_s).toString().contains(u"10"_s));
}

void TestOrdering::massOrderAsList()
{
    const QJsonObject comments{{u"service"_s, 2}, {u"link"_s, u"@anna"_s}, {u"comments"_s, u"one\ntwo"_s}};
    QJsonObject foreign = followers(100);
    foreign.insert(u"user"_s, 2);
    const HttpReply reply = m_anna->post(
        u"/api/orders/mass"_s, {{u"orders"_s, QJsonArray{followers(100), comments, foreign, 17, QJsonObject{}}}});
    QCOMPARE(outcomes(reply), u"1 ok 0.10, 2 ok 0.02, 3 field_unknown, 4 field_wrong_type, 5 field_missing"_s);
}

/// The answer got lost and the person presses the button again.
void TestOrdering::massOrderOnceOnly()
{
    const QString before = balance();
    const QJsonObject body{{u"text"_s, u"1|https://example.com/a|1000\n1|https://example.com/b|1000"_s}};
    const HttpHeaders key{{"Idempotency-Key", "mass-1"}};
    const HttpReply first = m_anna->post(u"/api/orders/mass"_s, body, key);
    const QString after = balance();
    QVERIFY(before != after);
    const HttpReply second = m_anna->post(u"/api/orders/mass"_s, body, key);
    QCOMPARE(second.body, first.body);
    QCOMPARE(balance(), after);
}

void TestOrdering::massOrderRefused_data()
{
    QTest::addColumn<QJsonObject>("body");
    QTest::addColumn<QString>("verdict");
    QTest::newRow("nothing") << QJsonObject{} << u"400 field_missing"_s;
    QTest::newRow("no lines") << QJsonObject{{u"text"_s, u"\n \n"_s}} << u"422 field_out_of_range"_s;
    QTest::newRow("no orders") << QJsonObject{{u"orders"_s, QJsonArray{}}} << u"422 field_out_of_range"_s;
    QTest::newRow("both") << QJsonObject{{u"text"_s, u"1|a|10"_s}, {u"orders"_s, QJsonArray{followers(10)}}}
                          << u"400 field_unknown"_s;
    QTest::newRow("no list") << QJsonObject{{u"orders"_s, followers(10)}} << u"400 field_wrong_type"_s;
    QTest::newRow("no text") << QJsonObject{{u"text"_s, 5}} << u"400 field_wrong_type"_s;
    QTest::newRow("unknown field") << QJsonObject{{u"text"_s, u"1|a|10"_s}, {u"user"_s, 2}} << u"400 field_unknown"_s;
    QTest::newRow("too many") << QJsonObject{{u"text"_s, QString(u"1|a|10\n"_s).repeated(501)}}
                              << u"422 field_out_of_range"_s;
}

void TestOrdering::massOrderRefused()
{
    QFETCH(const QJsonObject, body);
    QTEST(m_anna->post(u"/api/orders/mass"_s, body).verdict(), "verdict");
}

void TestOrdering::shopIsSound()
{
    QCOMPARE(m_shop.server.stop(), 0);
    QCOMPARE(m_shop.server.verify().value(u"ok"_s), QJsonValue(true));
}

} // namespace pw::test

QTEST_GUILESS_MAIN(pw::test::TestOrdering)
#include "tst_ordering.moc"
