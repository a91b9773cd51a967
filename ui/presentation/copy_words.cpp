// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/presentation/copy_words.h"

#include "ui/presentation/words.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace pw::ui
{
namespace
{

constexpr qint64 mega = 1024 * 1024;

class CopyWords
{
    Q_DECLARE_TR_FUNCTIONS(pw::ui::CopyWords)
};

/// A megabyte that has begun counts, so that a small shop is not "0 MB".
QString megabytes(qint64 bytes)
{
    return Words::count((bytes + mega - 1) / mega);
}

QString timeLeft(qint64 seconds)
{
    constexpr qint64 minute = 60;
    if (seconds < 2 * minute)
        return CopyWords::tr("about %1 s left").arg(Words::count(seconds));
    return CopyWords::tr("about %1 min left").arg(Words::count((seconds + minute - 1) / minute));
}

} // namespace

QString copyProgress(const DeskStatus &status)
{
    if (status.bytesToCopy <= 0)
        return {};
    if (status.copiedBytes >= status.bytesToCopy)
        return CopyWords::tr("%1 MB, unpacking").arg(megabytes(status.bytesToCopy));
    const QString done = CopyWords::tr("%1 of %2 MB").arg(megabytes(status.copiedBytes), megabytes(status.bytesToCopy));
    if (status.copySecondsLeft < 0)
        return done;
    return CopyWords::tr("%1, %2", "progress, time left").arg(done, timeLeft(status.copySecondsLeft));
}

NoShopWords noShopWords(const DeskStatus &status)
{
    const bool isComing = status.syncing || status.connection == DeskStatus::Connection::Connecting;
    if (!isComing)
        return {.icon = u"offline"_s,
                .title = CopyWords::tr("The shop is not on this computer yet"),
                .text = CopyWords::tr("It is copied here as soon as this desk is signed in and connected.")};
    const QString progress = copyProgress(status);
    const QString rows = status.pulledRows > 0 ? CopyWords::tr("%1 rows so far.").arg(Words::count(status.pulledRows))
                                               : CopyWords::tr("It is copied to this computer once.");
    return {.icon = u"sync"_s,
            .title = CopyWords::tr("Getting the shop…"),
            .text = progress.isEmpty() ? rows : QString(progress + u'.')};
}

} // namespace pw::ui
