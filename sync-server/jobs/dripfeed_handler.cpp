// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/jobs/dripfeed_handler.h"

#include "core/base/clock.h"
#include "core/commands/dripfeed.h"
#include "core/storage/dripfeed_store.h"
#include "core/storage/order_store.h"

namespace pw::server
{
namespace
{

constexpr qint64 minuteMs = 60'000;

} // namespace

JobResult DripfeedHandler::run(const Job &job, std::stop_token)
{
    const OrderId id(job.key.toLongLong());
    Database db(m_database);
    const auto row = DripfeedStore(db).byOrder(id);
    const auto order = OrderStore(db).byId(id);
    if (!row || !order || row->state != DripfeedState::Running || row->started >= order->dripfeed.runs)
        return JobResult::done();
    // Providers refuse a second order for a link that has one.
    if (commands::openRun(db, id))
        return JobResult::later(m_clock.now().plusMs(minuteMs));
    const auto start = [id](CommandContext &context) { static_cast<void>(commands::startRun(context, id)); };
    if (row->started + 1 >= order->dripfeed.runs)
        return JobResult::done(start);
    // From now, not from when it was due: after a long stop the runs do not come all at once.
    return JobResult::later(m_clock.now().plusMs(order->dripfeed.intervalMinutes * minuteMs), start);
}

} // namespace pw::server
