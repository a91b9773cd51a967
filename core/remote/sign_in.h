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

/// Ends the session with whose token it is sent.
[[nodiscard]] SyncRequest signOutRequest();
/// What a person gives to be let in.
struct Credentials {
    QString user;
    Secret password;
    QString otp = {}; ///< a code of the person's app or a recovery code; empty: none was asked for yet
};

[[nodiscard]] SyncRequest signInRequest(const Credentials &given);

/// Why somebody was not let in; empty: he was.
struct SignInTrouble {
    QString text = {}; ///< a sentence; the server's is for programs too
    QString code = {}; ///< the refusal's name, where the server named one

    /// The password was right; a code is missing, or was wrong.
    [[nodiscard]] bool needsCode() const
    {
        return code == refusalName(RefusalCode::OtpRequired) || code == refusalName(RefusalCode::OtpWrong);
    }
    [[nodiscard]] bool isEmpty() const { return text.isEmpty(); }
};

/// What the server said: someone signed in, or a sentence for the person.
struct SignInOutcome {
    std::optional<SignedIn> signedIn;
    QString problem;
    QString code; ///< the problem's, where the server named one

    [[nodiscard]] SignInTrouble trouble() const;
};
[[nodiscard]] SignInOutcome readSignIn(const SyncReply &reply);

} // namespace pw
