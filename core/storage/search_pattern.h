// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace pw
{

/// What a person typed into a search box, as list statements take it.
struct SearchPattern {
    QString like;      ///< "%typed%", folded, LIKE's own characters escaped by '!'; empty = no search
    qint64 number = 0; ///< the typed text as an id ("17", "#17"); 0 = it is none
};

[[nodiscard]] SearchPattern searchPattern(const QString &typed);

} // namespace pw
