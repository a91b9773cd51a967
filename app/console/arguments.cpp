// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "app/console/arguments.h"

#include "ui/shell/navigation.h"

#include <QCommandLineParser>
#include <QDir>
#include <QStandardPaths>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pw::console
{
namespace
{

std::optional<ui::Target> targetOf(const QString &text)
{
    const auto entries = ui::pageEntries();
    const auto found = std::ranges::find(entries, text.section(u'/', 0, 0), &ui::PageEntry::word);
    if (found == entries.end())
        return std::nullopt;
    return ui::Target{.page = found->id, .key = text.section(u'/', 1, 1).toLongLong()};
}

QString pageWords()
{
    QStringList words;
    const auto entries = ui::pageEntries();
    for (const ui::PageEntry &entry : entries)
        words.append(entry.word);
    return words.join(u", "_s);
}

QList<QCommandLineOption> options()
{
    return {
        {u"profile"_s, u"Folder of this desk: its copy of the shop and what is not sent yet."_s, u"DIR"_s},
        {u"server"_s, u"Address of the server."_s, u"URL"_s},
        {u"user"_s, u"Staff name to sign in with."_s, u"NAME"_s},
        {u"password-file"_s, u"Sign in with the first line of this file; the session is not kept."_s, u"FILE"_s},
        {u"offline"_s, u"Do not connect."_s},
        {u"page"_s, u"Page to open: %1; orders/17 opens a row."_s.arg(pageWords()), u"NAME"_s},
        {u"screenshot"_s, u"Save a picture of the window once its data is there, and end."_s, u"FILE"_s},
        {u"theme"_s, u"light or dark, for this run."_s, u"NAME"_s},
    };
}

QString takeChoices(const QCommandLineParser &parser, Arguments &arguments)
{
    if (parser.isSet(u"page"_s)) {
        arguments.page = targetOf(parser.value(u"page"_s));
        if (!arguments.page)
            return u"There is no page "_s + parser.value(u"page"_s);
    }
    if (parser.isSet(u"theme"_s)) {
        const QString theme = parser.value(u"theme"_s);
        if (theme != "light"_L1 && theme != "dark"_L1)
            return u"The theme is light or dark, not "_s + theme;
        arguments.theme = ui::themeFromWord(theme);
    }
    if (!arguments.passwordFile.isEmpty() && (arguments.server.isEmpty() || arguments.user.isEmpty()))
        return u"--password-file needs --server and --user"_s;
    return {};
}

} // namespace

ParsedArguments parseArguments(const QStringList &words)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Panelwright, the console of an SMM panel."_s);
    parser.addOptions(options());
    const auto help = parser.addHelpOption();
    ParsedArguments parsed;
    if (!parser.parse(words) || !parser.positionalArguments().isEmpty()) {
        parsed.problem = parser.errorText().isEmpty()
                             ? QString(u"Not understood: "_s + parser.positionalArguments().join(u' '))
                             : parser.errorText();
        return parsed;
    }
    if (parser.isSet(help)) {
        parsed.help = parser.helpText();
        return parsed;
    }
    Arguments &arguments = parsed.arguments;
    arguments.profileDir = parser.value(u"profile"_s);
    if (arguments.profileDir.isEmpty())
        arguments.profileDir = QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) + u"/profile"_s;
    arguments.profileDir = QDir(arguments.profileDir).absolutePath();
    arguments.server = parser.value(u"server"_s);
    arguments.user = parser.value(u"user"_s);
    arguments.passwordFile = parser.value(u"password-file"_s);
    arguments.offline = parser.isSet(u"offline"_s);
    arguments.screenshot = parser.value(u"screenshot"_s);
    parsed.problem = takeChoices(parser, arguments);
    return parsed;
}

} // namespace pw::console
