// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/base/instant.h"

#include <QDateTime>

#include <chrono>

using namespace Qt::StringLiterals;

namespace pw
{
namespace
{

void putDigits(char *at, long long number, int width)
{
    for (int i = width - 1; i >= 0; --i, number /= 10)
        at[i] = static_cast<char>('0' + number % 10);
}

} // namespace

/// By hand, since every row of every answer has two of them: QDateTime interprets its pattern anew each time.
QString Instant::toString() const
{
    using namespace std::chrono;
    // The years 1 to 9999: Qt has no year 0, and those of std::chrono end with 32767.
    constexpr qint64 begin = -62'135'596'800'000;
    constexpr qint64 end = 253'402'300'800'000;
    if (ms < begin || ms >= end)
        return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(u"yyyy-MM-ddTHH:mm:ss.zzz'Z'"_s);
    const sys_time<milliseconds> time{milliseconds{ms}};
    const sys_days day = floor<days>(time);
    const year_month_day date{day};
    const hh_mm_ss clock{time - day};
    char text[] = "0000-00-00T00:00:00.000Z";
    putDigits(text, static_cast<int>(date.year()), 4);
    putDigits(text + 5, static_cast<unsigned>(date.month()), 2);
    putDigits(text + 8, static_cast<unsigned>(date.day()), 2);
    putDigits(text + 11, clock.hours().count(), 2);
    putDigits(text + 14, clock.minutes().count(), 2);
    putDigits(text + 17, clock.seconds().count(), 2);
    putDigits(text + 20, clock.subseconds().count(), 3);
    return QString::fromLatin1(text, sizeof text - 1);
}

std::optional<Instant> Instant::parse(QStringView text)
{
    const QDateTime time = QDateTime::fromString(text.toString(), Qt::ISODateWithMs);
    if (!time.isValid())
        return std::nullopt;
    return Instant(time.toMSecsSinceEpoch());
}

} // namespace pw
