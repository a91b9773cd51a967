// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"

#include <QFuture>
#include <QString>

namespace pw::ui
{

/// One secret (a session, or the key of a profile) in a file that a passphrase opens, for desktops without a keychain.
/// Deriving the key takes a while on purpose, so answers come as futures.
class SealedSession
{
public:
    SealedSession() = default;
    SealedSession(const SealedSession &) = delete;
    SealedSession &operator=(const SealedSession &) = delete;
    virtual ~SealedSession() = default;

    [[nodiscard]] virtual bool exists() const = 0;
    /// A failure is a sentence for the person: a wrong passphrase, or a file that is not what it should be.
    [[nodiscard]] virtual QFuture<Result<Secret, QString>> open(const Secret &passphrase) = 0;
    /// Replaces what was sealed before. An empty answer is success, otherwise a sentence for the person.
    [[nodiscard]] virtual QFuture<QString> seal(const Secret &passphrase, const Secret &token) = 0;
    virtual void erase() = 0;
};

} // namespace pw::ui
