// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/sync/outbox_entry.h"

#include <QJsonObject>
#include <QString>

namespace pw::ui
{

/// What a command wants, as a sentence for the person who gave it: "Cancel order #17". `subject` names the row where
/// its number alone says little (a user's or a service's name).
[[nodiscard]] QString commandWords(const QString &name, const QJsonObject &args, const QString &subject = {});
/// The kind of change alone: "Cancel order". The name itself where it is not known here.
[[nodiscard]] QString commandTitle(const QString &name);
[[nodiscard]] QString commandIcon(const QString &name);

} // namespace pw::ui
