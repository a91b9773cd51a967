// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/storage/database.h"
#include "sync-server/jobs/job_handler.h"

namespace pw
{
class Clock;
}

namespace pw::server
{

/// What becomes due for one row of ours, whose number is the key of the job. It is never given up: nothing foreign is
/// called, so what fails is our own storage, and the row waits until that works again.
class LocalJobHandler : public JobHandler
{
public:
    LocalJobHandler(Database::Options database, const Clock &clock) : m_database(std::move(database)), m_clock(clock) {}

    [[nodiscard]] int maxAttempts() const override { return 1'000'000; }

protected:
    const Database::Options m_database;
    const Clock &m_clock;
};

} // namespace pw::server
