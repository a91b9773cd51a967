// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/features/pending/subject.h"

#include "core/storage/catalogue_store.h"
#include "core/storage/order_store.h"
#include "core/storage/ticket_store.h"
#include "core/storage/user_store.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace pw::ui
{
namespace
{

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Subject)
};

template <typename Row, typename Name>
QString nameOf(const std::optional<Row> &row, Name name)
{
    return row ? (*row).*name : QString();
}

} // namespace

Subject subjectOf(const QJsonObject &args)
{
    // The first that is there: a service that is moved names its category too, an order its customer.
    static const std::pair<QString, SubjectKind> fields[] = {{u"order"_s, SubjectKind::Order},
                                                             {u"ticket"_s, SubjectKind::Ticket},
                                                             {u"user"_s, SubjectKind::User},
                                                             {u"service"_s, SubjectKind::Service},
                                                             {u"category"_s, SubjectKind::Category}};
    for (const auto &[field, kind] : fields) {
        if (const qint64 id = args.value(field).toInteger(); id > 0)
            return {.kind = kind, .id = id};
    }
    return {};
}

Subject namedSubject(Database &db, const QJsonObject &args)
{
    Subject subject = subjectOf(args);
    switch (subject.kind) {
    case SubjectKind::None:
        break;
    case SubjectKind::Order:
        subject.name = nameOf(OrderStore(db).byId(OrderId(subject.id)), &Order::serviceName);
        break;
    case SubjectKind::Ticket:
        subject.name = nameOf(TicketStore(db).byId(TicketId(subject.id)), &Ticket::subject);
        break;
    case SubjectKind::User:
        subject.name = nameOf(UserStore(db).byId(UserId(subject.id)), &User::username);
        break;
    case SubjectKind::Service:
        subject.name = nameOf(CatalogueStore(db).service(ServiceId(subject.id)), &Service::name);
        break;
    case SubjectKind::Category:
        subject.name = nameOf(CatalogueStore(db).category(CategoryId(subject.id)), &Category::name);
        break;
    }
    return subject;
}

std::optional<Target> targetOf(const Subject &subject)
{
    switch (subject.kind) {
    case SubjectKind::None:
        return std::nullopt;
    case SubjectKind::Order:
        return Target{PageId::Orders, subject.id};
    case SubjectKind::Ticket:
        return Target{PageId::Tickets, subject.id};
    case SubjectKind::User:
        return Target{PageId::Users, subject.id};
    case SubjectKind::Service:
        return Target{PageId::Services, subject.id};
    case SubjectKind::Category:
        return Target{.page = PageId::Services};
    }
    Q_UNREACHABLE();
}

QString openWords(SubjectKind kind)
{
    switch (kind) {
    case SubjectKind::None:
        return Text::tr("Open");
    case SubjectKind::Order:
        return Text::tr("Open order");
    case SubjectKind::Ticket:
        return Text::tr("Open ticket");
    case SubjectKind::User:
        return Text::tr("Open user");
    case SubjectKind::Service:
        return Text::tr("Open service");
    case SubjectKind::Category:
        return Text::tr("Open services");
    }
    Q_UNREACHABLE();
}

} // namespace pw::ui
