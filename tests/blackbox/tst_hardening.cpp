// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/blackbox/shop_fixture.h"
#include "tests/support/authenticator_app.h"

#include <QDateTime>
#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;

namespace pw::test
{

/// Small things that docs/security/asvs.md counts on and no other test is about.
class TestHardening : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void passwordsAreTakenAsTheyCome_data();
    void passwordsAreTakenAsTheyCome();
    void everySignInGivesAnotherToken();
    void anUnusedSessionIsOver();
    void failedAttemptsAreNoted();
    void wrongCodesAreNoted();
    void warningsAreLinesOfJson();
    void filesAreForTheServersAccountAlone();
    void clearTextIsWarnedOf_data();
    void clearTextIsWarnedOf();

private:
    [[nodiscard]] HttpReply signIn(const QString &name, const QString &password, const QString &otp = {}) const
    {
        QJsonObject given{{u"login"_s, name}, {u"password"_s, password}};
        if (!otp.isEmpty())
            given.insert(u"otp"_s, otp);
        return m_shop.anyone().post(u"/api/auth/login"_s, given);
    }
    /// Who is said to have done it, in the newest entry of the audit of this kind.
    [[nodiscard]] QString lastToDo(const QString &event) const
    {
        const QJsonArray entries = m_owner->get(u"/api/admin/activity-logs?command="_s + event).items();
        return entries.at(0).toObject().value(u"actor"_s).toString();
    }

    const QString m_password = u"correct horse battery"_s;
    ShopFixture m_shop;
    std::unique_ptr<HttpClient> m_owner;
};

void TestHardening::initTestCase()
{
    QVERIFY2(m_shop.open({u"--rate-limits"_s, u"off"_s}), qPrintable(m_shop.server.problem()));
    m_owner = m_shop.owner();
}

void TestHardening::passwordsAreTakenAsTheyCome_data()
{
    QTest::addColumn<QString>("password");
    QTest::addColumn<QString>("other");
    QTest::newRow("digits alone") << u"73915482"_s << u"73915483"_s;
    QTest::newRow("of another case") << u"only small letters"_s << u"Only small letters"_s;
    QTest::newRow("a blank behind") << u"long enough "_s << u"long enough"_s;
    QTest::newRow("a blank in front") << u" long enough"_s << u"long enough"_s;
    QTest::newRow("not ASCII") << u"пароль для магазина"_s << u"пароль для магазинА"_s;
    // bcrypt, for one, looks at 72 bytes and no more.
    QTest::newRow("differing behind 72 bytes") << QString(80, u'x') + u'1' << QString(80, u'x') + u'2';
    QTest::newRow("as long as there are") << QString(1024, u'y') << QString(1023, u'y');
}

void TestHardening::passwordsAreTakenAsTheyCome()
{
    QFETCH(const QString, password);
    QFETCH(const QString, other);
    static int count = 0;
    const QString name = u"taken%1"_s.arg(++count);
    QCOMPARE(
        m_shop.anyone()
            .post(u"/api/auth/register"_s,
                  {{u"username"_s, name}, {u"email"_s, QString(name + u"@example.com"_s)}, {u"password"_s, password}})
            .status,
        201);
    QCOMPARE(signIn(name, other).verdict(), u"401 wrong_credentials"_s);
    QCOMPARE(signIn(name, password).verdict(), u"200"_s);
}

void TestHardening::everySignInGivesAnotherToken()
{
    const auto anna = m_shop.customer(u"anna"_s);
    const QString first = signIn(u"anna"_s, m_password).text(u"token"_s);
    const QString second = signIn(u"anna"_s, m_password).text(u"token"_s);
    // 256 bits in base64.
    QCOMPARE(first.size(), 43);
    QVERIFY(first != second);
    // A client cannot choose one: what it sends is not taken over.
    HttpClient fixed = m_shop.anyone();
    fixed.setToken(QString(43, u'A'));
    const HttpReply third = fixed.post(u"/api/auth/login"_s, {{u"login"_s, u"anna"_s}, {u"password"_s, m_password}});
    QCOMPARE(third.status, 200);
    QCOMPARE(fixed.get(u"/api/funds"_s).verdict(), u"401 not_signed_in"_s);
}

void TestHardening::anUnusedSessionIsOver()
{
    const auto ben = m_shop.customer(u"ben"_s);
    const auto age = [this](int days) {
        const qint64 at = QDateTime::currentMSecsSinceEpoch() - days * 24LL * 60 * 60 * 1000;
        const QString sql = u"UPDATE sessions SET created_at = %1, used_at = %1 WHERE kind = 'customer'"_s;
        return m_shop.server.sqlite(sql.arg(at)).exitCode;
    };
    QCOMPARE(age(13), 0);
    QCOMPARE(ben->get(u"/api/funds"_s).status, 200);
    QCOMPARE(age(15), 0);
    QCOMPARE(ben->get(u"/api/funds"_s).verdict(), u"401 session_expired"_s);
    QCOMPARE(ben->post(u"/api/orders"_s, followers(10)).verdict(), u"401 session_expired"_s);
}

void TestHardening::failedAttemptsAreNoted()
{
    const auto carl = m_shop.customer(u"carl"_s);
    QCOMPARE(
        carl->put(u"/api/user/password"_s, {{u"current"_s, u"a guess"_s}, {u"password"_s, u"another one"_s}}).verdict(),
        u"422 password_wrong"_s);
    QCOMPARE(lastToDo(u"password_wrong"_s), u"customer:carl"_s);

    const qint64 id = carl->get(u"/api/user/profile"_s).number(u"id"_s);
    QCOMPARE(m_owner->put(u"/api/admin/users/%1/suspend"_s.arg(id), {{u"reason"_s, u"Test"_s}}).status, 200);
    QCOMPARE(signIn(u"carl"_s, m_password).verdict(), u"403 user_suspended"_s);
    QCOMPARE(lastToDo(u"sign_in_failed"_s), u"customer:carl"_s);
}

void TestHardening::wrongCodesAreNoted()
{
    const auto dora = m_shop.customer(u"dora"_s);
    const QString secret = dora->post(u"/api/user/two-factor"_s, {{u"password"_s, m_password}}).text(u"secret"_s);
    QCOMPARE(dora->post(u"/api/user/two-factor/confirm"_s, {{u"otp"_s, u"000000"_s}}).verdict(), u"401 otp_wrong"_s);
    QCOMPARE(lastToDo(u"second_factor_failed"_s), u"customer:dora"_s);
    const QString code = codeOf(secret);
    const HttpReply confirmed = dora->post(u"/api/user/two-factor/confirm"_s, {{u"otp"_s, code}});
    QCOMPARE(confirmed.verdict(), u"200"_s);
    const QString recoveryCode = confirmed.json().value(u"recovery_codes"_s).toArray().at(0).toString();

    const auto noted = [this] {
        return m_owner->get(u"/api/admin/activity-logs?command=second_factor_failed"_s).items().size();
    };
    const qsizetype before = noted();
    // Not to say a code is how a client asks whether one is needed.
    QCOMPARE(signIn(u"dora"_s, m_password).verdict(), u"401 otp_required"_s);
    QCOMPARE(noted(), before);
    QCOMPARE(signIn(u"dora"_s, m_password, u"000000"_s).verdict(), u"401 otp_wrong"_s);
    QCOMPARE(noted(), before + 1);
    const auto lastSignIn = [this] {
        const QJsonArray entries = m_owner->get(u"/api/admin/activity-logs?command=sign_in"_s).items();
        return entries.at(0).toObject().value(u"after"_s).toObject();
    };
    QCOMPARE(signIn(u"dora"_s, m_password, recoveryCode).verdict(), u"200"_s);
    QCOMPARE(lastSignIn(), QJsonObject({{u"second_factor"_s, true}}));
    const auto emma = m_shop.customer(u"emma"_s);
    QCOMPARE(lastSignIn(), QJsonObject({{u"second_factor"_s, false}}));
    const QByteArray body = R"({"password":"correct horse battery","otp":"000000"})";
    QCOMPARE(dora->send("DELETE", u"/api/user/two-factor"_s, body, {{"Content-Type", "application/json"}}).verdict(),
             u"401 otp_wrong"_s);
    QCOMPARE(noted(), before + 2);
}

void TestHardening::warningsAreLinesOfJson()
{
    // What makes it warn: a proxy that it was not told of.
    QCOMPARE(m_shop.anyone().get(u"/api/services"_s, {{"X-Forwarded-For", "203.0.113.9"}}).status, 200);
    int warnings = 0;
    for (const QByteArray &line : m_shop.server.log().split('\n')) {
        if (line.isEmpty())
            continue;
        const QJsonObject object = QJsonDocument::fromJson(line).object();
        QVERIFY2(object.contains(u"time"_s), line.constData());
        if (object.value(u"warning"_s).toString().startsWith(u"a proxy at 127.0.0.1"_s))
            ++warnings;
    }
    QCOMPARE(warnings, 1);
}

void TestHardening::filesAreForTheServersAccountAlone()
{
    constexpr auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup |
                            QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;
    QStringList seen;
    QDirIterator it(m_shop.server.dataDir(), QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot,
                    QDirIterator::Subdirectories);
    while (it.hasNext()) {
        const QFileInfo info(it.next());
        seen << info.fileName();
        QVERIFY2(!(info.permissions() & others), qPrintable(info.filePath()));
    }
    QVERIFY(!(QFileInfo(m_shop.server.dataDir()).permissions() & others));
    for (const QString &name : {u"shop.db"_s, u"shop.db-wal"_s, u"server.key"_s})
        QVERIFY2(seen.contains(name), qPrintable(name));
}

void TestHardening::clearTextIsWarnedOf_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<bool>("warned");
    const QString listen = u"--listen"_s;
    const QString everywhere = u"0.0.0.0:0"_s;
    QTest::newRow("this machine alone") << QStringList{listen, u"127.0.0.1:0"_s} << false;
    QTest::newRow("everybody") << QStringList{listen, everywhere} << true;
    QTest::newRow("everybody, a proxy on another machine")
        << QStringList{listen, everywhere, u"--trusted-proxy"_s, u"192.0.2.1"_s} << false;
}

void TestHardening::clearTextIsWarnedOf()
{
    QFETCH(const QStringList, words);
    QFETCH(const bool, warned);
    ShopFixture shop;
    QVERIFY2(shop.open(words), qPrintable(shop.server.problem()));
    QCOMPARE(shop.server.log().contains("in clear"), warned);
}

} // namespace pw::test

QTEST_GUILESS_MAIN(pw::test::TestHardening)
#include "tst_hardening.moc"
