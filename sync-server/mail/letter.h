// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/instant.h"

#include <QByteArray>
#include <QString>

namespace pw::server::mail
{

/// One mail to one person, as plain text.
struct Letter {
    QString to; ///< an address that decide::checkEmail accepts
    QString subject;
    QString text;
};

/// What a mail is sent with.
struct Envelope {
    QString from;     ///< the shop's address
    QString fromName; ///< shown beside it; may be empty
    QString id;       ///< unique and the same at each attempt, so that a mail that arrives twice is shown once
    Instant writtenAt;
};

/// RFC 5322 with CRLF, ASCII alone: words beyond it are encoded (RFC 2047, base64). No line break of a subject or name
/// gets into the head.
[[nodiscard]] QByteArray compose(const Letter &letter, const Envelope &envelope);

} // namespace pw::server::mail
