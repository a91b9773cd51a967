// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/presentation/tokens.h"

#include <QString>

class QFrame;
class QLabel;
class QPushButton;
class QWidget;

namespace pw::ui
{

/// Labels show what strangers wrote, so every label of the console is made here, as plain text. `role` is the word that
/// the style sheet knows: title, heading, section, muted, faint, figure, error, hint.
[[nodiscard]] QLabel *makeLabel(const QString &text, const QString &role = {}, QWidget *parent = nullptr);
/// A label whose text can be marked and copied, and that wraps.
[[nodiscard]] QLabel *makeValueLabel(QWidget *parent = nullptr);

enum class ButtonKind { Plain, Primary, Danger, Link };
[[nodiscard]] QPushButton *makeButton(const QString &text, ButtonKind kind = ButtonKind::Plain,
                                      const QString &iconName = {}, QWidget *parent = nullptr);

/// A tooltip that shows `text` as it is: Qt would take what looks like HTML for HTML.
[[nodiscard]] QString plainTip(const QString &text);

/// A one-pixel line between sections.
[[nodiscard]] QFrame *makeRule(QWidget *parent = nullptr);

/// Sets a property that the style sheet looks at and makes the widget look again.
void setStyleProperty(QWidget *widget, const char *name, const QString &value);

/// Makes a dialog as high as what it shows now: a wrapped label that comes later would be cut off.
void fitHeight(QWidget &dialog);

/// The word by which the style sheet knows a tone.
[[nodiscard]] QString toneWord(Tone tone);

} // namespace pw::ui
