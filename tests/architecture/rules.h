// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <functional>

#include "tests/architecture/source_tree.h"

namespace pw::architecture
{

/// A rule is a question asked of the whole tree; nothing found is good.
struct Rule {
    QString name;
    std::function<Violations(const SourceTree &)> find;
};

// rules_includes.cpp
Violations findLayerViolations(const SourceTree &tree); ///< Dependencies point one way.
Violations findQtViolations(const SourceTree &tree);    ///< core lives on Qt Core, Sql and Network.
Violations findIncludeCycles(const SourceTree &tree);
Violations findBeastLeaks(const SourceTree &tree); ///< Boost.Beast is included by exactly one .cpp.

// rules_sizes.cpp
Violations findLongFiles(const SourceTree &tree);
Violations findLongFunctions(const SourceTree &tree);

// rules_calls.cpp
Violations findBannedCalls(const SourceTree &tree);
Violations findSqlInCpp(const SourceTree &tree); ///< Statements live in .sql files.

// rules_sql.cpp
Violations findUnusedStatements(const SourceTree &tree);
Violations findCrowdedStatements(const SourceTree &tree); ///< Every file one statement.
Violations findMigrationGaps(const SourceTree &tree);

// rules_files.cpp
Violations findMissingLicences(const SourceTree &tree);
Violations findMissingMocShim(const SourceTree &tree);
Violations findUnreasonedTidyExclusions(const SourceTree &tree);

/// All of them, by the name that the exceptions use.
QList<Rule> allRules();

} // namespace pw::architecture
