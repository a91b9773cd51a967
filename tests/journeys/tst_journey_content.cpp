// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/journeys/desk_process.h"
#include "tests/support/http_client.h"
#include "tests/support/server_process.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace pw;
using namespace pw::test;
using namespace Qt::StringLiterals;

/// An owner on a train writes to his customers: announcements, a page and the shop's name, with the real programs.
class ContentJourney : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void a_writesWhileTheServerIsDown();
    void b_customersReadItAfterwards();
    void c_seesWhatCustomersAttach();

private:
    void saveOffline(const QString &name, const QByteArray &args)
    {
        const DeskRun saved = m_desk.doOffline(name, args);
        QVERIFY2(saved.exitCode == 0, QByteArray(saved.output + saved.errors).constData());
    }

    QTemporaryDir m_folder;
    ServerProcess m_server;
    DeskProcess m_desk{m_folder.filePath(u"desk"_s)};
    std::unique_ptr<HttpClient> m_anna;
};

void ContentJourney::initTestCase()
{
    QVERIFY2(m_server.init() && m_server.start(), qPrintable(m_server.problem()));
    m_anna = std::make_unique<HttpClient>(m_server.port());
    m_anna->setToken(m_anna
                         ->post(u"/api/auth/register"_s, {{u"username"_s, u"anna"_s},
                                                          {u"email"_s, u"anna@example.com"_s},
                                                          {u"password"_s, u"correct horse battery"_s}})
                         .text(u"token"_s));
    const DeskRun login = m_desk.logIn(m_server.url(), u"owner"_s, m_server.ownerPasswordFile());
    QVERIFY2(login.exitCode == 0, login.errors.constData());
    QCOMPARE(m_desk.run({u"pull"_s}).exitCode, 0);
}

void ContentJourney::a_writesWhileTheServerIsDown()
{
    m_server.kill();
    saveOffline(u"CreateAnnouncement"_s, R"({"title":"New pricse","text":"From Monday on","kind":"warning"})");
    const QList<QJsonObject> shown = m_desk.list(u"announcements"_s);
    QCOMPARE(shown.size(), 1);
    // A slip, corrected before anybody has seen it.
    const QByteArray id = QByteArray::number(shown[0][u"id"_s].toInteger());
    saveOffline(u"UpdateAnnouncement"_s, R"({"title":"New prices","announcement":)" + id + '}');
    saveOffline(u"CreatePage"_s,
                R"({"slug":"terms","title":"Terms","kind":"terms","body":"# Terms","published":true})");
    saveOffline(u"SetSetting"_s, R"({"name":"site_name","value":"Likes"})");
    QCOMPARE(m_desk.row(u"announcements"_s, id.toLongLong())[u"title"_s].toString(), u"New prices"_s);
    QCOMPARE(m_desk.list(u"pages"_s, {u"--where"_s, u"kind=terms"_s}).size(), 1);
    QCOMPARE(m_desk.list(u"pages"_s, {u"--confirmed"_s}).size(), 0);
    // What is wrong is refused at once, here as there.
    QVERIFY(m_desk.doOffline(u"CreatePage"_s, R"({"slug":"terms","title":"x","body":"x"})").exitCode != 0);
}

void ContentJourney::b_customersReadItAfterwards()
{
    QVERIFY(m_server.restart());
    m_anna->disconnect();
    const DeskRun synced = m_desk.run({u"sync"_s});
    QVERIFY2(synced.exitCode == 0, QByteArray(synced.output + synced.errors).constData());
    const QJsonArray news = m_anna->get(u"/api/announcements"_s).items();
    QCOMPARE(news.size(), 1);
    QCOMPARE(news[0][u"title"_s].toString(), u"New prices"_s);
    QCOMPARE(m_anna->put(u"/api/announcements/%1/read"_s.arg(news[0][u"id"_s].toInteger())).status, 204);
    HttpClient stranger(m_server.port());
    QCOMPARE(stranger.get(u"/api/pages/terms"_s).text(u"title"_s), u"Terms"_s);
    QCOMPARE(stranger.get(u"/api/site"_s).text(u"name"_s), u"Likes"_s);
}

void ContentJourney::c_seesWhatCustomersAttach()
{
    const qint64 ticket =
        m_anna->post(u"/api/tickets"_s, {{u"type"_s, u"other"_s}, {u"message"_s, u"Look"_s}}).number(u"id"_s);
    const QString files = u"/api/tickets/%1/attachments?name=note.txt"_s.arg(ticket);
    QCOMPARE(m_anna->send("POST", files, "What I saw").status, 201);
    QCOMPARE(m_desk.run({u"sync"_s}).exitCode, 0);
    m_server.kill();
    const QJsonArray known = m_desk.row(u"tickets"_s, ticket)[u"attachments"_s].toArray();
    QCOMPARE(known.size(), 1);
    QCOMPARE(known[0][u"name"_s].toString(), u"note.txt"_s);
    QCOMPARE(known[0][u"size"_s].toInteger(), 10);
}

QTEST_GUILESS_MAIN(ContentJourney)
#include "tst_journey_content.moc"
