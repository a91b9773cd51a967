// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/domain/actor.h"
#include "sync-server/http/handler.h"

#include <memory>

namespace pw
{
class Clock;
}

namespace pw::server
{

class RequestCounts;
struct Route;

/// What turns out about a request on its way; written on its io thread before it is answered.
struct RequestFacts {
    const Route *route = nullptr;
    qint64 object = 0; ///< the number in the path; 0: none
    ActorKind kind = ActorKind::System;
    qint64 caller = 0;
    bool byApiKey = false;
};

/// Counts each answered request, and writes one line of JSON on stderr for it. The line has the route's pattern instead
/// of the path, and neither query nor body nor headers: they hold secrets.
class RequestWatch
{
public:
    RequestWatch(const Clock &clock, RequestCounts &counts, bool writesLog)
        : m_clock(clock), m_counts(counts), m_writesLog(writesLog)
    {
    }

    struct Watched {
        http::Responder responder; ///< notes its answer and passes it on
        std::shared_ptr<RequestFacts> facts;
    };
    [[nodiscard]] Watched watch(const http::Request &request, http::Responder responder) const;
    /// What never became a request.
    void noteRefused(int status) const;

private:
    const Clock &m_clock;
    RequestCounts &m_counts;
    const bool m_writesLog;
};

} // namespace pw::server
