// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/cli/command_line.h"

#include <QFile>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace pw::server::cli
{

CommandLine::CommandLine(const QStringList &words, const QStringList &options, const QStringList &flags)
{
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString &word = words[i];
        if (!word.startsWith("--"_L1)) {
            m_positional << word;
        } else if (flags.contains(word.sliced(2))) {
            m_values.insert(word.sliced(2), {QString()});
        } else if (options.contains(word.sliced(2)) && i + 1 < words.size()) {
            m_values[word.sliced(2)] << words[++i];
        } else {
            complain(u"panelwright-server: "_s + word +
                     (options.contains(word.sliced(2)) ? u" wants a value"_s : u" is not known here"_s));
            m_ok = false;
        }
    }
}

void say(const QString &line)
{
    std::fputs(QString(line + u'\n').toUtf8().constData(), stdout);
    std::fflush(stdout);
}

void complain(const QString &line)
{
    std::fputs(QString(line + u'\n').toUtf8().constData(), stderr);
}

std::optional<Secret> readPassword(const QString &file)
{
    QFile in(file);
    if (!in.open(QIODevice::ReadOnly)) {
        complain(u"panelwright-server: cannot read "_s + file);
        return std::nullopt;
    }
    QByteArray line = in.readLine();
    while (line.endsWith('\n') || line.endsWith('\r'))
        line.chop(1);
    return Secret(QString::fromUtf8(line));
}

} // namespace pw::server::cli
