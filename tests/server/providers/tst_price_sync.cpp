// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/providers/price_sync.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace pw::server::providers
{

/// What a list changes. Ours: service 1 "Followers" at 1.30 (10-1000), a Default made of the provider's "7" that costs
/// 1.00, with 30 % on it; the list said 10-1000 last.
class TestPriceSync : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void follows_data();
    void follows();
    void aBrokenListChangesNothing_data();
    void aBrokenListChangesNothing();
    void aPersonMayInsist();

private:
    using Ours = SyncedSource;
    using List = QList<OfferedService>;
    using Prepare = void (*)(Ours &, List &);

    static void row(const char *name, Prepare prepare, const char *changes);
    static void addPrices();
    static void addLimitsAndNames();
    static void addPresence();
    static void addRank();
    static SyncedSource source();
    static OfferedService offered();
    /// "cost 1.00>2.00, rate 1.30>2.60"
    static QString words(const SyncPlan &plan);
};

SyncedSource TestPriceSync::source()
{
    SyncedSource ours;
    ours.service.id = ServiceId(1);
    ours.service.name = u"Followers"_s;
    ours.service.rate = Rate::parse(u"1.30").value();
    ours.service.min = 10;
    ours.service.max = 1000;
    ours.source.id = SourceId(1);
    ours.source.service = ServiceId(1);
    ours.source.upstreamService = u"7"_s;
    ours.source.cost = Money::parse(u"1.00").value();
    ours.source.terms.followsPrice = true;
    ours.source.terms.markup.percent = Money::whole(30);
    ours.source.terms.upstreamName = u"Theirs"_s;
    ours.source.terms.upstreamMin = 10;
    ours.source.terms.upstreamMax = 1000;
    return ours;
}

OfferedService TestPriceSync::offered()
{
    OfferedService offered;
    offered.id = u"7"_s;
    offered.name = u"Theirs"_s;
    offered.type = ServiceType::Default;
    offered.cost = Money::parse(u"1.00").value();
    offered.min = 10;
    offered.max = 1000;
    return offered;
}

QString TestPriceSync::words(const SyncPlan &plan)
{
    QStringList words;
    for (const SourceChange &change : plan.changes)
        words << toWord(change.kind) + u' ' + change.before + u'>' + change.after;
    return words.join(u", "_s);
}

void TestPriceSync::follows_data()
{
    QTest::addColumn<Prepare>("prepare");
    QTest::addColumn<QString>("changes");
    addPrices();
    addLimitsAndNames();
    addPresence();
    addRank();
}

void TestPriceSync::row(const char *name, Prepare prepare, const char *changes)
{
    QTest::newRow(name) << prepare << QString::fromLatin1(changes);
}

void TestPriceSync::addPrices()
{
    row(
        "nothing new", [](Ours &, List &) {}, "");
    row(
        "dearer", [](Ours &, List &list) { list[0].cost = Money::whole(2); }, "cost 1.00>2.00, rate 1.30>2.60");
    row(
        "cheaper", [](Ours &, List &list) { list[0].cost = Money::fromUnits(50'000'000); },
        "cost 1.00>0.50, rate 1.30>0.65");
    row(
        "three times is followed", [](Ours &, List &list) { list[0].cost = Money::whole(3); },
        "cost 1.00>3.00, rate 1.30>3.90");
    row(
        "more waits", [](Ours &, List &list) { list[0].cost = Money::fromUnits(300'000'001); },
        "cost_waits 1.00>3.00000001");
    row(
        "less than a third waits", [](Ours &, List &list) { list[0].cost = Money::fromUnits(33'333'333); },
        "cost_waits 1.00>0.33333333");
    row(
        "nothing waits", [](Ours &, List &list) { list[0].cost = Money(); }, "cost_waits 1.00>0.00");
    row(
        "it waits already",
        [](Ours &ours, List &list) {
            list[0].cost = Money::whole(9);
            ours.source.terms.waitingCost = Money::whole(9);
        },
        "");
    row(
        "a cost that nobody said", [](Ours &ours, List &) { ours.source.cost = Money(); }, "cost 0.00>1.00");
    row(
        "the price is not followed",
        [](Ours &ours, List &list) {
            list[0].cost = Money::whole(2);
            ours.source.terms.followsPrice = false;
        },
        "cost 1.00>2.00");
    row(
        "a price that somebody changed here", [](Ours &ours, List &) { ours.service.rate = {}; }, "rate 0.00>1.30");
}

void TestPriceSync::addLimitsAndNames()
{
    row(
        "wider", [](Ours &, List &list) { list[0].max = 5000; }, "max 1000>5000");
    row(
        "narrower",
        [](Ours &, List &list) {
            list[0].min = 50;
            list[0].max = 500;
        },
        "min 10>50, max 1000>500");
    row(
        "our own limits stay",
        [](Ours &ours, List &list) {
            ours.service.min = 100;
            ours.service.max = 200;
            list[0].min = 50;
            list[0].max = 5000;
        },
        "");
    row(
        "our own limits are narrowed",
        [](Ours &ours, List &list) {
            ours.service.max = 200;
            list[0].max = 150;
        },
        "max 200>150");
    row(
        "limits that leave nothing",
        [](Ours &ours, List &list) {
            ours.service.max = 40;
            list[0].min = 50;
        },
        "");
    row(
        "limits that are none", [](Ours &, List &list) { list[0].min = -5; }, "min 10>1");
    row(
        "a name of ours", [](Ours &, List &list) { list[0].name = u"New"_s; }, "");
    row(
        "the name is followed",
        [](Ours &ours, List &list) {
            ours.source.terms.followsName = true;
            list[0].name = u" New\n name "_s;
        },
        "name Followers>New name");
}

void TestPriceSync::addPresence()
{
    row(
        "vanished", [](Ours &, List &list) { list[0].id = u"8"_s; }, "source_off on>off");
    row(
        "another kind of service", [](Ours &, List &list) { list[0].type = ServiceType::Package; },
        "source_off on>off");
    row(
        "vanished, and the service with it",
        [](Ours &ours, List &list) {
            list[0].id = u"8"_s;
            ours.source.terms.endsService = true;
        },
        "source_off on>off, service_off on>off");
    row(
        "vanished, with another source behind it",
        [](Ours &ours, List &list) {
            list[0].id = u"8"_s;
            ours.source.terms.endsService = true;
            ServiceSource other;
            other.id = SourceId(2);
            ours.siblings << other;
        },
        "source_off on>off");
    row(
        "off already",
        [](Ours &ours, List &list) {
            list[0].id = u"8"_s;
            ours.source.enabled = false;
        },
        "");
    row(
        "back again",
        [](Ours &ours, List &) {
            ours.source.enabled = false;
            ours.source.terms.presence = SourcePresence::Gone;
        },
        "source_on off>on");
    row(
        "back with its service",
        [](Ours &ours, List &) {
            ours.source.enabled = false;
            ours.service.enabled = false;
            ours.source.terms.presence = SourcePresence::GoneWithService;
        },
        "source_on off>on, service_on off>on");
    row(
        "switched off by a person",
        [](Ours &ours, List &list) {
            ours.source.enabled = false;
            list[0].cost = Money::whole(2);
        },
        "cost 1.00>2.00");
}

void TestPriceSync::addRank()
{
    row(
        "behind another source",
        [](Ours &ours, List &list) {
            list[0].cost = Money::whole(2);
            ServiceSource first;
            first.id = SourceId(2);
            ours.siblings << first;
        },
        "cost 1.00>2.00");
    row(
        "behind one that is off",
        [](Ours &ours, List &list) {
            list[0].cost = Money::whole(2);
            ServiceSource first;
            first.id = SourceId(2);
            first.enabled = false;
            ours.siblings << first;
        },
        "cost 1.00>2.00, rate 1.30>2.60");
}

void TestPriceSync::follows()
{
    QFETCH(const Prepare, prepare);
    SyncedSource ours = source();
    QList<OfferedService> list{offered()};
    prepare(ours, list);
    ours.siblings << ours.source;
    QTEST(words(planSync({ours}, {.services = list}, Caution::Usual)), "changes");
}

void TestPriceSync::aBrokenListChangesNothing_data()
{
    QTest::addColumn<int>("ours");
    QTest::addColumn<int>("listed");
    QTest::addColumn<bool>("isFollowed");
    QTest::newRow("an empty one") << 1 << 0 << false;
    QTest::newRow("two of three missing") << 3 << 1 << true;
    QTest::newRow("three of four missing") << 4 << 1 << false;
    QTest::newRow("three of fifteen missing") << 15 << 12 << true;
    QTest::newRow("three of fourteen missing") << 14 << 11 << false;
    QTest::newRow("a fifth missing") << 100 << 80 << true;
    QTest::newRow("more than a fifth missing") << 100 << 79 << false;
}

void TestPriceSync::aBrokenListChangesNothing()
{
    QFETCH(const int, ours);
    QFETCH(const int, listed);
    QFETCH(const bool, isFollowed);
    QList<SyncedSource> sources;
    OfferedServices list;
    for (int i = 1; i <= ours; ++i) {
        SyncedSource each = source();
        each.source.id = SourceId(i);
        each.source.upstreamService = QString::number(i);
        each.siblings = {each.source};
        sources << each;
        OfferedService one = offered();
        one.id = QString::number(i);
        one.cost = Money::whole(2);
        if (i <= listed)
            list.services << one;
    }
    const SyncPlan plan = planSync(sources, list, Caution::Usual);
    QCOMPARE(plan.problem.isEmpty(), isFollowed);
    QCOMPARE(plan.sources.isEmpty(), !isFollowed);
    QCOMPARE(plan.changes.size(), isFollowed ? 2 * listed + (ours - listed) : 0);
    // What is empty is a mistake, whoever says otherwise.
    QCOMPARE(planSync(sources, list, Caution::Overridden).problem.isEmpty(), listed > 0);
}

void TestPriceSync::aPersonMayInsist()
{
    SyncedSource ours = source();
    ours.source.terms.waitingCost = Money::whole(9);
    ours.siblings << ours.source;
    OfferedService dear = offered();
    dear.cost = Money::whole(9);
    const SyncPlan plan = planSync({ours}, {.services = {dear}}, Caution::Overridden);
    QCOMPARE(words(plan), u"cost 1.00>9.00, rate 1.30>11.70"_s);
    QVERIFY(!plan.sources.at(0).source.terms.waitingCost);
}

} // namespace pw::server::providers

QTEST_GUILESS_MAIN(pw::server::providers::TestPriceSync)
#include "tst_price_sync.moc"
