// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/domain/actor.h"
#include "core/domain/announcement.h"
#include "core/domain/affiliate.h"
#include "core/domain/catalogue.h"
#include "core/domain/child_panel.h"
#include "core/domain/order.h"
#include "core/domain/provider.h"
#include "core/domain/settings.h"
#include "core/domain/site_page.h"
#include "core/domain/staff.h"
#include "core/domain/ticket.h"
#include "core/domain/user.h"

#include <QLatin1StringView>

namespace pw
{

/// The kind and the number of the row that a command has changed, for the activity.
struct CommandSubject {
    QLatin1StringView kind;
    qint64 id = 0;
};

[[nodiscard]] inline CommandSubject subjectOf(const Order &order)
{
    return {QLatin1StringView("order"), order.id.value};
}

[[nodiscard]] inline CommandSubject subjectOf(const Service &service)
{
    return {QLatin1StringView("service"), service.id.value};
}

[[nodiscard]] inline CommandSubject subjectOf(const Category &category)
{
    return {QLatin1StringView("category"), category.id.value};
}

[[nodiscard]] inline CommandSubject subjectOf(const User &user)
{
    return {QLatin1StringView("user"), user.id.value};
}

/// Many services at once: each has its own entry beside it.
struct ChangedServices {
    qint64 count = 0;
};

[[nodiscard]] inline CommandSubject subjectOf(const ChangedServices &)
{
    return {QLatin1StringView("service"), 0};
}

[[nodiscard]] inline CommandSubject subjectOf(const Ticket &ticket)
{
    return {QLatin1StringView("ticket"), ticket.id.value};
}

[[nodiscard]] inline CommandSubject subjectOf(const Provider &provider)
{
    return {QLatin1StringView("provider"), provider.id.value};
}

[[nodiscard]] inline CommandSubject subjectOf(const ServiceSource &source)
{
    return {QLatin1StringView("service"), source.service.value};
}

[[nodiscard]] inline CommandSubject subjectOf(const Announcement &announcement)
{
    return {QLatin1StringView("announcement"), announcement.id.value};
}

[[nodiscard]] inline CommandSubject subjectOf(const SitePage &page)
{
    return {QLatin1StringView("page"), page.id.value};
}

[[nodiscard]] inline CommandSubject subjectOf(const Staff &staff)
{
    return {QLatin1StringView("staff"), staff.id.value};
}

[[nodiscard]] inline CommandSubject subjectOf(const AffiliateTerms &terms)
{
    return {QLatin1StringView("affiliate"), terms.user.value};
}

[[nodiscard]] inline CommandSubject subjectOf(const Payout &payout)
{
    return {QLatin1StringView("payout"), payout.id.value};
}

[[nodiscard]] inline CommandSubject subjectOf(const ChildPanel &panel)
{
    return {QLatin1StringView("child_panel"), panel.id.value};
}

[[nodiscard]] inline CommandSubject subjectOf(const Setting &)
{
    return {QLatin1StringView("setting"), 0};
}

[[nodiscard]] inline CommandSubject subjectOf(const Actor &actor)
{
    return {actor.isStaff() ? QLatin1StringView("staff") : QLatin1StringView("user"), actor.id};
}

} // namespace pw
