// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"

#include <QFuture>
#include <QString>

namespace pw::ui
{

enum class KeychainTrouble {
    NotFound,    ///< says only that nothing was handed out: a locked keychain may answer this too
    Unavailable, ///< no keychain on this desktop
    TimedOut,
    Failed
};

struct KeychainFailure {
    KeychainTrouble trouble = KeychainTrouble::Failed;
    QString text; ///< the system's own words, for the person
};

/// Where the system keeps secrets for the person who is logged in. Answers always come: each call has a time-out.
class Keychain
{
public:
    Keychain() = default;
    Keychain(const Keychain &) = delete;
    Keychain &operator=(const Keychain &) = delete;
    virtual ~Keychain() = default;

    [[nodiscard]] virtual QFuture<Result<Secret, KeychainFailure>> read(const QString &key) = 0;
    [[nodiscard]] virtual QFuture<Result<void, KeychainFailure>> write(const QString &key, const Secret &secret) = 0;
    [[nodiscard]] virtual QFuture<Result<void, KeychainFailure>> remove(const QString &key) = 0;
};

} // namespace pw::ui
