// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/domain/provider.h"
#include "core/domain/source_change.h"
#include "core/protocol/json_writer.h"

/// Rows of providers as the admin's API shows them. A key is never among them.
namespace pw::server::providerjson
{

void write(JsonWriter &out, const Provider &provider);
void write(JsonWriter &out, const ServiceSource &source);
void write(JsonWriter &out, const OrderForward &forward);
void write(JsonWriter &out, const SourceChange &change);

} // namespace pw::server::providerjson
