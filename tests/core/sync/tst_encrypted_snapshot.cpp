// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/base/clock.h"
#include "core/base/id_source.h"
#include "core/storage/encryption.h"
#include "core/storage/scratch_cipher.h"
#include "tests/core/sync/file_line.h"

#include <QTest>

using namespace pw;
using namespace pw::test;
using namespace Qt::StringLiterals;

/// An encrypted profile fetches the shop as one file, too, and at no moment is anything of it readable on the disk.
class EncryptedSnapshotTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void hidesByPosition_data();
    void hidesByPosition();
    void everyUseHasItsOwnKeystream();
    void nothingIsReadableOnTheWay();
    void goesOnAfterACut();

private:
    struct World {
        QTemporaryDir dir;
        Shop shop{dir.filePath(u"shop"_s), 400};
        FileLine line{shop, dir.filePath(u"shop/shop.db"_s), dir.filePath(u"shop/snapshots"_s)};
        SystemClock clock;
        SystemIdSource ids;
        Secret key = makeFileKey(ids);

        [[nodiscard]] QString profile() const { return dir.filePath(u"desk"_s); }
        [[nodiscard]] std::unique_ptr<Desk> open()
        {
            auto desk =
                std::make_unique<Desk>(Desk::Options{.profileDir = profile(), .clock = clock, .ids = ids, .key = key});
            desk->setPerson({.server = u"https://shop.example"_s, .staffId = 1, .name = u"owner"_s});
            return desk;
        }
        /// Names of files that show what a database or a zstd frame begins with.
        [[nodiscard]] QStringList readable() const
        {
            QStringList names;
            for (const QFileInfo &info : QDir(profile()).entryInfoList(QDir::Files | QDir::Hidden)) {
                QFile file(info.absoluteFilePath());
                const QByteArray bytes = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
                if (bytes.contains("SQLite format 3") || bytes.contains("CREATE TABLE") ||
                    bytes.contains("\x28\xb5\x2f\xfd"))
                    names << info.fileName();
            }
            return names;
        }
    };
};

void EncryptedSnapshotTest::initTestCase()
{
    if (!canEncrypt())
        QSKIP("this build cannot encrypt");
}

void EncryptedSnapshotTest::hidesByPosition_data()
{
    QTest::addColumn<int>("step");
    for (const int step : {1, 7, 63, 64, 65, 100, 1000})
        QTest::addRow("%d bytes at a time", step) << step;
}

void EncryptedSnapshotTest::hidesByPosition()
{
    QFETCH(const int, step);
    SystemIdSource ids;
    const ScratchCipher cipher(makeFileKey(ids), "content");
    const QByteArray plain = ids.randomBytes(1000);
    QByteArray whole = plain;
    cipher.apply(0, whole.data(), whole.size());
    QVERIFY(whole != plain);
    QByteArray pieces = plain;
    for (qint64 at = 0; at < pieces.size(); at += step)
        cipher.apply(at, pieces.data() + at, std::min<qint64>(step, pieces.size() - at));
    QCOMPARE(pieces, whole);
    cipher.apply(0, whole.data(), whole.size());
    QCOMPARE(whole, plain);
}

void EncryptedSnapshotTest::everyUseHasItsOwnKeystream()
{
    SystemIdSource ids;
    const Secret key = makeFileKey(ids);
    const auto streamOf = [](const ScratchCipher &cipher) {
        QByteArray zeros(100, '\0');
        cipher.apply(0, zeros.data(), zeros.size());
        return zeros;
    };
    QVERIFY(streamOf({key, "a part"}) != streamOf({key, "a database"}));
    QVERIFY(streamOf({key, "a part"}) != streamOf({makeFileKey(ids), "a part"}));
    QCOMPARE(streamOf({key, "a part"}), streamOf({key, "a part"}));
    QCOMPARE(streamOf(ScratchCipher()), QByteArray(100, '\0'));
}

void EncryptedSnapshotTest::nothingIsReadableOnTheWay()
{
    World world;
    const auto desk = world.open();
    Session session = desk->startSession(Session::Scope::PushAndPull, false);
    int pieces = 0;
    int slices = 0;
    while (session.isRunning()) {
        if (session.hasWork()) {
            session.work();
            ++slices;
        } else {
            const auto reply = world.line.exchange(session.nextRequest());
            QVERIFY(reply);
            session.onReply(*reply);
            ++pieces;
        }
        QCOMPARE(world.readable(), QStringList());
    }
    QCOMPARE(session.problem() + session.snapshotProblem(), QString());
    QVERIFY(pieces > 5 && slices > 1);
    QVERIFY(session.pulledRows() < 10);
    const QString client = desk->outbox().clientId();
    QCOMPARE(dumpOf(desk->replica().confirmed(), client), world.shop.dump(client));
    QCOMPARE(desk->replica().healed(), QString());
    for (const QString &name : QDir(world.profile()).entryList(QDir::Files))
        QVERIFY2(!name.startsWith(u"snapshot"_s), qPrintable(name));
}

void EncryptedSnapshotTest::goesOnAfterACut()
{
    World world;
    world.line.faults.insert(4, PieceFault::NoAnswer);
    {
        const auto desk = world.open();
        QCOMPARE(desk->sync(world.line).outcome(), Session::Outcome::NoAnswer);
        QVERIFY(QFile::exists(world.profile() + u"/snapshot.part"_s));
    }
    const int before = world.line.pieces;
    const auto desk = world.open();
    QCOMPARE(desk->sync(world.line).outcome(), Session::Outcome::Done);
    const qint64 all = (world.line.file().size + world.line.mostBytes - 1) / world.line.mostBytes;
    QVERIFY2(world.line.pieces - before <= all - 3, "it began anew");
    const QString client = desk->outbox().clientId();
    QCOMPARE(dumpOf(desk->replica().confirmed(), client), world.shop.dump(client));
}

QTEST_GUILESS_MAIN(EncryptedSnapshotTest)
#include "tst_encrypted_snapshot.moc"
