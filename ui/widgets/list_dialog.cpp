// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/widgets/list_dialog.h"

#include "ui/widgets/basics.h"

#include <QCoreApplication>
#include <QDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace pw::ui
{
namespace
{

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ListDialog)
};

} // namespace

void layOutListDialog(QDialog &dialog, const ListDialogParts &parts)
{
    auto *explanation = makeLabel(parts.explanation, u"muted"_s, &dialog);
    explanation->setWordWrap(true);
    auto *close = makeButton(Text::tr("Close"), ButtonKind::Plain, {}, &dialog);
    close->setObjectName(parts.closeName);
    QObject::connect(close, &QPushButton::clicked, &dialog, &QDialog::reject);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::one);
    buttons->addWidget(close);
    buttons->addStretch();
    for (QPushButton *action : parts.actions)
        buttons->addWidget(action);
    auto *layout = new QVBoxLayout(&dialog);
    layout->setContentsMargins(space::three, space::three, space::three, space::two);
    layout->setSpacing(space::two);
    layout->addWidget(makeLabel(dialog.windowTitle(), u"title"_s, &dialog));
    layout->addWidget(explanation);
    for (QWidget *widget : parts.body)
        layout->addWidget(widget, qobject_cast<QListWidget *>(widget) ? 1 : 0);
    // Of an empty list that is hidden the room goes below the words, not between them.
    layout->addStretch();
    layout->addLayout(buttons);
}

} // namespace pw::ui
