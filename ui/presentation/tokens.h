// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QColor>

class QPalette;

namespace pw::ui
{

/// What a colour says. Pills, notices and icons take one; only this folder knows the colours themselves.
enum class Tone { Neutral, Info, Success, Warning, Danger, Accent };

/// Distances in pixels; everything that is laid out uses these, multiples of 8 or the half of it.
namespace space
{
inline constexpr int half = 4;
inline constexpr int one = 8;
inline constexpr int two = 16;
inline constexpr int three = 24;
} // namespace space

/// The colours of one theme. The style sheet names them as @name@.
struct Tokens {
    bool dark = false;
    QColor window;  ///< behind everything
    QColor surface; ///< tables, cards, panes
    QColor raised;  ///< hovered rows, header cells, quiet fields
    QColor sidebar;
    QColor border;
    QColor borderStrong; ///< of fields, so that they are seen as fields
    QColor text;
    QColor muted;
    QColor faint;
    QColor accent;
    QColor accentHover;
    QColor onAccent;
    QColor accentSoft;
    QColor selection;
    QColor info;
    QColor infoSoft;
    QColor success;
    QColor successSoft;
    QColor warning;
    QColor warningSoft;
    QColor danger;
    QColor dangerSoft;
    QColor neutralSoft;
};

[[nodiscard]] const Tokens &lightTokens();
[[nodiscard]] const Tokens &darkTokens();
/// The theme a palette belongs to, by the lightness of its window.
[[nodiscard]] const Tokens &tokensFor(const QPalette &palette);

[[nodiscard]] QColor toneColor(const Tokens &tokens, Tone tone);
[[nodiscard]] QColor toneSoft(const Tokens &tokens, Tone tone);

} // namespace pw::ui
