// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include <QRegularExpression>

#include "tests/architecture/lexer.h"
#include "tests/architecture/rules.h"

namespace pw::architecture
{
using namespace Qt::StringLiterals;

namespace
{

const QString sqlFolder = u"core/storage/sql/"_s;

QList<SourceFile> sqlFiles(const SourceTree &tree, bool migrations)
{
    QList<SourceFile> found;
    for (const SourceFile &file : tree.files()) {
        const bool isMigration = file.path.startsWith(sqlFolder + u"migrations/"_s);
        if (file.path.startsWith(sqlFolder) && file.path.endsWith(u".sql"_s) && isMigration == migrations) {
            found.append(file);
        }
    }
    return found;
}

/// Statements in SQL without comments and literals: pieces between semicolons that have a word. A trigger's body
/// between BEGIN and END is part of its statement.
int statementCount(const QString &sql)
{
    static const QRegularExpression token(u"\\bBEGIN\\b|\\bCASE\\b|\\bEND\\b|;|\\w+"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    int count = 0;
    int depth = 0;
    bool isOpen = false;
    for (auto it = token.globalMatch(sql); it.hasNext();) {
        const QString text = it.next().captured().toUpper();
        if (text == u";"_s) {
            count += isOpen && depth == 0 ? 1 : 0;
            isOpen = isOpen && depth > 0;
            continue;
        }
        depth += (text == u"BEGIN"_s && isOpen) || text == u"CASE"_s ? 1 : text == u"END"_s && depth > 0 ? -1 : 0;
        isOpen = true;
    }
    return count + (isOpen ? 1 : 0);
}

} // namespace

Violations findUnusedStatements(const SourceTree &tree)
{
    static const QRegularExpression name(u"\\bsql((?:::\\w+)+)"_s);
    QHash<QString, bool> used;
    for (const SourceFile &file : tree.productFiles()) {
        for (auto it = name.globalMatch(file.codeLines().join(u'\n')); it.hasNext();) {
            used.insert(it.next().captured(1), true);
        }
    }
    Violations found;
    for (const SourceFile &file : sqlFiles(tree, false)) {
        QString constant = u"::"_s + file.path.sliced(sqlFolder.size()).chopped(4);
        constant.replace(u"/"_s, u"::"_s);
        if (!used.contains(constant)) {
            found.append({file.path, 0, u"sql%1 is used nowhere"_s.arg(constant)});
        }
    }
    return found;
}

Violations findCrowdedStatements(const SourceTree &tree)
{
    Violations found;
    for (const SourceFile &file : sqlFiles(tree, false)) {
        if (const int count = statementCount(blankSql(file.text)); count != 1) {
            found.append({file.path, 0, u"has %1 statements, every file is one"_s.arg(count)});
        }
    }
    return found;
}

Violations findMigrationGaps(const SourceTree &tree)
{
    static const QRegularExpression numbered(u"^(.+)/(\\d{4})_\\w+\\.sql$"_s);
    Violations found;
    QHash<QString, int> last;
    for (const SourceFile &file : sqlFiles(tree, true)) { // In the order of their paths, so of their numbers.
        const auto match = numbered.match(file.path);
        if (!match.hasMatch()) {
            found.append({file.path, 0, u"a migration is named 0001_what_it_does.sql"_s});
            continue;
        }
        int &number = last[match.captured(1)];
        ++number;
        if (match.captured(2).toInt() != number) {
            found.append({file.path, 0, u"its number should be %1"_s.arg(number, 4, 10, QLatin1Char('0'))});
            number = match.captured(2).toInt();
        }
    }
    return found;
}

} // namespace pw::architecture
