// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "sync-server/api/admission.h"
#include "sync-server/api/mutation_job.h"
#include "sync-server/api/request_watch.h"
#include "sync-server/api/router.h"
#include "sync-server/http/handler.h"

#include <QByteArray>

#include <optional>

namespace pw::server
{

class Executor;
class JobPool;
class ReadConnections;

/// Everything that the listener serves: finds the route, asks who sends the request, has the handler read it, and takes
/// the work to where it belongs (this io thread, the pool, the executor).
class Api final : public http::Handler
{
public:
    struct Parts {
        const Shop &shop;
        Executor &executor;
        JobPool &pool;
        JobPool &calls; ///< for what waits for others
        ReadConnections &readers;
        RateLimits &limits;
        QByteArray secret;        ///< keys hashes of bodies and the boxes of kept tokens
        QString monitorTokenHash; ///< see Admission
        const RequestWatch &watch;
    };

    explicit Api(Parts parts);

    [[nodiscard]] std::size_t bodyLimit(http::Method method, std::string_view path) const override;
    void handle(http::Request &&request, http::Responder responder) override;
    [[nodiscard]] http::Response errorResponse(int status, std::string_view title, std::string_view detail,
                                               std::string_view requestId) const override;

private:
    struct Visit;

    void serve(const http::Request &request, http::Responder &responder, RequestFacts &facts);
    void serveRoute(Visit &visit);
    void serveReseller(Visit &visit);
    void read(Visit &visit, ReadHandler handler);
    void later(Visit &visit, LaterHandler handler);
    void stream(Visit &visit, StreamHandler handler);
    void write(Visit &visit, WriteHandler handler);
    void slow(Visit &visit, SlowHandler handler, JobPool &pool);
    void enqueue(MutationJob::Parts parts, http::Responder responder);
    [[nodiscard]] Decided<std::optional<IdempotencyClaim>> claimOf(const Visit &visit) const;
    [[nodiscard]] MutationJob::Parts jobParts(const Visit &visit, std::optional<IdempotencyClaim> claim) const;

    Parts m_parts;
    Router m_router;
    Admission m_admission;
};

} // namespace pw::server
