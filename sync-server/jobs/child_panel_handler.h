// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/storage/database.h"
#include "sync-server/jobs/job_handler.h"

namespace pw
{
class Clock;
struct ChildPanel;
} // namespace pw

namespace pw::server
{

class AccountMail;

/// Follows the calendar of one child panel: its next month is paid, or it is suspended, or ended. The key of the job is
/// the panel's number. What happens is decided and written in the transaction that notes the job's result: a server
/// that dies takes no month twice.
class ChildPanelHandler final : public JobHandler
{
public:
    ChildPanelHandler(Database::Options database, const Clock &clock, const AccountMail &mail)
        : m_database(std::move(database)), m_clock(clock), m_mail(mail)
    {
    }

    [[nodiscard]] QLatin1StringView kind() const override { return QLatin1StringView("child_panel"); }
    [[nodiscard]] int maxAttempts() const override { return 1'000'000; }
    [[nodiscard]] JobResult run(const Job &job, std::stop_token stop) override;

private:
    const Database::Options m_database;
    const Clock &m_clock;
    const AccountMail &m_mail;
};

} // namespace pw::server
