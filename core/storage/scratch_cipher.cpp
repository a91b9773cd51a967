// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/scratch_cipher.h"

#include <sodium.h>

#include <algorithm>
#include <array>

namespace pw
{
namespace
{

/// XChaCha20 makes its keystream in blocks, and can begin at any of them.
constexpr qint64 blockBytes = 64;
/// The key is never used for another content, so the nonce may be always the same.
constexpr std::array<unsigned char, crypto_stream_xchacha20_NONCEBYTES> nonce{};

const unsigned char *bytesOf(QByteArrayView data)
{
    return reinterpret_cast<const unsigned char *>(data.data());
}

} // namespace

ScratchCipher::ScratchCipher(const Secret &fileKey, QByteArrayView content)
{
    if (fileKey.isEmpty())
        return;
    if (sodium_init() < 0)
        qFatal("libsodium cannot be used on this machine");
    const QByteArray master = QByteArray::fromHex(fileKey.reveal().toLatin1());
    m_key.resize(crypto_stream_xchacha20_KEYBYTES);
    crypto_generichash(reinterpret_cast<unsigned char *>(m_key.data()), static_cast<size_t>(m_key.size()),
                       bytesOf(content), static_cast<unsigned long long>(content.size()), bytesOf(master),
                       static_cast<size_t>(master.size()));
}

void ScratchCipher::apply(qint64 offset, char *bytes, qint64 size) const
{
    if (!isOn() || size <= 0)
        return;
    auto *data = reinterpret_cast<unsigned char *>(bytes);
    const qint64 skipped = offset % blockBytes;
    if (skipped > 0) {
        // The rest of a block that was begun: the keystream comes out of hiding nothing.
        std::array<unsigned char, blockBytes> stream{};
        crypto_stream_xchacha20_xor_ic(stream.data(), stream.data(), stream.size(), nonce.data(),
                                       static_cast<uint64_t>(offset / blockBytes), bytesOf(m_key));
        const qint64 rest = std::min(blockBytes - skipped, size);
        for (qint64 i = 0; i < rest; ++i)
            data[i] ^= stream[static_cast<size_t>(skipped + i)];
        data += rest;
        offset += rest;
        size -= rest;
    }
    crypto_stream_xchacha20_xor_ic(data, data, static_cast<unsigned long long>(size), nonce.data(),
                                   static_cast<uint64_t>(offset / blockBytes), bytesOf(m_key));
}

} // namespace pw
