// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/sync/outbox_entry.h"

#include <QString>

namespace pw::ui
{

/// How far the first copy of the shop is: "34 of 120 MB, about 12 s left". Empty while none is on its way.
[[nodiscard]] QString copyProgress(const DeskStatus &status);

/// What to say where a list would be while this desk holds nothing of the shop at all.
struct NoShopWords {
    QString icon;
    QString title;
    QString text;
};
[[nodiscard]] NoShopWords noShopWords(const DeskStatus &status);

} // namespace pw::ui
