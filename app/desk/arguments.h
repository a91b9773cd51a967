// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "app/desk/output.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>
#include <utility>

namespace pw::desk
{

/// The command line, read.
struct Arguments {
    QString profileDir;
    QString verb;
    QStringList operands; ///< what follows the verb
    bool offline = false;
    bool confirmed = false;
    QString server;
    QString user;
    QString passwordFile;
    QString otp;            ///< a code of the second factor; empty: none
    QString passphraseFile; ///< empty: the profile is plain
    QList<std::pair<QString, QString>> where;
    int limit = 50; ///< 0 = all
};

struct ParsedArguments {
    Arguments arguments;
    std::optional<Problem> problem;
    bool wantsHelp = false;
};

[[nodiscard]] ParsedArguments parseArguments(const QStringList &commandLine);
[[nodiscard]] QString usage();

} // namespace pw::desk
