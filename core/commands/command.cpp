// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/commands/command.h"

#include "core/commands/add_funds.h"
#include "core/commands/bulk_services.h"
#include "core/commands/add_subscription_post.h"
#include "core/commands/affiliate.h"
#include "core/commands/cancel_order.h"
#include "core/commands/child_panel.h"
#include "core/commands/create_user.h"
#include "core/commands/edit_announcement.h"
#include "core/commands/delete_service.h"
#include "core/commands/edit_category.h"
#include "core/commands/edit_page.h"
#include "core/commands/edit_provider.h"
#include "core/commands/edit_service.h"
#include "core/commands/edit_source.h"
#include "core/commands/edit_user.h"
#include "core/commands/edit_staff.h"
#include "core/commands/open_ticket.h"
#include "core/commands/place_order.h"
#include "core/commands/quarantined.h"
#include "core/commands/reply_ticket.h"
#include "core/commands/request_task.h"
#include "core/commands/resolve_forward.h"
#include "core/commands/set_order_status.h"
#include "core/commands/set_setting.h"
#include "core/commands/settle_task.h"
#include "core/commands/suspend_user.h"
#include "core/commands/user_rate.h"
#include "core/storage/activity_store.h"

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace pw
{
namespace
{

using namespace commands;

QJsonObject outcome(const Order &order)
{
    return {{u"order"_s, order.id.value}, {u"refunded"_s, order.refunded.toString()}};
}

QJsonObject outcome(const OrderTask &task)
{
    return {{u"task"_s, task.id.value}, {u"order"_s, task.order.value}};
}

QJsonObject outcome(const RequestCancel::Requested &requested)
{
    return requested.task ? outcome(*requested.task) : outcome(requested.order);
}

QJsonObject outcome(const Service &service)
{
    return {{u"service"_s, service.id.value}};
}

QJsonObject outcome(const ChangedServices &changed)
{
    return {{u"services"_s, changed.count}};
}

QJsonObject outcome(const Provider &provider)
{
    return {{u"provider"_s, provider.id.value}};
}

QJsonObject outcome(const ServiceSource &source)
{
    return {{u"source"_s, source.id.value}};
}

QJsonObject outcome(const Category &category)
{
    return {{u"category"_s, category.id.value}};
}

QJsonObject outcome(const User &user)
{
    return {{u"user"_s, user.id.value}};
}

QJsonObject outcome(const Ticket &ticket)
{
    return {{u"ticket"_s, ticket.id.value}};
}

QJsonObject outcome(const AddFunds::Added &added)
{
    return {{u"transaction"_s, added.transfer.id.value}, {u"balance"_s, added.balance.toString()}};
}

QJsonObject outcome(const Announcement &announcement)
{
    return {{u"announcement"_s, announcement.id.value}};
}

QJsonObject outcome(const SitePage &page)
{
    return {{u"page"_s, page.id.value}};
}

QJsonObject outcome(const AffiliateTerms &terms)
{
    return {{u"user"_s, terms.user.value}};
}

QJsonObject outcome(const Payout &payout)
{
    return {{u"payout"_s, payout.id.value}, {u"amount"_s, payout.amount.toString()}};
}

QJsonObject outcome(const ChildPanel &panel)
{
    return {{u"child_panel"_s, panel.id.value}};
}

QJsonObject outcome(const Staff &staff)
{
    return {{u"staff"_s, staff.id.value}};
}

QJsonObject outcome(const Setting &setting)
{
    return {{u"setting"_s, toWord(setting.name)}};
}

QJsonObject outcome(const Quarantined &quarantined)
{
    return {{u"quarantined"_s, quarantined.commandId}};
}

template <typename Command>
Decided<QJsonObject> runJson(CommandContext &context, const QJsonObject &args)
{
    const auto command = Command::fromJson(args);
    if (!command)
        return fail(command.error());
    const auto done = perform(context, *command);
    if (!done)
        return fail(done.error());
    return outcome(*done);
}

constexpr unsigned bit(Role role)
{
    return 1U << static_cast<unsigned>(role);
}

constexpr unsigned nobody = 0;
constexpr unsigned owner = bit(Role::Owner);
constexpr unsigned managers = owner | bit(Role::Admin);
constexpr unsigned money = managers | bit(Role::Finance);
constexpr unsigned support = managers | bit(Role::Support);

constexpr bool customersToo = true;
constexpr bool staffOnly = false;

// clang-format off
constexpr CommandDefinition table[] = {
    {PlaceOrder::name,           1, customersToo, support,  "orders",     runJson<PlaceOrder>},
    {CancelOrder::name,          1, customersToo, support,  nullptr,      runJson<CancelOrder>},
    {SetOrderStatus::name,       1, staffOnly,    support,  nullptr,      runJson<SetOrderStatus>},
    {AddSubscriptionPost::name,  1, staffOnly,    support,  "orders",     runJson<AddSubscriptionPost>},
    {RequestRefill::name,        1, customersToo, support,  "tasks",    runJson<RequestRefill>},
    {RequestCancel::name,        1, customersToo, nobody,   nullptr,      runJson<RequestCancel>},
    {SettleTask::name,           1, staffOnly,    support,  nullptr,      runJson<SettleTask>},
    {CreateService::name,        1, staffOnly,    managers, "services",   runJson<CreateService>},
    {UpdateService::name,        1, staffOnly,    managers, nullptr,      runJson<UpdateService>},
    {DeleteService::name,        1, staffOnly,    managers, nullptr,      runJson<DeleteService>},
    {BulkUpdateServices::name,   1, staffOnly,    managers, nullptr,      runJson<BulkUpdateServices>},
    {UpdateServiceRates::name,   1, staffOnly,    managers, nullptr,      runJson<UpdateServiceRates>},
    {CreateCategory::name,       1, staffOnly,    managers, "categories", runJson<CreateCategory>},
    {UpdateCategory::name,       1, staffOnly,    managers, nullptr,      runJson<UpdateCategory>},
    {DeleteCategory::name,       1, staffOnly,    managers, nullptr,      runJson<DeleteCategory>},
    {CreateProvider::name,       1, staffOnly,    managers, nullptr,      runJson<CreateProvider>},
    {UpdateProvider::name,       1, staffOnly,    managers, nullptr,      runJson<UpdateProvider>},
    {AddSource::name,            1, staffOnly,    managers, nullptr,      runJson<AddSource>},
    {UpdateSource::name,         1, staffOnly,    managers, nullptr,      runJson<UpdateSource>},
    {ResolveForward::name,       1, staffOnly,    managers, nullptr,      runJson<ResolveForward>},
    {CreateUser::name,           1, staffOnly,    support,  "users",      runJson<CreateUser>},
    {UpdateUser::name,           1, staffOnly,    managers, nullptr,      runJson<UpdateUser>},
    {DeleteUser::name,           1, staffOnly,    managers, nullptr,      runJson<DeleteUser>},
    {SetUserRate::name,          1, staffOnly,    managers, nullptr,      runJson<SetUserRate>},
    {RemoveUserRate::name,       1, staffOnly,    managers, nullptr,      runJson<RemoveUserRate>},
    {SuspendUser::name,          1, staffOnly,    support,  nullptr,      runJson<SuspendUser>},
    {UnsuspendUser::name,        1, staffOnly,    support,  nullptr,      runJson<UnsuspendUser>},
    {AddFunds::name,             1, staffOnly,    money,    nullptr,      runJson<AddFunds>},
    {OpenTicket::name,           1, customersToo, support,  "tickets",    runJson<OpenTicket>},
    {ReplyTicket::name,          1, customersToo, support,  nullptr,      runJson<ReplyTicket>},
    {SetTicketStatus::name,      1, staffOnly,    support,  nullptr,      runJson<SetTicketStatus>},
    {MarkTicketRead::name,       1, staffOnly,    support,  nullptr,      runJson<MarkTicketRead>},
    {CreateAnnouncement::name,   1, staffOnly,    managers, "announcements", runJson<CreateAnnouncement>},
    {UpdateAnnouncement::name,   1, staffOnly,    managers, nullptr,      runJson<UpdateAnnouncement>},
    {DeleteAnnouncement::name,   1, staffOnly,    managers, nullptr,      runJson<DeleteAnnouncement>},
    {CreatePage::name,           1, staffOnly,    managers, "pages",      runJson<CreatePage>},
    {UpdatePage::name,           1, staffOnly,    managers, nullptr,      runJson<UpdatePage>},
    {DeletePage::name,           1, staffOnly,    managers, nullptr,      runJson<DeletePage>},
    {CreateStaff::name,          1, staffOnly,    owner,    nullptr,      runJson<CreateStaff>},
    {UpdateStaff::name,          1, staffOnly,    owner,    nullptr,      runJson<UpdateStaff>},
    {RemoveStaff::name,          1, staffOnly,    owner,    nullptr,      runJson<RemoveStaff>},
    {SetAffiliate::name,         1, staffOnly,    managers, nullptr,      runJson<SetAffiliate>},
    {RequestPayout::name,        1, customersToo, nobody,   nullptr,      runJson<RequestPayout>},
    {DecidePayout::name,         1, staffOnly,    money,    nullptr,      runJson<DecidePayout>},
    {OrderChildPanel::name,      1, customersToo, managers, "child_panels", runJson<OrderChildPanel>},
    {RenewChildPanel::name,      1, customersToo, support,  nullptr,      runJson<RenewChildPanel>},
    {UpdateChildPanel::name,     1, customersToo, managers, nullptr,      runJson<UpdateChildPanel>},
    {SetChildPanelState::name,   1, staffOnly,    managers, nullptr,      runJson<SetChildPanelState>},
    {SetSetting::name,           1, staffOnly,    owner,    nullptr,      runJson<SetSetting>},
    {ReleaseQuarantined::name,   1, staffOnly,    managers, nullptr,      runJson<ReleaseQuarantined>},
    {DiscardQuarantined::name,   1, staffOnly,    managers, nullptr,      runJson<DiscardQuarantined>},
};
// clang-format on

} // namespace

std::span<const CommandDefinition> allCommands()
{
    return table;
}

const CommandDefinition *findCommand(QStringView name)
{
    const auto found = std::ranges::find_if(table, [&](const CommandDefinition &c) { return name == c.name; });
    return found == std::end(table) ? nullptr : found;
}

bool mayRun(Role role, QStringView name)
{
    const CommandDefinition *command = findCommand(name);
    return command && (command->staff & bit(role)) != 0;
}

Decided<void> checkActor(const Actor &actor, QLatin1StringView name)
{
    const auto command = std::ranges::find(table, name, &CommandDefinition::name);
    Q_ASSERT(command != std::end(table));
    const bool allowed = actor.isStaff()      ? (command->staff & bit(actor.role)) != 0
                         : actor.isCustomer() ? command->forCustomers
                                              : true;
    if (!allowed)
        return refuse(RefusalCode::NotAllowed);
    return {};
}

void noteActivity(CommandContext &context, QLatin1StringView command, QLatin1StringView subject, qint64 subjectId)
{
    if (!context.actor.isStaff())
        return;
    ActivityStore(context.db).add({subject, subjectId}, context.actor.label(), command, context.stamp);
}

Decided<QJsonObject> runCommand(CommandContext &context, const QString &name, const QJsonObject &args)
{
    const CommandDefinition *command = findCommand(name);
    if (!command)
        return refuse(RefusalCode::CommandUnsupported, {}, name.left(64));
    // Before the arguments are looked at: who may not ask is not told what is wrong with them.
    if (const auto allowed = checkActor(context.actor, command->name); !allowed)
        return fail(allowed.error());
    return command->run(context, args);
}

} // namespace pw
