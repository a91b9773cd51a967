// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/providers/forwarding.h"

#include "core/commands/resolve_forward.h"
#include "core/storage/forward_store.h"
#include "core/storage/order_store.h"
#include "core/storage/provider_store.h"
#include "tests/server/seeded_shop.h"

#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;

namespace pw::server::providers
{

/// Where an order goes after a call for it: one source, or two, of which the first was called.
class TestForwarding : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void goesOn_data();
    void goesOn();
    void aNumberThatComesLateCounts();
    void beginsWithTheFirstAgain();

private:
    using Kind = AddOutcome::Kind;

    template <typename Act>
    void within(Act act)
    {
        m_shop->within(act);
    }
    /// A claimed forward of the first open order, whose service has so many sources.
    OrderForward claimed(CommandContext &context, int sources) const;
    static OrderForward now(const CommandContext &context, const OrderForward &forward)
    {
        return ForwardStore(context.db).byOrder(forward.order).value();
    }

    std::unique_ptr<test::SeededShop> m_shop;
};

void TestForwarding::initTestCase()
{
    m_shop = std::make_unique<test::SeededShop>(50, 5);
    QCOMPARE(m_shop->seeded, 50);
}

OrderForward TestForwarding::claimed(CommandContext &context, int sources) const
{
    const auto order = OrderStore(context.db)
                           .page({.status = OrderStatus::Pending, .user = {}, .service = {}, .search = {}, .limit = 1})
                           .value(0);
    ProviderStore store(context.db);
    OrderForward forward;
    forward.order = order.id;
    forward.state = ForwardState::Claimed;
    for (int i = 1; i <= sources; ++i) {
        Provider provider;
        provider.name = u"Provider %1"_s.arg(i);
        provider.url = u"https://panel.example/api/v2"_s;
        ServiceSource source;
        source.service = order.service;
        source.provider = store.insert(provider, context.stamp);
        source.upstreamService = u"7"_s;
        source.position = i;
        source.id = store.insert(source, context.stamp);
        if (i == 1) {
            forward.source = source.id;
            forward.provider = source.provider;
        }
    }
    ForwardStore(context.db).insert(forward, context.stamp);
    return forward;
}

void TestForwarding::goesOn_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<int>("attempts");
    QTest::addColumn<int>("sources");
    QTest::addColumn<ForwardState>("state");
    QTest::addColumn<bool>("isPassedOn");
    QTest::addColumn<AddNext>("next");
    using enum ForwardState;
    constexpr int given = attemptsBeforeAPerson;
    QTest::newRow("added") << Kind::Added << 1 << 2 << Sent << false << AddNext::Nothing;
    QTest::newRow("perhaps added") << Kind::Ambiguous << 1 << 2 << Ambiguous << false << AddNext::Nothing;
    QTest::newRow("perhaps added, late") << Kind::Ambiguous << given << 2 << Ambiguous << false << AddNext::Nothing;
    QTest::newRow("refused") << Kind::Refused << 1 << 2 << Waiting << true << AddNext::AtOnce;
    QTest::newRow("refused by the last") << Kind::Refused << 1 << 1 << Refused << false << AddNext::Nothing;
    QTest::newRow("no money") << Kind::Provider << 1 << 2 << Waiting << true << AddNext::AtOnce;
    QTest::newRow("no money at the last") << Kind::Provider << 1 << 1 << Waiting << false << AddNext::Again;
    QTest::newRow("no money for long") << Kind::Provider << given - 1 << 1 << Waiting << false << AddNext::Again;
    QTest::newRow("no money for too long") << Kind::Provider << given << 1 << Refused << false << AddNext::Nothing;
    QTest::newRow("not reached") << Kind::NotTaken << 1 << 2 << Waiting << false << AddNext::Again;
    QTest::newRow("not reached thrice") << Kind::NotTaken << 3 << 2 << Waiting << true << AddNext::AtOnce;
    QTest::newRow("the last not reached") << Kind::NotTaken << 3 << 1 << Waiting << false << AddNext::Again;
    QTest::newRow("not reached for too long") << Kind::NotTaken << given << 1 << Refused << false << AddNext::Nothing;
}

void TestForwarding::goesOn()
{
    QFETCH(const Kind, kind);
    QFETCH(const int, attempts);
    QFETCH(const int, sources);
    QFETCH(const bool, isPassedOn);
    within([&](CommandContext &context) {
        const OrderForward forward = claimed(context, sources);
        const AddOutcome outcome{.kind = kind, .id = u"151"_s, .problem = u"why"_s};
        QTEST(settleAdd(context, forward.order, outcome, attempts), "next");
        const OrderForward after = now(context, forward);
        QTEST(after.state, "state");
        QCOMPARE(after.source != forward.source, isPassedOn);
        QCOMPARE(after.problem, kind == Kind::Added ? QString() : u"why"_s);
        // It is settled: the same outcome once more is none.
        QCOMPARE(settleAdd(context, forward.order, {.kind = Kind::Refused, .id = {}, .problem = {}}, 1),
                 AddNext::Nothing);
        QTEST(now(context, forward).state, "state");
    });
}

void TestForwarding::aNumberThatComesLateCounts()
{
    const AddOutcome added{.kind = Kind::Added, .id = u"151"_s, .problem = {}};
    within([&](CommandContext &context) {
        OrderForward forward = claimed(context, 1);
        forward.state = ForwardState::Ambiguous;
        ForwardStore(context.db).update(forward, context.stamp);
        static_cast<void>(settleAdd(context, forward.order, added, 1));
        QCOMPARE(now(context, forward).state, ForwardState::Sent);
    });
    // Somebody has given it up: he has to know that it is there all the same.
    within([&](CommandContext &context) {
        OrderForward forward = claimed(context, 1);
        forward.state = ForwardState::Ambiguous;
        ForwardStore(context.db).update(forward, context.stamp);
        QVERIFY(runCommand(context, u"CancelOrder"_s, {{u"order"_s, forward.order.value}}));
        QCOMPARE(now(context, forward).state, ForwardState::Finished);
        static_cast<void>(settleAdd(context, forward.order, added, 1));
        QCOMPARE(now(context, forward).state, ForwardState::Asks);
        QCOMPARE(now(context, forward).upstreamOrder, u"151"_s);
    });
}

void TestForwarding::beginsWithTheFirstAgain()
{
    within([&](CommandContext &context) {
        const OrderForward forward = claimed(context, 2);
        OrderForward refused = forward;
        refused.state = ForwardState::Refused;
        refused.source = ProviderStore(context.db)
                             .nextSource(OrderStore(context.db).byId(forward.order)->service,
                                         ProviderStore(context.db).source(forward.source))
                             ->id;
        ForwardStore(context.db).update(refused, context.stamp);
        QVERIFY(perform(context, commands::ResolveForward{.order = forward.order, .upstreamOrder = {}}));
        QCOMPARE(now(context, forward).state, ForwardState::Waiting);
        QCOMPARE(now(context, forward).source, forward.source);
    });
}

} // namespace pw::server::providers

QTEST_GUILESS_MAIN(pw::server::providers::TestForwarding)
#include "tst_forwarding.moc"
