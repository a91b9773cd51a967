// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/accounts/forgot_handler.h"

#include "core/storage/user_store.h"

using namespace Qt::StringLiterals;

namespace pw::server
{

JobResult ForgotHandler::run(const Job &job, std::stop_token)
{
    Database db(m_database);
    const auto user = UserStore(db).byLogin(job.args[u"login"_s].toString());
    // A suspended customer cannot sign in with a new password either.
    if (!user || user->state == UserState::Suspended)
        return JobResult::done();
    return JobResult::done([this, user = *user](CommandContext &context) {
        // Where several mails are on their way already, one of them will do.
        [[maybe_unused]] const auto sent = m_mail.sendLink(context, MailPurpose::ResetPassword, user);
    });
}

} // namespace pw::server
