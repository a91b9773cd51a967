// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/blackbox/mailbox.h"
#include "tests/blackbox/shop_fixture.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace pw::test
{

/// Passwords that a thief would try first are taken nowhere: not at the door, not by a link, not by who knows the old
/// one, not on the command line.
class TestCommonPasswords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void registers_data();
    void registers();
    void changes();
    void resets();
    void staffToo();

private:
    [[nodiscard]] HttpReply registration(const QString &name, const QString &password) const
    {
        return m_shop.anyone().post(
            u"/api/auth/register"_s,
            {{u"username"_s, name}, {u"email"_s, QString(name + u"@example.com"_s)}, {u"password"_s, password}});
    }

    ShopFixture m_shop;
};

void TestCommonPasswords::initTestCase()
{
    QVERIFY2(m_shop.open(withoutRateLimits()), qPrintable(m_shop.server.problem()));
    const auto owner = m_shop.owner();
    QCOMPARE(owner->put(u"/api/admin/settings"_s, {{u"site_name"_s, u"Likes & More"_s}}).status, 200);
}

void TestCommonPasswords::registers_data()
{
    QTest::addColumn<QString>("password");
    QTest::addColumn<QString>("verdict");
    const QString common = u"422 password_too_common"_s;
    const auto row = [](const char *name, const QString &password, const QString &verdict) {
        QTest::newRow(name) << password << verdict;
    };
    row("the most common", u"password"_s, common);
    row("digits", u"12345678"_s, common);
    row("keys", u"1qaz2wsx"_s, common);
    row("in capitals", u"PassWord1"_s, common);
    row("with blanks around", u" iloveyou "_s, common);
    row("among the first thousands", u"manchester"_s, common);
    row("short comes first", u"123456"_s, u"422 password_too_short"_s);
    row("the user name", u"longusername"_s, common);
    row("the user name in capitals", u"LongUserName"_s, common);
    row("the e-mail address", u"longusername@example.com"_s, common);
    row("the shop's name", u"likes & more"_s, common);
    row("a good one", u"correct horse battery"_s, u"201"_s);
}

void TestCommonPasswords::registers()
{
    QFETCH(const QString, password);
    const HttpReply reply = registration(u"longusername"_s, password);
    QTEST(reply.verdict(), "verdict");
    if (reply.status >= 400)
        QCOMPARE(reply.text(u"field"_s), u"password"_s);
    QVERIFY(!reply.text(u"detail"_s).contains(password.trimmed(), Qt::CaseInsensitive) || password == "password"_L1);
}

void TestCommonPasswords::changes()
{
    const auto anna = m_shop.customer(u"annamaria"_s);
    const auto change = [&](const QString &password) {
        return anna
            ->put(u"/api/user/password"_s, {{u"current"_s, u"correct horse battery"_s}, {u"password"_s, password}})
            .verdict();
    };
    QCOMPARE(change(u"sunshine"_s), u"422 password_too_common"_s);
    QCOMPARE(change(u"AnnaMaria"_s), u"422 password_too_common"_s);
    QCOMPARE(change(u"Likes & More"_s), u"422 password_too_common"_s);
    QCOMPARE(change(u"another good password"_s), u"204"_s);
}

void TestCommonPasswords::resets()
{
    const auto bert = m_shop.customer(u"bertramm"_s);
    QCOMPARE(m_shop.anyone().post(u"/api/auth/forgot-password"_s, {{u"login"_s, u"bertramm"_s}}).status, 202);
    QString code;
    const auto arrived = [&] {
        for (const ReadMail &mail : readMails(m_shop.server.dataDir() + u"/mail"_s)) {
            if (mail.to == "bertramm@example.com"_L1 && mail.subject.startsWith(u"Choose"_s))
                code = mail.code();
        }
        return !code.isEmpty();
    };
    QVERIFY(QTest::qWaitFor(arrived, 20'000));
    const auto reset = [&](const QString &password) {
        return m_shop.anyone()
            .post(u"/api/auth/reset-password"_s, {{u"token"_s, code}, {u"password"_s, password}})
            .verdict();
    };
    QCOMPARE(reset(u"princess"_s), u"422 password_too_common"_s);
    QCOMPARE(reset(u"bertramm"_s), u"422 password_too_common"_s);
    // A refusal does not use the link up.
    QCOMPARE(reset(u"another good password"_s), u"204"_s);
}

void TestCommonPasswords::staffToo()
{
    const QTemporaryDir folder;
    const auto add = [&](const QString &password) {
        QFile file(folder.filePath(u"password"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write(password.toUtf8()) < 0)
            return CommandOutcome{};
        file.close();
        return m_shop.server.run(u"staff"_s, {u"add"_s, u"assistant"_s, u"--password-file"_s, file.fileName()});
    };
    for (const QString &password : {u"password1"_s, u"assistant"_s}) {
        const CommandOutcome refused = add(password);
        QVERIFY(refused.exitCode > 0);
        QVERIFY2(refused.err.contains("first that a thief would try"), refused.err.constData());
    }
    QCOMPARE(add(u"another good password"_s).exitCode, 0);
}

} // namespace pw::test

QTEST_GUILESS_MAIN(pw::test::TestCommonPasswords)
#include "tst_common_passwords.moc"
