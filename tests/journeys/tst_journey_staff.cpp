// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/journeys/desk_process.h"
#include "tests/support/authenticator_app.h"
#include "tests/support/http_client.h"
#include "tests/support/server_process.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace pw::test;
using namespace Qt::StringLiterals;

/// Staff and their desks, with the real programs.
class StaffJourney : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void anOwnerHiresFromHisDesk();
    void twoOwnersDemoteEachOtherOffline();
    void aDeskRevokedByItsOwnerIsWiped();
    void theDeskOfARemovedPersonIsWiped();
    void aDeskSignsInWithACode();

private:
    [[nodiscard]] DeskProcess desk(const QString &user) const;
    [[nodiscard]] qint64 hire(const QString &name, const QString &role);
    [[nodiscard]] QString roleOf(qint64 id) { return m_owner->get(pathOf(id)).text(u"role"_s); }
    [[nodiscard]] static QString pathOf(qint64 id, const QString &more = {})
    {
        return u"/api/admin/staff/%1"_s.arg(id) + more;
    }
    [[nodiscard]] QStringList filesOf(const QString &user) const
    {
        return QDir(m_folder->filePath(user)).entryList(QDir::Files | QDir::Hidden, QDir::Name);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ServerProcess> m_server;
    std::unique_ptr<HttpClient> m_owner;
};

void StaffJourney::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_server = std::make_unique<ServerProcess>();
    QVERIFY2(m_server->init() && m_server->seed({u"--orders"_s, u"20"_s}) && m_server->start(),
             qPrintable(m_server->problem()));
    m_owner = std::make_unique<HttpClient>(m_server->port());
    m_owner->setToken(
        m_owner
            ->post(u"/api/admin/auth/login"_s, {{u"login"_s, u"owner"_s}, {u"password"_s, m_server->ownerPassword()}})
            .text(u"token"_s));
}

/// Everybody here has the owner's password.
qint64 StaffJourney::hire(const QString &name, const QString &role)
{
    return m_owner
        ->post(u"/api/admin/staff"_s,
               {{u"name"_s, name}, {u"role"_s, role}, {u"password"_s, m_server->ownerPassword()}})
        .number(u"id"_s);
}

DeskProcess StaffJourney::desk(const QString &user) const
{
    const DeskProcess desk(m_folder->filePath(user));
    const DeskRun login = desk.logIn(m_server->url(), user, m_server->ownerPasswordFile());
    if (login.exitCode != 0 || desk.run({u"sync"_s}).exitCode != 0)
        qWarning("signing in failed: %s", login.errors.constData());
    return desk;
}

void StaffJourney::anOwnerHiresFromHisDesk()
{
    const qint64 adam = hire(u"adam"_s, u"admin"_s);
    const DeskProcess climber = desk(u"adam"_s);
    const QByteArray raise = R"({"staff":%1,"role":"owner"})";
    const DeskRun refused =
        climber.doOffline(u"UpdateStaff"_s, QByteArray(raise).replace("%1", QByteArray::number(adam)));
    QVERIFY2(refused.exitCode != 0 && refused.errors.contains("not_allowed"), refused.errors.constData());
    const DeskProcess own = desk(u"owner"_s);
    QCOMPARE(own.doOffline(u"CreateStaff"_s, R"({"name":"maria","role":"support"})").exitCode, 0);
    QVERIFY(own.doOffline(u"CreateStaff"_s, R"({"name":"Maria","role":"viewer"})").errors.contains("staff_name_taken"));
    QVERIFY(own.doOffline(u"RemoveStaff"_s, R"({"staff":1})").errors.contains("last_owner"));
    QCOMPARE(own.run({u"sync"_s}).exitCode, 0);
    const QJsonObject maria = m_owner->get(u"/api/admin/staff"_s).items().last().toObject();
    QCOMPARE(maria[u"name"_s].toString(), u"maria"_s);
    // Nobody has a password that was never made.
    const auto signIn = [&] {
        return HttpClient(m_server->port())
            .post(u"/api/admin/auth/login"_s, {{u"login"_s, u"maria"_s}, {u"password"_s, m_server->ownerPassword()}})
            .verdict();
    };
    QCOMPARE(signIn(), u"401 wrong_credentials"_s);
    const QJsonObject password{{u"password"_s, m_server->ownerPassword()}};
    QCOMPARE(m_owner->put(pathOf(maria[u"id"_s].toInteger(), u"/password"_s), password).status, 204);
    QCOMPARE(signIn(), u"200"_s);
    QVERIFY(m_server->verify()[u"ok"_s].toBool());
}

void StaffJourney::twoOwnersDemoteEachOtherOffline()
{
    const qint64 second = hire(u"second"_s, u"owner"_s);
    const DeskProcess one = desk(u"owner"_s);
    const DeskProcess two = desk(u"second"_s);
    const QByteArray demotion = R"({"staff":%1,"role":"viewer"})";
    QCOMPARE(one.doOffline(u"UpdateStaff"_s, QByteArray(demotion).replace("%1", QByteArray::number(second))).exitCode,
             0);
    QCOMPARE(two.doOffline(u"UpdateStaff"_s, QByteArray(demotion).replace("%1", "1")).exitCode, 0);
    QCOMPARE(one.run({u"sync"_s}).exitCode, 0);
    QCOMPARE(two.run({u"sync"_s}).exitCode, 0);
    QCOMPARE(roleOf(second), u"viewer"_s);
    QCOMPARE(roleOf(1), u"owner"_s);
    const QJsonObject entry = two.list(u"pending"_s).value(0);
    QCOMPARE(entry[u"status"_s].toString(), u"refused"_s);
    QCOMPARE(entry[u"code"_s].toString(), u"not_allowed"_s);
}

void StaffJourney::aDeskRevokedByItsOwnerIsWiped()
{
    const qint64 adam = hire(u"adam"_s, u"admin"_s);
    const DeskProcess lost = desk(u"adam"_s);
    const DeskProcess kept = desk(u"owner"_s);
    QCOMPARE(lost.doOffline(u"AddFunds"_s, R"({"user":1,"amount":"1000","reason":"not mine to give"})").exitCode, 0);
    const QJsonArray devices = m_owner->get(pathOf(adam, u"/devices"_s)).items();
    QCOMPARE(devices.size(), 1);
    const QString device = devices[0][u"id"_s].toString();
    // Of another person it is no device.
    QCOMPARE(m_owner->remove(pathOf(1, u"/devices/"_s + device)).verdict(), u"404 device_not_found"_s);
    QCOMPARE(m_owner->remove(pathOf(adam, u"/devices/"_s + device)).verdict(), u"204"_s);
    QCOMPARE(m_owner->get(pathOf(adam, u"/devices"_s)).items()[0][u"state"_s].toString(), u"revoked"_s);
    const DeskRun run = lost.run({u"sync"_s});
    QVERIFY2(run.errors.contains("device_revoked"), run.errors.constData());
    QCOMPARE(filesOf(u"adam"_s), QStringList{u"profile.lock"_s});
    QVERIFY(m_server->run(u"quarantine"_s).out.contains("not mine to give"));
    QCOMPARE(m_owner->get(pathOf(adam, u"/devices"_s)).items()[0][u"state"_s].toString(), u"wiped"_s);
    QCOMPARE(kept.run({u"sync"_s}).exitCode, 0);
}

void StaffJourney::theDeskOfARemovedPersonIsWiped()
{
    const qint64 adam = hire(u"adam"_s, u"admin"_s);
    const DeskProcess gone = desk(u"adam"_s);
    QCOMPARE(gone.doOffline(u"AddFunds"_s, R"({"user":1,"amount":"1000","reason":"a farewell"})").exitCode, 0);
    const DeskProcess own = desk(u"owner"_s);
    QCOMPARE(own.doOffline(u"RemoveStaff"_s, "{\"staff\":" + QByteArray::number(adam) + "}").exitCode, 0);
    QCOMPARE(own.run({u"sync"_s}).exitCode, 0);
    QCOMPARE(m_owner->get(pathOf(adam)).verdict(), u"404 staff_not_found"_s);
    const DeskRun run = gone.run({u"sync"_s});
    QVERIFY2(run.errors.contains("device_revoked"), run.errors.constData());
    QCOMPARE(filesOf(u"adam"_s), QStringList{u"profile.lock"_s});
    // Held under his name, which nobody else has.
    const QByteArray held = m_server->run(u"quarantine"_s).out;
    QVERIFY2(held.contains("a farewell") && held.contains("adam"), held.constData());
    QVERIFY(m_server->verify()[u"ok"_s].toBool());
}

void StaffJourney::aDeskSignsInWithACode()
{
    waitForRoom();
    const QString secret =
        m_owner->post(u"/api/user/two-factor"_s, {{u"password"_s, m_server->ownerPassword()}}).text(u"secret"_s);
    const HttpReply confirmed = m_owner->post(u"/api/user/two-factor/confirm"_s, {{u"otp"_s, codeOf(secret, -1)}});
    QCOMPARE(confirmed.status, 200);
    const DeskProcess desk(m_folder->filePath(u"owner"_s));
    const QStringList words{u"login"_s,
                            u"--server"_s,
                            m_server->url(),
                            u"--user"_s,
                            u"owner"_s,
                            u"--password-file"_s,
                            m_server->ownerPasswordFile()};
    const auto logIn = [&](const QString &otp) {
        const DeskRun run = desk.run(otp.isEmpty() ? words : words + QStringList{u"--otp"_s, otp});
        return run.exitCode == 0 ? QByteArray("signed in") : run.errors;
    };
    QVERIFY(logIn({}).contains("otp_required"));
    QVERIFY(logIn(u"000000"_s).contains("otp_wrong"));
    QCOMPARE(desk.run({u"sync"_s}).exitCode, 1);
    QCOMPARE(logIn(codeOf(secret, 0)), QByteArray("signed in"));
    QCOMPARE(desk.run({u"sync"_s}).exitCode, 0);
    QCOMPARE(logIn(confirmed.json()[u"recovery_codes"_s][0].toString()), QByteArray("signed in"));
}

QTEST_GUILESS_MAIN(StaffJourney)
#include "tst_journey_staff.moc"
