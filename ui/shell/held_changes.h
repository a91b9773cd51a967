// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/widgets/page.h"

#include <QDialog>

class QLabel;
class QListWidget;
class QPushButton;

namespace pw::ui
{

/// What revoked computers had not sent when they were revoked: the owner does it or discards it, one by one.
class HeldChanges final : public QDialog
{
    Q_OBJECT

public:
    HeldChanges(const UiContext &ui, QWidget *parent);

private:
    void build();
    void reload();
    void showActions();
    void decide(const QString &command);

    UiContext m_ui;
    QListWidget *m_list;
    QLabel *m_none;
    QLabel *m_trouble;
    QPushButton *m_release;
    QPushButton *m_discard;
};

} // namespace pw::ui
