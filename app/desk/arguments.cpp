// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "app/desk/arguments.h"

#include <QCommandLineParser>
#include <QHash>

using namespace Qt::StringLiterals;

namespace pw::desk
{
namespace
{

/// How many operands each verb takes.
const QHash<QString, qsizetype> &verbs()
{
    static const QHash<QString, qsizetype> table{{u"login"_s, 0},  {u"logout"_s, 0},  {u"pull"_s, 0},  {u"push"_s, 0},
                                                 {u"sync"_s, 0},   {u"status"_s, 0},  {u"dump"_s, 0},  {u"list"_s, 1},
                                                 {u"do"_s, 2},     {u"dismiss"_s, 1}, {u"drop"_s, 1},  {u"retry"_s, 1},
                                                 {u"export"_s, 1}, {u"import"_s, 1},  {u"watch"_s, 0}, {u"shell"_s, 0}};
    return table;
}

ParsedArguments wrong(const QString &detail)
{
    return {.arguments = {}, .problem = Problem{u"usage"_s, detail}, .wantsHelp = false};
}

std::optional<QString> readWhere(const QStringList &values, Arguments &arguments)
{
    for (const QString &value : values) {
        const qsizetype equals = value.indexOf(u'=');
        if (equals < 1)
            return u"--where takes FIELD=VALUE."_s;
        arguments.where.append({value.left(equals), value.mid(equals + 1)});
    }
    return std::nullopt;
}

} // namespace

QString usage()
{
    return uR"(panelwright-desk --profile DIR [--passphrase-file FILE] [--offline] VERB
  login --server URL --user NAME --password-file FILE [--otp CODE]
  logout
  pull | push | sync | status | dump
  list orders|services|users|tickets|transactions|announcements|pages|child-panels|pending [--confirmed] [--where FIELD=VALUE]... [--limit N, 0 = all]
  do NAME ARGS_JSON
  retry COMMAND_ID | drop COMMAND_ID | dismiss COMMAND_ID
  export FILE | import FILE
  watch [--limit N]                 a line for each change that arrives, until N are printed
  shell      stays, keeps itself current, and answers each JSON line of stdin with one line, until stdin ends:
             {"do":NAME,"args":{...}} {"sync":true} {"pending":true} {"dismiss":COMMAND_ID} {"online":true|false}
             {"status":true}; an "id" comes back with the answer
With --passphrase-file the profile is encrypted, and opens with the first line of FILE from then on.
JSON lines on stdout; a problem is one JSON line on stderr and an exit code that is not 0.
)"_s;
}

ParsedArguments parseArguments(const QStringList &commandLine)
{
    QCommandLineParser parser;
    parser.addOptions({{u"profile"_s, {}, u"dir"_s},
                       {u"server"_s, {}, u"url"_s},
                       {u"user"_s, {}, u"name"_s},
                       {u"password-file"_s, {}, u"file"_s},
                       {u"otp"_s, {}, u"code"_s},
                       {u"passphrase-file"_s, {}, u"file"_s},
                       {u"where"_s, {}, u"field=value"_s},
                       {u"limit"_s, {}, u"n"_s},
                       {u"confirmed"_s, {}},
                       {u"offline"_s, {}},
                       {u"help"_s, {}}});
    if (!parser.parse(commandLine))
        return wrong(parser.errorText());
    ParsedArguments parsed;
    parsed.wantsHelp = parser.isSet(u"help"_s);
    if (parsed.wantsHelp)
        return parsed;
    Arguments &arguments = parsed.arguments;
    arguments.profileDir = parser.value(u"profile"_s);
    arguments.operands = parser.positionalArguments();
    if (arguments.profileDir.isEmpty() || arguments.operands.isEmpty())
        return wrong(u"--profile DIR and a verb are needed; see --help."_s);
    arguments.verb = arguments.operands.takeFirst();
    const auto verb = verbs().constFind(arguments.verb);
    if (verb == verbs().constEnd() || arguments.operands.size() != *verb)
        return wrong(u"'%1' is not a verb with these operands; see --help."_s.arg(arguments.verb));
    arguments.offline = parser.isSet(u"offline"_s);
    arguments.confirmed = parser.isSet(u"confirmed"_s);
    arguments.server = parser.value(u"server"_s);
    arguments.user = parser.value(u"user"_s);
    arguments.passwordFile = parser.value(u"password-file"_s);
    arguments.otp = parser.value(u"otp"_s);
    arguments.passphraseFile = parser.value(u"passphrase-file"_s);
    if (const auto problem = readWhere(parser.values(u"where"_s), arguments))
        return wrong(*problem);
    if (arguments.verb == u"watch")
        arguments.limit = 0;
    if (parser.isSet(u"limit"_s)) {
        bool isNumber = false;
        arguments.limit = parser.value(u"limit"_s).toInt(&isNumber);
        if (!isNumber || arguments.limit < 0)
            return wrong(u"--limit takes a whole number, 0 for all."_s);
    }
    return parsed;
}

} // namespace pw::desk
