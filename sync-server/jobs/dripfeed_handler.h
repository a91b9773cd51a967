// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "sync-server/jobs/local_job_handler.h"

namespace pw::server
{

/// Starts the runs of one drip-feed at their times. A run, and that it was started, are written in the transaction that
/// notes the job's result: a server that dies starts none twice.
class DripfeedHandler final : public LocalJobHandler
{
public:
    using LocalJobHandler::LocalJobHandler;

    [[nodiscard]] QLatin1StringView kind() const override { return QLatin1StringView("run"); }
    [[nodiscard]] JobResult run(const Job &job, std::stop_token stop) override;
};

} // namespace pw::server
