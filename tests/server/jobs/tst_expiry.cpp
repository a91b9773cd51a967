// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/base/clock.h"
#include "core/commands/place_order.h"
#include "core/domain/subscription.h"
#include "core/storage/forward_store.h"
#include "core/storage/order_store.h"
#include "core/storage/provider_store.h"
#include "sync-server/jobs/expiry_handler.h"
#include "tests/server/seeded_shop.h"

#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;

namespace pw::server
{

/// What the job of a subscription does at and after its last day, by what the provider has of it.
class TestExpiry : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void endsOrWaits_data();
    void endsOrWaits();

private:
    class FixedClock final : public Clock
    {
    public:
        [[nodiscard]] Instant now() const override { return at; }
        Instant at;
    };
    using Kind = JobResult::Kind;

    /// A subscription of three posts for 0.60 to a service of its own, and how its forward stands, if it has one.
    [[nodiscard]] static OrderId subscribed(CommandContext &context, std::optional<ForwardState> state);

    std::unique_ptr<test::SeededShop> m_shop;
};

void TestExpiry::initTestCase()
{
    m_shop = std::make_unique<test::SeededShop>(5, 2);
    m_shop->keep([](CommandContext &context) {
        QVERIFY(
            runCommand(context, u"AddFunds"_s, {{u"user"_s, 1}, {u"amount"_s, u"100"_s}, {u"reason"_s, u"test"_s}}));
    });
}

OrderId TestExpiry::subscribed(CommandContext &context, std::optional<ForwardState> state)
{
    const auto made = runCommand(context, u"CreateService"_s,
                                 {{u"category"_s, 1},
                                  {u"name"_s, u"Likes for new posts"_s},
                                  {u"type"_s, u"subscriptions"_s},
                                  {u"rate"_s, u"2.00"_s},
                                  {u"min"_s, 10},
                                  {u"max"_s, 1000}});
    if (!made)
        return {};
    commands::PlaceOrder place;
    place.user = UserId(1);
    place.service = ServiceId(made->value(u"service"_s).toInteger());
    place.via = u"api"_s;
    const QDate day = QDateTime::fromMSecsSinceEpoch(context.stamp.now.ms, Qt::UTC).date().addDays(3);
    place.request.fields = {{OrderField::Username, u"anna"_s}, {OrderField::Min, u"50"_s},
                            {OrderField::Max, u"100"_s},       {OrderField::Posts, u"3"_s},
                            {OrderField::Delay, u"0"_s},       {OrderField::Expiry, day.toString(Qt::ISODate)}};
    const auto placed = perform(context, place);
    if (!placed || !state)
        return placed ? placed->id : OrderId();
    ProviderStore store(context.db);
    Provider provider;
    provider.name = u"Them %1"_s.arg(placed->id.value);
    provider.url = u"https://panel.example/api/v2"_s;
    ServiceSource source;
    source.service = place.service;
    source.provider = store.insert(provider, context.stamp);
    source.upstreamService = u"7"_s;
    source.id = store.insert(source, context.stamp);
    OrderForward forward;
    forward.order = placed->id;
    forward.source = source.id;
    forward.provider = source.provider;
    forward.state = *state;
    ForwardStore(context.db).insert(forward, context.stamp);
    return placed->id;
}

void TestExpiry::endsOrWaits_data()
{
    QTest::addColumn<std::optional<ForwardState>>("state");
    QTest::addColumn<int>("hours"); // after the end of the day
    QTest::addColumn<Kind>("result");
    QTest::addColumn<QString>("order");
    QTest::addColumn<QString>("forward");
    const auto row = [](const char *name, std::optional<ForwardState> state, int hours, Kind result, const char *order,
                        const char *forward) {
        QTest::newRow(name) << state << hours << result << QString::fromLatin1(order) << QString::fromLatin1(forward);
    };
    using enum ForwardState;
    row("staff make the posts", std::nullopt, 0, Kind::Done, "canceled expired +0.60", "none");
    row("never handed on", Waiting, 0, Kind::Done, "canceled expired +0.60", "finished");
    row("refused by the provider", Refused, 0, Kind::Done, "canceled expired +0.60", "finished");
    row("the provider has it", Sent, 0, Kind::Later, "pending active +0.00", "sent");
    row("he says nothing for a day", Sent, 24, Kind::Later, "pending active +0.00", "sent");
    row("nearly two days", Sent, 47, Kind::Later, "pending active +0.00", "sent");
    row("he says nothing for two days", Sent, 48, Kind::Done, "pending active +0.00", "asks");
    row("or much longer", Sent, 1000, Kind::Done, "pending active +0.00", "asks");
    row("he may have it", Ambiguous, 0, Kind::Later, "pending active +0.00", "ambiguous");
    row("somebody looks at it already", Ambiguous, 48, Kind::Done, "pending active +0.00", "ambiguous");
}

void TestExpiry::endsOrWaits()
{
    QFETCH(const std::optional<ForwardState>, state);
    QFETCH(const int, hours);
    OrderId id;
    m_shop->keep([&](CommandContext &context) { id = subscribed(context, state); });
    QVERIFY(id.isValid());
    FixedClock clock;
    const Order placed = OrderStore(m_shop->db).byId(id).value();
    clock.at = termsOf(placed.fields).expiresAt.plusMs(qint64(hours) * 3'600'000);
    ExpiryHandler handler(m_shop->options(), clock);
    Job job;
    job.key = QString::number(id.value);
    const JobResult result = handler.run(job, {});
    QTEST(result.kind, "result");
    if (result.kind == Kind::Later)
        QCOMPARE(result.at.ms, clock.at.ms + 3'600'000);
    m_shop->keep([&](CommandContext &context) {
        if (result.write)
            result.write(context);
        const Order order = OrderStore(context.db).byId(id).value();
        QTEST(QString(toWord(order.status) + u' ' + toWord(order.subscription->state) + u" +" +
                      order.refunded.toString()),
              "order");
        const auto forward = ForwardStore(context.db).byOrder(id);
        QTEST(forward ? QString(toWord(forward->state)) : u"none"_s, "forward");
    });
}

} // namespace pw::server

QTEST_GUILESS_MAIN(pw::server::TestExpiry)
#include "tst_expiry.moc"
