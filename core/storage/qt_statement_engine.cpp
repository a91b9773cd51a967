// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/qt_statement_engine.h"

#include "core/storage/storage_error.h"

#include <QSqlError>
#include <QSqlRecord>

using namespace Qt::StringLiterals;

namespace pw
{
namespace
{

/// Rewrites ":name" to "?" and collects the names. Our .sql files have no ':' in literals, and comments are skipped.
QString positional(const QString &text, QList<QByteArray> &names)
{
    QString out;
    out.reserve(text.size());
    bool comment = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c == u'-' && i + 1 < text.size() && text[i + 1] == u'-')
            comment = true;
        if (c == u'\n')
            comment = false;
        if (comment || c != u':') {
            out += c;
            continue;
        }
        qsizetype end = i + 1;
        while (end < text.size() && (text[end].isLetterOrNumber() || text[end] == u'_'))
            ++end;
        names << QStringView(text).mid(i + 1, end - i - 1).toLatin1();
        out += u'?';
        i = end - 1;
    }
    return out.trimmed();
}

} // namespace

std::unique_ptr<StatementEngine> QtStatementEngine::prepare(const QSqlDatabase &db, const QString &label,
                                                            const QString &text)
{
    std::unique_ptr<QtStatementEngine> engine(new QtStatementEngine(db));
    engine->m_query.setForwardOnly(true);
    if (!engine->m_query.prepare(positional(text, engine->m_placeholders)))
        throw StorageError(u"preparing "_s + label, engine->error());
    return engine;
}

QList<QByteArray> QtStatementEngine::columns() const
{
    const QSqlRecord record = m_query.record();
    QList<QByteArray> names;
    for (int i = 0; i < record.count(); ++i)
        names << record.fieldName(i).toLatin1();
    return names;
}

void QtStatementEngine::bindInteger(int place, qint64 value)
{
    m_query.bindValue(place, value);
}

void QtStatementEngine::bindText(int place, const QString &value)
{
    // A null QString would arrive as NULL; an empty text is meant.
    m_query.bindValue(place, value.isNull() ? u""_s : value);
}

void QtStatementEngine::bindBytes(int place, const QByteArray &value)
{
    // A null QByteArray would arrive as NULL; no bytes are meant.
    m_query.bindValue(place, value.isNull() ? QByteArray("") : value);
}

void QtStatementEngine::bindNull(int place)
{
    m_query.bindValue(place, QVariant(QMetaType::fromType<qint64>()));
}

bool QtStatementEngine::execute()
{
    return m_query.exec();
}

StatementEngine::Step QtStatementEngine::next()
{
    if (m_query.next())
        return Step::Row;
    return m_query.lastError().isValid() ? Step::Failed : Step::End;
}

void QtStatementEngine::finish()
{
    m_query.finish();
}

qint64 QtStatementEngine::changed() const
{
    return m_query.numRowsAffected();
}

QString QtStatementEngine::error() const
{
    return m_query.lastError().text();
}

bool QtStatementEngine::isNull(int column) const
{
    return m_query.isNull(column);
}

qint64 QtStatementEngine::integer(int column) const
{
    return m_query.value(column).toLongLong();
}

QString QtStatementEngine::text(int column) const
{
    return m_query.value(column).toString();
}

QByteArray QtStatementEngine::bytes(int column) const
{
    return m_query.value(column).toByteArray();
}

QVariant QtStatementEngine::value(int column) const
{
    return m_query.value(column);
}

} // namespace pw
