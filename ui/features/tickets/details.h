// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/features/tickets/model.h"
#include "ui/widgets/details_pane.h"

#include <QHash>

#include <optional>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace pw::ui
{

class ThreadView;

/// One ticket as a conversation, with the reply box below. Opening it marks it read.
class TicketDetails final : public DetailsPane
{
    Q_OBJECT

public:
    explicit TicketDetails(const UiContext &ui, QWidget *parent = nullptr);

protected:
    void load(qint64 key, quint64 turn) override;
    void clear() override;

private:
    struct Facts {
        TicketRow row;
        QList<TicketMessage> messages;
    };
    QWidget *makeReplyBox();
    void show(const Facts &facts);
    void markRead();
    void showOrders(const Ticket &ticket);
    void sendReply();
    void switchStatus();
    void scrollToEnd();

    std::optional<TicketRow> m_row;
    qint64 m_draftKey = 0;
    qint64 m_markedKey = 0;
    QHash<qint64, QString> m_drafts; ///< what was typed and not sent, for each ticket
    QPushButton *m_close;
    QPushButton *m_customer;
    QPushButton *m_order;
    ThreadView *m_thread;
    QPlainTextEdit *m_reply;
    QPushButton *m_send;
    QLabel *m_trouble;
};

} // namespace pw::ui
