// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/auth/totp.h"

#include <QMessageAuthenticationCode>
#include <QUrl>
#include <QtEndian>

#include <sodium.h>

using namespace Qt::StringLiterals;

namespace pw::server::totp
{
namespace
{

constexpr int digits = 6;
constexpr quint32 modulus = 1'000'000;

} // namespace

QString codeAt(const QByteArray &secret, qint64 step)
{
    const quint64 counter = qToBigEndian(static_cast<quint64>(step));
    const QByteArray message(reinterpret_cast<const char *>(&counter), sizeof counter);
    const QByteArray mac = QMessageAuthenticationCode::hash(message, secret, QCryptographicHash::Sha1);
    // RFC 4226, 5.3: the last four bits say where the 31 bits stand that become the code.
    const int offset = mac.back() & 0x0f;
    const quint32 number = qFromBigEndian<quint32>(mac.constData() + offset) & 0x7fffffffU;
    return QString::number(number % modulus).rightJustified(digits, u'0');
}

std::optional<qint64> stepOf(const QByteArray &secret, const QString &code, Instant now)
{
    const qint64 current = now.ms / stepMs;
    const QByteArray given = code.toUtf8();
    std::optional<qint64> found;
    for (qint64 step = current - toleratedSteps; step <= current + toleratedSteps; ++step) {
        // Takes the same time however much of it is right.
        if (given.size() == digits &&
            sodium_memcmp(codeAt(secret, step).toLatin1().constData(), given.constData(), digits) == 0)
            found = step;
    }
    return found;
}

QString base32(const QByteArray &bytes)
{
    constexpr char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    QString out;
    quint32 buffer = 0;
    int bits = 0;
    for (const char byte : bytes) {
        buffer = (buffer << 8U) | static_cast<unsigned char>(byte);
        bits += 8;
        for (; bits >= 5; bits -= 5)
            out += QLatin1Char(alphabet[(buffer >> static_cast<unsigned>(bits - 5)) & 31U]);
    }
    if (bits > 0)
        out += QLatin1Char(alphabet[(buffer << static_cast<unsigned>(5 - bits)) & 31U]);
    return out;
}

QString uri(const QByteArray &secret, const QString &issuer, const QString &account)
{
    const auto encoded = [](const QString &text) { return QString::fromLatin1(QUrl::toPercentEncoding(text)); };
    return u"otpauth://totp/%1:%2?secret=%3&issuer=%1"_s.arg(encoded(issuer), encoded(account), base32(secret));
}

} // namespace pw::server::totp
