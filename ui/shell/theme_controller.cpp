// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/shell/theme_controller.h"

#include <QApplication>
#include <QPalette>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace pw::ui
{

ThemeController::ThemeController(QApplication &app, QSettings &settings, QObject *parent)
    : QObject(parent), m_app(app), m_settings(settings),
      m_systemIsDark(QApplication::palette().color(QPalette::Window).lightness() < 128),
      m_choice(themeFromWord(settings.value("theme"_L1).toString()))
{
    apply(m_choice);
}

void ThemeController::choose(ThemeChoice choice)
{
    m_settings.setValue("theme"_L1, themeWord(choice));
    apply(choice);
}

void ThemeController::apply(ThemeChoice choice)
{
    m_choice = choice;
    applyTheme(m_app, tokensOf(choice, m_systemIsDark));
    Q_EMIT changed();
}

} // namespace pw::ui
