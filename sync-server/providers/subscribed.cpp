// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/providers/subscribed.h"

#include "core/commands/child_order.h"
#include "core/commands/subscription.h"
#include "core/storage/forward_store.h"
#include "core/storage/order_store.h"
#include "core/storage/provider_store.h"
#include "sync-server/providers/forwarding.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pw::server::providers
{
namespace
{

/// Notes the posts that are new. What is wrong with the list, for the owner; empty where nothing is.
QString notePosts(CommandContext &context, const OrderForward &forward, const Order &order, const UpstreamPosts &posts)
{
    SubscriptionStore store(context.db);
    Subscription row = *order.subscription;
    const qint64 wanted = termsOf(order.fields).posts;
    const qint64 before = row.awaited;
    QString trouble;
    for (const UpstreamId &id : posts.ids) {
        const UpstreamRef ref{forward.provider, id};
        if (const auto known = store.named(ref)) {
            if (known->parent != order.id)
                trouble = u"the provider names %1, which is a post of order %2"_s.arg(id).arg(known->parent.value);
        } else if (store.isHandedOn(ref)) {
            trouble = u"the provider names %1, which is another order of ours"_s.arg(id);
        } else if (row.made + row.awaited >= wanted) {
            trouble = u"the provider names more posts than the %1 that were ordered"_s.arg(wanted);
        } else {
            store.namePost(ref, order.id, context.stamp.now);
            ++row.awaited;
        }
    }
    if (row.awaited != before)
        store.update(order.id, row, context.stamp);
    return trouble;
}

/// What the provider's state ends, where it does.
std::optional<SubscriptionState> endIn(UpstreamStatus status)
{
    switch (status) {
    case UpstreamStatus::Completed:
        return SubscriptionState::Completed;
    case UpstreamStatus::Expired:
        return SubscriptionState::Expired;
    case UpstreamStatus::Canceled:
    case UpstreamStatus::Refunded:
        return SubscriptionState::Canceled;
    case UpstreamStatus::Pending:
    case UpstreamStatus::Processing:
    case UpstreamStatus::InProgress:
    case UpstreamStatus::Paused:
    case UpstreamStatus::Partial:
    case UpstreamStatus::Failed:
    case UpstreamStatus::Unknown:
        return std::nullopt;
    }
    Q_UNREACHABLE();
}

bool isRunning(UpstreamStatus status)
{
    return status == UpstreamStatus::Pending || status == UpstreamStatus::Processing ||
           status == UpstreamStatus::InProgress || status == UpstreamStatus::Paused;
}

/// Why a person has to look before the subscription ends; empty where its posts add up.
QString doubtAt(SubscriptionState end, const Order &order, const UpstreamOrder &said, const QString &trouble)
{
    if (!said.posts.isWhole)
        return u"the provider says “%1”, but not with which posts"_s.arg(said.statusText);
    if (!trouble.isEmpty())
        return trouble;
    const Subscription &row = *order.subscription;
    const qint64 known = row.made + row.awaited;
    const qint64 wanted = termsOf(order.fields).posts;
    if (said.posts.ids.size() < known)
        return u"the provider says “%1” with fewer posts than before"_s.arg(said.statusText);
    if (end == SubscriptionState::Completed && known < wanted)
        return u"the provider says “%1” with %2 of %3 posts"_s.arg(said.statusText).arg(known).arg(wanted);
    return {};
}

void goOn(CommandContext &context, const Order &order, UpstreamStatus status)
{
    Subscription row = *order.subscription;
    const SubscriptionState state =
        status == UpstreamStatus::Paused ? SubscriptionState::Paused : SubscriptionState::Active;
    if (!row.isClosed() && row.state != state) {
        row.state = state;
        SubscriptionStore(context.db).update(order.id, row, context.stamp);
    }
    const bool hasBegun = status == UpstreamStatus::InProgress || status == UpstreamStatus::Paused;
    if (hasBegun && order.status != OrderStatus::InProgress)
        commands::moveTo(context, order, {.status = OrderStatus::InProgress, .startCount = {}, .remains = {}});
}

/// A row that the provider has: put in as claimed, since only what becomes sent is asked after.
void noteForward(CommandContext &context, const OrderForward &of, OrderId post, const UpstreamId &id)
{
    OrderForward forward;
    forward.order = post;
    forward.source = of.source;
    forward.provider = of.provider;
    forward.state = ForwardState::Claimed;
    forward.upstreamOrder = id;
    ForwardStore(context.db).insert(forward, context.stamp);
    keep(context, forward, ForwardState::Sent, {});
}

/// Asked again, or left to a person, who is told at the subscription.
void waitForPost(CommandContext &context, const AskedPost &asked, NamedPost post, const Fault &fault)
{
    const bool isUnknown = fault.kind != Fault::Kind::Unreadable;
    if (isUnknown)
        ++post.attempts;
    const bool isGivenUp = post.attempts >= attemptsForAPost;
    SubscriptionStore(context.db).setNamed(asked.ref, post, isGivenUp ? std::nullopt : std::optional(asked.again));
    const auto forward = ForwardStore(context.db).byOrder(post.parent);
    if (isGivenUp && forward && forward->state == ForwardState::Sent)
        keep(context, *forward, ForwardState::Asks,
             u"the provider names %1 as a post, and says of it: %2"_s.arg(asked.ref.order, fault.text));
}

} // namespace

void settleSubscription(CommandContext &context, OrderForward forward, const Order &found, const UpstreamOrder &said)
{
    if (decide::isTerminal(found.status))
        return keep(context, forward, ForwardState::Finished, {});
    const QString trouble = notePosts(context, forward, found, said.posts);
    const QString before = forward.problem;
    const bool isNews = forward.upstreamStatus != said.statusText || before != trouble;
    forward.upstreamStatus = said.statusText;
    const Order order = OrderStore(context.db).byId(found.id).value_or(found);
    const auto end = endIn(said.status);
    if (!end && !isRunning(said.status))
        return keep(context, forward, ForwardState::Asks,
                    u"the provider says “%1”, which is no state of a subscription"_s.arg(said.statusText));
    if (!end) {
        goOn(context, order, said.status);
        if (isNews)
            keep(context, forward, ForwardState::Sent, trouble);
        return;
    }
    // A second time it says nothing new: what is closed waits for its posts.
    if (!order.subscription->isClosed()) {
        if (const QString doubt = doubtAt(*end, order, said, trouble); !doubt.isEmpty())
            return keep(context, forward, ForwardState::Asks, doubt);
        commands::closeSubscription(context, order.id, *end);
    }
    const auto after = OrderStore(context.db).byId(order.id);
    const bool isFinished = after && decide::isTerminal(after->status);
    if (isNews || isFinished)
        keep(context, forward, isFinished ? ForwardState::Finished : ForwardState::Sent,
             isFinished ? QString() : trouble);
}

void settlePost(CommandContext &context, const AskedPost &asked, const Answered<UpstreamOrder> &said)
{
    SubscriptionStore store(context.db);
    auto post = store.named(asked.ref);
    if (!post || post->order.isValid())
        return;
    const auto parent = OrderStore(context.db).byId(post->parent);
    const auto forward = ForwardStore(context.db).byOrder(post->parent);
    // What comes of it after its subscription was ended by hand is for him who has ended it.
    if (!parent || !parent->subscription || !forward || decide::isTerminal(parent->status))
        return store.setNamed(asked.ref, *post, std::nullopt);
    if (!said)
        return waitForPost(context, asked, *post, said.error());
    const auto source = ProviderStore(context.db).source(forward->source);
    const qint64 quantity = postQuantity(termsOf(parent->fields), source ? source->cost : Money(), *said);
    Subscription row = *parent->subscription;
    row.awaited = std::max<qint64>(0, row.awaited - 1);
    store.update(parent->id, row, context.stamp);
    const Order child = commands::addPost(context, parent->id, {.id = {}, .link = parent->link, .quantity = quantity});
    post->order = child.id;
    store.setNamed(asked.ref, *post, std::nullopt);
    noteForward(context, *forward, child.id, asked.ref.order);
    settleStatus(context, child.id, said);
}

qint64 postQuantity(const SubscriptionTerms &terms, Money cost, const UpstreamOrder &said)
{
    if (said.quantity && *said.quantity > 0)
        return std::clamp(*said.quantity, terms.min, terms.max);
    if (!said.charge || !said.charge->isPositive() || !cost.isPositive())
        return terms.min;
    const qint64 charged = said.charge->units();
    qint64 quantity = charged > std::numeric_limits<qint64>::max() / 1000 ? terms.max : charged * 1000 / cost.units();
    // A charge that something was given back of is that of the rest.
    if (said.status == UpstreamStatus::Partial && said.remains)
        quantity = std::min(quantity, terms.max) + std::clamp<qint64>(*said.remains, 0, terms.max);
    return std::clamp(quantity, terms.min, terms.max);
}

} // namespace pw::server::providers
