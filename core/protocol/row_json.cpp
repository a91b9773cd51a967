// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/protocol/row_json.h"

#include "core/domain/decisions.h"

#include <QList>

using namespace Qt::StringLiterals;

namespace pw::rowjson
{
namespace
{

void writeUserFields(JsonWriter &out, const User &user, const QString &currency)
{
    out.field("id"_L1, user.id.value)
        .field("username"_L1, user.username)
        .field("email"_L1, user.email)
        .field("balance"_L1, user.balance)
        .field("on_hold"_L1, user.onHold)
        .field("currency"_L1, currency)
        .field("spent"_L1, user.spent)
        .field("orders"_L1, user.orderCount)
        .field("created_at"_L1, user.createdAt);
}

void writeSubscription(JsonWriter &out, const Order &order)
{
    const Subscription &row = *order.subscription;
    out.field("subscription_status"_L1, toWord(decide::shownState(order)))
        .field("posts_made"_L1, row.made)
        .field("posts_done"_L1, row.ended)
        .key("post_orders"_L1)
        .beginArray();
    for (const OrderId post : row.posts)
        out.value(post.value);
    out.endArray();
}

} // namespace

void writeOrder(JsonWriter &out, const Order &order, Audience audience)
{
    out.beginObject().field("id"_L1, order.id.value);
    if (audience == Audience::Staff)
        out.field("user"_L1, order.user.value);
    out.key("service"_L1).beginObject();
    out.field("id"_L1, order.service.value).field("name"_L1, order.serviceName).endObject();
    out.field("link"_L1, order.link).field("quantity"_L1, order.quantity);
    for (auto field = order.fields.constBegin(); field != order.fields.constEnd(); ++field) {
        out.key(toWord(field.key()));
        if (isNumber(field.key()))
            out.value(field.value().toLongLong());
        else
            out.value(field.value());
    }
    if (order.dripfeed.isWanted())
        out.field("runs"_L1, order.dripfeed.runs).field("interval"_L1, order.dripfeed.intervalMinutes);
    if (order.dripfeed.started)
        out.field("runs_started"_L1, order.dripfeed.started).field("runs_done"_L1, order.dripfeed.ended);
    if (order.subscription)
        writeSubscription(out, order);
    if (order.parent.isValid())
        out.field(order.isPost() ? "subscription_order"_L1 : "dripfeed_order"_L1, order.parent.value);
    out.field("charge"_L1, order.charge)
        .field("refunded"_L1, order.refunded)
        .field("start_count"_L1, order.startCount)
        .field("remains"_L1, order.remains)
        .field("status"_L1, toWord(order.status))
        .field("created_at"_L1, order.createdAt)
        .field("updated_at"_L1, order.updatedAt);
    if (audience == Audience::Staff)
        out.field("placed_via"_L1, order.placedVia).field("rev"_L1, order.rev);
    out.endObject();
}

void writeTask(JsonWriter &out, const OrderTask &task, Audience audience)
{
    out.beginObject()
        .field("id"_L1, task.id.value)
        .field("order"_L1, task.order.value)
        .field("kind"_L1, toWord(task.kind))
        .field("status"_L1, toWord(task.status))
        .field("created_at"_L1, task.createdAt)
        .field("updated_at"_L1, task.updatedAt);
    if (audience == Audience::Staff)
        out.field("user"_L1, task.user.value)
            .field("requested_by"_L1, task.requestedBy)
            .field("problem"_L1, task.problem)
            .field("rev"_L1, task.rev);
    out.endObject();
}

void writeService(JsonWriter &out, const Service &service, const QString &categoryName, Audience audience)
{
    out.beginObject().field("id"_L1, service.id.value).field("name"_L1, service.name);
    out.field("type"_L1, toWord(service.type)).key("category"_L1).beginObject();
    out.field("id"_L1, service.category.value).field("name"_L1, categoryName).endObject();
    out.field("rate"_L1, service.rate.toString())
        .field("min"_L1, service.min)
        .field("max"_L1, service.max)
        .field("refill"_L1, service.refill)
        .field("cancel"_L1, service.cancel)
        .field("dripfeed"_L1, service.dripfeed)
        .field("description"_L1, service.description)
        .key("average_time"_L1);
    if (service.averageMinutes > 0)
        out.value(service.averageMinutes);
    else
        out.null();
    if (audience == Audience::Staff)
        out.field("enabled"_L1, service.enabled)
            .field("position"_L1, service.position)
            .field("updated_at"_L1, service.updatedAt)
            .field("rev"_L1, service.rev);
    out.endObject();
}

void writeCategory(JsonWriter &out, const Category &category)
{
    out.beginObject()
        .field("id"_L1, category.id.value)
        .field("name"_L1, category.name)
        .field("position"_L1, category.position)
        .field("enabled"_L1, category.enabled)
        .endObject();
}

void writeUser(JsonWriter &out, const User &user, const QString &currency, Audience audience)
{
    out.beginObject();
    writeUserFields(out, user, currency);
    if (audience == Audience::Staff)
        out.field("state"_L1, toWord(user.state))
            .field("suspend_reason"_L1, user.suspendReason)
            .field("note"_L1, user.note)
            .field("discount"_L1, user.discount.toString())
            .field("updated_at"_L1, user.updatedAt)
            .field("rev"_L1, user.rev);
    out.endObject();
}

void writeOwnUser(JsonWriter &out, const User &user, const QString &currency, const AccountGuard &guard)
{
    out.beginObject();
    writeUserFields(out, user, currency);
    out.field("email_confirmed"_L1, guard.emailConfirmed).field("two_factor"_L1, guard.secondFactor).endObject();
}

void writeTicketHead(JsonWriter &out, const Ticket &ticket, Audience audience)
{
    out.beginObject().field("id"_L1, ticket.id.value);
    if (audience == Audience::Staff)
        out.field("user"_L1, ticket.user.value);
    out.field("type"_L1, toWord(ticket.type)).field("subject"_L1, ticket.subject).key("order_ids"_L1).beginArray();
    for (const QStringView id : QStringView(ticket.orderIds).split(u',', Qt::SkipEmptyParts))
        out.value(id.toLongLong());
    out.endArray()
        .field("status"_L1, toWord(ticket.status))
        .field("read"_L1, ticket.readByStaff)
        .field("message_count"_L1, ticket.messageCount)
        .field("created_at"_L1, ticket.createdAt)
        .field("updated_at"_L1, ticket.updatedAt);
    if (audience == Audience::Staff)
        out.field("rev"_L1, ticket.rev);
}

void writeMessages(JsonWriter &out, const QList<TicketMessage> &messages)
{
    out.key("messages"_L1).beginArray();
    for (const TicketMessage &message : messages) {
        out.beginObject().field("id"_L1, message.id.value).field("author_kind"_L1, toWord(message.authorKind));
        out.key("label"_L1);
        // Saying that a machine wrote it is a duty towards the customer (tickets.md).
        if (message.authorKind == AuthorKind::Ai)
            out.value("Replied by AI"_L1);
        else if (message.authorKind == AuthorKind::Automatic)
            out.value("Automatic reply"_L1);
        else
            out.value(message.authorName);
        out.field("text"_L1, message.text).field("created_at"_L1, message.createdAt).endObject();
    }
    out.endArray();
}

void writeStaff(JsonWriter &out, const Staff &staff, std::optional<bool> secondFactor)
{
    out.beginObject()
        .field("id"_L1, staff.id.value)
        .field("name"_L1, staff.name)
        .field("role"_L1, toWord(staff.role))
        .field("enabled"_L1, staff.enabled)
        .field("created_at"_L1, staff.createdAt);
    if (secondFactor)
        out.field("two_factor"_L1, *secondFactor);
    out.endObject();
}

void writePayout(JsonWriter &out, const Payout &payout, Audience audience)
{
    out.beginObject().field("id"_L1, payout.id.value);
    if (audience == Audience::Staff)
        out.field("user"_L1, payout.user.value);
    out.field("amount"_L1, payout.amount)
        .field("state"_L1, toWord(payout.state))
        .field("reason"_L1, payout.reason)
        .field("created_at"_L1, payout.createdAt)
        .key("decided_at"_L1);
    if (payout.decidedAt.ms == 0)
        out.null();
    else
        out.value(payout.decidedAt);
    out.endObject();
}

void writeChildPanel(JsonWriter &out, const ChildPanel &panel, Audience audience)
{
    out.beginObject().field("id"_L1, panel.id.value);
    if (audience == Audience::Staff)
        out.field("user"_L1, panel.user.value);
    out.field("domain"_L1, panel.domain)
        .field("currency"_L1, panel.currency)
        .field("state"_L1, toWord(panel.state))
        .field("reason"_L1, panel.reason)
        .field("price"_L1, panel.price)
        .field("auto_renew"_L1, panel.autoRenew)
        .field("months"_L1, panel.months)
        .key("paid_until"_L1);
    if (panel.paidUntil.ms == 0)
        out.null();
    else
        out.value(panel.paidUntil);
    out.field("created_at"_L1, panel.createdAt);
    if (audience == Audience::Staff)
        out.field("updated_at"_L1, panel.updatedAt);
    out.endObject();
}

void writeTransfer(JsonWriter &out, const Transfer &transfer, Audience audience)
{
    // A customer reads his own account: what leaves it is negative.
    const bool leaves = transfer.debit == account::customer(transfer.user);
    const bool customer = audience == Audience::Customer;
    out.beginObject()
        .field("id"_L1, transfer.id.value)
        .field("kind"_L1, toWord(transfer.kind))
        .field("amount"_L1, customer && leaves ? -transfer.amount : transfer.amount)
        .key("order"_L1);
    if (transfer.order.isValid())
        out.value(transfer.order.value);
    else
        out.null();
    out.field("memo"_L1, transfer.memo).field("created_at"_L1, transfer.createdAt);
    if (!customer)
        out.field("user"_L1, transfer.user.value)
            .field("debit"_L1, transfer.debit)
            .field("credit"_L1, transfer.credit)
            .field("actor"_L1, transfer.actor)
            .field("key"_L1, transfer.key)
            .field("rev"_L1, transfer.rev);
    out.endObject();
}

} // namespace pw::rowjson
