// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

namespace pw
{

class Clock;

/// Where randomness comes from. Injected, so that tests and simulations repeat. Implementations are safe from any
/// thread.
class IdSource
{
public:
    IdSource() = default;
    IdSource(const IdSource &) = delete;
    IdSource &operator=(const IdSource &) = delete;
    virtual ~IdSource() = default;
    /// `count` bytes fit for secrets.
    [[nodiscard]] virtual QByteArray randomBytes(int count) = 0;
};

/// The operating system's generator; made in a composition root only.
class SystemIdSource final : public IdSource
{
public:
    [[nodiscard]] QByteArray randomBytes(int count) override;
};

/// A UUID of version 7 (RFC 9562), lower case: sorts by the time it was made.
[[nodiscard]] QString makeUuid7(const Clock &clock, IdSource &ids);

/// A URL-safe token of `bytes` random bytes in base64url without padding.
[[nodiscard]] QString makeToken(IdSource &ids, int bytes = 32);

} // namespace pw
