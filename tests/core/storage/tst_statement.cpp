// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/database.h"
#include "core/storage/storage_error.h"

#include <QTemporaryDir>
#include <QTest>

using namespace pw;
using namespace Qt::StringLiterals;

/// What stores rely on has to be the same whichever way statements take to the database.
class StatementTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_db.reset(); }
    void valuesComeBackAsTheyWent_data() { engines(); }
    void valuesComeBackAsTheyWent();
    void bytesComeBackAsTheyWent_data() { engines(); }
    void bytesComeBackAsTheyWent();
    void oneNameBindsEveryPlace_data() { engines(); }
    void oneNameBindsEveryPlace();
    void runsAgainWithOtherValues_data() { engines(); }
    void runsAgainWithOtherValues();
    void changedCountsRows_data() { engines(); }
    void changedCountsRows();
    void failureLeavesItUsable_data() { engines(); }
    void failureLeavesItUsable();
    void aReadLetsGoOfItsLock_data() { engines(); }
    void aReadLetsGoOfItsLock();
    void brokenTextIsRefused_data() { engines(); }
    void brokenTextIsRefused();

private:
    static void engines()
    {
        QTest::addColumn<bool>("native");
        QTest::newRow("SQLite's functions") << true;
        QTest::newRow("Qt Sql") << false;
    }
    Statement insert()
    {
        return m_db->prepareText(u"insert"_s, u"INSERT INTO notes (id, n, t) VALUES (:id, :n, :t)"_s);
    }
    qint64 count()
    {
        auto statement = m_db->prepareText(u"count"_s, u"SELECT count(*) AS n FROM notes"_s);
        return statement.step() ? statement.integer("n") : -1;
    }

    QTemporaryDir m_dir;
    std::unique_ptr<Database> m_db;
    int m_files = 0;
};

void StatementTest::init()
{
    QFETCH(bool, native);
    Database::Options options{.file = m_dir.filePath(QString::number(++m_files))};
    options.engine = native ? Database::Engine::Fastest : Database::Engine::QtSql;
    m_db = std::make_unique<Database>(options);
    QCOMPARE(m_db->isNative(), native);
    m_db->execute(u"CREATE TABLE notes (id INTEGER NOT NULL PRIMARY KEY, n INTEGER, t TEXT) STRICT"_s);
}

void StatementTest::valuesComeBackAsTheyWent()
{
    const QString letters = u"grün, বাংলা, \U0001F600, ' \" ; --"_s;
    const qint64 large = std::numeric_limits<qint64>::min();
    insert().bind("id"_L1, 1).bind("n"_L1, large).bind("t"_L1, letters).run();
    insert().bind("id"_L1, 2).bind("n"_L1, std::optional<qint64>()).bind("t"_L1, QString()).run();
    insert().bind("id"_L1, 3).bind("n"_L1, QVariant()).bind("t"_L1, QVariant(u"x"_s)).run();
    insert().bind("id"_L1, 4).bind("n"_L1, QVariant(qint64(7))).bind("t"_L1, QVariant(QString())).run();
    auto row = m_db->prepareText(u"read"_s, u"SELECT n, t FROM notes ORDER BY id"_s);
    QVERIFY(row.step());
    QCOMPARE(row.maybeInteger("n"), large);
    QCOMPARE(row.text("t"), letters);
    QVERIFY(row.step());
    QCOMPARE(row.maybeInteger("n"), std::nullopt);
    QVERIFY(!row.columnAt(1).isNull()); // an empty text is no NULL
    QCOMPARE(row.text("t"), QString());
    QVERIFY(row.step());
    QVERIFY(row.columnAt(0).isNull());
    QCOMPARE(row.columnAt(1), QVariant(u"x"_s));
    QVERIFY(row.step());
    QCOMPARE(row.columnAt(0), QVariant(qint64(7)));
    QVERIFY(!row.columnAt(1).isNull());
    QCOMPARE(row.columnCount(), 2);
    QVERIFY(!row.step());
}

void StatementTest::bytesComeBackAsTheyWent()
{
    m_db->execute(u"CREATE TABLE files (id INTEGER NOT NULL PRIMARY KEY, bytes BLOB NOT NULL) STRICT"_s);
    const QByteArray large(300'000, '\x80');
    const QByteArray parts[] = {QByteArray("\0\xff\0a", 4), large, QByteArray(), QByteArray("text")};
    {
        auto statement = m_db->prepareText(u"add"_s, u"INSERT INTO files (id, bytes) VALUES (:id, :bytes)"_s);
        for (qint64 id = 0; id < 4; ++id)
            statement.bind("id"_L1, id).bindBytes("bytes"_L1, parts[id]).run();
    }
    auto row = m_db->prepareText(u"files"_s, u"SELECT bytes FROM files ORDER BY id"_s);
    for (const QByteArray &part : parts) {
        QVERIFY(row.step());
        QCOMPARE(row.bytes("bytes"), part);
    }
}

void StatementTest::oneNameBindsEveryPlace()
{
    m_db->prepareText(u"twice"_s,
                      u"-- a comment: with a colon\nINSERT INTO notes (id, n, t) VALUES (:a, :a, :b || :b)"_s)
        .bind("a"_L1, 5)
        .bind("b"_L1, u"ab"_s)
        .run();
    auto row = m_db->prepareText(u"read"_s, u"SELECT id, n, t FROM notes"_s);
    QVERIFY(row.step());
    QCOMPARE(row.integer("id"), 5);
    QCOMPARE(row.integer("n"), 5);
    QCOMPARE(row.text("t"), u"abab"_s);
}

void StatementTest::runsAgainWithOtherValues()
{
    {
        auto statement = insert();
        for (qint64 id = 1; id <= 3; ++id)
            statement.bind("id"_L1, id).bind("n"_L1, id * 10).bind("t"_L1, QString::number(id)).run();
    }
    qint64 sum = 0;
    for (int pass = 0; pass < 2; ++pass) {
        auto row = m_db->prepareText(u"above"_s, u"SELECT n FROM notes WHERE id > :id ORDER BY id"_s);
        row.bind("id"_L1, pass);
        while (row.step())
            sum += row.integer("n");
    }
    QCOMPARE(sum, 60 + 50);
}

void StatementTest::changedCountsRows()
{
    for (qint64 id = 1; id <= 3; ++id)
        insert().bind("id"_L1, id).bind("n"_L1, id).bind("t"_L1, u""_s).run();
    auto update = m_db->prepareText(u"update"_s, u"UPDATE notes SET n = 0 WHERE id > :id"_s);
    update.bind("id"_L1, 1).run();
    QCOMPARE(update.changed(), 2);
    update.bind("id"_L1, 100).run();
    QCOMPARE(update.changed(), 0);
}

void StatementTest::failureLeavesItUsable()
{
    insert().bind("id"_L1, 1).bind("n"_L1, 1).bind("t"_L1, u"first"_s).run();
    try {
        insert().bind("id"_L1, 1).bind("n"_L1, 1).bind("t"_L1, u"again"_s).run();
        QFAIL("the key was taken");
    } catch (const StorageError &error) {
        QVERIFY2(strstr(error.what(), "UNIQUE"), error.what());
    }
    insert().bind("id"_L1, 2).bind("n"_L1, 1).bind("t"_L1, u"second"_s).run();
    QCOMPARE(count(), 2);
}

void StatementTest::aReadLetsGoOfItsLock()
{
    for (qint64 id = 1; id <= 3; ++id)
        insert().bind("id"_L1, id).bind("n"_L1, id).bind("t"_L1, u""_s).run();
    {
        auto row = m_db->prepareText(u"read"_s, u"SELECT n FROM notes"_s);
        QVERIFY(row.step());
    }
    // Neither of these is possible while a read of this connection is open.
    m_db->execute(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
    m_db->execute(u"VACUUM"_s);
    m_db->execute(u"DROP TABLE notes"_s);
}

void StatementTest::brokenTextIsRefused()
{
    QVERIFY_THROWS_EXCEPTION(StorageError, std::ignore = m_db->prepareText(u"broken"_s, u"SELEC 1"_s));
    QVERIFY_THROWS_EXCEPTION(StorageError, std::ignore = m_db->prepareText(u"no table"_s, u"SELECT 1 FROM nowhere"_s));
    QCOMPARE(count(), 0);
}

QTEST_GUILESS_MAIN(StatementTest)
#include "tst_statement.moc"
