// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/domain/customer_terms.h"

#include <QTest>

using namespace pw;
using namespace Qt::StringLiterals;

/// What a customer pays of a rate: rounded once, half up, to the decimals that a rate has.
class DiscountsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parsing_data();
    void parsing();
    void rates_data();
    void rates();
    void percentages_data();
    void percentages();
    void anOwnRateBeatsTheDiscount();
};

void DiscountsTest::parsing_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("discount");
    QTest::newRow("nothing") << u"0"_s << u"0.00"_s;
    QTest::newRow("whole") << u"12"_s << u"12.00"_s;
    QTest::newRow("two decimals") << u"12.34"_s << u"12.34"_s;
    QTest::newRow("zeros behind") << u"12.5000"_s << u"12.50"_s;
    QTest::newRow("everything") << u"100"_s << u"100.00"_s;
    QTest::newRow("more than everything") << u"100.01"_s << u"none"_s;
    QTest::newRow("three decimals") << u"12.345"_s << u"none"_s;
    QTest::newRow("negative") << u"-1"_s << u"none"_s;
    QTest::newRow("no number") << u"1e1"_s << u"none"_s;
    QTest::newRow("empty") << u""_s << u"none"_s;
}

void DiscountsTest::parsing()
{
    QFETCH(const QString, text);
    const auto discount = Percent::parse(text);
    QTEST(discount ? discount->toString() : u"none"_s, "discount");
}

void DiscountsTest::rates_data()
{
    QTest::addColumn<QString>("rate");
    QTest::addColumn<QString>("discount");
    QTest::addColumn<QString>("left");
    QTest::newRow("none") << u"0.90"_s << u"0"_s << u"0.90"_s;
    QTest::newRow("a tenth") << u"0.90"_s << u"10"_s << u"0.81"_s;
    QTest::newRow("exact at the last decimal") << u"0.0001"_s << u"10"_s << u"0.00009"_s;
    QTest::newRow("half goes up") << u"0.00001"_s << u"50"_s << u"0.00001"_s;
    QTest::newRow("half of three goes up") << u"0.00003"_s << u"50"_s << u"0.00002"_s;
    QTest::newRow("just below half goes down") << u"0.00001"_s << u"50.01"_s << u"0.00"_s;
    QTest::newRow("a third") << u"1"_s << u"33.33"_s << u"0.6667"_s;
    QTest::newRow("an odd one") << u"1.23457"_s << u"7.77"_s << u"1.13864"_s;
    QTest::newRow("everything") << u"7.5"_s << u"100"_s << u"0.00"_s;
    QTest::newRow("free") << u"0"_s << u"25"_s << u"0.00"_s;
    QTest::newRow("the largest rate") << u"92233720368.54775"_s << u"50"_s << u"46116860184.27388"_s;
}

void DiscountsTest::rates()
{
    QFETCH(const QString, rate);
    QFETCH(const QString, discount);
    QTEST(Percent::parse(discount).value().off(Rate::parse(rate).value()).toString(), "left");
}

void DiscountsTest::percentages_data()
{
    QTest::addColumn<qint64>("hundredths");
    QTest::addColumn<QString>("rate");
    QTest::addColumn<QString>("result");
    QTest::newRow("more") << qint64(11'000) << u"0.90"_s << u"0.99"_s;
    QTest::newRow("a hundredth of a percent") << qint64(10'001) << u"1"_s << u"1.0001"_s;
    QTest::newRow("half goes up") << qint64(15'000) << u"0.00001"_s << u"0.00002"_s;
    QTest::newRow("nothing left") << qint64(0) << u"1"_s << u"0.00"_s;
    QTest::newRow("below nothing") << qint64(-1) << u"1"_s << u"none"_s;
    QTest::newRow("beyond the range") << qint64(20'000) << u"92233720368.54775"_s << u"none"_s;
    QTest::newRow("the most that fits") << qint64(10'000) << u"92233720368.54775"_s << u"92233720368.54775"_s;
}

void DiscountsTest::percentages()
{
    QFETCH(const qint64, hundredths);
    QFETCH(const QString, rate);
    const auto result = percentOf(Rate::parse(rate).value(), hundredths);
    QTEST(result ? result->toString() : u"none"_s, "result");
}

void DiscountsTest::anOwnRateBeatsTheDiscount()
{
    Service first;
    first.id = ServiceId(1);
    first.rate = Rate::parse(u"2").value();
    Service second = first;
    second.id = ServiceId(2);
    CustomerTerms terms;
    QVERIFY(terms.isStandard());
    terms.rates.insert(first.id, Rate::parse(u"3").value());
    QVERIFY(!terms.isStandard());
    terms.discount = Percent::fromHundredths(1'000).value();
    QCOMPARE(terms.rateOf(first).toString(), u"3.00"_s);
    QCOMPARE(terms.rateOf(second).toString(), u"1.80"_s);
}

QTEST_GUILESS_MAIN(DiscountsTest)
#include "tst_discounts.moc"
