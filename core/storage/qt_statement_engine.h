// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/storage/statement_engine.h"

#include <QSqlDatabase>
#include <QSqlQuery>

#include <memory>

namespace pw
{

/// Statements through Qt Sql: every driver has this.
class QtStatementEngine final : public StatementEngine
{
public:
    /// Throws StorageError where the text is no statement; `label` names it in that message.
    [[nodiscard]] static std::unique_ptr<StatementEngine> prepare(const QSqlDatabase &db, const QString &label,
                                                                  const QString &text);

    [[nodiscard]] const QList<QByteArray> &placeholders() const override { return m_placeholders; }
    [[nodiscard]] QList<QByteArray> columns() const override;
    void bindInteger(int place, qint64 value) override;
    void bindText(int place, const QString &value) override;
    void bindBytes(int place, const QByteArray &value) override;
    void bindNull(int place) override;
    [[nodiscard]] bool execute() override;
    [[nodiscard]] Step next() override;
    void finish() override;
    [[nodiscard]] qint64 changed() const override;
    [[nodiscard]] QString error() const override;
    [[nodiscard]] bool isNull(int column) const override;
    [[nodiscard]] qint64 integer(int column) const override;
    [[nodiscard]] QString text(int column) const override;
    [[nodiscard]] QByteArray bytes(int column) const override;
    [[nodiscard]] QVariant value(int column) const override;

private:
    explicit QtStatementEngine(const QSqlDatabase &db) : m_query(db) {}

    QSqlQuery m_query;
    QList<QByteArray> m_placeholders;
};

} // namespace pw
