// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/storage/database.h"
#include "sync-server/jobs/job_handler.h"
#include "sync-server/mail/mail_desk.h"

namespace pw::server::mail
{

/// Sends one mail. The key of the job is the mail's number. A crash between sending and noting it sends it again, under
/// the same Message-ID.
class MailHandler final : public JobHandler
{
public:
    /// `database` is read on the worker's thread.
    MailHandler(Database::Options database, const MailDesk &desk) : m_database(std::move(database)), m_desk(desk) {}

    [[nodiscard]] QLatin1StringView kind() const override { return QLatin1StringView("mail"); }
    [[nodiscard]] JobResult run(const Job &job, std::stop_token stop) override;

private:
    const Database::Options m_database;
    const MailDesk &m_desk;
};

} // namespace pw::server::mail
