// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/widgets/data_table.h"

#include "ui/models/paged_model.h"
#include "ui/presentation/row_presentation.h"
#include "ui/widgets/cell_delegate.h"

#include <QCursor>
#include <QHeaderView>
#include <QKeyEvent>
#include <QTimer>
#include <QToolTip>

#include <chrono>

namespace pw::ui
{

DataTable::DataTable(RowPresentation *rows, QWidget *parent) : QTableView(parent), m_rows(rows)
{
    setModel(rows);
    setItemDelegate(new CellDelegate(this));
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setShowGrid(false);
    setMouseTracking(true);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    verticalHeader()->hide();
    // One height for all rows: sizes of a hundred thousand rows are then never asked for.
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(48);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsClickable(false);
    horizontalHeader()->setMinimumSectionSize(48);
    horizontalHeader()->setFixedHeight(36);
    // "5 min ago" grows older while one looks at it.
    auto *minute = new QTimer(this);
    connect(minute, &QTimer::timeout, viewport(), QOverload<>::of(&QWidget::update));
    minute->start(std::chrono::minutes(1));
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &current) {
        if (current.isValid())
            Q_EMIT rowChosen(current.data(PagedModelBase::KeyRole).toLongLong());
    });
    connect(m_rows, &QAbstractItemModel::dataChanged, this, &DataTable::renewToolTip);
    // A click on the row that is current already opens its details again.
    connect(this, &QTableView::clicked, this,
            [this](const QModelIndex &index) { Q_EMIT rowChosen(index.data(PagedModelBase::KeyRole).toLongLong()); });
}

qint64 DataTable::currentKey() const
{
    return currentIndex().isValid() ? currentIndex().data(PagedModelBase::KeyRole).toLongLong() : 0;
}

void DataTable::selectKey(qint64 key)
{
    if (key == 0 || (key == currentKey() && selectionModel()->isRowSelected(currentIndex().row())))
        return;
    const int row = static_cast<PagedModelBase *>(m_rows->sourceModel())->rowOf(key);
    if (row >= 0)
        selectRow(row);
}

void DataTable::renewToolTip(const QModelIndex &from, const QModelIndex &to, const QList<int> &roles)
{
    // What the server has of a row is asked for when somebody looks; the answer comes while he still does.
    if (!roles.contains(Qt::ToolTipRole) || !QToolTip::isVisible())
        return;
    const QModelIndex under = indexAt(viewport()->mapFromGlobal(QCursor::pos()));
    if (under.isValid() && under.row() >= from.row() && under.row() <= to.row())
        QToolTip::showText(QCursor::pos(), under.data(Qt::ToolTipRole).toString(), viewport());
}

void DataTable::focusInEvent(QFocusEvent *event)
{
    // Not the table's own: that makes the first row the current one, which would open it in place of the row that is
    // open, or that was just closed. Without a current row, Down begins with the first one as well.
    QAbstractScrollArea::focusInEvent(event); // NOLINT(bugprone-parent-virtual-call)
    viewport()->update();
}

void DataTable::keyPressEvent(QKeyEvent *event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid()) {
        Q_EMIT rowChosen(currentKey());
        return;
    }
    QTableView::keyPressEvent(event);
}

void DataTable::resizeEvent(QResizeEvent *event)
{
    layOutColumns();
    QTableView::resizeEvent(event);
}

void DataTable::layOutColumns()
{
    // Columns from the right are left out when the table is narrow (details open), so that nothing is cut in the
    // middle.
    constexpr int stretchMinimum = 180;
    const int count = m_rows->columnCount();
    int used = 0;
    int stretching = 0;
    for (int column = 0; column < count; ++column) {
        const ColumnLook look = m_rows->look(column);
        const int wanted = look.stretches ? stretchMinimum : look.width;
        const bool fits = used + wanted <= viewport()->width();
        setColumnHidden(column, !fits);
        used += fits ? wanted : 0;
        stretching += fits && look.stretches ? 1 : 0;
    }
    const int spare = std::max(0, viewport()->width() - used);
    for (int column = 0; column < count; ++column) {
        const ColumnLook look = m_rows->look(column);
        setColumnWidth(column, look.stretches ? stretchMinimum + spare / std::max(1, stretching) : look.width);
    }
}

} // namespace pw::ui
