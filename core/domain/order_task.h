// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/ids.h"
#include "core/base/instant.h"
#include "core/domain/actor.h"
#include "core/domain/order.h"
#include "core/domain/refusal.h"
#include "core/domain/words.h"

#include <QString>

#include <optional>

namespace pw
{

enum class TaskKind { Refill, Cancel };

inline const auto &wordTable(TaskKind)
{
    static constexpr Word<TaskKind> table[] = {{TaskKind::Refill, "refill"}, {TaskKind::Cancel, "cancel"}};
    return table;
}

/// The trade's words for refills (api-v2.md).
enum class TaskStatus {
    Pending,    ///< for a person, or for the job that asks the provider
    InProgress, ///< the provider, or a person, is at it
    Completed,
    Rejected,
    Error ///< it could not be asked for; a person has to look
};

inline const auto &wordTable(TaskStatus)
{
    static constexpr Word<TaskStatus> table[] = {
        {TaskStatus::Pending, "pending"},     {TaskStatus::InProgress, "in_progress"},
        {TaskStatus::Completed, "completed"}, {TaskStatus::Rejected, "rejected"},
        {TaskStatus::Error, "error"},
    };
    return table;
}

/// What somebody has asked to be done about an order that was, or is being, delivered.
struct OrderTask {
    TaskId id;
    OrderId order;
    UserId user; ///< whose order it is
    TaskKind kind = TaskKind::Refill;
    TaskStatus status = TaskStatus::Pending;
    QString requestedBy = {}; ///< the actor's label
    QString problem = {};     ///< for staff: why it was rejected, or could not be asked for
    Instant createdAt = {};
    Instant updatedAt = {};
    qint64 rev = 0;

    /// Something is still to come. An error is open: it waits for a person.
    [[nodiscard]] bool isOpen() const { return status != TaskStatus::Completed && status != TaskStatus::Rejected; }
};

namespace decide
{

/// A customer may ask for a refill of an order once in this time.
constexpr qint64 refillPauseMs = 24LL * 60 * 60 * 1000;

struct TaskRequest {
    TaskKind kind = TaskKind::Refill;
    bool serviceAllows = false;
    std::optional<OrderTask> last = {}; ///< the newest of this kind for the order
    Actor actor = {};
    Instant now = {};
};

/// The service does not allow it (staff may all the same) > the order's state > one is open already > too soon after
/// the last one (customers only).
[[nodiscard]] Decided<void> requestTask(const Order &order, const TaskRequest &request);

/// What the end of an order makes of the request to cancel it: done where something was left undelivered.
[[nodiscard]] TaskStatus cancelTaskAfter(OrderStatus ended);

} // namespace decide
} // namespace pw
