// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/apiv2/reseller_words.h"

#include "core/domain/decisions.h"
#include "core/protocol/json_writer.h"

using namespace Qt::StringLiterals;

namespace pw::server::reseller
{
namespace
{

QLatin1StringView typeWord(ServiceType type)
{
    switch (type) {
    case ServiceType::Default:
        return "Default"_L1;
    case ServiceType::Package:
        return "Package"_L1;
    case ServiceType::CustomComments:
        return "Custom Comments"_L1;
    case ServiceType::CustomCommentsPackage:
        return "Custom Comments Package"_L1;
    case ServiceType::Mentions:
        return "Mentions"_L1;
    case ServiceType::MentionsWithHashtags:
        return "Mentions with Hashtags"_L1;
    case ServiceType::MentionsCustomList:
        return "Mentions Custom List"_L1;
    case ServiceType::MentionsHashtag:
        return "Mentions Hashtag"_L1;
    case ServiceType::MentionsUserFollowers:
        return "Mentions User Followers"_L1;
    case ServiceType::MentionsMediaLikers:
        return "Mentions Media Likers"_L1;
    case ServiceType::CommentLikes:
        return "Comment Likes"_L1;
    case ServiceType::CommentReplies:
        return "Comment Replies"_L1;
    case ServiceType::Poll:
        return "Poll"_L1;
    case ServiceType::InvitesFromGroups:
        return "Invites from Groups"_L1;
    case ServiceType::Seo:
        return "SEO"_L1;
    case ServiceType::WebTraffic:
        return "Web Traffic"_L1;
    case ServiceType::Subscriptions:
        return "Subscriptions"_L1;
    }
    Q_UNREACHABLE();
}

QLatin1StringView statusWord(OrderStatus status)
{
    switch (status) {
    case OrderStatus::Pending:
        return "Pending"_L1;
    case OrderStatus::Processing:
        return "Processing"_L1;
    case OrderStatus::InProgress:
        return "In progress"_L1;
    case OrderStatus::Partial:
        return "Partial"_L1;
    case OrderStatus::Completed:
        return "Completed"_L1;
    case OrderStatus::Canceled:
        return "Canceled"_L1;
    }
    Q_UNREACHABLE();
}

QLatin1StringView stateWord(SubscriptionState state)
{
    switch (state) {
    case SubscriptionState::Active:
        return "Active"_L1;
    case SubscriptionState::Paused:
        return "Paused"_L1;
    case SubscriptionState::Completed:
        return "Completed"_L1;
    case SubscriptionState::Expired:
        return "Expired"_L1;
    case SubscriptionState::Canceled:
        return "Canceled"_L1;
    }
    Q_UNREACHABLE();
}

struct ErrorRow {
    RefusalCode code;
    const char *text; ///< %1 stands for the fact
};

constexpr ErrorRow errors[] = {
    {RefusalCode::NotSignedIn, "Invalid API key"},
    {RefusalCode::UserSuspended, "Invalid API key"},
    {RefusalCode::ServiceNotFound, "Incorrect service ID"},
    {RefusalCode::ServiceDisabled, "Incorrect service ID"},
    {RefusalCode::ServiceTypeUnsupported, "Incorrect service ID"},
    {RefusalCode::OrderNotFound, "Incorrect order ID"},
    {RefusalCode::OrderNotRefillable, "Refill is not available for this order"},
    {RefusalCode::RefillTooSoon, "Refill is not available for this order yet"},
    {RefusalCode::OrderNotCancelable, "Cancel is not available for this order"},
    {RefusalCode::TaskOpen, "Already requested for this order"},
    {RefusalCode::LinkMalformed, "Incorrect link"},
    {RefusalCode::QuantityBelowMinimum, "Quantity less than minimal %1"},
    {RefusalCode::QuantityAboveMaximum, "Quantity more than maximum %1"},
    {RefusalCode::InsufficientFunds, "Not enough funds on balance"},
};

} // namespace

std::string servicesAnswer(const QList<CatalogueEntry> &entries)
{
    JsonWriter out;
    out.beginArray();
    for (const CatalogueEntry &entry : entries) {
        const Service &service = entry.service;
        out.beginObject()
            .field("service"_L1, service.id.value)
            .field("name"_L1, service.name)
            .field("type"_L1, typeWord(service.type))
            .field("category"_L1, entry.categoryName)
            .field("rate"_L1, service.rate.toString())
            .field("min"_L1, QString::number(service.min))
            .field("max"_L1, QString::number(service.max))
            .field("refill"_L1, service.refill)
            .field("cancel"_L1, service.cancel)
            .field("dripfeed"_L1, service.dripfeed)
            .endObject();
    }
    out.endArray();
    return out.take();
}

std::string statusAnswer(const Order &order, const QList<OrderId> &runs, const QString &currency)
{
    JsonWriter out;
    // What the order costs as things stand: a partial or cancelled one has given the rest back.
    out.beginObject()
        .field("charge"_L1, order.charge - order.refunded)
        .field("start_count"_L1, QString::number(order.startCount.value_or(0)))
        .field("status"_L1, statusWord(order.status))
        .field("remains"_L1, QString::number(order.remains))
        .field("currency"_L1, currency);
    if (order.dripfeed.isWanted()) {
        out.field("runs"_L1, QString::number(order.dripfeed.runs)).key("orders"_L1).beginArray();
        for (const OrderId run : runs)
            out.value(run.value);
        out.endArray();
    }
    out.endObject();
    return out.take();
}

std::string subscriptionAnswer(const Order &order)
{
    JsonWriter out;
    out.beginObject()
        .field("status"_L1, stateWord(decide::shownState(order)))
        .field("expiry"_L1, subscription::tradeDay(order.fields.value(OrderField::Expiry)))
        .field("posts"_L1, order.fields.value(OrderField::Posts))
        .key("orders"_L1)
        .beginArray();
    for (const OrderId post : order.subscription->posts)
        out.value(post.value);
    out.endArray().endObject();
    return out.take();
}

std::string postAnswer(const Order &post, const Order &subscription, const QString &currency)
{
    const qint64 counted = post.quantity - (decide::isTerminal(post.status) ? post.remains : 0);
    JsonWriter out;
    out.beginObject()
        .field("charge"_L1, shareOf(subscription.charge, counted, subscription.quantity))
        .field("start_count"_L1, QString::number(post.startCount.value_or(0)))
        .field("status"_L1, statusWord(post.status))
        .field("remains"_L1, QString::number(post.remains))
        .field("currency"_L1, currency)
        .field("quantity"_L1, QString::number(post.quantity))
        .endObject();
    return out.take();
}

QLatin1StringView taskWord(TaskStatus status)
{
    switch (status) {
    case TaskStatus::Pending:
        return "Pending"_L1;
    case TaskStatus::InProgress:
        return "In progress"_L1;
    case TaskStatus::Completed:
        return "Completed"_L1;
    case TaskStatus::Rejected:
        return "Rejected"_L1;
    case TaskStatus::Error:
        return "Error"_L1;
    }
    Q_UNREACHABLE();
}

std::string errorAnswer(const QString &error)
{
    JsonWriter out;
    out.beginObject().field("error"_L1, error).endObject();
    return out.take();
}

QString errorOf(const Refusal &refusal)
{
    for (const ErrorRow &row : errors) {
        if (row.code == refusal.code)
            return QString::fromLatin1(row.text).replace("%1"_L1, refusal.fact);
    }
    return u"Incorrect request"_s;
}

} // namespace pw::server::reseller
