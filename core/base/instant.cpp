// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/base/instant.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace pw
{

QString Instant::toString() const
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(u"yyyy-MM-ddTHH:mm:ss.zzz'Z'"_s);
}

std::optional<Instant> Instant::parse(QStringView text)
{
    const QDateTime time = QDateTime::fromString(text.toString(), Qt::ISODateWithMs);
    if (!time.isValid())
        return std::nullopt;
    return Instant(time.toMSecsSinceEpoch());
}

} // namespace pw
