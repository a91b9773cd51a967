// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/statement.h"

#include "core/storage/storage_error.h"

#include <QSqlError>
#include <QSqlRecord>
#include <QVariant>

#include <utility>

namespace pw
{

Statement::Statement(PreparedStatement &prepared) : m_prepared(&prepared)
{
    Q_ASSERT_X(!prepared.busy, "Statement", "the same statement is in use further up");
    prepared.busy = true;
}

Statement::Statement(Statement &&other) noexcept
    : m_prepared(std::exchange(other.m_prepared, nullptr)), m_column(other.m_column), m_executed(other.m_executed)
{
}

Statement::~Statement()
{
    if (!m_prepared)
        return;
    m_prepared->query.finish();
    m_prepared->busy = false;
}

Statement &Statement::bind(QLatin1StringView name, const QVariant &value)
{
    bool found = false;
    for (qsizetype i = 0; i < m_prepared->placeholders.size(); ++i) {
        if (QLatin1StringView(m_prepared->placeholders[i]) == name) {
            m_prepared->query.bindValue(static_cast<int>(i), value);
            found = true;
        }
    }
    Q_ASSERT_X(found, name.data(), "no such placeholder in this statement");
    return *this;
}

Statement &Statement::bind(QLatin1StringView name, qint64 value)
{
    return bind(name, QVariant(value));
}

Statement &Statement::bind(QLatin1StringView name, const QString &value)
{
    // A null QString would arrive as NULL; an empty text is meant.
    return bind(name, QVariant(value.isNull() ? QStringLiteral("") : value));
}

Statement &Statement::bind(QLatin1StringView name, std::optional<qint64> value)
{
    return bind(name, value ? QVariant(*value) : QVariant(QMetaType::fromType<qint64>()));
}

void Statement::raise(const char *doing) const
{
    throw StorageError(QLatin1StringView(doing) + u' ' + m_prepared->label, m_prepared->query.lastError().text());
}

void Statement::execute()
{
    if (!m_prepared->query.exec())
        raise("executing");
    m_executed = true;
    if (m_prepared->columns.isEmpty()) {
        const QSqlRecord record = m_prepared->query.record();
        for (int i = 0; i < record.count(); ++i)
            m_prepared->columns << record.fieldName(i).toLatin1();
    }
}

void Statement::run()
{
    execute();
}

bool Statement::step()
{
    if (!m_executed)
        execute();
    m_column = 0;
    if (m_prepared->query.next())
        return true;
    if (m_prepared->query.lastError().isValid())
        raise("reading");
    return false;
}

qint64 Statement::changed() const
{
    return m_prepared->query.numRowsAffected();
}

int Statement::nextColumn([[maybe_unused]] const char *name)
{
    Q_ASSERT_X(m_column < m_prepared->columns.size() && m_prepared->columns[m_column] == name, name,
               "the statement has another column here");
    return m_column++;
}

qint64 Statement::integer(const char *name)
{
    return m_prepared->query.value(nextColumn(name)).toLongLong();
}

QString Statement::text(const char *name)
{
    return m_prepared->query.value(nextColumn(name)).toString();
}

std::optional<qint64> Statement::maybeInteger(const char *name)
{
    const QVariant value = m_prepared->query.value(nextColumn(name));
    return value.isNull() ? std::nullopt : std::optional<qint64>(value.toLongLong());
}

QVariant Statement::columnAt(int index) const
{
    return m_prepared->query.value(index);
}

int Statement::columnCount() const
{
    return static_cast<int>(m_prepared->columns.size());
}

} // namespace pw
