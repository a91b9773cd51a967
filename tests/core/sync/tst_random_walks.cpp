// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/user_store.h"
#include "tests/core/sync/sync_world.h"

#include <QSet>
#include <QTest>

#include <algorithm>

using namespace pw;
using namespace pw::test;
using namespace Qt::StringLiterals;
using Outcome = Session::Outcome;

namespace
{

/// Some desks, a shop and a bad line, all moved by one seed.
class Walk
{
public:
    Walk(const QString &dir, quint64 seed) : m_dir(dir), m_engine(seed), m_shop(dir + u"/shop"_s, 60)
    {
        addDesk();
        addDesk();
        m_before = balance();
    }

    void step()
    {
        DeskAt &desk = *m_desks[pick(m_desks.size())];
        switch (pick(10)) {
        case 0:
        case 1:
        case 2:
            credit(desk);
            return;
        case 3:
            cancel(desk);
            return;
        case 4:
            static_cast<void>(
                m_shop.run(u"SetOrderStatus"_s, {{u"order"_s, anyOrder()}, {u"status"_s, u"in_progress"_s}}));
            return;
        case 5:
            desk.reopen();
            return;
        case 6:
            if (m_desks.size() < 4 && pick(4) == 0)
                cloneDesk(desk);
            return;
        default:
            talk(desk);
        }
    }

    /// Everything heard: nothing pending, all the same rows, and each credit exactly once.
    [[nodiscard]] bool settles()
    {
        for (int round = 0; round < 2; ++round) {
            for (const auto &desk : m_desks) {
                desk->line().heal();
                if (desk->sync().outcome() != Outcome::Done)
                    return false;
            }
        }
        const auto equal = [](const std::unique_ptr<DeskAt> &desk) { return desk->equalsShop(); };
        if (!std::ranges::all_of(m_desks, equal))
            return false;
        const qint64 credited = (balance() - m_before).units();
        if (credited != qint64(1'000'000) * m_credits.size())
            qWarning("%lld credited for %lld commands", static_cast<long long>(credited),
                     static_cast<long long>(m_credits.size()));
        return credited == qint64(1'000'000) * m_credits.size();
    }
    [[nodiscard]] qsizetype credits() const { return m_credits.size(); }

private:
    size_t pick(size_t count) { return static_cast<size_t>(m_engine() % count); }
    qint64 anyOrder() { return 1 + static_cast<qint64>(pick(60)); }
    /// He has no orders, so that only credits move his balance.
    Money balance() { return UserStore(m_shop.db()).byId(customer())->balance; }
    UserId customer()
    {
        if (!m_customer.isValid()) {
            const auto made =
                m_shop.run(u"CreateUser"_s, {{u"username"_s, u"walker"_s}, {u"email"_s, u"w@example.com"_s}});
            m_customer = UserId(made.value().value(u"user"_s).toInteger());
        }
        return m_customer;
    }

    void addDesk()
    {
        const QString name = m_dir + u"/desk%1"_s.arg(m_desks.size());
        m_desks.push_back(std::make_unique<DeskAt>(m_shop, name, m_engine()));
        static_cast<void>(customer());
        static_cast<void>(m_desks.back()->sync());
    }
    /// A backup of this desk comes to life beside it.
    void cloneDesk(DeskAt &desk)
    {
        desk.copyTo(m_dir + u"/desk%1"_s.arg(m_desks.size()));
        addDesk();
    }
    void credit(DeskAt &desk)
    {
        const auto saved = desk->perform(
            u"AddFunds"_s, {{u"user"_s, customer().value}, {u"amount"_s, u"0.01"_s}, {u"reason"_s, u"walk"_s}});
        if (saved)
            m_credits << saved->commandId;
    }
    void cancel(DeskAt &desk) { static_cast<void>(desk->perform(u"CancelOrder"_s, {{u"order"_s, anyOrder()}})); }
    void talk(DeskAt &desk)
    {
        static const QStringList paths{u"/sync/v1/hello"_s, u"/sync/v1/push"_s, u"/sync/v1/pull"_s};
        static constexpr Fault faults[] = {Fault::None, Fault::LoseRequest, Fault::LoseAnswer, Fault::Twice,
                                           Fault::Busy};
        desk.line().fail(paths[qsizetype(pick(3))], faults[pick(5)]);
        static_cast<void>(desk.sync());
    }

    QString m_dir;
    std::mt19937_64 m_engine;
    Shop m_shop;
    std::vector<std::unique_ptr<DeskAt>> m_desks;
    UserId m_customer;
    Money m_before;
    QSet<QString> m_credits;
};

} // namespace

/// What nobody thought of: hundreds of steps in an order that a seed decides. A failure names its seed.
class RandomWalksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyWalkSettles_data();
    void everyWalkSettles();
};

void RandomWalksTest::everyWalkSettles_data()
{
    QTest::addColumn<quint64>("seed");
    // More of them: PANELWRIGHT_WALKS=200.
    const int walks =
        qEnvironmentVariableIsSet("PANELWRIGHT_WALKS") ? qEnvironmentVariableIntValue("PANELWRIGHT_WALKS") : 8;
    for (int seed = 1; seed <= walks; ++seed)
        QTest::addRow("seed %d", seed) << quint64(seed);
}

void RandomWalksTest::everyWalkSettles()
{
    QFETCH(const quint64, seed);
    const QTemporaryDir dir;
    Walk walk(dir.path(), seed);
    for (int step = 0; step < 120; ++step)
        walk.step();
    QVERIFY(walk.credits() > 0);
    QVERIFY(walk.settles());
}

QTEST_GUILESS_MAIN(RandomWalksTest)
#include "tst_random_walks.moc"
