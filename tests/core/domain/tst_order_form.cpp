// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/domain/decisions.h"

#include <QTest>

#include <set>

using namespace pw;
using namespace Qt::StringLiterals;

using enum OrderField;
using decide::OrderRequest;

Q_DECLARE_METATYPE(pw::decide::OrderRequest)

/// The table of api-v2.md: what each type of service asks for, and what it counts.
class OrderFormTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pricesOrRefuses_data();
    void pricesOrRefuses();
    void looksAtFields_data();
    void looksAtFields() { pricesOrRefuses(); }
    void dripfeeds_data();
    void dripfeeds() { pricesOrRefuses(); }
    void keepsFieldsTidy();
    void needsEachOfItsFields();
    void takesNoFieldOfAnother();
    void everyTypeHasAForm();

private:
    static Service serviceOf(ServiceType type);
    static OrderRequest filled(ServiceType type);
    static void addColumns();
    /// An order of this type that leaves nothing to be asked for, but for the change.
    template <typename Change>
    static void row(const char *name, ServiceType type, const QString &outcome, Change change)
    {
        OrderRequest request = filled(type);
        change(request);
        QTest::newRow(name) << type << request << outcome;
    }
};

Service OrderFormTest::serviceOf(ServiceType type)
{
    Service service;
    service.id = ServiceId(3);
    service.type = type;
    service.rate = Rate::parse(u"0.90").value();
    service.min = 2;
    service.max = 1000;
    service.dripfeed = true;
    return service;
}

/// An order that leaves nothing to be asked for.
OrderRequest OrderFormTest::filled(ServiceType type)
{
    OrderRequest request;
    const OrderForm &form = orderForm(type);
    if (form.link)
        request.link = u"https://example.com/p/1"_s;
    if (form.counted == OrderForm::Counted::Given)
        request.quantity = 100;
    for (const OrderField field : neededFields(type, {{TypeOfTraffic, u"3"_s}})) {
        const QString text = isList(field)     ? u"one\ntwo\nthree"_s
                             : field == Delay  ? u"30"_s
                             : isNumber(field) ? u"3"_s
                                               : u"something"_s;
        request.fields.insert(field, text);
    }
    return request;
}

void OrderFormTest::addColumns()
{
    QTest::addColumn<ServiceType>("type");
    QTest::addColumn<OrderRequest>("request");
    QTest::addColumn<QString>("outcome"); // quantity and charge, or the refusal and its field
}

void OrderFormTest::pricesOrRefuses_data()
{
    using enum ServiceType;
    addColumns();
    const auto asItIs = [](OrderRequest &) {};
    row("default", Default, u"100 0.09"_s, asItIs);
    row("package", Package, u"1 0.90"_s, asItIs);
    row("custom comments", CustomComments, u"3 0.0027"_s, asItIs);
    row("custom comments package", CustomCommentsPackage, u"1 0.90"_s, asItIs);
    row("mentions", Mentions, u"100 0.09"_s, asItIs);
    row("mentions with hashtags", MentionsWithHashtags, u"100 0.09"_s, asItIs);
    row("mentions custom list", MentionsCustomList, u"3 0.0027"_s, asItIs);
    row("mentions hashtag", MentionsHashtag, u"100 0.09"_s, asItIs);
    row("mentions user followers", MentionsUserFollowers, u"100 0.09"_s, asItIs);
    row("mentions media likers", MentionsMediaLikers, u"100 0.09"_s, asItIs);
    row("comment likes", CommentLikes, u"100 0.09"_s, asItIs);
    row("comment replies", CommentReplies, u"3 0.0027"_s, asItIs);
    row("poll", Poll, u"100 0.09"_s, asItIs);
    row("invites from groups", InvitesFromGroups, u"100 0.09"_s, asItIs);
    row("seo", Seo, u"100 0.09"_s, asItIs);
    row("web traffic, blank", WebTraffic, u"100 0.09"_s, asItIs);

    row("subscription", Subscriptions, u"90 0.081"_s, asItIs);

    row("no link yet", Default, u"100 0.09"_s, [](OrderRequest &r) { r.link.clear(); });
}

void OrderFormTest::looksAtFields_data()
{
    using enum ServiceType;
    addColumns();
    row("one user name is too few", MentionsCustomList, u"quantity_below_minimum usernames"_s,
        [](OrderRequest &r) { r.fields[Usernames] = u"\none\n"_s; });
    row("post is no link", MentionsMediaLikers, u"link_malformed media"_s,
        [](OrderRequest &r) { r.fields[Media] = u"a post"_s; });
    row("a hashtag of two lines", MentionsHashtag, u"text_has_control_characters hashtag"_s,
        [](OrderRequest &r) { r.fields[Hashtag] = u"one\ntwo"_s; });
    row("a list with a bell in it", Seo, u"text_has_control_characters keywords"_s,
        [](OrderRequest &r) { r.fields[Keywords] = u"one\ntwo\a"_s; });
    row("a user name too long", CommentLikes, u"text_too_long username"_s,
        [](OrderRequest &r) { r.fields[Username] = QString(256, u'x'); });
    row("no answer", Poll, u"field_out_of_range answer_number"_s,
        [](OrderRequest &r) { r.fields[AnswerNumber] = u"0"_s; });
    row("an answer in words", Poll, u"field_out_of_range answer_number"_s,
        [](OrderRequest &r) { r.fields[AnswerNumber] = u"two"_s; });
    row("no such device", WebTraffic, u"field_out_of_range device"_s,
        [](OrderRequest &r) { r.fields[Device] = u"6"_s; });
    row("no such traffic", WebTraffic, u"field_out_of_range type_of_traffic"_s,
        [](OrderRequest &r) { r.fields[TypeOfTraffic] = u"4"_s; });
    row("traffic from a search", WebTraffic, u"100 0.09"_s, [](OrderRequest &r) {
        r.fields[TypeOfTraffic] = u"1"_s;
        r.fields[GoogleKeyword] = u"shoes"_s;
    });
    row("traffic from a search, for nothing", WebTraffic, u"field_missing google_keyword"_s,
        [](OrderRequest &r) { r.fields[TypeOfTraffic] = u"1"_s; });
    row("traffic from a page", WebTraffic, u"100 0.09"_s, [](OrderRequest &r) {
        r.fields[TypeOfTraffic] = u"2"_s;
        r.fields[ReferringUrl] = u"https://example.com"_s;
    });
    row("traffic from a page without an address", WebTraffic, u"link_malformed referring_url"_s, [](OrderRequest &r) {
        r.fields[TypeOfTraffic] = u"2"_s;
        r.fields[ReferringUrl] = u"@somebody"_s;
    });
    row("traffic from a page and a search", WebTraffic, u"field_not_for_this_service google_keyword"_s,
        [](OrderRequest &r) {
            r.fields[TypeOfTraffic] = u"2"_s;
            r.fields[ReferringUrl] = u"https://example.com"_s;
            r.fields[GoogleKeyword] = u"shoes"_s;
        });
}

void OrderFormTest::dripfeeds_data()
{
    using enum ServiceType;
    addColumns();
    const auto drip = [](std::optional<qint64> runs, std::optional<qint64> interval) {
        return [runs, interval](OrderRequest &r) {
            r.runs = runs;
            r.interval = interval;
        };
    };
    row("drip-feed", Default, u"1000 0.90"_s, drip(10, 30));
    row("drip-feed of visits", WebTraffic, u"300 0.27"_s, drip(3, 1440));
    row("drip-feed without an interval", Default, u"field_missing interval"_s, drip(10, {}));
    row("drip-feed without runs", Default, u"field_missing runs"_s, drip({}, 30));
    row("no runs", Default, u"field_out_of_range runs"_s, drip(0, 30));
    row("too many runs", Default, u"field_out_of_range runs"_s, drip(1001, 30));
    row("no interval", Default, u"field_out_of_range interval"_s, drip(10, 0));
    row("an interval of two months", Default, u"field_out_of_range interval"_s, drip(10, 60 * 24 * 60));
    row("drip-feed of comments", CustomComments, u"field_not_for_this_service runs"_s, drip(10, 30));
    row("an interval for a package", Package, u"field_not_for_this_service interval"_s, drip({}, 30));
}

void OrderFormTest::pricesOrRefuses()
{
    QFETCH(const ServiceType, type);
    QFETCH(const OrderRequest, request);
    QFETCH(const QString, outcome);
    const auto priced = decide::priceOrder(serviceOf(type), request);
    const QString found = priced ? QString(QString::number(priced->quantity) + u' ' + priced->charge.toString())
                                 : QString(refusalName(priced.error().code) + u' ' + priced.error().field);
    QCOMPARE(found, outcome);
}

void OrderFormTest::keepsFieldsTidy()
{
    OrderRequest posts = filled(ServiceType::Subscriptions);
    posts.fields.insert({{OldPosts, u"00"_s}, {Expiry, u"1/2/2027"_s}});
    const auto subscribed = decide::priceOrder(serviceOf(ServiceType::Subscriptions), posts);
    QVERIFY(subscribed.ok());
    QCOMPARE(subscribed->fields.value(Posts), u"30"_s);
    QCOMPARE(subscribed->fields.value(Expiry), u"2027-02-01"_s);
    QVERIFY(!subscribed->fields.contains(OldPosts));
    OrderRequest request = filled(ServiceType::CommentReplies);
    request.fields[Comments] = u"\r\n one \r\n\r\ntwo\n"_s;
    request.fields[Username] = u" anna "_s;
    const auto priced = decide::priceOrder(serviceOf(ServiceType::CommentReplies), request);
    QVERIFY(priced.ok());
    QCOMPARE(priced->fields, (OrderFields{{Comments, u"one\ntwo"_s}, {Username, u"anna"_s}}));
    request = filled(ServiceType::Poll);
    request.fields[AnswerNumber] = u" 07"_s;
    const auto poll = decide::priceOrder(serviceOf(ServiceType::Poll), request);
    QVERIFY(poll.ok());
    QCOMPARE(poll->fields.value(AnswerNumber), u"7"_s);
}

void OrderFormTest::needsEachOfItsFields()
{
    for (const auto &[type, word] : wordTable(ServiceType{})) {
        const OrderRequest whole = filled(type);
        for (const OrderField field : whole.fields.keys()) {
            OrderRequest request = whole;
            request.fields[field] = u" \n "_s;
            const auto priced = decide::priceOrder(serviceOf(type), request);
            QVERIFY2(!priced.ok(), word);
            QCOMPARE(priced.error().field, toWord(field));
        }
    }
}

void OrderFormTest::takesNoFieldOfAnother()
{
    for (const auto &[type, word] : wordTable(ServiceType{})) {
        for (const auto &[field, name] : wordTable(OrderField{})) {
            OrderRequest request = filled(type);
            if (takenFields(type, request.fields).contains(field))
                continue;
            request.fields.insert(field, u"1"_s);
            const auto priced = decide::priceOrder(serviceOf(type), request);
            QVERIFY2(!priced.ok() && priced.error().code == RefusalCode::FieldNotForThisService, word);
            QCOMPARE(priced.error().field, QString::fromLatin1(name));
        }
    }
}

void OrderFormTest::everyTypeHasAForm()
{
    std::set<ServiceType> seen;
    for (const auto &[type, word] : wordTable(ServiceType{})) {
        QCOMPARE(orderForm(type).type, type);
        QVERIFY(seen.insert(type).second);
    }
}

QTEST_GUILESS_MAIN(OrderFormTest)
#include "tst_order_form.moc"
