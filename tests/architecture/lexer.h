// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace pw::architecture
{

/// What `blank` leaves standing. Line breaks always stay, so that line numbers still hold.
enum class Keep {
    CodeOnly,       ///< Strings become "", comments and preprocessor lines become spaces.
    CodeAndStrings, ///< Comments become spaces.
};

/// Blanks what is not code in C++ source, so that a word in a comment or a brace in a string counts for nothing.
QString blank(const QString &source, Keep keep);

/// The same for SQL: comments become spaces and string literals are emptied.
QString blankSql(const QString &source);

} // namespace pw::architecture
