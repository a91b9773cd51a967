// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include <QRegularExpression>

#include "tests/architecture/rules.h"

namespace pw::architecture
{
using namespace Qt::StringLiterals;

namespace
{

struct Ban {
    QString pattern; ///< Looked for in each line of code, without strings and comments.
    QString where;   ///< Paths that it holds for; empty for all of the product.
    QString notIn;   ///< Paths whose very job it is.
    QString what;
    bool inTests = false; ///< Tests are not the product's, and yet have to be right.
};

const QString storage = u"^core/storage/"_s;

const QList<Ban> &bans()
{
    static const QList<Ban> table{
        {uR"(\binstance\s*\(\s*\))"_s, {}, {}, u"a singleton: pass what is needed"_s},
        {uR"(\bqApp\b)"_s, {}, {}, u"qApp locates services: pass what is needed"_s},
        {uR"(\bcurrentDateTime(Utc)?\s*\(|\bcurrent(M?Secs)SinceEpoch\s*\(|\bQDate::currentDate\s*\(|\bQTime::currentTime\s*\(|\bsystem_clock::now\s*\(|\bstd::time\s*\(|\bgettimeofday\s*\()"_s,
         {},
         {},
         u"wall clock: take a Clock"_s},
        {uR"(\brandom_device\b|(?<![\w.])(std::)?s?rand\s*\(|\bQRandomGenerator(64)?::(global|system|securelySeeded)\b|\brandombytes_\w+\s*\(|\bcreateUuid\w*\s*\(|\barc4random\w*\s*\()"_s,
         {},
         {},
         u"randomness: take an IdSource"_s},
        {uR"(\b(float|double|qreal)\b)"_s, u"^core/domain/"_s, {}, u"floating point in the domain"_s},
        {uR"(\bto(Double|Float)\s*\()"_s,
         u"^core/(domain|protocol|commands|storage)/"_s,
         {},
         u"floating point on the way to the domain"_s},
        {uR"((?i)^(?=.*\b(float|double|qreal)\b)(?=.*(money|amount|price|charge|balance|funds|revenue|profit|refund|payment|\brate)))"_s,
         {},
         {},
         u"floating point beside money"_s},
        {uR"(\b(QObject|Q_OBJECT|Q_GADGET|QNetwork\w+|QSql\w+)\b|\btr\s*\()"_s,
         u"^core/domain/"_s,
         {},
         u"the domain is values and pure decisions"_s},
        {uR"(\bQSql(Query|Database|Driver|TableModel|QueryModel|RelationalTableModel)\b)"_s,
         {},
         storage,
         u"only core/storage knows SQL"_s},
        {uR"(\bQt::(RichText|AutoText|MarkdownText)\b|\bsetHtml\s*\(|\bsetMarkdown\s*\()"_s,
         {},
         {},
         u"rich text: what is shown comes from strangers"_s},
        {uR"((?<![\w.>:])(std::|::)?(system|popen)\s*\()"_s, {}, {}, u"a shell is started"_s},
        {uR"(\bstd::(cout|cerr|clog)\b|\b(printf|puts)\s*\()"_s, u"^core/"_s, {}, u"core does not print"_s},
        {uR"(\b(u|m|nano)?sleep\s*\(|\bsleep_(for|until)\s*\()"_s,
         {},
         {},
         u"a thread sleeps: use a timer or a condition"_s},
        // With QT_USE_QSTRINGBUILDER such a sum is not a string but references to its parts, which are gone by then.
        {uR"(\bauto\s*&*\s*\w+\s*=\s*(?:[^()]|(\((?:[^()]++|(?1))*\)))*?(_s\s*\+|\+\s*u"))"_s,
         {},
         {},
         u"auto keeps a QStringBuilder: name the type"_s,
         true},
    };
    return table;
}

bool matches(const QString &pattern, const QString &path)
{
    return QRegularExpression(pattern).match(path).hasMatch();
}

} // namespace

Violations findBannedCalls(const SourceTree &tree)
{
    Violations found;
    for (const SourceFile &file : tree.cppFiles()) {
        const QStringList lines = file.codeLines();
        for (const Ban &ban : bans()) {
            if (!file.isProduct() && !ban.inTests)
                continue;
            const bool isFree = !ban.notIn.isEmpty() && matches(ban.notIn, file.path);
            if (isFree || (!ban.where.isEmpty() && !matches(ban.where, file.path))) {
                continue;
            }
            const QRegularExpression pattern(ban.pattern);
            for (qsizetype i = 0; i < lines.size(); ++i) {
                if (const auto match = pattern.match(lines[i]); match.hasMatch()) {
                    found.append({file.path, static_cast<int>(i + 1), u"%1 (%2)"_s.arg(ban.what, lines[i].trimmed())});
                }
            }
        }
    }
    return found;
}

Violations findSqlInCpp(const SourceTree &tree)
{
    // Statements on rows belong in .sql files everywhere. Beginning, committing and pragmas have no file of their own,
    // but they belong to core/storage.
    static const QRegularExpression statement(
        uR"re("\s*(SELECT\s+\S|INSERT\s+(OR\s+\w+\s+)?INTO\s|REPLACE\s+INTO\s|UPDATE\s+\w+\s+SET\s|DELETE\s+FROM\s|WITH\s+(RECURSIVE\s+)?\w+\s+AS\s|CREATE\s+(UNIQUE\s+|TEMP\w*\s+|VIRTUAL\s+)?(TABLE|INDEX|TRIGGER|VIEW)\s|DROP\s+\w+\s|ALTER\s+TABLE\s))re"_s);
    static const QRegularExpression control(
        uR"re("\s*(PRAGMA\s|BEGIN(\s+\w+)?\s*;?"|COMMIT\s*;?"|ROLLBACK\b|SAVEPOINT\s|RELEASE\s|VACUUM\b|ATTACH\s))re"_s);
    Violations found;
    for (const SourceFile &file : tree.productFiles()) {
        const QStringList lines = file.linesWithStrings();
        for (qsizetype i = 0; i < lines.size(); ++i) {
            const bool isControl = !file.isBelow(u"core/storage"_s) && control.match(lines[i]).hasMatch();
            if (isControl || statement.match(lines[i]).hasMatch()) {
                found.append(
                    {file.path, static_cast<int>(i + 1), u"SQL outside core/storage/sql: "_s + lines[i].trimmed()});
            }
        }
    }
    return found;
}

} // namespace pw::architecture
