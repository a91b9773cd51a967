// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

/// The command lines of panelwright-server. Each takes the words behind its name and returns the exit code:
/// 0 done, 1 refused or found wrong, 2 called wrongly.
namespace pw::server::cli
{

int init(const QStringList &words);
int seed(const QStringList &words);
int serve(const QStringList &words);
int staff(const QStringList &words);
int devices(const QStringList &words);
int quarantine(const QStringList &words);
int verify(const QStringList &words);
int dump(const QStringList &words);
int backup(const QStringList &words);
int restore(const QStringList &words);
int doctor(const QStringList &words);
int migrateShop(const QStringList &words);

/// Finds the command; prints the usage where there is none.
int run(const QStringList &words);

} // namespace pw::server::cli
