// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/blackbox/shop_fixture.h"
#include "tests/blackbox/subscription_calls.h"

#include <QJsonArray>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

using namespace Qt::StringLiterals;

namespace pw::test
{

/// Orders for the posts of somebody, in a shop whose staff make the posts. Service 5 is one of 2.00 for 1000, 10 to
/// 1000 for each post.
class TestSubscriptions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void staffMakeThePosts();
    void postsAreChecked();
    void isCancelledBeforeAPost();
    void isCancelledBetweenPosts();
    void isCancelledDuringAPost();
    void staffCancelDuringAPost();
    void staffEndIt();
    void expires();
    void expiresDuringAPost();
    void theShopIsSound();

private:
    [[nodiscard]] qint64 order(qint64 posts = 3) const
    {
        const HttpReply placed = m_bert->post(u"/api/orders"_s, subscription(5, posts));
        if (placed.verdict() != u"201"_s)
            qWarning("%s", placed.body.constData());
        return placed.number(u"id"_s);
    }
    [[nodiscard]] HttpReply addPost(qint64 order, qint64 quantity, const QString &link = u"https://x.example/1"_s) const
    {
        return m_staff->post(u"/api/admin/orders/%1/posts"_s.arg(order),
                             {{u"link"_s, link}, {u"quantity"_s, quantity}});
    }
    [[nodiscard]] qint64 post(qint64 order, qint64 quantity) const { return addPost(order, quantity).number(u"id"_s); }
    void end(qint64 order, const QString &status, qint64 remains = 0) const
    {
        const HttpReply done =
            m_staff->put(u"/api/admin/orders/%1/status"_s.arg(order), {{u"status"_s, status}, {u"remains"_s, remains}});
        QCOMPARE(done.verdict(), u"200"_s);
    }
    [[nodiscard]] QJsonObject shown(qint64 order) const { return m_bert->get(u"/api/orders/%1"_s.arg(order)).json(); }
    [[nodiscard]] QString standing(qint64 order) const { return subscriptionWords(shown(order)); }
    [[nodiscard]] QByteArray statusOf(qint64 order) const
    {
        return resellerStatus(*m_bert, m_bertsKey, QString::number(order));
    }
    [[nodiscard]] QString balance() const { return m_bert->get(u"/api/funds"_s).text(u"balance"_s); }
    [[nodiscard]] QString onHold() const { return m_bert->get(u"/api/funds"_s).text(u"on_hold"_s); }
    /// kill -9, and the expiry of every subscription is due.
    void letExpire();

    ShopFixture m_shop;
    QString m_bertsKey;
    std::unique_ptr<HttpClient> m_staff;
    std::unique_ptr<HttpClient> m_bert;
};

void TestSubscriptions::initTestCase()
{
    QVERIFY2(m_shop.open(withoutRateLimits()), qPrintable(m_shop.server.problem()));
    m_staff = m_shop.owner();
    m_bert = m_shop.customer(u"Bert"_s, u"100"_s);
    m_bertsKey = ShopFixture::apiKey(*m_bert);
    QCOMPARE(sellSubscriptions(*m_staff), 5);
}

void TestSubscriptions::staffMakeThePosts()
{
    const qint64 id = order();
    QCOMPARE(standing(id), u"pending active 0/0 +0.00"_s);
    QCOMPARE(balance(), u"99.40"_s);
    const qint64 first = post(id, 80);
    QCOMPARE(standing(id), u"in_progress active 0/1 +0.00"_s);
    QCOMPARE(shown(first).value(u"subscription_order"_s).toInteger(), id);
    QCOMPARE(shown(first).value(u"charge"_s).toString(), u"0.00"_s);
    QCOMPARE(shown(first).value(u"link"_s).toString(), u"https://x.example/1"_s);
    QCOMPARE(QString::fromUtf8(statusOf(first)),
             u"{\"charge\":\"0.16\",\"start_count\":\"0\",\"status\":\"Pending\",\"remains\":\"80\","
             "\"currency\":\"USD\",\"quantity\":\"80\"}"_s);
    end(first, u"completed"_s);
    QCOMPARE(standing(id), u"in_progress active 1/1 +0.00"_s);
    QCOMPARE(shown(id).value(u"remains"_s).toInteger(), 220);
    const qint64 second = post(id, 100);
    const qint64 third = post(id, 50);
    QCOMPARE(addPost(id, 50).verdict(), u"409 no_posts_left"_s);
    end(third, u"partial"_s, 10);
    QCOMPARE(QString::fromUtf8(statusOf(third)),
             u"{\"charge\":\"0.08\",\"start_count\":\"0\",\"status\":\"Partial\",\"remains\":\"10\","
             "\"currency\":\"USD\",\"quantity\":\"50\"}"_s);
    QCOMPARE(standing(id), u"in_progress active 2/3 +0.00"_s);
    QCOMPARE(onHold(), u"0.60"_s);
    end(second, u"completed"_s);
    // 80, 100 and 40 of 300.
    QCOMPARE(standing(id), u"partial completed 3/3 +0.16"_s);
    QCOMPARE(onHold(), u"0.00"_s);
    QCOMPARE(balance(), u"99.56"_s);
    QCOMPARE(QString::fromUtf8(statusOf(id)),
             u"{\"status\":\"Completed\",\"expiry\":\"\",\"posts\":\"3\",\"orders\":[%1,%2,%3]}"_s.arg(first)
                 .arg(second)
                 .arg(third));
    const QByteArray many = resellerStatus(*m_bert, m_bertsKey, u"%1,%2,999999"_s.arg(id).arg(first));
    QCOMPARE(many,
             QByteArray("{\"" + QByteArray::number(id) + "\":" + statusOf(id) + ",\"" + QByteArray::number(first) +
                        "\":" + statusOf(first) + R"(,"999999":{"error":"Incorrect order ID"}})"));
    QCOMPARE(addPost(id, 50).verdict(), u"409 order_state_forbids"_s);
}

void TestSubscriptions::postsAreChecked()
{
    const qint64 id = order();
    QCOMPARE(addPost(id, 49).verdict(), u"422 quantity_below_minimum"_s);
    QCOMPARE(addPost(id, 101).verdict(), u"422 quantity_above_maximum"_s);
    QCOMPARE(addPost(id, 100, u"two words"_s).verdict(), u"422 link_malformed"_s);
    QCOMPARE(addPost(999'999, 100).verdict(), u"404 order_not_found"_s);
    const qint64 plain = m_bert->post(u"/api/orders"_s, followers(100)).number(u"id"_s);
    QCOMPARE(addPost(plain, 100).verdict(), u"409 order_not_subscription"_s);
    QCOMPARE(addPost(post(id, 100), 100).verdict(), u"409 order_not_subscription"_s);
    QCOMPARE(m_bert->post(u"/api/admin/orders/%1/posts"_s.arg(id)).status, 403);
    QCOMPARE(m_staff->post(u"/api/admin/orders/%1/cancel"_s.arg(id)).status, 200);
    QCOMPARE(m_staff->post(u"/api/admin/orders/%1/cancel"_s.arg(plain)).status, 200);
}

void TestSubscriptions::isCancelledBeforeAPost()
{
    const QString before = balance();
    const qint64 id = order();
    const HttpReply canceled = m_bert->post(u"/api/orders/%1/cancel"_s.arg(id));
    QCOMPARE(canceled.verdict(), u"200"_s);
    QCOMPARE(subscriptionWords(canceled.json()), u"canceled canceled 0/0 +0.60"_s);
    QCOMPARE(balance(), before);
    QCOMPARE(addPost(id, 50).verdict(), u"409 order_state_forbids"_s);
}

void TestSubscriptions::isCancelledBetweenPosts()
{
    const qint64 id = order();
    end(post(id, 75), u"completed"_s);
    const HttpReply canceled = m_bert->post(u"/api/orders/%1/cancel"_s.arg(id));
    QCOMPARE(canceled.verdict(), u"200"_s);
    QCOMPARE(standing(id), u"canceled canceled 1/1 +0.45"_s);
    QCOMPARE(m_bert->post(u"/api/orders/%1/cancel"_s.arg(id)).status, 409);
}

void TestSubscriptions::isCancelledDuringAPost()
{
    const qint64 id = order();
    const qint64 first = post(id, 75);
    end(first, u"in_progress"_s, 60);
    QCOMPARE(m_bert->post(u"/api/orders/%1/cancel"_s.arg(id)).verdict(), u"202"_s);
    QCOMPARE(standing(id), u"in_progress active 0/1 +0.00"_s);
    QCOMPARE(addPost(id, 50).verdict(), u"409 order_state_forbids"_s);
    end(first, u"completed"_s);
    QCOMPARE(standing(id), u"canceled canceled 1/1 +0.45"_s);
    const auto tasks = m_staff->get(u"/api/admin/tasks?order=%1"_s.arg(id)).items();
    QCOMPARE(tasks.size(), 1);
    QCOMPARE(tasks.at(0)[u"status"_s].toString(), u"completed"_s);
}

void TestSubscriptions::staffCancelDuringAPost()
{
    const qint64 id = order();
    const qint64 first = post(id, 100);
    const qint64 second = post(id, 100);
    end(first, u"in_progress"_s, 25);
    QCOMPARE(m_staff->post(u"/api/admin/orders/%1/cancel"_s.arg(id)).verdict(), u"200"_s);
    QCOMPARE(standing(id), u"canceled canceled 2/2 +0.45"_s);
    for (const qint64 each : {first, second})
        QCOMPARE(shown(each).value(u"status"_s).toString(), u"canceled"_s);
}

void TestSubscriptions::staffEndIt()
{
    const qint64 id = order();
    const qint64 running = post(id, 100);
    end(running, u"in_progress"_s, 50);
    const qint64 waiting = post(id, 100);
    end(id, u"partial"_s, 150);
    QCOMPARE(standing(id), u"partial completed 1/2 +0.30"_s);
    QCOMPARE(shown(waiting).value(u"status"_s).toString(), u"canceled"_s);
    end(running, u"completed"_s);
    QCOMPARE(standing(id), u"partial completed 2/2 +0.30"_s);
}

void TestSubscriptions::letExpire()
{
    m_shop.server.kill();
    {
        QSqlDatabase db = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"time"_s);
        db.setDatabaseName(m_shop.server.databaseFile());
        QVERIFY(db.open());
        QVERIFY(QSqlQuery(db).exec(u"UPDATE jobs SET due_at = 0 WHERE kind = 'expire'"_s));
    }
    QSqlDatabase::removeDatabase(u"time"_s);
    QVERIFY2(m_shop.server.restart(), qPrintable(m_shop.server.problem()));
    m_bert->disconnect();
    m_staff->disconnect();
}

void TestSubscriptions::expires()
{
    QJsonObject wants = subscription(5);
    wants.insert(u"expiry"_s, dayFromNow(3, u"dd/MM/yyyy"_s));
    const qint64 id = m_bert->post(u"/api/orders"_s, wants).number(u"id"_s);
    end(post(id, 100), u"completed"_s);
    QTest::qWait(500);
    QCOMPARE(standing(id), u"in_progress active 1/1 +0.00"_s);
    letExpire();
    QTRY_COMPARE_WITH_TIMEOUT(standing(id), u"partial expired 1/1 +0.40"_s, 15'000);
    QVERIFY(statusOf(id).startsWith(R"({"status":"Expired")"));
    letExpire();
    QCOMPARE(standing(id), u"partial expired 1/1 +0.40"_s);
}

void TestSubscriptions::expiresDuringAPost()
{
    QJsonObject wants = subscription(5);
    wants.insert(u"expiry"_s, dayFromNow(3, u"yyyy-MM-dd"_s));
    const qint64 id = m_bert->post(u"/api/orders"_s, wants).number(u"id"_s);
    const qint64 running = post(id, 100);
    letExpire();
    QTRY_COMPARE_WITH_TIMEOUT(addPost(id, 49).verdict(), u"409 order_state_forbids"_s, 15'000);
    QCOMPARE(standing(id), u"in_progress active 0/1 +0.00"_s);
    end(running, u"completed"_s);
    QCOMPARE(standing(id), u"partial expired 1/1 +0.40"_s);
}

void TestSubscriptions::theShopIsSound()
{
    QCOMPARE(m_shop.server.stop(), 0);
    QCOMPARE(m_shop.server.verify().value(u"ok"_s), QJsonValue(true));
}

} // namespace pw::test

QTEST_GUILESS_MAIN(pw::test::TestSubscriptions)
#include "tst_subscriptions.moc"
