// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/mail/letter.h"
#include "tests/blackbox/mailbox.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace pw::server
{

/// What is composed, read back by Python's mail library.
class TestLetter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isReadAsItWasWritten_data();
    void isReadAsItWasWritten();
    void headFieldsCannotBeAdded();
    void linesAreShort();

private:
    const mail::Envelope m_envelope{.from = u"shop@example.com"_s,
                                    .fromName = u"Shop"_s,
                                    .id = u"mail-1"_s,
                                    .writtenAt = Instant(1'700'000'000'000)};
};

void TestLetter::isReadAsItWasWritten_data()
{
    QTest::addColumn<QString>("subject");
    QTest::addColumn<QString>("text");
    QTest::newRow("ASCII") << u"Hello"_s << u"One\nTwo\n"_s;
    QTest::newRow("long and not ASCII") << u"ä"_s.repeated(100) << u"ö"_s.repeated(1000) + u'\n';
    QTest::newRow("beyond 16 bits") << u"a"_s + u"😀"_s.repeated(40) << u"😀\n"_s;
    QTest::newRow("Bengali") << u"আপনার ইমেল ঠিকানা নিশ্চিত করুন অনুগ্রহ করে"_s << u"নমস্কার\n"_s;
    QTest::newRow("a dot alone") << u"Dots"_s << u".\n..\nEnd\n"_s;
    QTest::newRow("looks encoded") << u"=?UTF-8?B?QQ== ü"_s << u"=20\n"_s;
}

void TestLetter::isReadAsItWasWritten()
{
    QFETCH(QString, subject);
    QFETCH(QString, text);
    QTemporaryDir folder;
    QFile file(folder.filePath(u"1.eml"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(mail::compose({.to = u"anna@example.com"_s, .subject = subject, .text = text}, m_envelope));
    file.close();
    const QList<test::ReadMail> read = test::readMails(folder.path());
    QCOMPARE(read.size(), 1);
    QCOMPARE(read[0].subject, subject);
    QCOMPARE(read[0].text, text);
    QCOMPARE(read[0].to, u"anna@example.com"_s);
    QCOMPARE(read[0].from, u"Shop <shop@example.com>"_s);
    QCOMPARE(read[0].messageId, u"<mail-1@example.com>"_s);
}

void TestLetter::headFieldsCannotBeAdded()
{
    mail::Envelope envelope = m_envelope;
    envelope.fromName = u"Shop\r\nBcc: everybody@example.com"_s;
    const QByteArray composed =
        mail::compose({.to = u"anna@example.com"_s, .subject = u"Hello\nBcc: x@example.com"_s, .text = {}}, envelope);
    QVERIFY(!composed.contains("\nBcc:"));
}

void TestLetter::linesAreShort()
{
    const QByteArray composed = mail::compose(
        {.to = u"anna@example.com"_s, .subject = u"ü"_s.repeated(500), .text = u"x"_s.repeated(10'000)}, m_envelope);
    for (const QByteArray &line : composed.split('\n'))
        QVERIFY2(line.size() <= 78 && !(line.size() > 1 && !line.endsWith('\r')), line.constData());
}

} // namespace pw::server

QTEST_GUILESS_MAIN(pw::server::TestLetter)
#include "tst_letter.moc"
