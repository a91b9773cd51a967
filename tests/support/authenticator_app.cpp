// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/support/authenticator_app.h"

#include <QDateTime>
#include <QProcess>
#include <QThread>

using namespace Qt::StringLiterals;

namespace pw::test
{
namespace
{

constexpr qint64 stepSeconds = 30;

} // namespace

QString codeOf(const QString &secret, int steps)
{
    QProcess app;
    const QDateTime then = QDateTime::currentDateTimeUtc().addSecs(stepSeconds * steps);
    app.start(u"oathtool"_s,
              {u"--totp"_s, u"--base32"_s, u"--now"_s, then.toString(u"yyyy-MM-dd hh:mm:ss 'UTC'"_s), secret});
    return app.waitForFinished() ? QString::fromLatin1(app.readAllStandardOutput().trimmed()) : QString();
}

void waitForRoom(int seconds)
{
    const qint64 within = QDateTime::currentSecsSinceEpoch() % stepSeconds;
    if (within > stepSeconds - seconds)
        QThread::msleep(static_cast<unsigned long>((stepSeconds - within) * 1000 + 200));
}

} // namespace pw::test
