// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "sync-server/http/message.h"

namespace pw::server::http
{

struct ResponseHeadOptions {
    bool keepAlive = true;
    bool http11 = true;
    /// False where the content ends with the connection.
    bool hasLength = true;
    /// The client speaks TLS, with whoever stands in front: it should never speak anything else.
    bool secure = false;
    /// "Date: ...\r\n", or empty.
    std::string_view dateLine = {};
    /// Left out when empty.
    std::string_view requestId = {};
};

/// A value with a line break would let whoever supplied it write fields, or answers, of his own.
[[nodiscard]] bool hasCleanHeaders(const Response &response);

/// Whether an answer of this status may have content at all.
[[nodiscard]] bool statusAllowsContent(int status);

/// Appends the status line and the fields, up to and with the empty line.
void appendResponseHead(std::string &out, const Response &response, const ResponseHeadOptions &options);

/// "Date: Tue, 15 Nov 1994 08:12:31 GMT\r\n" for seconds since 1970.
[[nodiscard]] std::string dateLine(std::int64_t unixTime);

} // namespace pw::server::http
