// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/secret.h"
#include "core/storage/dialect.h"
#include "core/storage/sql_text.h"
#include "core/storage/statement.h"

#include <QSqlDatabase>
#include <QString>

#include <functional>
#include <memory>
#include <unordered_map>
#include <vector>

struct sqlite3;

namespace pw
{

/// One connection with its prepared statements. Lives and dies on one thread. Throws StorageError.
class Database
{
public:
    enum class Durability {
        Full,  ///< a commit is on the disk when it returns: the server's truth, the outbox
        Normal ///< a commit survives a crash of the program: what can be fetched again
    };
    enum class Engine {
        Fastest, ///< SQLite's own functions where the driver uses the same library as we do, else Qt Sql
        QtSql    ///< what every driver has; to measure and test against
    };
    struct Options {
        QString file;
        bool readOnly = false;
        Durability durability = Durability::Full;
        int cacheKb = 8192;
        int checkpointPages = 4000; ///< WAL autocheckpoint
        int busyTimeoutMs = 5000;
        Engine engine = Engine::Fastest;
        Secret key = {}; ///< as makeFileKey() makes it: the file is encrypted with it; empty: the file is plain
    };

    /// Throws KeyProblem where the key and the file do not go together.
    explicit Database(const Options &options);
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    [[nodiscard]] Statement prepare(const SqlText &sql);
    /// For statements made from a template: `label` names it in the cache and in errors.
    [[nodiscard]] Statement prepareText(const QString &label, const QString &text);
    /// Whether prepareText() would find `label`, so that its text need not be made again.
    [[nodiscard]] bool hasText(const QString &label) const { return m_texts.contains(label); }
    /// Whether statements go through SQLite's own functions.
    [[nodiscard]] bool isNative() const { return m_native; }
    /// One statement without parameters, not kept.
    void execute(const QString &text);
    /// From now on `goOn`, which outlives this connection, is asked every few milliseconds of work, on this thread;
    /// where it says no, the running statement throws. Not heeded where the driver has a SQLite of its own.
    void interruptUnless(const std::function<bool()> &goOn);
    /// The same for a text that holds a key: errors have `doing` in place of it.
    void executeSecret(const QString &text, const QString &doing);
    /// Whether this SQLite can encrypt at all.
    [[nodiscard]] bool knowsCiphers();
    /// Takes the log into the file and removes it, until the file is opened for writing again.
    void leaveWriteAheadLog();
    /// Reads every page; throws where one is not what it was when it was written.
    void checkPages();

    [[nodiscard]] const Dialect &dialect() const { return m_dialect; }
    [[nodiscard]] bool inTransaction() const { return m_inTransaction; }
    /// Whether the engine itself still has the transaction open: a full disk makes SQLite roll back on its own.
    [[nodiscard]] bool engineInTransaction() const;

    void begin();
    void beginRead();
    void commit();
    /// Never throws: it is what destructors and recovery call.
    void rollback() noexcept;
    [[nodiscard]] int openSavepoint();
    void releaseSavepoint(int depth);
    void rollbackToSavepoint(int depth);

private:
    void connectTo(const Options &options);
    void disconnect() noexcept;
    void unlock(const Options &options);
    [[nodiscard]] QString answerTo(const QString &text);
    void applyPragmas(const Options &options);
    [[nodiscard]] sqlite3 *handle() const;
    [[nodiscard]] bool driverSharesOurLibrary() const;
    [[nodiscard]] std::unique_ptr<PreparedStatement> make(const QString &label, const QString &text);

    QString m_name;
    Dialect m_dialect;
    bool m_native = false;
    std::vector<std::unique_ptr<PreparedStatement>> m_catalogue;
    std::unordered_map<QString, std::unique_ptr<PreparedStatement>> m_texts;
    int m_depth = 0;
    bool m_inTransaction = false;
};

/// Rolls back unless committed.
class Transaction
{
public:
    explicit Transaction(Database &db) : m_db(db) { m_db.begin(); }
    ~Transaction()
    {
        if (!m_done)
            m_db.rollback();
    }
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;
    void commit()
    {
        m_db.commit();
        m_done = true;
    }

private:
    Database &m_db;
    bool m_done = false;
};

/// A consistent view over several reads; ends with its scope.
class ReadTransaction
{
public:
    explicit ReadTransaction(Database &db) : m_db(db) { m_db.beginRead(); }
    ~ReadTransaction() { m_db.rollback(); }
    ReadTransaction(const ReadTransaction &) = delete;
    ReadTransaction &operator=(const ReadTransaction &) = delete;

private:
    Database &m_db;
};

/// A step inside a transaction; undone unless released.
class Savepoint
{
public:
    explicit Savepoint(Database &db) : m_db(db), m_depth(db.openSavepoint()) {}
    ~Savepoint();
    Savepoint(const Savepoint &) = delete;
    Savepoint &operator=(const Savepoint &) = delete;
    void release();

private:
    Database &m_db;
    int m_depth;
    bool m_done = false;
};

} // namespace pw
