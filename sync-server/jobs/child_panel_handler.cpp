// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/jobs/child_panel_handler.h"

#include "core/base/clock.h"
#include "core/commands/child_panel.h"
#include "core/storage/child_panel_store.h"
#include "core/storage/settings_store.h"
#include "core/storage/user_store.h"
#include "sync-server/accounts/account_mail.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pw::server
{
namespace
{

constexpr qint64 dayMs = 86'400'000;

/// After `due` was done. Never later than in a day, so that nothing goes unseen that happens between this look and the
/// transaction; what has ended meanwhile is found then, and the job with it.
Instant lookAfter(ChildPanelDue due, ChildPanel panel, Instant now, qint64 graceDays)
{
    if (due != ChildPanelDue::Suspend)
        return now.plusMs(dayMs);
    panel.state = ChildPanelState::Suspended;
    const Instant next = nextLook(panel, now, graceDays);
    // A server that was down at the end of the month does not take the whole grace away.
    return graceDays > 0 && !(now < next) ? now.plusMs(dayMs) : next;
}

void tell(CommandContext &context, const AccountMail &mail, ChildPanelId id, ChildPanelDue done)
{
    if (done != ChildPanelDue::Suspend && done != ChildPanelDue::End)
        return;
    const ChildPanel panel = ChildPanelStore(context.db).byId(id).value();
    const auto user = UserStore(context.db).byId(panel.user);
    if (!user)
        return;
    if (done == ChildPanelDue::Suspend)
        mail.sendNews(context, *user, u"Your child panel is suspended"_s,
                      u"the child panel "_s + panel.domain +
                          u" is suspended, since its next month is not paid for. Pay for a month, and it goes on."_s);
    else
        mail.sendNews(context, *user, u"Your child panel has ended"_s,
                      u"the child panel "_s + panel.domain + u" has ended, since it was not paid for."_s);
}

} // namespace

JobResult ChildPanelHandler::run(const Job &job, std::stop_token)
{
    const ChildPanelId id(job.key.toLongLong());
    Database db(m_database);
    const auto panel = ChildPanelStore(db).byId(id);
    if (!panel)
        return JobResult::done();
    const Instant now = m_clock.now();
    const qint64 graceDays = SettingsStore(db).childPanelGraceDays();
    const Instant next = nextLook(*panel, now, graceDays);
    if (next.ms == 0)
        return JobResult::done();
    const ChildPanelDue due = commands::calendarOf(db, *panel, now);
    if (due == ChildPanelDue::Nothing)
        return JobResult::later(next);
    return JobResult::later(lookAfter(due, *panel, now, graceDays), [this, id, now](CommandContext &context) {
        // That of the transaction may be some milliseconds before ours, and the month not over then.
        context.stamp.now = std::max(context.stamp.now, now);
        tell(context, m_mail, id, commands::followCalendar(context, id));
    });
}

} // namespace pw::server
