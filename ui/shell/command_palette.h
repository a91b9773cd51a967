// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>
#include <QIcon>
#include <QList>
#include <QString>

#include <functional>

class QLineEdit;
class QListWidget;

namespace pw::ui
{

/// Something that can be done from anywhere, by its name.
struct PaletteAction {
    QString text;
    QString shortcut; ///< shown only
    QIcon icon;
    std::function<void()> run;
};

/// Ctrl+K: type a part of a name, press Return.
class CommandPalette final : public QDialog
{
    Q_OBJECT

public:
    CommandPalette(QList<PaletteAction> actions, QWidget *parent);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void filter(const QString &typed);
    void runCurrent();

    QList<PaletteAction> m_actions;
    QLineEdit *m_input;
    QListWidget *m_list;
};

} // namespace pw::ui
