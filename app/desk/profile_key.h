// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "app/desk/arguments.h"
#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/storage/encryption.h"

namespace pw
{
class IdSource;
}

namespace pw::desk
{

/// The first line of the file, without its line break: a blank at its end may belong to it. The failure is the
/// system's reason.
[[nodiscard]] Result<Secret, QString> firstLineOf(const QString &fileName);

/// The key that opens the profile, behind the passphrase of --passphrase-file; empty without that option.
[[nodiscard]] Result<Secret, Problem> profileKey(const Arguments &arguments, IdSource &ids);

[[nodiscard]] QString codeOf(KeyProblem::Kind kind);

} // namespace pw::desk
