// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/blackbox/shop_fixture.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;

namespace pw::test
{

/// Refills and cancellations in a shop that fulfils its orders by hand, over REST and over API v2.
class TestTasks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aRefillIsAskedForAndSettled();
    void aRefillIsRefused_data();
    void aRefillIsRefused();
    void whatNobodyHasBegunIsCancelledAtOnce();
    void whatWasBegunIsAskedFor();
    void anOrderThatEndsSettlesTheRequest();
    void staffSettleOnce();
    void listsAreOnesOwn();
    void theTradesAnswers();
    void theBooksAreSound();

private:
    using Form = QList<QPair<QString, QString>>;

    [[nodiscard]] qint64 order(qint64 quantity = 100) const
    {
        return m_anna->post(u"/api/orders"_s, followers(quantity)).number(u"id"_s);
    }
    [[nodiscard]] qint64 ended(const QString &status = u"completed"_s) const
    {
        const qint64 id = order();
        move(id, status);
        return id;
    }
    void move(qint64 order, const QString &status) const
    {
        QJsonObject wanted{{u"status"_s, status}};
        if (status == "partial"_L1)
            wanted.insert(u"remains"_s, 10);
        QCOMPARE(m_owner->put(u"/api/admin/orders/%1/status"_s.arg(order), wanted).status, 200);
    }
    [[nodiscard]] HttpReply ask(qint64 order, const char *what) const
    {
        return m_anna->post(u"/api/orders/%1/%2"_s.arg(order).arg(QLatin1StringView(what)));
    }
    [[nodiscard]] HttpReply settle(qint64 task, const QString &status, const QString &reason = {}) const
    {
        QJsonObject wanted{{u"status"_s, status}};
        if (!reason.isEmpty())
            wanted.insert(u"reason"_s, reason);
        return m_owner->put(u"/api/admin/tasks/%1"_s.arg(task), wanted);
    }
    [[nodiscard]] QString statusOf(qint64 task) const
    {
        for (const QJsonValue &row : m_anna->get(u"/api/tasks?limit=200"_s).items()) {
            if (row.toObject().value(u"id"_s).toInteger() == task)
                return row.toObject().value(u"status"_s).toString();
        }
        return u"none"_s;
    }
    [[nodiscard]] QByteArray v2(Form form) const
    {
        form.prepend({u"key"_s, m_key});
        return m_anna->postForm(u"/api/v2"_s, form).body;
    }

    ShopFixture m_shop;
    std::unique_ptr<HttpClient> m_owner;
    std::unique_ptr<HttpClient> m_anna;
    QString m_key;
};

void TestTasks::initTestCase()
{
    QVERIFY2(m_shop.open(), qPrintable(m_shop.server.problem()));
    m_owner = m_shop.owner();
    m_anna = m_shop.customer(u"Anna"_s, u"100"_s);
    m_key = ShopFixture::apiKey(*m_anna);
    QCOMPARE(m_owner->put(u"/api/admin/services/1"_s, {{u"refill"_s, true}}).status, 200);
}

void TestTasks::aRefillIsAskedForAndSettled()
{
    const qint64 id = ended();
    const HttpReply asked = ask(id, "refill");
    QCOMPARE(asked.verdict(), u"201"_s);
    QCOMPARE(asked.text(u"kind"_s), u"refill"_s);
    QCOMPARE(asked.text(u"status"_s), u"pending"_s);
    QCOMPARE(asked.number(u"order"_s), id);
    QVERIFY(!asked.json().contains(u"problem"_s));
    const qint64 task = asked.number(u"id"_s);
    QCOMPARE(settle(task, u"in_progress"_s).verdict(), u"200"_s);
    QCOMPARE(statusOf(task), u"in_progress"_s);
    const HttpReply done = settle(task, u"completed"_s);
    QCOMPARE(done.verdict(), u"200"_s);
    QCOMPARE(done.text(u"requested_by"_s), u"customer:Anna"_s);
    QCOMPARE(statusOf(task), u"completed"_s);
    // The order itself, and its money, are as they were.
    QCOMPARE(m_anna->get(u"/api/orders/%1"_s.arg(id)).text(u"status"_s), u"completed"_s);
}

void TestTasks::aRefillIsRefused_data()
{
    QTest::addColumn<QString>("end");
    QTest::addColumn<QString>("verdict");
    QTest::newRow("delivered in part") << u"partial"_s << u"201"_s;
    QTest::newRow("cancelled") << u"canceled"_s << u"409 order_not_refillable"_s;
    QTest::newRow("runs") << u"in_progress"_s << u"409 order_not_refillable"_s;
}

void TestTasks::aRefillIsRefused()
{
    QFETCH(const QString, end);
    const qint64 id = ended(end);
    QTEST(ask(id, "refill").verdict(), "verdict");
    QCOMPARE(m_shop.customer(u"stranger-%1"_s.arg(id))->post(u"/api/orders/%1/refill"_s.arg(id)).verdict(),
             u"404 order_not_found"_s);
    QCOMPARE(m_anna->post(u"/api/orders/x/refill"_s).verdict(), u"404 order_not_found"_s);
}

void TestTasks::whatNobodyHasBegunIsCancelledAtOnce()
{
    const qint64 id = order();
    const HttpReply canceled = ask(id, "cancel");
    QCOMPARE(canceled.verdict(), u"200"_s);
    QCOMPARE(canceled.text(u"status"_s), u"canceled"_s);
    QCOMPARE(ask(id, "cancel").verdict(), u"409 order_not_cancelable"_s);
}

void TestTasks::whatWasBegunIsAskedFor()
{
    const qint64 id = ended(u"in_progress"_s);
    const HttpReply asked = ask(id, "cancel");
    QCOMPARE(asked.verdict(), u"202"_s);
    QCOMPARE(asked.text(u"kind"_s), u"cancel"_s);
    QCOMPARE(ask(id, "cancel").verdict(), u"409 task_open"_s);
    QCOMPARE(m_anna->get(u"/api/orders/%1"_s.arg(id)).text(u"status"_s), u"in_progress"_s);
    // That it was done is said by the order alone.
    const qint64 task = asked.number(u"id"_s);
    QCOMPARE(settle(task, u"completed"_s).verdict(), u"409 order_state_forbids"_s);
    QCOMPARE(settle(task, u"rejected"_s, u"Too late."_s).text(u"problem"_s), u"Too late."_s);
    QCOMPARE(ask(id, "cancel").verdict(), u"202"_s);
}

void TestTasks::anOrderThatEndsSettlesTheRequest()
{
    for (const auto &[end, outcome] :
         {std::pair(u"canceled"_s, u"completed"_s), std::pair(u"partial"_s, u"completed"_s),
          std::pair(u"completed"_s, u"rejected"_s)}) {
        const qint64 id = ended(u"processing"_s);
        const qint64 task = ask(id, "cancel").number(u"id"_s);
        move(id, end);
        QCOMPARE(statusOf(task), outcome);
    }
}

void TestTasks::staffSettleOnce()
{
    const qint64 task = ask(ended(), "refill").number(u"id"_s);
    QCOMPARE(settle(task, u"rejected"_s).verdict(), u"200"_s);
    QCOMPARE(settle(task, u"completed"_s).verdict(), u"409 task_closed"_s);
    QCOMPARE(settle(999'999, u"completed"_s).verdict(), u"404 task_not_found"_s);
    QCOMPARE(settle(task, u"perhaps"_s).verdict(), u"400 field_not_one_of"_s);
    QCOMPARE(m_anna->put(u"/api/admin/tasks/%1"_s.arg(task), {{u"status"_s, u"completed"_s}}).status, 403);
    // Staff need not wait a day.
    const qint64 id = ended();
    QCOMPARE(settle(ask(id, "refill").number(u"id"_s), u"completed"_s).verdict(), u"200"_s);
    QCOMPARE(ask(id, "refill").verdict(), u"409 refill_too_soon"_s);
    QCOMPARE(m_owner->post(u"/api/admin/orders/%1/refill"_s.arg(id)).verdict(), u"201"_s);
}

void TestTasks::listsAreOnesOwn()
{
    const qint64 id = ended();
    QCOMPARE(ask(id, "refill").status, 201);
    QCOMPARE(m_anna->get(u"/api/tasks?order=%1"_s.arg(id)).items().size(), 1);
    QCOMPARE(m_anna->get(u"/api/tasks?order=%1&kind=cancel"_s.arg(id)).items().size(), 0);
    const auto bert = m_shop.customer(u"Bert"_s);
    QCOMPARE(bert->get(u"/api/tasks"_s).items().size(), 0);
    QCOMPARE(bert->get(u"/api/admin/tasks"_s).status, 403);
    QCOMPARE(m_owner->get(u"/api/admin/tasks?order=%1"_s.arg(id)).items().size(), 1);
    QCOMPARE(m_owner->get(u"/api/admin/tasks?limit=2"_s).items().size(), 2);
    QCOMPARE(m_owner->get(u"/api/admin/tasks?status=never"_s).verdict(), u"400 field_not_one_of"_s);
}

void TestTasks::theTradesAnswers()
{
    const QString one = QString::number(ended());
    const QString two = QString::number(ended());
    const QJsonObject single = QJsonDocument::fromJson(v2({{u"action"_s, u"refill"_s}, {u"order"_s, one}})).object();
    QVERIFY2(single.value(u"refill"_s).isString(), "a string, as the trade has it");
    const QString refill = single.value(u"refill"_s).toString();
    QCOMPARE(v2({{u"action"_s, u"refill_status"_s}, {u"refill"_s, refill}}), QByteArray(R"({"status":"Pending"})"));
    QCOMPARE(settle(refill.toLongLong(), u"in_progress"_s).status, 200);
    QCOMPARE(
        v2({{u"action"_s, u"refill_status"_s}, {u"refills"_s, refill + u", 999999,x"_s}}),
        QByteArray(R"([{"refill":%1,"status":"In progress"},{"refill":999999,"status":{"error":"Refill not found"}},)"
                   R"({"refill":"x","status":{"error":"Refill not found"}}])")
            .replace("%1", refill.toUtf8()));
    const QJsonArray many =
        QJsonDocument::fromJson(v2({{u"action"_s, u"refill"_s}, {u"orders"_s, two + u",999999"_s}})).array();
    QVERIFY(many.at(0).toObject().value(u"refill"_s).isDouble());
    QCOMPARE(many.at(1).toObject().value(u"refill"_s).toObject().value(u"error"_s).toString(), u"Incorrect order ID"_s);
    QCOMPARE(v2({{u"action"_s, u"refill"_s}, {u"order"_s, two}}),
             QByteArray(R"({"error":"Already requested for this order"})"));
    QCOMPARE(v2({{u"action"_s, u"refill_status"_s}, {u"refill"_s, u"0"_s}}),
             QByteArray(R"({"error":"Refill not found"})"));

    const QByteArray waiting = QByteArray::number(order());
    const QByteArray running = QByteArray::number(ended(u"in_progress"_s));
    QCOMPARE(v2({{u"action"_s, u"cancel"_s}, {u"orders"_s, QString::fromUtf8("9999999," + waiting + "," + running)}}),
             R"([{"order":9999999,"cancel":{"error":"Incorrect order ID"}},{"order":)" + waiting +
                 R"(,"cancel":1},{"order":)" + running + R"(,"cancel":1}])");
    QCOMPARE(m_anna->get(u"/api/orders/"_s + QString::fromUtf8(waiting)).text(u"status"_s), u"canceled"_s);
    QCOMPARE(m_anna->get(u"/api/orders/"_s + QString::fromUtf8(running)).text(u"status"_s), u"in_progress"_s);
    QCOMPARE(v2({{u"action"_s, u"cancel"_s}, {u"orders"_s, QStringList(101, u"1"_s).join(u',')}}),
             QByteArray(R"({"error":"Incorrect request"})"));
}

void TestTasks::theBooksAreSound()
{
    QCOMPARE(m_shop.server.stop(), 0);
    QCOMPARE(m_shop.server.verify().value(u"ok"_s), QJsonValue(true));
}

} // namespace pw::test

QTEST_GUILESS_MAIN(pw::test::TestTasks)
#include "tst_tasks.moc"
