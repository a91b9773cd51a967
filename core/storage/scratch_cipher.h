// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/secret.h"

#include <QByteArray>

namespace pw
{

/// Hides what lies in a profile for a while: bytes that come once and in order, such as a download. XChaCha20 by the
/// position in the file, with a key of its own for each content and use, so that no keystream serves twice. It does not
/// authenticate: whoever reads checks a hash of the content.
class ScratchCipher
{
public:
    /// Leaves everything as it is: for a profile that is not encrypted.
    ScratchCipher() = default;
    /// `fileKey` as in Database::Options; `content` names what is hidden (a hash of it) and what for.
    ScratchCipher(const Secret &fileKey, QByteArrayView content);

    [[nodiscard]] bool isOn() const { return !m_key.isEmpty(); }
    /// Hides and shows alike: `size` bytes that stand at `offset` of the file.
    void apply(qint64 offset, char *bytes, qint64 size) const;

private:
    QByteArray m_key;
};

} // namespace pw
