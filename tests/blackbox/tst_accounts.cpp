// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/blackbox/mailbox.h"
#include "tests/blackbox/shop_fixture.h"

#include <QDateTime>
#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;

namespace pw::test
{

/// Customers' accounts as their owners use them: by mail, sessions, passwords, keys and favourites.
class TestAccounts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void anAddressIsConfirmedOnce();
    void confirmationsAreSentSomeTimesAnHour();
    void aForgottenPasswordIsReset();
    void nobodyLearnsWhoIsACustomer();
    void aPasswordIsChangedByWhoKnowsIt();
    void anAddressIsChangedByItsLink();
    void anAddressIsTakenMeanwhile();
    void sessionsAreListedAndEnded();
    void keysAreRotated();
    void keysAreCounted();
    void favouritesAreOnesOwn();
    void linksAreNotInTheDatabase();

private:
    [[nodiscard]] QString folder() const { return m_shop.server.dataDir() + u"/mail"_s; }
    /// The newest mail to this person, once there are `count` to him.
    [[nodiscard]] ReadMail mailTo(const QString &name, int count = 1) const;
    /// A customer who has the mail of his registration: two that are under way may arrive in any order.
    [[nodiscard]] std::unique_ptr<HttpClient> greeted(const QString &name) const;
    [[nodiscard]] HttpReply signIn(const QString &name, const QString &password) const
    {
        return m_shop.anyone().post(u"/api/auth/login"_s, {{u"login"_s, name}, {u"password"_s, password}});
    }

    const QString m_password = u"correct horse battery"_s;
    ShopFixture m_shop;
};

void TestAccounts::initTestCase()
{
    QVERIFY2(m_shop.open({u"--site-url"_s, u"https://shop.example.com/"_s, u"--rate-limits"_s, u"off"_s}),
             qPrintable(m_shop.server.problem()));
}

ReadMail TestAccounts::mailTo(const QString &name, int count) const
{
    QList<ReadMail> found;
    const bool there = QTest::qWaitFor(
        [&] {
            found.clear();
            for (const ReadMail &mail : readMails(folder())) {
                if (mail.to.contains(name, Qt::CaseInsensitive))
                    found << mail;
            }
            return found.size() >= count;
        },
        20'000);
    return there ? found.constLast() : ReadMail{};
}

std::unique_ptr<HttpClient> TestAccounts::greeted(const QString &name) const
{
    auto customer = m_shop.customer(name);
    if (mailTo(name).subject.isEmpty())
        qWarning("%s got no mail", qPrintable(name));
    return customer;
}

void TestAccounts::anAddressIsConfirmedOnce()
{
    const auto anna = m_shop.customer(u"Anna"_s);
    QCOMPARE(anna->get(u"/api/user/profile"_s).json().value(u"email_confirmed"_s), QJsonValue(false));
    const ReadMail mail = mailTo(u"Anna"_s);
    QCOMPARE(mail.to, u"Anna@example.com"_s);
    QCOMPARE(mail.subject, u"Confirm your e-mail address"_s);
    QVERIFY2(mail.text.contains(u"https://shop.example.com/confirm-email#"_s + mail.code()), qPrintable(mail.text));
    const QJsonObject token{{u"token"_s, mail.code()}};
    QCOMPARE(m_shop.anyone().post(u"/api/auth/confirm-email"_s, token).verdict(), u"204"_s);
    QCOMPARE(anna->get(u"/api/user/profile"_s).json().value(u"email_confirmed"_s), QJsonValue(true));
    QCOMPARE(m_shop.anyone().post(u"/api/auth/confirm-email"_s, token).verdict(), u"422 mail_token_invalid"_s);
    QCOMPARE(anna->post(u"/api/auth/confirm-email/resend"_s).verdict(), u"409 email_confirmed_already"_s);
}

void TestAccounts::confirmationsAreSentSomeTimesAnHour()
{
    const auto bert = m_shop.customer(u"Bert"_s);
    QCOMPARE(bert->post(u"/api/auth/confirm-email/resend"_s).verdict(), u"202"_s);
    QCOMPARE(bert->post(u"/api/auth/confirm-email/resend"_s).verdict(), u"202"_s);
    const HttpReply refused = bert->post(u"/api/auth/confirm-email/resend"_s);
    QCOMPARE(refused.verdict(), u"429 mail_too_often"_s);
    QCOMPARE(refused.headers.value("retry-after"), QByteArray("3600"));
    QCOMPARE(mailTo(u"Bert"_s, 3).subject, u"Confirm your e-mail address"_s);
}

void TestAccounts::aForgottenPasswordIsReset()
{
    const auto carl = greeted(u"Carl"_s);
    QCOMPARE(m_shop.anyone().post(u"/api/auth/forgot-password"_s, {{u"login"_s, u"carl@EXAMPLE.com"_s}}).verdict(),
             u"202"_s);
    const ReadMail mail = mailTo(u"Carl"_s, 2);
    QCOMPARE(mail.subject, u"Choose a new password"_s);
    const QJsonObject wanted{{u"token"_s, mail.code()}, {u"password"_s, u"another good password"_s}};
    QCOMPARE(m_shop.anyone()
                 .post(u"/api/auth/reset-password"_s, {{u"token"_s, mail.code()}, {u"password"_s, u"short"_s}})
                 .verdict(),
             u"422 password_too_short"_s);
    // A link for this does not confirm a change of address, nor the other way round.
    QCOMPARE(m_shop.anyone().post(u"/api/auth/confirm-email"_s, {{u"token"_s, mail.code()}}).verdict(),
             u"422 mail_token_invalid"_s);
    QCOMPARE(m_shop.anyone().post(u"/api/auth/reset-password"_s, wanted).verdict(), u"204"_s);
    QCOMPARE(carl->get(u"/api/user/profile"_s).verdict(), u"401 not_signed_in"_s);
    QCOMPARE(signIn(u"Carl"_s, m_password).verdict(), u"401 wrong_credentials"_s);
    QCOMPARE(signIn(u"Carl"_s, u"another good password"_s).verdict(), u"200"_s);
    QCOMPARE(m_shop.anyone().post(u"/api/auth/reset-password"_s, wanted).verdict(), u"422 mail_token_invalid"_s);
    QVERIFY(mailTo(u"Carl"_s, 3).text.contains(u"was reset"_s));
}

void TestAccounts::nobodyLearnsWhoIsACustomer()
{
    const auto dora = greeted(u"Dora"_s);
    const HttpReply known = m_shop.anyone().post(u"/api/auth/forgot-password"_s, {{u"login"_s, u"Dora"_s}});
    const HttpReply unknown = m_shop.anyone().post(u"/api/auth/forgot-password"_s, {{u"login"_s, u"Nobody"_s}});
    QCOMPARE(known.verdict(), u"202"_s);
    QCOMPARE(unknown.status, known.status);
    QCOMPARE(unknown.body, known.body);
    QVERIFY(mailTo(u"Dora"_s, 2).subject.contains(u"password"_s));
}

void TestAccounts::aPasswordIsChangedByWhoKnowsIt()
{
    const auto emil = greeted(u"Emil"_s);
    HttpClient elsewhere = m_shop.anyone();
    elsewhere.setToken(signIn(u"Emil"_s, m_password).text(u"token"_s));
    const auto change = [&](const QString &current, const QString &password) {
        return emil->put(u"/api/user/password"_s, {{u"current"_s, current}, {u"password"_s, password}});
    };
    const HttpReply wrong = change(u"a guess"_s, u"another good password"_s);
    QCOMPARE(wrong.verdict(), u"422 password_wrong"_s);
    QCOMPARE(wrong.text(u"field"_s), u"current"_s);
    QCOMPARE(change(m_password, u"short"_s).verdict(), u"422 password_too_short"_s);
    QCOMPARE(change(m_password, u"another good password"_s).verdict(), u"204"_s);
    QCOMPARE(emil->get(u"/api/user/profile"_s).status, 200);
    QCOMPARE(elsewhere.get(u"/api/user/profile"_s).verdict(), u"401 not_signed_in"_s);
    QCOMPARE(signIn(u"Emil"_s, m_password).verdict(), u"401 wrong_credentials"_s);
    QCOMPARE(signIn(u"Emil"_s, u"another good password"_s).verdict(), u"200"_s);
    QVERIFY(mailTo(u"Emil"_s, 2).text.contains(u"was changed"_s));
    const QJsonArray noted = m_shop.owner()->get(u"/api/admin/activity-logs?command=password_changed"_s).items();
    QCOMPARE(noted.size(), 1);
    QCOMPARE(noted[0][u"actor"_s].toString(), u"customer:Emil"_s);
    // Guesses at the current password are slowed as sign-ins are.
    HttpReply last;
    for (int i = 0; i < 8; ++i)
        last = change(u"a guess"_s, u"another good password"_s);
    QCOMPARE(last.verdict(), u"429 too_many_attempts"_s);
}

void TestAccounts::anAddressIsChangedByItsLink()
{
    const auto fred = greeted(u"Fred"_s);
    const auto wanted = [&](const QString &email, const QString &password) {
        return fred->put(u"/api/user/profile"_s, {{u"email"_s, email}, {u"password"_s, password}});
    };
    QCOMPARE(wanted(u"new-fred@example.com"_s, u"a guess"_s).verdict(), u"422 password_wrong"_s);
    QCOMPARE(wanted(u"anna@example.com"_s, m_password).verdict(), u"409 email_taken"_s);
    QCOMPARE(wanted(u"no address"_s, m_password).verdict(), u"422 email_malformed"_s);
    QCOMPARE(wanted(u"a>b@example.com"_s, m_password).verdict(), u"422 email_malformed"_s);
    const HttpReply begun = wanted(u"new-fred@example.com"_s, m_password);
    QCOMPARE(begun.verdict(), u"202"_s);
    QCOMPARE(begun.text(u"pending_email"_s), u"new-fred@example.com"_s);
    QCOMPARE(fred->get(u"/api/user/profile"_s).text(u"email"_s), u"Fred@example.com"_s);
    const ReadMail mail = mailTo(u"new-fred"_s);
    QCOMPARE(m_shop.anyone().post(u"/api/auth/confirm-email"_s, {{u"token"_s, mail.code()}}).verdict(), u"204"_s);
    const HttpReply now = fred->get(u"/api/user/profile"_s);
    QCOMPARE(now.text(u"email"_s), u"new-fred@example.com"_s);
    QCOMPARE(now.json().value(u"email_confirmed"_s), QJsonValue(true));
    QVERIFY(mailTo(u"Fred@example.com"_s, 2).text.contains(u"new-fred@example.com"_s));
    QCOMPARE(signIn(u"new-fred@example.com"_s, m_password).verdict(), u"200"_s);
}

void TestAccounts::anAddressIsTakenMeanwhile()
{
    const auto gert = m_shop.customer(u"Gert"_s);
    QCOMPARE(
        gert->put(u"/api/user/profile"_s, {{u"email"_s, u"Hans@example.com"_s}, {u"password"_s, m_password}}).status,
        202);
    const ReadMail mail = mailTo(u"Hans@"_s);
    const auto hans = m_shop.customer(u"Hans"_s);
    QCOMPARE(m_shop.anyone().post(u"/api/auth/confirm-email"_s, {{u"token"_s, mail.code()}}).verdict(),
             u"409 email_taken"_s);
    QCOMPARE(gert->get(u"/api/user/profile"_s).text(u"email"_s), u"Gert@example.com"_s);
}

void TestAccounts::sessionsAreListedAndEnded()
{
    const auto ines = m_shop.customer(u"Ines"_s);
    HttpClient phone = m_shop.anyone();
    const HttpReply signedIn =
        phone.send("POST", u"/api/auth/login"_s, QByteArray(R"({"login":"Ines","password":"correct horse battery"})"),
                   {{"Content-Type", "application/json"}, {"User-Agent", "A telephone"}});
    phone.setToken(signedIn.text(u"token"_s));
    const QJsonArray sessions = ines->get(u"/api/user/sessions"_s).items();
    QCOMPARE(sessions.size(), 2);
    QString other;
    for (const QJsonValue &row : sessions) {
        const QJsonObject session = row.toObject();
        QCOMPARE(session[u"address"_s].toString(), u"127.0.0.1"_s);
        QVERIFY(!session[u"current"_s].toBool() || session[u"agent"_s].toString() != "A telephone"_L1);
        if (session[u"agent"_s].toString() == "A telephone"_L1)
            other = session[u"id"_s].toString();
    }
    QVERIFY(!other.isEmpty());
    // Somebody else's sessions are none of his business.
    const auto jutta = m_shop.customer(u"Jutta"_s);
    QCOMPARE(jutta->remove(u"/api/user/sessions/"_s + other).verdict(), u"404 session_not_found"_s);
    QCOMPARE(phone.get(u"/api/user/profile"_s).status, 200);
    QCOMPARE(ines->remove(u"/api/user/sessions/"_s + other).verdict(), u"204"_s);
    QCOMPARE(phone.get(u"/api/user/profile"_s).verdict(), u"401 not_signed_in"_s);
    QCOMPARE(ines->remove(u"/api/user/sessions/"_s + other).verdict(), u"404 session_not_found"_s);

    phone.setToken(signIn(u"Ines"_s, m_password).text(u"token"_s));
    QCOMPARE(ines->post(u"/api/auth/logout-everywhere"_s).verdict(), u"204"_s);
    QCOMPARE(phone.get(u"/api/user/profile"_s).verdict(), u"401 not_signed_in"_s);
    QCOMPARE(ines->get(u"/api/user/profile"_s).verdict(), u"401 not_signed_in"_s);
    QCOMPARE(jutta->get(u"/api/user/profile"_s).status, 200);
}

void TestAccounts::keysAreRotated()
{
    const auto karl = m_shop.customer(u"Karl"_s);
    const auto works = [&](const QString &key) {
        return m_shop.anyone()
            .postForm(u"/api/v2"_s, {{u"key"_s, key}, {u"action"_s, u"balance"_s}})
            .json()
            .contains(u"balance"_s);
    };
    const HttpReply made = karl->post(u"/api/api-keys"_s, {{u"name"_s, u"Shop"_s}});
    const QString path = u"/api/api-keys/%1/rotate"_s.arg(made.number(u"id"_s));
    const HttpReply fresh = karl->post(path);
    QCOMPARE(fresh.verdict(), u"201"_s);
    QCOMPARE(fresh.text(u"name"_s), u"Shop"_s);
    QVERIFY(works(made.text(u"key"_s)));
    QVERIFY(works(fresh.text(u"key"_s)));
    const QJsonArray keys = karl->get(u"/api/api-keys"_s).items();
    QCOMPARE(keys.size(), 2);
    const QDateTime ends = QDateTime::fromString(keys[0][u"expires_at"_s].toString(), Qt::ISODateWithMs);
    const qint64 hours = QDateTime::currentDateTimeUtc().secsTo(ends) / 3600;
    QVERIFY2(hours >= 23 && hours <= 24, qPrintable(keys[0][u"expires_at"_s].toString()));
    QVERIFY(keys[1][u"expires_at"_s].isNull());
    // At once, for a key that has got out.
    const HttpReply third =
        karl->post(u"/api/api-keys/%1/rotate"_s.arg(fresh.number(u"id"_s)), {{u"overlap_hours"_s, 0}});
    QCOMPARE(third.verdict(), u"201"_s);
    QVERIFY(!works(fresh.text(u"key"_s)));
    QVERIFY(works(third.text(u"key"_s)));
    QCOMPARE(karl->post(path, {{u"overlap_hours"_s, 721}}).verdict(), u"422 field_out_of_range"_s);
    const auto lena = m_shop.customer(u"Lena"_s);
    QCOMPARE(lena->post(path).verdict(), u"404 api_key_not_found"_s);
}

void TestAccounts::keysAreCounted()
{
    const auto mona = m_shop.customer(u"Mona"_s);
    const HttpReply made = mona->post(u"/api/api-keys"_s, {{u"name"_s, u"Shop"_s}});
    HttpClient client = m_shop.anyone();
    client.setToken(made.text(u"key"_s));
    for (int i = 0; i < 3; ++i)
        QCOMPARE(client.get(u"/api/funds"_s).status, 200);
    for (int i = 0; i < 4; ++i)
        client.postForm(u"/api/v2"_s, {{u"key"_s, made.text(u"key"_s)}, {u"action"_s, u"balance"_s}});
    // Written from time to time, and at the end.
    QCOMPARE(m_shop.server.stop(), 0);
    QVERIFY(m_shop.server.restart());
    // The connection of before is gone.
    mona->disconnect();
    const QString path = u"/api/api-keys/%1/usage"_s.arg(made.number(u"id"_s));
    const HttpReply usage = mona->get(path);
    QCOMPARE(usage.verdict(), u"200"_s);
    const QJsonArray days = usage.items();
    QCOMPARE(days.size(), 1);
    QCOMPARE(days[0][u"requests"_s].toInteger(), 7);
    QCOMPARE(days[0][u"day"_s].toString(), QDateTime::currentDateTimeUtc().date().toString(Qt::ISODate));
    QVERIFY(!mona->get(u"/api/api-keys"_s).items()[0][u"used_at"_s].isNull());
    const auto nora = m_shop.customer(u"Nora"_s);
    QCOMPARE(nora->get(path).verdict(), u"404 api_key_not_found"_s);
}

void TestAccounts::favouritesAreOnesOwn()
{
    const auto olga = m_shop.customer(u"Olga"_s);
    const auto paul = m_shop.customer(u"Paul"_s);
    QCOMPARE(olga->put(u"/api/favourites/3"_s).verdict(), u"204"_s);
    QCOMPARE(olga->put(u"/api/favourites/1"_s).verdict(), u"204"_s);
    QCOMPARE(olga->put(u"/api/favourites/1"_s).verdict(), u"204"_s);
    QCOMPARE(olga->put(u"/api/favourites/99"_s).verdict(), u"404 service_not_found"_s);
    const QJsonArray marked = olga->get(u"/api/favourites"_s).items();
    QCOMPARE(marked.size(), 2);
    QCOMPARE(marked[0][u"id"_s].toInteger(), 1);
    QCOMPARE(marked[1][u"id"_s].toInteger(), 3);
    QCOMPARE(paul->get(u"/api/favourites"_s).items().size(), 0);
    QCOMPARE(paul->remove(u"/api/favourites/1"_s).verdict(), u"204"_s);
    QCOMPARE(olga->remove(u"/api/favourites/1"_s).verdict(), u"204"_s);
    QCOMPARE(olga->get(u"/api/favourites"_s).items().size(), 1);
}

void TestAccounts::linksAreNotInTheDatabase()
{
    const auto rosa = m_shop.customer(u"Rosa"_s);
    const QString code = mailTo(u"Rosa"_s).code();
    QVERIFY(code.size() > 20);
    for (const char *end : {"", "-wal"}) {
        QFile file(m_shop.server.databaseFile() + QLatin1StringView(end));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains(code.toLatin1()));
    }
}

} // namespace pw::test

QTEST_GUILESS_MAIN(pw::test::TestAccounts)
#include "tst_accounts.moc"
