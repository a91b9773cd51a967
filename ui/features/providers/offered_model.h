// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/domain/markup.h"
#include "core/domain/service_type.h"

#include <QAbstractTableModel>
#include <QJsonArray>
#include <QList>
#include <QString>

#include <optional>

namespace pw::ui
{

/// In order of importance: a narrow table leaves out columns from the right.
enum class OfferedColumn { Chosen, Name, Cost, Rate, Limits, Type };
inline constexpr int offeredColumnCount = 6;

/// A service in a provider's list.
struct OfferedRow {
    QString id; ///< the provider's
    QString name;
    QString category;
    std::optional<ServiceType> type; ///< none = one that cannot be sold here
    QString typeText;
    Money cost; ///< of 1000, in the provider's currency
    qint64 min = 0;
    qint64 max = 0;
    qint64 service = 0; ///< ours that is made of it already; 0 = none
    bool isChosen = false;

    [[nodiscard]] bool canBeChosen() const { return type && service == 0; }
};

/// As the server says it.
[[nodiscard]] QList<OfferedRow> offeredIn(const QJsonArray &items);

/// What a provider offers, what a person has chosen of it, and what it would be sold for.
class OfferedModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    void setOffered(const QList<OfferedRow> &rows);
    /// Part of the name, of the category, or the number. What is chosen stays so, shown or not.
    void setSearch(const QString &text);
    void setMarkup(const Markup &markup);
    void toggle(int row);
    /// All that are shown and can be chosen.
    void chooseShown(bool chosen);
    [[nodiscard]] QStringList chosen() const;
    [[nodiscard]] qsizetype offeredCount() const { return m_rows.size(); }

    [[nodiscard]] const OfferedRow &row(int index) const { return m_rows.at(m_shown.at(index)); }
    /// Nothing where it leaves the range of rates.
    [[nodiscard]] std::optional<Rate> rateOf(const OfferedRow &row) const { return m_markup.priceOf(row.cost); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    /// Facts alone: the provider's number, and whether it is chosen.
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

Q_SIGNALS:
    void choiceChanged();

private:
    void show();
    void tellColumn(OfferedColumn column);

    QList<OfferedRow> m_rows;
    QList<int> m_shown; ///< of m_rows
    QString m_search;
    Markup m_markup;
};

} // namespace pw::ui
