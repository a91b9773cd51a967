// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/blackbox/mailbox.h"
#include "tests/blackbox/shop_fixture.h"
#include "tests/support/authenticator_app.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;

namespace pw::test
{

/// Who administers the shop, and who may say so.
class TestStaff : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void ownersLetPeopleInAndShutThemOut();
    void theLastOwnerStays_data();
    void theLastOwnerStays();
    void nobodyRaisesHimself_data();
    void nobodyRaisesHimself();
    void namesAndFieldsAreChecked_data();
    void namesAndFieldsAreChecked();
    void removedIsRemoved();
    void passwordsOfOthersEndTheirSessions();
    void ownPasswordsNeedTheOldOne();
    void rolesAreAsTheCommandsSay();
    void sessionsAreEndedByTheOwner();
    void staffSignInWithACode();
    void anOwnerRemovesALostFactor();

private:
    struct Member {
        qint64 id = 0;
        QString name;
        std::unique_ptr<HttpClient> client; ///< signed in
        [[nodiscard]] QString path(const QString &more = {}) const { return u"/api/admin/staff/%1"_s.arg(id) + more; }
    };
    [[nodiscard]] HttpReply signIn(const QString &name, const QString &password, const QString &otp = {}) const;
    /// Somebody new, signed in.
    [[nodiscard]] Member member(const QString &role);
    [[nodiscard]] static HttpReply erase(HttpClient &client, const QString &path, const QJsonObject &body);
    [[nodiscard]] QString newestAudit(const QString &field) const;

    const QString m_password = u"correct horse battery"_s;
    ShopFixture m_shop;
    std::unique_ptr<HttpClient> m_owner;
    int m_count = 0;
};

void TestStaff::initTestCase()
{
    QVERIFY2(m_shop.open(withoutRateLimits()), qPrintable(m_shop.server.problem()));
    // A customer with the number of a member of staff: what concerns one must not reach the other.
    QVERIFY(m_shop.customer(u"anna"_s));
    QVERIFY(m_shop.customer(u"ben"_s));
}

void TestStaff::init()
{
    m_owner = m_shop.owner();
}

HttpReply TestStaff::signIn(const QString &name, const QString &password, const QString &otp) const
{
    QJsonObject given{{u"login"_s, name}, {u"password"_s, password}};
    if (!otp.isEmpty())
        given.insert(u"otp"_s, otp);
    return m_shop.anyone().post(u"/api/admin/auth/login"_s, given);
}

TestStaff::Member TestStaff::member(const QString &role)
{
    Member made;
    made.name = u"%1-%2"_s.arg(role).arg(++m_count);
    made.id =
        m_owner->post(u"/api/admin/staff"_s, {{u"name"_s, made.name}, {u"role"_s, role}, {u"password"_s, m_password}})
            .number(u"id"_s);
    made.client = std::make_unique<HttpClient>(m_shop.server.port());
    made.client->setToken(signIn(made.name, m_password).text(u"token"_s));
    return made;
}

HttpReply TestStaff::erase(HttpClient &client, const QString &path, const QJsonObject &body)
{
    return client.send("DELETE", path, QJsonDocument(body).toJson(QJsonDocument::Compact),
                       {{"Content-Type", "application/json"}});
}

QString TestStaff::newestAudit(const QString &field) const
{
    const QJsonObject entry = m_owner->get(u"/api/admin/activity-logs?limit=1"_s).items().first().toObject();
    const QJsonValue value = entry.value(field);
    return value.isObject() ? QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact))
                            : value.toVariant().toString();
}

void TestStaff::ownersLetPeopleInAndShutThemOut()
{
    const Member maria = member(u"admin"_s);
    const QJsonObject shown = m_owner->get(maria.path()).json();
    QCOMPARE(shown.value(u"role"_s).toString(), u"admin"_s);
    QCOMPARE(shown.value(u"enabled"_s), QJsonValue(true));
    QCOMPARE(shown.value(u"two_factor"_s), QJsonValue(false));
    QCOMPARE(maria.client->get(u"/api/admin/users"_s).status, 200);
    // The session that is open is asked for its role with each request.
    QCOMPARE(m_owner->put(maria.path(), {{u"role"_s, u"viewer"_s}}).text(u"role"_s), u"viewer"_s);
    QCOMPARE(newestAudit(u"before"_s), uR"({"role":"admin"})"_s);
    QCOMPARE(newestAudit(u"after"_s), uR"({"role":"viewer"})"_s);
    QCOMPARE(maria.client->get(u"/api/admin/users"_s).verdict(), u"403 not_allowed"_s);
    QCOMPARE(maria.client->get(u"/api/admin/roles"_s).status, 200);
    QCOMPARE(m_owner->put(maria.path(), {{u"enabled"_s, false}}).status, 200);
    QCOMPARE(maria.client->get(u"/api/admin/roles"_s).verdict(), u"403 not_allowed"_s);
    QCOMPARE(signIn(maria.name, m_password).verdict(), u"401 wrong_credentials"_s);
    QCOMPARE(m_owner->put(maria.path(), {{u"enabled"_s, true}, {u"name"_s, u"Maria the Second"_s}}).status, 200);
    QCOMPARE(signIn(u"Maria the Second"_s, m_password).verdict(), u"200"_s);
}

void TestStaff::theLastOwnerStays_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("demoted") << QByteArray("PUT") << QByteArray(R"({"role":"admin"})");
    QTest::newRow("disabled") << QByteArray("PUT") << QByteArray(R"({"enabled":false})");
    QTest::newRow("both") << QByteArray("PUT") << QByteArray(R"({"enabled":false,"role":"viewer"})");
    QTest::newRow("removed") << QByteArray("DELETE") << QByteArray();
}

void TestStaff::theLastOwnerStays()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, body);
    const auto attempt = [&](HttpClient &client, qint64 id) {
        return client.send(method, u"/api/admin/staff/%1"_s.arg(id), body, {{"Content-Type", "application/json"}});
    };
    QCOMPARE(attempt(*m_owner, 1).verdict(), u"409 last_owner"_s);
    // An owner who is shut out is none that could let anybody in.
    Member second = member(u"owner"_s);
    QCOMPARE(m_owner->put(second.path(), {{u"enabled"_s, false}}).status, 200);
    QCOMPARE(attempt(*m_owner, 1).verdict(), u"409 last_owner"_s);
    QCOMPARE(m_owner->put(second.path(), {{u"enabled"_s, true}}).status, 200);
    QCOMPARE(attempt(*second.client, second.id).status / 100, 2);
    QCOMPARE(attempt(*m_owner, 1).verdict(), u"409 last_owner"_s);
    QCOMPARE(m_owner->get(u"/api/admin/staff/1"_s).text(u"role"_s), u"owner"_s);
}

void TestStaff::nobodyRaisesHimself_data()
{
    QTest::addColumn<QString>("role");
    for (const QString &role : {u"admin"_s, u"finance"_s, u"support"_s, u"viewer"_s})
        QTest::newRow(qPrintable(role)) << role;
}

void TestStaff::nobodyRaisesHimself()
{
    QFETCH(QString, role);
    const Member climber = member(role);
    QCOMPARE(climber.client->put(climber.path(), {{u"role"_s, u"owner"_s}}).verdict(), u"403 not_allowed"_s);
    QCOMPARE(climber.client->put(u"/api/admin/staff/1"_s, {{u"enabled"_s, false}}).verdict(), u"403 not_allowed"_s);
    QCOMPARE(climber.client
                 ->post(u"/api/admin/staff"_s,
                        {{u"name"_s, u"a friend"_s}, {u"role"_s, u"owner"_s}, {u"password"_s, m_password}})
                 .verdict(),
             u"403 not_allowed"_s);
    QCOMPARE(climber.client->put(climber.path(u"/password"_s), {{u"password"_s, m_password}}).verdict(),
             u"403 not_allowed"_s);
    QCOMPARE(m_owner->get(climber.path()).text(u"role"_s), role);
}

void TestStaff::namesAndFieldsAreChecked_data()
{
    QTest::addColumn<QJsonObject>("body");
    QTest::addColumn<QString>("verdict");
    const QJsonObject good{{u"name"_s, u"Nina"_s}, {u"role"_s, u"viewer"_s}, {u"password"_s, m_password}};
    const auto with = [&](const QString &field, const QJsonValue &value) {
        QJsonObject body = good;
        body.insert(field, value);
        return body;
    };
    QTest::newRow("no name") << with(u"name"_s, u""_s) << u"422 text_empty"_s;
    QTest::newRow("longer than long") << with(u"name"_s, QString(65, u'x')) << u"422 staff_name_malformed"_s;
    QTest::newRow("like a removed one") << with(u"name"_s, u"Nina #3"_s) << u"422 staff_name_malformed"_s;
    QTest::newRow("taken") << with(u"name"_s, u"OWNER"_s) << u"409 staff_name_taken"_s;
    QTest::newRow("no such role") << with(u"role"_s, u"removed"_s) << u"400 field_not_one_of"_s;
    QTest::newRow("short password") << with(u"password"_s, u"1234567"_s) << u"422 password_too_short"_s;
    QTest::newRow("another field") << with(u"enabled"_s, false) << u"400 field_unknown"_s;
    QTest::newRow("nothing") << QJsonObject() << u"400 field_missing"_s;
}

void TestStaff::namesAndFieldsAreChecked()
{
    QFETCH(QJsonObject, body);
    QFETCH(QString, verdict);
    const qsizetype before = m_owner->get(u"/api/admin/staff"_s).items().size();
    QCOMPARE(m_owner->post(u"/api/admin/staff"_s, body).verdict(), verdict);
    QCOMPARE(m_owner->get(u"/api/admin/staff"_s).items().size(), before);
}

void TestStaff::removedIsRemoved()
{
    const Member gone = member(u"finance"_s);
    QCOMPARE(m_owner->remove(gone.path()).status, 204);
    QCOMPARE(newestAudit(u"command"_s), u"RemoveStaff"_s);
    QVERIFY2(newestAudit(u"before"_s).contains(gone.name), qPrintable(newestAudit(u"before"_s)));
    QCOMPARE(newestAudit(u"after"_s), QString());
    QCOMPARE(gone.client->get(u"/api/admin/roles"_s).verdict(), u"403 not_allowed"_s);
    QCOMPARE(signIn(gone.name, m_password).verdict(), u"401 wrong_credentials"_s);
    QCOMPARE(signIn(u"%1 #%2"_s.arg(gone.name).arg(gone.id), m_password).verdict(), u"401 wrong_credentials"_s);
    for (const QString &part : {QString(), u"/sessions"_s, u"/devices"_s})
        QCOMPARE(m_owner->get(gone.path(part)).verdict(), u"404 staff_not_found"_s);
    QCOMPARE(m_owner->put(gone.path(), {{u"enabled"_s, true}}).verdict(), u"404 staff_not_found"_s);
    QCOMPARE(m_owner->remove(gone.path()).verdict(), u"404 staff_not_found"_s);
    QVERIFY(!m_shop.server.run(u"staff"_s, {u"list"_s}).out.contains(gone.name.toUtf8()));
    // The name is free, for somebody else.
    const HttpReply next = m_owner->post(
        u"/api/admin/staff"_s, {{u"name"_s, gone.name}, {u"role"_s, u"viewer"_s}, {u"password"_s, m_password}});
    QCOMPARE(next.status, 201);
    QVERIFY(next.number(u"id"_s) != gone.id);
    QCOMPARE(gone.client->get(u"/api/admin/roles"_s).verdict(), u"403 not_allowed"_s);
}

void TestStaff::passwordsOfOthersEndTheirSessions()
{
    const Member maria = member(u"support"_s);
    const QString another = u"another good password"_s;
    QCOMPARE(m_owner->put(maria.path(u"/password"_s), {{u"password"_s, u"short"_s}}).verdict(),
             u"422 password_too_short"_s);
    QCOMPARE(maria.client->get(u"/api/admin/roles"_s).status, 200);
    QCOMPARE(m_owner->put(maria.path(u"/password"_s), {{u"password"_s, another}}).verdict(), u"204"_s);
    QCOMPARE(newestAudit(u"command"_s), u"staff_password_set"_s);
    QCOMPARE(maria.client->get(u"/api/admin/roles"_s).verdict(), u"401 not_signed_in"_s);
    QCOMPARE(signIn(maria.name, m_password).verdict(), u"401 wrong_credentials"_s);
    QCOMPARE(signIn(maria.name, another).verdict(), u"200"_s);
    // The customer of the same number keeps his.
    QCOMPARE(
        m_shop.anyone().post(u"/api/auth/login"_s, {{u"login"_s, u"ben"_s}, {u"password"_s, m_password}}).verdict(),
        u"200"_s);
}

void TestStaff::ownPasswordsNeedTheOldOne()
{
    Member second = member(u"owner"_s);
    HttpClient elsewhere = m_shop.anyone();
    elsewhere.setToken(signIn(second.name, m_password).text(u"token"_s));
    const QString path = second.path(u"/password"_s);
    const QString another = u"another good password"_s;
    QCOMPARE(second.client->put(path, {{u"password"_s, another}}).verdict(), u"400 field_missing"_s);
    QCOMPARE(second.client->put(path, {{u"password"_s, another}, {u"current"_s, u"a guess"_s}}).verdict(),
             u"422 password_wrong"_s);
    QCOMPARE(second.client->put(path, {{u"password"_s, another}, {u"current"_s, m_password}}).verdict(), u"204"_s);
    QCOMPARE(second.client->get(u"/api/admin/roles"_s).status, 200);
    QCOMPARE(elsewhere.get(u"/api/admin/roles"_s).verdict(), u"401 not_signed_in"_s);
    // As everybody changes his own.
    const Member viewer = member(u"viewer"_s);
    const auto change = [&](const QString &current) {
        return viewer.client->put(u"/api/user/password"_s, {{u"password"_s, another}, {u"current"_s, current}});
    };
    QCOMPARE(change(u"a guess"_s).verdict(), u"422 password_wrong"_s);
    QCOMPARE(change(m_password).verdict(), u"204"_s);
    QCOMPARE(signIn(viewer.name, another).verdict(), u"200"_s);
    QCOMPARE(m_owner->remove(second.path()).status, 204);
}

void TestStaff::rolesAreAsTheCommandsSay()
{
    QHash<QString, QStringList> commands;
    for (const QJsonValue &item : m_owner->get(u"/api/admin/roles"_s).items()) {
        for (const QJsonValue &command : item[u"commands"_s].toArray())
            commands[item[u"name"_s].toString()] << command.toString();
    }
    QVERIFY(commands[u"owner"_s].contains(u"RemoveStaff"_s));
    QVERIFY(!commands[u"admin"_s].contains(u"RemoveStaff"_s));
    QVERIFY(commands[u"finance"_s].contains(u"AddFunds"_s));
    QVERIFY(!commands[u"support"_s].contains(u"AddFunds"_s));
    QCOMPARE(commands[u"viewer"_s], QStringList());
}

void TestStaff::sessionsAreEndedByTheOwner()
{
    const Member maria = member(u"support"_s);
    const Member other = member(u"support"_s);
    const QJsonArray sessions = m_owner->get(maria.path(u"/sessions"_s)).items();
    QCOMPARE(sessions.size(), 1);
    const QString session = u"/sessions/"_s + sessions[0][u"id"_s].toString();
    QCOMPARE(sessions[0][u"current"_s], QJsonValue(false));
    QCOMPARE(m_owner->remove(other.path(session)).verdict(), u"404 session_not_found"_s);
    QCOMPARE(maria.client->get(u"/api/admin/roles"_s).status, 200);
    QCOMPARE(m_owner->remove(maria.path(session)).verdict(), u"204"_s);
    QCOMPARE(maria.client->get(u"/api/admin/roles"_s).verdict(), u"401 not_signed_in"_s);
    QCOMPARE(m_owner->remove(maria.path(u"/devices/none"_s)).verdict(), u"404 device_not_found"_s);
    // His own he ends himself.
    const QString own = other.client->get(u"/api/user/sessions"_s).items()[0][u"id"_s].toString();
    QCOMPARE(other.client->remove(u"/api/user/sessions/"_s + own).verdict(), u"204"_s);
    QCOMPARE(other.client->get(u"/api/admin/roles"_s).verdict(), u"401 not_signed_in"_s);
}

namespace
{

QString turnOn(HttpClient &client, const QString &password)
{
    const QString secret = client.post(u"/api/user/two-factor"_s, {{u"password"_s, password}}).text(u"secret"_s);
    const HttpReply confirmed = client.post(u"/api/user/two-factor/confirm"_s, {{u"otp"_s, codeOf(secret, -1)}});
    return confirmed.status == 200 ? secret : QString();
}

} // namespace

void TestStaff::staffSignInWithACode()
{
    const Member maria = member(u"support"_s);
    waitForRoom();
    QCOMPARE(maria.client->post(u"/api/user/two-factor"_s, {{u"password"_s, u"a guess"_s}}).verdict(),
             u"422 password_wrong"_s);
    const QString secret = turnOn(*maria.client, m_password);
    QVERIFY(!secret.isEmpty());
    QCOMPARE(m_owner->get(maria.path()).json()[u"two_factor"_s], QJsonValue(true));
    QCOMPARE(signIn(maria.name, m_password).verdict(), u"401 otp_required"_s);
    QCOMPARE(signIn(maria.name, m_password, u"000000"_s).verdict(), u"401 otp_wrong"_s);
    const QString code = codeOf(secret, 0);
    QCOMPARE(signIn(maria.name, m_password, code).verdict(), u"200"_s);
    QCOMPARE(signIn(maria.name, m_password, code).verdict(), u"401 otp_wrong"_s);
    // A session and the password alone give no new one.
    QCOMPARE(
        maria.client
            ->put(u"/api/user/password"_s, {{u"password"_s, u"another good password"_s}, {u"current"_s, m_password}})
            .verdict(),
        u"401 otp_required"_s);
    const QJsonObject both{{u"password"_s, m_password}, {u"otp"_s, codeOf(secret, 1)}};
    QCOMPARE(erase(*maria.client, u"/api/user/two-factor"_s, both).verdict(), u"204"_s);
    QCOMPARE(signIn(maria.name, m_password).verdict(), u"200"_s);
    // Nobody was told of it by mail: staff has none, and customers have numbers too.
    for (const ReadMail &mail : readMails(m_shop.server.dataDir() + u"/mail"_s))
        QVERIFY2(!mail.subject.contains(u"account"_s, Qt::CaseInsensitive), qPrintable(mail.subject));
}

void TestStaff::anOwnerRemovesALostFactor()
{
    const Member maria = member(u"admin"_s);
    const QString path = maria.path(u"/two-factor"_s);
    const QJsonObject own{{u"password"_s, m_shop.server.ownerPassword()}};
    QCOMPARE(erase(*m_owner, path, own).verdict(), u"409 second_factor_off"_s);
    waitForRoom();
    QVERIFY(!turnOn(*maria.client, m_password).isEmpty());
    QCOMPARE(erase(*m_owner, path, {{u"password"_s, m_password}}).verdict(), u"422 password_wrong"_s);
    QCOMPARE(erase(*maria.client, path, {{u"password"_s, m_password}}).verdict(), u"403 not_allowed"_s);
    QCOMPARE(signIn(maria.name, m_password).verdict(), u"401 otp_required"_s);
    QCOMPARE(erase(*m_owner, path, own).verdict(), u"204"_s);
    QCOMPARE(newestAudit(u"command"_s), u"staff_second_factor_removed"_s);
    QCOMPARE(newestAudit(u"subject_id"_s), QString::number(maria.id));
    QCOMPARE(signIn(maria.name, m_password).verdict(), u"200"_s);
    // With one of his own, an owner's password alone is not enough for either.
    const Member second = member(u"owner"_s);
    waitForRoom();
    const QString secret = turnOn(*second.client, m_password);
    QVERIFY(!secret.isEmpty());
    QCOMPARE(erase(*second.client, path, {{u"password"_s, m_password}}).verdict(), u"401 otp_required"_s);
    QJsonObject change{{u"password"_s, u"another good password"_s}, {u"current"_s, m_password}};
    QCOMPARE(second.client->put(second.path(u"/password"_s), change).verdict(), u"401 otp_required"_s);
    change[u"otp"_s] = codeOf(secret, 0);
    QCOMPARE(second.client->put(second.path(u"/password"_s), change).verdict(), u"204"_s);
    QCOMPARE(m_owner->remove(second.path()).status, 204);
    // His own he turns off with a code, like everybody.
    QCOMPARE(erase(*m_owner, u"/api/admin/staff/1/two-factor"_s, own).verdict(), u"403 not_allowed"_s);
}

} // namespace pw::test

QTEST_GUILESS_MAIN(pw::test::TestStaff)
#include "tst_staff.moc"
