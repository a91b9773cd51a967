// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "sync-server/http/handler.h"

namespace pw
{
class Clock;
}

namespace pw::server
{

/// One line of JSON on stderr for each answered request. Neither queries nor bodies nor headers: they hold secrets.
class RequestLog
{
public:
    explicit RequestLog(const Clock &clock) : m_clock(clock) {}

    /// A responder that notes its answer and passes it on.
    [[nodiscard]] http::Responder watch(const http::Request &request, http::Responder responder) const;

private:
    const Clock &m_clock;
};

} // namespace pw::server
