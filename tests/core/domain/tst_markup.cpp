// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/domain/markup.h"

#include <QTest>

using namespace pw;
using namespace Qt::StringLiterals;

/// Prices made of providers' costs: exact, and never below what was meant.
class MarkupTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void prices_data();
    void prices();
};

void MarkupTest::prices_data()
{
    QTest::addColumn<QString>("cost");
    QTest::addColumn<QString>("percent");
    QTest::addColumn<QString>("fixed");
    QTest::addColumn<QString>("step");
    QTest::addColumn<QString>("price");
    QTest::newRow("nothing on it") << u"0.40"_s << u"0"_s << u"0"_s << u"0.00001"_s << u"0.40"_s;
    QTest::newRow("a quarter") << u"0.40"_s << u"25"_s << u"0"_s << u"0.00001"_s << u"0.50"_s;
    QTest::newRow("a part of a percent") << u"1"_s << u"12.5"_s << u"0"_s << u"0.00001"_s << u"1.125"_s;
    QTest::newRow("a fixed amount") << u"0.40"_s << u"0"_s << u"0.05"_s << u"0.00001"_s << u"0.45"_s;
    QTest::newRow("both") << u"0.40"_s << u"25"_s << u"0.05"_s << u"0.00001"_s << u"0.55"_s;
    QTest::newRow("up to a cent") << u"0.401"_s << u"25"_s << u"0"_s << u"0.01"_s << u"0.51"_s;
    QTest::newRow("on a cent already") << u"0.40"_s << u"25"_s << u"0"_s << u"0.01"_s << u"0.50"_s;
    QTest::newRow("finer than a rate") << u"0.00000001"_s << u"0"_s << u"0"_s << u"0.00001"_s << u"0.00001"_s;
    QTest::newRow("the smallest percentage counts")
        << u"0.00001"_s << u"0.00000001"_s << u"0"_s << u"0.00001"_s << u"0.00002"_s;
    QTest::newRow("free") << u"0"_s << u"50"_s << u"0"_s << u"0.01"_s << u"0.00"_s;
    QTest::newRow("too much") << u"90000000000"_s << u"100"_s << u"0"_s << u"0.01"_s << u"none"_s;
    QTest::newRow("a percentage beyond everything")
        << u"90000000000"_s << u"90000000000"_s << u"90000000000"_s << u"0.00001"_s << u"none"_s;
    QTest::newRow("less") << u"1"_s << u"-10"_s << u"0"_s << u"0.01"_s << u"none"_s;
    QTest::newRow("a fixed amount off") << u"1"_s << u"0"_s << u"-0.1"_s << u"0.01"_s << u"none"_s;
    QTest::newRow("a negative cost") << u"-1"_s << u"0"_s << u"0"_s << u"0.01"_s << u"none"_s;
    QTest::newRow("no step") << u"1"_s << u"0"_s << u"0"_s << u"0"_s << u"none"_s;
    QTest::newRow("a step that no rate can take") << u"1"_s << u"0"_s << u"0"_s << u"0.000001"_s << u"none"_s;
}

void MarkupTest::prices()
{
    QFETCH(const QString, cost);
    QFETCH(const QString, percent);
    QFETCH(const QString, fixed);
    QFETCH(const QString, step);
    const auto money = [](const QString &text) { return Money::parse(text).value(); };
    const Markup markup{.percent = money(percent), .fixed = money(fixed), .step = money(step)};
    const auto price = markup.priceOf(money(cost));
    QTEST(price ? price->toString() : u"none"_s, "price");
}

QTEST_GUILESS_MAIN(MarkupTest)
#include "tst_markup.moc"
