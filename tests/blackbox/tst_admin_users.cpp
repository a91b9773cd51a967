// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/blackbox/shop_fixture.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace pw::test
{

/// Staff make, change and delete customers, and give them passwords.
class TestAdminUsers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void madeWithAPassword();
    void madeWithoutOne();
    void refusals_data();
    void refusals();
    void changed();
    void aNewPasswordEndsSessions();
    void signIns();
    void whatKeepsACustomer_data();
    void whatKeepsACustomer();
    void whoGoesIsGone();
    void exported();

private:
    [[nodiscard]] qint64 made(const QString &name) const
    {
        return m_owner
            ->post(
                u"/api/admin/users"_s,
                {{u"username"_s, name}, {u"email"_s, QString(name + u"@example.com"_s)}, {u"password"_s, m_password}})
            .number(u"id"_s);
    }
    [[nodiscard]] HttpReply signIn(const QString &name, const QString &password) const
    {
        return m_shop.anyone().post(u"/api/auth/login"_s, {{u"login"_s, name}, {u"password"_s, password}});
    }
    [[nodiscard]] static QString pathOf(qint64 id, const QString &rest = {})
    {
        return u"/api/admin/users/%1"_s.arg(id) + rest;
    }

    const QString m_password = u"correct horse battery"_s;
    ShopFixture m_shop;
    std::unique_ptr<HttpClient> m_owner;
};

void TestAdminUsers::initTestCase()
{
    QVERIFY2(m_shop.open(withoutRateLimits()), qPrintable(m_shop.server.problem()));
    m_owner = m_shop.owner();
}

void TestAdminUsers::madeWithAPassword()
{
    const qint64 id = made(u"anna"_s);
    QVERIFY(id > 0);
    QCOMPARE(signIn(u"anna"_s, m_password).status, 200);
    QVERIFY(!m_owner->get(pathOf(id)).body.contains("password"));
}

void TestAdminUsers::madeWithoutOne()
{
    const QJsonObject wanted{{u"username"_s, u"bert"_s}, {u"email"_s, u"bert@example.com"_s}};
    QCOMPARE(m_owner->post(u"/api/admin/users"_s, wanted).status, 201);
    QCOMPARE(signIn(u"bert"_s, m_password).verdict(), u"401 wrong_credentials"_s);
    QCOMPARE(signIn(u"bert"_s, {}).status, 401);
    QCOMPARE(m_shop.anyone().post(u"/api/auth/forgot-password"_s, {{u"login"_s, u"bert"_s}}).status, 202);
}

void TestAdminUsers::refusals_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("verdict");
    const QString users = u"/api/admin/users"_s;
    const QByteArray post = "POST";
    const QByteArray put = "PUT";
    QTest::newRow("no e-mail") << post << users << QByteArray(R"({"username":"carl"})") << u"400 field_missing"_s;
    QTest::newRow("a short password") << post << users
                                      << QByteArray(R"({"username":"carl","email":"c@example.com","password":"x"})")
                                      << u"422 password_too_short"_s;
    QTest::newRow("an empty password") << post << users
                                       << QByteArray(R"({"username":"carl","email":"c@example.com","password":""})")
                                       << u"422 password_too_short"_s;
    QTest::newRow("a name that is taken")
        << post << users << QByteArray(R"({"username":"ANNA","email":"c@example.com"})") << u"409 username_taken"_s;
    QTest::newRow("an address that is taken")
        << put << u"/api/admin/users/1"_s << QByteArray(R"({"email":"BERT@example.com"})") << u"409 email_taken"_s;
    QTest::newRow("a bad name") << put << u"/api/admin/users/1"_s << QByteArray(R"({"username":"a b"})")
                                << u"422 username_malformed"_s;
    QTest::newRow("money") << put << u"/api/admin/users/1"_s << QByteArray(R"({"balance":"5"})")
                           << u"400 field_unknown"_s;
    QTest::newRow("another user") << put << u"/api/admin/users/1"_s << QByteArray(R"({"user":2})")
                                  << u"400 field_unknown"_s;
    QTest::newRow("nobody") << put << u"/api/admin/users/99"_s << QByteArray("{}") << u"404 user_not_found"_s;
    QTest::newRow("nobody's password") << put << u"/api/admin/users/99/password"_s
                                       << QByteArray(R"({"password":"correct horse battery"})")
                                       << u"404 user_not_found"_s;
    QTest::newRow("nobody to delete") << QByteArray("DELETE") << u"/api/admin/users/99"_s << QByteArray()
                                      << u"404 user_not_found"_s;
}

void TestAdminUsers::refusals()
{
    QFETCH(const QByteArray, method);
    QFETCH(const QString, path);
    QFETCH(const QByteArray, body);
    QTEST(m_owner->send(method, path, body, {{"Content-Type", "application/json"}}).verdict(), "verdict");
}

void TestAdminUsers::changed()
{
    const qint64 id = made(u"dora"_s);
    const HttpReply reply = m_owner->put(
        pathOf(id),
        {{u"username"_s, u"Dora"_s}, {u"email"_s, u"new@example.com"_s}, {u"note"_s, u"Asks for invoices"_s}});
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.text(u"note"_s), u"Asks for invoices"_s);
    QCOMPARE(signIn(u"new@example.com"_s, m_password).status, 200);
    QCOMPARE(signIn(u"dora@example.com"_s, m_password).status, 401);
    // What is left out stays.
    QCOMPARE(m_owner->put(pathOf(id), {{u"discount"_s, u"5"_s}}).text(u"note"_s), u"Asks for invoices"_s);
    const QJsonObject first =
        m_owner->get(u"/api/admin/activity-logs?command=UpdateUser&subject=user&subject_id=%1"_s.arg(id))
            .items()
            .last()
            .toObject();
    QCOMPARE(first[u"before"_s][u"email"_s].toString(), u"dora@example.com"_s);
    QCOMPARE(first[u"after"_s][u"email"_s].toString(), u"new@example.com"_s);
}

void TestAdminUsers::aNewPasswordEndsSessions()
{
    const qint64 id = made(u"emil"_s);
    HttpClient emil = m_shop.anyone();
    emil.setToken(signIn(u"emil"_s, m_password).text(u"token"_s));
    QCOMPARE(emil.get(u"/api/funds"_s).status, 200);
    QCOMPARE(m_owner->put(pathOf(id, u"/password"_s), {{u"password"_s, u"another horse battery"_s}}).status, 204);
    QCOMPARE(emil.get(u"/api/funds"_s).status, 401);
    QCOMPARE(signIn(u"emil"_s, m_password).status, 401);
    QCOMPARE(signIn(u"emil"_s, u"another horse battery"_s).status, 200);
}

void TestAdminUsers::signIns()
{
    const qint64 id = made(u"fred"_s);
    QCOMPARE(m_owner->get(pathOf(id, u"/sign-ins"_s)).items().size(), 0);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(signIn(u"fred"_s, m_password).status, 200);
    QCOMPARE(signIn(u"fred"_s, u"wrong horse battery"_s).status, 401);
    const HttpReply page = m_owner->get(pathOf(id, u"/sign-ins?limit=2"_s));
    QCOMPARE(page.items().size(), 2);
    QCOMPARE(page.items()[0][u"address"_s].toString(), u"127.0.0.1"_s);
    QCOMPARE(m_owner->get(pathOf(id, u"/sign-ins?limit=2&after="_s) + page.text(u"next"_s)).items().size(), 1);
    QCOMPARE(m_owner->get(pathOf(99, u"/sign-ins"_s)).verdict(), u"404 user_not_found"_s);
}

void TestAdminUsers::whatKeepsACustomer_data()
{
    QTest::addColumn<QString>("verdict");
    QTest::newRow("gina: a balance") << u"409 user_has_money"_s;
    QTest::newRow("hugo: an order") << u"409 user_has_orders"_s;
    QTest::newRow("ines: a ledger that came to nothing") << u"409 user_has_history"_s;
    QTest::newRow("jens: an open ticket") << u"409 user_has_tickets"_s;
    QTest::newRow("kate: a closed ticket") << u"204"_s;
    QTest::newRow("lars: nothing") << u"204"_s;
}

void TestAdminUsers::whatKeepsACustomer()
{
    const QString name = QString::fromLatin1(QTest::currentDataTag()).section(u':', 0, 0);
    const qint64 id = made(name);
    HttpClient client = m_shop.anyone();
    client.setToken(signIn(name, m_password).text(u"token"_s));
    const auto add = [&](const QString &amount) {
        QCOMPARE(m_owner->post(pathOf(id, u"/add-fund"_s), {{u"amount"_s, amount}, {u"reason"_s, u"x"_s}}).status, 201);
    };
    if (name == "gina"_L1 || name == "ines"_L1)
        add(u"1"_s);
    if (name == "ines"_L1)
        add(u"-1"_s);
    if (name == "hugo"_L1) {
        QCOMPARE(m_owner->put(pathOf(id), {{u"discount"_s, u"100"_s}}).status, 200);
        QCOMPARE(client.post(u"/api/orders"_s, followers(100)).text(u"charge"_s), u"0.00"_s);
    }
    if (name == "jens"_L1 || name == "kate"_L1) {
        const qint64 ticket =
            client.post(u"/api/tickets"_s, {{u"type"_s, u"other"_s}, {u"message"_s, u"x"_s}}).number(u"id"_s);
        if (name == "kate"_L1)
            QCOMPARE(m_owner->put(u"/api/admin/tickets/%1/status"_s.arg(ticket), {{u"status"_s, u"closed"_s}})
                         .text(u"status"_s),
                     u"closed"_s);
    }
    QTEST(m_owner->remove(pathOf(id)).verdict(), "verdict");
}

void TestAdminUsers::whoGoesIsGone()
{
    const qint64 id = made(u"mona"_s);
    HttpClient mona = m_shop.anyone();
    mona.setToken(signIn(u"mona"_s, m_password).text(u"token"_s));
    const QString key = ShopFixture::apiKey(mona);
    QCOMPARE(mona.put(u"/api/favourites/1"_s).status, 204);
    QCOMPARE(m_owner->put(pathOf(id, u"/rates/1"_s), {{u"rate"_s, u"0.5"_s}}).status, 200);
    QCOMPARE(m_owner->remove(pathOf(id)).status, 204);
    QCOMPARE(mona.get(u"/api/funds"_s).status, 401);
    mona.setToken(key);
    QCOMPARE(mona.get(u"/api/funds"_s).status, 401);
    QCOMPARE(m_owner->get(pathOf(id)).status, 404);
    QCOMPARE(signIn(u"mona"_s, m_password).status, 401);
    // Nobody gets her number, and her name is free again.
    QVERIFY(made(u"mona"_s) > id);
    QVERIFY(m_shop.server.verify().value(u"ok"_s).toBool());
}

void TestAdminUsers::exported()
{
    QVERIFY(m_owner->put(pathOf(1), {{u"note"_s, u"=1+1, \"odd\""_s}}).status == 200);
    const HttpReply file = m_owner->get(u"/api/admin/users/export?q=anna"_s);
    QCOMPARE(file.status, 200);
    const QByteArrayList lines = file.body.split('\n');
    QCOMPARE(lines.value(0).trimmed(),
             QByteArray("id,username,email,state,balance,on_hold,spent,orders,discount,note,created_at"));
    QVERIFY2(lines.value(1).startsWith("1,anna,anna@example.com,active,0.00,0.00,0.00,0,0.00,\"'=1+1, \"\"odd\"\"\","),
             lines.value(1).constData());
    QCOMPARE(lines.value(2), QByteArray());
    QCOMPARE(m_owner->get(u"/api/admin/users/export?who=anna"_s).verdict(), u"400 field_unknown"_s);
}

} // namespace pw::test

QTEST_GUILESS_MAIN(pw::test::TestAdminUsers)
#include "tst_admin_users.moc"
