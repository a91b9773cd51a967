// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/statement.h"

#include "core/storage/storage_error.h"

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
    m_prepared->engine->finish();
    m_prepared->busy = false;
}

template <typename Binder>
Statement &Statement::bindAt(QLatin1StringView name, Binder binder)
{
    StatementEngine &engine = *m_prepared->engine;
    const QList<QByteArray> &places = engine.placeholders();
    bool found = false;
    for (qsizetype i = 0; i < places.size(); ++i) {
        if (QLatin1StringView(places[i]) == name) {
            binder(engine, static_cast<int>(i));
            found = true;
        }
    }
    Q_ASSERT_X(found, name.data(), "no such placeholder in this statement");
    return *this;
}

Statement &Statement::bind(QLatin1StringView name, qint64 value)
{
    return bindAt(name, [value](StatementEngine &engine, int place) { engine.bindInteger(place, value); });
}

Statement &Statement::bind(QLatin1StringView name, const QString &value)
{
    return bindAt(name, [&value](StatementEngine &engine, int place) { engine.bindText(place, value); });
}

Statement &Statement::bind(QLatin1StringView name, std::optional<qint64> value)
{
    if (value)
        return bind(name, *value);
    return bindAt(name, [](StatementEngine &engine, int place) { engine.bindNull(place); });
}

Statement &Statement::bind(QLatin1StringView name, const QVariant &value)
{
    // A null QString is an empty text, as it is above.
    if (value.typeId() == QMetaType::QString)
        return bind(name, value.toString());
    if (value.isNull())
        return bind(name, std::optional<qint64>());
    Q_ASSERT_X(value.canConvert<qint64>(), name.data(), "tables hold integers and texts alone");
    return bind(name, value.toLongLong());
}

Statement &Statement::bindBytes(QLatin1StringView name, const QByteArray &value)
{
    return bindAt(name, [&value](StatementEngine &engine, int place) { engine.bindBytes(place, value); });
}

void Statement::raise(const char *doing) const
{
    throw StorageError(QLatin1StringView(doing) + u' ' + m_prepared->label, m_prepared->engine->error());
}

void Statement::execute()
{
    if (!m_prepared->engine->execute())
        raise("executing");
    m_executed = true;
    if (m_prepared->columns.isEmpty())
        m_prepared->columns = m_prepared->engine->columns();
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
    switch (m_prepared->engine->next()) {
    case StatementEngine::Step::Row:
        return true;
    case StatementEngine::Step::End:
        return false;
    case StatementEngine::Step::Failed:
        break;
    }
    raise("reading");
}

void Statement::requireRow()
{
    if (!step())
        throw StorageError(QStringLiteral("executing ") + m_prepared->label, QStringLiteral("it returned no row"));
}

qint64 Statement::changed() const
{
    return m_prepared->engine->changed();
}

int Statement::nextColumn([[maybe_unused]] const char *name)
{
    Q_ASSERT_X(m_column < m_prepared->columns.size() && m_prepared->columns[m_column] == name, name,
               "the statement has another column here");
    return m_column++;
}

qint64 Statement::integer(const char *name)
{
    return m_prepared->engine->integer(nextColumn(name));
}

QString Statement::text(const char *name)
{
    return m_prepared->engine->text(nextColumn(name));
}

QByteArray Statement::bytes(const char *name)
{
    return m_prepared->engine->bytes(nextColumn(name));
}

std::optional<qint64> Statement::maybeInteger(const char *name)
{
    const int column = nextColumn(name);
    const StatementEngine &engine = *m_prepared->engine;
    return engine.isNull(column) ? std::nullopt : std::optional(engine.integer(column));
}

QVariant Statement::columnAt(int index) const
{
    return m_prepared->engine->value(index);
}

int Statement::columnCount() const
{
    return static_cast<int>(m_prepared->columns.size());
}

} // namespace pw
