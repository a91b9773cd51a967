// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include <QFileInfo>
#include <QRegularExpression>

#include "tests/architecture/exceptions.h"
#include "tests/architecture/rules.h"

namespace pw::architecture
{
using namespace Qt::StringLiterals;

namespace
{

bool isSource(const SourceFile &file)
{
    const QFileInfo info(file.path);
    const QString suffix = info.suffix();
    static const QStringList suffixes{u"sh"_s, u"cmake"_s, u"js"_s, u"mjs"_s, u"lua"_s, u"py"_s, u"qss"_s};
    return file.isCpp() || suffixes.contains(suffix) || info.fileName() == u"CMakeLists.txt"_s ||
           file.text.startsWith(u"#!"_s);
}

} // namespace

Violations findMissingLicences(const SourceTree &tree)
{
    Violations found;
    for (const SourceFile &file : tree.files()) {
        if (!isSource(file)) {
            continue;
        }
        QStringList lines = file.text.split(u'\n').mid(0, 3);
        if (lines.first().startsWith(u"#!"_s)) {
            lines.removeFirst();
        }
        const bool hasBoth = lines.size() > 1 &&
                             lines[0].contains(u"SPDX-FileCopyrightText: The Panelwright developers"_s) &&
                             lines[1].contains(u"SPDX-License-Identifier: MIT"_s);
        if (!hasBoth) {
            found.append({file.path, 1, u"does not begin with the two SPDX lines"_s});
        }
    }
    return found;
}

Violations findMissingMocShim(const SourceTree &tree)
{
    Violations found;
    const QString shim = u"cmake/moc_shim.h"_s;
    if (!tree.textOf(shim).contains(u"#define _GLIBCXX_VISIBILITY(V)"_s)) {
        found.append({shim, 0, u"does not define _GLIBCXX_VISIBILITY, moc 6.4.2 stops at <compare>"_s});
    }
    const QString options = u"cmake/PanelwrightOptions.cmake"_s;
    static const QRegularExpression passed(uR"(^[^#\n]*CMAKE_AUTOMOC_MOC_OPTIONS[^\n]*--include[^\n]*moc_shim\.h)"_s,
                                           QRegularExpression::MultilineOption);
    if (!passed.match(tree.textOf(options)).hasMatch()) {
        found.append({options, 0, u"does not hand moc_shim.h to moc"_s});
    }
    return found;
}

Violations findUnreasonedTidyExclusions(const SourceTree &tree)
{
    const QString path = u".clang-tidy"_s;
    static const QRegularExpression exclusion(uR"(^\s+-([\w.*-]+),?\s*$)"_s, QRegularExpression::MultilineOption);
    static const QRegularExpression reason(uR"(^# -([\w.*-]+): \S+ \S+ \S+)"_s, QRegularExpression::MultilineOption);
    const QString text = tree.textOf(path);
    QStringList excluded;
    QStringList reasoned;
    for (auto it = exclusion.globalMatch(text); it.hasNext();) {
        excluded.append(it.next().captured(1));
    }
    for (auto it = reason.globalMatch(text); it.hasNext();) {
        reasoned.append(it.next().captured(1));
    }
    Violations found;
    if (!text.contains(u"Checks:"_s)) {
        found.append({path, 0, u"is missing or has no checks"_s});
    }
    excluded.removeAll(u"*"_s); // "-*" is how a list of checks begins.
    for (const QString &check : std::as_const(excluded)) {
        if (!reasoned.contains(check)) {
            found.append({path, 0, u"-%1 has no reason"_s.arg(check)});
        }
    }
    for (const QString &check : std::as_const(reasoned)) {
        if (!excluded.contains(check)) {
            found.append({path, 0, u"gives a reason for -%1, which is not excluded"_s.arg(check)});
        }
    }
    return found;
}

QList<Rule> allRules()
{
    return {
        {u"layers"_s, findLayerViolations},
        {u"qt modules"_s, findQtViolations},
        {u"include cycles"_s, findIncludeCycles},
        {u"beast"_s, findBeastLeaks},
        {u"file size"_s, findLongFiles},
        {u"function size"_s, findLongFunctions},
        {u"calls"_s, findBannedCalls},
        {u"sql in c++"_s, findSqlInCpp},
        {u"unused sql"_s, findUnusedStatements},
        {u"one statement"_s, findCrowdedStatements},
        {u"migrations"_s, findMigrationGaps},
        {u"licences"_s, findMissingLicences},
        {u"moc shim"_s, findMissingMocShim},
        {u"clang-tidy"_s, findUnreasonedTidyExclusions},
    };
}

} // namespace pw::architecture
