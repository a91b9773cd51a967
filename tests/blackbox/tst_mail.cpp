// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/blackbox/mailbox.h"
#include "tests/blackbox/shop_fixture.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace pw::test
{

/// Mail through a real SMTP server, and what serve says of settings that make no sense.
class TestMail : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mailIsHandedToTheServer();
    void mailWaitsForAServerThatIsDown();
    void filesAreForTheirOwnerAlone();
    void settingsThatMakeNoSenseAreRefused_data();
    void settingsThatMakeNoSenseAreRefused();
};

void TestMail::mailIsHandedToTheServer()
{
    QTemporaryDir folder;
    const QString maildir = folder.filePath(u"mail"_s);
    MailServer mails;
    QVERIFY(mails.start(maildir));
    ShopFixture shop;
    QVERIFY2(shop.open({u"--smtp"_s, u"smtp://127.0.0.1:%1"_s.arg(mails.port()), u"--mail-from"_s,
                        u"shop@example.com"_s, u"--site-name"_s, u"Größter \"Laden\" für alle"_s}),
             qPrintable(shop.server.problem()));
    const auto anna = shop.customer(u"Anna"_s);
    const QList<ReadMail> got = awaitMails(MailServer::newMailOf(maildir), 1);
    QCOMPARE(got.size(), 1);
    QCOMPARE(got[0].to, u"Anna@example.com"_s);
    QCOMPARE(got[0].from, u"\"Größter \\\"Laden\\\" für alle\" <shop@example.com>"_s);
    QVERIFY(got[0].messageId.endsWith(u"@example.com>"_s));
    QCOMPARE(shop.anyone().post(u"/api/auth/confirm-email"_s, {{u"token"_s, got[0].code()}}).verdict(), u"204"_s);
}

void TestMail::mailWaitsForAServerThatIsDown()
{
    QTemporaryDir folder;
    const QString maildir = folder.filePath(u"mail"_s);
    const quint16 port = freePort();
    ShopFixture shop;
    QVERIFY(shop.open({u"--smtp"_s, u"smtp://127.0.0.1:%1"_s.arg(port), u"--mail-from"_s, u"shop@example.com"_s}));
    const auto anna = shop.customer(u"Anna"_s);
    // Also through a crash: it is in the database until it is sent.
    QTest::qWait(500);
    shop.server.kill();
    QVERIFY(shop.server.restart());
    MailServer mails;
    QVERIFY(mails.start(maildir, port));
    const QList<ReadMail> got = awaitMails(MailServer::newMailOf(maildir), 1, 40'000);
    QCOMPARE(got.size(), 1);
    QCOMPARE(got[0].subject, u"Confirm your e-mail address"_s);
}

void TestMail::filesAreForTheirOwnerAlone()
{
    ShopFixture shop;
    QVERIFY(shop.open());
    const auto anna = shop.customer(u"Anna"_s);
    const QString folder = shop.server.dataDir() + u"/mail"_s;
    QCOMPARE(awaitMails(folder, 1).size(), 1);
    constexpr auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther |
                            QFileDevice::WriteOther | QFileDevice::ExeGroup | QFileDevice::ExeOther;
    QVERIFY(!(QFileInfo(folder).permissions() & others));
    QVERIFY(!(QFileInfo(folder + u"/0000000001.eml"_s).permissions() & others));
}

void TestMail::settingsThatMakeNoSenseAreRefused_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("no sender") << QStringList{u"--smtp"_s, u"smtps://mail.example.com"_s} << QByteArray("--mail-from");
    QTest::newRow("no address") << QStringList{u"--mail-from"_s, u"nobody"_s} << QByteArray("e-mail address");
    QTest::newRow("not SMTP") << QStringList{u"--smtp"_s, u"https://mail.example.com"_s} << QByteArray("smtps://");
    QTest::newRow("a password in it") << QStringList{u"--smtp"_s, u"smtps://me:secret@mail.example.com"_s}
                                      << QByteArray("must not hold");
    QTest::newRow("a name alone") << QStringList{u"--smtp-user"_s, u"me"_s} << QByteArray("go with --smtp");
    QTest::newRow("no site") << QStringList{u"--site-url"_s, u"shop.example.com"_s} << QByteArray("--site-url");
}

void TestMail::settingsThatMakeNoSenseAreRefused()
{
    QFETCH(QStringList, words);
    QFETCH(QByteArray, said);
    ServerProcess server;
    QVERIFY(server.init());
    const CommandOutcome outcome = server.run(u"serve"_s, words);
    QCOMPARE(outcome.exitCode, 2);
    QVERIFY2(outcome.err.contains(said), outcome.err.constData());
    QVERIFY(!outcome.err.contains("secret"));
}

} // namespace pw::test

QTEST_GUILESS_MAIN(pw::test::TestMail)
#include "tst_mail.moc"
