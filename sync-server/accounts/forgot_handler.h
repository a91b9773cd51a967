// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/storage/database.h"
#include "sync-server/accounts/account_mail.h"
#include "sync-server/jobs/job_handler.h"

namespace pw::server
{

/// Somebody has forgotten a password: a mail if there is such a customer, else nothing. A job, so that the request is
/// answered in the same way and time whoever is asked for.
class ForgotHandler final : public JobHandler
{
public:
    static constexpr QLatin1StringView jobKind{"forgot"};

    /// `database` is read on the worker's thread.
    ForgotHandler(Database::Options database, const AccountMail &mail) : m_database(std::move(database)), m_mail(mail)
    {
    }

    [[nodiscard]] QLatin1StringView kind() const override { return jobKind; }
    [[nodiscard]] JobResult run(const Job &job, std::stop_token stop) override;

private:
    const Database::Options m_database;
    const AccountMail &m_mail;
};

} // namespace pw::server
