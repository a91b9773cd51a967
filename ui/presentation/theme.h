// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/presentation/tokens.h"

#include <QString>

class QApplication;
class QPalette;

namespace pw::ui
{

enum class ThemeChoice { System, Light, Dark };

[[nodiscard]] QString themeWord(ThemeChoice choice);
[[nodiscard]] ThemeChoice themeFromWord(const QString &word);

[[nodiscard]] QPalette paletteFor(const Tokens &tokens);
[[nodiscard]] QString styleSheetFor(const Tokens &tokens);

/// Style, palette and style sheet of the whole program; can be called again at any time.
void applyTheme(QApplication &app, const Tokens &tokens);

/// The tokens of a choice; `systemIsDark` is what the desktop said when the program started.
[[nodiscard]] const Tokens &tokensOf(ThemeChoice choice, bool systemIsDark);

} // namespace pw::ui
