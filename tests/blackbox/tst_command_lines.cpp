// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include <QFile>
#include <QJsonDocument>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTest>

#include "tests/blackbox/shop_fixture.h"

using namespace Qt::StringLiterals;

namespace pw::test
{
namespace
{

/// Changes a shop behind its server's back. Empty when it went well.
QString tamper(const QString &file, const QString &sql)
{
    QString problem;
    {
        QSqlDatabase db = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"tamper"_s);
        db.setDatabaseName(file);
        QSqlQuery query(db);
        if (!db.open() || !QSqlQuery(db).exec(sql))
            problem = db.lastError().text() + u'?';
    }
    QSqlDatabase::removeDatabase(u"tamper"_s);
    return problem;
}

} // namespace

class TestCommandLines : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initRefusesWhatIsThere();
    void initMakesAPassword();
    void initChecksThePassword();
    void seedsOnce();
    void verifyFindsTampering_data();
    void verifyFindsTampering();
    void staffComeAndGo();
    void wrongCallsExitWithTwo_data();
    void wrongCallsExitWithTwo();
    void takenPortIsSaid();
    void backupIsAWholeShop();
    void dumpIsTheSameForACopy();
};

void TestCommandLines::initRefusesWhatIsThere()
{
    ServerProcess server;
    QVERIFY2(server.init(), qPrintable(server.problem()));
    QVERIFY(!server.init());
    QVERIFY(server.problem().contains(u"already"_s));
    QVERIFY(server.start());
    HttpClient client(server.port());
    QCOMPARE(
        client.post(u"/api/admin/auth/login"_s, {{u"login"_s, u"owner"_s}, {u"password"_s, server.ownerPassword()}})
            .status,
        200);
    QCOMPARE(QFile::permissions(server.dataDir() + u"/server.key"_s) & (QFile::ReadGroup | QFile::ReadOther),
             QFile::Permissions());
    QCOMPARE(QFile::permissions(server.dataDir()) & (QFile::ReadGroup | QFile::ReadOther | QFile::ExeOther),
             QFile::Permissions());
}

void TestCommandLines::initMakesAPassword()
{
    ServerProcess server;
    const CommandOutcome made = server.run(u"init"_s, {u"--owner"_s, u"olga"_s});
    QCOMPARE(made.exitCode, 0);
    const QString password = QString::fromUtf8(made.out).section(u"password: "_s, 1).trimmed();
    // 128 bits in base64.
    QVERIFY2(password.size() >= 22, qPrintable(password));
    QVERIFY(server.start());
    HttpClient client(server.port());
    QCOMPARE(client.post(u"/api/admin/auth/login"_s, {{u"login"_s, u"olga"_s}, {u"password"_s, password}}).status, 200);
}

void TestCommandLines::initChecksThePassword()
{
    ServerProcess server;
    QTemporaryDir folder;
    QFile file(folder.filePath(u"p"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("short\n");
    file.close();
    QCOMPARE(server.run(u"init"_s, {u"--password-file"_s, file.fileName()}).exitCode, 2);
    QCOMPARE(server.run(u"init"_s, {u"--password-file"_s, folder.filePath(u"none"_s)}).exitCode, 2);
    QVERIFY(!QFile::exists(server.databaseFile()));
}

void TestCommandLines::seedsOnce()
{
    ServerProcess server;
    QVERIFY(server.init());
    QVERIFY2(server.seed(), qPrintable(server.problem()));
    const QJsonObject state = server.verify();
    QCOMPARE(state.value(u"ok"_s), QJsonValue(true));
    QCOMPARE(state.value(u"orders"_s).toInteger(), 3000);
    QCOMPARE(state.value(u"users"_s).toInteger(), 60);
    QCOMPARE(state.value(u"services"_s).toInteger(), 40);
    QVERIFY(server.seed());
    QCOMPARE(server.verify(), state);
    QVERIFY(server.start());
    HttpClient client(server.port());
    const auto login =
        client.post(u"/api/admin/auth/login"_s, {{u"login"_s, u"owner"_s}, {u"password"_s, server.ownerPassword()}});
    client.setToken(login.text(u"token"_s));
    const QString name = client.get(u"/api/admin/users?limit=1&state=active"_s)
                             .items()
                             .first()
                             .toObject()
                             .value(u"username"_s)
                             .toString();
    QCOMPARE(client.post(u"/api/auth/login"_s, {{u"login"_s, name}, {u"password"_s, server.customerPassword()}}).status,
             200);
}

void TestCommandLines::verifyFindsTampering_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QStringList>("checks");
    QTest::newRow("a balance") << u"UPDATE users SET balance = balance + 1 WHERE id = 1"_s
                               << QStringList{u"balances"_s};
    QTest::newRow("a hold") << u"UPDATE users SET on_hold = on_hold + 1 WHERE id = 1"_s
                            << QStringList{u"holds"_s, u"open_charges"_s};
    QTest::newRow("spent") << u"UPDATE users SET spent = spent + 1 WHERE id = 1"_s << QStringList{u"spent"_s};
    QTest::newRow("order count") << u"UPDATE users SET order_count = order_count + 1 WHERE id = 1"_s
                                 << QStringList{u"order_counts"_s};
    QTest::newRow("house account") << u"UPDATE accounts SET balance = balance + 1 WHERE code = 'asset:manual'"_s
                                   << QStringList{u"house_accounts"_s};
    QTest::newRow("lost house account") << u"DELETE FROM accounts WHERE code = 'asset:manual'"_s
                                        << QStringList{u"house_accounts"_s};
    QTest::newRow("charge") << u"UPDATE orders SET charge = charge + 1 WHERE id = 1"_s
                            << QStringList{u"open_charges"_s, u"order_holds"_s, u"rollups"_s};
    QTest::newRow("refund") << u"UPDATE orders SET refunded = 1 WHERE id = 1"_s << QStringList{u"order_refunds"_s};
    QTest::newRow("status without money") << u"UPDATE orders SET status = 'completed' WHERE id = 1"_s
                                          << QStringList{u"open_charges"_s, u"order_deliveries"_s};
    QTest::newRow("roll-up") << u"UPDATE rollups SET value = value + 1 WHERE name = 'orders.pending'"_s
                             << QStringList{u"rollups"_s};
    QTest::newRow("lost roll-up") << u"DELETE FROM rollups WHERE name = 'orders.placed'"_s << QStringList{u"rollups"_s};
    QTest::newRow("made-up roll-up") << u"INSERT INTO rollups VALUES ('orders.lost', 0, 1)"_s
                                     << QStringList{u"rollups"_s};
    QTest::newRow("a transfer from nowhere")
        << u"INSERT INTO transfers (key, kind, debit, credit, amount, memo, actor, created_at, rev) VALUES ('x', 'opening', 'equity:opening', 'liab:customer:77', 5, '', '', 0, 0)"_s
        << QStringList{u"house_accounts"_s, u"strangers"_s};
    QTest::newRow("message count") << u"UPDATE tickets SET message_count = 9"_s << QStringList{u"message_counts"_s};
}

void TestCommandLines::verifyFindsTampering()
{
    QFETCH(const QString, sql);
    ShopFixture shop;
    QVERIFY(shop.open());
    const auto anna = shop.customer(u"Anna"_s, u"50"_s);
    QCOMPARE(anna->post(u"/api/orders"_s, followers(1000)).status, 201);
    QCOMPARE(anna->post(u"/api/tickets"_s, {{u"type"_s, u"other"_s}, {u"message"_s, u"x"_s}}).status, 201);
    QCOMPARE(shop.server.stop(), 0);
    QCOMPARE(shop.server.run(u"verify"_s).exitCode, 0);
    QCOMPARE(tamper(shop.server.databaseFile(), sql), QString());
    const CommandOutcome found = shop.server.run(u"verify"_s);
    QCOMPARE(found.exitCode, 1);
    QStringList checks;
    for (const QByteArray &line : found.out.trimmed().split('\n')) {
        const QString check = QJsonDocument::fromJson(line).object().value(u"check"_s).toString();
        if (!check.isEmpty() && !checks.contains(check))
            checks << check;
    }
    checks.sort();
    QTEST(checks, "checks");
    QCOMPARE(shop.server.verify().value(u"ok"_s), QJsonValue(false));
}

void TestCommandLines::staffComeAndGo()
{
    ServerProcess server;
    QVERIFY(server.init());
    QCOMPARE(server.run(u"staff"_s, {u"disable"_s, u"owner"_s}).exitCode, 1);
    QCOMPARE(server.run(u"staff"_s, {u"add"_s, u"second"_s, u"--role"_s, u"owner"_s}).exitCode, 0);
    QCOMPARE(server.run(u"staff"_s, {u"add"_s, u"second"_s}).exitCode, 1);
    QCOMPARE(server.run(u"staff"_s, {u"add"_s, u"third"_s, u"--role"_s, u"king"_s}).exitCode, 2);
    QCOMPARE(server.run(u"staff"_s, {u"disable"_s, u"owner"_s}).exitCode, 0);
    QCOMPARE(server.run(u"staff"_s, {u"disable"_s, u"nobody"_s}).exitCode, 1);
    QCOMPARE(server.run(u"staff"_s, {u"list"_s}).out,
             QByteArray("{\"id\":1,\"name\":\"owner\",\"role\":\"owner\",\"enabled\":false}\n"
                        "{\"id\":2,\"name\":\"second\",\"role\":\"owner\",\"enabled\":true}\n"));
}

void TestCommandLines::wrongCallsExitWithTwo_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QStringList>("words");
    QTest::newRow("unknown command") << u"explode"_s << QStringList();
    QTest::newRow("unknown option") << u"verify"_s << QStringList{u"--colour"_s};
    QTest::newRow("no shop") << u"verify"_s << QStringList();
    QTest::newRow("nothing to seed") << u"seed"_s << QStringList();
    QTest::newRow("a word for a number") << u"seed"_s << QStringList{u"--orders"_s, u"many"_s};
    QTest::newRow("no port") << u"serve"_s << QStringList{u"--listen"_s, u"127.0.0.1"_s};
    QTest::newRow("port too large") << u"serve"_s << QStringList{u"--listen"_s, u"127.0.0.1:70000"_s};
    QTest::newRow("no value") << u"serve"_s << QStringList{u"--listen"_s};
    QTest::newRow("no action") << u"staff"_s << QStringList();
}

void TestCommandLines::wrongCallsExitWithTwo()
{
    QFETCH(const QString, command);
    QFETCH(const QStringList, words);
    ServerProcess server;
    const CommandOutcome outcome = server.run(command, words);
    QCOMPARE(outcome.exitCode, 2);
    QVERIFY(!outcome.err.isEmpty());
    QVERIFY(!QFile::exists(server.databaseFile()));
}

void TestCommandLines::takenPortIsSaid()
{
    ServerProcess first;
    QVERIFY(first.init());
    QVERIFY(first.start());
    ServerProcess second;
    QVERIFY(second.init());
    const CommandOutcome outcome =
        second.run(u"serve"_s, {u"--listen"_s, u"127.0.0.1:"_s + QString::number(first.port())});
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY(outcome.err.contains("panelwright-server: "));
}

void TestCommandLines::backupIsAWholeShop()
{
    ShopFixture shop;
    QVERIFY(shop.open());
    const auto anna = shop.customer(u"Anna"_s, u"50"_s);
    QCOMPARE(anna->post(u"/api/orders"_s, followers(1000)).status, 201);
    QTemporaryDir folder;
    const QString copy = folder.filePath(u"it's a shop.db"_s);
    // While it is served.
    QCOMPARE(shop.server.run(u"backup"_s, {copy}).exitCode, 0);
    QCOMPARE(shop.server.run(u"backup"_s, {copy}).exitCode, 1);
    const QJsonObject before = shop.server.verify();
    QCOMPARE(anna->post(u"/api/orders"_s, followers(1000)).status, 201);
    QCOMPARE(shop.server.stop(), 0);
    QVERIFY(QFile::remove(shop.server.databaseFile()));
    QVERIFY(QFile::copy(copy, shop.server.databaseFile()));
    QCOMPARE(shop.server.verify(), before);
}

void TestCommandLines::dumpIsTheSameForACopy()
{
    ServerProcess server;
    QVERIFY(server.init());
    QVERIFY(server.seed());
    const CommandOutcome dump = server.run(u"dump"_s);
    QCOMPARE(dump.exitCode, 0);
    QVERIFY(dump.out.count('\n') > 3000);
    QCOMPARE(server.run(u"dump"_s).out, dump.out);
    QVERIFY(!dump.out.contains("password_hash"));
    QCOMPARE(tamper(server.databaseFile(), u"UPDATE users SET note = 'x' WHERE id = 1"_s), QString());
    QVERIFY(server.run(u"dump"_s).out != dump.out);
}

} // namespace pw::test

QTEST_GUILESS_MAIN(pw::test::TestCommandLines)
#include "tst_command_lines.moc"
