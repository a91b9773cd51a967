// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/forward_store.h"
#include "core/storage/provider_store.h"
#include "tests/ui/person.h"
#include "tests/ui/ui_world.h"
#include "ui/features/providers/columns.h"
#include "ui/widgets/item_list.h"

#include <QTest>

using namespace pw;
using namespace pw::test;
using namespace pw::ui;
using namespace Qt::StringLiterals;

/// Providers as a person looks after them, on a real desk that is offline.
class UiProviders : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsHowTheyStand();
    void changesWhenToTell();
    void switchesOneOff();
    void acceptsAPrice();
    void decidesThatAnOrderIsThere();
    void sendsAnOrderThatWasNotTaken();
    void showsNothingOfProvidersWhereThereIsNone();

private:
    static constexpr qint64 first = 1;
    static constexpr qint64 second = 2;

    /// As a pull brings them: one that is low, one in trouble, which perhaps has the order.
    static void bring(UiWorld &world, qint64 order, ForwardState state)
    {
        world.reopenAfter([&](Database &base, Outbox &) {
            const Stamp stamp{.rev = UiWorld::later, .now = world.clock().now()};
            ProviderStore store(base);
            Provider provider;
            provider.id = ProviderId(first);
            provider.name = u"Alpha"_s;
            provider.url = u"https://alpha.example/api/v2"_s;
            provider.alertBelow = Money::whole(50);
            store.insert(provider, stamp);
            provider.balance = Money::whole(12);
            provider.currency = u"EUR"_s;
            store.noteBalance(provider, stamp);
            provider.id = ProviderId(second);
            provider.name = u"Beta"_s;
            provider.url = u"https://beta.example/api/v2"_s;
            store.insert(provider, stamp);
            store.noteProblem(ProviderId(second), u"no connection"_s, stamp);
            ServiceSource source;
            source.service = ServiceId(1);
            source.provider = ProviderId(second);
            source.upstreamService = u"1180"_s;
            store.insert(source, stamp);
            ForwardStore(base).insert({.order = OrderId(order),
                                       .source = SourceId(1),
                                       .provider = ProviderId(second),
                                       .state = state,
                                       .problem = u"there was no answer"_s},
                                      stamp);
        });
    }
    [[nodiscard]] static Provider provider(UiWorld &world, qint64 id)
    {
        return world.ask(world.source().read([id](Database &db) { return ProviderStore(db).byId(ProviderId(id)); }))
            .value();
    }
    [[nodiscard]] static OrderForward forward(UiWorld &world)
    {
        return world
            .ask(world.source().read(
                [](Database &db) { return ForwardStore(db).byOrder(OrderId(UiWorld::orderCount)); }))
            .value();
    }
};

void UiProviders::showsHowTheyStand()
{
    UiWorld world;
    bring(world, UiWorld::orderCount, ForwardState::Ambiguous);
    Person person(world);
    const auto *table = person.openPage(PageId::Providers)->table();
    QTRY_COMPARE(table->model()->rowCount(), 2);
    const auto cell = [table](qint64 id, ProviderColumn column) {
        return Person::cell(*table, id, static_cast<int>(column));
    };
    QCOMPARE(cell(first, ProviderColumn::State), u"Balance low"_s);
    QCOMPARE(cell(first, ProviderColumn::Balance), u"12.00 EUR"_s);
    QCOMPARE(cell(second, ProviderColumn::State), u"Trouble"_s);
    QCOMPARE(cell(second, ProviderColumn::Waiting), u"1"_s);
    QCOMPARE(cell(second, ProviderColumn::Services), u"1"_s);
    person.press(u"chip_low"_s);
    QTRY_COMPARE(table->model()->rowCount(), 1);
    person.press(u"chip_trouble"_s);
    person.openRow(PageId::Providers, second);
    QTRY_COMPARE(person.see<QLabel>(u"providerProblem"_s)->text(), u"no connection"_s);
    person.type(u"search"_s, u"alpha"_s);
    QTRY_COMPARE(table->model()->rowCount(), 0);
}

void UiProviders::changesWhenToTell()
{
    UiWorld world;
    bring(world, UiWorld::orderCount, ForwardState::Ambiguous);
    Person person(world);
    person.openRow(PageId::Providers, first);
    person.press(u"editProviderButton"_s);
    person.type(u"alertBelow"_s, u"much"_s);
    person.press(u"accept"_s);
    QTRY_VERIFY(person.visible<QLineEdit>(u"alertBelow"_s));
    person.type(u"alertBelow"_s, u"5"_s);
    person.press(u"accept"_s);
    QTRY_COMPARE(provider(world, first).alertBelow.value_or(Money()), Money::whole(5));
    const auto *table = person.openPage(PageId::Providers)->table();
    QTRY_COMPARE(Person::cell(*table, first, static_cast<int>(ProviderColumn::State)), u"Fine"_s);
    QVERIFY(Person::isMarked(*table, first));
    person.press(u"editProviderButton"_s);
    person.see<QLineEdit>(u"alertBelow"_s)->clear();
    person.press(u"accept"_s);
    QTRY_VERIFY(!provider(world, first).alertBelow);
}

void UiProviders::switchesOneOff()
{
    UiWorld world;
    bring(world, UiWorld::orderCount, ForwardState::Ambiguous);
    Person person(world);
    person.openRow(PageId::Providers, second);
    person.press(u"switchProviderButton"_s);
    QTRY_COMPARE(provider(world, second).enabled, false);
    QTRY_COMPARE(person.see<QPushButton>(u"switchProviderButton"_s)->text(), u"Switch on"_s);
}

void UiProviders::acceptsAPrice()
{
    UiWorld world;
    bring(world, UiWorld::orderCount, ForwardState::Ambiguous);
    world.reopenAfter([&](Database &base, Outbox &) {
        const Stamp stamp{.rev = UiWorld::later, .now = world.clock().now()};
        ProviderStore store(base);
        auto source = store.source(SourceId(1)).value();
        source.terms.followsPrice = true;
        source.terms.waitingCost = Money::whole(9);
        store.setTerms(source, stamp);
        store.noteProblem(ProviderId(second), {}, stamp);
        store.noteList(ProviderId(second), u"the provider's list is empty"_s, stamp);
    });
    Person person(world);
    const auto *table = person.openPage(PageId::Providers)->table();
    QTRY_COMPARE(Person::cell(*table, second, static_cast<int>(ProviderColumn::State)), u"Trouble"_s);
    person.openRow(PageId::Providers, second);
    QTRY_COMPARE(person.see<QLabel>(u"listProblem"_s)->text(), u"the provider's list is empty"_s);
    auto *waiting = person.see<ItemList>(u"waitingPrices"_s);
    QVERIFY(waiting);
    Q_EMIT waiting->chosen(1);
    QTRY_COMPARE(person.see<QLineEdit>(u"costNow"_s)->text(), u"9.00"_s);
    person.press(u"accept"_s);
    const auto source = [&world] {
        return world.ask(world.source().read([](Database &db) { return ProviderStore(db).source(SourceId(1)); }))
            .value();
    };
    QTRY_COMPARE(source().cost, Money::whole(9));
    QVERIFY(!source().terms.waitingCost);
    QVERIFY(source().terms.followsPrice);
}

void UiProviders::decidesThatAnOrderIsThere()
{
    UiWorld world;
    bring(world, UiWorld::orderCount, ForwardState::Ambiguous);
    Person person(world);
    person.openRow(PageId::Orders, UiWorld::orderCount);
    QTRY_COMPARE(person.see<QLabel>(u"forwardState"_s)->text(), u"Perhaps sent"_s);
    person.press(u"noteForwardButton"_s);
    person.type(u"upstreamOrder"_s, u"23501"_s);
    person.press(u"accept"_s);
    QTRY_COMPARE(forward(world).upstreamOrder, u"23501"_s);
    QCOMPARE(forward(world).state, ForwardState::Sent);
    QTRY_VERIFY(!person.visible<QPushButton>(u"noteForwardButton"_s));
}

void UiProviders::sendsAnOrderThatWasNotTaken()
{
    UiWorld world;
    bring(world, UiWorld::orderCount, ForwardState::Refused);
    Person person(world);
    person.openRow(PageId::Orders, UiWorld::orderCount);
    person.press(u"sendForwardButton"_s);
    person.press(u"accept"_s);
    QTRY_COMPARE(forward(world).state, ForwardState::Waiting);
}

void UiProviders::showsNothingOfProvidersWhereThereIsNone()
{
    UiWorld world;
    Person person(world);
    QTRY_VERIFY(!person.openPage(PageId::Providers)->table()->isVisible());
    person.openRow(PageId::Orders, UiWorld::orderCount);
    QTRY_VERIFY(person.visible<QWidget>(u"orderDetails"_s));
    QVERIFY(!person.visible<QLabel>(u"forwardState"_s));
}

QTEST_MAIN(UiProviders)
#include "tst_ui_providers.moc"
