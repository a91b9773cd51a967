// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/user_store.h"
#include "tests/core/sync/sync_world.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace pw;
using namespace pw::test;
using namespace Qt::StringLiterals;
using Outcome = Session::Outcome;

/// Pending changes in a file: out of one profile, into another, and done once however often that happens.
class ChangesFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void movesToAnotherProfile();
    void keepsWhatBuildsOnWhat();
    void isDoneOnceHoweverOftenItIsUsed();
    void freesTheProfileForAnotherPerson();
    void takesAllOrNothing();
    void isForOnePersonOfOneShop();
    void isReadStrictly_data();
    void isReadStrictly();
    void tellsWhatIsWrongWithTheDisk();

private:
    QString dir(const QString &name) const { return m_dir->filePath(name); }
    Money balance() { return UserStore(m_shop->db()).byId(UserId(1))->balance; }
    static QJsonObject funds(const QString &amount)
    {
        return {{u"user"_s, 1}, {u"amount"_s, amount}, {u"reason"_s, u"gift"_s}};
    }
    /// Three changes, of which the first was done by the server and its answer lost.
    ChangesFile exportedWithOneInDoubt();

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Shop> m_shop;
    std::unique_ptr<DeskAt> m_desk;
    Money m_before;
};

void ChangesFileTest::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_shop = std::make_unique<Shop>(dir(u"shop"_s));
    m_desk = std::make_unique<DeskAt>(*m_shop, dir(u"desk"_s), 1);
    QCOMPARE(m_desk->sync().outcome(), Outcome::Done);
    m_before = balance();
}

void ChangesFileTest::cleanup()
{
    m_desk.reset();
    m_shop.reset();
    m_dir.reset();
}

ChangesFile ChangesFileTest::exportedWithOneInDoubt()
{
    DeskAt &desk = *m_desk;
    desk.perform(u"AddFunds"_s, funds(u"1"_s));
    desk.line().fail(u"/sync/v1/push"_s, Fault::LoseAnswer);
    [&] { QCOMPARE(desk.sync().outcome(), Outcome::NoAnswer); }();
    desk.line().heal();
    desk.perform(u"AddFunds"_s, funds(u"2"_s));
    desk.perform(u"AddFunds"_s, funds(u"4"_s));
    return desk->exported();
}

void ChangesFileTest::movesToAnotherProfile()
{
    const ChangesFile file = exportedWithOneInDoubt();
    QCOMPARE(file.changes.size(), 3);
    const QString name = dir(u"changes.json"_s);
    QVERIFY(writeChanges(name, file).ok());
    QCOMPARE(QFileInfo(name).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    (*m_desk)->release();
    QCOMPARE((*m_desk)->outbox().counts().pending, 0);

    DeskAt other(*m_shop, dir(u"other"_s), 2);
    QCOMPARE(other.sync().outcome(), Outcome::Done);
    const auto read = readChanges(name);
    QVERIFY(read.ok());
    const auto adopted = other->adopt(*read);
    QVERIFY(adopted.ok());
    QCOMPARE(adopted->taken, 3);
    // What the server may have done cannot be taken back here either.
    QCOMPARE(other->withdraw(file.changes.constFirst().commandId).error().trouble, TakeBackTrouble::Sent);
    for (int i = 0; i < 3; ++i) {
        const OutboxEntry entry = other->entries().at(2 - i);
        QCOMPARE(entry.commandId, file.changes.at(i).commandId);
        QCOMPARE(entry.madeAt.ms, file.changes.at(i).madeAt.ms);
        QCOMPARE(entry.args, file.changes.at(i).args);
    }
    QCOMPARE(other.sync().outcome(), Outcome::Done);
    QVERIFY(other.equalsShop());
    QCOMPARE((balance() - m_before).toString(), u"7.00"_s);
    // The desk that they left goes on as another client and sees what became of them.
    m_desk->perform(u"AddFunds"_s, funds(u"8"_s));
    QCOMPARE(m_desk->sync().outcome(), Outcome::Done);
    QVERIFY(m_desk->equalsShop());
    QCOMPARE((balance() - m_before).toString(), u"15.00"_s);
}

void ChangesFileTest::keepsWhatBuildsOnWhat()
{
    DeskAt &desk = *m_desk;
    const OutboxEntry made =
        desk.perform(u"CreateUser"_s, {{u"username"_s, u"newcomer"_s}, {u"email"_s, u"newcomer@example.com"_s}});
    const OutboxEntry credit =
        desk.perform(u"AddFunds"_s, {{u"user"_s, made.rowId}, {u"amount"_s, u"5"_s}, {u"reason"_s, u"gift"_s}});
    const auto read = decodeChanges(encodeChanges(desk->exported()));
    QVERIFY(read.ok());
    desk->release();
    // The desk that they left does not give their numbers again.
    QCOMPARE(desk.perform(u"CreateUser"_s, {{u"username"_s, u"other"_s}, {u"email"_s, u"o@example.com"_s}}).rowId, 0);
    DeskAt other(*m_shop, dir(u"other"_s), 2);
    QCOMPARE(other.sync().outcome(), Outcome::Done);
    QCOMPARE(other->adopt(*read)->taken, 2);
    QCOMPARE(other.entry(made.commandId).rowId, made.rowId);
    QCOMPARE(other.entry(credit.commandId).dependsOn, made.commandId);
    QCOMPARE(other.entry(credit.commandId).baseAt.ms, credit.baseAt.ms);
    QVERIFY(credit.baseAt.ms > 0);
    QCOMPARE(other.sync().outcome(), Outcome::Done);
    QVERIFY(other.equalsShop());
    QCOMPARE(UserStore(m_shop->db()).byId(UserId(made.rowId))->balance.toString(), u"5.00"_s);
}

void ChangesFileTest::isDoneOnceHoweverOftenItIsUsed()
{
    const ChangesFile file = exportedWithOneInDoubt();
    // Nothing is taken twice here ...
    const auto again = (*m_desk)->adopt(file);
    QVERIFY(again.ok());
    QCOMPARE(again->taken, 0);
    QCOMPARE(again->known, 3);
    QCOMPARE(m_desk->sync().outcome(), Outcome::Done);
    const auto later = (*m_desk)->adopt(file);
    QVERIFY(later.ok());
    QCOMPARE(later->taken, 0);
    // ... and nothing is done twice there.
    for (const QString &profile : {u"second"_s, u"third"_s}) {
        DeskAt other(*m_shop, dir(profile), 5);
        QCOMPARE(other.sync().outcome(), Outcome::Done);
        QCOMPARE(other->adopt(file)->taken, 3);
        QCOMPARE(other.sync().outcome(), Outcome::Done);
        for (const OutboxEntry &entry : other->entries())
            QCOMPARE(entry.state, OutboxState::Accepted);
        QVERIFY(other.equalsShop());
    }
    QCOMPARE((balance() - m_before).toString(), u"7.00"_s);
    QCOMPARE(m_shop->count(u"SELECT count(*) FROM commands"_s), 3);
}

void ChangesFileTest::freesTheProfileForAnotherPerson()
{
    const ChangesFile file = exportedWithOneInDoubt();
    const DeskPerson owner = (*m_desk)->person();
    const DeskPerson helper{.server = owner.server, .staffId = 2, .name = u"helper"_s};
    QVERIFY(!(*m_desk)->maySignIn(helper));
    (*m_desk)->release();
    m_desk->reopen(); // nothing of it comes back
    QVERIFY((*m_desk)->maySignIn(helper));
    QVERIFY((*m_desk)->entries().isEmpty());
    Line helpers(*m_shop, StaffId(2));
    QCOMPARE((*m_desk)->sync(helpers).outcome(), Outcome::Done);
    QCOMPARE((*m_desk)->adopt(file).error().trouble, ChangesTrouble::AnotherPerson);
    QCOMPARE((balance() - m_before).toString(), u"1.00"_s);
}

void ChangesFileTest::takesAllOrNothing()
{
    ChangesFile file = exportedWithOneInDoubt();
    DeskAt other(*m_shop, dir(u"other"_s), 2);
    QCOMPARE(other.sync().outcome(), Outcome::Done);
    ChangesFile changed = file;
    changed.changes.last().args = funds(u"400"_s);
    QCOMPARE((*m_desk)->adopt(changed).error().trouble, ChangesTrouble::IdTaken);
    // Whether the shop allows it is the server's affair: what the desk expects to be refused is taken too, and warned
    // of.
    file.changes.last().args = funds(u"-100000"_s);
    QCOMPARE(other->adopt(file)->taken, 3);
    QVERIFY(other->entries().constFirst().warning);
    DeskStatus status;
    other->fillStatus(status);
    QCOMPARE(status.warned, 1);
    QCOMPARE(status.pending, 3);
}

void ChangesFileTest::isForOnePersonOfOneShop()
{
    ChangesFile file = exportedWithOneInDoubt();
    file.server = u"https://another.example"_s;
    QCOMPARE((*m_desk)->adopt(file).error().trouble, ChangesTrouble::AnotherShop);
    const ManualClock clock;
    SeededIds ids(9);
    Desk nobody({.profileDir = dir(u"nobody"_s), .clock = clock, .ids = ids});
    QCOMPARE(nobody.adopt(file).error().trouble, ChangesTrouble::NobodySignedIn);
}

void ChangesFileTest::isReadStrictly_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<int>("trouble");
    const int format = int(ChangesTrouble::NotThisFormat);
    const int change = int(ChangesTrouble::BadChange);
    QTest::newRow("as written") << QByteArray() << QByteArray() << -1;
    QTest::newRow("cut") << QByteArray("]") << QByteArray() << format;
    QTest::newRow("another program's") << QByteArray("panelwright-pending-changes") << QByteArray("x") << format;
    QTest::newRow("newer") << QByteArray("\"version\": 1\n}") << QByteArray("\"version\": 2\n}")
                           << int(ChangesTrouble::NewerFormat);
    QTest::newRow("no person") << QByteArray("\"staff\": 1") << QByteArray("\"staff\": 0") << format;
    QTest::newRow("a field too many") << QByteArray("\"staff\": 1") << QByteArray("\"staff\": 1, \"x\": 1") << format;
    QTest::newRow("changes are no list") << QByteArray("\"changes\": [") << QByteArray("\"changes\": 7, \"y\": [")
                                         << format;
    QTest::newRow("a field too many in a change")
        << QByteArray("\"name\": \"AddFunds\"") << QByteArray("\"name\": \"AddFunds\", \"z\": 1") << change;
    QTest::newRow("unknown command") << QByteArray("AddFunds") << QByteArray("PaintPanel") << change;
    QTest::newRow("no id") << QByteArray("\"command_id\": \"0") << QByteArray("\"command_id\": \"q") << change;
    QTest::newRow("arguments are no object")
        << QByteArray("\"args\": {") << QByteArray("\"args\": 1, \"b\": {") << change;
    QTest::newRow("a row without a number")
        << QByteArray("\"name\": \"AddFunds\"") << QByteArray("\"name\": \"AddFunds\", \"row_id\": 0") << change;
    QTest::newRow("built on nothing") << QByteArray("\"name\": \"AddFunds\"")
                                      << QByteArray("\"name\": \"AddFunds\", \"depends_on\": \"x\"") << change;
    QTest::newRow("no time of the base") << QByteArray("\"base_at\": \"2") << QByteArray("\"base_at\": \"x") << change;
    QTest::newRow("no time") << QByteArray("\"made_at\": \"2") << QByteArray("\"made_at\": \"x") << change;
}

void ChangesFileTest::isReadStrictly()
{
    QFETCH(const QByteArray, from);
    QFETCH(const QByteArray, to);
    QFETCH(const int, trouble);
    m_desk->perform(u"AddFunds"_s, funds(u"1"_s));
    QByteArray bytes = encodeChanges((*m_desk)->exported());
    if (!from.isEmpty()) {
        QVERIFY2(bytes.contains(from), bytes.constData());
        bytes.replace(from, to);
    }
    const auto read = decodeChanges(bytes);
    QCOMPARE(read.ok(), trouble < 0);
    if (!read.ok()) {
        QCOMPARE(int(read.error().trouble), trouble);
        QVERIFY(!changesSentence(read.error()).contains(u'%'));
    }
    // The same id twice.
    QJsonObject object = QJsonDocument::fromJson(encodeChanges((*m_desk)->exported())).object();
    QJsonArray changes = object.value(u"changes"_s).toArray();
    changes << changes.at(0);
    object[u"changes"_s] = changes;
    QCOMPARE(decodeChanges(QJsonDocument(object).toJson()).error().trouble, ChangesTrouble::BadChange);
}

void ChangesFileTest::tellsWhatIsWrongWithTheDisk()
{
    QCOMPARE(readChanges(dir(u"missing.json"_s)).error().trouble, ChangesTrouble::NotRead);
    QCOMPARE(writeChanges(dir(u"no/such/folder.json"_s), {}).error().trouble, ChangesTrouble::NotWritten);
    QFile large(dir(u"large.json"_s));
    QVERIFY(large.open(QIODevice::WriteOnly) && large.resize(65 * 1024 * 1024));
    QCOMPARE(readChanges(large.fileName()).error().trouble, ChangesTrouble::TooLarge);
}

QTEST_GUILESS_MAIN(ChangesFileTest)
#include "tst_changes_file.moc"
