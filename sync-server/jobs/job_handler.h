// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/commands/command.h"
#include "core/storage/job_store.h"

#include <QLatin1StringView>

#include <functional>
#include <stop_token>

namespace pw::server
{

/// What came of an attempt at a job.
struct JobResult {
    enum class Kind {
        Done,
        Later,  ///< went well and comes again at `at`, as if it were new
        Failed, ///< tried again after a while, longer each time; given up after JobHandler::maxAttempts()
        GivenUp ///< failed, and would fail again: a person has to look at it
    };

    Kind kind = Kind::Done;
    Instant at = {};
    QString problem = {}; ///< for the owner; no secrets
    /// Written in the transaction that notes the result; not called where another worker holds the job by now. Desks
    /// are told when there is one.
    std::function<void(CommandContext &)> write = {};

    [[nodiscard]] static JobResult done(std::function<void(CommandContext &)> write = {})
    {
        return {.kind = Kind::Done, .write = std::move(write)};
    }
    [[nodiscard]] static JobResult later(Instant at, std::function<void(CommandContext &)> write = {})
    {
        return {.kind = Kind::Later, .at = at, .write = std::move(write)};
    }
    [[nodiscard]] static JobResult failed(QString problem, std::function<void(CommandContext &)> write = {})
    {
        return {.kind = Kind::Failed, .problem = std::move(problem), .write = std::move(write)};
    }
    [[nodiscard]] static JobResult givenUp(QString problem)
    {
        return {.kind = Kind::GivenUp, .problem = std::move(problem)};
    }
};

/// Does the jobs of one kind. A job is begun at least once: after a crash, and where the outcome could not be written,
/// it comes again, so what must not happen twice is claimed in the database before it is done.
class JobHandler
{
public:
    JobHandler() = default;
    JobHandler(const JobHandler &) = delete;
    JobHandler &operator=(const JobHandler &) = delete;
    virtual ~JobHandler() = default;

    [[nodiscard]] virtual QLatin1StringView kind() const = 0;
    [[nodiscard]] virtual int maxAttempts() const { return 10; }
    /// On a worker's thread, with no transaction open; has to end well within JobRunner::Options::leaseMs, and soon
    /// once `stop` is requested. May throw StorageError, which counts as failed.
    [[nodiscard]] virtual JobResult run(const Job &job, std::stop_token stop) = 0;
};

} // namespace pw::server
