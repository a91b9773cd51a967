// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "app/desk/arguments.h"
#include "app/desk/revoked.h"
#include "core/remote/http_transport.h"
#include "core/sync/desk.h"

#include <QElapsedTimer>

namespace pw::desk
{

[[nodiscard]] Problem notSignedIn();

/// One run of panelwright-desk on an open profile.
class Program
{
public:
    Program(Desk &desk, const Arguments &arguments);

    /// Nothing = done, and exit code 0.
    [[nodiscard]] std::optional<Problem> run();
    /// Set where the run found that this device was revoked: its profile is to be removed as soon as it is closed.
    [[nodiscard]] const std::optional<RevokedDevice> &revoked() const { return m_revoked; }

private:
    [[nodiscard]] std::optional<Problem> login();
    [[nodiscard]] std::optional<Problem> logout();
    [[nodiscard]] std::optional<Problem> converse(Session::Scope scope);
    [[nodiscard]] std::optional<Problem> sync(Session::Scope scope);
    [[nodiscard]] std::optional<Problem> perform();
    [[nodiscard]] std::optional<Problem> list();
    [[nodiscard]] std::optional<Problem> dismiss();
    void showProgress(const Session &session);
    [[nodiscard]] std::optional<Problem> drop();
    [[nodiscard]] std::optional<Problem> retry();
    [[nodiscard]] std::optional<Problem> exportChanges();
    [[nodiscard]] std::optional<Problem> importChanges();
    /// Sends what was just saved, unless asked to stay offline, and prints how far it came.
    [[nodiscard]] std::optional<Problem> sendAndPrint(const OutboxEntry &saved);
    void printStatus();
    void dump();

    Desk &m_desk;
    const Arguments &m_arguments;
    HttpTransport m_http;
    WaitingTransport m_transport;
    bool m_showsProgress = false;
    std::optional<RevokedDevice> m_revoked;
    QElapsedTimer m_sinceProgress;
};

} // namespace pw::desk
