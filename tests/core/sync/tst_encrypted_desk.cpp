// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/encryption.h"
#include "core/storage/user_store.h"
#include "core/sync/profile_files.h"
#include "tests/core/sync/sync_world.h"
#include "tests/support/sanitized.h"

#include <QCoreApplication>
#include <QDir>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

#include <memory>

using namespace pw;
using namespace pw::test;
using namespace Qt::StringLiterals;

namespace
{

const QString reason = u"for Wilhelmina Featherstonehaugh"_s;

QJsonObject oneCent()
{
    return {{u"user"_s, 1}, {u"amount"_s, u"0.01"_s}, {u"reason"_s, reason}};
}

QByteArray everythingIn(const QString &folder)
{
    QByteArray all;
    for (const QFileInfo &info : QDir(folder).entryInfoList(QDir::Files | QDir::Hidden)) {
        QFile file(info.absoluteFilePath());
        if (file.open(QIODevice::ReadOnly))
            all += file.readAll();
    }
    return all;
}

void copyFolder(const QString &from, const QString &to)
{
    QVERIFY(QDir().mkpath(to));
    for (const QString &name : QDir(from).entryList(QDir::Files))
        QVERIFY(QFile::copy(from + u'/' + name, to + u'/' + name));
}

QStringList idsOf(const QList<OutboxEntry> &entries)
{
    QStringList ids;
    for (const OutboxEntry &entry : entries)
        ids << entry.commandId;
    return ids;
}

/// What the test starts as another program, to kill it: opens the profile with the key, which encrypts it.
int openOnce(const QString &profile, const QString &key)
{
    const SystemClock clock;
    SystemIdSource ids;
    const Desk desk({.profileDir = profile, .clock = clock, .ids = ids, .key = Secret(key)});
    return 0;
}

} // namespace

/// A desk whose files are encrypted: it is the same desk, and nothing of it can be read without the key.
class EncryptedDeskTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void worksAsAnyOther();
    void holdsNothingReadable();
    void neverOpensWithAnotherKey();
    void takesAPlainProfileOver();
    void takesOverWhereAnotherWasKilled_data();
    void takesOverWhereAnotherWasKilled();
    void isSetAsideWhole();

private:
    [[nodiscard]] QString profile() const { return m_dir.filePath(u"desk"_s); }
    [[nodiscard]] std::unique_ptr<Desk> openWith(const QString &folder, const Secret &key)
    {
        return std::make_unique<Desk>(Desk::Options{.profileDir = folder, .clock = m_clock, .ids = m_ids, .key = key});
    }
    /// A plain profile that was synced and holds three unsent changes; returns their ids, newest first.
    QStringList makePlain(const QString &folder);
    void expectWhole(const QString &folder, const QStringList &commands);
    void expectEachFileComplete(const QString &folder, const QStringList &commands);

    QTemporaryDir m_dir;
    std::unique_ptr<Shop> m_shop;
    ManualClock m_clock;
    SeededIds m_ids{11};
    Secret m_key = makeFileKey(m_ids);
    QByteArray m_customer;
    QByteArray m_base;
};

void EncryptedDeskTest::initTestCase()
{
    if (!canEncrypt())
        QSKIP("the SQLite of this build knows no ciphers");
    m_shop = std::make_unique<Shop>(m_dir.filePath(u"shop"_s), 20);
    m_customer = UserStore(m_shop->db()).byId(UserId(1))->email.toUtf8();
    QVERIFY(m_customer.size() > 8);
}

QStringList EncryptedDeskTest::makePlain(const QString &folder)
{
    DeskAt desk(*m_shop, folder, 5);
    [&] { QCOMPARE(desk.sync().outcome(), Session::Outcome::Done); }();
    for (int i = 0; i < 3; ++i)
        desk.perform(u"AddFunds"_s, oneCent());
    m_base = desk.confirmedDump();
    return idsOf(desk->entries());
}

void EncryptedDeskTest::expectWhole(const QString &folder, const QStringList &commands)
{
    {
        const auto desk = openWith(folder, m_key);
        QCOMPARE(idsOf(desk->entries()), commands);
        QCOMPARE(desk->outbox().counts().pending, 3);
        QCOMPARE(dumpOf(desk->replica().confirmed(), std::nullopt), m_base);
    }
    const QByteArray all = everythingIn(folder);
    QVERIFY(!all.contains(m_customer));
    QVERIFY(!all.contains(reason.toUtf8()));
    QVERIFY2(QDir(folder).entryList({u"*.encrypting*"_s, u"*-wal"_s, u"*-journal"_s}).isEmpty(), "something was left");
}

/// Without going on: as it lies there, each of the two files has all of its rows.
void EncryptedDeskTest::expectEachFileComplete(const QString &folder, const QStringList &commands)
{
    const auto keyFor = [this](const QString &file) {
        return fileStateOf(file) == FileState::Encrypted ? m_key : Secret();
    };
    QVERIFY(fileStateOf(outboxFileOf(folder)) != FileState::Absent);
    QVERIFY(fileStateOf(baseFileOf(folder)) != FileState::Absent);
    const Outbox outbox(outboxFileOf(folder), m_clock, m_ids, keyFor(outboxFileOf(folder)));
    QCOMPARE(idsOf(outbox.listed(100)), commands);
    Database base({.file = baseFileOf(folder), .key = keyFor(baseFileOf(folder))});
    QCOMPARE(dumpOf(base, std::nullopt), m_base);
}

void EncryptedDeskTest::worksAsAnyOther()
{
    Line line(*m_shop, StaffId(1));
    {
        const auto desk = openWith(profile(), m_key);
        desk->setPerson({.server = u"https://shop.example"_s, .staffId = 1, .name = u"owner"_s});
        QCOMPARE(desk->sync(line).outcome(), Session::Outcome::Done);
        QVERIFY(desk->perform(u"AddFunds"_s, oneCent()).ok());
        DeskStatus status;
        desk->fillStatus(status);
        QVERIFY(status.encrypted);
    }
    const auto desk = openWith(profile(), m_key);
    QCOMPARE(desk->outbox().counts().pending, 1);
    QCOMPARE(desk->sync(line).outcome(), Session::Outcome::Done);
    QCOMPARE(desk->outbox().counts().pending, 0);
    QCOMPARE(dumpOf(desk->replica().confirmed(), desk->outbox().clientId()), m_shop->dump(desk->outbox().clientId()));
}

void EncryptedDeskTest::holdsNothingReadable()
{
    const QString folder = m_dir.filePath(u"unreadable"_s);
    Line line(*m_shop, StaffId(1));
    {
        const auto desk = openWith(folder, m_key);
        desk->setPerson({.server = u"https://shop.example"_s, .staffId = 1, .name = u"owner"_s});
        QCOMPARE(desk->sync(line).outcome(), Session::Outcome::Done);
        QVERIFY(desk->perform(u"AddFunds"_s, oneCent()).ok());
        const QByteArray open = everythingIn(folder);
        QVERIFY(open.size() > 100'000);
        QVERIFY2(!open.contains(m_customer) && !open.contains(reason.toUtf8()), "while it is open");
    }
    const QByteArray closed = everythingIn(folder);
    QVERIFY2(!closed.contains(m_customer) && !closed.contains(reason.toUtf8()), "after closing");
    // A plain profile shows both, so that this test would see them.
    makePlain(m_dir.filePath(u"readable"_s));
    const QByteArray plain = everythingIn(m_dir.filePath(u"readable"_s));
    QVERIFY(plain.contains(m_customer) && plain.contains(reason.toUtf8()));
}

void EncryptedDeskTest::neverOpensWithAnotherKey()
{
    const QByteArray before = everythingIn(profile());
    SeededIds others(99);
    QVERIFY_EXCEPTION_THROWN(static_cast<void>(openWith(profile(), makeFileKey(others))), KeyProblem);
    QVERIFY_EXCEPTION_THROWN(static_cast<void>(openWith(profile(), {})), KeyProblem);
    QCOMPARE(everythingIn(profile()), before);
}

void EncryptedDeskTest::takesAPlainProfileOver()
{
    const QString folder = m_dir.filePath(u"plain"_s);
    const QStringList commands = makePlain(folder);
    QVERIFY(!isProfileEncrypted(folder));
    expectWhole(folder, commands);
    QVERIFY(isProfileEncrypted(folder));
    expectWhole(folder, commands); // and again, with nothing left to do
}

void EncryptedDeskTest::takesOverWhereAnotherWasKilled_data()
{
    QTest::addColumn<QString>("calls");
    QTest::addColumn<int>("growth"); ///< percent: how much farther each kill is than the one before
    QTest::newRow("at what orders the files")
        << u"rename,renameat,renameat2,unlink,unlinkat,ftruncate,fsync,fdatasync"_s << 0;
    QTest::newRow("at what writes them") << u"pwrite64"_s << 40;
}

void EncryptedDeskTest::takesOverWhereAnotherWasKilled()
{
    QFETCH(const QString, calls);
    QFETCH(const int, growth);
    const QString strace = QStandardPaths::findExecutable(u"strace"_s);
    if (strace.isEmpty())
        QSKIP("strace is not here");
    const QString plain = m_dir.filePath(u"to-kill-"_s + calls.left(6));
    const QStringList commands = makePlain(plain);
    int kills = 0;
    for (int when = 1;; when += 1 + when * growth / 100) {
        const QTemporaryDir dir;
        const QString folder = dir.filePath(u"desk"_s);
        copyFolder(plain, folder);
        QProcess run;
        run.start(strace, tracedEnvironment() + QStringList{u"-f"_s, u"-qq"_s, u"-o"_s, u"/dev/null"_s, u"-e"_s,
                                                            u"trace="_s + calls, u"-e"_s,
                                                            u"inject=%1:signal=KILL:when=%2"_s.arg(calls).arg(when),
                                                            QCoreApplication::applicationFilePath(), u"--open"_s,
                                                            folder, m_key.reveal()});
        QVERIFY(run.waitForFinished(60'000));
        if (run.exitStatus() == QProcess::NormalExit && run.exitCode() == 0)
            break; // there is no such call any more: it came to its end
        ++kills;
        const QTemporaryDir copy;
        copyFolder(folder, copy.path());
        expectEachFileComplete(copy.path(), commands);
        expectWhole(folder, commands);
        if (QTest::currentTestFailed())
            qFatal("killed at call %d of %s", when, qPrintable(calls));
    }
    qInfo("killed at %d points of %s", kills, qPrintable(calls));
    QVERIFY(kills >= 8);
}

void EncryptedDeskTest::isSetAsideWhole()
{
    const QString folder = m_dir.filePath(u"aside"_s);
    const QStringList commands = makePlain(folder);
    expectWhole(folder, commands);
    setProfileAside(folder, folder + u"/set-aside"_s);
    QVERIFY(!isProfileEncrypted(folder));
    QCOMPARE(QDir(folder).entryList({u"*.db*"_s}, QDir::Files), QStringList());
    expectWhole(folder + u"/set-aside"_s, commands);
}

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    if (words.size() == 4 && words[1] == "--open"_L1)
        return openOnce(words[2], words[3]);
    EncryptedDeskTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_encrypted_desk.moc"
