// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QTableView>

namespace pw::ui
{

class RowPresentation;

/// The table of every list page: whole rows, one selected, no grid, widths from the presentation. Return or a click
/// opens; coming to it opens nothing.
class DataTable final : public QTableView
{
    Q_OBJECT

public:
    explicit DataTable(RowPresentation *rows, QWidget *parent = nullptr);

    [[nodiscard]] qint64 currentKey() const;
    /// Marks the row when it is among those loaded.
    void selectKey(qint64 key);

Q_SIGNALS:
    void rowChosen(qint64 key);

protected:
    void focusInEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void renewToolTip(const QModelIndex &from, const QModelIndex &to, const QList<int> &roles);
    void layOutColumns();

    RowPresentation *m_rows;
};

} // namespace pw::ui
