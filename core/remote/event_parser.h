// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace pw
{

/// Reads a text/event-stream of `data: {"rev":N}`, in pieces of any size and from a server that may be hostile. Memory
/// is bounded by one line. Kinds of events and fields that a newer server may add are passed over.
class EventParser
{
public:
    /// Of a line, and of an event's data in all.
    static constexpr qsizetype maxBytes = 4096;

    /// False once something came that no server of ours says; nothing more is read then.
    [[nodiscard]] bool feed(QByteArrayView bytes);
    /// The last revision that was read since this was asked before. Only the newest counts.
    [[nodiscard]] std::optional<qint64> takeRevision();

private:
    void endLine();
    void endEvent();

    QByteArray m_line;
    QByteArray m_data;
    std::optional<qint64> m_revision;
    bool m_otherKind = false; ///< the event that is being read has a name, so it is not a revision
    bool m_afterReturn = false;
    bool m_atStart = true;
    bool m_broken = false;
};

} // namespace pw
