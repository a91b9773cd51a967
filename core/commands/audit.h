// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/commands/command_subject.h"

#include <QJsonObject>
#include <QString>

namespace pw
{

class Database;
struct CommandContext;

/// A row as the audit shows it: what staff may see of it, and no secret. Empty where there is none.
[[nodiscard]] QJsonObject auditedState(Database &db, const CommandSubject &subject);

/// One event for the audit. Without an actor it is the context's.
struct AuditNote {
    QString event;
    CommandSubject subject;
    QJsonObject before = {};
    QJsonObject after = {};
    QString actor = {};
};

/// Writes it in the context's transaction; nothing where the context has no origin, as on a desk.
void noteAudit(CommandContext &context, const AuditNote &note);

/// Sees the row before a command of staff and notes, afterwards, which of its fields are not as they were.
class AuditProbe
{
public:
    AuditProbe(CommandContext &context, const CommandSubject &target);
    void note(QLatin1StringView command, const CommandSubject &subject) const;

private:
    CommandContext &m_context;
    bool m_wanted;
    CommandSubject m_target;
    QJsonObject m_before;
};

/// The row that a command names; kind is empty where it names none. Most commands change the row that they name.
template <typename Command>
[[nodiscard]] CommandSubject targetOf(const Command &command)
{
    if constexpr (requires { command.order.value; })
        return {QLatin1StringView("order"), command.order.value};
    else if constexpr (requires { command.service.value; })
        return {QLatin1StringView("service"), command.service.value};
    else if constexpr (requires { command.category.value; })
        return {QLatin1StringView("category"), command.category.value};
    else if constexpr (requires { command.provider.value; })
        return {QLatin1StringView("provider"), command.provider.value};
    else if constexpr (requires { command.ticket.value; })
        return {QLatin1StringView("ticket"), command.ticket.value};
    else if constexpr (requires { command.user.value; })
        return {QLatin1StringView("user"), command.user.value};
    else if constexpr (requires { command.announcement.value; })
        return {QLatin1StringView("announcement"), command.announcement.value};
    else if constexpr (requires { command.page.value; })
        return {QLatin1StringView("page"), command.page.value};
    else if constexpr (requires { command.affiliate.value; })
        return {QLatin1StringView("affiliate"), command.affiliate.value};
    else if constexpr (requires { command.payout.value; })
        return {QLatin1StringView("payout"), command.payout.value};
    else if constexpr (requires { command.panel.value; })
        return {QLatin1StringView("child_panel"), command.panel.value};
    else if constexpr (requires { command.staff.value; })
        return {QLatin1StringView("staff"), command.staff.value};
    else if constexpr (requires { command.setting.name; })
        return {QLatin1StringView("setting"), 0};
    else
        return {};
}

} // namespace pw
