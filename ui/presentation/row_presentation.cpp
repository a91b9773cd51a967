// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/presentation/row_presentation.h"

#include "ui/models/paged_model.h"
#include "ui/widgets/basics.h"

using namespace Qt::StringLiterals;

namespace pw::ui
{
namespace
{

QString spoken(const Cell &cell)
{
    return cell.secondary.isEmpty() ? cell.text : QString(cell.text + u", "_s + cell.secondary);
}

} // namespace

QVariant RowPresentation::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || role == Qt::CheckStateRole || role == Qt::FontRole || role == Qt::DecorationRole)
        return {};
    switch (role) {
    case CellRole:
        return QVariant::fromValue(cell(index.row(), index.column()));
    case Qt::DisplayRole:
        return cell(index.row(), index.column()).text;
    case Qt::AccessibleTextRole:
        return spoken(cell(index.row(), index.column()));
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(look(index.column()).alignment | Qt::AlignVCenter);
    case Qt::ToolTipRole: {
        if (index.column() == 0 && index.data(PagedModelBase::AheadRole).toBool())
            return tr("Changed here, not confirmed by the server yet");
        return plainTip(cell(index.row(), index.column()).tooltip);
    }
    default:
        return QIdentityProxyModel::data(index, role);
    }
}

QVariant RowPresentation::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (role == Qt::DisplayRole)
        return look(section).title;
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(look(section).alignment | Qt::AlignVCenter);
    return {};
}

} // namespace pw::ui
