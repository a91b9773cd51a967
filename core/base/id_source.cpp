// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/base/id_source.h"

#include "core/base/clock.h"

#include <QRandomGenerator>
#include <QUuid>

#include <vector>

namespace pw
{

QByteArray SystemIdSource::randomBytes(int count)
{
    std::vector<quint32> words(static_cast<size_t>(count + 3) / 4);
    QRandomGenerator::system()->generate(words.begin(), words.end());
    return QByteArray(reinterpret_cast<const char *>(words.data()), count);
}

QString makeUuid7(const Clock &clock, IdSource &ids)
{
    QByteArray bytes = ids.randomBytes(16);
    const auto ms = static_cast<quint64>(clock.now().ms);
    for (int i = 0; i < 6; ++i)
        bytes[i] = static_cast<char>((ms >> (40 - 8 * i)) & 0xff);
    bytes[6] = static_cast<char>((bytes[6] & 0x0f) | 0x70);
    bytes[8] = static_cast<char>((bytes[8] & 0x3f) | 0x80);
    return QUuid::fromRfc4122(bytes).toString(QUuid::WithoutBraces);
}

QString makeToken(IdSource &ids, int bytes)
{
    return QString::fromLatin1(
        ids.randomBytes(bytes).toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

} // namespace pw
