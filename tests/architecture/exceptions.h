// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/architecture/source_tree.h"

namespace pw::architecture
{

/// A place where a rule may be broken. It is narrow (one path, one word of the message) and has a reason that a
/// reviewer can argue with; one that excuses nothing any more is itself a violation.
struct Exception {
    QString rule;
    QString path;
    QString what; ///< Has to be contained in the violation's text.
    QString reason;
};

const QList<Exception> &namedExceptions();

/// What is left of a rule's violations once its exceptions are taken out, with a violation for each useless exception.
Violations excuse(const QString &rule, const Violations &found, const QList<Exception> &exceptions);

} // namespace pw::architecture
