// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/features/dashboard/columns.h"
#include "ui/features/dashboard/model.h"
#include "ui/presentation/tokens.h"
#include "ui/widgets/page.h"

#include <QString>

namespace pw::ui::dashboard
{

/// A key figure as its card shows it.
struct Card {
    QString title;
    QString icon;
    QString value;
    QString note;
    Tone noteTone = Tone::Neutral;
    Target target = {}; ///< where a click leads
};

[[nodiscard]] Card cardOf(Figure figure, const DashboardFacts &facts);
/// The day in the person's words: "14 Mar".
[[nodiscard]] QString dayWords(qint64 day);

} // namespace pw::ui::dashboard
