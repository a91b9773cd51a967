// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/migrator.h"
#include "core/sync/wire.h"
#include "tests/blackbox/shop_fixture.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;

namespace pw::test
{

/// What the audit notes, and that tampering with it shows.
class TestAudit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void notesWhatChanged();
    void notesWhatDesksDo();
    void notesWhoSignsIn();
    void customersOrdersAreNotInIt();
    void filters_data();
    void filters();
    void exportsForSpreadsheets();
    void isForManagersOnly();
    void appendOnly_data();
    void appendOnly();
    void tampering_data();
    void tampering();
    void aCutEndShows();

private:
    /// Entries, the newest first.
    [[nodiscard]] QJsonArray entries(const QString &query = {}) const
    {
        return m_owner->get(u"/api/admin/activity-logs?limit=200"_s + query).items();
    }
    [[nodiscard]] QJsonObject newest(const QString &command) const
    {
        return entries(u"&command="_s + command).at(0).toObject();
    }
    [[nodiscard]] int sqlite(const QString &sql) { return m_shop->server.sqlite(sql).exitCode; }

    std::unique_ptr<ShopFixture> m_shop;
    std::unique_ptr<HttpClient> m_owner;
};

void TestAudit::init()
{
    m_shop = std::make_unique<ShopFixture>();
    QVERIFY2(m_shop->open(), qPrintable(m_shop->server.problem()));
    m_owner = m_shop->owner();
}

void TestAudit::notesWhatChanged()
{
    QCOMPARE(m_owner->put(u"/api/admin/services/1"_s, {{u"rate"_s, u"1.25"_s}}).status, 200);
    const QJsonObject entry = newest(u"UpdateService"_s);
    QCOMPARE(entry.value(u"actor"_s).toString(), u"staff:owner"_s);
    QCOMPARE(entry.value(u"subject"_s).toString(), u"service"_s);
    QCOMPARE(entry.value(u"subject_id"_s).toInteger(), 1);
    QCOMPARE(entry.value(u"address"_s).toString(), u"127.0.0.1"_s);
    QVERIFY(!entry.value(u"request_id"_s).toString().isEmpty());
    // Only what is another now.
    QCOMPARE(entry.value(u"before"_s).toObject(), QJsonObject({{u"rate"_s, u"1.00"_s}}));
    QCOMPARE(entry.value(u"after"_s).toObject(), QJsonObject({{u"rate"_s, u"1.25"_s}}));
    // A command that is refused leaves nothing.
    const qsizetype before = entries().size();
    QCOMPARE(m_owner->put(u"/api/admin/services/999"_s, {{u"rate"_s, u"1"_s}}).status, 404);
    QCOMPARE(entries().size(), before);
}

void TestAudit::notesWhatDesksDo()
{
    const auto send = [this](const QString &path, const std::string &body) {
        return m_owner->send("POST", path, QByteArray::fromStdString(body), {{"Content-Type", "application/json"}});
    };
    HelloRequest hello;
    hello.clientId = u"desk-1"_s;
    hello.incarnation = u"1"_s;
    hello.schema = schemaVersion();
    QCOMPARE(send(u"/sync/v1/hello"_s, hello.encode()).text(u"status"_s), u"ok"_s);
    PushRequest push;
    push.clientId = hello.clientId;
    push.schema = hello.schema;
    WireCommand command;
    command.seq = 1;
    command.commandId = u"desk-1-1"_s;
    command.name = u"UpdateCategory"_s;
    command.args = {{u"category"_s, 1}, {u"enabled"_s, false}};
    push.commands << command;
    QCOMPARE(send(u"/sync/v1/push"_s, push.encode()).verdict(), u"200"_s);
    const QJsonObject entry = newest(u"UpdateCategory"_s);
    QCOMPARE(entry.value(u"actor"_s).toString(), u"staff:owner"_s);
    QCOMPARE(entry.value(u"address"_s).toString(), u"127.0.0.1"_s);
    QCOMPARE(entry.value(u"before"_s).toObject(), QJsonObject({{u"enabled"_s, true}}));
    QCOMPARE(entry.value(u"after"_s).toObject(), QJsonObject({{u"enabled"_s, false}}));
}

void TestAudit::notesWhoSignsIn()
{
    const auto anna = m_shop->customer(u"Anna"_s);
    QCOMPARE(newest(u"sign_in"_s).value(u"actor"_s).toString(), u"customer:Anna"_s);
    HttpClient guesser = m_shop->anyone();
    const QJsonObject wrong{{u"login"_s, u"owner"_s}, {u"password"_s, u"a guess at it"_s}};
    const HttpReply refused = guesser.post(u"/api/admin/auth/login"_s, wrong);
    QCOMPARE(refused.verdict(), u"401 wrong_credentials"_s);
    QCOMPARE(newest(u"sign_in_failed"_s).value(u"actor"_s).toString(), u"staff:owner"_s);
    QVERIFY(!ShopFixture::apiKey(*anna).isEmpty());
    const QJsonObject made = newest(u"api_key_created"_s);
    QCOMPARE(made.value(u"actor"_s).toString(), u"customer:Anna"_s);
    QVERIFY(!made.value(u"after"_s).toObject().contains(u"key"_s));
    QCOMPARE(anna->post(u"/api/auth/logout"_s).status, 204);
    QCOMPARE(newest(u"sign_out"_s).value(u"actor"_s).toString(), u"customer:Anna"_s);
}

void TestAudit::customersOrdersAreNotInIt()
{
    const auto anna = m_shop->customer(u"Anna"_s, u"10"_s);
    const qsizetype before = entries().size();
    QCOMPARE(anna->post(u"/api/orders"_s, followers(100)).status, 201);
    QCOMPARE(entries().size(), before);
}

void TestAudit::filters_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<bool>("found");
    QTest::newRow("actor") << u"&actor=staff:owner"_s << true;
    QTest::newRow("another actor") << u"&actor=staff:nobody"_s << false;
    QTest::newRow("subject") << u"&subject=service&subject_id=1"_s << true;
    QTest::newRow("another row") << u"&subject=service&subject_id=77"_s << false;
    QTest::newRow("from") << u"&from=2020-01-01"_s << true;
    QTest::newRow("to") << u"&to=2020-01-01T00:00:00Z"_s << false;
}

void TestAudit::filters()
{
    QFETCH(const QString, query);
    QFETCH(const bool, found);
    QCOMPARE(entries(u"&command=CreateService"_s + query).size() > 0, found);
    QCOMPARE(m_owner->get(u"/api/admin/activity-logs?from=yesterday"_s).verdict(), u"400 field_wrong_type"_s);
    QCOMPARE(m_owner->get(u"/api/admin/activity-logs?colour=red"_s).verdict(), u"400 field_unknown"_s);
}

void TestAudit::exportsForSpreadsheets()
{
    QCOMPARE(m_owner->put(u"/api/admin/services/1"_s, {{u"name"_s, u"=HYPERLINK(\"a\",\"b\")"_s}}).status, 200);
    const HttpReply file = m_owner->get(u"/api/admin/activity-logs/export?command=UpdateService"_s);
    QCOMPARE(file.status, 200);
    QCOMPARE(file.headers.value("content-disposition"), "attachment; filename=\"activity.csv\"");
    QVERIFY(file.body.startsWith("id,at,actor,"));
    QCOMPARE(file.body.count("\r\n"), 2);
    QVERIFY(file.body.contains("\"{\"\"name\"\":"));
}

void TestAudit::isForManagersOnly()
{
    const auto anna = m_shop->customer(u"Anna"_s);
    QCOMPARE(anna->get(u"/api/admin/activity-logs"_s).status, 403);
    QCOMPARE(m_shop->anyone().get(u"/api/admin/activity-logs/export"_s).status, 401);
}

void TestAudit::appendOnly_data()
{
    QTest::addColumn<QString>("sql");
    QTest::newRow("update") << u"UPDATE audit SET actor = 'staff:other' WHERE id = 2"_s;
    QTest::newRow("delete") << u"DELETE FROM audit WHERE id = 2"_s;
}

void TestAudit::appendOnly()
{
    QFETCH(const QString, sql);
    QVERIFY(sqlite(sql) != 0);
    QVERIFY(m_shop->server.verify().value(u"ok"_s).toBool());
}

void TestAudit::tampering_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QByteArray>("told");
    for (const char *column :
         {"at", "actor", "address", "request_id", "event", "subject", "subject_id", "before", "after"})
        QTest::newRow(column) << u"UPDATE audit SET %1 = 7 WHERE id = 3"_s.arg(QLatin1StringView(column))
                              << QByteArray("\"entry 3\",\"problem\":\"changed\"");
    QTest::newRow("missing") << u"DELETE FROM audit WHERE id = 3"_s
                             << QByteArray("\"entry 3\",\"problem\":\"missing\"");
    QTest::newRow("the first is missing")
        << u"DELETE FROM audit WHERE id = 1"_s << QByteArray("\"entry 1\",\"problem\":\"missing\"");
    QTest::newRow("closed up") << u"DELETE FROM audit WHERE id = 3; UPDATE audit SET id = id - 1 WHERE id > 3"_s
                               << QByteArray("\"entry 3\",\"problem\":\"changed\"");
    QTest::newRow("swapped") << u"UPDATE audit SET id = -3 WHERE id = 3; UPDATE audit SET id = 3 WHERE id = 4; "
                                "UPDATE audit SET id = 4 WHERE id = -3"_s
                             << QByteArray("\"entry 3\",\"problem\":\"changed\"");
    QTest::newRow("put in") << u"INSERT INTO audit SELECT id + 1, at, actor, address, request_id, event, subject, "
                               "subject_id, before, after, hash FROM audit ORDER BY id DESC LIMIT 1"_s
                            << QByteArray("\"problem\":\"changed\"");
}

void TestAudit::tampering()
{
    QFETCH(const QString, sql);
    QFETCH(const QByteArray, told);
    QVERIFY(entries().size() >= 5);
    QVERIFY(m_shop->server.verify().value(u"ok"_s).toBool());
    QCOMPARE(sqlite(u"DROP TRIGGER audit_no_update; DROP TRIGGER audit_no_delete; "_s + sql), 0);
    const CommandOutcome outcome = m_shop->server.run(u"verify"_s);
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY2(outcome.out.contains(told), outcome.out.constData());
}

void TestAudit::aCutEndShows()
{
    const QString head = m_shop->server.verify().value(u"audit_head"_s).toString();
    QCOMPARE(head.size(), 64);
    const QStringList expected{u"--expect-head"_s, head};
    QCOMPARE(m_shop->server.run(u"verify"_s, expected).exitCode, 0);
    QCOMPARE(sqlite(u"DROP TRIGGER audit_no_delete; DELETE FROM audit WHERE id = (SELECT MAX(id) FROM audit)"_s), 0);
    // The chain is whole in itself.
    QVERIFY(m_shop->server.verify().value(u"ok"_s).toBool());
    const CommandOutcome outcome = m_shop->server.run(u"verify"_s, expected);
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY(outcome.out.contains("no_such_head"));
}

} // namespace pw::test

QTEST_GUILESS_MAIN(pw::test::TestAudit)
#include "tst_audit.moc"
