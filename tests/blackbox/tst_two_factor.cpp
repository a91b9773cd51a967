// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/blackbox/mailbox.h"
#include "tests/blackbox/shop_fixture.h"
#include "tests/support/authenticator_app.h"

#include <QDateTime>
#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;

namespace pw::test
{

/// The second factor, against Debian's oathtool in the place of the customer's app.
class TestTwoFactor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void nothingIsAskedForBeforeItIsConfirmed();
    void itIsTurnedOnWithItsFirstCode();
    void aCodeIsGoodOnce();
    void codesNearbyInTimeAreRight_data();
    void codesNearbyInTimeAreRight();
    void recoveryCodesAreGoodOnce();
    void guessesAreSlowedWhereverTheyComeFrom();
    void itIsTurnedOffWithBothFactors();
    void aResetPasswordDoesNotTurnItOff();
    void anotherPasswordOrAddressAsksForACodeToo();

private:
    /// What the app shows so many steps of 30 s from now.
    [[nodiscard]] QString codeIn(int steps) const { return codeOf(m_secret, steps); }
    [[nodiscard]] HttpReply signIn(const QString &otp = {}) const;
    [[nodiscard]] QString begin();
    /// With the code of the step before, so that those of now and of the next are left.
    void turnOn();

    const QString m_password = u"correct horse battery"_s;
    ShopFixture m_shop;
    QString m_name;
    std::unique_ptr<HttpClient> m_anna;
    QString m_secret;
    QJsonArray m_recoveryCodes;
    int m_count = 0;
};

void TestTwoFactor::initTestCase()
{
    QVERIFY2(m_shop.open({u"--site-name"_s, u"Anna & Co"_s, u"--rate-limits"_s, u"off"_s}),
             qPrintable(m_shop.server.problem()));
}

void TestTwoFactor::init()
{
    // What a test does has to fit into one step.
    waitForRoom();
    m_name = u"Anna%1"_s.arg(++m_count);
    m_anna = m_shop.customer(m_name);
}

HttpReply TestTwoFactor::signIn(const QString &otp) const
{
    QJsonObject given{{u"login"_s, m_name}, {u"password"_s, m_password}};
    if (!otp.isEmpty())
        given.insert(u"otp"_s, otp);
    return m_shop.anyone().post(u"/api/auth/login"_s, given);
}

QString TestTwoFactor::begin()
{
    const HttpReply begun = m_anna->post(u"/api/user/two-factor"_s, {{u"password"_s, m_password}});
    m_secret = begun.text(u"secret"_s);
    return begun.verdict();
}

void TestTwoFactor::turnOn()
{
    QCOMPARE(begin(), u"201"_s);
    const HttpReply confirmed = m_anna->post(u"/api/user/two-factor/confirm"_s, {{u"otp"_s, codeIn(-1)}});
    QCOMPARE(confirmed.verdict(), u"200"_s);
    m_recoveryCodes = confirmed.json().value(u"recovery_codes"_s).toArray();
}

void TestTwoFactor::nothingIsAskedForBeforeItIsConfirmed()
{
    QCOMPARE(m_anna->post(u"/api/user/two-factor"_s, {{u"password"_s, u"a guess"_s}}).verdict(),
             u"422 password_wrong"_s);
    QCOMPARE(m_anna->post(u"/api/user/two-factor/confirm"_s, {{u"otp"_s, u"123456"_s}}).verdict(),
             u"409 second_factor_off"_s);
    const HttpReply begun = m_anna->post(u"/api/user/two-factor"_s, {{u"password"_s, m_password}});
    QCOMPARE(begun.text(u"uri"_s), u"otpauth://totp/Anna%20%26%20Co:%1?secret=%2&issuer=Anna%20%26%20Co"_s.arg(
                                       m_name, begun.text(u"secret"_s)));
    QCOMPARE(signIn().verdict(), u"200"_s);
    QCOMPARE(m_anna->get(u"/api/user/two-factor"_s).json().value(u"enabled"_s), QJsonValue(false));
    // Whoever lost the secret begins again, with another one.
    const QString first = begun.text(u"secret"_s);
    QCOMPARE(begin(), u"201"_s);
    QVERIFY(m_secret != first);
}

void TestTwoFactor::itIsTurnedOnWithItsFirstCode()
{
    QCOMPARE(begin(), u"201"_s);
    QCOMPARE(m_anna->post(u"/api/user/two-factor/confirm"_s, {{u"otp"_s, u"000000"_s}}).verdict(), u"401 otp_wrong"_s);
    turnOn();
    QCOMPARE(m_recoveryCodes.size(), 10);
    QCOMPARE(m_anna->get(u"/api/user/profile"_s).json().value(u"two_factor"_s), QJsonValue(true));
    QCOMPARE(begin(), u"409 second_factor_on"_s);
    const HttpReply refused = signIn();
    QCOMPARE(refused.verdict(), u"401 otp_required"_s);
    QCOMPARE(refused.text(u"field"_s), u"otp"_s);
    QVERIFY(!readMails(m_shop.server.dataDir() + u"/mail"_s).isEmpty());
}

void TestTwoFactor::aCodeIsGoodOnce()
{
    turnOn();
    const QString code = codeIn(0);
    // Who does not know the password learns nothing of codes.
    QCOMPARE(m_shop.anyone()
                 .post(u"/api/auth/login"_s, {{u"login"_s, m_name}, {u"password"_s, u"a guess"_s}, {u"otp"_s, code}})
                 .verdict(),
             u"401 wrong_credentials"_s);
    QCOMPARE(signIn(code).verdict(), u"200"_s);
    QCOMPARE(signIn(code).verdict(), u"401 otp_wrong"_s);
    // Nor is one that is older than one that was used.
    QCOMPARE(signIn(codeIn(-1)).verdict(), u"401 otp_wrong"_s);
}

void TestTwoFactor::codesNearbyInTimeAreRight_data()
{
    QTest::addColumn<int>("steps");
    QTest::addColumn<QString>("verdict");
    QTest::newRow("two steps ago") << -2 << u"401 otp_wrong"_s;
    QTest::newRow("now") << 0 << u"200"_s;
    QTest::newRow("the next step") << 1 << u"200"_s;
    QTest::newRow("the one after") << 2 << u"401 otp_wrong"_s;
}

void TestTwoFactor::codesNearbyInTimeAreRight()
{
    QFETCH(int, steps);
    QFETCH(QString, verdict);
    turnOn();
    QCOMPARE(signIn(codeIn(steps)).verdict(), verdict);
}

void TestTwoFactor::recoveryCodesAreGoodOnce()
{
    turnOn();
    const QString code = m_recoveryCodes[3].toString();
    // 128 bits in base32, the dashes not counted.
    QVERIFY2(QString(code).remove(u'-').size() >= 26, qPrintable(code));
    QCOMPARE(signIn(code.toLower()).verdict(), u"200"_s);
    QCOMPARE(signIn(code).verdict(), u"401 otp_wrong"_s);
    QCOMPARE(m_anna->get(u"/api/user/two-factor"_s).number(u"recovery_codes_left"_s), 9);
    QString plain = m_recoveryCodes[4].toString();
    QCOMPARE(signIn(plain.remove(u'-')).verdict(), u"200"_s);
    const HttpReply renewed =
        m_anna->post(u"/api/user/two-factor/recovery-codes"_s, {{u"password"_s, m_password}, {u"otp"_s, codeIn(0)}});
    QCOMPARE(renewed.verdict(), u"200"_s);
    QCOMPARE(m_anna->get(u"/api/user/two-factor"_s).number(u"recovery_codes_left"_s), 10);
    QCOMPARE(signIn(m_recoveryCodes[5].toString()).verdict(), u"401 otp_wrong"_s);
    const QString fresh = renewed.json().value(u"recovery_codes"_s).toArray()[0].toString();
    QCOMPARE(signIn(fresh).verdict(), u"200"_s);
}

void TestTwoFactor::guessesAreSlowedWhereverTheyComeFrom()
{
    turnOn();
    HttpReply last;
    for (int i = 0; i < 7 && last.status != 429; ++i)
        last = signIn(u"00000%1"_s.arg(i));
    QCOMPARE(last.verdict(), u"429 too_many_attempts"_s);
    QVERIFY(last.headers.contains("retry-after"));
}

void TestTwoFactor::itIsTurnedOffWithBothFactors()
{
    turnOn();
    const auto turnOff = [&](const QString &password, const QString &otp) {
        const QByteArray body = QStringLiteral(R"({"password":"%1","otp":"%2"})").arg(password, otp).toUtf8();
        return m_anna->send("DELETE", u"/api/user/two-factor"_s, body, {{"Content-Type", "application/json"}})
            .verdict();
    };
    QCOMPARE(turnOff(u"a guess"_s, codeIn(0)), u"422 password_wrong"_s);
    QCOMPARE(turnOff(m_password, u"000000"_s), u"401 otp_wrong"_s);
    QCOMPARE(turnOff(m_password, codeIn(0)), u"204"_s);
    QCOMPARE(signIn().verdict(), u"200"_s);
    QCOMPARE(turnOff(m_password, codeIn(1)), u"409 second_factor_off"_s);
}

void TestTwoFactor::aResetPasswordDoesNotTurnItOff()
{
    turnOn();
    const QString mails = m_shop.server.dataDir() + u"/mail"_s;
    QCOMPARE(m_shop.anyone().post(u"/api/auth/forgot-password"_s, {{u"login"_s, m_name}}).status, 202);
    QString code;
    const bool there = QTest::qWaitFor(
        [&] {
            for (const ReadMail &mail : readMails(mails)) {
                if (mail.subject == "Choose a new password"_L1)
                    code = mail.code();
            }
            return !code.isEmpty();
        },
        10'000);
    QVERIFY(there);
    QCOMPARE(m_shop.anyone()
                 .post(u"/api/auth/reset-password"_s, {{u"token"_s, code}, {u"password"_s, m_password}})
                 .verdict(),
             u"204"_s);
    QCOMPARE(signIn().verdict(), u"401 otp_required"_s);
}

/// Whoever sits at an open session and has heard the password shall not get around the app.
void TestTwoFactor::anotherPasswordOrAddressAsksForACodeToo()
{
    turnOn();
    const auto change = [&](const QString &path, QJsonObject body, const QString &otp) {
        if (!otp.isEmpty())
            body.insert(u"otp"_s, otp);
        return m_anna->put(path, body).verdict();
    };
    const QString other = u"another good password"_s;
    const QJsonObject password{{u"current"_s, m_password}, {u"password"_s, other}};
    QCOMPARE(change(u"/api/user/password"_s, password, {}), u"401 otp_required"_s);
    QCOMPARE(change(u"/api/user/password"_s, password, u"000000"_s), u"401 otp_wrong"_s);
    QCOMPARE(change(u"/api/user/password"_s, password, codeIn(0)), u"204"_s);
    const QJsonObject address{{u"email"_s, QString(m_name + u"@example.org"_s)}, {u"password"_s, other}};
    QCOMPARE(change(u"/api/user/profile"_s, address, {}), u"401 otp_required"_s);
    QCOMPARE(change(u"/api/user/profile"_s, address, m_recoveryCodes[0].toString()), u"202"_s);
}

} // namespace pw::test

QTEST_GUILESS_MAIN(pw::test::TestTwoFactor)
#include "tst_two_factor.moc"
