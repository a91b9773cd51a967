// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/job_store.h"
#include "core/storage/revision_store.h"
#include "core/storage/storage_error.h"
#include "sync-server/api/answers.h"
#include "sync-server/api/handlers.h"
#include "sync-server/metrics/process_numbers.h"
#include "sync-server/metrics/prometheus_text.h"
#include "sync-server/metrics/vitals.h"

using namespace Qt::StringLiterals;

namespace pw::server::handlers
{
namespace
{

/// A transaction of the executor ends after 50 ms; one that takes so long waits for a disk that does not answer.
constexpr qint64 longestTransactionMs = 15'000;

bool databaseAnswers(Database &db)
{
    try {
        [[maybe_unused]] const qint64 revision = RevisionStore(db).current();
        return true;
    } catch (const StorageError &error) {
        qWarning("not ready: %s", error.what());
        return false;
    }
}

QLatin1StringView stateOf(const Executor::State &executor)
{
    if (!executor.alive)
        return "stopped"_L1;
    if (executor.queued >= executor.queueLimit)
        return "full"_L1;
    return executor.busyMs > longestTransactionMs ? "stuck"_L1 : "ok"_L1;
}

void writeExecutor(PrometheusText &out, const Executor::State &state)
{
    static constexpr std::string_view ends[jobEnds] = {"committed", "undone", "failed", "not_committed"};
    out.family("panelwright_executor_queue_jobs", "gauge", "Pieces of writing that wait.").sample(state.queued);
    out.family("panelwright_executor_queue_limit_jobs", "gauge", "How many may wait.").sample(state.queueLimit);
    out.family("panelwright_executor_transactions_total", "counter", "Transactions by how they ended.")
        .sample({{"end", "committed"}}, state.commits)
        .sample({{"end", "rolled_back"}}, state.rollbacks);
    out.family("panelwright_executor_jobs_total", "counter", "Pieces of writing by how they ended.");
    for (std::size_t i = 0; i < jobEnds; ++i)
        out.sample({{"end", ends[i]}}, state.jobs[i]);
}

void writeJobs(PrometheusText &out, Database &db)
{
    out.family("panelwright_jobs", "gauge", "Background work that is not done, by kind and state.");
    for (const JobCount &count : JobStore(db).counts())
        out.sample({{"kind", count.kind.toStdString()}, {"state", toWord(count.state).toStdString()}},
                   static_cast<std::uint64_t>(count.jobs));
}

} // namespace

Decided<http::Response> health(const Call &)
{
    http::Response response;
    response.body = R"({"status":"ok"})";
    return response;
}

Decided<http::Response> ready(const Call &call)
{
    const Vitals &vitals = call.shop.vitals;
    const bool database = databaseAnswers(call.db);
    const QLatin1StringView executor = stateOf(vitals.executor());
    const bool draining = vitals.draining;
    const bool good = database && executor == "ok"_L1 && !draining;
    JsonWriter out;
    out.beginObject()
        .field("status"_L1, good ? "ready"_L1 : "not_ready"_L1)
        .field("database"_L1, database ? "ok"_L1 : "failed"_L1)
        .field("executor"_L1, executor)
        .field("draining"_L1, draining)
        .endObject();
    http::Response response = jsonResponse(out);
    response.status = good ? 200 : 503;
    return response;
}

Decided<http::Response> metrics(const Call &call)
{
    const Vitals &vitals = call.shop.vitals;
    PrometheusText out;
    out.family("panelwright_build_info", "gauge", "What runs here.")
        .sample({{"version", PANELWRIGHT_VERSION}, {"qt", qVersion()}}, 1);
    vitals.requests.write(out);
    out.family("panelwright_http_connections", "gauge", "Open connections.").sample(vitals.connections());
    writeExecutor(out, vitals.executor());
    writeJobs(out, call.db);
    writeProcessNumbers(out);
    http::Response response;
    response.body = out.take();
    response.contentType = PrometheusText::contentType;
    return response;
}

} // namespace pw::server::handlers
