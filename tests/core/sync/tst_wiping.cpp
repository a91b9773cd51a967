// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/quarantine_store.h"
#include "core/storage/staff_store.h"
#include "core/storage/storage_error.h"
#include "core/sync/profile_files.h"
#include "tests/core/sync/sync_world.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace pw;
using namespace pw::test;
using namespace Qt::StringLiterals;

/// What a revoked device leaves behind: nothing of the shop, and after a crash nothing that could be read.
class WipingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void whatARestoreTookIsHandedInFirst();
    void whatWasHandedInIsHandedInAgain();
    void nothingRemains();
    void theKeyGoesFirst();
    void aCrashIsFinishedAtTheNextStart();
    void anotherProfileIsLeftAlone();

private:
    [[nodiscard]] QStringList held() const
    {
        QStringList ids;
        for (const QuarantinedCommand &command : QuarantineStore(m_shop->db()).all())
            ids << command.commandId;
        return ids;
    }
    [[nodiscard]] QString profile() const { return m_dir->filePath(u"desk"_s); }
    void touch(const QString &name) const
    {
        QFile file(profile() + u'/' + name);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("x") == 1);
    }
    [[nodiscard]] QStringList left() const { return QDir(profile()).entryList(QDir::Files | QDir::Hidden, QDir::Name); }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Shop> m_shop;
};

void WipingTest::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_shop = std::make_unique<Shop>(m_dir->filePath(u"shop"_s));
    DeskAt desk(*m_shop, profile(), 1);
    QCOMPARE(desk.sync().outcome(), Session::Outcome::Done);
    desk.perform(u"ReplyTicket"_s, {{u"ticket"_s, 1}, {u"text"_s, u"Hello."_s}});
    desk.close();
    for (const QString &name : {u"key.sealed"_s, u"key.id"_s, u"session.sealed"_s, u"token"_s, u"snapshot.part"_s,
                                u"snapshot.note"_s, u"snapshot.scratch"_s, u"base.db-wal"_s, u"console.ini"_s})
        touch(name);
}

void WipingTest::whatARestoreTookIsHandedInFirst()
{
    DeskAt desk(*m_shop, m_dir->filePath(u"other"_s), 3, StaffId(2));
    const auto reply = [&desk](const QString &text) {
        return desk.perform(u"ReplyTicket"_s, {{u"ticket"_s, 1}, {u"text"_s, text}}).commandId;
    };
    QCOMPARE(desk.sync().outcome(), Session::Outcome::Done);
    const QString kept = reply(u"In the backup."_s);
    QCOMPARE(desk.sync().outcome(), Session::Outcome::Done);
    m_shop->keepBackup();
    const QString lost = reply(u"Done, and lost with the server's last hours."_s);
    QCOMPARE(desk.sync().outcome(), Session::Outcome::Done);
    const QString waiting = reply(u"Not sent yet."_s);
    m_shop->restore();
    m_shop->write([](Database &db, const Stamp &stamp) { StaffStore(db).setEnabled(StaffId(2), false, stamp); });
    QCOMPARE(desk.sync().outcome(), Session::Outcome::Revoked);
    QCOMPARE(held(), (QStringList{lost, waiting}));
    QCOMPARE(desk.entry(kept).state, OutboxState::Accepted);
}

/// The plug is pulled before the desk is wiped, and the server is put back to before it had heard of anything.
void WipingTest::whatWasHandedInIsHandedInAgain()
{
    const auto disable = [this] {
        m_shop->write([](Database &db, const Stamp &stamp) { StaffStore(db).setEnabled(StaffId(2), false, stamp); });
    };
    DeskAt desk(*m_shop, m_dir->filePath(u"other"_s), 3, StaffId(2));
    QCOMPARE(desk.sync().outcome(), Session::Outcome::Done);
    m_shop->keepBackup();
    QStringList made;
    for (const QString &text : {u"One."_s, u"Dismissed."_s, u"Asked for anew."_s})
        made << desk.perform(u"ReplyTicket"_s, {{u"ticket"_s, 1}, {u"text"_s, text}}).commandId;
    disable();
    QCOMPARE(desk.sync().outcome(), Session::Outcome::Revoked);
    QCOMPARE(held(), made);
    QVERIFY(desk->outbox().dismiss(made.at(1)));
    const auto anew = desk->performInstead(made.last(), u"ReplyTicket"_s, {{u"ticket"_s, 1}, {u"text"_s, u"Anew."_s}});
    QVERIFY(anew);
    made.last() = anew->commandId;

    m_shop->restore();
    QCOMPARE(held(), QStringList());
    disable();
    QCOMPARE(desk.sync().outcome(), Session::Outcome::Revoked);
    QCOMPARE(held(), made);
    for (const QString &commandId : std::as_const(made))
        QCOMPARE(desk.entry(commandId).refusal.value_or(Refusal{}).code, RefusalCode::DeviceRevoked);

    // Put back once more, to a time in which the person was still one of the staff: what was asked for is done.
    m_shop->restore();
    QCOMPARE(desk.sync().outcome(), Session::Outcome::Done);
    for (const QString &commandId : std::as_const(made))
        QVERIFY(desk.entry(commandId).state == OutboxState::Accepted && !desk.entry(commandId).refusal);
    QVERIFY(desk.equalsShop());
}

void WipingTest::nothingRemains()
{
    wipeProfile(profile());
    // How the window was laid out is not of the shop.
    QCOMPARE(left(), (QStringList{u"console.ini"_s, u"profile.lock"_s}));
    DeskAt desk(*m_shop, profile(), 2);
    QCOMPARE(desk->outbox().counts().pending, 0);
    QCOMPARE(desk->replica().cursor(), 0);
}

void WipingTest::theKeyGoesFirst()
{
    // What cannot be removed as a file is: a folder that is not empty, under the base's name.
    QVERIFY(QFile::remove(profile() + u"/base.db"_s));
    QVERIFY(QDir().mkpath(profile() + u"/base.db/inside"_s));
    QVERIFY_EXCEPTION_THROWN(wipeProfile(profile()), StorageError);
    QVERIFY(!QFile::exists(profile() + u"/key.sealed"_s));
    QVERIFY(QFile::exists(profile() + u"/outbox.db"_s));
    QVERIFY(QFile::exists(profile() + u"/wiping"_s));
}

void WipingTest::aCrashIsFinishedAtTheNextStart()
{
    touch(u"wiping"_s);
    QVERIFY(QFile::remove(profile() + u"/key.sealed"_s));
    DeskAt desk(*m_shop, profile(), 2);
    QCOMPARE(desk->outbox().counts().pending, 0);
    QCOMPARE(desk->replica().cursor(), 0);
    QVERIFY(!left().contains(u"wiping"_s) && !left().contains(u"token"_s));
}

void WipingTest::anotherProfileIsLeftAlone()
{
    const QStringList before = left();
    finishWiping(profile());
    QCOMPARE(left(), before);
}

QTEST_GUILESS_MAIN(WipingTest)
#include "tst_wiping.moc"
