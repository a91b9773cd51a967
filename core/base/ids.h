// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QHashFunctions>
#include <QtGlobal>

namespace pw
{

/// A row's number. Ids of different kinds do not compare or convert; 0 means "none".
template <typename Tag>
struct Id {
    qint64 value = 0;

    constexpr Id() = default;
    constexpr explicit Id(qint64 number) : value(number) {}
    [[nodiscard]] constexpr bool isValid() const { return value > 0; }
    friend constexpr bool operator==(Id a, Id b) { return a.value == b.value; }
    friend constexpr bool operator!=(Id a, Id b) { return a.value != b.value; }
    friend constexpr bool operator<(Id a, Id b) { return a.value < b.value; }
};

template <typename Tag>
size_t qHash(Id<Tag> id, size_t seed = 0)
{
    return ::qHash(id.value, seed);
}

using UserId = Id<struct UserTag>;
using StaffId = Id<struct StaffTag>;
using CategoryId = Id<struct CategoryTag>;
using ServiceId = Id<struct ServiceTag>;
using OrderId = Id<struct OrderTag>;
using TicketId = Id<struct TicketTag>;
using MessageId = Id<struct MessageTag>;
using TransferId = Id<struct TransferTag>;
using ProviderId = Id<struct ProviderTag>;
using SourceId = Id<struct SourceTag>;
using TaskId = Id<struct TaskTag>;
using AttachmentId = Id<struct AttachmentTag>;
using AnnouncementId = Id<struct AnnouncementTag>;
using SitePageId = Id<struct SitePageTag>;
using PayoutId = Id<struct PayoutTag>;
using ChildPanelId = Id<struct ChildPanelTag>;

} // namespace pw
