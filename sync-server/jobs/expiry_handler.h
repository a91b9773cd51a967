// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "sync-server/jobs/local_job_handler.h"

namespace pw::server
{

/// Ends one subscription on its day. What a provider has ends when he says so, since posts may be there that we have
/// not heard of; a person is asked where he says nothing for days.
class ExpiryHandler final : public LocalJobHandler
{
public:
    using LocalJobHandler::LocalJobHandler;

    [[nodiscard]] QLatin1StringView kind() const override { return QLatin1StringView("expire"); }
    [[nodiscard]] JobResult run(const Job &job, std::stop_token stop) override;
};

} // namespace pw::server
