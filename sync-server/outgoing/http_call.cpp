// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/outgoing/http_call.h"

#include "sync-server/outgoing/tls_terms.h"

#include <curl/curl.h>

#include <sys/socket.h>
#include <unistd.h>

#include <memory>
#include <string_view>

using namespace Qt::StringLiterals;

namespace pw::server::outgoing
{
namespace
{

using Handle = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;
using Outcome = HttpReply::Outcome;

/// What libcurl's callbacks work on.
struct Transfer {
    const HttpRequest &request;
    const AddressPolicy &policy;
    const std::stop_token &stop;
    QByteArray body = {};
    bool isRefused = false; ///< every address so far was one that may not be called
    bool isTooLong = false;
    bool isHeadWhole = false; ///< libcurl takes half a head, then the end, for an answer
};

curl_socket_t openSocket(void *context, curlsocktype, curl_sockaddr *address)
{
    auto *transfer = static_cast<Transfer *>(context);
    if (!mayConnect(transfer->policy, address->addr)) {
        transfer->isRefused = true;
        return CURL_SOCKET_BAD;
    }
    return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

std::size_t takeBody(char *data, std::size_t, std::size_t size, void *context)
{
    auto *transfer = static_cast<Transfer *>(context);
    if (static_cast<std::size_t>(transfer->body.size()) + size > transfer->request.maxBytes) {
        transfer->isTooLong = true;
        return 0;
    }
    transfer->body.append(data, static_cast<qsizetype>(size));
    return size;
}

std::size_t takeHeader(char *data, std::size_t, std::size_t size, void *context)
{
    auto *transfer = static_cast<Transfer *>(context);
    transfer->isHeadWhole = transfer->isHeadWhole || std::string_view(data, size) == "\r\n";
    return size;
}

int isStopped(void *context, curl_off_t, curl_off_t, curl_off_t, curl_off_t)
{
    return static_cast<Transfer *>(context)->stop.stop_requested() ? 1 : 0;
}

void prepare(CURL *curl, Transfer &transfer, const QByteArray &url)
{
    const HttpRequest &request = transfer.request;
    curl_easy_setopt(curl, CURLOPT_URL, url.constData());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, transfer.policy.allowPrivate ? "https,http" : "https");
    curl_easy_setopt(curl, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
    setTlsTerms(curl);
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(curl, CURLOPT_PROXY, "");
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_USERAGENT, "Panelwright");
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(request.connectTimeoutMs));
    curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(request.timeoutMs));
    curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, openSocket);
    curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, &transfer);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, takeBody);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &transfer);
    curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, takeHeader);
    curl_easy_setopt(curl, CURLOPT_HEADERDATA, &transfer);
    curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, isStopped);
    curl_easy_setopt(curl, CURLOPT_XFERINFODATA, &transfer);
    curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
    if (request.form.isNull())
        return;
    curl_easy_setopt(curl, CURLOPT_POST, 1L);
    curl_easy_setopt(curl, CURLOPT_POSTFIELDS, request.form.constData());
    curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.form.size()));
}

/// Bytes of the request that went onto the connection.
bool hasBegun(CURL *curl)
{
    long sent = 0;
    return curl_easy_getinfo(curl, CURLINFO_REQUEST_SIZE, &sent) == CURLE_OK && sent > 0;
}

QString problemOf(CURLcode code, const Transfer &transfer)
{
    if (transfer.isTooLong)
        return u"the answer is longer than %1 bytes"_s.arg(transfer.request.maxBytes);
    if (transfer.isRefused && code == CURLE_COULDNT_CONNECT)
        return u"the address is not a public one"_s;
    return QString::fromUtf8(curl_easy_strerror(code));
}

} // namespace

bool initialise()
{
    return curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
}

HttpReply call(const HttpRequest &request, const AddressPolicy &policy, const std::stop_token &stop)
{
    if (const QString problem = problemWithUrl(policy, request.url); !problem.isEmpty())
        return {.outcome = Outcome::NotSent, .problem = problem};
    const Handle curl(curl_easy_init(), curl_easy_cleanup);
    if (!curl)
        return {.outcome = Outcome::NotSent, .problem = u"out of memory"_s};
    Transfer transfer{.request = request, .policy = policy, .stop = stop};
    const QByteArray url = request.url.toUtf8();
    prepare(curl.get(), transfer, url);
    const CURLcode code = curl_easy_perform(curl.get());
    if (code != CURLE_OK)
        return {.outcome = hasBegun(curl.get()) ? Outcome::Unknown : Outcome::NotSent,
                .problem = problemOf(code, transfer)};
    if (!transfer.isHeadWhole)
        return {.outcome = Outcome::Unknown, .problem = u"the answer ended too early"_s};
    long status = 0;
    curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
    return {.outcome = Outcome::Answered, .status = static_cast<int>(status), .body = std::move(transfer.body)};
}

} // namespace pw::server::outgoing
