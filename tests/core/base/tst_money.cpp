// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/base/clock.h"
#include "core/base/id_source.h"
#include "core/base/money.h"

#include <QTest>

using namespace pw;
using namespace Qt::StringLiterals;

namespace
{

class FixedClock final : public Clock
{
public:
    [[nodiscard]] Instant now() const override { return Instant(0x0123456789ab); }
};

class CountingIds final : public IdSource
{
public:
    [[nodiscard]] QByteArray randomBytes(int count) override { return QByteArray(count, char(0xff)); }
};

} // namespace

class MoneyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parses_data();
    void parses();
    void refusesToParse_data();
    void refusesToParse();
    void showsRoundedDown_data();
    void showsRoundedDown();
    void chargesExactly_data();
    void chargesExactly();
    void rateNeedsFiveDecimals();
    void sumsStayInRange();
    void sharesAreExact();
    void instantsRoundTrip();
    void uuidsAreOfVersionSeven();
};

void MoneyTest::parses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("units");
    QTest::addColumn<QString>("written");
    QTest::newRow("whole") << u"25"_s << 2'500'000'000LL << u"25.00"_s;
    QTest::newRow("two decimals") << u"0.90"_s << 90'000'000LL << u"0.90"_s;
    QTest::newRow("five decimals") << u"0.27819"_s << 27'819'000LL << u"0.27819"_s;
    QTest::newRow("smallest") << u"0.00000001"_s << 1LL << u"0.00000001"_s;
    QTest::newRow("negative") << u"-1.5"_s << -150'000'000LL << u"-1.50"_s;
    QTest::newRow("negative below one") << u"-0.01"_s << -1'000'000LL << u"-0.01"_s;
    QTest::newRow("largest") << u"92233720368.54775807"_s << 9223372036854775807LL << u"92233720368.54775807"_s;
    QTest::newRow("zero") << u"0"_s << 0LL << u"0.00"_s;
    QTest::newRow("minus zero") << u"-0"_s << 0LL << u"0.00"_s;
}

void MoneyTest::parses()
{
    QFETCH(QString, text);
    QFETCH(qint64, units);
    QFETCH(QString, written);
    const auto money = Money::parse(text);
    QVERIFY(money);
    QCOMPARE(money->units(), units);
    QCOMPARE(money->toString(), written);
    QCOMPARE(Money::parse(written)->units(), units);
}

void MoneyTest::refusesToParse_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"",
                             "-",
                             ".",
                             "1.",
                             ".5",
                             "+1",
                             "1e5",
                             "1E5",
                             "1,5",
                             " 1",
                             "1 ",
                             "0x10",
                             "1.123456789",
                             "nan",
                             "inf",
                             "--1",
                             "1.2.3",
                             "92233720368.54775808",
                             "-92233720368.54775808",
                             "999999999999",
                             "١"})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void MoneyTest::refusesToParse()
{
    QFETCH(QString, text);
    QVERIFY(!Money::parse(text));
}

void MoneyTest::showsRoundedDown_data()
{
    QTest::addColumn<qint64>("units");
    QTest::addColumn<QString>("shown");
    QTest::newRow("exact") << 100'000'000LL << u"1.00"_s;
    QTest::newRow("just below a step") << 100'000'999LL << u"1.00"_s;
    QTest::newRow("a step") << 100'001'000LL << u"1.00001"_s;
    QTest::newRow("a debt is not made smaller") << -1LL << u"-0.00001"_s;
    QTest::newRow("the largest debt, rounded out of the range")
        << -9'223'372'036'854'775'807LL << u"-92233720368.54776"_s;
}

void MoneyTest::showsRoundedDown()
{
    QFETCH(qint64, units);
    QFETCH(QString, shown);
    QCOMPARE(Money::fromUnits(units).toDisplayString(), shown);
}

void MoneyTest::chargesExactly_data()
{
    QTest::addColumn<QString>("rate");
    QTest::addColumn<qint64>("quantity");
    QTest::addColumn<QString>("charge");
    QTest::newRow("a thousand") << u"0.27819"_s << 1000LL << u"0.27819"_s;
    QTest::newRow("one of the cheapest") << u"0.00001"_s << 1LL << u"0.00000001"_s;
    QTest::newRow("not divisible in cents") << u"0.01265"_s << 333LL << u"0.00421245"_s;
    QTest::newRow("ten million") << u"14.50"_s << 10'000'000LL << u"145000.00"_s;
    QTest::newRow("none") << u"5"_s << 0LL << u"0.00"_s;
    QTest::newRow("out of range") << u"92233720368"_s << 1'000'000LL << QString();
}

void MoneyTest::chargesExactly()
{
    QFETCH(QString, rate);
    QFETCH(qint64, quantity);
    QFETCH(QString, charge);
    const auto charged = Rate::parse(rate).value().chargeFor(quantity);
    QCOMPARE(charged ? charged->toString() : QString(), charge);
}

void MoneyTest::rateNeedsFiveDecimals()
{
    QVERIFY(Rate::parse(u"0.00001"));
    QVERIFY(!Rate::parse(u"0.000001"));
    QVERIFY(!Rate::parse(u"-1"));
}

void MoneyTest::sumsStayInRange()
{
    const Money largest = Money::parse(u"92233720368.54775807").value();
    QVERIFY(!largest.plus(Money::fromUnits(1)));
    QVERIFY(!(-largest).minus(Money::fromUnits(1)));
    QCOMPARE(largest.minus(largest), Money());
    QCOMPARE((Money::whole(3) - Money::whole(5)).toString(), u"-2.00"_s);
}

void MoneyTest::sharesAreExact()
{
    // Every charge that came from a rate divides by its quantity, so a refund and what is kept add up with no
    // remainder.
    const Rate rate = Rate::parse(u"0.01265").value();
    for (const qint64 quantity : {1LL, 7LL, 333LL, 99'999LL}) {
        const Money charge = rate.chargeFor(quantity).value();
        for (const qint64 part : {qint64(0), qint64(1), quantity / 2, quantity})
            QCOMPARE(shareOf(charge, part, quantity), rate.chargeFor(part).value());
    }
}

void MoneyTest::instantsRoundTrip()
{
    const Instant instant(1'772'357'400'123);
    QCOMPARE(instant.toString(), u"2026-03-01T09:30:00.123Z"_s);
    QCOMPARE(Instant::parse(instant.toString()), instant);
    QVERIFY(!Instant::parse(u"yesterday"));
}

void MoneyTest::uuidsAreOfVersionSeven()
{
    CountingIds ids;
    QCOMPARE(makeUuid7(FixedClock(), ids), u"01234567-89ab-7fff-bfff-ffffffffffff"_s);
}

QTEST_GUILESS_MAIN(MoneyTest)
#include "tst_money.moc"
