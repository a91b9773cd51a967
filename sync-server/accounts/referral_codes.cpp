// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/accounts/referral_codes.h"

#include "sync-server/auth/crypto.h"

using namespace Qt::StringLiterals;

namespace pw::server
{
namespace
{

// A Feistel cipher: every round swaps the halves and mixes one into the other, so that it can be run backwards.
constexpr int rounds = 6;
constexpr int halfBits = 20;
constexpr quint64 halfMask = (quint64(1) << halfBits) - 1;
constexpr int charBits = 5;
constexpr QLatin1StringView alphabet("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567");

} // namespace

quint64 ReferralCodes::mixed(int round, quint64 half) const
{
    const QByteArray content = "referral " + QByteArray::number(round) + ' ' + QByteArray::number(half);
    return crypto::keyedHash(m_secret, content).left(halfBits / 4).toULongLong(nullptr, 16);
}

QString ReferralCodes::codeOf(UserId user) const
{
    quint64 left = (static_cast<quint64>(user.value) >> halfBits) & halfMask;
    quint64 right = static_cast<quint64>(user.value) & halfMask;
    for (int round = 0; round < rounds; ++round) {
        const quint64 next = left ^ mixed(round, right);
        left = right;
        right = next;
    }
    const quint64 whole = left << halfBits | right;
    QString code;
    for (int i = length - 1; i >= 0; --i)
        code += alphabet[static_cast<qsizetype>(whole >> (charBits * i) & 31)];
    return code;
}

std::optional<UserId> ReferralCodes::userOf(const QString &code) const
{
    if (code.size() != length)
        return std::nullopt;
    quint64 whole = 0;
    for (const QChar &c : code) {
        const qsizetype value = QString(alphabet).indexOf(c, 0, Qt::CaseInsensitive);
        if (value < 0)
            return std::nullopt;
        whole = whole << charBits | static_cast<quint64>(value);
    }
    quint64 left = whole >> halfBits;
    quint64 right = whole & halfMask;
    for (int round = rounds - 1; round >= 0; --round) {
        const quint64 before = right ^ mixed(round, left);
        right = left;
        left = before;
    }
    return UserId(static_cast<qint64>(left << halfBits | right));
}

} // namespace pw::server
