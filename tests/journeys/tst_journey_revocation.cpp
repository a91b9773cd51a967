// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/database.h"
#include "tests/journeys/desk_process.h"
#include "tests/support/http_client.h"
#include "tests/support/server_process.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace pw;
using namespace pw::test;
using namespace Qt::StringLiterals;

/// A laptop is lost. With the real programs: the owner revokes it, it hands in what it had not sent, removes
/// everything, and its session is good for nothing else.
class RevocationJourney : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aRevokedDeskIsWiped_data();
    void aRevokedDeskIsWiped();
    void itsSessionOpensNothingElse();
    void anotherDeskGoesOn();
    void aDisabledPersonsDeskIsWiped();

private:
    [[nodiscard]] QString profile(const QString &name = u"desk"_s) const { return m_folder->filePath(name); }
    [[nodiscard]] DeskProcess signedIn(const QString &name = u"desk"_s, const QString &user = u"owner"_s);
    [[nodiscard]] QString token() const;
    /// The only device there is, as `devices list` prints it.
    [[nodiscard]] QJsonObject device();
    [[nodiscard]] static QStringList filesOf(const QString &folder)
    {
        return QDir(folder).entryList(QDir::Files | QDir::Hidden, QDir::Name);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ServerProcess> m_server;
};

void RevocationJourney::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_server = std::make_unique<ServerProcess>();
    QVERIFY2(m_server->init() && m_server->seed({u"--orders"_s, u"50"_s}) && m_server->start(),
             qPrintable(m_server->problem()));
}

DeskProcess RevocationJourney::signedIn(const QString &name, const QString &user)
{
    const DeskProcess desk(profile(name));
    const DeskRun login = desk.logIn(m_server->url(), user, m_server->ownerPasswordFile());
    if (login.exitCode != 0 || desk.run({u"sync"_s}).exitCode != 0)
        qWarning("signing in failed: %s", login.errors.constData());
    return desk;
}

QString RevocationJourney::token() const
{
    QFile file(profile() + u"/token"_s);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QJsonObject RevocationJourney::device()
{
    return QJsonDocument::fromJson(m_server->run(u"devices"_s, {u"list"_s}).out).object();
}

void RevocationJourney::aRevokedDeskIsWiped_data()
{
    QTest::addColumn<QString>("verb");
    QTest::newRow("at the next sync") << u"sync"_s;
    QTest::newRow("at the next pull") << u"pull"_s;
    QTest::newRow("while it listens") << u"watch"_s;
}

void RevocationJourney::aRevokedDeskIsWiped()
{
    QFETCH(const QString, verb);
    const DeskProcess desk = signedIn();
    QCOMPARE(desk.doOffline(u"AddFunds"_s, R"({"user":1,"amount":"1000","reason":"not mine to give"})").exitCode, 0);
    QCOMPARE(m_server->run(u"devices"_s, {u"revoke"_s, device().value(u"client_id"_s).toString()}).exitCode, 0);
    const DeskRun run = desk.run({verb});
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.errors.contains("device_revoked"), run.errors.constData());
    QCOMPARE(filesOf(profile()), QStringList{u"profile.lock"_s});
    // Handed in, not executed, and not lost.
    const CommandOutcome kept = m_server->run(u"quarantine"_s);
    QVERIFY2(kept.out.contains("AddFunds") && kept.out.contains("not mine to give"), kept.out.constData());
    Database shop({.file = m_server->databaseFile(), .readOnly = true});
    auto given = shop.prepareText(u"given"_s, u"SELECT count(*) AS n FROM transfers WHERE memo = 'not mine to give'"_s);
    QVERIFY(given.step());
    QCOMPARE(given.integer("n"), 0);
    QCOMPARE(device().value(u"state"_s).toString(), u"wiped"_s);
    QVERIFY(m_server->verify().value(u"ok"_s).toBool());
}

void RevocationJourney::itsSessionOpensNothingElse()
{
    const DeskProcess desk = signedIn();
    HttpClient thief(m_server->port());
    thief.setToken(token());
    QCOMPARE(thief.get(u"/api/admin/users"_s).status, 200);
    QCOMPARE(m_server->run(u"devices"_s, {u"revoke"_s, device().value(u"client_id"_s).toString()}).exitCode, 0);
    QCOMPARE(thief.get(u"/api/admin/users"_s).verdict(), u"403 not_allowed"_s);
    // Nor under another device's name.
    const HttpReply hello = thief.post(u"/sync/v1/hello"_s, {{u"client_id"_s, u"another"_s},
                                                             {u"incarnation"_s, u"x"_s},
                                                             {u"last_seq"_s, 0},
                                                             {u"last_command_id"_s, u""_s},
                                                             {u"cursor"_s, 0},
                                                             {u"server_epoch"_s, u""_s},
                                                             {u"schema"_s, 3}});
    QVERIFY2(hello.text(u"status"_s) == u"wipe" || hello.status >= 400, hello.body.constData());
    QCOMPARE(thief.get(u"/sync/v1/pull?client_id=another&since=0"_s).verdict(), u"403 device_revoked"_s);
    // After its farewell it is no session at all.
    QCOMPARE(desk.run({u"sync"_s}).exitCode, 1);
    QCOMPARE(thief.get(u"/api/admin/users"_s).verdict(), u"401 not_signed_in"_s);
}

void RevocationJourney::anotherDeskGoesOn()
{
    const DeskProcess lost = signedIn();
    const QString client = device().value(u"client_id"_s).toString();
    const DeskProcess other = signedIn(u"other"_s);
    QCOMPARE(m_server->run(u"devices"_s, {u"revoke"_s, client}).exitCode, 0);
    QCOMPARE(lost.run({u"sync"_s}).exitCode, 1);
    QCOMPARE(other.run({u"sync"_s}).exitCode, 0);
    QCOMPARE(other.run({u"do"_s, u"AddFunds"_s, uR"({"user":1,"amount":"1","reason":"Goodwill"})"_s}).exitCode, 0);
}

void RevocationJourney::aDisabledPersonsDeskIsWiped()
{
    QCOMPARE(m_server->run(u"staff"_s, {u"add"_s, u"helper"_s, u"--password-file"_s, m_server->ownerPasswordFile()})
                 .exitCode,
             0);
    const DeskProcess desk = signedIn(u"desk"_s, u"helper"_s);
    QCOMPARE(desk.doOffline(u"ReplyTicket"_s, R"({"ticket":1,"text":"Bye."})").exitCode, 0);
    QCOMPARE(m_server->run(u"staff"_s, {u"disable"_s, u"helper"_s}).exitCode, 0);
    const DeskRun run = desk.run({u"sync"_s});
    QVERIFY2(run.exitCode == 1 && run.errors.contains("device_revoked"), run.errors.constData());
    QCOMPARE(filesOf(profile()), QStringList{u"profile.lock"_s});
    QVERIFY(m_server->run(u"quarantine"_s).out.contains("ReplyTicket"));
}

QTEST_GUILESS_MAIN(RevocationJourney)
#include "tst_journey_revocation.moc"
