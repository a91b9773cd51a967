// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/storage/statement_engine.h"

#include <memory>

struct sqlite3;
struct sqlite3_stmt;

namespace pw
{

/// Statements through SQLite's own functions, on the handle of a connection that Qt Sql has opened and will close: all
/// engines of a connection have to be gone before it closes.
class SqliteStatementEngine final : public StatementEngine
{
public:
    /// Throws StorageError where the text is no statement; `label` names it in that message.
    [[nodiscard]] static std::unique_ptr<StatementEngine> prepare(sqlite3 *connection, const QString &label,
                                                                  const QString &text);
    ~SqliteStatementEngine() override;

    [[nodiscard]] const QList<QByteArray> &placeholders() const override { return m_placeholders; }
    [[nodiscard]] QList<QByteArray> columns() const override;
    void bindInteger(int place, qint64 value) override;
    void bindText(int place, const QString &value) override;
    void bindBytes(int place, const QByteArray &value) override;
    void bindNull(int place) override;
    [[nodiscard]] bool execute() override;
    [[nodiscard]] Step next() override;
    void finish() override;
    [[nodiscard]] qint64 changed() const override { return m_changed; }
    [[nodiscard]] QString error() const override { return m_error; }
    [[nodiscard]] bool isNull(int column) const override;
    [[nodiscard]] qint64 integer(int column) const override;
    [[nodiscard]] QString text(int column) const override;
    [[nodiscard]] QByteArray bytes(int column) const override;
    [[nodiscard]] QVariant value(int column) const override;

private:
    enum class State {
        Ready,   ///< may be bound and executed
        OnFirst, ///< executed, and next() has still to hand out the row it stands on
        Reading, ///< a row is being read
    };

    SqliteStatementEngine(sqlite3 *connection, sqlite3_stmt *statement);
    void reset();
    /// Bindings are refused while a statement runs, so whoever binds starts over.
    int bindable(int place);
    void check(int result);
    [[nodiscard]] Step step();

    sqlite3 *m_connection;
    sqlite3_stmt *m_statement;
    QList<QByteArray> m_placeholders;
    QList<QByteArray> m_texts; ///< what the bound texts and bytes point into, so that SQLite need not copy them
    QString m_error;
    qint64 m_changed = 0;
    State m_state = State::Ready;
};

} // namespace pw
