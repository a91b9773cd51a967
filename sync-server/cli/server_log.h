// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

namespace pw::server::cli
{

/// From now on Qt's messages, ours among them, are lines of JSON on stderr, as the request log is: {"time","warning"}.
/// So whoever collects the log reads all of it alike, and nothing that stands in a message makes a line of its own.
void logMessagesAsJson();

} // namespace pw::server::cli
