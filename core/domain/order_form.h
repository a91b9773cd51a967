// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/domain/refusal.h"
#include "core/domain/service_type.h"
#include "core/domain/words.h"

#include <QMap>
#include <QString>

#include <span>

namespace pw
{

/// What an order tells beside its link, its quantity and its drip-feed, by the names of api-v2.md.
enum class OrderField {
    Comments,
    Usernames,
    Hashtags,
    Hashtag,
    Username,
    Media,
    AnswerNumber,
    Groups,
    Keywords,
    Country,
    Device,
    TypeOfTraffic,
    GoogleKeyword,
    ReferringUrl,
    Min,
    Max,
    Posts,
    OldPosts,
    Delay,
    Expiry,
};

inline const auto &wordTable(OrderField)
{
    static constexpr Word<OrderField> table[] = {
        {OrderField::Comments, "comments"},
        {OrderField::Usernames, "usernames"},
        {OrderField::Hashtags, "hashtags"},
        {OrderField::Hashtag, "hashtag"},
        {OrderField::Username, "username"},
        {OrderField::Media, "media"},
        {OrderField::AnswerNumber, "answer_number"},
        {OrderField::Groups, "groups"},
        {OrderField::Keywords, "keywords"},
        {OrderField::Country, "country"},
        {OrderField::Device, "device"},
        {OrderField::TypeOfTraffic, "type_of_traffic"},
        {OrderField::GoogleKeyword, "google_keyword"},
        {OrderField::ReferringUrl, "referring_url"},
        {OrderField::Min, "min"},
        {OrderField::Max, "max"},
        {OrderField::Posts, "posts"},
        {OrderField::OldPosts, "old_posts"},
        {OrderField::Delay, "delay"},
        {OrderField::Expiry, "expiry"},
    };
    return table;
}

/// Lists have one entry a line, numbers are decimal, the expiry is a day as 2026-12-31; nothing is in here empty.
using OrderFields = QMap<OrderField, QString>;

/// A number on the wire of the REST API, a text everywhere else.
[[nodiscard]] bool isNumber(OrderField field);
/// Of lines, each for itself; they are separated by \n or \r\n, and blank ones do not count.
[[nodiscard]] bool isList(OrderField field);
/// In characters.
[[nodiscard]] qsizetype maxLength(OrderField field);

/// The lines that count, trimmed.
[[nodiscard]] QStringList linesOf(const QString &text);

/// How a type of service is ordered.
struct OrderForm {
    enum class Counted {
        Given,   ///< the order says the quantity
        Lines,   ///< one for each line of `list`
        Package, ///< one, priced for one, whatever is in it
        Posts    ///< the largest number for each of so many posts
    };

    ServiceType type;
    Counted counted;
    std::span<const OrderField> fields; ///< which it needs all of, but for those of web traffic (neededFields)
    OrderField list = OrderField::Comments;
    bool dripfeed = false;                   ///< runs and interval are possible, where the service allows them
    std::span<const OrderField> extras = {}; ///< which may be left out
    bool link = true;                        ///< without one, the user name says where
};

[[nodiscard]] const OrderForm &orderForm(ServiceType type);

/// Those that an order of this type needs, told what it says: web traffic from a search needs its keyword, web traffic
/// from a page its address.
[[nodiscard]] QList<OrderField> neededFields(ServiceType type, const OrderFields &told);

/// The same, and those that it may leave out.
[[nodiscard]] QList<OrderField> takenFields(ServiceType type, const OrderFields &told);

/// Brings the fields of an order into the form in which they are kept. Refused, in this order: one that does not belong
/// to the type, one that is missing (comments_missing, field_missing), one that is not what it should be. What a
/// subscription leaves out of its posts is filled in.
[[nodiscard]] Decided<OrderFields> checkFields(ServiceType type, const OrderFields &told);

} // namespace pw
