// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/secret.h"

#include <QByteArray>
#include <QString>

#include <stop_token>

namespace pw::server::outgoing
{

/// The owner's mail server: named where the program is started, so private addresses are allowed.
struct SmtpServer {
    QString url;  ///< smtps://host:465, or smtp://host:587, which has to offer STARTTLS unless it is this machine
    QString user; ///< empty: no sign-in
    Secret password;
    int timeoutMs = 60'000; ///< for all of it
};

struct SmtpMail {
    QString from;
    QString to;
    QByteArray content; ///< RFC 5322, CRLF
};

struct SmtpReply {
    enum class Outcome {
        Accepted,
        Refused, ///< for good (5xx): this mail will not be taken at another time either
        Failed   ///< for now, or nobody knows
    };

    Outcome outcome = Outcome::Failed;
    QString problem; ///< without password and content
};

/// Nothing where the address of the server can be used; else what is wrong with it.
[[nodiscard]] QString problemWithSmtpUrl(const QString &url);

/// Hands over one mail, on the calling thread, which waits for it: for job workers. From any thread.
[[nodiscard]] SmtpReply send(const SmtpMail &mail, const SmtpServer &server, const std::stop_token &stop = {});

} // namespace pw::server::outgoing
