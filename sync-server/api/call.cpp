// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/api/call.h"

#include <algorithm>
#include <charconv>

namespace pw::server
{

qint64 Call::number(std::size_t index) const
{
    const std::string &digits = path[index];
    qint64 value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    const bool whole = error == std::errc() && end == digits.data() + digits.size();
    return whole && value > 0 && digits.front() != '0' ? value : 0;
}

Decided<QJsonObject> Call::bodyWith(const QString &name, qint64 value) const
{
    if (body.contains(name))
        return refuse(RefusalCode::FieldUnknown, name);
    QJsonObject args = body;
    args.insert(name, value);
    return args;
}

Decided<QJsonObject> Call::bodyWithPathId(const QString &name, RefusalCode notFound) const
{
    const qint64 value = number(0);
    if (value == 0)
        return refuse(notFound, name);
    return bodyWith(name, value);
}

} // namespace pw::server
