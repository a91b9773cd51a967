// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/sqlite_statement_engine.h"

#include "core/storage/storage_error.h"

#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace pw
{
namespace
{

/// A bound value larger than this is let go of with its statement's run: a file must not stay in memory for good.
constexpr qsizetype keptBytes = 64 * 1024;

} // namespace

std::unique_ptr<StatementEngine> SqliteStatementEngine::prepare(sqlite3 *connection, const QString &label,
                                                                const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    sqlite3_stmt *statement = nullptr;
    // PERSISTENT: it is kept as long as the connection, so its memory must not come from the small fast pool.
    if (sqlite3_prepare_v3(connection, utf8.constData(), static_cast<int>(utf8.size()), SQLITE_PREPARE_PERSISTENT,
                           &statement, nullptr) != SQLITE_OK)
        throw StorageError(u"preparing "_s + label, QString::fromUtf8(sqlite3_errmsg(connection)));
    if (!statement)
        throw StorageError(u"preparing "_s + label, u"there is no statement in it"_s);
    return std::unique_ptr<StatementEngine>(new SqliteStatementEngine(connection, statement));
}

SqliteStatementEngine::SqliteStatementEngine(sqlite3 *connection, sqlite3_stmt *statement)
    : m_connection(connection), m_statement(statement)
{
    // A name that stands several times is one parameter here.
    const int count = sqlite3_bind_parameter_count(statement);
    for (int i = 1; i <= count; ++i) {
        const char *name = sqlite3_bind_parameter_name(statement, i);
        m_placeholders << QByteArray(name ? name + 1 : "");
    }
    m_texts.resize(count);
}

SqliteStatementEngine::~SqliteStatementEngine()
{
    sqlite3_finalize(m_statement);
}

QList<QByteArray> SqliteStatementEngine::columns() const
{
    QList<QByteArray> names;
    for (int i = 0; i < sqlite3_column_count(m_statement); ++i)
        names << sqlite3_column_name(m_statement, i);
    return names;
}

void SqliteStatementEngine::check(int result)
{
    // Only a wrong place or too long a text can fail here, and the places come from placeholders().
    if (result != SQLITE_OK)
        throw StorageError(u"binding a value"_s, QString::fromUtf8(sqlite3_errmsg(m_connection)));
}

int SqliteStatementEngine::bindable(int place)
{
    if (m_state != State::Ready)
        reset();
    return place + 1;
}

void SqliteStatementEngine::bindInteger(int place, qint64 value)
{
    check(sqlite3_bind_int64(m_statement, bindable(place), value));
}

void SqliteStatementEngine::bindText(int place, const QString &value)
{
    const int parameter = bindable(place);
    QByteArray &kept = m_texts[place];
    kept = value.toUtf8();
    // The terminating zero makes this a text also when it is empty: a null pointer would be NULL.
    check(sqlite3_bind_text64(m_statement, parameter, kept.constData(), static_cast<sqlite3_uint64>(kept.size()),
                              SQLITE_STATIC, SQLITE_UTF8));
}

void SqliteStatementEngine::bindBytes(int place, const QByteArray &value)
{
    const int parameter = bindable(place);
    QByteArray &kept = m_texts[place];
    kept = value; // shared, not copied
    check(sqlite3_bind_blob64(m_statement, parameter, kept.constData(), static_cast<sqlite3_uint64>(kept.size()),
                              SQLITE_STATIC));
}

void SqliteStatementEngine::bindNull(int place)
{
    check(sqlite3_bind_null(m_statement, bindable(place)));
}

StatementEngine::Step SqliteStatementEngine::step()
{
    switch (sqlite3_step(m_statement)) {
    case SQLITE_ROW:
        return Step::Row;
    case SQLITE_DONE:
        return Step::End;
    default: // any of SQLite's error codes
        m_error = QString::fromUtf8(sqlite3_errmsg(m_connection));
        return Step::Failed;
    }
}

bool SqliteStatementEngine::execute()
{
    reset();
    const Step first = step();
    m_changed = sqlite3_changes64(m_connection);
    if (first == Step::Row)
        m_state = State::OnFirst;
    else
        sqlite3_reset(m_statement);
    return first != Step::Failed;
}

StatementEngine::Step SqliteStatementEngine::next()
{
    if (m_state == State::OnFirst) {
        m_state = State::Reading;
        return Step::Row;
    }
    if (m_state == State::Ready)
        return Step::End;
    const Step result = step();
    if (result != Step::Row)
        reset();
    return result;
}

void SqliteStatementEngine::reset()
{
    if (m_state == State::Ready)
        return;
    // Repeats the failure of the last step, if there was one: that has been reported.
    sqlite3_reset(m_statement);
    m_state = State::Ready;
}

void SqliteStatementEngine::finish()
{
    reset();
    // A value that is forgotten the next time is NULL then, and not what somebody else had asked for.
    sqlite3_clear_bindings(m_statement);
    for (QByteArray &kept : m_texts) {
        if (kept.size() > keptBytes)
            kept = QByteArray();
    }
}

bool SqliteStatementEngine::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

qint64 SqliteStatementEngine::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

QString SqliteStatementEngine::text(int column) const
{
    // The text first: asking for the bytes first would ask for those of another encoding.
    const auto *utf8 = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
    return QString::fromUtf8(utf8, sqlite3_column_bytes(m_statement, column));
}

QByteArray SqliteStatementEngine::bytes(int column) const
{
    const auto *data = static_cast<const char *>(sqlite3_column_blob(m_statement, column));
    return {data, sqlite3_column_bytes(m_statement, column)};
}

QVariant SqliteStatementEngine::value(int column) const
{
    switch (sqlite3_column_type(m_statement, column)) {
    case SQLITE_NULL:
        return {};
    case SQLITE_INTEGER:
        return QVariant(integer(column));
    default: // what is read without knowing its table holds integers and texts alone
        return QVariant(text(column));
    }
}

} // namespace pw
