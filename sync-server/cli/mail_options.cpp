// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/cli/mail_options.h"

#include "core/domain/decisions.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace pw::server::cli
{
namespace
{

bool wrong(const QString &problem)
{
    complain(u"panelwright-server: "_s + problem);
    return false;
}

bool readSite(const CommandLine &line, mail::MailSettings &settings)
{
    settings.siteName = line.value(u"site-name"_s, settings.siteName).simplified();
    settings.siteUrl = line.value(u"site-url"_s);
    while (settings.siteUrl.endsWith(u'/'))
        settings.siteUrl.chop(1);
    if (settings.siteUrl.isEmpty())
        return true;
    const QUrl url(settings.siteUrl, QUrl::StrictMode);
    const bool isWeb = url.scheme() == "https"_L1 || url.scheme() == "http"_L1;
    if (!url.isValid() || !isWeb || url.host().isEmpty() || url.hasQuery() || url.hasFragment())
        return wrong(u"--site-url wants an address like https://shop.example.com"_s);
    return true;
}

bool readSmtp(const CommandLine &line, outgoing::SmtpServer &smtp)
{
    smtp.url = line.value(u"smtp"_s);
    smtp.user = line.value(u"smtp-user"_s);
    if (smtp.url.isEmpty()) {
        if (!smtp.user.isEmpty() || line.has(u"smtp-password-file"_s))
            return wrong(u"--smtp-user and --smtp-password-file go with --smtp"_s);
        return true;
    }
    if (const QString problem = outgoing::problemWithSmtpUrl(smtp.url); !problem.isEmpty())
        return wrong(u"--smtp: "_s + problem);
    if (!line.has(u"smtp-password-file"_s))
        return true;
    const auto password = readPassword(line.value(u"smtp-password-file"_s));
    if (!password)
        return false;
    smtp.password = *password;
    return true;
}

} // namespace

bool readMailSettings(const CommandLine &line, mail::MailSettings &settings)
{
    if (!readSite(line, settings) || !readSmtp(line, settings.smtp))
        return false;
    settings.from = line.value(u"mail-from"_s);
    if (settings.from.isEmpty()) {
        // Files are for trying things out; a mail server turns away an address that is made up.
        if (!settings.smtp.url.isEmpty())
            return wrong(u"--smtp wants --mail-from as well: the address that mail comes from"_s);
        settings.from = u"shop@localhost"_s;
        return true;
    }
    if (!decide::checkEmail(settings.from))
        return wrong(u"--mail-from wants an e-mail address"_s);
    return true;
}

} // namespace pw::server::cli
