// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/domain/attachment.h"

#include <QStringDecoder>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pw::decide
{
namespace
{

bool isPng(QByteArrayView bytes)
{
    static constexpr char start[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
    return bytes.startsWith(QByteArrayView(start, sizeof start - 1));
}

/// The length in its head is that of all that follows it: nothing is hung on behind.
bool isWebp(QByteArrayView bytes)
{
    if (bytes.size() < 16 || !bytes.startsWith("RIFF") || bytes.sliced(8, 4) != "WEBP")
        return false;
    quint32 length = 0;
    for (int i = 3; i >= 0; --i)
        length = (length << 8) | static_cast<unsigned char>(bytes[4 + i]);
    return qint64(length) + 8 == bytes.size();
}

/// UTF-8 of which everything can be shown, and that no browser takes for a page: what begins with '<' is markup (HTML,
/// SVG), whatever it is called.
bool isPlainText(QByteArrayView bytes)
{
    const bool shown = std::ranges::all_of(bytes, [](char c) {
        const auto code = static_cast<unsigned char>(c);
        return (code >= 0x20 && code != 0x7f) || c == '\n' || c == '\r' || c == '\t';
    });
    if (!shown)
        return false;
    // Stateless: otherwise it would wait for the rest of a letter that is cut off.
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder(bytes);
    return !decoder.hasError() && !text.trimmed().startsWith(u'<');
}

QStringList extensionsOf(AttachmentType type)
{
    switch (type) {
    case AttachmentType::Png:
        return {u"png"_s};
    case AttachmentType::Jpeg:
        return {u"jpg"_s, u"jpeg"_s};
    case AttachmentType::Gif:
        return {u"gif"_s};
    case AttachmentType::Webp:
        return {u"webp"_s};
    case AttachmentType::Pdf:
        return {u"pdf"_s};
    case AttachmentType::Text:
        return {u"txt"_s, u"log"_s, u"csv"_s};
    }
    Q_UNREACHABLE();
}

bool mayStandInName(char32_t c)
{
    static constexpr QStringView forbidden = u"/\\:*?\"<>|";
    if (c < 0x10000 && forbidden.contains(QChar(static_cast<char16_t>(c))))
        return false;
    // Joiners shape the letters of Bengali, Persian and others.
    if (c == 0x200c || c == 0x200d)
        return true;
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Format: // marks that turn the direction around: "gnp.exe" shown as "exe.png"
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return false;
    default: // letters, digits, marks and signs of every script
        return true;
    }
}

/// On Windows these are devices, with any extension.
bool isDevice(QStringView stem)
{
    static const QStringList devices{u"con"_s, u"prn"_s, u"aux"_s, u"nul"_s};
    const QString lower = stem.toString().toLower();
    const bool numbered = lower.size() == 4 && (lower.startsWith("com"_L1) || lower.startsWith("lpt"_L1));
    return devices.contains(lower) || (numbered && lower[3].isDigit());
}

} // namespace

Decided<AttachmentType> fileType(QByteArrayView bytes)
{
    if (bytes.isEmpty())
        return refuse(RefusalCode::TextEmpty, u"body"_s);
    if (isPng(bytes))
        return AttachmentType::Png;
    if (bytes.startsWith("\xff\xd8\xff"))
        return AttachmentType::Jpeg;
    if (bytes.startsWith("GIF87a") || bytes.startsWith("GIF89a"))
        return AttachmentType::Gif;
    if (isWebp(bytes))
        return AttachmentType::Webp;
    if (bytes.startsWith("%PDF-"))
        return AttachmentType::Pdf;
    if (isPlainText(bytes))
        return AttachmentType::Text;
    return refuse(RefusalCode::AttachmentTypeRefused, u"body"_s);
}

Decided<void> checkFileName(const QString &name, AttachmentType type)
{
    constexpr qsizetype maxLength = 120;
    const auto malformed = [](const QString &wanted) {
        return refuse(RefusalCode::AttachmentNameMalformed, u"name"_s, wanted);
    };
    if (name.isEmpty() || name.size() > maxLength)
        return malformed(u"1 to 120 characters"_s);
    const auto codes = name.toUcs4();
    if (!name.isValidUtf16() || !std::ranges::all_of(codes, mayStandInName))
        return malformed(u"no parts of a path and no characters that do not show"_s);
    const QString stem = name.section(u'.', 0, 0);
    if (name.startsWith(u'.') || name != name.trimmed() || isDevice(stem))
        return malformed(u"a beginning that is a name on every system"_s);
    const QStringList allowed = extensionsOf(type);
    const bool fits = name.contains(u'.') && allowed.contains(name.section(u'.', -1).toLower());
    if (!fits)
        return malformed(u"an extension of what the file is ("_s + allowed.join(u", "_s) + u')');
    return {};
}

Decided<void> checkRoom(const AttachmentFacts &facts)
{
    if (facts.status == TicketStatus::Closed)
        return refuse(RefusalCode::TicketClosed, u"ticket"_s);
    if (facts.byCustomer && facts.fromCustomer >= AttachmentLimits::fromCustomer)
        return refuse(RefusalCode::TooManyAttachments, {}, QString::number(AttachmentLimits::fromCustomer));
    if (facts.inAll >= AttachmentLimits::inAll)
        return refuse(RefusalCode::TooManyAttachments, {}, QString::number(AttachmentLimits::inAll));
    if (facts.byCustomer && facts.bytesOfCustomer + facts.size > AttachmentLimits::bytesOfCustomer)
        return refuse(RefusalCode::AttachmentSpaceUsedUp, {},
                      QString::number(AttachmentLimits::bytesOfCustomer / (1024 * 1024)));
    return {};
}

} // namespace pw::decide
