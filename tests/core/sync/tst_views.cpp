// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/staff_store.h"
#include "core/storage/user_store.h"
#include "tests/core/sync/sync_world.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace pw;
using namespace pw::test;
using namespace Qt::StringLiterals;
using Outcome = Session::Outcome;

/// What each role's desk holds, and that a copy which differs from the server's is noticed and mended.
class ViewsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void eachRoleHasItsOwnCopy_data();
    void eachRoleHasItsOwnCopy();
    void supportNeverReceivesAnAddress();
    void aChangedRoleFetchesAgain();
    void aRoleMayGiveItsCommandsOnly();
    void whatWasDoneUnderAnotherRoleIsShown();
    void aDamagedCopyHeals_data();
    void aDamagedCopyHeals();
    void aRowThatComesBackIsCountedOnce_data();
    void aRowThatComesBackIsCountedOnce();
    void deletedRowsStayDeleted();
    void aDeskThatWasAwayTooLongFetchesAgain();

private:
    QString dir(const QString &name) const { return m_dir->filePath(name); }
    /// Everything that was ever said to a desk is in its files; so is what was deleted from them.
    [[nodiscard]] QByteArray filesOf(const QString &profile) const;

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Shop> m_shop;
};

void ViewsTest::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_shop = std::make_unique<Shop>(dir(u"shop"_s));
}

void ViewsTest::cleanup()
{
    m_shop.reset();
    m_dir.reset();
}

QByteArray ViewsTest::filesOf(const QString &profile) const
{
    QByteArray all;
    for (const QString &name : QDir(profile).entryList(QDir::Files)) {
        QFile file(profile + u'/' + name);
        if (file.open(QIODevice::ReadOnly))
            all += file.readAll();
    }
    return all;
}

void ViewsTest::eachRoleHasItsOwnCopy_data()
{
    QTest::addColumn<Role>("role");
    for (const QString &word : allWords<Role>())
        QTest::addRow("%s", qPrintable(word)) << roleFromWord(word);
}

void ViewsTest::eachRoleHasItsOwnCopy()
{
    QFETCH(const Role, role);
    m_shop->write([role](Database &db, const Stamp &stamp) { StaffStore(db).setRole(StaffId(2), role, stamp); });
    DeskAt desk(*m_shop, dir(u"desk"_s), 1, StaffId(2));
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    QVERIFY(desk.equalsShop());
    QCOMPARE(desk->replica().viewEpoch(), viewOf(role).epoch());
    // Sums agree with what this role gets, so nothing was healed.
    QVERIFY(desk->replica().healed().isEmpty());
    QCOMPARE(desk->person().role, role);
}

void ViewsTest::supportNeverReceivesAnAddress()
{
    m_shop->write([](Database &db, const Stamp &stamp) { StaffStore(db).setRole(StaffId(2), Role::Support, stamp); });
    const QString email = UserStore(m_shop->db()).byId(UserId(1))->email;
    QVERIFY(email.contains(u'@'));
    {
        DeskAt support(*m_shop, dir(u"support"_s), 1, StaffId(2));
        QCOMPARE(support.sync().outcome(), Outcome::Done);
        QCOMPARE(UserStore(support->replica().view()).byId(UserId(1))->email, QString());
        QCOMPARE(UserStore(support->replica().view()).byId(UserId(1))->username,
                 UserStore(m_shop->db()).byId(UserId(1))->username);
    }
    QVERIFY(!filesOf(dir(u"support"_s)).contains(email.toUtf8()));
    {
        DeskAt owner(*m_shop, dir(u"owner"_s), 2);
        QCOMPARE(owner.sync().outcome(), Outcome::Done);
    }
    QVERIFY(filesOf(dir(u"owner"_s)).contains(email.toUtf8()));
}

void ViewsTest::aChangedRoleFetchesAgain()
{
    DeskAt desk(*m_shop, dir(u"desk"_s), 1, StaffId(2));
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    desk.perform(u"CancelOrder"_s, {{u"order"_s, ordersIn(m_shop->db(), u"pending"_s, 1).value(0)}});
    m_shop->write([](Database &db, const Stamp &stamp) { StaffStore(db).setRole(StaffId(2), Role::Support, stamp); });
    // In the middle of a conversation that began under the old role.
    QCOMPARE(desk->startSession(Session::Scope::PushAndPull, true).outcome(), Outcome::Running);
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    QVERIFY(desk.equalsShop());
    QCOMPARE(desk->person().role, Role::Support);
    QCOMPARE(UserStore(desk->replica().view()).byId(UserId(1))->email, QString());
    m_shop->write([](Database &db, const Stamp &stamp) { StaffStore(db).setRole(StaffId(2), Role::Admin, stamp); });
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    QVERIFY(desk.equalsShop());
    QVERIFY(!UserStore(desk->replica().view()).byId(UserId(1))->email.isEmpty());
}

/// The server has done it, and has not sent the rows yet, when the person becomes somebody who might not ask for it.
void ViewsTest::whatWasDoneUnderAnotherRoleIsShown()
{
    DeskAt desk(*m_shop, dir(u"desk"_s), 1, StaffId(2));
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    desk.perform(u"AddFunds"_s, {{u"user"_s, 1}, {u"amount"_s, u"5"_s}, {u"reason"_s, u"While he was an admin."_s}});
    QCOMPARE(desk.sync(Session::Scope::PushOnly).outcome(), Outcome::Done);
    QCOMPARE(desk->entries(1).first().state, OutboxState::Accepted);
    DeskPerson person = desk->person();
    person.role = Role::Support;
    desk->setPerson(person);
    desk.reopen();
    QCOMPARE(desk.viewDump().count("While he was an admin."), 1);
    // What is still to be decided is another matter: the server would refuse it.
    QVERIFY(!desk->perform(u"AddFunds"_s, {{u"user"_s, 1}, {u"amount"_s, u"5"_s}, {u"reason"_s, u"Now."_s}}));
    m_shop->write([](Database &db, const Stamp &stamp) { StaffStore(db).setRole(StaffId(2), Role::Support, stamp); });
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    QVERIFY(desk.equalsShop());
}

void ViewsTest::aRoleMayGiveItsCommandsOnly()
{
    m_shop->write([](Database &db, const Stamp &stamp) { StaffStore(db).setRole(StaffId(2), Role::Viewer, stamp); });
    DeskAt desk(*m_shop, dir(u"desk"_s), 1, StaffId(2));
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    const QJsonObject order{{u"order"_s, ordersIn(m_shop->db(), u"pending"_s, 1).value(0)}};
    const auto here = desk->perform(u"CancelOrder"_s, order);
    QVERIFY(!here);
    QCOMPARE(here.error().code, RefusalCode::NotAllowed);
    // A desk that believes to be the owner's is told no by the server.
    DeskPerson pretender = desk->person();
    pretender.role = Role::Owner;
    desk->setPerson(pretender);
    const OutboxEntry entry = desk.perform(u"CancelOrder"_s, order);
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    QCOMPARE(toWord(desk.entry(entry.commandId).state), u"refused"_s);
    QVERIFY(desk.equalsShop());
}

void ViewsTest::aDamagedCopyHeals_data()
{
    QTest::addColumn<QString>("damage");
    QTest::newRow("a row is gone") << u"DELETE FROM orders WHERE id = 3"_s;
    QTest::newRow("money is wrong") << u"UPDATE users SET balance = balance + 1 WHERE id = 2"_s;
    QTest::newRow("an old row") << u"UPDATE tickets SET rev = rev - 1 WHERE id = 2"_s;
    QTest::newRow("a row too many")
        << u"INSERT INTO categories (id, name, position, enabled, rev) VALUES (900, 'ghost', 1, 1, 1)"_s;
    QTest::newRow("revisions changed places")
        << u"UPDATE services SET rev = (SELECT sum(s.rev) FROM services s WHERE s.id IN (1, 2)) - rev + (id = 1) WHERE id IN (1, 2)"_s;
}

void ViewsTest::aDamagedCopyHeals()
{
    QFETCH(const QString, damage);
    DeskAt desk(*m_shop, dir(u"desk"_s), 1);
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    desk.close();
    {
        Database base({.file = dir(u"desk/base.db"_s)});
        base.execute(u"PRAGMA foreign_keys = OFF"_s); // as on a desk, whose rows come in any order
        base.execute(damage);
    }
    desk.reopen();
    const OutboxEntry pending = desk.perform(u"ReplyTicket"_s, {{u"ticket"_s, 1}, {u"text"_s, u"Hello."_s}});
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    QVERIFY(!desk->replica().healed().isEmpty());
    QVERIFY(desk.equalsShop());
    QCOMPARE(toWord(desk.entry(pending.commandId).state), u"accepted"_s);
}

void ViewsTest::aRowThatComesBackIsCountedOnce_data()
{
    QTest::addColumn<QString>("table");
    QTest::addColumn<QString>("change");
    QTest::addColumn<QString>("row");
    QTest::addColumn<QJsonObject>("args");
    QTest::newRow("an order") << u"orders"_s << u"CancelOrder"_s << u"order"_s << QJsonObject();
    QTest::newRow("a user") << u"users"_s << u"AddFunds"_s << u"user"_s
                            << QJsonObject{{u"amount"_s, u"1"_s}, {u"reason"_s, u"gift"_s}};
    QTest::newRow("a ticket") << u"tickets"_s << u"ReplyTicket"_s << u"ticket"_s
                              << QJsonObject{{u"text"_s, u"Hello."_s}};
    QTest::newRow("a service") << u"services"_s << u"UpdateService"_s << u"service"_s
                               << QJsonObject{{u"rate"_s, u"1.5"_s}};
}

/// Something else than the desk has deleted it, and the server changes it before the sums are compared: the rows are
/// right again with an ordinary page, and nothing is fetched anew that would count afresh.
void ViewsTest::aRowThatComesBackIsCountedOnce()
{
    QFETCH(const QString, table);
    QFETCH(const QString, change);
    QFETCH(const QString, row);
    QFETCH(QJsonObject, args);
    const qint64 id = table == u"orders" ? ordersIn(m_shop->db(), u"pending"_s, 1).value(0) : 1;
    args.insert(row, id);
    DeskAt desk(*m_shop, dir(u"desk"_s), 1);
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    desk.close();
    {
        Database base({.file = dir(u"desk/base.db"_s)});
        base.execute(u"PRAGMA foreign_keys = OFF"_s);
        base.execute(u"DELETE FROM %1 WHERE id = %2"_s.arg(table).arg(id));
    }
    desk.reopen();
    QVERIFY(m_shop->run(change, args));
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    QVERIFY(desk->replica().healed().isEmpty());
    QVERIFY(desk.equalsShop());
}

void ViewsTest::deletedRowsStayDeleted()
{
    const qint64 id =
        m_shop->run(u"CreateCategory"_s, {{u"name"_s, u"Short-lived"_s}}).value().value(u"category"_s).toInteger();
    DeskAt desk(*m_shop, dir(u"desk"_s), 1);
    DeskAt other(*m_shop, dir(u"other"_s), 2);
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    QCOMPARE(other.sync().outcome(), Outcome::Done);
    const OutboxEntry rename = other.perform(u"UpdateCategory"_s, {{u"category"_s, id}, {u"name"_s, u"Renamed"_s}});
    desk.perform(u"DeleteCategory"_s, {{u"category"_s, id}});
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    QCOMPARE(other.sync().outcome(), Outcome::Done);
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    QVERIFY(desk.equalsShop());
    QVERIFY(other.equalsShop());
    QCOMPARE(other.entry(rename.commandId).refusal->code, RefusalCode::CategoryNotFound);
    QCOMPARE(m_shop->count(u"SELECT count(*) FROM categories WHERE id = "_s + QString::number(id)), 0);
}

void ViewsTest::aDeskThatWasAwayTooLongFetchesAgain()
{
    const qint64 id =
        m_shop->run(u"CreateCategory"_s, {{u"name"_s, u"Short-lived"_s}}).value().value(u"category"_s).toInteger();
    DeskAt desk(*m_shop, dir(u"desk"_s), 1);
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    QVERIFY(m_shop->run(u"DeleteCategory"_s, {{u"category"_s, id}}));
    m_shop->write([](Database &db, const Stamp &) {
        SyncStore(db).pruneTombstones(1'000, 90);
        SyncStore(db).pruneTombstones(1'100, 90);
    });
    QCOMPARE(m_shop->count(u"SELECT count(*) FROM tombstones"_s), 0);
    const OutboxEntry pending = desk.perform(u"ReplyTicket"_s, {{u"ticket"_s, 1}, {u"text"_s, u"Hello."_s}});
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    QVERIFY(desk.equalsShop());
    QCOMPARE(toWord(desk.entry(pending.commandId).state), u"accepted"_s);
}

QTEST_GUILESS_MAIN(ViewsTest)
#include "tst_views.moc"
