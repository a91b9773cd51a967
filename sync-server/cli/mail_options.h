// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "sync-server/cli/command_line.h"
#include "sync-server/mail/mail_desk.h"

namespace pw::server::cli
{

/// What `serve` is told about mail and the site that links in it lead to. False where it makes no sense, which is said
/// on stderr.
[[nodiscard]] bool readMailSettings(const CommandLine &line, mail::MailSettings &settings);

} // namespace pw::server::cli
