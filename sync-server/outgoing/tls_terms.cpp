// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/outgoing/tls_terms.h"

#include <curl/curl.h>

namespace pw::server::outgoing
{
namespace
{

/// In OpenSSL's words. Of TLS 1.2 alone: all suites of 1.3 are of this kind, and stay on.
constexpr const char *suites = "ECDHE+AESGCM:ECDHE+CHACHA20";

} // namespace

void setTlsTerms(void *curl)
{
    // What libcurl and OpenSSL offer by themselves depends on how the system was set up, and begins at TLS 1.0 or 1.1.
    curl_easy_setopt(curl, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    curl_easy_setopt(curl, CURLOPT_SSL_CIPHER_LIST, suites);
}

} // namespace pw::server::outgoing
