// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace pw
{

/// http(s) URL or a bare handle (@name, name): 1..2048 characters, no blanks and no control characters.
[[nodiscard]] bool isLink(const QString &link);
/// The same, and an http(s) URL.
[[nodiscard]] bool isWebAddress(const QString &link);

} // namespace pw
