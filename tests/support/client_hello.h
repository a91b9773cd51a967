// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QList>

#include <optional>

namespace pw::test
{

/// What a TLS client offers, from the first thing that it says.
struct ClientHello {
    QList<int> versions; ///< 0x0303 is TLS 1.2, 0x0304 is 1.3; the record's own where no list is given
    QList<int> ciphers;  ///< as IANA numbers them
};

namespace hello
{

/// Reads from the front, and knows when there was less than was asked for.
class Bytes
{
public:
    explicit Bytes(const QByteArray &bytes) : m_rest(bytes) {}

    int number(int size)
    {
        int value = 0;
        for (const char byte : take(size))
            value = value << 8 | static_cast<unsigned char>(byte);
        return value;
    }
    QByteArray take(int size)
    {
        m_isShort = m_isShort || size > m_rest.size();
        const QByteArray taken = m_rest.left(size);
        m_rest = m_rest.mid(size);
        return taken;
    }
    [[nodiscard]] bool isShort() const { return m_isShort; }
    [[nodiscard]] bool isEmpty() const { return m_rest.isEmpty(); }

private:
    QByteArray m_rest;
    bool m_isShort = false;
};

inline QList<int> pairs(const QByteArray &bytes)
{
    QList<int> numbers;
    for (Bytes rest(bytes); !rest.isEmpty();)
        numbers << rest.number(2);
    return numbers;
}

} // namespace hello

/// Nothing as long as it is not whole, or where it is something else (RFC 8446, 4.1.2).
inline std::optional<ClientHello> readClientHello(const QByteArray &received)
{
    constexpr int handshake = 22;
    constexpr int clientHello = 1;
    constexpr int supportedVersions = 43;
    hello::Bytes record(received);
    if (record.number(1) != handshake)
        return std::nullopt;
    record.take(2);
    hello::Bytes rest(record.take(record.number(2)));
    if (record.isShort() || rest.number(1) != clientHello)
        return std::nullopt;
    rest.take(3);
    ClientHello found;
    found.versions = {rest.number(2)};
    rest.take(32);
    rest.take(rest.number(1));
    found.ciphers = hello::pairs(rest.take(rest.number(2)));
    rest.take(rest.number(1));
    for (hello::Bytes extensions(rest.take(rest.number(2))); !extensions.isEmpty();) {
        const int type = extensions.number(2);
        const QByteArray content = extensions.take(extensions.number(2));
        if (type == supportedVersions)
            found.versions = hello::pairs(content.mid(1));
    }
    return rest.isShort() ? std::nullopt : std::optional(found);
}

} // namespace pw::test
