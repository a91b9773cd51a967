// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/commands/audit.h"

#include "core/commands/command.h"
#include "core/protocol/content_json.h"
#include "core/protocol/row_json.h"
#include "core/storage/announcement_store.h"
#include "core/storage/affiliate_store.h"
#include "core/storage/audit_store.h"
#include "core/storage/catalogue_store.h"
#include "core/storage/child_panel_store.h"
#include "core/storage/order_store.h"
#include "core/storage/provider_store.h"
#include "core/storage/settings_store.h"
#include "core/storage/site_page_store.h"
#include "core/storage/staff_store.h"
#include "core/storage/ticket_store.h"
#include "core/storage/user_store.h"
#include "core/storage/user_terms_store.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace pw
{
namespace
{

using rowjson::Audience;

/// What changes with every write and says nothing.
const QStringList &silentFields()
{
    static const QStringList fields{u"rev"_s, u"updated_at"_s};
    return fields;
}

template <typename Write>
QJsonObject written(Write write)
{
    JsonWriter out;
    write(out);
    return QJsonDocument::fromJson(QByteArray::fromStdString(out.take())).object();
}

QJsonObject orderState(Database &db, qint64 id)
{
    const auto order = OrderStore(db).byId(OrderId(id));
    return order ? written([&](JsonWriter &out) { rowjson::writeOrder(out, *order, Audience::Staff); }) : QJsonObject();
}

QJsonObject userState(Database &db, qint64 id)
{
    const auto user = UserStore(db).byId(UserId(id));
    if (!user)
        return {};
    QJsonObject state = written([&](JsonWriter &out) { rowjson::writeUser(out, *user, {}, Audience::Staff); });
    // A field for each, so that a change of one does not show them all.
    for (const OwnRate &own : UserTermsStore(db).rates(UserId(id)))
        state.insert(u"rate:"_s + QString::number(own.service.value), own.rate.toString());
    return state;
}

QJsonObject ticketState(Database &db, qint64 id)
{
    const auto ticket = TicketStore(db).byId(TicketId(id));
    return ticket ? written([&](JsonWriter &out) {
        rowjson::writeTicketHead(out, *ticket, Audience::Staff);
        out.endObject();
    })
                  : QJsonObject();
}

QJsonObject categoryState(Database &db, qint64 id)
{
    const auto category = CatalogueStore(db).category(CategoryId(id));
    return category ? written([&](JsonWriter &out) { rowjson::writeCategory(out, *category); }) : QJsonObject();
}

QJsonObject serviceState(Database &db, qint64 id)
{
    const auto service = CatalogueStore(db).service(ServiceId(id));
    if (!service)
        return {};
    QJsonObject state = written([&](JsonWriter &out) { rowjson::writeService(out, *service, {}, Audience::Staff); });
    QJsonArray sources;
    for (const ServiceSource &source : ProviderStore(db).sourcesOf(ServiceId(id)))
        sources << QJsonObject{{u"id"_s, source.id.value},
                               {u"position"_s, source.position},
                               {u"enabled"_s, source.enabled},
                               {u"cost"_s, source.cost.toString()}};
    state.insert(u"sources"_s, sources);
    return state;
}

QJsonObject providerState(Database &db, qint64 id)
{
    const auto provider = ProviderStore(db).byId(ProviderId(id));
    if (!provider)
        return {};
    QJsonObject state{{u"name"_s, provider->name}, {u"url"_s, provider->url}, {u"enabled"_s, provider->enabled}};
    if (provider->alertBelow)
        state.insert(u"alert_below"_s, provider->alertBelow->toString());
    return state;
}

QJsonObject announcementState(Database &db, qint64 id)
{
    const auto announcement = AnnouncementStore(db).byId(AnnouncementId(id));
    return announcement ? written([&](JsonWriter &out) {
        rowjson::writeAnnouncementHead(out, *announcement, Audience::Staff);
        out.endObject();
    })
                        : QJsonObject();
}

QJsonObject pageState(Database &db, qint64 id)
{
    const auto page = SitePageStore(db).byId(SitePageId(id));
    return page ? written([&](JsonWriter &out) { rowjson::writePage(out, *page, Audience::Staff, true); })
                : QJsonObject();
}

QJsonObject staffState(Database &db, qint64 id)
{
    const auto staff = StaffStore(db).byId(StaffId(id));
    return staff ? written([&](JsonWriter &out) { rowjson::writeStaff(out, *staff); }) : QJsonObject();
}

QJsonObject affiliateState(Database &db, qint64 id)
{
    const AffiliateTerms terms = AffiliateStore(db).terms(UserId(id));
    return {{u"percent"_s, terms.percent ? QJsonValue(terms.percent->toString()) : QJsonValue()},
            {u"enabled"_s, terms.enabled}};
}

QJsonObject payoutState(Database &db, qint64 id)
{
    const auto payout = AffiliateStore(db).payout(PayoutId(id));
    return payout ? written([&](JsonWriter &out) { rowjson::writePayout(out, *payout, Audience::Staff); })
                  : QJsonObject();
}

QJsonObject childPanelState(Database &db, qint64 id)
{
    const auto panel = ChildPanelStore(db).byId(ChildPanelId(id));
    return panel ? written([&](JsonWriter &out) { rowjson::writeChildPanel(out, *panel, Audience::Staff); })
                 : QJsonObject();
}

QJsonObject settingsState(Database &db)
{
    QJsonObject state;
    for (const auto &word : wordTable(SettingName()))
        state.insert(toWord(word.value), SettingsStore(db).value(word.value));
    return state;
}

/// The fields of `state` that `other` has not, or has otherwise.
QJsonObject difference(const QJsonObject &state, const QJsonObject &other)
{
    QJsonObject different;
    for (auto field = state.constBegin(); field != state.constEnd(); ++field) {
        if (!silentFields().contains(field.key()) && other.value(field.key()) != field.value())
            different.insert(field.key(), field.value());
    }
    return different;
}

QString compact(const QJsonObject &fields)
{
    return fields.isEmpty() ? QString() : QString::fromUtf8(QJsonDocument(fields).toJson(QJsonDocument::Compact));
}

} // namespace

QJsonObject auditedState(Database &db, const CommandSubject &subject)
{
    if (subject.kind == "order"_L1)
        return orderState(db, subject.id);
    if (subject.kind == "user"_L1)
        return userState(db, subject.id);
    if (subject.kind == "ticket"_L1)
        return ticketState(db, subject.id);
    if (subject.kind == "service"_L1)
        return serviceState(db, subject.id);
    if (subject.kind == "category"_L1)
        return categoryState(db, subject.id);
    if (subject.kind == "provider"_L1)
        return providerState(db, subject.id);
    if (subject.kind == "announcement"_L1)
        return announcementState(db, subject.id);
    if (subject.kind == "page"_L1)
        return pageState(db, subject.id);
    if (subject.kind == "staff"_L1)
        return staffState(db, subject.id);
    if (subject.kind == "affiliate"_L1)
        return affiliateState(db, subject.id);
    if (subject.kind == "payout"_L1)
        return payoutState(db, subject.id);
    if (subject.kind == "child_panel"_L1)
        return childPanelState(db, subject.id);
    if (subject.kind == "setting"_L1)
        return settingsState(db);
    return {};
}

void noteAudit(CommandContext &context, const AuditNote &note)
{
    if (!context.origin)
        return;
    AuditEntry entry;
    entry.at = context.stamp.now;
    entry.actor = note.actor.isEmpty() ? context.actor.label() : note.actor;
    entry.address = context.origin->address;
    entry.requestId = context.origin->requestId;
    entry.event = note.event;
    entry.subject = note.subject.kind;
    entry.subjectId = note.subject.id;
    entry.before = compact(note.before);
    entry.after = compact(note.after);
    AuditStore(context.db).add(entry);
}

AuditProbe::AuditProbe(CommandContext &context, const CommandSubject &target)
    : m_context(context), m_wanted(context.origin && context.actor.isStaff()), m_target(target)
{
    if (m_wanted)
        m_before = auditedState(context.db, target);
}

void AuditProbe::note(QLatin1StringView command, const CommandSubject &subject) const
{
    if (!m_wanted)
        return;
    const bool sameRow = subject.kind == m_target.kind && subject.id == m_target.id;
    const QJsonObject before = sameRow ? m_before : QJsonObject();
    const QJsonObject after = auditedState(m_context.db, subject);
    noteAudit(m_context, {.event = command,
                          .subject = subject,
                          .before = difference(before, after),
                          .after = difference(after, before)});
}

} // namespace pw
