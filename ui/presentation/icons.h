// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/presentation/tokens.h"

#include <QIcon>
#include <QString>

#include <optional>

namespace pw::ui
{

/// One of our own drawings by its name in resources/icons, in the colour that the theme gives its tone. Without a tone
/// it has the colour of quiet text, and of plain text where it is on (checked, selected). It follows a change of theme
/// by itself.
[[nodiscard]] QIcon icon(const QString &name, std::optional<Tone> tone = std::nullopt);

/// For buttons filled with the accent colour.
[[nodiscard]] QIcon iconOnAccent(const QString &name);

/// The product's mark, in its own colours.
[[nodiscard]] QIcon productIcon();

} // namespace pw::ui
