// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/providers/subscribed.h"

#include "core/commands/place_order.h"
#include "core/commands/resolve_forward.h"
#include "core/storage/forward_store.h"
#include "core/storage/order_store.h"
#include "core/storage/provider_store.h"
#include "core/storage/user_store.h"
#include "sync-server/providers/forwarding.h"
#include "tests/server/seeded_shop.h"

#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;

namespace pw::server::providers
{

/// A provider that has a subscription says anything at all: which orders that makes, and what is given back. Three
/// posts (two new ones, one old) of 50 to 100 for 0.60; the provider takes 1.00 for 1000, has the subscription as 900,
/// and another order of ours as 800.
class TestSubscribed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void behaves_data();
    void behaves();
    void misbehaves_data();
    void misbehaves() { behaves(); }
    void saysNonsense_data();
    void saysNonsense() { behaves(); }
    void isNotSentAgain();
    void aPostBelongsToOne();

private:
    template <typename Act>
    void within(Act act)
    {
        m_shop->within(act);
    }
    /// A row of the table: what is said, line by line ("S" of the subscription, else of the post of that number), and
    /// what has become of it all.
    static void row(const char *name, std::initializer_list<const char *> lines, const char *outcome)
    {
        QByteArrayList said;
        for (const char *line : lines)
            said << line;
        QTest::newRow(name) << said << QString::fromLatin1(outcome);
    }
    static void addColumns()
    {
        QTest::addColumn<QByteArrayList>("said");
        QTest::addColumn<QString>("outcome");
    }
    void makeSources(CommandContext &context);
    [[nodiscard]] OrderId subscribed(CommandContext &context, const QString &upstream) const;
    void say(CommandContext &context, OrderId order, const QByteArray &line) const;
    [[nodiscard]] QString outcome(const CommandContext &context, OrderId order) const;
    static User buyer(const CommandContext &context) { return UserStore(context.db).byId(UserId(1)).value(); }
    void checkMoney(const CommandContext &context, OrderId order, const User &before) const;
    [[nodiscard]] Order now(const CommandContext &context, OrderId order) const
    {
        return OrderStore(context.db).byId(order).value();
    }

    std::unique_ptr<test::SeededShop> m_shop;
    ServiceId m_service;
    ProviderId m_provider;
};

void TestSubscribed::initTestCase()
{
    m_shop = std::make_unique<test::SeededShop>(5, 2);
    QCOMPARE(m_shop->seeded, 5);
    m_shop->keep([this](CommandContext &context) { makeSources(context); });
}

void TestSubscribed::makeSources(CommandContext &context)
{
    const auto made = runCommand(context, u"CreateService"_s,
                                 {{u"category"_s, 1},
                                  {u"name"_s, u"Likes for new posts"_s},
                                  {u"type"_s, u"subscriptions"_s},
                                  {u"rate"_s, u"2.00"_s},
                                  {u"min"_s, 10},
                                  {u"max"_s, 1000},
                                  {u"cancel"_s, true}});
    QVERIFY(made.ok());
    m_service = ServiceId(made->value(u"service"_s).toInteger());
    QVERIFY(runCommand(context, u"AddFunds"_s, {{u"user"_s, 1}, {u"amount"_s, u"100"_s}, {u"reason"_s, u"test"_s}}));
    ProviderStore store(context.db);
    Provider provider;
    provider.name = u"Them"_s;
    provider.url = u"https://panel.example/api/v2"_s;
    m_provider = store.insert(provider, context.stamp);
    ServiceSource source;
    source.service = m_service;
    source.provider = m_provider;
    source.upstreamService = u"7"_s;
    source.cost = Money::parse(u"1.00").value();
    source.id = store.insert(source, context.stamp);
    // Another order of the same provider's.
    OrderForward other;
    other.order = OrderStore(context.db).page({.status = {}, .user = {}, .service = {}, .search = {}}).constFirst().id;
    other.source = source.id;
    other.provider = m_provider;
    other.state = ForwardState::Finished;
    other.upstreamOrder = u"800"_s;
    ForwardStore(context.db).insert(other, context.stamp);
}

OrderId TestSubscribed::subscribed(CommandContext &context, const QString &upstream) const
{
    commands::PlaceOrder place;
    place.user = UserId(1);
    place.service = m_service;
    place.via = u"api"_s;
    place.request.fields = {{OrderField::Username, u"anna"_s}, {OrderField::Min, u"50"_s},
                            {OrderField::Max, u"100"_s},       {OrderField::Posts, u"2"_s},
                            {OrderField::OldPosts, u"1"_s},    {OrderField::Delay, u"0"_s}};
    const auto placed = perform(context, place);
    if (!placed || placed->charge != Money::parse(u"0.60").value())
        return {};
    auto forward = ForwardStore(context.db).byOrder(placed->id).value();
    forward.state = ForwardState::Claimed;
    ForwardStore(context.db).update(forward, context.stamp);
    static_cast<void>(
        settleAdd(context, placed->id, {.kind = AddOutcome::Kind::Added, .id = upstream, .problem = {}}, 1));
    return placed->id;
}

void TestSubscribed::say(CommandContext &context, OrderId order, const QByteArray &line) const
{
    const QString whose = QString::fromLatin1(line.left(line.indexOf(' ')));
    const auto said = readStatus(line.mid(line.indexOf(' ') + 1));
    if (whose == "S"_L1)
        return settleStatus(context, order, said);
    const UpstreamRef ref{m_provider, whose};
    const auto named = SubscriptionStore(context.db).named(ref);
    if (named && named->order.isValid())
        settleStatus(context, named->order, said);
    else
        settlePost(context, {.ref = ref, .again = context.stamp.now.plusMs(1000)}, said);
}

/// "in_progress active 200 +0.00 sent; 60/0 completed, 100/20 in_progress": the order, its state, what remains, what
/// came back and its forward; then quantity, remains and status of each post.
QString TestSubscribed::outcome(const CommandContext &context, OrderId id) const
{
    const Order order = now(context, id);
    const auto forward = ForwardStore(context.db).byOrder(id).value();
    QStringList posts;
    for (const OrderId post : order.subscription->posts) {
        const Order row = now(context, post);
        posts << u"%1/%2 %3"_s.arg(row.quantity).arg(row.remains).arg(toWord(row.status));
    }
    const QString awaited = order.subscription->awaited > 0 ? u" ?%1"_s.arg(order.subscription->awaited) : QString();
    return u"%1 %2 %3 +%4 %5%6; %7"_s.arg(toWord(order.status), toWord(order.subscription->state))
        .arg(order.remains)
        .arg(order.refunded.toString(), toWord(forward.state), awaited, posts.join(u", "_s));
}

void TestSubscribed::checkMoney(const CommandContext &context, OrderId id, const User &before) const
{
    const Order order = now(context, id);
    qint64 billed = 0;
    for (const OrderId post : order.subscription->posts) {
        const Order row = now(context, post);
        QVERIFY(row.charge.isZero() && row.refunded.isZero());
        QVERIFY(row.quantity >= 50 && row.quantity <= 100);
        billed += row.quantity;
    }
    QVERIFY(billed <= order.quantity);
    QVERIFY(order.subscription->posts.size() <= 3);
    QVERIFY(order.refunded <= order.charge);
    const User user = buyer(context);
    const Money held = decide::isTerminal(order.status) ? Money() : order.charge;
    QCOMPARE(user.onHold, before.onHold + held);
    QCOMPARE(user.balance, before.balance - order.charge + order.refunded);
    QCOMPARE(user.balance + user.onHold + user.spent, before.balance + before.onHold + before.spent);
}

void TestSubscribed::behaves_data()
{
    addColumns();
    row("nothing yet", {R"(S {"status":"Active","expiry":null,"posts":"2","orders":[]})"},
        "in_progress active 300 +0.00 sent; ");
    row("is named", {R"(S {"status":"Active","orders":[11]})"}, "in_progress active 300 +0.00 sent ?1; ");
    row("a post",
        {R"(S {"status":"Active","orders":[11]})", R"(11 {"status":"In progress","charge":"0.08","remains":80})"},
        "in_progress active 300 +0.00 sent; 80/80 in_progress");
    row("all of it",
        {R"(S {"status":"Active","orders":["11","12",13]})", R"(11 {"status":"Completed","quantity":100})",
         R"(12 {"status":"Completed","quantity":100})", R"(13 {"status":"Completed","quantity":100})"},
        "completed completed 0 +0.00 sent; 100/0 completed, 100/0 completed, 100/0 completed");
    row("posts of less",
        {R"(S {"status":"Active","orders":[11,12,13]})", R"(11 {"status":"Completed","charge":"0.06"})",
         R"(12 {"status":"Completed"})", R"(13 {"status":"Partial","quantity":"100","remains":"30"})"},
        "partial completed 120 +0.24 sent; 60/0 completed, 50/0 completed, 100/30 partial");
    row("is completed with its posts under way",
        {R"(S {"status":"Active","orders":[11,12,13]})", R"(11 {"status":"Completed","quantity":100})",
         R"(S {"status":"Completed","orders":[11,12,13]})"},
        "in_progress completed 200 +0.00 sent ?2; 100/0 completed");
    row("expires",
        {R"(S {"status":"Active","orders":[11]})", R"(11 {"status":"Completed","quantity":100})",
         R"(S {"status":"Expired","orders":[11]})"},
        "partial expired 200 +0.40 finished; 100/0 completed");
    row("expires with a post under way",
        {R"(S {"status":"Expired","orders":[11]})", R"(11 {"status":"Pending","quantity":100})",
         R"(11 {"status":"Partial","remains":50})"},
        "partial expired 250 +0.50 sent; 100/50 partial");
    row("expires with nothing", {R"(S {"status":"Expired","orders":[]})"}, "canceled expired 300 +0.60 finished; ");
    row("is cancelled",
        {R"(S {"status":"Active","orders":"11,12"})", R"(11 {"status":"Canceled","charge":"0.00","remains":"0"})",
         R"(12 {"status":"Completed","quantity":"75"})", R"(S {"status":"Canceled","orders":{"0":"11","1":"12"}})"},
        "canceled canceled 225 +0.45 finished; 50/50 canceled, 75/0 completed");
    row("pauses", {R"(S {"status":"Active","orders":[]})", R"(S {"status":"Paused","orders":[]})"},
        "in_progress paused 300 +0.00 sent; ");
    row("goes on",
        {R"(S {"status":"Paused","orders":[]})", R"(S {"status":"active","orders":{"11":{"status":"Pending"}}})"},
        "in_progress active 300 +0.00 sent ?1; ");
}

void TestSubscribed::misbehaves_data()
{
    addColumns();
    row("the same post twice",
        {R"(S {"status":"Active","orders":[11,"11",11]})", R"(11 {"status":"Pending","quantity":60})",
         R"(S {"status":"Active","orders":["11"]})", R"(11 {"status":"Pending","quantity":100})"},
        "in_progress active 300 +0.00 sent; 60/60 processing");
    row("more posts than ordered",
        {R"(S {"status":"Active","orders":[11,12,13,14,15]})", R"(14 {"status":"Completed","quantity":100})"},
        "in_progress active 300 +0.00 sent ?3; ");
    row("more, and completed", {R"(S {"status":"Completed","orders":[11,12,13,14]})"},
        "processing active 300 +0.00 asks ?3; ");
    row("orders of ours", {R"(S {"status":"Active","orders":[800,900,11]})", R"(800 {"status":"Completed"})"},
        "in_progress active 300 +0.00 sent ?1; ");
    row("cancelled with an order of ours", {R"(S {"status":"Canceled","orders":[800]})"},
        "processing active 300 +0.00 asks; ");
    row("a post that nobody has named", {R"(17 {"status":"Completed","quantity":100})"},
        "processing active 300 +0.00 sent; ");
    row("back from the end",
        {R"(S {"status":"Active","orders":[11]})", R"(11 {"status":"Completed","quantity":100})",
         R"(S {"status":"Canceled","orders":[11]})", R"(S {"status":"Active","orders":[11,12]})",
         R"(S {"status":"Completed","orders":[11,12,13]})", R"(12 {"status":"Completed","quantity":100})"},
        "canceled canceled 200 +0.40 finished; 100/0 completed");
    row("back from the end, a post under way",
        {R"(S {"status":"Active","orders":[11]})", R"(11 {"status":"Pending","quantity":100})",
         R"(S {"status":"Expired","orders":[11]})", R"(S {"status":"Active","orders":[11]})",
         R"(11 {"status":"Completed"})"},
        "partial expired 200 +0.40 sent; 100/0 completed");
    row("a post back from its end",
        {R"(S {"status":"Active","orders":[11]})", R"(11 {"status":"Completed","quantity":100})",
         R"(11 {"status":"Canceled","charge":"0"})", R"(S {"status":"Expired","orders":[11]})"},
        "partial expired 200 +0.40 finished; 100/0 completed");
    row("completed with fewer than ordered", {R"(S {"status":"Completed","orders":[11]})"},
        "processing active 300 +0.00 asks ?1; ");
    row("completed with nothing", {R"(S {"status":"Completed","orders":[]})"}, "processing active 300 +0.00 asks; ");
    row("fewer posts than before",
        {R"(S {"status":"Active","orders":[11,12]})", R"(S {"status":"Canceled","orders":[]})"},
        "in_progress active 300 +0.00 asks ?2; ");
}

/// Lists, and answers about posts, that are not what they should be.
void TestSubscribed::saysNonsense_data()
{
    addColumns();
    row("no list", {R"(S {"status":"Canceled"})"}, "processing active 300 +0.00 asks; ");
    row("null", {R"(S {"status":"Expired","orders":null})"}, "processing active 300 +0.00 asks; ");
    row("a number", {R"(S {"status":"Expired","orders":5})"}, "processing expired 300 +0.00 sent ?1; ");
    row("true", {R"(S {"status":"Expired","orders":true})"}, "processing active 300 +0.00 asks; ");
    row("ids that are none", {R"(S {"status":"Expired","orders":[11,"",{"x":1},[2]]})"},
        "processing active 300 +0.00 asks ?1; ");
    row("running, with ids that are none", {R"(S {"status":"Active","orders":[null,0,"a b",11]})"},
        "in_progress active 300 +0.00 sent ?1; ");
    row("objects", {R"(S {"status":"Active","orders":[{"order":11},{"id":"12"}]})"},
        "in_progress active 300 +0.00 sent ?2; ");
    row("a state of orders", {R"(S {"status":"Partial","remains":"100","charge":"0.1"})"},
        "processing active 300 +0.00 asks; ");
    row("an order's end", {R"(S {"status":"Completed","remains":"0","charge":"0.3"})"},
        "processing active 300 +0.00 asks; ");
    row("failed", {R"(S {"status":"Error","orders":[]})"}, "processing active 300 +0.00 asks; ");
    row("unknown there", {R"(S {"error":"Incorrect order ID"})"}, "processing active 300 +0.00 asks; ");
    row("nothing readable", {"S <html>", R"(S {"status":true})"}, "processing active 300 +0.00 sent; ");
    row("a post that is not there",
        {R"(S {"status":"Active","orders":[11]})", R"(11 {"error":"Incorrect order ID"})",
         R"(S {"status":"Expired","orders":[11]})"},
        "in_progress expired 300 +0.00 sent ?1; ");
    row("a post that is never there",
        {R"(S {"status":"Active","orders":[11]})", R"(11 {"error":"1"})", R"(11 {"error":"2"})", R"(11 {"error":"3"})",
         R"(11 {"error":"4"})", R"(11 {"error":"5"})", R"(11 {"error":"6"})", R"(11 {"error":"7"})",
         R"(11 {"error":"8"})", R"(11 {"error":"9"})", R"(11 {"error":"10"})"},
        "in_progress active 300 +0.00 asks ?1; ");
    row("a post with nothing readable",
        {R"(S {"status":"Active","orders":[11]})", "11 x", "11 x", "11 x", "11 x", "11 x", "11 x", "11 x", "11 x",
         "11 x", "11 x", "11 x"},
        "in_progress active 300 +0.00 sent ?1; ");
    row("a post whose remains are nonsense",
        {R"(S {"status":"Expired","orders":[11]})", R"(11 {"status":"Partial","quantity":60,"remains":"1000"})"},
        "canceled expired 300 +0.60 sent; 60/60 partial");
    row("a post cancelled, and not how much of it",
        {R"(S {"status":"Expired","orders":[11]})", R"(11 {"status":"Canceled","quantity":60,"remains":"0"})"},
        "in_progress expired 300 +0.00 sent; 60/60 pending");
}

void TestSubscribed::behaves()
{
    QFETCH(const QByteArrayList, said);
    within([&](CommandContext &context) {
        const User before = buyer(context);
        const OrderId order = subscribed(context, u"900"_s);
        QVERIFY(order.isValid());
        for (const QByteArray &line : said) {
            say(context, order, line);
            checkMoney(context, order, before);
        }
        QTEST(outcome(context, order), "outcome");
    });
}

/// There is nothing that could be ordered for a post by itself.
void TestSubscribed::isNotSentAgain()
{
    within([&](CommandContext &context) {
        const OrderId order = subscribed(context, u"900"_s);
        say(context, order, R"(S {"status":"Active","orders":[11]})");
        say(context, order, R"(11 {"status":"Error","quantity":60})");
        const OrderId post = now(context, order).subscription->posts.value(0);
        QCOMPARE(ForwardStore(context.db).byOrder(post)->state, ForwardState::Asks);
        const auto again = perform(context, commands::ResolveForward{.order = post, .upstreamOrder = {}});
        QVERIFY(!again.ok());
        QCOMPARE(again.error().code, RefusalCode::OrderStateForbids);
        QVERIFY(perform(context, commands::ResolveForward{.order = post, .upstreamOrder = u"11"_s}));
        QCOMPARE(ForwardStore(context.db).byOrder(post)->state, ForwardState::Sent);
    });
}

/// Named by two subscriptions it is the first one's.
void TestSubscribed::aPostBelongsToOne()
{
    within([&](CommandContext &context) {
        const OrderId one = subscribed(context, u"900"_s);
        const OrderId other = subscribed(context, u"901"_s);
        say(context, one, R"(S {"status":"Active","orders":[11]})");
        say(context, other, R"(S {"status":"Active","orders":[11,901,900]})");
        say(context, other, R"(11 {"status":"Completed","quantity":100})");
        QCOMPARE(outcome(context, one), u"in_progress active 200 +0.00 sent; 100/0 completed"_s);
        QCOMPARE(outcome(context, other), u"in_progress active 300 +0.00 sent; "_s);
        QVERIFY(!ForwardStore(context.db).byOrder(other)->problem.isEmpty());
        say(context, other, R"(S {"status":"Expired","orders":[11]})");
        QCOMPARE(outcome(context, other), u"in_progress active 300 +0.00 asks; "_s);
    });
}

} // namespace pw::server::providers

QTEST_GUILESS_MAIN(pw::server::providers::TestSubscribed)
#include "tst_subscribed.moc"
