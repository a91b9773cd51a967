// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QPushButton>

namespace pw::ui
{

/// The button of every page and dialog. Return presses the one that has the focus, as Space does, and no other: Qt's
/// own would leave the key to the dialog's default button, which may be the one that cannot be undone. It never becomes
/// a default by itself. A key that is held down presses nothing, as it was meant for what was there before.
class Button : public QPushButton
{
    Q_OBJECT

public:
    explicit Button(QWidget *parent = nullptr);
    explicit Button(const QString &text, QWidget *parent = nullptr);

protected:
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace pw::ui
