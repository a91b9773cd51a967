// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "sync-server/jobs/local_job_handler.h"

namespace pw::server
{

class AccountMail;

/// Follows the calendar of one child panel: its next month is paid, or it is suspended, or ended. What happens is
/// decided and written in the transaction that notes the job's result: a server that dies takes no month twice.
class ChildPanelHandler final : public LocalJobHandler
{
public:
    ChildPanelHandler(Database::Options database, const Clock &clock, const AccountMail &mail)
        : LocalJobHandler(std::move(database), clock), m_mail(mail)
    {
    }

    [[nodiscard]] QLatin1StringView kind() const override { return QLatin1StringView("child_panel"); }
    [[nodiscard]] JobResult run(const Job &job, std::stop_token stop) override;

private:
    const AccountMail &m_mail;
};

} // namespace pw::server
