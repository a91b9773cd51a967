// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/outgoing/smtp_call.h"

#include "sync-server/outgoing/tls_terms.h"

#include <QUrl>

#include <curl/curl.h>

#include <algorithm>
#include <cstring>
#include <memory>

using namespace Qt::StringLiterals;

namespace pw::server::outgoing
{
namespace
{

constexpr long connectTimeoutMs = 15'000;

/// What libcurl's callbacks work on.
struct Upload {
    const QByteArray &content;
    const std::stop_token &stop;
    qsizetype sent = 0;
};

std::size_t giveContent(char *buffer, std::size_t size, std::size_t count, void *context)
{
    auto *upload = static_cast<Upload *>(context);
    const auto room = static_cast<qsizetype>(size * count);
    const qsizetype length = std::min(room, upload->content.size() - upload->sent);
    std::memcpy(buffer, upload->content.constData() + upload->sent, static_cast<std::size_t>(length));
    upload->sent += length;
    return static_cast<std::size_t>(length);
}

int isStopped(void *context, curl_off_t, curl_off_t, curl_off_t, curl_off_t)
{
    return static_cast<Upload *>(context)->stop.stop_requested() ? 1 : 0;
}

bool isThisMachine(const QUrl &url)
{
    const QString host = url.host();
    return host == "localhost"_L1 || host == "127.0.0.1"_L1 || host == "::1"_L1;
}

void prepare(CURL *curl, const SmtpServer &server, Upload &upload)
{
    const QUrl url(server.url);
    // A password does not travel in clear, and neither do the links that open accounts.
    const long tls = isThisMachine(url) ? CURLUSESSL_TRY : CURLUSESSL_ALL;
    curl_easy_setopt(curl, CURLOPT_URL, server.url.toUtf8().constData());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(curl, CURLOPT_USE_SSL, tls);
    setTlsTerms(curl);
    curl_easy_setopt(curl, CURLOPT_PROXY, "");
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, connectTimeoutMs);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(server.timeoutMs));
    curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(curl, CURLOPT_READFUNCTION, giveContent);
    curl_easy_setopt(curl, CURLOPT_READDATA, &upload);
    curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, isStopped);
    curl_easy_setopt(curl, CURLOPT_XFERINFODATA, &upload);
    curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
    if (server.user.isEmpty())
        return;
    curl_easy_setopt(curl, CURLOPT_USERNAME, server.user.toUtf8().constData());
    curl_easy_setopt(curl, CURLOPT_PASSWORD, server.password.reveal().toUtf8().constData());
}

SmtpReply replyOf(CURL *curl, CURLcode code)
{
    if (code == CURLE_OK)
        return {.outcome = SmtpReply::Outcome::Accepted, .problem = {}};
    long status = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    QString problem = QString::fromUtf8(curl_easy_strerror(code));
    if (status > 0)
        problem += u" (the mail server answered %1)"_s.arg(status);
    // A wrong password is answered with 535, but the owner can mend it; the recipient's own 550 nobody can.
    const bool isRefused = status >= 550 && status < 560 && code != CURLE_LOGIN_DENIED;
    return {.outcome = isRefused ? SmtpReply::Outcome::Refused : SmtpReply::Outcome::Failed, .problem = problem};
}

} // namespace

QString problemWithSmtpUrl(const QString &url)
{
    const QUrl parsed(url, QUrl::StrictMode);
    if (!parsed.isValid() || parsed.host().isEmpty())
        return u"the mail server's address has to look like smtps://mail.example.com:465"_s;
    if (parsed.scheme() != "smtp"_L1 && parsed.scheme() != "smtps"_L1)
        return u"the mail server's address has to begin with smtps:// or smtp://"_s;
    if (!parsed.userInfo().isEmpty())
        return u"the mail server's address must not hold a name or password"_s;
    return {};
}

SmtpReply send(const SmtpMail &mail, const SmtpServer &server, const std::stop_token &stop)
{
    const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl(curl_easy_init(), curl_easy_cleanup);
    if (!curl)
        return {.outcome = SmtpReply::Outcome::Failed, .problem = u"out of memory"_s};
    Upload upload{.content = mail.content, .stop = stop};
    prepare(curl.get(), server, upload);
    const QByteArray from = '<' + mail.from.toUtf8() + '>';
    const QByteArray to = '<' + mail.to.toUtf8() + '>';
    curl_easy_setopt(curl.get(), CURLOPT_MAIL_FROM, from.constData());
    const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> recipients(
        curl_slist_append(nullptr, to.constData()), curl_slist_free_all);
    curl_easy_setopt(curl.get(), CURLOPT_MAIL_RCPT, recipients.get());
    return replyOf(curl.get(), curl_easy_perform(curl.get()));
}

} // namespace pw::server::outgoing
