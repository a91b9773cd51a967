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

bool isAhead(const QModelIndex &index)
{
    return index.data(PagedModelBase::AheadRole).toBool();
}

} // namespace

QString RowPresentation::missingWords()
{
    return tr("Not on the server yet.");
}

QString RowPresentation::differenceWords(const QStringList &differences)
{
    return differences.isEmpty() ? tr("The server has the same values here.")
                                 : tr("Server: %1.").arg(differences.join(u", "_s));
}

QString RowPresentation::aheadWords(int row) const
{
    const QString mark = tr("Changed here, not confirmed by the server yet.");
    const QString server = serverWords(row);
    return server.isEmpty() ? mark : QString(mark + u'\n' + server);
}

QString RowPresentation::spoken(const QModelIndex &index) const
{
    const Cell shown = cell(index.row(), index.column());
    QStringList parts{shown.text};
    if (!shown.secondary.isEmpty())
        parts << shown.secondary;
    // The mark is drawn in the first column.
    if (index.column() == 0 && isAhead(index))
        parts << aheadWords(index.row());
    return parts.join(u", "_s);
}

QString RowPresentation::tip(const QModelIndex &index) const
{
    QStringList lines;
    if (const QString own = cell(index.row(), index.column()).tooltip; !own.isEmpty())
        lines << own;
    if (isAhead(index))
        lines << aheadWords(index.row());
    return plainTip(lines.join(u'\n'));
}

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
        return spoken(index);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(look(index.column()).alignment | Qt::AlignVCenter);
    case Qt::ToolTipRole:
        return tip(index);
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
