// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/presentation/theme.h"

#include <QApplication>
#include <QFile>
#include <QFont>
#include <QPalette>
#include <QStyleFactory>

#include <utility>

using namespace Qt::StringLiterals;

namespace pw::ui
{

QString themeWord(ThemeChoice choice)
{
    switch (choice) {
    case ThemeChoice::System:
        return u"system"_s;
    case ThemeChoice::Light:
        return u"light"_s;
    case ThemeChoice::Dark:
        return u"dark"_s;
    }
    Q_UNREACHABLE();
}

ThemeChoice themeFromWord(const QString &word)
{
    if (word == "light"_L1)
        return ThemeChoice::Light;
    return word == "dark"_L1 ? ThemeChoice::Dark : ThemeChoice::System;
}

QPalette paletteFor(const Tokens &tokens)
{
    QPalette palette;
    palette.setColor(QPalette::Window, tokens.window);
    palette.setColor(QPalette::WindowText, tokens.text);
    palette.setColor(QPalette::Base, tokens.surface);
    palette.setColor(QPalette::AlternateBase, tokens.raised);
    palette.setColor(QPalette::Text, tokens.text);
    palette.setColor(QPalette::PlaceholderText, tokens.faint);
    palette.setColor(QPalette::Button, tokens.surface);
    palette.setColor(QPalette::ButtonText, tokens.text);
    palette.setColor(QPalette::BrightText, tokens.danger);
    palette.setColor(QPalette::ToolTipBase, tokens.dark ? tokens.raised : tokens.text);
    palette.setColor(QPalette::ToolTipText, tokens.dark ? tokens.text : tokens.surface);
    palette.setColor(QPalette::Highlight, tokens.selection);
    palette.setColor(QPalette::HighlightedText, tokens.text);
    palette.setColor(QPalette::Link, tokens.accent);
    palette.setColor(QPalette::Mid, tokens.border);
    palette.setColor(QPalette::Midlight, tokens.raised);
    palette.setColor(QPalette::Dark, tokens.borderStrong);
    palette.setColor(QPalette::Light, tokens.surface);
    for (const auto role : {QPalette::Text, QPalette::WindowText, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, tokens.faint);
    return palette;
}

QString styleSheetFor(const Tokens &tokens)
{
    QFile file(u":/theme/console.qss"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString sheet = QString::fromUtf8(file.readAll());
    const std::pair<QString, QColor> names[] = {
        {u"@window@"_s, tokens.window},
        {u"@surface@"_s, tokens.surface},
        {u"@raised@"_s, tokens.raised},
        {u"@sidebar@"_s, tokens.sidebar},
        {u"@border@"_s, tokens.border},
        {u"@borderStrong@"_s, tokens.borderStrong},
        {u"@text@"_s, tokens.text},
        {u"@muted@"_s, tokens.muted},
        {u"@faint@"_s, tokens.faint},
        {u"@accent@"_s, tokens.accent},
        {u"@accentHover@"_s, tokens.accentHover},
        {u"@onAccent@"_s, tokens.onAccent},
        {u"@accentSoft@"_s, tokens.accentSoft},
        {u"@accentText@"_s, toneColor(tokens, Tone::Accent)},
        {u"@selection@"_s, tokens.selection},
        {u"@danger@"_s, tokens.danger},
        {u"@dangerSoft@"_s, tokens.dangerSoft},
        {u"@success@"_s, tokens.success},
        {u"@successSoft@"_s, tokens.successSoft},
        {u"@warning@"_s, tokens.warning},
        {u"@warningSoft@"_s, tokens.warningSoft},
        {u"@infoSoft@"_s, tokens.infoSoft},
        {u"@info@"_s, tokens.info},
        {u"@neutralSoft@"_s, tokens.neutralSoft},
    };
    for (const auto &[name, color] : names)
        sheet.replace(name, color.name());
    return sheet;
}

void applyTheme(QApplication &app, const Tokens &tokens)
{
    // Fusion on every system: it draws from the palette alone, so both themes look the same everywhere.
    if (app.style()->name() != "fusion"_L1)
        QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
    QApplication::setPalette(paletteFor(tokens));
    app.setStyleSheet(styleSheetFor(tokens));
}

const Tokens &tokensOf(ThemeChoice choice, bool systemIsDark)
{
    switch (choice) {
    case ThemeChoice::System:
        return systemIsDark ? darkTokens() : lightTokens();
    case ThemeChoice::Light:
        return lightTokens();
    case ThemeChoice::Dark:
        return darkTokens();
    }
    Q_UNREACHABLE();
}

} // namespace pw::ui
