// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/storage/stamp.h"

#include <cstddef>

namespace pw
{
class Database;
}

namespace pw::server
{

/// How a job ended. Anything but Committed means that nothing it wrote is kept.
enum class JobEnd {
    Committed,    ///< on the disk
    Undone,       ///< it asked for that itself; what it saw, others have committed
    Failed,       ///< the storage failed in this job alone
    NotCommitted, ///< the storage failed for the whole transaction
};

inline constexpr std::size_t jobEnds = 4;

/// One piece of writing for the executor. Both functions are called on the executor's thread.
class WriteJob
{
public:
    WriteJob() = default;
    WriteJob(const WriteJob &) = delete;
    WriteJob &operator=(const WriteJob &) = delete;
    virtual ~WriteJob() = default;

    /// Inside a savepoint of its own. False undoes what it wrote. May throw StorageError.
    [[nodiscard]] virtual bool perform(Database &db, const Stamp &stamp) = 0;
    /// After the transaction: the place to answer, since only now it is certain what is kept.
    virtual void finish(JobEnd end) noexcept = 0;
    /// Whether desks are told, once this is committed, that there is something new for them.
    [[nodiscard]] virtual bool concernsDesks() const { return true; }
    /// Whether it may have left work for the job runner.
    [[nodiscard]] virtual bool concernsJobs() const { return concernsDesks(); }
};

} // namespace pw::server
