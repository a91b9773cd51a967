// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/database.h"

#include "core/storage/encryption.h"
#include "core/storage/qt_statement_engine.h"
#include "core/storage/sqlite_statement_engine.h"
#include "core/storage/storage_error.h"
#include "sql_catalogue.h"

#include <QSqlDriver>
#include <QSqlError>
#include <QSqlQuery>

#include <sqlite3.h>

#include <atomic>

using namespace Qt::StringLiterals;

namespace pw
{
namespace
{

/// Qt names connections; ours are numbered, since nobody looks one up by name.
QString nextConnectionName()
{
    static std::atomic<int> counter = 0;
    return u"panelwright-"_s + QString::number(++counter);
}

/// SQLite counts every allocation under one lock for the whole process, unless it is told not to before its first use:
/// nobody reads these figures, and all threads of the server queue up for that lock.
void switchMemoryStatisticsOff()
{
    [[maybe_unused]] static const int result = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

} // namespace

Database::Database(const Options &options)
    : m_name(nextConnectionName()), m_dialect(DialectKind::Sqlite), m_catalogue(sql::statementCount)
{
    switchMemoryStatisticsOff();
    connectTo(options);
    try {
        unlock(options);
        m_native = options.engine == Engine::Fastest && driverSharesOurLibrary();
        applyPragmas(options);
    } catch (...) {
        disconnect();
        throw;
    }
}

Database::~Database()
{
    if (m_inTransaction)
        rollback();
    disconnect();
}

void Database::connectTo(const Options &options)
{
    QSqlDatabase db = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name);
    db.setDatabaseName(options.file);
    QString connect = u"QSQLITE_BUSY_TIMEOUT="_s + QString::number(options.busyTimeoutMs);
    if (options.readOnly)
        connect += u";QSQLITE_OPEN_READONLY"_s;
    db.setConnectOptions(connect);
    if (!db.open()) {
        const QString reason = db.lastError().text();
        db = QSqlDatabase();
        QSqlDatabase::removeDatabase(m_name);
        throw StorageError(u"opening "_s + options.file, reason);
    }
}

void Database::disconnect() noexcept
{
    m_catalogue.clear();
    m_texts.clear();
    QSqlDatabase::database(m_name, false).close();
    QSqlDatabase::removeDatabase(m_name);
}

/// The key is the file's own key and not a passphrase, so that opening costs nothing; what it protects is chosen in
/// docs/decisions. It has to be set before anything is read.
void Database::unlock(const Options &options)
{
    using Kind = KeyProblem::Kind;
    const bool hasKey = !options.key.isEmpty();
    if (hasKey) {
        Q_ASSERT(isFileKey(options.key));
        // A SQLite without ciphers ignores what it does not know, and would write a plain file.
        if (!knowsCiphers() || answerTo(u"PRAGMA cipher = 'chacha20'"_s) != "chacha20"_L1)
            throw KeyProblem(options.file, Kind::Unsupported);
        executeSecret(u"PRAGMA key = 'raw:"_s + options.key.reveal() + u'\'', u"setting the key of "_s + options.file);
    }
    // SQLite is asked rather than the file's first bytes: opening and closing a file by hand drops every lock that this
    // process holds on it, and another program would take itself for the last one and remove the write-ahead log.
    constexpr auto notADatabase = "26"_L1;
    QSqlQuery probe(QSqlDatabase::database(m_name, false));
    if (probe.exec(u"PRAGMA schema_version"_s))
        return;
    if (probe.lastError().nativeErrorCode() != notADatabase)
        throw StorageError(u"opening "_s + options.file, probe.lastError().text());
    throw KeyProblem(options.file, hasKey ? Kind::DoesNotFit : knowsCiphers() ? Kind::Missing : Kind::Unsupported);
}

void Database::applyPragmas(const Options &options)
{
    if (!options.readOnly)
        execute(u"PRAGMA journal_mode = WAL"_s);
    execute(options.durability == Durability::Full ? u"PRAGMA synchronous = FULL"_s : u"PRAGMA synchronous = NORMAL"_s);
    execute(u"PRAGMA foreign_keys = ON"_s);
    // A savepoint that touches more than 64 KB of pages would otherwise make, fill and delete a temporary file.
    execute(u"PRAGMA temp_store = MEMORY"_s);
    execute(u"PRAGMA cache_size = -"_s + QString::number(options.cacheKb));
    execute(u"PRAGMA wal_autocheckpoint = "_s + QString::number(options.checkpointPages));
}

/// nullptr where the driver is not SQLite's.
sqlite3 *Database::handle() const
{
    const QVariant handle = QSqlDatabase::database(m_name, false).driver()->handle();
    if (qstrcmp(handle.typeName(), "sqlite3*") != 0)
        return nullptr;
    return *static_cast<sqlite3 *const *>(handle.constData());
}

/// A Qt that carries a SQLite of its own hands out handles that our functions must not touch.
bool Database::driverSharesOurLibrary() const
{
    QSqlQuery query(QSqlDatabase::database(m_name, false));
    return handle() && query.exec(QString::fromUtf8(sql::schema::sqlite_source_id.text)) && query.next() &&
           query.value(0).toString() == QLatin1StringView(sqlite3_sourceid());
}

std::unique_ptr<PreparedStatement> Database::make(const QString &label, const QString &text)
{
    auto prepared = std::make_unique<PreparedStatement>();
    prepared->label = label;
    prepared->engine = m_native ? SqliteStatementEngine::prepare(handle(), label, text)
                                : QtStatementEngine::prepare(QSqlDatabase::database(m_name, false), label, text);
    return prepared;
}

Statement Database::prepare(const SqlText &sql)
{
    auto &slot = m_catalogue[static_cast<size_t>(sql.index)];
    if (!slot)
        slot = make(QString::fromLatin1(sql.name), QString::fromUtf8(sql.text));
    return Statement(*slot);
}

Statement Database::prepareText(const QString &label, const QString &text)
{
    auto &slot = m_texts[label];
    if (!slot)
        slot = make(label, text);
    return Statement(*slot);
}

void Database::execute(const QString &text)
{
    QSqlQuery query(QSqlDatabase::database(m_name, false));
    if (!query.exec(text))
        throw StorageError(u"executing "_s + text.left(60), query.lastError().text());
}

void Database::interruptUnless(const std::function<bool()> &goOn)
{
    if (!m_native)
        return;
    constexpr int stepsBetween = 200'000;
    const auto isOver = [](void *asked) { return (*static_cast<const std::function<bool()> *>(asked))() ? 0 : 1; };
    // SQLite hands the pointer back as it was given.
    sqlite3_progress_handler(handle(), stepsBetween, isOver, const_cast<std::function<bool()> *>(&goOn));
}

void Database::executeSecret(const QString &text, const QString &doing)
{
    QSqlQuery query(QSqlDatabase::database(m_name, false));
    // The driver's own words may quote the text.
    if (!query.exec(text))
        throw StorageError(doing, u"SQLite refused it with code "_s + query.lastError().nativeErrorCode());
}

/// The first value of a statement without parameters; empty where it has none.
QString Database::answerTo(const QString &text)
{
    QSqlQuery query(QSqlDatabase::database(m_name, false));
    if (!query.exec(text))
        throw StorageError(u"executing "_s + text.left(60), query.lastError().text());
    return query.next() ? query.value(0).toString() : QString();
}

bool Database::knowsCiphers()
{
    return !answerTo(u"PRAGMA cipher"_s).isEmpty();
}

void Database::leaveWriteAheadLog()
{
    if (answerTo(u"PRAGMA journal_mode = DELETE"_s) != "delete"_L1)
        throw StorageError(u"emptying the log"_s, u"another program has the file open"_s);
}

void Database::checkPages()
{
    if (const QString found = answerTo(u"PRAGMA quick_check(1)"_s); found != "ok"_L1)
        throw StorageError(u"checking the pages"_s, found);
}

bool Database::engineInTransaction() const
{
    sqlite3 *sqlite = handle();
    return sqlite ? sqlite3_get_autocommit(sqlite) == 0 : m_inTransaction;
}

void Database::begin()
{
    Q_ASSERT(!m_inTransaction);
    prepareText(u"begin"_s, m_dialect.beginWrite()).run();
    m_inTransaction = true;
}

void Database::beginRead()
{
    Q_ASSERT(!m_inTransaction);
    prepareText(u"begin read"_s, m_dialect.beginRead()).run();
    m_inTransaction = true;
}

void Database::commit()
{
    Q_ASSERT(m_inTransaction && m_depth == 0);
    prepareText(u"commit"_s, m_dialect.commit()).run();
    m_inTransaction = false;
}

void Database::rollback() noexcept
{
    m_depth = 0;
    m_inTransaction = false;
    try {
        if (engineInTransaction())
            prepareText(u"rollback"_s, m_dialect.rollback()).run();
    } catch (const StorageError &error) {
        qWarning("rolling back failed: %s", error.what());
    }
}

int Database::openSavepoint()
{
    Q_ASSERT(m_inTransaction);
    const int depth = ++m_depth;
    prepareText(u"savepoint "_s + QString::number(depth), m_dialect.savepoint(depth)).run();
    return depth;
}

void Database::releaseSavepoint(int depth)
{
    Q_ASSERT(depth == m_depth);
    prepareText(u"release "_s + QString::number(depth), m_dialect.releaseSavepoint(depth)).run();
    --m_depth;
}

void Database::rollbackToSavepoint(int depth)
{
    Q_ASSERT(depth == m_depth);
    prepareText(u"rollback to "_s + QString::number(depth), m_dialect.rollbackToSavepoint(depth)).run();
    releaseSavepoint(depth);
}

Savepoint::~Savepoint()
{
    // After a full disk the engine may have rolled everything back by itself; there is nothing left to undo then.
    if (m_done || !m_db.inTransaction() || !m_db.engineInTransaction())
        return;
    try {
        m_db.rollbackToSavepoint(m_depth);
    } catch (const StorageError &error) {
        qWarning("undoing a step failed: %s", error.what());
    }
}

void Savepoint::release()
{
    m_db.releaseSavepoint(m_depth);
    m_done = true;
}

} // namespace pw
