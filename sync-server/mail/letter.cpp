// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/mail/letter.h"

#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pw::server::mail
{
namespace
{

constexpr qsizetype base64LineLength = 76;
/// 39 bytes become 52 characters, which leaves room for "Subject: ", "=?UTF-8?B?" and "?=" within the 76 of a line that
/// RFC 2047 allows.
constexpr qsizetype encodedWordBytes = 39;

bool isPlain(const QString &text)
{
    return std::ranges::all_of(text, [](QChar c) { return c >= u' ' && c <= u'~'; });
}

/// Whole characters, not more than encodedWordBytes of them encoded.
QByteArray takeWord(const QString &text, qsizetype &from)
{
    QByteArray word;
    while (from < text.size()) {
        const qsizetype length = text.at(from).isHighSurrogate() && from + 1 < text.size() ? 2 : 1;
        const QByteArray next = text.sliced(from, length).toUtf8();
        if (word.size() + next.size() > encodedWordBytes)
            break;
        word += next;
        from += length;
    }
    return word;
}

/// Text for a head field; line breaks in it become spaces, so that nobody adds fields of his own.
QByteArray headText(QString text)
{
    text.replace(u'\r', u' ').replace(u'\n', u' ');
    if (isPlain(text))
        return text.toLatin1();
    QByteArray out;
    for (qsizetype from = 0; from < text.size();) {
        if (!out.isEmpty())
            out += "\r\n ";
        out += "=?UTF-8?B?" + takeWord(text, from).toBase64() + "?=";
    }
    return out;
}

QByteArray mailbox(const QString &address, const QString &name)
{
    if (name.isEmpty())
        return '<' + address.toUtf8() + '>';
    QByteArray shown = headText(name);
    if (isPlain(name))
        shown = '"' + shown.replace('\\', "\\\\").replace('"', "\\\"") + '"';
    return shown + " <" + address.toUtf8() + '>';
}

QByteArray date(Instant at)
{
    const QDateTime utc = QDateTime::fromMSecsSinceEpoch(at.ms, QTimeZone::utc());
    return QLocale::c().toString(utc, u"ddd, dd MMM yyyy hh:mm:ss '+0000'"_s).toLatin1();
}

QByteArray base64Lines(const QByteArray &bytes)
{
    const QByteArray encoded = bytes.toBase64();
    QByteArray out;
    for (qsizetype at = 0; at < encoded.size(); at += base64LineLength)
        out += encoded.mid(at, base64LineLength) + "\r\n";
    return out;
}

} // namespace

QByteArray compose(const Letter &letter, const Envelope &envelope)
{
    const QString host = envelope.from.sliced(envelope.from.lastIndexOf(u'@') + 1);
    QByteArray out;
    out += "Date: " + date(envelope.writtenAt) + "\r\n";
    out += "From: " + mailbox(envelope.from, envelope.fromName) + "\r\n";
    out += "To: " + mailbox(letter.to, {}) + "\r\n";
    out += "Subject: " + headText(letter.subject) + "\r\n";
    out += "Message-ID: <" + envelope.id.toLatin1() + '@' + host.toLatin1() + ">\r\n";
    // So that holiday notes and the like do not answer (RFC 3834).
    out += "Auto-Submitted: auto-generated\r\n";
    out += "MIME-Version: 1.0\r\n";
    out += "Content-Type: text/plain; charset=utf-8\r\n";
    out += "Content-Transfer-Encoding: base64\r\n\r\n";
    QString text = letter.text;
    out += base64Lines(text.replace(u'\n', u"\r\n"_s).toUtf8());
    return out;
}

} // namespace pw::server::mail
