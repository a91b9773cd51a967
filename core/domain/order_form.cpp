// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/domain/order_form.h"

#include "core/domain/link.h"
#include "core/domain/subscription.h"

#include <QStringList>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace pw
{
namespace
{

using enum OrderField;
using Counted = OrderForm::Counted;

constexpr OrderField comments[] = {Comments};
constexpr OrderField usernames[] = {Usernames};
constexpr OrderField usernamesAndHashtags[] = {Usernames, Hashtags};
constexpr OrderField hashtag[] = {Hashtag};
constexpr OrderField username[] = {Username};
constexpr OrderField media[] = {Media};
constexpr OrderField usernameAndComments[] = {Username, Comments};
constexpr OrderField answerNumber[] = {AnswerNumber};
constexpr OrderField groups[] = {Groups};
constexpr OrderField keywords[] = {Keywords};
constexpr OrderField traffic[] = {Country, Device, TypeOfTraffic, GoogleKeyword, ReferringUrl};
constexpr OrderField subscribed[] = {Username, Min, Max, Delay};
constexpr OrderField subscribedExtras[] = {Posts, OldPosts, Expiry};

constexpr OrderForm forms[] = {
    {.type = ServiceType::Default, .counted = Counted::Given, .fields = {}, .dripfeed = true},
    {.type = ServiceType::Package, .counted = Counted::Package, .fields = {}},
    {.type = ServiceType::CustomComments, .counted = Counted::Lines, .fields = comments},
    {.type = ServiceType::CustomCommentsPackage, .counted = Counted::Package, .fields = comments},
    {.type = ServiceType::Mentions, .counted = Counted::Given, .fields = usernames},
    {.type = ServiceType::MentionsWithHashtags, .counted = Counted::Given, .fields = usernamesAndHashtags},
    {.type = ServiceType::MentionsCustomList, .counted = Counted::Lines, .fields = usernames, .list = Usernames},
    {.type = ServiceType::MentionsHashtag, .counted = Counted::Given, .fields = hashtag},
    {.type = ServiceType::MentionsUserFollowers, .counted = Counted::Given, .fields = username},
    {.type = ServiceType::MentionsMediaLikers, .counted = Counted::Given, .fields = media},
    {.type = ServiceType::CommentLikes, .counted = Counted::Given, .fields = username},
    {.type = ServiceType::CommentReplies, .counted = Counted::Lines, .fields = usernameAndComments},
    {.type = ServiceType::Poll, .counted = Counted::Given, .fields = answerNumber},
    {.type = ServiceType::InvitesFromGroups, .counted = Counted::Given, .fields = groups},
    {.type = ServiceType::Seo, .counted = Counted::Given, .fields = keywords},
    {.type = ServiceType::WebTraffic, .counted = Counted::Given, .fields = traffic, .dripfeed = true},
    {.type = ServiceType::Subscriptions,
     .counted = Counted::Posts,
     .fields = subscribed,
     .extras = subscribedExtras,
     .link = false},
};

/// The values of type_of_traffic, and the others that are numbers, end at these.
constexpr qint64 fromSearch = 1;
constexpr qint64 fromPage = 2;
constexpr qint64 trafficTypes = 3;
constexpr qint64 devices = 5;
constexpr qint64 answers = 1000;

struct Range {
    qint64 smallest = 1;
    qint64 largest = answers;
};

Range rangeOf(OrderField field)
{
    if (field == Min || field == Max)
        return {1, subscription::maxQuantity};
    if (field == Posts || field == OldPosts)
        return {field == Posts ? 1 : 0, subscription::maxPosts};
    return {1, field == Device ? devices : field == TypeOfTraffic ? trafficTypes : answers};
}

Decided<QString> keptNumber(OrderField field, const QString &text)
{
    bool ok = false;
    const qint64 number = text.trimmed().toLongLong(&ok);
    if (field == Delay) {
        if (!ok || !subscription::isDelay(number))
            return refuse(RefusalCode::FieldNotOneOf, toWord(field), subscription::delayList());
        return QString::number(number);
    }
    const Range range = rangeOf(field);
    if (!ok || number < range.smallest || number > range.largest)
        return refuse(RefusalCode::FieldOutOfRange, toWord(field),
                      u"%1 to %2"_s.arg(range.smallest).arg(range.largest));
    return QString::number(number);
}

bool hasControls(const QString &text, bool isList)
{
    return std::ranges::any_of(text, [isList](QChar c) {
        return c.category() == QChar::Other_Control && !(c == u'\t' || (isList && c == u'\n'));
    });
}

/// Empty where nothing is left of it.
QString tidied(OrderField field, const QString &text)
{
    return isList(field) ? linesOf(text).join(u'\n') : text.trimmed();
}

Decided<QString> keptDay(const QString &text)
{
    const auto day = subscription::dayIn(text);
    if (!day)
        return refuse(RefusalCode::FieldWrongType, toWord(Expiry), u"a day as 31/12/2026 or 2026-12-31"_s);
    return day->toString(Qt::ISODate);
}

Decided<QString> keptText(OrderField field, const QString &text)
{
    if (text.size() > maxLength(field))
        return refuse(RefusalCode::TextTooLong, toWord(field), QString::number(maxLength(field)));
    if (isNumber(field))
        return keptNumber(field, text);
    if (field == Expiry)
        return keptDay(text);
    if (hasControls(text, isList(field)))
        return refuse(RefusalCode::TextHasControlCharacters, toWord(field));
    if ((field == Media && !isLink(text)) || (field == ReferringUrl && !isWebAddress(text)))
        return refuse(RefusalCode::LinkMalformed, toWord(field));
    return text;
}

/// So that it is always said, and paid, for how many.
void fillIn(ServiceType type, OrderFields &kept)
{
    if (type != ServiceType::Subscriptions)
        return;
    if (!kept.contains(Posts))
        kept.insert(Posts, QString::number(subscription::postsUnlessTold));
    if (kept.value(OldPosts) == "0"_L1)
        kept.remove(OldPosts);
}

Refusal missing(OrderField field)
{
    return {field == Comments ? RefusalCode::CommentsMissing : RefusalCode::FieldMissing, toWord(field)};
}

} // namespace

bool isNumber(OrderField field)
{
    constexpr OrderField numbers[] = {AnswerNumber, Device, TypeOfTraffic, Min, Max, Posts, OldPosts, Delay};
    return std::ranges::find(numbers, field) != std::end(numbers);
}

bool isList(OrderField field)
{
    constexpr OrderField lists[] = {Comments, Usernames, Hashtags, Groups, Keywords};
    return std::ranges::find(lists, field) != std::end(lists);
}

qsizetype maxLength(OrderField field)
{
    if (field == Media || field == ReferringUrl)
        return 2048;
    return isList(field) ? 200'000 : 255;
}

QStringList linesOf(const QString &text)
{
    QStringList lines;
    for (const QStringView line : QStringView(text).split(u'\n')) {
        const QStringView trimmed = line.trimmed();
        if (!trimmed.isEmpty())
            lines << trimmed.toString();
    }
    return lines;
}

const OrderForm &orderForm(ServiceType type)
{
    const auto found = std::ranges::find(forms, type, &OrderForm::type);
    Q_ASSERT_X(found != std::end(forms), "order form", "a type without a form");
    return *found;
}

QList<OrderField> neededFields(ServiceType type, const OrderFields &told)
{
    const std::span<const OrderField> all = orderForm(type).fields;
    QList<OrderField> needed(all.begin(), all.end());
    const qint64 traffic = told.value(TypeOfTraffic).trimmed().toLongLong();
    needed.removeIf([traffic](OrderField field) {
        return (field == GoogleKeyword && traffic != fromSearch) || (field == ReferringUrl && traffic != fromPage);
    });
    return needed;
}

QList<OrderField> takenFields(ServiceType type, const OrderFields &told)
{
    const std::span<const OrderField> extras = orderForm(type).extras;
    return neededFields(type, told) + QList<OrderField>(extras.begin(), extras.end());
}

Decided<OrderFields> checkFields(ServiceType type, const OrderFields &told)
{
    const QList<OrderField> needed = neededFields(type, told);
    const QList<OrderField> taken = takenFields(type, told);
    for (const OrderField field : told.keys()) {
        if (!taken.contains(field))
            return refuse(RefusalCode::FieldNotForThisService, toWord(field));
    }
    OrderFields kept;
    for (const OrderField field : needed) {
        kept.insert(field, tidied(field, told.value(field)));
        if (kept.value(field).isEmpty())
            return fail(missing(field));
    }
    for (const OrderField field : orderForm(type).extras) {
        if (const QString text = tidied(field, told.value(field)); !text.isEmpty())
            kept.insert(field, text);
    }
    for (auto field = kept.begin(); field != kept.end(); ++field) {
        const auto text = keptText(field.key(), field.value());
        if (!text)
            return fail(text.error());
        field.value() = *text;
    }
    if (!orderForm(type).link && !isLink(kept.value(Username)))
        return refuse(RefusalCode::LinkMalformed, toWord(Username));
    fillIn(type, kept);
    return kept;
}

} // namespace pw
