// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/domain/affiliate.h"
#include "core/domain/catalogue.h"
#include "core/domain/child_panel.h"
#include "core/domain/ledger.h"
#include "core/domain/order.h"
#include "core/domain/order_task.h"
#include "core/domain/staff.h"
#include "core/domain/ticket.h"
#include "core/domain/user.h"
#include "core/protocol/json_writer.h"

#include <QList>

#include <optional>

/// How rows look in JSON, on the REST API and in the desk's lists alike (rest.md). Each writes one object.
namespace pw::rowjson
{

/// What the customer sees of it; staff also get user, refunded, placed_via and updated_at.
enum class Audience { Customer, Staff };

void writeOrder(JsonWriter &out, const Order &order, Audience audience);
void writeTask(JsonWriter &out, const OrderTask &task, Audience audience);
void writeService(JsonWriter &out, const Service &service, const QString &categoryName, Audience audience);
void writeCategory(JsonWriter &out, const Category &category);
/// How well an account is guarded: for its owner.
struct AccountGuard {
    bool emailConfirmed = false;
    bool secondFactor = false;
};

void writeUser(JsonWriter &out, const User &user, const QString &currency, Audience audience);
/// As its owner sees it.
void writeOwnUser(JsonWriter &out, const User &user, const QString &currency, const AccountGuard &guard);
/// Without the closing brace where `messages` follow: call writeMessages() next, then endObject().
void writeTicketHead(JsonWriter &out, const Ticket &ticket, Audience audience);
void writeMessages(JsonWriter &out, const QList<TicketMessage> &messages);
/// `secondFactor`: whether signing in needs a code, where that is known.
void writeStaff(JsonWriter &out, const Staff &staff, std::optional<bool> secondFactor = {});
/// Staff also get the user.
void writePayout(JsonWriter &out, const Payout &payout, Audience audience);
/// Staff also get the user, and when it was changed.
void writeChildPanel(JsonWriter &out, const ChildPanel &panel, Audience audience);
void writeTransfer(JsonWriter &out, const Transfer &transfer, Audience audience);

} // namespace pw::rowjson
