// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/faults/strace.h"

#include "tests/support/sanitized.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QMap>
#include <QProcess>
#include <QRegularExpression>
#include <QThread>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pw::test
{
namespace
{

/// Everything that changes a file, a name in a folder or what the other side hears.
/// Those with a question mark are not there on every kind of machine.
const QString writeLike = u"write,pwrite64,writev,pwritev,?pwritev2,sendto,sendmsg,sendmmsg,fsync,fdatasync,"
                          "?sync_file_range,ftruncate,fallocate,?rename,?renameat,renameat2,?link,linkat,?unlink,"
                          "unlinkat,?mkdir,mkdirat,openat"_s;

/// Without --seccomp-bpf: strace 6.1 does not inject the signal then, and everything would seem to survive.
QStringList traced(const QStringList &words)
{
    return QStringList{u"strace"_s, u"-D"_s, u"-f"_s, u"-q"_s} + tracedEnvironment() + words;
}

/// The tracer outlives the program by a moment, and its last line is about the end of the program's first thread.
QList<QByteArray> wholeLog(const QString &log)
{
    const QDeadlineTimer deadline(10'000);
    QList<QByteArray> lines;
    do {
        QFile file(log);
        lines = file.open(QIODevice::ReadOnly) ? file.readAll().split('\n') : QList<QByteArray>{QByteArray()};
        const QByteArray end = lines.first().split(' ').first() + " +++ ";
        if (std::ranges::any_of(lines, [&end](const QByteArray &line) { return line.startsWith(end); }))
            return lines;
        QThread::msleep(20);
    } while (!deadline.hasExpired());
    return lines;
}

/// Whether the call, with the names of its files, changes nothing that outlives the program: one thread waking another,
/// and SQLite's index of its log, which is made anew.
bool isInside(const QString &arguments)
{
    return arguments.contains(u"<anon_inode:"_s) || arguments.contains(u"-shm>"_s);
}

} // namespace

bool strace::works()
{
    QProcess process;
    process.start(u"strace"_s, {u"-f"_s, u"-qq"_s, u"-o"_s, u"/dev/null"_s, u"true"_s});
    return process.waitForFinished() && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
}

QStringList strace::counting(const QString &log)
{
    return traced({u"-y"_s, u"-o"_s, log, u"-e"_s, u"trace="_s + writeLike});
}

QStringList strace::killing(const KillPoint &point)
{
    return traced({u"-o"_s, u"/dev/null"_s, u"-e"_s, u"trace="_s + point.call, u"-e"_s,
                   u"inject=%1:signal=KILL:when=%2"_s.arg(point.call).arg(point.ordinal)});
}

QList<KillPoint> strace::points(const QString &log)
{
    static const QRegularExpression begun(u"^(\\d+) +(\\w+)\\((.*)$"_s);
    QMap<QString, QMap<QString, int>> counts; // call -> thread -> so far
    QMap<QString, int> deepest;
    QList<KillPoint> found;
    for (const QByteArray &line : wholeLog(log)) {
        const auto match = begun.match(QString::fromUtf8(line));
        if (!match.hasMatch())
            continue;
        const QString call = match.captured(2);
        const int ordinal = ++counts[call][match.captured(1)];
        const bool makes = call != u"openat" || match.captured(3).contains(u"O_CREAT"_s);
        // Another thread has been here: the first one to come is the one that dies.
        if (ordinal <= deepest[call] || !makes)
            continue;
        deepest[call] = ordinal;
        found << KillPoint{call, ordinal, !isInside(match.captured(3)), match.captured(3).section(u'>', 0, 0)};
    }
    return found;
}

QList<KillPoint> spread(const QList<KillPoint> &points, int count, quint32 seed)
{
    if (count <= 0)
        return points;
    QList<QList<KillPoint>> runs;
    for (const KillPoint &point : points) {
        if (!point.isLasting)
            continue;
        if (runs.isEmpty() || runs.last().last().call != point.call || runs.last().last().what != point.what)
            runs.emplaceBack();
        runs.last() << point;
    }
    QList<KillPoint> chosen;
    const qsizetype wanted = std::min<qsizetype>(count, runs.size());
    for (qsizetype i = 0; i < wanted; ++i) {
        const QList<KillPoint> &run = runs[(seed + i * runs.size() / wanted) % runs.size()];
        chosen << run[seed % run.size()];
    }
    return chosen;
}

} // namespace pw::test
