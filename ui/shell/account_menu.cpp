// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/shell/account_menu.h"

#include "core/commands/command.h"
#include "ui/presentation/icons.h"
#include "ui/shell/failed_jobs.h"
#include "ui/shell/held_changes.h"
#include "ui/shell/offline_limits.h"
#include "ui/shell/session_controller.h"

#include <QCoreApplication>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace pw::ui
{
namespace
{

struct Text {
    Q_DECLARE_TR_FUNCTIONS(AccountMenu)
};

} // namespace

void showAccountMenu(const UiContext &ui, SessionController &session, QWidget &window, const QPoint &at)
{
    auto *menu = new QMenu(&window);
    menu->setObjectName(u"accountMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    auto *limits = menu->addAction(icon(u"wallet"_s), Text::tr("Shop: offline limits…"), &window,
                                   [&ui, &window] { openOfflineLimits(ui, &window); });
    limits->setObjectName(u"offlineLimitsAction"_s);
    limits->setEnabled(ui.data.status().role == Role::Owner);
    limits->setToolTip(limits->isEnabled() ? QString() : Text::tr("Only the owner of the shop sets them"));
    auto *held = menu->addAction(icon(u"inbox"_s), Text::tr("Shop: held changes…"), &window,
                                 [&ui, &window] { (new HeldChanges(ui, &window))->open(); });
    held->setObjectName(u"heldChangesAction"_s);
    held->setEnabled(mayRun(ui.data.status().role, u"ReleaseQuarantined"));
    held->setToolTip(held->isEnabled() ? QString() : Text::tr("Your account may not decide on them"));
    auto *failed = menu->addAction(icon(u"alert"_s), Text::tr("Shop: failed work…"), &window,
                                   [&ui, &window] { (new FailedJobs(ui, &window))->open(); });
    failed->setObjectName(u"failedJobsAction"_s);
    failed->setEnabled(ui.data.status().role == Role::Owner || ui.data.status().role == Role::Admin);
    failed->setToolTip(failed->isEnabled() ? QString() : Text::tr("Only owners and admins see it"));
    menu->setToolTipsVisible(true);
    menu->addAction(icon(u"logout"_s), Text::tr("Sign out"), &session, &SessionController::signOut);
    menu->popup(at);
}

} // namespace pw::ui
