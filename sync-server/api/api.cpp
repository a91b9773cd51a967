// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/api/api.h"

#include "core/base/clock.h"
#include "core/base/id_source.h"
#include "core/protocol/field_reader.h"
#include "core/storage/storage_error.h"
#include "sync-server/api/overloaded.h"
#include "sync-server/api/problem.h"
#include "sync-server/api/read_connections.h"
#include "sync-server/apiv2/reseller.h"
#include "sync-server/auth/crypto.h"
#include "sync-server/auth/job_pool.h"
#include "sync-server/auth/usage_meter.h"
#include "sync-server/executor/executor.h"
#include "sync-server/http/url.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pw::server
{
namespace
{

bool isJson(std::string_view contentType)
{
    std::string_view type = contentType.substr(0, contentType.find(';'));
    while (type.ends_with(' '))
        type.remove_suffix(1);
    return http::equalsIgnoringCase(type, "application/json");
}

Decided<QJsonObject> parseBody(const std::string &body)
{
    if (body.empty())
        return QJsonObject();
    if (!http::isUtf8(body))
        return refuse(RefusalCode::MalformedJson, {}, u"the text is not UTF-8"_s);
    return parseJsonObject(QByteArray::fromRawData(body.data(), static_cast<qsizetype>(body.size())));
}

QString ownerOf(const Actor &actor)
{
    switch (actor.kind) {
    case ActorKind::System:
        return u"anyone"_s;
    case ActorKind::Customer:
        return u"customer:"_s + QString::number(actor.id);
    case ActorKind::Staff:
        return u"staff:"_s + QString::number(actor.id);
    }
    Q_UNREACHABLE();
}

http::Response noSuchRoute(const Router::Match &match, std::string_view requestId)
{
    if (match.allowed.empty())
        return problem({.status = 404, .code = codeOfHttpStatus(404), .detail = "There is nothing at this address."},
                       requestId);
    http::Response response =
        problem({.status = 405, .code = codeOfHttpStatus(405), .detail = "This address has other methods."}, requestId);
    response.header("Allow", match.allowed);
    return response;
}

void note(RequestFacts &facts, const Caller &caller)
{
    facts.kind = caller.actor.kind;
    facts.caller = caller.actor.id;
    facts.byApiKey = caller.byApiKey;
}

/// Slow work may read, on a connection of its own.
Decided<Mutation> resultOf(const SlowWork &work, const Wording &wording, const std::string &requestId)
{
    try {
        return work();
    } catch (const StorageError &error) {
        qWarning("request %s failed: %s", requestId.c_str(), error.what());
        return Mutation{.instead = wording.failed(requestId)};
    }
}

} // namespace

/// A request while it is on the io thread. The responder is taken out of it by whoever answers.
struct Api::Visit {
    const http::Request &request;
    http::Responder &responder;
    const Route &route;
    const PathValues &path;
    Database &db;
    Instant now;
    RequestFacts &facts;
    Caller caller = {};
    QJsonObject body = {};

    void isFrom(Caller who)
    {
        caller = std::move(who);
        note(facts, caller);
    }
    void refuseWith(const Refusal &refusal) { responder(problem(refusal, request.requestId)); }
    [[nodiscard]] Call call(const Shop &shop) const
    {
        return {.shop = shop, .request = request, .db = db, .caller = caller, .path = path, .body = body, .now = now};
    }
};

Api::Api(Parts parts)
    : m_parts(std::move(parts)), m_router(allRoutes()), m_admission(m_parts.limits, m_parts.monitorTokenHash)
{
}

std::size_t Api::bodyLimit(http::Method method, std::string_view path) const
{
    return m_router.bodyLimit(method, path);
}

http::Response Api::errorResponse(int status, std::string_view, std::string_view detail,
                                  std::string_view requestId) const
{
    // Without an id it is the text for those who are turned away at the door, made once.
    if (!requestId.empty())
        m_parts.watch.noteRefused(status);
    return problem({.status = status, .code = codeOfHttpStatus(status), .detail = detail}, requestId);
}

void Api::handle(http::Request &&request, http::Responder responder)
{
    RequestWatch::Watched watched = m_parts.watch.watch(request, std::move(responder));
    try {
        serve(request, watched.responder, *watched.facts);
    } catch (const StorageError &error) {
        // Nothing has been answered or handed on yet: reading comes first everywhere.
        qWarning("reading failed: %s", error.what());
        watched.responder(restWording.failed(request.requestId));
    }
}

void Api::serve(const http::Request &request, http::Responder &responder, RequestFacts &facts)
{
    const Router::Match match = m_router.find(request.method, request.path());
    facts.route = match.route;
    const Instant now = m_parts.shop.clock.now();
    if (auto refused = m_admission.door(request, match.route, now))
        return responder(std::move(*refused));
    if (!match.route)
        return responder(noSuchRoute(match, request.requestId));
    Database &db = m_parts.readers.at(request.ioThread);
    // All that a request reads is of one moment, and the database takes its locks once for it, not with each statement.
    const ReadTransaction view(db);
    Visit visit{.request = request,
                .responder = responder,
                .route = *match.route,
                .path = match.values,
                .db = db,
                .now = now,
                .facts = facts};
    auto admitted = m_admission.admit(visit.db, request, *match.route, now);
    if (auto *refused = std::get_if<http::Response>(&admitted))
        return responder(std::move(*refused));
    facts.object = visit.call(m_parts.shop).number(0);
    visit.isFrom(std::move(std::get<Caller>(admitted)));
    m_parts.shop.usage.note(request.ioThread, visit.caller, now);
    serveRoute(visit);
}

void Api::serveRoute(Visit &visit)
{
    const auto &handler = visit.route.handler;
    if (std::holds_alternative<ResellerApi>(handler))
        return serveReseller(visit);
    if (visit.route.method != http::Method::Get && !std::holds_alternative<BytesHandler>(handler)) {
        if (!visit.request.body.empty() && !isJson(visit.request.header("Content-Type")))
            return visit.responder(
                problem({.status = 415, .code = codeOfHttpStatus(415), .detail = "Send the body as application/json."},
                        visit.request.requestId));
        auto body = parseBody(visit.request.body);
        if (!body)
            return visit.refuseWith(body.error());
        visit.body = std::move(*body);
    }
    std::visit(Overloaded{[&](ReadHandler reading) { read(visit, reading); },
                          [&](StreamHandler streaming) { stream(visit, streaming); },
                          [&](WriteHandler writing) { write(visit, writing); },
                          [&](BytesHandler taking) { write(visit, taking.read); },
                          [&](SlowHandler slowly) { slow(visit, slowly, m_parts.pool); },
                          [&](CallingHandler calling) { slow(visit, calling.read, m_parts.calls); },
                          [&](LaterHandler answering) { later(visit, answering); }, [](ResellerApi) {}},
               handler);
}

void Api::read(Visit &visit, ReadHandler handler)
{
    auto response = handler(visit.call(m_parts.shop));
    if (!response)
        return visit.refuseWith(response.error());
    visit.responder(std::move(*response));
}

void Api::later(Visit &visit, LaterHandler handler)
{
    if (const auto taken = handler(visit.call(m_parts.shop), visit.responder); !taken)
        visit.refuseWith(taken.error());
}

void Api::stream(Visit &visit, StreamHandler handler)
{
    auto answer = handler(visit.call(m_parts.shop));
    if (!answer)
        return visit.refuseWith(answer.error());
    std::visit([&](auto &response) { visit.responder(std::move(response)); }, *answer);
}

void Api::write(Visit &visit, WriteHandler handler)
{
    auto claim = claimOf(visit);
    if (!claim)
        return visit.refuseWith(claim.error());
    auto mutation = handler(visit.call(m_parts.shop));
    if (!mutation)
        return visit.refuseWith(mutation.error());
    if (mutation->instead)
        return visit.responder(std::move(*mutation->instead));
    MutationJob::Parts parts = jobParts(visit, std::move(*claim));
    parts.mutation = std::move(*mutation);
    enqueue(std::move(parts), std::move(visit.responder));
}

void Api::slow(Visit &visit, SlowHandler handler, JobPool &pool)
{
    auto claim = claimOf(visit);
    if (!claim)
        return visit.refuseWith(claim.error());
    auto work = handler(visit.call(m_parts.shop));
    if (!work)
        return visit.refuseWith(work.error());
    // std::function wants what it holds to be copyable, which a responder is not.
    auto responder = std::make_shared<http::Responder>(std::move(visit.responder));
    std::function<void()> job = [this, responder, work = std::move(*work),
                                 parts = jobParts(visit, std::move(*claim))]() mutable {
        auto mutation = resultOf(work, *parts.wording, parts.requestId);
        if (!mutation)
            return (*responder)(parts.wording->refused(mutation.error(), parts.requestId));
        if (mutation->instead)
            return (*responder)(std::move(*mutation->instead));
        parts.mutation = std::move(*mutation);
        enqueue(std::move(parts), std::move(*responder));
    };
    if (!pool.submit(job))
        (*responder)(busyProblem(visit.request.requestId));
}

void Api::serveReseller(Visit &visit)
{
    const auto gate = [&](const Caller *caller, Cost cost) {
        if (caller)
            note(visit.facts, *caller);
        return m_admission.reseller(visit.request, caller, cost, visit.now);
    };
    reseller::Outcome outcome = reseller::serve(visit.call(m_parts.shop), gate);
    if (auto *response = std::get_if<http::Response>(&outcome))
        return visit.responder(std::move(*response));
    auto &purchase = std::get<reseller::Purchase>(outcome);
    visit.caller = std::move(purchase.caller);
    MutationJob::Parts parts = jobParts(visit, std::nullopt);
    parts.mutation = std::move(purchase.mutation);
    parts.wording = &reseller::wording;
    enqueue(std::move(parts), std::move(visit.responder));
}

void Api::enqueue(MutationJob::Parts parts, http::Responder responder)
{
    auto rejected = m_parts.executor.submit(std::make_unique<MutationJob>(std::move(parts), std::move(responder)));
    if (rejected)
        static_cast<MutationJob &>(*rejected).turnAway();
}

MutationJob::Parts Api::jobParts(const Visit &visit, std::optional<IdempotencyClaim> claim) const
{
    return {.mutation = {},
            .actor = visit.caller.actor,
            .commandId = makeUuid7(m_parts.shop.clock, m_parts.shop.ids),
            .claim = std::move(claim),
            .requestId = visit.request.requestId,
            .address = QString::fromStdString(visit.request.remoteAddress),
            .shop = &m_parts.shop,
            .wording = &restWording};
}

Decided<std::optional<IdempotencyClaim>> Api::claimOf(const Visit &visit) const
{
    static const QString name = u"Idempotency-Key"_s;
    constexpr std::size_t maxLength = 255;
    const http::Request &request = visit.request;
    const std::size_t count = request.headerCount("Idempotency-Key");
    if (count == 0)
        return std::optional<IdempotencyClaim>();
    const std::string_view key = request.header("Idempotency-Key");
    if (key.empty())
        return refuse(RefusalCode::TextEmpty, name);
    if (key.size() > maxLength)
        return refuse(RefusalCode::TextTooLong, name, QString::number(maxLength));
    if (count > 1 || std::ranges::any_of(key, [](char c) { return c < ' ' || c > '~'; }))
        return refuse(RefusalCode::FieldWrongType, name, u"given once, in ASCII"_s);
    const std::string_view method = http::methodName(request.method);
    QByteArray content(method.data(), static_cast<qsizetype>(method.size()));
    content.append(' ').append(request.path().data(), static_cast<qsizetype>(request.path().size()));
    if (!request.query().empty())
        content.append('?').append(request.query().data(), static_cast<qsizetype>(request.query().size()));
    content.append('\n').append(request.body.data(), static_cast<qsizetype>(request.body.size()));
    return std::optional(IdempotencyClaim{.owner = ownerOf(visit.caller.actor),
                                          .key = QString::fromLatin1(key.data(), static_cast<qsizetype>(key.size())),
                                          .bodyHash = crypto::keyedHash(m_parts.secret, content),
                                          .secret = m_parts.secret});
}

} // namespace pw::server
