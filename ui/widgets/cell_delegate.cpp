// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/widgets/cell_delegate.h"

#include "ui/models/paged_model.h"
#include "ui/presentation/icons.h"
#include "ui/presentation/row_presentation.h"
#include "ui/widgets/pill.h"

#include <QApplication>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace pw::ui
{
namespace
{

constexpr int sidePadding = 12;
constexpr int iconSide = 16;

void paintBackground(QPainter *painter, const QStyleOptionViewItem &option, const Tokens &tokens)
{
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(option.rect, tokens.selection);
    else if (option.state.testFlag(QStyle::State_MouseOver))
        painter->fillRect(option.rect, tokens.raised);
    painter->setPen(tokens.border);
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
}

int takeIcon(QPainter *painter, QRect &rect, const QString &name, std::optional<Tone> tone)
{
    const QRect box(rect.left(), rect.center().y() - iconSide / 2 + 1, iconSide, iconSide);
    icon(name, tone).paint(painter, box);
    rect.setLeft(rect.left() + iconSide + 6);
    return iconSide + 6;
}

void paintLines(QPainter *painter, const QRect &rect, const Cell &cell, const QStyleOptionViewItem &option,
                const Tokens &tokens)
{
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const Qt::Alignment alignment = option.displayAlignment & Qt::AlignHorizontal_Mask;
    QFont font = painter->font();
    if (cell.strong) {
        font.setWeight(QFont::DemiBold);
        painter->setFont(font);
    }
    painter->setPen(cell.ink ? toneColor(tokens, *cell.ink) : cell.quiet ? tokens.muted : tokens.text);
    const QFontMetrics metrics(font);
    const QString first = metrics.elidedText(cell.text, Qt::ElideRight, rect.width());
    if (cell.secondary.isEmpty()) {
        painter->drawText(rect, static_cast<int>(alignment | Qt::AlignVCenter), first);
        return;
    }
    const int middle = rect.center().y();
    const QRect upper(rect.left(), middle - metrics.height() + 2, rect.width(), metrics.height());
    painter->drawText(upper, static_cast<int>(alignment | Qt::AlignVCenter), first);
    font.setWeight(QFont::Normal);
    font.setPixelSize(12);
    painter->setFont(font);
    painter->setPen(isSelected ? tokens.muted : tokens.faint);
    const QFontMetrics small(font);
    const QRect lower(rect.left(), middle + 2, rect.width(), small.height());
    painter->drawText(lower, static_cast<int>(alignment | Qt::AlignVCenter),
                      small.elidedText(cell.secondary, Qt::ElideRight, rect.width()));
}

} // namespace

void CellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto cell = index.data(RowPresentation::CellRole).value<Cell>();
    QStyleOptionViewItem aligned = option;
    aligned.displayAlignment = index.data(Qt::TextAlignmentRole).value<Qt::Alignment>();
    const Tokens &tokens = tokensFor(option.palette);
    painter->save();
    painter->setFont(option.font);
    paintBackground(painter, option, tokens);
    QRect rect = option.rect.adjusted(sidePadding, 0, -sidePadding, -1);
    if (index.column() == 0 && index.data(PagedModelBase::AheadRole).toBool()) {
        // The mark stands at the right edge, so that the numbers of marked and unmarked rows stay in one line.
        const QRect mark(rect.right() - 14, rect.center().y() - 7, 15, 15);
        icon(u"pending"_s, Tone::Warning).paint(painter, mark);
        rect.setRight(mark.left() - 4);
    }
    if (!cell.icon.isEmpty())
        takeIcon(painter, rect, cell.icon, cell.ink);
    if (cell.pill)
        paintPill(*painter, rect, cell.text, *cell.pill, tokens);
    else
        paintLines(painter, rect, cell, aligned, tokens);
    painter->restore();
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto cell = index.data(RowPresentation::CellRole).value<Cell>();
    const int textWidth = option.fontMetrics.horizontalAdvance(cell.text);
    return {textWidth + 2 * sidePadding + (cell.icon.isEmpty() ? 0 : iconSide + 6), 48};
}

} // namespace pw::ui
