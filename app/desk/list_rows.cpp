// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "app/desk/list_rows.h"

#include "core/protocol/content_json.h"
#include "core/storage/announcement_store.h"
#include "core/storage/attachment_store.h"
#include "core/storage/catalogue_store.h"
#include "core/storage/child_panel_store.h"
#include "core/storage/ledger_store.h"
#include "core/storage/order_store.h"
#include "core/storage/site_page_store.h"
#include "core/storage/ticket_store.h"
#include "core/storage/user_store.h"

#include <QHash>
#include <QJsonDocument>

using namespace Qt::StringLiterals;
using pw::rowjson::Audience;

namespace pw::desk
{
namespace
{

constexpr int pageSize = 200;
/// The shop has one currency so far.
const QString currency = u"USD"_s;

QString asText(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    if (value.isBool())
        return value.toBool() ? u"true"_s : u"false"_s;
    if (value.isDouble())
        return QString::number(value.toInteger());
    return value.isNull() ? u"null"_s : QString();
}

/// Conditions, output and the count that ends a list.
class Listing
{
public:
    explicit Listing(const Arguments &arguments) : m_where(arguments.where), m_left(arguments.limit)
    {
        m_unlimited = arguments.limit == 0;
    }

    /// Takes the condition on `field` out of the list, for a filter of the store.
    [[nodiscard]] std::optional<QString> take(const QString &field)
    {
        for (qsizetype i = 0; i < m_where.size(); ++i) {
            if (m_where[i].first == field)
                return m_where.takeAt(i).second;
        }
        return std::nullopt;
    }

    template <typename E>
    [[nodiscard]] std::optional<E> takeWord(const QString &field)
    {
        const auto text = take(field);
        if (!text)
            return std::nullopt;
        const auto value = fromWord<E>(*text);
        if (!value)
            m_problem = Problem::of({RefusalCode::FieldNotOneOf, field, allWords<E>().join(u", "_s)});
        return value;
    }

    template <typename IdType>
    [[nodiscard]] IdType takeId(const QString &field)
    {
        const auto text = take(field);
        bool isNumber = true;
        const qint64 number = text ? text->toLongLong(&isNumber) : 0;
        if (!isNumber || number < 0)
            m_problem = Problem::of({RefusalCode::FieldWrongType, field, u"a whole number"_s});
        return IdType(number);
    }

    /// Lists ordered by falling ids can begin right at the one that is asked for.
    void startAtId(qint64 &after)
    {
        for (const auto &[field, value] : m_where) {
            if (field == u"id")
                after = value.toLongLong() + 1;
        }
    }

    /// Prints what the writer holds, if it fits the conditions. False: the list is complete.
    [[nodiscard]] bool add(JsonWriter &out)
    {
        const std::string line = out.take();
        if (!m_where.isEmpty() && !fits(QJsonDocument::fromJson(QByteArray::fromStdString(line)).object()))
            return !m_problem;
        printLine(line);
        return m_unlimited || --m_left > 0;
    }

    [[nodiscard]] const std::optional<Problem> &problem() const { return m_problem; }

private:
    [[nodiscard]] bool fits(const QJsonObject &row)
    {
        for (const auto &[field, wanted] : m_where) {
            QJsonValue value(row);
            for (const QString &part : field.split(u'.'))
                value = value.toObject().value(part);
            if (value.isUndefined()) {
                m_problem = Problem{u"field_unknown"_s, u"These rows have no field '%1'."_s.arg(field)};
                return false;
            }
            if (asText(value) != wanted)
                return false;
        }
        return true;
    }

    QList<std::pair<QString, QString>> m_where;
    int m_left;
    bool m_unlimited = false;
    std::optional<Problem> m_problem;
};

void listOrders(Database &db, Listing &listing)
{
    OrderFilter filter;
    filter.limit = pageSize;
    filter.status = listing.takeWord<OrderStatus>(u"status"_s);
    filter.user = listing.takeId<UserId>(u"user"_s);
    filter.service = listing.takeId<ServiceId>(u"service"_s);
    listing.startAtId(filter.after);
    JsonWriter out;
    for (bool more = !listing.problem(); more;) {
        const QList<Order> page = OrderStore(db).page(filter);
        for (const Order &order : page) {
            rowjson::writeOrder(out, order, Audience::Staff);
            if (!listing.add(out))
                return;
            filter.after = order.id.value;
        }
        more = page.size() == pageSize;
    }
}

void listUsers(Database &db, Listing &listing)
{
    UserFilter filter;
    filter.limit = pageSize;
    filter.state = listing.takeWord<UserState>(u"state"_s);
    listing.startAtId(filter.after);
    JsonWriter out;
    for (bool more = !listing.problem(); more;) {
        const QList<User> page = UserStore(db).page(filter);
        for (const User &user : page) {
            rowjson::writeUser(out, user, currency, Audience::Staff);
            if (!listing.add(out))
                return;
            filter.after = user.id.value;
        }
        more = page.size() == pageSize;
    }
}

void listTransactions(Database &db, Listing &listing)
{
    TransferFilter filter;
    filter.limit = pageSize;
    filter.user = listing.takeId<UserId>(u"user"_s);
    listing.startAtId(filter.after);
    JsonWriter out;
    for (bool more = !listing.problem(); more;) {
        const QList<Transfer> page = LedgerStore(db).page(filter);
        for (const Transfer &transfer : page) {
            rowjson::writeTransfer(out, transfer, Audience::Staff);
            if (!listing.add(out))
                return;
            filter.after = transfer.id.value;
        }
        more = page.size() == pageSize;
    }
}

void listTickets(Database &db, Listing &listing)
{
    TicketFilter filter;
    filter.limit = pageSize;
    filter.status = listing.takeWord<TicketStatus>(u"status"_s);
    filter.type = listing.takeWord<TicketType>(u"type"_s);
    filter.user = listing.takeId<UserId>(u"user"_s);
    const TicketStore store(db);
    JsonWriter out;
    for (bool more = !listing.problem(); more;) {
        const QList<Ticket> page = store.page(filter);
        for (const Ticket &ticket : page) {
            rowjson::writeTicketHead(out, ticket, Audience::Staff);
            rowjson::writeMessages(out, store.messages(ticket.id));
            rowjson::writeAttachments(out, AttachmentStore(db).of(ticket.id));
            out.endObject();
            if (!listing.add(out))
                return;
            filter.after = {.time = ticket.updatedAt, .id = ticket.id.value};
        }
        more = page.size() == pageSize;
    }
}

void listAnnouncements(Database &db, Listing &listing)
{
    AnnouncementFilter filter;
    filter.limit = pageSize;
    filter.kind = listing.takeWord<AnnouncementKind>(u"kind"_s);
    listing.startAtId(filter.after);
    JsonWriter out;
    for (bool more = !listing.problem(); more;) {
        const QList<Announcement> page = AnnouncementStore(db).page(filter);
        for (const Announcement &announcement : page) {
            rowjson::writeAnnouncementHead(out, announcement, Audience::Staff);
            out.endObject();
            if (!listing.add(out))
                return;
            filter.after = announcement.id.value;
        }
        more = page.size() == pageSize;
    }
}

void listChildPanels(Database &db, Listing &listing)
{
    ChildPanelFilter filter;
    filter.limit = pageSize;
    filter.state = listing.takeWord<ChildPanelState>(u"state"_s);
    filter.user = listing.takeId<UserId>(u"user"_s);
    listing.startAtId(filter.after);
    JsonWriter out;
    for (bool more = !listing.problem(); more;) {
        const QList<ChildPanel> page = ChildPanelStore(db).page(filter);
        for (const ChildPanel &panel : page) {
            rowjson::writeChildPanel(out, panel, Audience::Staff);
            if (!listing.add(out))
                return;
            filter.after = panel.id.value;
        }
        more = page.size() == pageSize;
    }
}

void listPages(Database &db, Listing &listing)
{
    JsonWriter out;
    for (const SitePage &page : SitePageStore(db).all({})) {
        rowjson::writePage(out, page, Audience::Staff, true);
        if (!listing.add(out))
            return;
    }
}

void listServices(Database &db, Listing &listing)
{
    const CatalogueStore store(db);
    QHash<qint64, QString> categories;
    for (const Category &category : store.categories())
        categories.insert(category.id.value, category.name);
    ServiceFilter filter;
    filter.limit = pageSize;
    JsonWriter out;
    for (bool more = !listing.problem(); more;) {
        const QList<Service> page = store.page(filter);
        for (const Service &service : page) {
            rowjson::writeService(out, service, categories.value(service.category.value), Audience::Staff);
            if (!listing.add(out))
                return;
            filter.after = {.category = service.category.value, .position = service.position, .id = service.id.value};
        }
        more = page.size() == pageSize;
    }
}

} // namespace

std::optional<Problem> listRows(Database &db, const Arguments &arguments)
{
    using List = void (*)(Database &, Listing &);
    static const QHash<QString, List> lists{
        {u"orders"_s, listOrders},   {u"services"_s, listServices},         {u"users"_s, listUsers},
        {u"tickets"_s, listTickets}, {u"transactions"_s, listTransactions}, {u"announcements"_s, listAnnouncements},
        {u"pages"_s, listPages},     {u"child-panels"_s, listChildPanels}};
    const QString &kind = arguments.operands.first();
    const auto list = lists.constFind(kind);
    if (list == lists.constEnd())
        return Problem{u"usage"_s, u"There is no list of '%1'."_s.arg(kind)};
    Listing listing(arguments);
    (*list)(db, listing);
    return listing.problem();
}

} // namespace pw::desk
