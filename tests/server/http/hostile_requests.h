// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

namespace pw::server::http::test
{

struct Case {
    const char *name;
    std::string bytes;
    /// The answers, in order. An error is always the last one, and the connection is closed behind it.
    std::vector<int> statuses;
};

/// Requests that are wrong, or only look so.
[[nodiscard]] std::vector<Case> malformedRequests();

/// Each is followed by a complete `GET /tail`, which a server that misjudges the first request's end would take, or
/// miss.
[[nodiscard]] std::vector<Case> smugglingRequests();

/// POST /echo with these fields and bytes behind the head.
[[nodiscard]] std::string post(const std::string &fields, const std::string &body, const char *path = "/echo");
[[nodiscard]] std::string chunked(const std::string &body);

} // namespace pw::server::http::test
