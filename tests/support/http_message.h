// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QList>

namespace pw::test
{

/// Bytes of one message of HTTP/1.1, in the order in which they came.
struct MessagePart {
    QByteArray bytes;
    bool begins = false; ///< the first bytes of a message; holds its whole head
    bool ends = false;   ///< the last bytes
};

/// Finds where messages begin and end in one direction of a connection. A head comes out in one piece. What has neither
/// a length nor a known end, such as a stream of events, comes out as parts of a message that does not end.
class MessageStream
{
public:
    [[nodiscard]] QList<MessagePart> feed(const QByteArray &bytes);

private:
    QByteArray m_head; ///< not complete yet
    qint64 m_left = 0; ///< of the body; -1 = for ever
    bool m_inBody = false;
};

} // namespace pw::test
