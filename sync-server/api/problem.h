// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/domain/refusal.h"
#include "sync-server/http/message.h"

#include <string>
#include <string_view>

namespace pw
{
class JsonWriter;
}

namespace pw::server
{

/// The one place that maps refusals to HTTP.
[[nodiscard]] int httpStatusOf(RefusalCode code);

/// RFC 9457 problem details.
[[nodiscard]] http::Response problem(const Refusal &refusal, std::string_view requestId);

/// The same as an object within another answer, where it has no request of its own.
void writeProblem(JsonWriter &out, const Refusal &refusal);

/// For what is refused before any rule of the shop is asked; `code` is a word like those of refusals.
struct HttpProblem {
    int status = 500;
    std::string_view code;
    std::string_view detail;
};
[[nodiscard]] http::Response problem(const HttpProblem &what, std::string_view requestId);

/// The code of a status that the listener itself answers with: "body_too_large" for 413.
[[nodiscard]] std::string_view codeOfHttpStatus(int status);

/// 429 with Retry-After: too much of this account is under way, or came of late.
[[nodiscard]] http::Response tooManyProblem(std::string_view detail, std::string_view requestId, qint64 seconds = 2);

/// 503 with Retry-After.
[[nodiscard]] http::Response busyProblem(std::string_view requestId);

} // namespace pw::server
