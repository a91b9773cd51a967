// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/features/tickets/actions.h"

#include "ui/presentation/words.h"

#include <QCoreApplication>
#include <QLineEdit>
#include <QPlainTextEdit>

using namespace Qt::StringLiterals;

namespace pw::ui::ticket_actions
{
namespace
{

struct Text {
    Q_DECLARE_TR_FUNCTIONS(TicketActions)
};

} // namespace

void reply(const UiContext &ui, TicketId ticket, const QString &text, QObject *context,
           std::function<void(const QString &)> done)
{
    ui.commands.run({u"ReplyTicket"_s, {{u"ticket"_s, ticket.value}, {u"text"_s, text}}}, context, std::move(done));
}

void editReply(const UiContext &ui, const Ticket &ticket, QWidget *parent, const Draft &draft)
{
    auto *dialog =
        new FormDialog(ui.commands, Text::tr("Reply to ticket %1").arg(Words::number(ticket.id.value)), parent);
    dialog->setObjectName(u"editReply"_s);
    dialog->setReplaces(draft);
    dialog->setMinimumWidth(520);
    dialog->addFixed(Text::tr("Subject"), u"subject"_s, ticket.subject);
    auto *text = dialog->addText(Text::tr("Text"), u"text"_s, draft.text(u"text"_s));
    text->setFixedHeight(160);
    dialog->setAccept(Text::tr("Send reply"), false, [=]() -> FormAnswer {
        const QString typed = text->toPlainText().trimmed();
        if (typed.isEmpty())
            return fail(Text::tr("Write a reply first."));
        return CommandCall{u"ReplyTicket"_s, {{u"ticket"_s, ticket.id.value}, {u"text"_s, typed}}};
    });
    dialog->open();
}

void setStatus(const UiContext &ui, TicketId ticket, TicketStatus status)
{
    ui.commands.run({u"SetTicketStatus"_s, {{u"ticket"_s, ticket.value}, {u"status"_s, toWord(status)}}});
}

void markRead(const UiContext &ui, TicketId ticket)
{
    ui.commands.run({u"MarkTicketRead"_s, {{u"ticket"_s, ticket.value}}});
}

} // namespace pw::ui::ticket_actions
