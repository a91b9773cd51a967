// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/cli/cli.h"

#include <QCoreApplication>

int main(int argc, char *argv[])
{
    // Qt Sql finds its driver through the application object; there is no event loop.
    const QCoreApplication application(argc, argv);
    return pw::server::cli::run(QCoreApplication::arguments().sliced(1));
}
