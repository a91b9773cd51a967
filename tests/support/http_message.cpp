// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/support/http_message.h"

#include <algorithm>

namespace pw::test
{
namespace
{

/// -1 where the body ends with the connection.
qint64 bodyLength(const QByteArray &head)
{
    const QByteArray lower = head.toLower();
    if (lower.contains("\r\ntransfer-encoding:") || lower.contains("\r\ncontent-type: text/event-stream"))
        return -1;
    const qsizetype field = lower.indexOf("\r\ncontent-length:");
    if (field < 0)
        return 0;
    const qsizetype begin = lower.indexOf(':', field) + 1;
    return lower.mid(begin, lower.indexOf('\r', begin) - begin).trimmed().toLongLong();
}

} // namespace

QList<MessagePart> MessageStream::feed(const QByteArray &bytes)
{
    QList<MessagePart> parts;
    QByteArray rest = bytes;
    while (!rest.isEmpty()) {
        if (!m_inBody) {
            m_head += rest;
            const qsizetype end = m_head.indexOf("\r\n\r\n");
            if (end < 0)
                return parts;
            rest = m_head.mid(end + 4);
            m_head.truncate(end + 4);
            m_left = bodyLength(m_head);
            m_inBody = m_left != 0;
            parts << MessagePart{.bytes = m_head, .begins = true, .ends = !m_inBody};
            m_head.clear();
            continue;
        }
        const qint64 size = m_left < 0 ? rest.size() : std::min<qint64>(m_left, rest.size());
        m_left -= m_left < 0 ? 0 : size;
        m_inBody = m_left != 0;
        parts << MessagePart{.bytes = rest.left(size), .begins = false, .ends = !m_inBody};
        rest.remove(0, size);
    }
    return parts;
}

} // namespace pw::test
