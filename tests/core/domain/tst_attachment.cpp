// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/domain/attachment.h"

#include <QTest>

using namespace pw;
using namespace Qt::StringLiterals;

/// What a file is, what it may be called, and whether there is room for it.
class AttachmentTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void types_data();
    void types();
    void names_data();
    void names();
    void rooms_data();
    void rooms();
};

namespace
{

QByteArray png()
{
    return QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1", 20);
}

/// With the length that its head has to tell.
QByteArray webp(int more)
{
    return QByteArray("RIFF") + QByteArray("\x10\0\0\0", 4) + "WEBPVP8 " + QByteArray(8 + more, 'x');
}

template <typename T>
QString wordOr(const Decided<T> &decided)
{
    if constexpr (std::is_void_v<T>)
        return decided ? u"yes"_s : refusalName(decided.error().code);
    else
        return decided ? toWord(*decided) : refusalName(decided.error().code);
}

} // namespace

void AttachmentTest::types_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("outcome");
    const QString refused = u"attachment_type_refused"_s;
    const auto row = [](const char *name, const QByteArray &bytes, const QString &outcome) {
        QTest::newRow(name) << bytes << outcome;
    };
    row("PNG", png(), u"image/png"_s);
    row("PNG's mark alone", "\x89PNG\r\n\x1a\n", refused);
    row("PNG through a text filter", "\x89PNG\n\x1a\n", refused);
    row("JPEG", "\xff\xd8\xff\xe0 and more", u"image/jpeg"_s);
    row("GIF", "GIF89a and more", u"image/gif"_s);
    row("old GIF", "GIF87a and more", u"image/gif"_s);
    row("no GIF", "GIF88a\x01", refused);
    row("WebP", webp(0), u"image/webp"_s);
    row("WebP with something behind", webp(1), refused);
    row("another RIFF", webp(0).replace("WEBP", "WAVE"), refused);
    row("PDF", "%PDF-1.7\n", u"application/pdf"_s);
    row("PDF behind rubbish", "\x01%PDF-1.7\n", refused);
    row("text", "Hello,\r\n\tworld", u"text/plain"_s);
    row("Bengali", QString(u"\u09b9\u09cd\u09af\u09be\u09b2\u09cb"_s).toUtf8(), u"text/plain"_s);
    row("text with '<' inside", "a < b", u"text/plain"_s);
    row("Latin-1", "gr\xfcn", refused);
    row("UTF-16", QByteArray("\xff\xfeh\0i\0", 6), refused);
    row("text with a zero", QByteArray("a\0b", 3), refused);
    row("text with an escape sequence", "\x1b[31mred", refused);
    row("half a letter at the end", "gr\xc3", refused);
    row("HTML", "<!doctype html><script>alert(1)</script>", refused);
    row("HTML behind spaces", " \n\t<html>", refused);
    row("HTML behind a byte order mark", "\xef\xbb\xbf<html>", refused);
    row("SVG", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", refused);
    row("XML", "<?xml version='1.0'?><svg/>", refused);
    row("a program", QByteArray("MZ\x90\0\3", 5), refused);
    row("a program of Linux",
        QByteArray("\x7f"
                   "ELF\2",
                   5),
        refused);
    row("an archive", QByteArray("PK\3\4", 4), refused);
    row("nothing", "", u"text_empty"_s);
}

void AttachmentTest::types()
{
    QFETCH(const QByteArray, bytes);
    QTEST(wordOr(decide::fileType(bytes)), "outcome");
}

void AttachmentTest::names_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("good");
    for (const QString &good :
         {u"photo.png"_s, u"PHOTO.PNG"_s, u"my photo (2).png"_s, u"a.b.c.png"_s, u"\u099b\u09ac\u09bf.png"_s,
          u"caf\u00e9.png"_s, u"\U0001F600.png"_s, u"console.png"_s, QString(QString(116, u'a') + u".png"_s)})
        QTest::addRow("good: %s", qPrintable(good)) << good << true;
    const QString wrong[] = {
        {},                  // nothing
        u"png"_s,            // no extension
        u".png"_s,           // hidden
        u"photo.png.html"_s, // another type for whoever opens it
        u"photo.svg"_s,      // not what it is
        u"photo.txt"_s,      // the same
        u"photo.png."_s,     // Windows forgets the dot
        u"photo.png "_s,     // and the blank
        u" photo.png"_s,
        u"../photo.png"_s,  // up
        u"..\\photo.png"_s, // the same on Windows
        u"/etc/photo.png"_s,
        u"C:photo.png"_s,
        u"photo.png:evil.png"_s, // a stream of its own on Windows
        u"con.png"_s,            // a device there
        u"COM1.photo.png"_s,
        u"a\nb.png"_s,
        u"a\rb.png"_s,
        u"a\u0085b.png"_s,           // another line break
        u"a\u2028b.png"_s,           // and another
        u"photo\u202egnp.exe.png"_s, // turned around
        u"photo\u200b.png"_s,        // does not show
        u"a\"b.png"_s,
        u"a*b.png"_s,
        u"a<b>.png"_s,
        QString(u"a"_s + QChar(0) + u".png"_s),
        QString(u"a"_s + QChar(0xd800) + u".png"_s), // half a letter
        QString(QString(117, u'a') + u".png"_s),
    };
    for (const QString &name : wrong)
        QTest::addRow("wrong: %s", qPrintable(name.toHtmlEscaped())) << name << false;
}

void AttachmentTest::names()
{
    QFETCH(const QString, name);
    QFETCH(const bool, good);
    QCOMPARE(wordOr(decide::checkFileName(name, AttachmentType::Png)),
             good ? u"yes"_s : u"attachment_name_malformed"_s);
}

Q_DECLARE_METATYPE(pw::decide::AttachmentFacts)

void AttachmentTest::rooms_data()
{
    using Facts = decide::AttachmentFacts;
    constexpr qint64 most = AttachmentLimits::bytesOfCustomer;
    QTest::addColumn<Facts>("facts");
    QTest::addColumn<QString>("outcome");
    const auto row = [](const char *name, const Facts &facts, const char *outcome) {
        QTest::newRow(name) << facts << QString::fromLatin1(outcome);
    };
    row("the first", {.size = 1}, "yes");
    row("the tenth", {.size = 1, .fromCustomer = 9, .inAll = 30}, "yes");
    row("the eleventh", {.size = 1, .fromCustomer = 10, .inAll = 10}, "too_many_attachments");
    row("staff's, after ten of the customer", {.byCustomer = false, .size = 1, .fromCustomer = 10, .inAll = 10}, "yes");
    row("staff's 100th", {.byCustomer = false, .size = 1, .inAll = 99}, "yes");
    row("staff's 101st", {.byCustomer = false, .size = 1, .inAll = 100}, "too_many_attachments");
    row("the last byte", {.size = 5, .bytesOfCustomer = most - 5}, "yes");
    row("one more", {.size = 6, .bytesOfCustomer = most - 5}, "attachment_space_used_up");
    row("staff's count for nobody", {.byCustomer = false, .size = 6, .bytesOfCustomer = most}, "yes");
    row("closed comes first", {.status = TicketStatus::Closed, .size = 1, .fromCustomer = 10}, "ticket_closed");
}

void AttachmentTest::rooms()
{
    QFETCH(const decide::AttachmentFacts, facts);
    QTEST(wordOr(decide::checkRoom(facts)), "outcome");
}

QTEST_APPLESS_MAIN(AttachmentTest)
#include "tst_attachment.moc"
