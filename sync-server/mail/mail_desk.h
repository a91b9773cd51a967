// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/commands/command.h"
#include "sync-server/mail/letter.h"
#include "sync-server/outgoing/smtp_call.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace pw
{
class IdSource;
}

namespace pw::server::mail
{

struct MailSettings {
    outgoing::SmtpServer smtp; ///< without an address, mail is written into `folder` instead
    QString folder = {};       ///< one .eml file a mail; made when it is missing
    QString from = {};         ///< "shop@example.com"
    QString siteName = QStringLiteral("Panelwright");
    QString siteUrl = {}; ///< "https://shop.example.com", what links in mail begin with; may be empty
};

/// Takes mail to be sent, and knows how it is sent. Any thread.
class MailDesk
{
public:
    MailDesk(MailSettings settings, QByteArray secret, IdSource &ids)
        : m_settings(std::move(settings)), m_secret(std::move(secret)), m_ids(ids)
    {
    }

    [[nodiscard]] const MailSettings &settings() const { return m_settings; }

    /// In the transaction of what the mail tells: it is sent if and only if that is committed.
    void post(CommandContext &context, const Letter &letter) const;

    /// Nothing for a letter that this server cannot open (a restored file beside another server.key).
    [[nodiscard]] std::optional<Letter> open(const QString &box) const;

    /// What the shop is called: the owner's setting, or what the server was started with.
    [[nodiscard]] QString siteName(Database &db) const;

    /// A link to a page of the site, with the token where servers do not log it; empty without a site.
    [[nodiscard]] QString link(const QString &page, const QString &token) const;

private:
    MailSettings m_settings;
    QByteArray m_secret;
    IdSource &m_ids;
};

} // namespace pw::server::mail
