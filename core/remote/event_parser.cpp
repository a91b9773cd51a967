// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/remote/event_parser.h"

#include "core/protocol/field_reader.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace pw
{
namespace
{

constexpr QByteArrayView byteOrderMark("\xEF\xBB\xBF", 3);
/// What JSON's numbers hold exactly.
constexpr qint64 maxRevision = 1LL << 53;

std::optional<qint64> revisionIn(const QByteArray &data)
{
    const auto object = parseJsonObject(data);
    if (!object)
        return std::nullopt;
    const QJsonValue value = object->value("rev"_L1);
    const qint64 rev = value.toInteger(-1);
    if (!value.isDouble() || rev < 0 || rev > maxRevision)
        return std::nullopt;
    return rev;
}

} // namespace

bool EventParser::feed(QByteArrayView bytes)
{
    for (const char c : bytes) {
        if (m_broken)
            return false;
        // A line ends with \r, \n, or both, which is one end.
        const bool secondHalf = c == '\n' && m_afterReturn;
        m_afterReturn = c == '\r';
        if (secondHalf)
            continue;
        if (c == '\n' || c == '\r')
            endLine();
        else if (m_line.size() < maxBytes)
            m_line.append(c);
        else
            m_broken = true;
    }
    return !m_broken;
}

void EventParser::endLine()
{
    const QByteArray line = std::exchange(m_line, {});
    QByteArrayView text = line;
    if (std::exchange(m_atStart, false) && text.startsWith(byteOrderMark))
        text = text.sliced(byteOrderMark.size());
    if (text.isEmpty()) {
        endEvent();
        return;
    }
    const qsizetype colon = text.indexOf(':');
    const QByteArrayView name = colon < 0 ? text : text.first(colon);
    QByteArrayView value = colon < 0 ? QByteArrayView() : text.sliced(colon + 1);
    if (value.startsWith(' '))
        value = value.sliced(1);
    if (name == "event") {
        m_otherKind = !value.isEmpty() && value != "message";
    } else if (name == "data") {
        if (m_data.size() + value.size() >= maxBytes) {
            m_broken = true;
            return;
        }
        m_data.append(value).append('\n');
    }
}

void EventParser::endEvent()
{
    const QByteArray data = std::exchange(m_data, {});
    if (std::exchange(m_otherKind, false) || data.isEmpty())
        return;
    const auto rev = revisionIn(data);
    if (rev)
        m_revision = rev;
    else
        m_broken = true;
}

std::optional<qint64> EventParser::takeRevision()
{
    return std::exchange(m_revision, std::nullopt);
}

} // namespace pw
