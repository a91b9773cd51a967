// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/command_log_store.h"
#include "core/storage/migrator.h"
#include "core/storage/user_store.h"
#include "core/sync/sync_server.h"
#include "core/sync/wire.h"
#include "tests/core/sync/sync_world.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace pw;
using namespace pw::test;
using namespace Qt::StringLiterals;

/// The server's half alone, spoken to by hand.
class SyncServerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void malformedIsRefused_data();
    void malformedIsRefused();
    void helloAnswers_data();
    void helloAnswers();
    void sameAgainIsAnsweredAgain();
    void saysWhenItWasDecided();
    void sameIdOtherContentIsRefused();
    void sequenceMustContinue_data();
    void sequenceMustContinue();
    void reorderedPushesRunInOrder();
    void refusalConsumesTheSequence();
    void unknownCommandsAreRefused();
    void dependentsOfRefusedOnesDoNotRun();
    void refusedCommandLeavesNothing();
    void strangersMayNotPushOrPull();
    void pullBeyondTheEndAsksForResync();

private:
    QJsonObject hello(const QJsonObject &changes = {}, const Actor *who = nullptr)
    {
        QJsonObject body{{u"client_id"_s, u"c1"_s}, {u"incarnation"_s, u"i"_s},
                         {u"last_seq"_s, 0},        {u"last_command_id"_s, QString()},
                         {u"cursor"_s, 0},          {u"server_epoch"_s, QString()},
                         {u"view_epoch"_s, 0},      {u"schema"_s, schemaVersion()}};
        for (auto it = changes.begin(); it != changes.end(); ++it)
            body[it.key()] = it.value();
        const SyncReply reply =
            m_shop->answer({"POST", u"/sync/v1/hello"_s, QJsonDocument(body).toJson()}, who ? *who : m_shop->owner());
        QJsonObject answer = QJsonDocument::fromJson(reply.body).object();
        answer[u"http"_s] = reply.status;
        return answer;
    }
    static QJsonObject command(qint64 seq, const QString &id, const QString &name, const QJsonObject &args)
    {
        return {{u"command_id"_s, id},
                {u"seq"_s, seq},
                {u"name"_s, name},
                {u"v"_s, 1},
                {u"args"_s, args},
                {u"base_rev"_s, 0},
                {u"made_at"_s, u"2026-03-01T09:30:00.000Z"_s}};
    }
    static QJsonObject funds(qint64 seq, const QString &id, const QString &amount = u"5"_s)
    {
        return command(seq, id, u"AddFunds"_s, {{u"user"_s, 1}, {u"amount"_s, amount}, {u"reason"_s, u"gift"_s}});
    }
    QJsonObject push(const QJsonArray &commands, const QString &client = u"c1"_s, int schema = schemaVersion())
    {
        const SyncReply reply =
            m_shop->push({{u"client_id"_s, client}, {u"schema"_s, schema}, {u"commands"_s, commands}}, m_shop->owner());
        QJsonObject answer = QJsonDocument::fromJson(reply.body).object();
        answer[u"http"_s] = reply.status;
        return answer;
    }
    /// "accepted", "refused:order_not_found" ... of each command, or the code of the whole push.
    static QString outcomes(const QJsonObject &answer)
    {
        if (answer.value(u"http"_s).toInt() != 200)
            return answer.value(u"code"_s).toString();
        QStringList words;
        const QJsonArray results = answer.value(u"results"_s).toArray();
        for (const QJsonValue &result : results) {
            const QString code = result[u"code"_s].toString();
            words << result[u"status"_s].toString() + (code.isEmpty() ? QString() : u':' + code);
        }
        return words.join(u' ');
    }
    Money balance() { return UserStore(m_shop->db()).byId(UserId(1))->balance; }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Shop> m_shop;
};

void SyncServerTest::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_shop = std::make_unique<Shop>(m_dir->filePath(u"shop"_s), 40);
    QCOMPARE(hello().value(u"status"_s), QJsonValue(u"ok"_s));
}

void SyncServerTest::cleanup()
{
    m_shop.reset();
    m_dir.reset();
}

void SyncServerTest::malformedIsRefused_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("code");
    QTest::newRow("no json") << QByteArray("{") << u"malformed_json"_s;
    QTest::newRow("no client") << QByteArray(R"({"schema":2,"commands":[]})") << u"field_missing"_s;
    QTest::newRow("unknown field") << QByteArray(R"({"client_id":"c1","schema":2,"commands":[],"x":1})")
                                   << u"field_unknown"_s;
    QTest::newRow("no array") << QByteArray(R"({"client_id":"c1","schema":2,"commands":{}})") << u"field_wrong_type"_s;
    QTest::newRow("a command without its fields")
        << QByteArray(R"({"client_id":"c1","schema":2,"commands":[{}]})") << u"field_missing"_s;
    QTest::newRow("a sequence of 0")
        << QByteArray(R"({"client_id":"c1","schema":2,"commands":[{"command_id":"a","seq":0,"name":"X","v":1,)"
                      R"("args":{},"base_rev":0,"made_at":"2026-03-01T09:30:00.000Z"}]})")
        << u"field_out_of_range"_s;
}

void SyncServerTest::malformedIsRefused()
{
    QFETCH(const QByteArray, body);
    const QByteArray before = m_shop->dump(u"c1"_s);
    const SyncReply reply = m_shop->answer({"POST", u"/sync/v1/push"_s, body}, m_shop->owner());
    QCOMPARE(reply.status, 400);
    QTEST(QJsonDocument::fromJson(reply.body).object().value(u"code"_s).toString(), "code");
    QCOMPARE(m_shop->dump(u"c1"_s), before);
}

void SyncServerTest::helloAnswers_data()
{
    QTest::addColumn<QJsonObject>("changes");
    QTest::addColumn<QString>("status");
    QTest::newRow("as it was") << QJsonObject{{u"last_seq"_s, 1}, {u"last_command_id"_s, u"a"_s}} << u"ok"_s;
    QTest::newRow("more queued") << QJsonObject{{u"last_seq"_s, 9}, {u"last_command_id"_s, u"z"_s}} << u"ok"_s;
    QTest::newRow("an older copy") << QJsonObject{} << u"client_forked"_s;
    QTest::newRow("another history") << QJsonObject{{u"last_seq"_s, 1}, {u"last_command_id"_s, u"b"_s}}
                                     << u"client_forked"_s;
    QTest::newRow("another epoch") << QJsonObject{{u"server_epoch"_s, u"other"_s}} << u"resync_required"_s;
    QTest::newRow("has seen more than the server") << QJsonObject{{u"cursor"_s, 1'000'000}} << u"resync_required"_s;
    const auto ofSchema = [](int schema) {
        return QJsonObject{{u"schema"_s, schema}, {u"last_seq"_s, 1}, {u"last_command_id"_s, u"a"_s}};
    };
    QTest::newRow("one version back") << ofSchema(wire::oldestSchema) << u"ok"_s;
    QTest::newRow("too old") << ofSchema(wire::oldestSchema - 1) << u"upgrade_required"_s;
    QTest::newRow("ahead of the server") << ofSchema(schemaVersion() + 1) << u"upgrade_required"_s;
    QTest::newRow("a new desk") << QJsonObject{{u"client_id"_s, u"c2"_s}} << u"ok"_s;
}

void SyncServerTest::helloAnswers()
{
    QFETCH(const QJsonObject, changes);
    QCOMPARE(outcomes(push({funds(1, u"a"_s)})), u"accepted"_s);
    QTEST(hello(changes).value(u"status"_s).toString(), "status");
}

void SyncServerTest::sameAgainIsAnsweredAgain()
{
    const Money before = balance();
    const QJsonArray commands{funds(1, u"a"_s), funds(2, u"b"_s)};
    const QJsonObject first = push(commands);
    QCOMPARE(outcomes(first), u"accepted accepted"_s);
    QCOMPARE(push(commands), first);
    // The same intent, written with its fields in another order.
    QJsonObject again = funds(1, u"a"_s);
    again[u"args"_s] = QJsonDocument::fromJson(R"({"reason":"gift","amount":"5","user":1})").object();
    QCOMPARE(outcomes(push({again})), u"accepted"_s);
    QCOMPARE((balance() - before).toString(), u"10.00"_s);
}

/// The first time, also where another client had it decided; a desk that does not know the field is not sent it.
void SyncServerTest::saysWhenItWasDecided()
{
    const auto revOf = [](const QJsonObject &answer) { return answer[u"results"_s][0][u"rev"_s].toInteger(); };
    const QJsonArray commands{funds(1, u"a"_s)};
    const qint64 decided = revOf(push(commands));
    QCOMPARE(decided, m_shop->count(u"SELECT max(rev) FROM transfers"_s));
    hello({{u"client_id"_s, u"c2"_s}});
    QVERIFY(m_shop->run(u"SuspendUser"_s, {{u"user"_s, 2}, {u"reason"_s, u"a test"_s}}));
    QCOMPARE(revOf(push(commands, u"c2"_s)), decided);
    const QJsonObject before = push({funds(2, u"b"_s)}, u"c1"_s, wire::verdictSchema - 1);
    QCOMPARE(outcomes(before), u"accepted"_s);
    QVERIFY(!before[u"results"_s][0].toObject().contains(u"rev"_s));
}

void SyncServerTest::sameIdOtherContentIsRefused()
{
    const Money before = balance();
    QCOMPARE(outcomes(push({funds(1, u"a"_s)})), u"accepted"_s);
    QCOMPARE(outcomes(push({funds(1, u"a"_s, u"500"_s)})), u"refused:command_id_reused"_s);
    QCOMPARE(outcomes(push({funds(2, u"a"_s, u"500"_s), funds(3, u"b"_s)})), u"refused:command_id_reused accepted"_s);
    QCOMPARE((balance() - before).toString(), u"10.00"_s);
}

void SyncServerTest::sequenceMustContinue_data()
{
    QTest::addColumn<QJsonArray>("commands");
    QTest::addColumn<QString>("answer");
    QTest::newRow("a gap") << QJsonArray{funds(4, u"d"_s)} << u"client_forked"_s;
    QTest::newRow("a gap behind a good one") << QJsonArray{funds(3, u"c"_s), funds(5, u"e"_s)} << u"client_forked"_s;
    QTest::newRow("a sequence given twice") << QJsonArray{funds(2, u"other"_s)} << u"client_forked"_s;
    QTest::newRow("backwards") << QJsonArray{funds(4, u"d"_s), funds(3, u"c"_s)} << u"client_forked"_s;
    QTest::newRow("overlapping") << QJsonArray{funds(2, u"b"_s), funds(3, u"c"_s)} << u"accepted accepted"_s;
    QTest::newRow("twice in one push") << QJsonArray{funds(3, u"c"_s), funds(3, u"c"_s)} << u"accepted accepted"_s;
}

void SyncServerTest::sequenceMustContinue()
{
    QFETCH(const QJsonArray, commands);
    QFETCH(const QString, answer);
    QCOMPARE(outcomes(push({funds(1, u"a"_s), funds(2, u"b"_s)})), u"accepted accepted"_s);
    const QByteArray before = m_shop->dump(u"c1"_s);
    const Money money = balance();
    QCOMPARE(outcomes(push(commands)), answer);
    if (answer == u"client_forked")
        QCOMPARE(m_shop->dump(u"c1"_s), before);
    else
        QCOMPARE((balance() - money).toString(), u"5.00"_s);
}

void SyncServerTest::reorderedPushesRunInOrder()
{
    // The second push overtakes the first: it is turned away whole, and both arrive again.
    QCOMPARE(outcomes(push({funds(3, u"c"_s)})), u"client_forked"_s);
    QCOMPARE(outcomes(push({funds(1, u"a"_s), funds(2, u"b"_s)})), u"accepted accepted"_s);
    QCOMPARE(outcomes(push({funds(3, u"c"_s)})), u"accepted"_s);
    // The first one's twin, late.
    QCOMPARE(outcomes(push({funds(1, u"a"_s), funds(2, u"b"_s)})), u"accepted accepted"_s);
    QCOMPARE(m_shop->count(u"SELECT count(*) FROM commands"_s), 3);
}

void SyncServerTest::refusalConsumesTheSequence()
{
    const QJsonArray commands{command(1, u"a"_s, u"CancelOrder"_s, {{u"order"_s, 99'999}}), funds(2, u"b"_s)};
    const QJsonObject answer = push(commands);
    QCOMPARE(outcomes(answer), u"refused:order_not_found accepted"_s);
    QCOMPARE(answer.value(u"acked_seq"_s).toInt(), 2);
    QCOMPARE(push(commands), answer);
    QCOMPARE(outcomes(push({command(3, u"c"_s, u"CancelOrder"_s, {{u"order"_s, 99'999}})})),
             u"refused:order_not_found"_s);
    QCOMPARE(outcomes(push({funds(4, u"d"_s)})), u"accepted"_s);
    const auto verdict = CommandLogStore(m_shop->db()).verdict(u"a"_s);
    QVERIFY(verdict && verdict->refusal);
    QCOMPARE(verdict->refusal->field, u"order"_s);
}

void SyncServerTest::unknownCommandsAreRefused()
{
    QJsonObject newer = funds(2, u"b"_s);
    newer[u"v"_s] = 2;
    QCOMPARE(outcomes(push({command(1, u"a"_s, u"LaunchRocket"_s, {}), newer, funds(3, u"c"_s)})),
             u"refused:command_unsupported refused:command_unsupported accepted"_s);
}

void SyncServerTest::dependentsOfRefusedOnesDoNotRun()
{
    const auto after = [](QJsonObject command, const QString &id) {
        command[u"depends_on"_s] = id;
        return command;
    };
    const Money before = balance();
    QCOMPARE(
        outcomes(push({command(1, u"a"_s, u"CancelOrder"_s, {{u"order"_s, 99'999}}), after(funds(2, u"b"_s), u"a"_s),
                       after(funds(3, u"c"_s), u"b"_s), funds(4, u"d"_s), after(funds(5, u"e"_s), u"d"_s)})),
        u"refused:order_not_found refused:dependency_refused refused:dependency_refused accepted accepted"_s);
    QCOMPARE((balance() - before).toString(), u"10.00"_s);
}

void SyncServerTest::refusedCommandLeavesNothing()
{
    QCOMPARE(outcomes(push({funds(1, u"a"_s)})), u"accepted"_s);
    const auto withoutResults = [this] {
        QByteArrayList lines = m_shop->dump(u"c1"_s).split('\n');
        lines.removeIf([](const QByteArray &line) { return line.contains("command_results"); });
        return lines.join('\n');
    };
    const QByteArray before = withoutResults();
    QCOMPARE(outcomes(push(
                 {funds(2, u"b"_s, u"-99999999"_s), command(3, u"c"_s, u"CancelOrder"_s, {{u"order"_s, u"x"_s}})})),
             u"refused:balance_would_be_negative refused:field_wrong_type"_s);
    QCOMPARE(withoutResults(), before);
}

void SyncServerTest::strangersMayNotPushOrPull()
{
    QCOMPARE(outcomes(push({funds(1, u"a"_s)}, u"never-said-hello"_s)), u"client_unknown"_s);
    // Another member of staff does not continue the owner's queue.
    const Actor helper = m_shop->helper();
    QCOMPARE(hello({}, &helper).value(u"status"_s).toString(), u"client_forked"_s);
    const SyncReply reply =
        m_shop->answer({"GET", u"/sync/v1/pull?client_id=c1&since=0&limit=10"_s, {}}, m_shop->helper());
    QCOMPARE(QJsonDocument::fromJson(reply.body).object().value(u"code"_s).toString(), u"client_unknown"_s);
}

void SyncServerTest::pullBeyondTheEndAsksForResync()
{
    const SyncReply reply =
        m_shop->answer({"GET", u"/sync/v1/pull?client_id=c1&since=999999&limit=10"_s, {}}, m_shop->owner());
    QCOMPARE(QJsonDocument::fromJson(reply.body).object().value(u"code"_s).toString(), u"resync_required"_s);
}

QTEST_GUILESS_MAIN(SyncServerTest)
#include "tst_sync_server.moc"
