// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/presentation/words.h"

namespace pw::ui
{

QString Words::type(ServiceType type)
{
    switch (type) {
    case ServiceType::Default:
        return tr("Default");
    case ServiceType::Package:
        return tr("Package");
    case ServiceType::CustomComments:
        return tr("Custom comments");
    case ServiceType::CustomCommentsPackage:
        return tr("Comments package");
    case ServiceType::Mentions:
        return tr("Mentions");
    case ServiceType::MentionsWithHashtags:
        return tr("Mentions with hashtags");
    case ServiceType::MentionsCustomList:
        return tr("Mentions, custom list");
    case ServiceType::MentionsHashtag:
        return tr("Mentions of a hashtag");
    case ServiceType::MentionsUserFollowers:
        return tr("Mentions, a user's followers");
    case ServiceType::MentionsMediaLikers:
        return tr("Mentions, likers of a post");
    case ServiceType::CommentLikes:
        return tr("Comment likes");
    case ServiceType::CommentReplies:
        return tr("Comment replies");
    case ServiceType::Poll:
        return tr("Poll votes");
    case ServiceType::InvitesFromGroups:
        return tr("Invites from groups");
    case ServiceType::Seo:
        return tr("SEO");
    case ServiceType::WebTraffic:
        return tr("Web traffic");
    case ServiceType::Subscriptions:
        return tr("Subscription");
    }
    Q_UNREACHABLE();
}

QString Words::state(SubscriptionState state)
{
    switch (state) {
    case SubscriptionState::Active:
        return tr("Active", "subscription");
    case SubscriptionState::Paused:
        return tr("Paused", "subscription");
    case SubscriptionState::Completed:
        return tr("Completed", "subscription");
    case SubscriptionState::Expired:
        return tr("Expired", "subscription");
    case SubscriptionState::Canceled:
        return tr("Canceled", "subscription");
    }
    Q_UNREACHABLE();
}

QString Words::field(OrderField field)
{
    switch (field) {
    case OrderField::Comments:
        return tr("Comments");
    case OrderField::Usernames:
        return tr("User names");
    case OrderField::Hashtags:
        return tr("Hashtags");
    case OrderField::Hashtag:
        return tr("Hashtag");
    case OrderField::Username:
        return tr("User name");
    case OrderField::Media:
        return tr("Post");
    case OrderField::AnswerNumber:
        return tr("Answer");
    case OrderField::Groups:
        return tr("Groups");
    case OrderField::Keywords:
        return tr("Keywords");
    case OrderField::Country:
        return tr("Country");
    case OrderField::Device:
        return tr("Device");
    case OrderField::TypeOfTraffic:
        return tr("Kind of traffic");
    case OrderField::GoogleKeyword:
        return tr("Search keyword");
    case OrderField::ReferringUrl:
        return tr("Referring page");
    case OrderField::Min:
        return tr("Least for a post");
    case OrderField::Max:
        return tr("Most for a post");
    case OrderField::Posts:
        return tr("New posts");
    case OrderField::OldPosts:
        return tr("Old posts");
    case OrderField::Delay:
        return tr("Delay (minutes)");
    case OrderField::Expiry:
        return tr("Expires on");
    }
    Q_UNREACHABLE();
}

} // namespace pw::ui
