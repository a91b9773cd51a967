// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/domain/ticket.h"

#include <QList>
#include <QWidget>

class QVBoxLayout;

namespace pw
{
class Clock;
}

namespace pw::ui
{

/// The messages of a ticket as a conversation: the customer's at the left, the shop's at the right, each with who wrote
/// it.
class ThreadView final : public QWidget
{
    Q_OBJECT

public:
    explicit ThreadView(const Clock &clock, QWidget *parent = nullptr);

    /// True when there is something new to see.
    bool show(const QList<TicketMessage> &messages, qint64 confirmedRev);

private:
    QWidget *makeBubble(const TicketMessage &message, bool isAhead);

    const Clock &m_clock;
    QVBoxLayout *m_layout;
    QList<QWidget *> m_bubbles;
    QList<qint64> m_shown; ///< what stands here: ids, and whether each is confirmed
};

} // namespace pw::ui
