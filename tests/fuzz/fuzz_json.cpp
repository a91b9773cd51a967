// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
// The body of a REST request, and what every command reads of it.
#include "core/commands/add_funds.h"
#include "core/commands/cancel_order.h"
#include "core/commands/create_user.h"
#include "core/commands/edit_category.h"
#include "core/commands/edit_provider.h"
#include "core/commands/edit_service.h"
#include "core/commands/edit_source.h"
#include "core/commands/open_ticket.h"
#include "core/commands/place_order.h"
#include "core/commands/quarantined.h"
#include "core/commands/reply_ticket.h"
#include "core/commands/request_task.h"
#include "core/commands/resolve_forward.h"
#include "core/commands/set_order_status.h"
#include "core/commands/set_setting.h"
#include "core/commands/settle_task.h"
#include "core/commands/suspend_user.h"
#include "core/protocol/field_reader.h"
#include "core/sync/wire.h"
#include "tests/fuzz/fuzzing.h"

using namespace pw;
using namespace pw::commands;

namespace
{

template <typename... Commands>
void decodeAs(const QJsonObject &args)
{
    (fuzz::requireSensible(Commands::fromJson(args)), ...);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto object = parseJsonObject(fuzz::bytesOf(data, size));
    fuzz::requireSensible(object);
    if (!object)
        return 0;
    decodeAs<AddFunds, CancelOrder, CreateUser, CreateCategory, UpdateCategory, DeleteCategory, CreateProvider,
             UpdateProvider, CreateService, UpdateService, AddSource, UpdateSource, OpenTicket, PlaceOrder,
             ReleaseQuarantined, DiscardQuarantined, ReplyTicket, SetTicketStatus, MarkTicketRead, RequestRefill,
             RequestCancel, ResolveForward, SetOrderStatus, SetSetting, SettleTask, SuspendUser, UnsuspendUser>(
        *object);
    // What is hashed for an Idempotency-Key is the same however often it is read and written.
    const QByteArray canonical = canonicalJson(*object);
    const auto again = parseJsonObject(canonical);
    fuzz::require(again && canonicalJson(*again) == canonical);
    return 0;
}
