// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/remote/http_transport.h"
#include "core/remote/sign_in.h"

#include <QFile>

#include <cstdio>
#include <cstdlib>

namespace pw::bench
{

/// Whoever works at a desk, signed in before anything is measured: the rivals have nobody to sign in. `http` keeps the
/// token. Where that fails the process ends: there is nothing to measure then.
[[nodiscard]] inline SignedIn signIn(HttpTransport &http, const QUrl &server, const QString &passwordFile)
{
    const auto giveUp = [](const QString &why) {
        std::fprintf(stderr, "signing in failed: %s\n", qPrintable(why));
        std::_Exit(1);
    };
    QFile file(passwordFile);
    if (!file.open(QIODevice::ReadOnly))
        giveUp(file.errorString());
    http.setServer(server);
    WaitingTransport transport(http);
    const Secret password(QString::fromUtf8(file.readAll().trimmed()));
    const auto reply = transport.exchange(signInRequest({.user = QStringLiteral("owner"), .password = password}));
    if (!reply)
        giveUp(transport.problem());
    const SignInOutcome outcome = readSignIn(*reply);
    if (!outcome.signedIn)
        giveUp(outcome.problem);
    http.setToken(outcome.signedIn->token);
    return *outcome.signedIn;
}

} // namespace pw::bench
