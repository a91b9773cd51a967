// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/base/money.h"
#include "tests/journeys/desk_process.h"
#include "tests/support/http_client.h"
#include "tests/support/server_process.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace pw;
using namespace pw::test;
using namespace Qt::StringLiterals;

/// The owner's day from the first issue, with the real programs: work while the server is down, kill the desk in the
/// middle, let customers and the shop go on meanwhile, come back, and find everything done once or refused with its
/// reason.
class DeskJourney : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void a_deskIsACopyOfTheShop();
    void b_worksWhileTheServerIsDown();
    void c_keepsWhatWasSavedThroughKills();
    void d_theShopGoesOnMeanwhile();
    void e_comesBackThroughKills();
    void f_everythingHappenedOnce();
    void g_theRefusalIsDelivered();
    void h_deskEqualsServer();
    void i_signsOut();

private:
    static Money moneyIn(const QJsonObject &row, const QString &field)
    {
        return Money::parse(row.value(field).toString()).value();
    }
    static QByteArray json(const char *pattern, qint64 id)
    {
        return QByteArray(pattern).replace("$1", QByteArray::number(id));
    }
    QList<QJsonObject> pendingEntries() const { return m_desk.list(u"pending"_s, {u"--limit"_s, u"0"_s}); }
    void saveOffline(const QString &name, const QByteArray &args);
    HttpReply asOwner(const QByteArray &method, const QString &path, const QByteArray &body = {})
    {
        return callAsOwner(m_server.port(), m_server.ownerPassword(), method, path, body);
    }

    QTemporaryDir m_folder;
    ServerProcess m_server;
    DeskProcess m_desk{m_folder.filePath(u"desk"_s)};
    QJsonObject m_canceled; ///< the pending order whose cancel goes through
    QJsonObject m_tooLate;  ///< the one that the shop completes meanwhile
    QJsonObject m_customer; ///< who is credited, before anything
    QJsonObject m_cheaper;  ///< the service whose rate changes
    QJsonObject m_disabled; ///< the service that is taken off sale
    QJsonObject m_ticket;
    int m_pennies = 0; ///< credits of 0.01 that were saved although the desk was killed
    int m_savedInAll = 0;
};

void DeskJourney::saveOffline(const QString &name, const QByteArray &args)
{
    const DeskRun saved = m_desk.doOffline(name, args);
    QVERIFY2(saved.exitCode == 0, saved.errors.constData());
    ++m_savedInAll;
}

void DeskJourney::initTestCase()
{
    QVERIFY2(m_server.init() && m_server.seed() && m_server.start(), qPrintable(m_server.problem()));
}

void DeskJourney::a_deskIsACopyOfTheShop()
{
    const DeskRun login = m_desk.logIn(m_server.url(), u"owner"_s, m_server.ownerPasswordFile());
    QVERIFY2(login.exitCode == 0, login.errors.constData());
    const DeskRun pull = m_desk.run({u"pull"_s});
    QVERIFY2(pull.exitCode == 0, pull.errors.constData());
    const auto pending = m_desk.list(u"orders"_s, {u"--where"_s, u"status=pending"_s});
    QVERIFY(pending.size() >= 2);
    m_canceled = pending.at(0);
    m_tooLate = pending.at(1);
    m_customer = m_desk.row(u"users"_s, m_canceled.value(u"user"_s).toInteger());
    m_cheaper = m_desk.row(u"services"_s, 2);
    m_disabled = m_desk.row(u"services"_s, 5);
    m_ticket = m_desk.list(u"tickets"_s, {u"--where"_s, u"status=open"_s}).value(0);
    QVERIFY(!m_customer.isEmpty() && !m_cheaper.isEmpty() && !m_disabled.isEmpty() && !m_ticket.isEmpty());
}

void DeskJourney::b_worksWhileTheServerIsDown()
{
    m_server.kill();
    const qint64 order = m_canceled.value(u"id"_s).toInteger();
    const qint64 user = m_customer.value(u"id"_s).toInteger();
    saveOffline(u"CancelOrder"_s, json(R"({"order":$1})", order));
    // The refund shows at once.
    QCOMPARE(m_desk.row(u"orders"_s, order).value(u"status"_s).toString(), u"canceled"_s);
    const Money refunded = moneyIn(m_customer, u"balance"_s) + moneyIn(m_canceled, u"charge"_s);
    QCOMPARE(moneyIn(m_desk.row(u"users"_s, user), u"balance"_s), refunded);
    // The server's state is still to be seen beside it.
    QCOMPARE(m_desk.row(u"orders"_s, order, true).value(u"status"_s).toString(), u"pending"_s);

    saveOffline(u"CancelOrder"_s, json(R"({"order":$1})", m_tooLate.value(u"id"_s).toInteger()));
    saveOffline(u"UpdateService"_s, R"({"service":2,"rate":"1.23456"})");
    saveOffline(u"UpdateService"_s, R"({"service":5,"enabled":false})");
    saveOffline(u"AddFunds"_s, json(R"({"user":$1,"amount":"25","reason":"Goodwill"})", user));
    saveOffline(u"ReplyTicket"_s, json(R"({"ticket":$1,"text":"We are on it."})", m_ticket.value(u"id"_s).toInteger()));
    const auto entries = pendingEntries();
    QCOMPARE(entries.size(), m_savedInAll);
    for (const QJsonObject &entry : entries)
        QCOMPARE(entry.value(u"status"_s).toString(), u"pending"_s);
    // Nonsense is refused on the spot and takes no place in the queue.
    QVERIFY(m_desk.doOffline(u"CancelOrder"_s, R"({"order":999999})").exitCode != 0);
    QCOMPARE(pendingEntries().size(), m_savedInAll);
}

void DeskJourney::c_keepsWhatWasSavedThroughKills()
{
    const qint64 user = m_customer.value(u"id"_s).toInteger();
    const QByteArray args = json(R"({"user":$1,"amount":"0.01","reason":"Penny"})", user);
    int acknowledged = 0;
    for (int delay = 1; delay <= 40; delay += 3) {
        const DeskRun run = m_desk.runAndKill({u"--offline"_s, u"do"_s, u"AddFunds"_s, QString::fromUtf8(args)}, delay);
        acknowledged += run.exitCode == 0;
    }
    m_pennies = static_cast<int>(pendingEntries().size()) - m_savedInAll;
    // What was reported as saved is there; what was cut off before is there or not, but never half.
    QVERIFY(m_pennies >= acknowledged);
    m_savedInAll += m_pennies;
    // As long as the server has not said no, the second cancel shows its refund too.
    const bool sameCustomer = m_tooLate.value(u"user"_s).toInteger() == user;
    const Money predicted = sameCustomer ? moneyIn(m_tooLate, u"charge"_s) : Money();
    const Money expected = moneyIn(m_customer, u"balance"_s) + moneyIn(m_canceled, u"charge"_s) + predicted +
                           Money::whole(25) + Money::fromUnits(m_pennies * Money::unitsPerOne / 100);
    QCOMPARE(moneyIn(m_desk.row(u"users"_s, user), u"balance"_s), expected);
}

void DeskJourney::d_theShopGoesOnMeanwhile()
{
    QVERIFY2(m_server.restart(), qPrintable(m_server.problem()));
    HttpClient customer(m_server.port());
    const HttpReply session =
        customer.post(u"/api/auth/login"_s, {{u"login"_s, m_customer.value(u"username"_s).toString()},
                                             {u"password"_s, m_server.customerPassword()}});
    QCOMPARE(session.status, 200);
    customer.setToken(session.text(u"token"_s));
    const auto credit = asOwner(
        "POST", u"/api/admin/users/"_s + QString::number(m_customer.value(u"id"_s).toInteger()) + u"/add-fund"_s,
        R"({"amount":"10","reason":"Payment"})");
    QCOMPARE(credit.status, 201);
    for (int i = 0; i < 3; ++i) {
        // Service 11 costs 0.04 a thousand.
        const HttpReply placed = customer.post(
            u"/api/orders"_s, {{u"service"_s, 11}, {u"link"_s, u"https://example.com/p/1"_s}, {u"quantity"_s, 1000}});
        QCOMPARE(placed.verdict(), u"201"_s);
    }
    const auto done =
        asOwner("PUT", u"/api/admin/orders/"_s + QString::number(m_tooLate.value(u"id"_s).toInteger()) + u"/status"_s,
                R"({"status":"completed"})");
    QCOMPARE(done.verdict(), u"200"_s);
    // The desk was told nothing: it is still offline, and everything is still pending.
    QCOMPARE(pendingEntries().size(), m_savedInAll);
}

void DeskJourney::e_comesBackThroughKills()
{
    for (int delay = 5; delay <= 60; delay += 5)
        (void)m_desk.runAndKill({u"sync"_s}, delay);
    // And once the server goes away in the middle of it.
    m_server.kill();
    QVERIFY(m_desk.run({u"sync"_s}).exitCode != 0);
    QVERIFY2(m_server.restart(), qPrintable(m_server.problem()));
    const DeskRun synced = m_desk.run({u"sync"_s});
    QVERIFY2(synced.exitCode == 0, synced.errors.constData());
    const DeskRun again = m_desk.run({u"sync"_s});
    QVERIFY2(again.exitCode == 0, again.errors.constData());
}

void DeskJourney::f_everythingHappenedOnce()
{
    const qint64 user = m_customer.value(u"id"_s).toInteger();
    const QString userPath = u"/api/admin/users/"_s + QString::number(user);
    const Money threeOrders = Money::parse(u"0.12").value();
    const Money expected = moneyIn(m_customer, u"balance"_s) + moneyIn(m_canceled, u"charge"_s) + Money::whole(25) +
                           Money::whole(10) + Money::fromUnits(m_pennies * Money::unitsPerOne / 100) - threeOrders;
    QCOMPARE(moneyIn(asOwner("GET", userPath).json(), u"balance"_s), expected);

    int goodwill = 0;
    int pennies = 0;
    int refunds = 0;
    const QStringList mine{u"--where"_s, u"user="_s + QString::number(user), u"--limit"_s, u"0"_s};
    for (const QJsonObject &transfer : m_desk.list(u"transactions"_s, mine)) {
        goodwill += transfer.value(u"memo"_s).toString() == u"Goodwill"_s;
        pennies += transfer.value(u"memo"_s).toString() == u"Penny"_s;
        refunds += transfer.value(u"kind"_s).toString() == u"order_refund"_s &&
                   transfer.value(u"order"_s) == m_canceled.value(u"id"_s);
    }
    QCOMPARE(goodwill, 1);
    QCOMPARE(pennies, m_pennies);
    QCOMPARE(refunds, 1);
    QCOMPARE(asOwner("GET", u"/api/admin/services/2"_s).text(u"rate"_s), u"1.23456"_s);
    QCOMPARE(asOwner("GET", u"/api/admin/services/5"_s).json().value(u"enabled"_s), QJsonValue(false));
    const auto ticket =
        asOwner("GET", u"/api/admin/tickets/"_s + QString::number(m_ticket.value(u"id"_s).toInteger())).json();
    int replies = 0;
    for (const QJsonValue &message : ticket.value(u"messages"_s).toArray())
        replies += message[u"text"_s].toString() == u"We are on it."_s;
    QCOMPARE(replies, 1);
}

void DeskJourney::g_theRefusalIsDelivered()
{
    int accepted = 0;
    QList<QJsonObject> refused;
    for (const QJsonObject &entry : pendingEntries()) {
        accepted += entry.value(u"status"_s).toString() == u"accepted"_s;
        if (entry.value(u"status"_s).toString() == u"refused"_s)
            refused << entry;
    }
    QCOMPARE(refused.size(), 1);
    QCOMPARE(accepted, m_savedInAll - 1);
    QCOMPARE(refused.first().value(u"code"_s).toString(), u"order_not_cancelable"_s);
    QVERIFY(refused.first().value(u"detail"_s).toString().contains(u"completed"_s));
    const qint64 order = m_tooLate.value(u"id"_s).toInteger();
    QCOMPARE(m_desk.row(u"orders"_s, order).value(u"status"_s).toString(), u"completed"_s);
}

void DeskJourney::h_deskEqualsServer()
{
    const QByteArray dump = m_desk.run({u"dump"_s}).output;
    QVERIFY(dump.count('\n') > 9000);
    QVERIFY2(dump == m_server.run(u"dump"_s).out, "the desk's rows differ from the server's");
    const QJsonObject verdict = m_server.verify();
    QVERIFY2(verdict.value(u"ok"_s).toBool(), qPrintable(m_server.problem()));
    QVERIFY(verdict.value(u"orders"_s).toInteger() == 3003);
}

/// The token is gone here, and good for nothing where somebody has a copy of it.
void DeskJourney::i_signsOut()
{
    QFile file(m_desk.profile() + u"/token"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    HttpClient copy(m_server.port());
    copy.setToken(QString::fromUtf8(file.readAll()));
    file.close();
    QCOMPARE(copy.get(u"/api/admin/users"_s).status, 200);
    const DeskRun out = m_desk.run({u"logout"_s});
    QVERIFY2(out.exitCode == 0, out.errors.constData());
    QCOMPARE(out.output.trimmed(), QByteArray(R"({"session_ended":true,"signed_out":true})"));
    QVERIFY(!QFile::exists(file.fileName()));
    QCOMPARE(copy.get(u"/api/admin/users"_s).verdict(), u"401 not_signed_in"_s);
    const DeskRun sync = m_desk.run({u"sync"_s});
    QVERIFY(sync.exitCode != 0);
    QVERIFY2(sync.errors.contains("not_signed_in"), sync.errors.constData());
    // Without a server the desk signs out all the same, and says what it could not do.
    QCOMPARE(m_desk.logIn(m_server.url(), u"owner"_s, m_server.ownerPasswordFile()).exitCode, 0);
    m_server.kill();
    const DeskRun alone = m_desk.run({u"logout"_s});
    QCOMPARE(alone.exitCode, 0);
    QCOMPARE(alone.output.trimmed(), QByteArray(R"({"session_ended":false,"signed_out":true})"));
    QVERIFY(!QFile::exists(file.fileName()));
}

QTEST_GUILESS_MAIN(DeskJourney)
#include "tst_journey_desk.moc"
