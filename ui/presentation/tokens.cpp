// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/presentation/tokens.h"

#include <QPalette>

namespace pw::ui
{

const Tokens &lightTokens()
{
    static const Tokens tokens{
        .dark = false,
        .window = QColor(0xf5f6f9),
        .surface = QColor(0xffffff),
        .raised = QColor(0xf3f4f8),
        .sidebar = QColor(0xfbfbfd),
        .border = QColor(0xe3e5ec),
        .borderStrong = QColor(0xc6cad6),
        .text = QColor(0x1b1f2a),
        .muted = QColor(0x5b6375),
        .faint = QColor(0x6f778a),
        .accent = QColor(0x4f46e5),
        .accentHover = QColor(0x4338ca),
        .onAccent = QColor(0xffffff),
        .accentSoft = QColor(0xecebfd),
        .selection = QColor(0xe4e3fb),
        .info = QColor(0x0b6bcb),
        .infoSoft = QColor(0xe3f0fc),
        .success = QColor(0x157347),
        .successSoft = QColor(0xdff4e8),
        .warning = QColor(0x96590a),
        .warningSoft = QColor(0xfdf0d5),
        .danger = QColor(0xb3261e),
        .dangerSoft = QColor(0xfce4e2),
        .neutralSoft = QColor(0xe9ebf1),
    };
    return tokens;
}

const Tokens &darkTokens()
{
    static const Tokens tokens{
        .dark = true,
        .window = QColor(0x0f1116),
        .surface = QColor(0x171a21),
        .raised = QColor(0x1f232c),
        .sidebar = QColor(0x13161c),
        .border = QColor(0x282d38),
        .borderStrong = QColor(0x3b4252),
        .text = QColor(0xe7e9ef),
        .muted = QColor(0xa0a8b8),
        .faint = QColor(0x8790a2),
        .accent = QColor(0x625af0),
        .accentHover = QColor(0x938ef9),
        .onAccent = QColor(0xffffff),
        .accentSoft = QColor(0x26264a),
        .selection = QColor(0x2b2c52),
        .info = QColor(0x6cb3f7),
        .infoSoft = QColor(0x15304a),
        .success = QColor(0x5fd39a),
        .successSoft = QColor(0x143526),
        .warning = QColor(0xf0b95a),
        .warningSoft = QColor(0x3b2c10),
        .danger = QColor(0xf58b82),
        .dangerSoft = QColor(0x431d1b),
        .neutralSoft = QColor(0x2a2f3a),
    };
    return tokens;
}

const Tokens &tokensFor(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < 128 ? darkTokens() : lightTokens();
}

QColor toneColor(const Tokens &tokens, Tone tone)
{
    switch (tone) {
    case Tone::Neutral:
        return tokens.muted;
    case Tone::Info:
        return tokens.info;
    case Tone::Success:
        return tokens.success;
    case Tone::Warning:
        return tokens.warning;
    case Tone::Danger:
        return tokens.danger;
    case Tone::Accent:
        return tokens.dark ? tokens.accentHover : tokens.accent;
    }
    Q_UNREACHABLE();
}

QColor toneSoft(const Tokens &tokens, Tone tone)
{
    switch (tone) {
    case Tone::Neutral:
        return tokens.neutralSoft;
    case Tone::Info:
        return tokens.infoSoft;
    case Tone::Success:
        return tokens.successSoft;
    case Tone::Warning:
        return tokens.warningSoft;
    case Tone::Danger:
        return tokens.dangerSoft;
    case Tone::Accent:
        return tokens.accentSoft;
    }
    Q_UNREACHABLE();
}

} // namespace pw::ui
