// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/domain/words.h"

namespace pw
{

/// What is sold and how its quantity is counted (api-v2.md's table).
enum class ServiceType {
    Default,
    Package,
    CustomComments,
    CustomCommentsPackage,
    Mentions,
    MentionsWithHashtags,
    MentionsCustomList,
    MentionsHashtag,
    MentionsUserFollowers,
    MentionsMediaLikers,
    CommentLikes,
    CommentReplies,
    Poll,
    InvitesFromGroups,
    Seo,
    WebTraffic,
    Subscriptions,
};

inline const auto &wordTable(ServiceType)
{
    static constexpr Word<ServiceType> table[] = {
        {ServiceType::Default, "default"},
        {ServiceType::Package, "package"},
        {ServiceType::CustomComments, "custom_comments"},
        {ServiceType::CustomCommentsPackage, "custom_comments_package"},
        {ServiceType::Mentions, "mentions"},
        {ServiceType::MentionsWithHashtags, "mentions_with_hashtags"},
        {ServiceType::MentionsCustomList, "mentions_custom_list"},
        {ServiceType::MentionsHashtag, "mentions_hashtag"},
        {ServiceType::MentionsUserFollowers, "mentions_user_followers"},
        {ServiceType::MentionsMediaLikers, "mentions_media_likers"},
        {ServiceType::CommentLikes, "comment_likes"},
        {ServiceType::CommentReplies, "comment_replies"},
        {ServiceType::Poll, "poll"},
        {ServiceType::InvitesFromGroups, "invites_from_groups"},
        {ServiceType::Seo, "seo"},
        {ServiceType::WebTraffic, "web_traffic"},
        {ServiceType::Subscriptions, "subscriptions"},
    };
    return table;
}

} // namespace pw
