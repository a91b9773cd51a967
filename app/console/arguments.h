// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/shell/theme_controller.h"
#include "ui/widgets/page.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace pw::console
{

/// The command line; architecture.md keeps it stable for scripts and packagers.
struct Arguments {
    QString profileDir;
    QString server;
    QString user;
    QString passwordFile;
    bool offline = false;
    std::optional<ui::Target> page; ///< "orders" or "orders/17"
    QString screenshot;             ///< where to save a picture of the window; the program ends after it
    std::optional<ui::ThemeChoice> theme;
};

struct ParsedArguments {
    Arguments arguments;
    QString problem; ///< empty when all is well
    QString help;    ///< set: print it and end
};

[[nodiscard]] ParsedArguments parseArguments(const QStringList &words);

} // namespace pw::console
