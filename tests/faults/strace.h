// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace pw::test
{

/// The moment before one call into the kernel that could leave something behind: the `ordinal`th of its name. strace
/// counts for each thread on its own, and the first thread that gets there dies, with the whole program.
struct KillPoint {
    QString call;
    int ordinal = 0;
    bool isLasting = true; ///< changes something that outlives the program
    QString what;          ///< the file or connection, where the call names one

    [[nodiscard]] QString name() const { return call + QLatin1Char('#') + QString::number(ordinal); }
};

/// strace around a program that stays the direct child of whoever starts it (-D), so that signals and exit codes are
/// the program's own.
namespace strace
{

/// Whether this machine lets us trace at all.
[[nodiscard]] bool works();
/// Words before a program: notes every write-like call in `log`.
[[nodiscard]] QStringList counting(const QString &log);
/// Words before a program: kill -9 instead of the call.
[[nodiscard]] QStringList killing(const KillPoint &point);
/// What there was to kill in a run with counting(): every write-like call, of openat only those that make a file.
[[nodiscard]] QList<KillPoint> points(const QString &log);

} // namespace strace

/// A sample: of each run of the same calls on the same file one, which the seed chooses, and of these `count`, spread
/// evenly; as many as there are where that is fewer. A page of a database is like the next one, while the moments
/// between two commits are few. All points where count is 0.
[[nodiscard]] QList<KillPoint> spread(const QList<KillPoint> &points, int count, quint32 seed);

} // namespace pw::test
