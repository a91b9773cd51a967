// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/base/id_source.h"
#include "core/storage/database.h"
#include "core/storage/encryption.h"

#include <QDir>
#include <QFile>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <optional>

using namespace pw;
using namespace Qt::StringLiterals;

namespace
{

constexpr qint64 rowCount = 2000;
const QByteArray name = "Wilhelmina Featherstonehaugh";

QByteArray contents(const QString &fileName)
{
    QFile file(fileName);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Every byte of the folder, the names of the files too.
QByteArray everythingIn(const QString &folder)
{
    QByteArray all;
    for (const QFileInfo &file : QDir(folder).entryInfoList(QDir::Files | QDir::Hidden))
        all += file.fileName().toUtf8() + contents(file.absoluteFilePath());
    return all;
}

void fill(Database &db)
{
    db.execute(u"CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT, note TEXT)"_s);
    db.execute(u"CREATE INDEX people_name ON people (name)"_s);
    Transaction transaction(db);
    for (int i = 1; i <= rowCount; ++i)
        db.execute(u"INSERT INTO people (name, note) VALUES ('%1', '%2')"_s.arg(QString::fromLatin1(name),
                                                                                QString::number(i)));
    transaction.commit();
}

qint64 countIn(Database &db)
{
    auto statement = db.prepareText(u"count people"_s, u"SELECT count(*) AS n FROM people"_s);
    return statement.step() ? statement.integer("n") : -1;
}

template <typename F>
std::optional<KeyProblem::Kind> problemOf(F open)
{
    try {
        open();
    } catch (const KeyProblem &problem) {
        return problem.kind();
    }
    return std::nullopt;
}

} // namespace

/// Files that only their key opens. Built a second time on the system's SQLite, which knows no ciphers: there it has to
/// say so instead of writing plain files.
class EncryptionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }
    void exactlyOneSqliteIsLoaded();
    void saysWhetherItCan();
    void withoutCiphersNothingIsWritten();
    void opensWithItsKeyOnly();
    void leavesNothingReadable();
    void readersUseTheSameKey();
    void encryptsACopy();
    void replacesAPlainFile();
    void replacesAPlainFileAfterACrash();
    void aChangedByteIsNoticed_data();
    void aChangedByteIsNoticed();
    void errorsKeepTheKeyToThemselves();

private:
    [[nodiscard]] QString path(const char *file) const { return m_dir->filePath(QString::fromLatin1(file)); }
    void makePlain(const QString &file) const
    {
        Database db({.file = file});
        fill(db);
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    SystemIdSource m_ids;
    Secret m_key = makeFileKey(m_ids);
    Secret m_other = makeFileKey(m_ids);
};

#define NEEDS_CIPHERS()                                                                                                \
    if (!canEncrypt())                                                                                                 \
    QSKIP("the SQLite of this build knows no ciphers")

void EncryptionTest::initTestCase()
{
    QVERIFY(isFileKey(m_key));
    QVERIFY(m_key.reveal() != m_other.reveal());
#ifdef PANELWRIGHT_EXPECTS_CIPHERS
    QCOMPARE(canEncrypt(), PANELWRIGHT_EXPECTS_CIPHERS == 1);
#endif
}

void EncryptionTest::exactlyOneSqliteIsLoaded()
{
    const Database db({.file = path("some.db")});
    QVERIFY(db.isNative()); // the driver's SQLite is the one that we call
    QSet<QByteArray> loaded;
    for (const QByteArray &line : contents(u"/proc/self/maps"_s).split('\n')) {
        if (line.contains("libsqlite3"))
            loaded << line.mid(line.indexOf('/'));
    }
    QCOMPARE(loaded.size(), 1);
    QCOMPARE(loaded.values().constFirst().startsWith(PANELWRIGHT_LIB_DIR), canEncrypt());
}

void EncryptionTest::saysWhetherItCan()
{
    Database db({.file = path("some.db")});
    QCOMPARE(db.knowsCiphers(), canEncrypt());
    QCOMPARE(fileStateOf(path("nothing.db")), FileState::Absent);
    QCOMPARE(fileStateOf(path("some.db")), FileState::Plain);
}

void EncryptionTest::withoutCiphersNothingIsWritten()
{
    if (canEncrypt())
        QSKIP("the SQLite of this build knows ciphers");
    QVERIFY(problemOf([&] { Database db({.file = path("new.db"), .key = m_key}); }) == KeyProblem::Kind::Unsupported);
    QCOMPARE(fileStateOf(path("new.db")), FileState::Absent);
    makePlain(path("plain.db"));
    QVERIFY(problemOf([&] { encryptInPlace(path("plain.db"), m_key); }) == KeyProblem::Kind::Unsupported);
    QCOMPARE(fileStateOf(path("plain.db")), FileState::Plain);
    QFile encrypted(path("encrypted.db"));
    QVERIFY(encrypted.open(QIODevice::WriteOnly) && encrypted.write(QByteArray(4096, 'x')) == 4096);
    encrypted.close();
    QVERIFY(problemOf([&] { Database db({.file = path("encrypted.db")}); }) == KeyProblem::Kind::Unsupported);
    QCOMPARE(contents(path("encrypted.db")), QByteArray(4096, 'x'));
}

void EncryptionTest::opensWithItsKeyOnly()
{
    NEEDS_CIPHERS();
    const QString file = path("shop.db");
    {
        Database db({.file = file, .key = m_key});
        fill(db);
    }
    QCOMPARE(fileStateOf(file), FileState::Encrypted);
    const QByteArray before = contents(file);
    QVERIFY(problemOf([&] { Database db({.file = file, .key = m_other}); }) == KeyProblem::Kind::DoesNotFit);
    QVERIFY(problemOf([&] { Database db({.file = file}); }) == KeyProblem::Kind::Missing);
    QCOMPARE(contents(file), before);
    Database db({.file = file, .key = m_key});
    QVERIFY(db.isNative());
    QCOMPARE(countIn(db), rowCount);
    makePlain(path("plain.db"));
    QVERIFY(problemOf([&] { Database plain({.file = path("plain.db"), .key = m_key}); }) ==
            KeyProblem::Kind::DoesNotFit);
}

void EncryptionTest::leavesNothingReadable()
{
    NEEDS_CIPHERS();
    {
        Database db({.file = path("shop.db"), .cacheKb = 64, .key = m_key});
        fill(db);
        // A transaction that is larger than the cache, and a sort that would need a temporary file.
        Transaction transaction(db);
        db.execute(u"INSERT INTO people (name, note) SELECT name, note FROM people ORDER BY note, name"_s);
        db.execute(u"UPDATE people SET note = name"_s);
        QVERIFY(QFile::exists(path("shop.db-wal")));
        QVERIFY(contents(path("shop.db-wal")).size() > 100'000);
        QVERIFY2(!everythingIn(m_dir->path()).contains(name.left(12)), "while it is open");
        transaction.commit();
        QVERIFY2(!everythingIn(m_dir->path()).contains(name.left(12)), "after a commit");
    }
    QVERIFY2(!everythingIn(m_dir->path()).contains(name.left(12)), "after closing");
    // And this is what would have been seen.
    makePlain(path("plain.db"));
    QVERIFY(everythingIn(m_dir->path()).contains(name.left(12)));
}

void EncryptionTest::readersUseTheSameKey()
{
    NEEDS_CIPHERS();
    Database writer({.file = path("shop.db"), .durability = Database::Durability::Normal, .key = m_key});
    fill(writer);
    Database reader({.file = path("shop.db"), .readOnly = true, .key = m_key});
    Transaction open(writer);
    writer.execute(u"DELETE FROM people WHERE id > 10"_s);
    QCOMPARE(countIn(writer), qint64(10));
    QCOMPARE(countIn(reader), rowCount);
    open.commit();
    QCOMPARE(countIn(reader), qint64(10));
}

void EncryptionTest::encryptsACopy()
{
    NEEDS_CIPHERS();
    // A name that would break a careless URI.
    const QString target = m_dir->filePath(u"the shop's 100%? #1 & more.db"_s);
    makePlain(path("plain.db"));
    encryptInto(path("plain.db"), target, m_key);
    QCOMPARE(fileStateOf(target), FileState::Encrypted);
    QVERIFY(!contents(target).contains(name.left(12)));
    Database db({.file = target, .key = m_key});
    QCOMPARE(countIn(db), rowCount);
    db.checkPages();
    QCOMPARE(fileStateOf(path("plain.db")), FileState::Plain);
}

void EncryptionTest::replacesAPlainFile()
{
    NEEDS_CIPHERS();
    makePlain(path("shop.db"));
    encryptInPlace(path("shop.db"), m_key);
    QVERIFY(!everythingIn(m_dir->path()).contains(name.left(12)));
    QCOMPARE(QDir(m_dir->path()).entryList(QDir::Files), QStringList{u"shop.db"_s});
    encryptInPlace(path("shop.db"), m_other); // nothing to do
    Database db({.file = path("shop.db"), .key = m_key});
    QCOMPARE(countIn(db), rowCount);
    encryptInPlace(path("absent.db"), m_key);
    QVERIFY(!QFile::exists(path("absent.db")));
}

/// A log that was not yet in the file, as a killed program leaves it, and half of a copy from an earlier try.
void EncryptionTest::replacesAPlainFileAfterACrash()
{
    NEEDS_CIPHERS();
    const QString file = path("shop.db");
    {
        Database db({.file = file});
        fill(db);
        db.execute(u"DELETE FROM people WHERE id > 100"_s);
        QVERIFY(QDir().mkdir(path("crashed")));
        for (const QString &end : {u""_s, u"-wal"_s})
            QVERIFY(QFile::copy(file + end, path("crashed/shop.db") + end));
    }
    const QString crashed = path("crashed/shop.db");
    QFile half(crashed + u".encrypting"_s);
    QVERIFY(half.open(QIODevice::WriteOnly) && half.write(QByteArray(5000, 'x')) == 5000);
    half.close();
    encryptInPlace(crashed, m_key);
    QCOMPARE(QDir(path("crashed")).entryList(QDir::Files), QStringList{u"shop.db"_s});
    Database db({.file = crashed, .key = m_key});
    QCOMPARE(countIn(db), qint64(100));
}

void EncryptionTest::aChangedByteIsNoticed_data()
{
    QTest::addColumn<bool>("isCopy");
    QTest::newRow("made encrypted") << false;
    QTest::newRow("copied from a plain one") << true;
}

void EncryptionTest::aChangedByteIsNoticed()
{
    NEEDS_CIPHERS();
    QFETCH(const bool, isCopy);
    const QString file = path("shop.db");
    if (isCopy) {
        makePlain(file);
        encryptInPlace(file, m_key);
    } else {
        Database db({.file = file, .key = m_key});
        fill(db);
    }
    QFile bytes(file);
    QVERIFY(bytes.open(QIODevice::ReadWrite));
    const qint64 middle = bytes.size() / 8192 * 4096 + 1000; // within a page, far from its ends
    QVERIFY(bytes.seek(middle));
    const QByteArray old = bytes.peek(1);
    QCOMPARE(bytes.write(QByteArray(1, static_cast<char>(old[0] ^ 1))), qint64(1));
    bytes.close();
    Database db({.file = file, .readOnly = true, .key = m_key});
    QVERIFY_EXCEPTION_THROWN(db.checkPages(), StorageError);
}

void EncryptionTest::errorsKeepTheKeyToThemselves()
{
    NEEDS_CIPHERS();
    makePlain(path("plain.db"));
    try {
        encryptInto(path("plain.db"), path("no/such/folder/x.db"), m_key);
        QFAIL("it could not have worked");
    } catch (const StorageError &error) {
        QVERIFY2(!QByteArray(error.what()).contains(m_key.reveal().left(8).toUtf8()), error.what());
        QVERIFY(QByteArray(error.what()).contains("no/such/folder"));
    }
}

QTEST_GUILESS_MAIN(EncryptionTest)
#include "tst_encryption.moc"
