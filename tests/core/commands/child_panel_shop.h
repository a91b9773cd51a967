// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/commands/child_panel.h"
#include "core/storage/child_panel_store.h"
#include "core/storage/database.h"
#include "core/storage/ledger_store.h"
#include "core/storage/migrator.h"
#include "core/storage/revision_store.h"
#include "core/storage/user_store.h"
#include "core/storage/verify_store.h"
#include "sync-server/seed/demo_seed.h"

#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace pw::test
{

using namespace Qt::StringLiterals;

/// A shop that sells child panels at 5.00 a month, with a customer 1 who has 100.00, and a clock that is set. Commands
/// are about panel 1.
class ChildPanelShop
{
protected:
    template <typename Work>
    auto write(Work work)
    {
        Transaction transaction(*m_db);
        CommandContext context{.db = *m_db,
                               .actor = m_actor,
                               .stamp = {.rev = RevisionStore(*m_db).next(), .now = m_now},
                               .commandId = u"test-"_s + QString::number(++m_counter)};
        auto result = work(context);
        if (m_keep) // a refusal leaves nothing behind, as in a savepoint
            transaction.commit();
        return result;
    }
    /// "" or the refusal.
    QString run(const char *name, const QByteArray &json)
    {
        return write([&](CommandContext &context) {
            const auto done = runCommand(context, QString::fromLatin1(name), QJsonDocument::fromJson(json).object());
            m_keep = done.ok();
            return done ? QString() : refusalName(done.error().code);
        });
    }
    QString order(const QByteArray &domain)
    {
        return run("OrderChildPanel", R"({"user":1,"currency":"EUR","domain":")" + domain + R"("})");
    }
    QString renew(qint64 month)
    {
        return run("RenewChildPanel", R"({"panel":1,"month":)" + QByteArray::number(month) + '}');
    }
    QString move(const QByteArray &state, const QByteArray &reason = {})
    {
        const QByteArray why = reason.isEmpty() ? QByteArray() : R"(,"reason":")" + reason + '"';
        return run("SetChildPanelState", R"({"panel":1,"state":")" + state + '"' + why + '}');
    }
    ChildPanelDue follow()
    {
        m_keep = true;
        return write([](CommandContext &context) { return commands::followCalendar(context, ChildPanelId(1)); });
    }
    void setPrice(const QByteArray &price)
    {
        QCOMPARE(run("SetSetting", R"({"name":"child_panel_price","value":")" + price + R"("})"), QString());
    }
    [[nodiscard]] ChildPanel panel() const { return ChildPanelStore(*m_db).byId(ChildPanelId(1)).value(); }
    [[nodiscard]] QString state() const { return toWord(panel().state); }
    /// What the customer has left of the balance that he had at first.
    [[nodiscard]] QString spent() const { return (m_balance - UserStore(*m_db).byId(UserId(1))->balance).toString(); }
    [[nodiscard]] QStringList mismatches() const
    {
        QStringList found;
        (void)VerifyStore(*m_db).check([&](const Mismatch &mismatch) { found << mismatch.what; });
        return found;
    }
    void open();
    /// Takes or gives, so that so much is left.
    void leave(const QByteArray &amount);
    void passDays(qint64 days) { m_now = m_now.plusMs(days * 86'400'000); }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Database> m_db;
    Actor m_actor;
    Instant m_now;
    Money m_balance;
    bool m_keep = true;
    int m_counter = 0;
};

inline void ChildPanelShop::open()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_db = std::make_unique<Database>(
        Database::Options{.file = m_dir->filePath(u"shop.db"_s), .durability = Database::Durability::Normal});
    migrate(*m_db, schema::server());
    server::SeedOptions options;
    options.orders = 10;
    options.users = 3;
    options.tickets = 1;
    options.now = Instant(1'789'000'000'000);
    QCOMPARE(server::seedShop(*m_db, options).orders, 10);
    m_actor = Actor::staff(StaffId(1), u"owner"_s, Role::Owner);
    m_now = Instant::parse(u"2026-10-10T08:00:00Z"_s).value();
    setPrice("5.00");
    leave("100");
    m_balance = Money::whole(100);
}

inline void ChildPanelShop::leave(const QByteArray &amount)
{
    const Money wanted = Money::parse(QString::fromLatin1(amount)).value();
    const Money change = wanted - UserStore(*m_db).byId(UserId(1))->balance;
    if (change.isZero())
        return;
    QCOMPARE(run("AddFunds", R"({"user":1,"reason":"test","amount":")" + change.toString().toLatin1() + R"("})"),
             QString());
    m_balance = m_balance + change;
}

} // namespace pw::test
