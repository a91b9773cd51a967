// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "app/desk/output.h"

#include <QJsonDocument>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace pw::desk
{

Problem Problem::of(const Refusal &refusal)
{
    return {refusalName(refusal.code), refusalSentence(refusal)};
}

Problem Problem::of(const TakeBackProblem &problem)
{
    return {takeBackName(problem), takeBackSentence(problem)};
}

Problem Problem::of(const ChangesProblem &problem)
{
    return {changesTroubleName(problem.trouble), changesSentence(problem)};
}

void printLine(const std::string &line)
{
    printRaw(line + '\n');
}

void printRaw(const std::string &text)
{
    std::fwrite(text.data(), 1, text.size(), stdout);
}

void flushOutput()
{
    std::fflush(stdout);
}

void printObject(const QJsonObject &object)
{
    printLine(QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString());
}

void printProblem(const Problem &problem)
{
    const QJsonObject object{{u"code"_s, problem.code}, {u"detail"_s, problem.detail}};
    const std::string line = QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString() + '\n';
    std::fwrite(line.data(), 1, line.size(), stderr);
}

QJsonObject entryJson(const OutboxEntry &entry)
{
    QJsonObject object{{u"command_id"_s, entry.commandId},
                       {u"seq"_s, entry.seq},
                       {u"name"_s, entry.name},
                       {u"args"_s, entry.args},
                       {u"status"_s, toWord(entry.state)},
                       {u"base_rev"_s, entry.baseRev},
                       {u"made_at"_s, entry.madeAt.toString()}};
    if (entry.settledAt.ms > 0)
        object[u"settled_at"_s] = entry.settledAt.toString();
    if (entry.refusal) {
        object[u"code"_s] = refusalName(entry.refusal->code);
        object[u"field"_s] = entry.refusal->field;
        object[u"fact"_s] = entry.refusal->fact;
        object[u"detail"_s] = refusalSentence(*entry.refusal);
    }
    if (entry.warning)
        object[u"warning"_s] =
            QJsonObject{{u"code"_s, refusalName(entry.warning->code)}, {u"detail"_s, refusalSentence(*entry.warning)}};
    return object;
}

} // namespace pw::desk
