// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/commands/affiliate.h"
#include "core/storage/affiliate_store.h"
#include "core/storage/database.h"
#include "core/storage/migrator.h"
#include "core/storage/order_store.h"
#include "core/storage/revision_store.h"
#include "core/storage/settings_store.h"
#include "core/storage/user_store.h"
#include "core/storage/verify_store.h"
#include "sync-server/seed/demo_seed.h"

#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace pw;
using namespace Qt::StringLiterals;

/// What affiliates earn and are paid, on a real database.
class AffiliatesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void percentagesAreDecimals_data();
    void percentagesAreDecimals();
    void earningsAreRoundedDown_data();
    void earningsAreRoundedDown();
    void anEndedOrderEarnsOnce();
    void whatIsRefundedLaterIsTakenBack();
    void termsDecide_data();
    void termsDecide();
    void whatWasPaidOutMayBeOwed();

private:
    template <typename Work>
    auto write(Work work)
    {
        Transaction transaction(*m_db);
        CommandContext context{.db = *m_db,
                               .actor = Actor::staff(StaffId(1), u"owner"_s, Role::Owner),
                               .stamp = {.rev = RevisionStore(*m_db).next(), .now = Instant(1'790'000'000'000)},
                               .commandId = u"test-"_s + QString::number(++m_counter)};
        auto result = work(context);
        transaction.commit();
        return result;
    }
    /// "" or the refusal.
    QString run(const char *name, const QByteArray &json)
    {
        return write([&](CommandContext &context) {
            const auto done = runCommand(context, QString::fromLatin1(name), QJsonDocument::fromJson(json).object());
            return done ? QString() : refusalName(done.error().code);
        });
    }
    QString end(OrderId order, const QByteArray &status, qint64 remains)
    {
        return run("SetOrderStatus", R"({"order":)" + QByteArray::number(order.value) + R"(,"status":")" + status +
                                         R"(","remains":)" + QByteArray::number(remains) + '}');
    }
    [[nodiscard]] AffiliateFigures figures() const { return AffiliateStore(*m_db).account(m_affiliate)->figures; }
    [[nodiscard]] QStringList mismatches() const
    {
        QStringList found;
        (void)VerifyStore(*m_db).check([&](const Mismatch &mismatch) { found << mismatch.what; });
        return found;
    }
    void setPercent(const QString &percent)
    {
        QCOMPARE(run("SetSetting", R"({"name":"affiliate_percent","value":")" + percent.toUtf8() + R"("})"), QString());
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Database> m_db;
    Order m_order; ///< open, of a customer who was sent
    UserId m_affiliate;
    int m_counter = 0;
};

void AffiliatesTest::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_db = std::make_unique<Database>(
        Database::Options{.file = m_dir->filePath(u"shop.db"_s), .durability = Database::Durability::Normal});
    migrate(*m_db, schema::server());
    server::SeedOptions options;
    options.orders = 100;
    options.users = 5;
    options.tickets = 1;
    options.now = Instant(1'789'000'000'000);
    QCOMPARE(server::seedShop(*m_db, options).orders, 100);
    const auto open = OrderStore(*m_db).page(
        {.status = OrderStatus::InProgress, .user = {}, .service = {}, .search = {}, .limit = 50});
    const auto divisible = std::ranges::find_if(
        open, [](const Order &order) { return order.quantity >= 10 && order.charge.isPositive(); });
    QVERIFY(divisible != open.end());
    m_order = *divisible;
    m_affiliate = UserId(m_order.user.value == 1 ? 2 : 1);
    write([&](CommandContext &context) {
        AffiliateStore(context.db).addReferral(m_order.user, m_affiliate, context.stamp);
        return true;
    });
}

void AffiliatesTest::percentagesAreDecimals_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("hundredths");
    QTest::newRow("whole") << u"5"_s << qint64(500);
    QTest::newRow("a decimal") << u"2.5"_s << qint64(250);
    QTest::newRow("the least") << u"0.01"_s << qint64(1);
    QTest::newRow("nothing") << u"0"_s << qint64(0);
    QTest::newRow("all") << u"100"_s << qint64(10'000);
    for (const QString &bad : {u"100.01"_s, u"-1"_s, u"2.505"_s, u"5%"_s, u""_s, u"1e1"_s})
        QTest::newRow(qPrintable(u"not "_s + bad)) << bad << qint64(-1);
}

void AffiliatesTest::percentagesAreDecimals()
{
    QFETCH(QString, text);
    QFETCH(qint64, hundredths);
    const auto percent = Percent::parse(text);
    QCOMPARE(percent ? percent->hundredths() : -1, hundredths);
    if (percent)
        QCOMPARE(Percent::parse(percent->toString())->hundredths(), hundredths);
}

void AffiliatesTest::earningsAreRoundedDown_data()
{
    QTest::addColumn<qint64>("kept");
    QTest::addColumn<qint64>("hundredths");
    QTest::addColumn<qint64>("earned");
    QTest::newRow("exact") << qint64(100'000'000) << qint64(500) << qint64(5'000'000);
    QTest::newRow("down to the unit") << qint64(199) << qint64(500) << qint64(9);
    QTest::newRow("less than a unit") << qint64(19) << qint64(500) << qint64(0);
    QTest::newRow("nothing kept") << qint64(0) << qint64(10'000) << qint64(0);
    QTest::newRow("more than 64 bits on the way")
        << qint64(9'000'000'000'000'000'001) << qint64(9'999) << qint64(8'999'100'000'000'000'000);
}

void AffiliatesTest::earningsAreRoundedDown()
{
    QFETCH(qint64, kept);
    QFETCH(qint64, hundredths);
    QFETCH(qint64, earned);
    QCOMPARE(earningOf(Money::fromUnits(kept), Percent::fromHundredths(hundredths).value()).units(), earned);
}

void AffiliatesTest::anEndedOrderEarnsOnce()
{
    setPercent(u"12.34"_s);
    QCOMPARE(end(m_order.id, "partial", m_order.quantity / 2), QString());
    const Order ended = OrderStore(*m_db).byId(m_order.id).value();
    const Money expected = Money::fromUnits((ended.charge - ended.refunded).units() * 1234 / 10'000);
    QVERIFY(expected.isPositive());
    QCOMPARE(figures().earned.units(), expected.units());
    QCOMPARE(figures().orders, 1);
    // Whatever happens to be called again.
    setPercent(u"50"_s);
    write([&](CommandContext &context) {
        commands::noteEarning(context, ended);
        return true;
    });
    QCOMPARE(figures().earned.units(), expected.units());
    QCOMPARE(figures().orders, 1);
    QCOMPARE(mismatches(), QStringList());
}

/// As a later correction of the order leaves it; the percentage is that of then.
void AffiliatesTest::whatIsRefundedLaterIsTakenBack()
{
    setPercent(u"10"_s);
    QCOMPARE(end(m_order.id, "completed", 0), QString());
    Order refunded = OrderStore(*m_db).byId(m_order.id).value();
    QCOMPARE(figures().earned.units(), refunded.charge.units() / 10);
    setPercent(u"90"_s);
    for (const qint64 part : {qint64(2), qint64(1)}) {
        refunded.refunded = Money::fromUnits(refunded.charge.units() / part);
        write([&](CommandContext &context) {
            commands::noteEarning(context, refunded);
            return true;
        });
        QCOMPARE(figures().earned.units(), (refunded.charge - refunded.refunded).units() / 10);
    }
    // An order that says otherwise is found.
    QCOMPARE(mismatches(), QStringList{u"affiliate_earnings"_s});
}

void AffiliatesTest::termsDecide_data()
{
    QTest::addColumn<QString>("shop");
    QTest::addColumn<QByteArray>("terms");
    QTest::addColumn<qint64>("hundredths");
    QTest::newRow("nobody earns") << QString() << QByteArray() << qint64(0);
    QTest::newRow("the shop's") << u"5"_s << QByteArray() << qint64(500);
    QTest::newRow("his own") << u"5"_s << QByteArray(R"("percent":"7.5")") << qint64(750);
    QTest::newRow("his own nothing") << u"5"_s << QByteArray(R"("percent":"0")") << qint64(0);
    QTest::newRow("his own alone") << QString() << QByteArray(R"("percent":"7.5")") << qint64(750);
    QTest::newRow("the shop's again") << u"5"_s << QByteArray(R"("percent":null)") << qint64(500);
    QTest::newRow("shut out") << u"5"_s << QByteArray(R"("percent":"7.5","enabled":false)") << qint64(0);
}

void AffiliatesTest::termsDecide()
{
    QFETCH(QString, shop);
    QFETCH(QByteArray, terms);
    QFETCH(qint64, hundredths);
    setPercent(shop);
    const QByteArray user = R"({"user":)" + QByteArray::number(m_affiliate.value);
    if (!terms.isEmpty())
        QCOMPARE(run("SetAffiliate", user + ',' + terms + '}'), QString());
    QCOMPARE(end(m_order.id, "completed", 0), QString());
    QCOMPARE(figures().earned.units(), earningOf(m_order.charge, Percent::fromHundredths(hundredths).value()).units());
    QCOMPARE(figures().orders, hundredths == 0 ? 0 : 1);
    QCOMPARE(mismatches(), QStringList());
}

/// A refund after the payout: nothing is taken from the balance, but nothing more is paid before it is made good.
void AffiliatesTest::whatWasPaidOutMayBeOwed()
{
    setPercent(u"10"_s);
    QCOMPARE(end(m_order.id, "completed", 0), QString());
    const Money balance = UserStore(*m_db).byId(m_affiliate)->balance;
    const Money earned = figures().earned;
    const auto ask = [&](Money amount) {
        return write([&](CommandContext &context) {
            context.actor = Actor::customer(m_affiliate, u"him"_s);
            const auto asked = perform(context, commands::RequestPayout{.user = m_affiliate, .amount = amount});
            return asked ? QString() : refusalName(asked.error().code);
        });
    };
    const Money half = Money::fromUnits(earned.units() / 2);
    const auto setLeast = [this](Money least) {
        return run("SetSetting",
                   R"({"name":"affiliate_minimum_payout","value":")" + least.toString().toUtf8() + R"("})");
    };
    QCOMPARE(setLeast(half + Money::fromUnits(1)), QString());
    QCOMPARE(ask(half), u"payout_below_minimum"_s);
    QCOMPARE(setLeast(half), QString());
    QCOMPARE(ask(half), QString());
    QCOMPARE(setLeast(Money()), QString());
    QCOMPARE(ask(earned), u"payout_above_payable"_s);
    QCOMPARE(ask(earned - half), QString());
    QCOMPARE(run("DecidePayout", R"({"payout":1,"state":"approved"})"), QString());
    QCOMPARE(run("DecidePayout", R"({"payout":1,"state":"approved"})"), u"payout_decided"_s);
    QCOMPARE(UserStore(*m_db).byId(m_affiliate)->balance.units(), (balance + half).units());
    QCOMPARE(mismatches(), QStringList());
    Order refunded = OrderStore(*m_db).byId(m_order.id).value();
    refunded.refunded = refunded.charge;
    write([&](CommandContext &context) {
        commands::noteEarning(context, refunded);
        return true;
    });
    QVERIFY(figures().payable().isNegative());
    QCOMPARE(run("DecidePayout", R"({"payout":2,"state":"approved"})"), u"payout_above_payable"_s);
    QCOMPARE(run("DecidePayout", R"({"payout":2,"state":"rejected","reason":"refunded"})"), QString());
    QCOMPARE(figures().payable().units(), (-half).units());
    QCOMPARE(ask(Money::fromUnits(1)), u"payout_above_payable"_s);
    QCOMPARE(UserStore(*m_db).byId(m_affiliate)->balance.units(), (balance + half).units());
}

QTEST_GUILESS_MAIN(AffiliatesTest)
#include "tst_affiliates.moc"
