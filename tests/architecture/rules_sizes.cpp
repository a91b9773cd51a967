// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/architecture/functions.h"
#include "tests/architecture/rules.h"

namespace pw::architecture
{
using namespace Qt::StringLiterals;

namespace
{

constexpr int longestFile = 400;
constexpr int usualFile = 300; // At the 95th percentile.
constexpr int longestFunction = 60;
constexpr int usualFunction = 30; // At the 95th percentile.
constexpr int longestConstructor = 40;

/// The value that 95 of 100 do not exceed (nearest rank).
int percentile95(QList<int> values)
{
    if (values.isEmpty()) {
        return 0;
    }
    std::sort(values.begin(), values.end());
    return values.at((values.size() * 95 + 99) / 100 - 1);
}

} // namespace

Violations findLongFiles(const SourceTree &tree)
{
    Violations found;
    QList<int> sizes;
    for (const SourceFile &file : tree.cppFiles()) {
        sizes.append(file.lineCount());
        if (sizes.last() > longestFile) {
            found.append({file.path, 0, u"%1 lines, the limit is %2"_s.arg(sizes.last()).arg(longestFile)});
        }
    }
    if (const int usual = percentile95(sizes); usual > usualFile) {
        found.append({u"."_s, 0, u"95 %% of files have up to %1 lines, the aim is %2"_s.arg(usual).arg(usualFile)});
    }
    return found;
}

Violations findLongFunctions(const SourceTree &tree)
{
    Violations found;
    QList<int> sizes;
    for (const SourceFile &file : tree.cppFiles()) {
        const Functions functions = findFunctions(file.text);
        if (!functions.isBalanced) {
            found.append({file.path, 0, u"the braces do not match, its functions cannot be measured"_s});
        }
        for (const Function &function : functions.items) {
            sizes.append(function.lines);
            const int limit = function.isConstructor ? longestConstructor : longestFunction;
            if (function.lines > limit) {
                found.append(
                    {file.path, function.line,
                     u"%1() has %2 lines, the limit is %3"_s.arg(function.name).arg(function.lines).arg(limit)});
            }
        }
    }
    if (const int usual = percentile95(sizes); usual > usualFunction) {
        found.append(
            {u"."_s, 0, u"95 %% of functions have up to %1 lines, the aim is %2"_s.arg(usual).arg(usualFunction)});
    }
    return found;
}

} // namespace pw::architecture
