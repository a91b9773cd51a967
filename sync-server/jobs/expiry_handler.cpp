// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/jobs/expiry_handler.h"

#include "core/base/clock.h"
#include "core/commands/subscription.h"
#include "core/domain/decisions.h"
#include "core/storage/forward_store.h"
#include "core/storage/order_store.h"
#include "sync-server/providers/forwarding.h"

using namespace Qt::StringLiterals;

namespace pw::server
{
namespace
{

constexpr qint64 hourMs = 3'600'000;
constexpr qint64 patienceMs = 48 * hourMs;

bool mayBeThere(Database &db, OrderId id)
{
    const auto forward = ForwardStore(db).byOrder(id);
    return forward && forward->mayBeThere();
}

void askAPerson(CommandContext &context, OrderId id)
{
    const auto forward = ForwardStore(context.db).byOrder(id);
    if (forward && forward->state == ForwardState::Sent)
        providers::keep(context, *forward, ForwardState::Asks,
                        u"the subscription has expired, and the provider goes on with it"_s);
}

} // namespace

JobResult ExpiryHandler::run(const Job &job, std::stop_token)
{
    const OrderId id(job.key.toLongLong());
    Database db(m_database);
    const auto order = OrderStore(db).byId(id);
    if (!order || !order->subscription || decide::isTerminal(order->status) || order->subscription->isClosed())
        return JobResult::done();
    if (!mayBeThere(db, id))
        return JobResult::done([id](CommandContext &context) {
            // He may have got it meanwhile.
            if (!mayBeThere(context.db, id))
                commands::closeSubscription(context, id, SubscriptionState::Expired);
        });
    const Instant now = m_clock.now();
    if (now < termsOf(order->fields).expiresAt.plusMs(patienceMs))
        return JobResult::later(now.plusMs(hourMs));
    return JobResult::done([id](CommandContext &context) { askAPerson(context, id); });
}

} // namespace pw::server
