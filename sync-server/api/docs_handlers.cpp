// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/api/handlers.h"
#include "sync-server/api/problem.h"
#include "sync-server/docs/api_description.h"

namespace pw::server::handlers
{
namespace
{

/// Everything that the page needs comes from here. Redoc writes its styles into the page, and searches in a worker that
/// it makes itself.
constexpr std::string_view pagePolicy =
    "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; "
    "worker-src blob:; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

http::Response fileResponse(const Call &call, const ServedFile &file, std::string contentType)
{
    http::Response response;
    if (call.request.header("If-None-Match") == file.etag) {
        response.status = 304;
        response.contentType.clear();
    } else {
        response.shared = file.bytes;
        response.contentType = std::move(contentType);
    }
    response.header("ETag", file.etag).header("Cache-Control", "no-cache");
    return response;
}

} // namespace

Decided<http::Response> openApi(const Call &call)
{
    return fileResponse(call, call.shop.description.document(), "application/json");
}

Decided<http::Response> docsPage(const Call &call)
{
    http::Response response = fileResponse(call, call.shop.description.page(), "text/html; charset=utf-8");
    response.header("Content-Security-Policy", std::string(pagePolicy));
    return response;
}

Decided<http::Response> docsScript(const Call &call)
{
    const ServedFile file = call.shop.description.script(call.text(0));
    if (file.bytes)
        return fileResponse(call, file, "text/javascript; charset=utf-8");
    return problem({.status = 404, .code = codeOfHttpStatus(404), .detail = "There is nothing at this address."},
                   call.request.requestId);
}

} // namespace pw::server::handlers
