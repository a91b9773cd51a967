// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <optional>

namespace pw
{

/// A host's name as it is kept and compared: lower case, international labels as A-labels ("xn--..."), no dot at the
/// end. nullopt where nobody could own such a name: fewer than two labels, an address, anything besides the name (a
/// scheme, a port, a path), or a name that is set aside for tests and local networks (RFC 2606, 6761, 6762).
[[nodiscard]] std::optional<QString> hostName(const QString &text);

/// Whether `name` is `zone`, or lies below it; both as hostName() makes them. "www." before the zone does not count.
[[nodiscard]] bool isWithin(const QString &name, const QString &zone);

} // namespace pw
