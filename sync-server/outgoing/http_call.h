// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "sync-server/outgoing/address_policy.h"

#include <QByteArray>
#include <QString>

#include <cstddef>
#include <stop_token>

namespace pw::server::outgoing
{

struct HttpRequest {
    QString url;
    QByteArray form = {}; ///< sent as POST, application/x-www-form-urlencoded; a GET without one
    int connectTimeoutMs = 10'000;
    int timeoutMs = 30'000; ///< for all of it
    std::size_t maxBytes = 16 * 1024 * 1024;
};

struct HttpReply {
    enum class Outcome {
        Answered, ///< whole, whatever its status; redirects are not followed, and are an answer
        NotSent,  ///< nothing of the request can have been acted on: no name, no connection, no trust
        Unknown   ///< the request may have arrived, and the answer has not
    };

    Outcome outcome = Outcome::NotSent;
    int status = 0;
    QByteArray body = {};
    QString problem = {}; ///< where there is no answer; without the form, which may hold keys
};

/// One call, on the calling thread, which waits for it: for job workers. The request is written at most once: there is
/// no connection that is used again and no attempt to repeat it (both of which QNetworkAccessManager makes by itself,
/// decision 0010). TLS certificates are checked; no proxy is taken from the environment. Ends early, as Unknown or
/// NotSent, when `stop` is requested. From any thread.
[[nodiscard]] HttpReply call(const HttpRequest &request, const AddressPolicy &policy, const std::stop_token &stop = {});

/// Once, before anything else here, in main().
[[nodiscard]] bool initialise();

} // namespace pw::server::outgoing
