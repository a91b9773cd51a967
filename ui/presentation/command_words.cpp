// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/presentation/command_words.h"

#include "core/domain/settings.h"
#include "ui/presentation/words.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace pw::ui
{
namespace
{

struct Text {
    Q_DECLARE_TR_FUNCTIONS(CommandWords)
};

QString subjectOf(const QJsonObject &args, const QString &field, const QString &subject)
{
    const QString number = Words::number(args.value(field).toInteger());
    return subject.isEmpty() ? number : QString(number + u" "_s + subject);
}

QString quoted(const QString &text)
{
    const QString line = text.simplified();
    return u"\u201c"_s + (line.size() > 60 ? QString(line.left(59) + u"\u2026"_s) : line) + u"\u201d"_s;
}

QString orderStatus(const QJsonObject &args, const QString &)
{
    const auto status = fromWord<OrderStatus>(args.value(u"status"_s).toString());
    return Text::tr("Set order %1 to %2")
        .arg(subjectOf(args, u"order"_s, {}), status ? Words::status(*status) : args.value(u"status"_s).toString());
}

QString taskStatus(const QJsonObject &args, const QString &)
{
    const auto status = fromWord<TaskStatus>(args.value(u"status"_s).toString());
    return Text::tr("Set task %1 to %2")
        .arg(subjectOf(args, u"task"_s, {}), status ? Words::status(*status) : args.value(u"status"_s).toString());
}

/// The changed values of a service, one after the other.
QString serviceChanges(const QJsonObject &args)
{
    QStringList parts;
    if (args.contains(u"rate"_s))
        parts << Text::tr("rate %1").arg(args.value(u"rate"_s).toString());
    if (args.contains(u"min"_s))
        parts << Text::tr("minimum %1").arg(Words::count(args.value(u"min"_s).toInteger()));
    if (args.contains(u"max"_s))
        parts << Text::tr("maximum %1").arg(Words::count(args.value(u"max"_s).toInteger()));
    if (args.contains(u"name"_s))
        parts << Text::tr("name %1").arg(quoted(args.value(u"name"_s).toString()));
    if (args.contains(u"description"_s))
        parts << Text::tr("description");
    if (args.contains(u"refill"_s))
        parts << (args.value(u"refill"_s).toBool() ? Text::tr("refill allowed") : Text::tr("no refill"));
    if (args.contains(u"cancel"_s))
        parts << (args.value(u"cancel"_s).toBool() ? Text::tr("cancel allowed") : Text::tr("no cancel"));
    if (args.contains(u"category"_s))
        parts << Text::tr("category");
    return parts.join(u", "_s);
}

QString updateService(const QJsonObject &args, const QString &subject)
{
    const QString service = subjectOf(args, u"service"_s, subject);
    const QString changes = serviceChanges(args);
    if (!args.contains(u"enabled"_s))
        return Text::tr("Change service %1: %2").arg(service, changes);
    const QString switched = args.value(u"enabled"_s).toBool() ? Text::tr("Enable service %1").arg(service)
                                                               : Text::tr("Disable service %1").arg(service);
    return changes.isEmpty() ? switched : QString(switched + u": "_s + changes);
}

QString addFunds(const QJsonObject &args, const QString &subject)
{
    const Money amount = Money::parse(args.value(u"amount"_s).toString()).value_or(Money());
    const QString user = subjectOf(args, u"user"_s, subject);
    return amount.isNegative() ? Text::tr("Take %1 from user %2").arg(Words::money(-amount), user)
                               : Text::tr("Add %1 to user %2").arg(Words::money(amount), user);
}

QString ticketStatus(const QJsonObject &args, const QString &subject)
{
    const auto status = fromWord<TicketStatus>(args.value(u"status"_s).toString());
    return Text::tr("Set ticket %1 to %2")
        .arg(subjectOf(args, u"ticket"_s, subject),
             status ? Words::status(*status) : args.value(u"status"_s).toString());
}

QString placeOrder(const QJsonObject &args, const QString &subject)
{
    if (!args.contains(u"quantity"_s))
        return Text::tr("Order of service %1 for user %2")
            .arg(subjectOf(args, u"service"_s, {}), subjectOf(args, u"user"_s, subject));
    return Text::tr("Order %1 of service %2 for user %3")
        .arg(Words::count(args.value(u"quantity"_s).toInteger()), subjectOf(args, u"service"_s, {}),
             subjectOf(args, u"user"_s, subject));
}

QString updateCategory(const QJsonObject &args, const QString &subject)
{
    QStringList parts;
    if (args.contains(u"name"_s))
        parts << Text::tr("name %1").arg(quoted(args.value(u"name"_s).toString()));
    if (args.contains(u"position"_s))
        parts << Text::tr("position %1").arg(Words::count(args.value(u"position"_s).toInteger()));
    const QString category = subjectOf(args, u"category"_s, subject);
    if (!args.contains(u"enabled"_s))
        return Text::tr("Change category %1: %2").arg(category, parts.join(u", "_s));
    const QString switched = args.value(u"enabled"_s).toBool() ? Text::tr("Enable category %1").arg(category)
                                                               : Text::tr("Disable category %1").arg(category);
    return parts.isEmpty() ? switched : QString(switched + u": "_s + parts.join(u", "_s));
}

QString setSetting(const QJsonObject &args, const QString &)
{
    const QString value = args.value(u"value"_s).toString();
    const auto name = fromWord<SettingName>(args.value(u"name"_s).toString());
    if (!name)
        return Text::tr("Change a setting of the shop");
    switch (*name) {
    case SettingName::OfflineAmountLimit: {
        const Money amount = Money::parse(value).value_or(Money());
        return amount.isZero() ? Text::tr("Set no limit for money offline")
                               : Text::tr("Limit money offline to %1").arg(Words::money(amount));
    }
    case SettingName::AffiliatePercent:
        return value.isEmpty() ? Text::tr("Pay nothing to affiliates")
                               : Text::tr("Pay %1 percent to affiliates").arg(value);
    case SettingName::AffiliateMinimumPayout:
        return Text::tr("Pay affiliates from %1 on").arg(Words::money(Money::parse(value).value_or(Money())));
    case SettingName::ChildPanelPrice:
        return value.isEmpty() ? Text::tr("Sell no child panels")
                               : Text::tr("Sell child panels at %1 a month")
                                     .arg(Words::money(Money::parse(value).value_or(Money())));
    case SettingName::ChildPanelGraceDays:
        return Text::tr("End unpaid child panels after %n day(s)", nullptr, value.toInt());
    case SettingName::OfflineMaxAge: {
        const int hours = value.toInt();
        return hours == 0 ? Text::tr("Set no limit for the age of changes")
                          : Text::tr("Allow changes no older than %n hour(s)", nullptr, hours);
    }
    case SettingName::SiteName:
        return Text::tr("Name the shop %1").arg(quoted(value));
    case SettingName::SiteDescription:
        return Text::tr("Describe the shop as %1").arg(quoted(value));
    case SettingName::SupportEmail:
        return Text::tr("Let customers write to %1").arg(quoted(value));
    case SettingName::TermsOfOrdering:
        return Text::tr("Change the terms of ordering: %1").arg(quoted(value));
    case SettingName::RegistrationOpen:
        return value == "false"_L1 ? Text::tr("Take no new customers") : Text::tr("Take new customers");
    }
    Q_UNREACHABLE();
}

struct Entry {
    const char *name;
    const char *icon;
    const char *title;
    QString (*words)(const QJsonObject &args, const QString &subject);
};

constexpr Entry table[] = {
    {"CancelOrder", "ban", QT_TRANSLATE_NOOP("CommandWords", "Cancel order"),
     [](const QJsonObject &args, const QString &) {
         return Text::tr("Cancel order %1").arg(subjectOf(args, u"order"_s, {}));
     }},
    {"SetOrderStatus", "orders", QT_TRANSLATE_NOOP("CommandWords", "Change order"), orderStatus},
    {"RequestRefill", "sync", QT_TRANSLATE_NOOP("CommandWords", "Refill order"),
     [](const QJsonObject &args, const QString &) {
         return Text::tr("Refill order %1").arg(subjectOf(args, u"order"_s, {}));
     }},
    {"RequestCancel", "ban", QT_TRANSLATE_NOOP("CommandWords", "Ask to cancel order"),
     [](const QJsonObject &args, const QString &) {
         return Text::tr("Ask to cancel order %1").arg(subjectOf(args, u"order"_s, {}));
     }},
    {"SettleTask", "check", QT_TRANSLATE_NOOP("CommandWords", "Settle task"), taskStatus},
    {"PlaceOrder", "orders", QT_TRANSLATE_NOOP("CommandWords", "Place order"), placeOrder},
    {"AddSubscriptionPost", "orders", QT_TRANSLATE_NOOP("CommandWords", "Add post"),
     [](const QJsonObject &args, const QString &) {
         return Text::tr("Add a post of %1 to subscription %2")
             .arg(Words::count(args.value(u"quantity"_s).toInteger()), subjectOf(args, u"order"_s, {}));
     }},
    {"UpdateService", "services", QT_TRANSLATE_NOOP("CommandWords", "Change service"), updateService},
    {"CreateService", "services", QT_TRANSLATE_NOOP("CommandWords", "New service"),
     [](const QJsonObject &args, const QString &) {
         return Text::tr("New service %1").arg(quoted(args.value(u"name"_s).toString()));
     }},
    {"UpdateCategory", "services", QT_TRANSLATE_NOOP("CommandWords", "Change category"), updateCategory},
    {"CreateCategory", "services", QT_TRANSLATE_NOOP("CommandWords", "New category"),
     [](const QJsonObject &args, const QString &) {
         return Text::tr("New category %1").arg(quoted(args.value(u"name"_s).toString()));
     }},
    {"AddFunds", "wallet", QT_TRANSLATE_NOOP("CommandWords", "Add funds"), addFunds},
    {"CreateUser", "user", QT_TRANSLATE_NOOP("CommandWords", "New user"),
     [](const QJsonObject &args, const QString &) {
         return Text::tr("New user %1").arg(quoted(args.value(u"username"_s).toString()));
     }},
    {"SuspendUser", "lock", QT_TRANSLATE_NOOP("CommandWords", "Suspend user"),
     [](const QJsonObject &args, const QString &s) {
         return Text::tr("Suspend user %1").arg(subjectOf(args, u"user"_s, s));
     }},
    {"UnsuspendUser", "user", QT_TRANSLATE_NOOP("CommandWords", "Let user in again"),
     [](const QJsonObject &args, const QString &s) {
         return Text::tr("Let user %1 in again").arg(subjectOf(args, u"user"_s, s));
     }},
    {"OpenTicket", "tickets", QT_TRANSLATE_NOOP("CommandWords", "Open ticket"),
     [](const QJsonObject &args, const QString &s) {
         return Text::tr("Open a ticket for user %1: %2")
             .arg(subjectOf(args, u"user"_s, s), quoted(args.value(u"message"_s).toString()));
     }},
    {"ReplyTicket", "send", QT_TRANSLATE_NOOP("CommandWords", "Reply to ticket"),
     [](const QJsonObject &args, const QString &) {
         return Text::tr("Reply to ticket %1: %2")
             .arg(subjectOf(args, u"ticket"_s, {}), quoted(args.value(u"text"_s).toString()));
     }},
    {"SetTicketStatus", "tickets", QT_TRANSLATE_NOOP("CommandWords", "Change ticket"), ticketStatus},
    {"MarkTicketRead", "check", QT_TRANSLATE_NOOP("CommandWords", "Mark ticket as read"),
     [](const QJsonObject &args, const QString &) {
         return Text::tr("Mark ticket %1 as read").arg(subjectOf(args, u"ticket"_s, {}));
     }},
    {"DeleteCategory", "services", QT_TRANSLATE_NOOP("CommandWords", "Delete category"),
     [](const QJsonObject &args, const QString &s) {
         return Text::tr("Delete category %1").arg(subjectOf(args, u"category"_s, s));
     }},
    {"CreateAnnouncement", "info", QT_TRANSLATE_NOOP("CommandWords", "New announcement"),
     [](const QJsonObject &args, const QString &) {
         return Text::tr("Announce %1").arg(quoted(args.value(u"title"_s).toString()));
     }},
    {"UpdateAnnouncement", "info", QT_TRANSLATE_NOOP("CommandWords", "Change announcement"),
     [](const QJsonObject &args, const QString &) {
         return Text::tr("Change announcement %1").arg(subjectOf(args, u"announcement"_s, {}));
     }},
    {"DeleteAnnouncement", "info", QT_TRANSLATE_NOOP("CommandWords", "Delete announcement"),
     [](const QJsonObject &args, const QString &) {
         return Text::tr("Delete announcement %1").arg(subjectOf(args, u"announcement"_s, {}));
     }},
    {"CreatePage", "edit", QT_TRANSLATE_NOOP("CommandWords", "New page"),
     [](const QJsonObject &args, const QString &) {
         return Text::tr("New page %1").arg(quoted(args.value(u"title"_s).toString()));
     }},
    {"UpdatePage", "edit", QT_TRANSLATE_NOOP("CommandWords", "Change page"),
     [](const QJsonObject &args, const QString &) {
         return Text::tr("Change page %1").arg(subjectOf(args, u"page"_s, {}));
     }},
    {"DeletePage", "edit", QT_TRANSLATE_NOOP("CommandWords", "Delete page"),
     [](const QJsonObject &args, const QString &) {
         return Text::tr("Delete page %1").arg(subjectOf(args, u"page"_s, {}));
     }},
    {"DeleteService", "services", QT_TRANSLATE_NOOP("CommandWords", "Delete service"),
     [](const QJsonObject &args, const QString &s) {
         return Text::tr("Delete service %1").arg(subjectOf(args, u"service"_s, s));
     }},
    {"BulkUpdateServices", "services", QT_TRANSLATE_NOOP("CommandWords", "Change many services"),
     [](const QJsonObject &, const QString &) { return Text::tr("Change many services"); }},
    {"UpdateServiceRates", "services", QT_TRANSLATE_NOOP("CommandWords", "Change many rates"),
     [](const QJsonObject &, const QString &) { return Text::tr("Change many rates"); }},
    {"UpdateUser", "user", QT_TRANSLATE_NOOP("CommandWords", "Change user"),
     [](const QJsonObject &args, const QString &s) {
         return Text::tr("Change user %1").arg(subjectOf(args, u"user"_s, s));
     }},
    {"DeleteUser", "user", QT_TRANSLATE_NOOP("CommandWords", "Delete user"),
     [](const QJsonObject &args, const QString &s) {
         return Text::tr("Delete user %1").arg(subjectOf(args, u"user"_s, s));
     }},
    {"SetUserRate", "wallet", QT_TRANSLATE_NOOP("CommandWords", "Set own rate of user"),
     [](const QJsonObject &args, const QString &s) {
         return Text::tr("Rate of service %1 for user %2: %3")
             .arg(subjectOf(args, u"service"_s, {}), subjectOf(args, u"user"_s, s), args.value(u"rate"_s).toString());
     }},
    {"RemoveUserRate", "wallet", QT_TRANSLATE_NOOP("CommandWords", "Remove own rate of user"),
     [](const QJsonObject &args, const QString &s) {
         return Text::tr("Service %1 at the list's rate for user %2")
             .arg(subjectOf(args, u"service"_s, {}), subjectOf(args, u"user"_s, s));
     }},
    {"SetSetting", "wallet", QT_TRANSLATE_NOOP("CommandWords", "Change setting"), setSetting},
    {"CreateProvider", "external", QT_TRANSLATE_NOOP("CommandWords", "New provider"),
     [](const QJsonObject &args, const QString &) {
         return Text::tr("New provider %1").arg(quoted(args.value(u"name"_s).toString()));
     }},
    {"UpdateProvider", "external", QT_TRANSLATE_NOOP("CommandWords", "Change provider"),
     [](const QJsonObject &args, const QString &s) {
         return Text::tr("Change provider %1").arg(subjectOf(args, u"provider"_s, s));
     }},
    {"AddSource", "external", QT_TRANSLATE_NOOP("CommandWords", "New source of a service"),
     [](const QJsonObject &args, const QString &s) {
         return Text::tr("Let provider %1 deliver service %2")
             .arg(subjectOf(args, u"provider"_s, {}), subjectOf(args, u"service"_s, s));
     }},
    {"UpdateSource", "external", QT_TRANSLATE_NOOP("CommandWords", "Change source of a service"),
     [](const QJsonObject &args, const QString &s) {
         return Text::tr("Change source %1 of a service").arg(subjectOf(args, u"source"_s, s));
     }},
    {"ResolveForward", "external", QT_TRANSLATE_NOOP("CommandWords", "Decide on an order at its provider"),
     [](const QJsonObject &args, const QString &) {
         const QString there = args.value(u"upstream_order"_s).toString();
         const QString order = subjectOf(args, u"order"_s, {});
         return there.isEmpty() ? Text::tr("Send order %1 to a provider").arg(order)
                                : Text::tr("Order %1 is the provider's %2").arg(order, quoted(there));
     }},
    {"SetAffiliate", "wallet", QT_TRANSLATE_NOOP("CommandWords", "Change terms of an affiliate"),
     [](const QJsonObject &args, const QString &s) {
         return Text::tr("Change the terms of affiliate %1").arg(subjectOf(args, u"user"_s, s));
     }},
    {"RequestPayout", "wallet", QT_TRANSLATE_NOOP("CommandWords", "Ask for a payout"),
     [](const QJsonObject &args, const QString &s) {
         return Text::tr("Ask for a payout to user %1").arg(subjectOf(args, u"user"_s, s));
     }},
    {"DecidePayout", "wallet", QT_TRANSLATE_NOOP("CommandWords", "Decide on a payout"),
     [](const QJsonObject &args, const QString &) {
         const QString payout = subjectOf(args, u"payout"_s, {});
         return args.value(u"state"_s).toString() == "approved"_L1 ? Text::tr("Pay out %1").arg(payout)
                                                                   : Text::tr("Reject payout %1").arg(payout);
     }},
    {"OrderChildPanel", "wallet", QT_TRANSLATE_NOOP("CommandWords", "Order a child panel"),
     [](const QJsonObject &args, const QString &) {
         return Text::tr("Order child panel %1").arg(quoted(args.value(u"domain"_s).toString()));
     }},
    {"RenewChildPanel", "wallet", QT_TRANSLATE_NOOP("CommandWords", "Renew a child panel"),
     [](const QJsonObject &args, const QString &s) {
         return Text::tr("Renew child panel %1").arg(subjectOf(args, u"panel"_s, s));
     }},
    {"UpdateChildPanel", "edit", QT_TRANSLATE_NOOP("CommandWords", "Change a child panel"),
     [](const QJsonObject &args, const QString &s) {
         return Text::tr("Change child panel %1").arg(subjectOf(args, u"panel"_s, s));
     }},
    {"SetChildPanelState", "edit", QT_TRANSLATE_NOOP("CommandWords", "Set a child panel's state"),
     [](const QJsonObject &args, const QString &s) {
         return Text::tr("Set child panel %1 to %2")
             .arg(subjectOf(args, u"panel"_s, s), args.value(u"state"_s).toString());
     }},
    {"CreateStaff", "users", QT_TRANSLATE_NOOP("CommandWords", "New member of staff"),
     [](const QJsonObject &args, const QString &) {
         return Text::tr("New member of staff %1").arg(quoted(args.value(u"name"_s).toString()));
     }},
    {"UpdateStaff", "users", QT_TRANSLATE_NOOP("CommandWords", "Change member of staff"),
     [](const QJsonObject &args, const QString &s) {
         return Text::tr("Change member of staff %1").arg(subjectOf(args, u"staff"_s, s));
     }},
    {"RemoveStaff", "ban", QT_TRANSLATE_NOOP("CommandWords", "Remove member of staff"),
     [](const QJsonObject &args, const QString &s) {
         return Text::tr("Remove member of staff %1").arg(subjectOf(args, u"staff"_s, s));
     }},
    {"ReleaseQuarantined", "play", QT_TRANSLATE_NOOP("CommandWords", "Release held change"),
     [](const QJsonObject &, const QString &) { return Text::tr("Do a change of a revoked computer"); }},
    {"DiscardQuarantined", "ban", QT_TRANSLATE_NOOP("CommandWords", "Discard held change"),
     [](const QJsonObject &, const QString &) { return Text::tr("Discard a change of a revoked computer"); }},
};

const Entry *find(const QString &name)
{
    const auto found =
        std::ranges::find_if(table, [&](const Entry &entry) { return name == QLatin1StringView(entry.name); });
    return found == std::end(table) ? nullptr : &*found;
}

} // namespace

QString commandWords(const QString &name, const QJsonObject &args, const QString &subject)
{
    const Entry *entry = find(name);
    return entry ? entry->words(args, subject) : name;
}

QString commandTitle(const QString &name)
{
    const Entry *entry = find(name);
    return entry ? Text::tr(entry->title) : name;
}

QString commandIcon(const QString &name)
{
    const Entry *entry = find(name);
    return entry ? QString::fromLatin1(entry->icon) : u"command"_s;
}

} // namespace pw::ui
