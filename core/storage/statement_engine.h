// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QVariant>

namespace pw
{

/// What carries out one prepared statement. Statement is the interface for everyone else; this is the seam between it
/// and the two ways of speaking to a database: Qt Sql for any driver, and SQLite's own functions for SQLite, since Qt
/// Sql copies every value of a row through QVariants (docs/benchmarks.md has the figures). Places count from 0.
class StatementEngine
{
public:
    StatementEngine() = default;
    StatementEngine(const StatementEngine &) = delete;
    StatementEngine &operator=(const StatementEngine &) = delete;
    virtual ~StatementEngine() = default;

    /// Names of the places to bind, in order; a name may stand several times.
    [[nodiscard]] virtual const QList<QByteArray> &placeholders() const = 0;
    /// Names of the columns; known after the first execution.
    [[nodiscard]] virtual QList<QByteArray> columns() const = 0;

    virtual void bindInteger(int place, qint64 value) = 0;
    virtual void bindText(int place, const QString &value) = 0;
    virtual void bindBytes(int place, const QByteArray &value) = 0;
    virtual void bindNull(int place) = 0;

    /// Starts from the beginning, also where it has run before. False on failure, which error() describes.
    [[nodiscard]] virtual bool execute() = 0;
    enum class Step { Row, End, Failed };
    [[nodiscard]] virtual Step next() = 0;
    /// Lets go of rows and locks; the statement stays prepared.
    virtual void finish() = 0;

    [[nodiscard]] virtual qint64 changed() const = 0;
    [[nodiscard]] virtual QString error() const = 0;

    [[nodiscard]] virtual bool isNull(int column) const = 0;
    [[nodiscard]] virtual qint64 integer(int column) const = 0;
    [[nodiscard]] virtual QString text(int column) const = 0;
    [[nodiscard]] virtual QByteArray bytes(int column) const = 0;
    [[nodiscard]] virtual QVariant value(int column) const = 0;
};

} // namespace pw
