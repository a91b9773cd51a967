// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/secret.h"
#include "core/domain/refusal.h"
#include "core/domain/role.h"
#include "core/sync/transport.h"

#include <QString>

namespace pw
{

/// A member of staff, signed in.
struct SignedIn {
    Secret token;
    qint64 staffId = 0;
    QString name;
    Role role = Role::Viewer;
};

[[nodiscard]] SyncRequest signInRequest(const QString &login, const Secret &password);
/// Ends the session with whose token it is sent.
[[nodiscard]] SyncRequest signOutRequest();

/// What the server said: someone signed in, or a sentence for the person.
struct SignInOutcome {
    std::optional<SignedIn> signedIn;
    QString problem;
    QString code; ///< the problem's, where the server named one
};
[[nodiscard]] SignInOutcome readSignIn(const SyncReply &reply);

} // namespace pw
