// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/features/providers/offered_model.h"

#include "core/domain/words.h"

#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace pw::ui
{

QList<OfferedRow> offeredIn(const QJsonArray &items)
{
    QList<OfferedRow> rows;
    for (const QJsonValue &value : items) {
        const QJsonObject item = value.toObject();
        OfferedRow row;
        row.id = item.value("id"_L1).toString();
        row.name = item.value("name"_L1).toString();
        row.category = item.value("category"_L1).toString();
        row.typeText = item.value("type"_L1).toString();
        row.type = item.value("usable"_L1).toBool() ? fromWord<ServiceType>(row.typeText) : std::nullopt;
        row.cost = Money::parse(item.value("cost"_L1).toString()).value_or(Money());
        row.min = item.value("min"_L1).toInteger();
        row.max = item.value("max"_L1).toInteger();
        row.service = item.value("service"_L1).toInteger();
        rows << row;
    }
    return rows;
}

void OfferedModel::setOffered(const QList<OfferedRow> &rows)
{
    beginResetModel();
    m_rows = rows;
    show();
    endResetModel();
    Q_EMIT choiceChanged();
}

void OfferedModel::setSearch(const QString &text)
{
    if (text == m_search)
        return;
    beginResetModel();
    m_search = text;
    show();
    endResetModel();
}

void OfferedModel::show()
{
    m_shown.clear();
    for (int i = 0; i < m_rows.size(); ++i) {
        const OfferedRow &row = m_rows.at(i);
        if (row.name.contains(m_search, Qt::CaseInsensitive) || row.category.contains(m_search, Qt::CaseInsensitive) ||
            row.id == m_search)
            m_shown << i;
    }
}

void OfferedModel::setMarkup(const Markup &markup)
{
    m_markup = markup;
    tellColumn(OfferedColumn::Rate);
}

void OfferedModel::toggle(int row)
{
    if (row < 0 || row >= m_shown.size())
        return;
    OfferedRow &wanted = m_rows[m_shown.at(row)];
    if (!wanted.canBeChosen())
        return;
    wanted.isChosen = !wanted.isChosen;
    const QModelIndex cell = index(row, static_cast<int>(OfferedColumn::Chosen));
    Q_EMIT dataChanged(cell, cell);
    Q_EMIT choiceChanged();
}

void OfferedModel::chooseShown(bool chosen)
{
    for (const int at : std::as_const(m_shown))
        m_rows[at].isChosen = chosen && m_rows.at(at).canBeChosen();
    tellColumn(OfferedColumn::Chosen);
    Q_EMIT choiceChanged();
}

QStringList OfferedModel::chosen() const
{
    QStringList ids;
    for (const OfferedRow &row : m_rows) {
        if (row.isChosen)
            ids << row.id;
    }
    return ids;
}

int OfferedModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int OfferedModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : offeredColumnCount;
}

QVariant OfferedModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role != Qt::EditRole)
        return {};
    const OfferedRow &shown = row(index.row());
    if (index.column() == static_cast<int>(OfferedColumn::Chosen))
        return shown.isChosen;
    return shown.id;
}

void OfferedModel::tellColumn(OfferedColumn column)
{
    if (!m_shown.isEmpty())
        Q_EMIT dataChanged(index(0, static_cast<int>(column)), index(rowCount() - 1, static_cast<int>(column)));
}

} // namespace pw::ui
