// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
// The fields of a reseller's request, as a form, as JSON and as a query. The first byte says which.
#include "sync-server/apiv2/reseller_fields.h"
#include "sync-server/apiv2/reseller_tasks.h"
#include "tests/fuzz/fuzzing.h"

#include <array>

using namespace pw;
using namespace pw::server;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const std::string bytes(reinterpret_cast<const char *>(data) + 1, size - 1);
    constexpr std::array<std::string_view, 4> types = {"application/json", "application/x-www-form-urlencoded",
                                                       "text/plain", ""};
    http::Request request;
    request.method = http::Method::Post;
    const bool inQuery = (data[0] & 4U) != 0;
    request.setTarget(inQuery ? "/api/v2?" + bytes : std::string("/api/v2"));
    if (!inQuery)
        request.body = bytes;
    if (const std::string_view type = types[data[0] & 3U]; !type.empty())
        request.addHeader("Content-Type", type);
    const auto fields = reseller::Fields::read(request);
    if (!fields)
        return 0;
    for (const char *name : {"key", "action", "service", "link", "quantity", "orders", "order", "comments", "runs"}) {
        const QString value = fields->text(QString::fromLatin1(name));
        fuzz::require(value == value.trimmed() && !value.contains(QChar::Null));
        fuzz::require(reseller::idOf(value) >= 0);
    }
    return 0;
}
