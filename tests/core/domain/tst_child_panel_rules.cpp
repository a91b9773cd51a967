// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/domain/child_panel.h"
#include "core/domain/host_name.h"

#include <QTest>

using namespace pw;
using namespace Qt::StringLiterals;

/// What a domain is, and what the calendar does to a child panel.
class ChildPanelRulesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void domains_data();
    void domains();
    void zones_data();
    void zones();
    void months_data();
    void months();
    void renewals_data();
    void renewals();
    void theCalendarDecides_data();
    void theCalendarDecides();
    void looksAreDaily();
};

namespace
{

Instant at(const char *text)
{
    return Instant::parse(QString::fromLatin1(text)).value();
}

ChildPanel panelUntil(const char *until, ChildPanelState state = ChildPanelState::Active)
{
    ChildPanel panel;
    panel.state = state;
    panel.price = Money::whole(5);
    panel.paidUntil = at(until);
    return panel;
}

} // namespace

void ChildPanelRulesTest::domains_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("name");
    const auto good = [](const QString &typed, const QString &name) {
        QTest::newRow(qPrintable(typed)) << typed << name;
    };
    const auto bad = [](const char *why, const QString &typed) { QTest::newRow(why) << typed << QString(); };
    good(u"example.com"_s, u"example.com"_s);
    good(u"Panel.Example.COM"_s, u"panel.example.com"_s);
    good(u"example.com."_s, u"example.com"_s);
    good(u"a-b.c1.co.uk"_s, u"a-b.c1.co.uk"_s);
    good(u"1.example.com"_s, u"1.example.com"_s);
    good(u"bücher.de"_s, u"xn--bcher-kva.de"_s);
    good(u"BÜCHER.de"_s, u"xn--bcher-kva.de"_s);
    good(u"xn--bcher-kva.de"_s, u"xn--bcher-kva.de"_s);
    good(u"例子.中国"_s, u"xn--fsqu00a.xn--fiqs8s"_s);
    good(QString(u'a').repeated(63) + u".com"_s, QString(u'a').repeated(63) + u".com"_s);
    bad("nothing", u""_s);
    bad("a dot", u"."_s);
    bad("one label", u"example"_s);
    bad("one label and a dot", u"example."_s);
    bad("an empty label", u"a..com"_s);
    bad("a dot before", u".example.com"_s);
    bad("an address", u"192.168.1.10"_s);
    bad("an address of IPv6", u"[2001:db8::1]"_s);
    bad("a number at the end", u"example.123"_s);
    bad("hexadecimal at the end", u"127.0.0.0x1"_s);
    bad("a scheme", u"https://example.com"_s);
    bad("a port", u"example.com:443"_s);
    bad("a path", u"example.com/shop"_s);
    bad("a user", u"me@example.com"_s);
    bad("a blank", u"exam ple.com"_s);
    bad("a line break", u"example.com\n"_s);
    bad("an underscore", u"my_shop.example.com"_s);
    bad("a wildcard", u"*.example.com"_s);
    bad("a hyphen before", u"-a.com"_s);
    bad("a hyphen after", u"a-.com"_s);
    bad("a label too long", QString(u'a').repeated(64) + u".com"_s);
    bad("too long in all", QString(QString(u'a').repeated(60) + u'.').repeated(5) + u"com"_s);
    bad("an A-label of nothing", u"xn--a.com"_s);
    bad("an A-label of ASCII", u"xn--example-.com"_s);
    bad("the computer itself", u"shop.localhost"_s);
    bad("a name in the house", u"shop.local"_s);
    bad("a name for tests", u"shop.test"_s);
    bad("a name for examples", u"shop.example"_s);
    bad("a top level of one letter", u"example.c"_s);
}

void ChildPanelRulesTest::domains()
{
    QFETCH(QString, typed);
    QFETCH(QString, name);
    QCOMPARE(hostName(typed).value_or(QString()), name);
}

void ChildPanelRulesTest::zones_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("zone");
    QTest::addColumn<bool>("isWithin");
    QTest::newRow("itself") << u"shop.com"_s << u"shop.com"_s << true;
    QTest::newRow("below") << u"a.shop.com"_s << u"shop.com"_s << true;
    QTest::newRow("without www") << u"shop.com"_s << u"www.shop.com"_s << true;
    QTest::newRow("beside") << u"myshop.com"_s << u"shop.com"_s << false;
    QTest::newRow("above") << u"shop.com"_s << u"panel.shop.com"_s << false;
}

void ChildPanelRulesTest::zones()
{
    QFETCH(QString, name);
    QFETCH(QString, zone);
    QTEST(isWithin(name, zone), "isWithin");
}

void ChildPanelRulesTest::months_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<qint64>("count");
    QTest::addColumn<QString>("until");
    const auto row = [](const char *from, qint64 count, const QString &until) {
        QTest::addRow("%s and %lld", from, static_cast<long long>(count)) << QByteArray(from) << count << until;
    };
    row("2026-01-15T10:20:30.456Z", 1, u"2026-02-15T10:20:30.456Z"_s);
    row("2026-01-31T23:59:59.999Z", 1, u"2026-02-28T23:59:59.999Z"_s);
    row("2028-01-31T00:00:00.000Z", 1, u"2028-02-29T00:00:00.000Z"_s);
    row("2026-12-31T00:00:00.000Z", 1, u"2027-01-31T00:00:00.000Z"_s);
    row("2026-03-29T00:30:00.000Z", 1, u"2026-04-29T00:30:00.000Z"_s); // a summer time begins
    row("2026-01-31T00:00:00.000Z", 12, u"2027-01-31T00:00:00.000Z"_s);
}

void ChildPanelRulesTest::months()
{
    QFETCH(QByteArray, from);
    QFETCH(qint64, count);
    QFETCH(QString, until);
    QCOMPARE(monthsAfter(at(from.constData()), count).toString(), until);
}

void ChildPanelRulesTest::renewals_data()
{
    QTest::addColumn<ChildPanel>("panel");
    QTest::addColumn<QString>("until");
    QTest::newRow("in advance") << panelUntil("2026-06-20T00:00:00Z") << u"2026-07-20T00:00:00.000Z"_s;
    QTest::newRow("at its end") << panelUntil("2026-06-15T00:00:00Z") << u"2026-07-15T00:00:00.000Z"_s;
    QTest::newRow("late, and it went on") << panelUntil("2026-06-01T00:00:00Z") << u"2026-07-01T00:00:00.000Z"_s;
    QTest::newRow("later than a month") << panelUntil("2026-03-01T00:00:00Z") << u"2026-07-15T00:00:00.000Z"_s;
    QTest::newRow("lapsed") << panelUntil("2026-06-01T00:00:00Z", ChildPanelState::Suspended)
                            << u"2026-07-15T00:00:00.000Z"_s;
    QTest::newRow("suspended within its month")
        << panelUntil("2026-06-20T00:00:00Z", ChildPanelState::Suspended) << u"2026-07-20T00:00:00.000Z"_s;
}

void ChildPanelRulesTest::renewals()
{
    QFETCH(ChildPanel, panel);
    QFETCH(QString, until);
    QCOMPARE(renewedUntil(panel, at("2026-06-15T00:00:00Z")).toString(), until);
}

void ChildPanelRulesTest::theCalendarDecides_data()
{
    QTest::addColumn<ChildPanel>("panel");
    QTest::addColumn<bool>("canPay");
    QTest::addColumn<int>("due");
    const auto row = [](const char *what, const ChildPanel &panel, bool canPay, ChildPanelDue due) {
        QTest::newRow(what) << panel << canPay << static_cast<int>(due);
    };
    using enum ChildPanelState;
    ChildPanel notRenewed = panelUntil("2026-06-15T00:00:00Z");
    notRenewed.autoRenew = false;
    row("within its month", panelUntil("2026-06-15T00:00:00.001Z"), true, ChildPanelDue::Nothing);
    row("at its end", panelUntil("2026-06-15T00:00:00Z"), true, ChildPanelDue::Renew);
    row("without money", panelUntil("2026-06-15T00:00:00Z"), false, ChildPanelDue::Suspend);
    row("not wanted", notRenewed, true, ChildPanelDue::Suspend);
    row("in the grace", panelUntil("2026-06-08T00:00:00.001Z", Suspended), true, ChildPanelDue::Nothing);
    row("after the grace", panelUntil("2026-06-08T00:00:00Z", Suspended), true, ChildPanelDue::End);
    row("suspended within its month", panelUntil("2026-06-20T00:00:00Z", Suspended), true, ChildPanelDue::Nothing);
    row("not set up", panelUntil("1970-01-01T00:00:00Z", Pending), true, ChildPanelDue::Nothing);
    row("over", panelUntil("2026-01-01T00:00:00Z", Ended), true, ChildPanelDue::Nothing);
    row("cancelled", panelUntil("1970-01-01T00:00:00Z", Canceled), true, ChildPanelDue::Nothing);
}

void ChildPanelRulesTest::theCalendarDecides()
{
    QFETCH(ChildPanel, panel);
    QFETCH(bool, canPay);
    QTEST(static_cast<int>(dueOf(panel, canPay, at("2026-06-15T00:00:00Z"), 7)), "due");
}

void ChildPanelRulesTest::looksAreDaily()
{
    const Instant now = at("2026-06-15T00:00:00Z");
    QCOMPARE(nextLook(panelUntil("2026-07-15T00:00:00Z"), now, 7).toString(), u"2026-06-16T00:00:00.000Z"_s);
    QCOMPARE(nextLook(panelUntil("2026-06-15T10:00:00Z"), now, 7).toString(), u"2026-06-15T10:00:00.000Z"_s);
    QCOMPARE(nextLook(panelUntil("2026-06-08T10:00:00Z", ChildPanelState::Suspended), now, 7).toString(),
             u"2026-06-15T10:00:00.000Z"_s);
    for (const ChildPanelState state : {ChildPanelState::Pending, ChildPanelState::Ended, ChildPanelState::Canceled})
        QCOMPARE(nextLook(panelUntil("2026-06-15T10:00:00Z", state), now, 7).ms, qint64(0));
}

QTEST_APPLESS_MAIN(ChildPanelRulesTest)
#include "tst_child_panel_rules.moc"
