// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>

class QDialog;
class QPushButton;
class QWidget;

namespace pw::ui
{

/// What stands in a dialog in which the rows of a list are decided on, one by one.
struct ListDialogParts {
    QString explanation;
    QList<QWidget *> body;        ///< the list and what is said about it, from the top
    QString closeName;            ///< of the button that closes it
    QList<QPushButton *> actions; ///< for the row that is chosen; the one that comes first to mind is last
};

/// Lays them out under the dialog's title. Return in the list presses none of the buttons.
void layOutListDialog(QDialog &dialog, const ListDialogParts &parts);

} // namespace pw::ui
