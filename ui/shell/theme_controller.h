// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/presentation/theme.h"

#include <QObject>

class QApplication;
class QSettings;

namespace pw::ui
{

/// The person's choice of theme: kept in the profile, applied to the program.
class ThemeController final : public QObject
{
    Q_OBJECT

public:
    /// Looks at the system's palette before anything of ours is set, so make it before the first widget.
    ThemeController(QApplication &app, QSettings &settings, QObject *parent = nullptr);

    [[nodiscard]] ThemeChoice choice() const { return m_choice; }
    [[nodiscard]] bool isDark() const { return tokensOf(m_choice, m_systemIsDark).dark; }
    void choose(ThemeChoice choice);
    /// For this run only, from the command line.
    void apply(ThemeChoice choice);
    void toggle() { choose(isDark() ? ThemeChoice::Light : ThemeChoice::Dark); }

Q_SIGNALS:
    void changed();

private:
    QApplication &m_app;
    QSettings &m_settings;
    bool m_systemIsDark;
    ThemeChoice m_choice;
};

} // namespace pw::ui
