// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "sync-server/http/request_parser.h"
#include "sync-server/http/url.h"

using namespace pw::server::http;

namespace
{

constexpr std::size_t bodyBytes = 256;

void require(bool holds)
{
    if (!holds)
        std::abort();
}

/// Every request that is accepted, in one text, so that two ways of feeding can be compared.
std::string accepted(std::string_view bytes, std::size_t step)
{
    Limits limits;
    limits.headBytes = 512;
    RequestParser parser(limits);
    std::string result;
    std::size_t begin = 0;
    std::size_t end = 0;
    for (;;) {
        const RequestParser::Step fed = parser.feed(bytes.substr(begin, end - begin));
        require(fed.consumed <= end - begin);
        begin += fed.consumed;
        switch (fed.state) {
        case RequestParser::State::NeedMore:
            if (end == bytes.size())
                return result;
            end = std::min(bytes.size(), end + step);
            break;
        case RequestParser::State::HeadDone:
            if (!parser.limitBody(bodyBytes))
                return result;
            break;
        case RequestParser::State::Done: {
            const Request &request = parser.request();
            require(request.body.size() <= bodyBytes);
            require(request.path() == "*" || request.path().starts_with('/'));
            require(request.headerCount("Host") <= 1 && request.headerCount("Content-Length") <= 1);
            require(request.headerCount("Transfer-Encoding") + request.headerCount("Content-Length") <= 1);
            result.append(request.target()).append("\n").append(request.header("Host")).append("\n");
            result.append(request.body).append("\n");
            parser.reset();
            break;
        }
        case RequestParser::State::Failed:
            require(parser.failure().status >= 400 && !parser.failure().detail.empty());
            return result;
        }
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char *>(data), size);
    const std::string whole = accepted(bytes, size);
    // One way of cutting for each input, byte by byte among them: all ways for all inputs would be a tenth as many
    // inputs.
    require(accepted(bytes, 1 + size % 8) == whole);
    const DecodedForm form = decodeForm(bytes, 100);
    require(form.error == DecodeError::None || form.fields.empty());
    for (const FormField &field : form.fields)
        require(isUtf8(field.name) && isUtf8(field.value) && field.value.find('\0') == std::string::npos);
    const DecodedText segment = decodePathSegment(bytes);
    require(segment.error == DecodeError::None ? isUtf8(segment.text) : segment.text.empty());
    return 0;
}
