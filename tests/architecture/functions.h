// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>

namespace pw::architecture
{

/// A function with a body. Its lines run from the first word of its signature to its closing brace: comments, blank
/// lines, initialisers and the lambdas within it all count, since all of them have to be read.
struct Function {
    QString name;
    int line = 0;
    int lines = 0;
    bool isConstructor = false;
};

struct Functions {
    QList<Function> items;
    bool isBalanced = true; ///< False where the braces do not match: the figures are then worth nothing.
};

/// Finds the functions in C++ source by its braces alone. Lambdas and local classes belong to the function around them.
Functions findFunctions(const QString &source);

} // namespace pw::architecture
