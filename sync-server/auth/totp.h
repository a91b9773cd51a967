// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/instant.h"

#include <QByteArray>
#include <QString>

#include <optional>

/// Time-based one-time passwords as every authenticator app makes them: RFC 6238 with SHA-1, six digits, 30 seconds.
namespace pw::server::totp
{

inline constexpr int secretBytes = 20;
inline constexpr qint64 stepMs = 30'000;
/// Codes of the step before and after are right too: clocks of phones are off, and people type slowly.
inline constexpr qint64 toleratedSteps = 1;

[[nodiscard]] QString codeAt(const QByteArray &secret, qint64 step);

/// The step that `code` belongs to, nullopt where it is wrong. Takes the same time for every wrong code of six digits.
[[nodiscard]] std::optional<qint64> stepOf(const QByteArray &secret, const QString &code, Instant now);

/// RFC 4648 without padding, for people who type the secret into their app.
[[nodiscard]] QString base32(const QByteArray &bytes);

/// What apps read from a QR code: otpauth://totp/ISSUER:ACCOUNT?secret=...
[[nodiscard]] QString uri(const QByteArray &secret, const QString &issuer, const QString &account);

} // namespace pw::server::totp
