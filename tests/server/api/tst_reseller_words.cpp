// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include <QTest>

#include "sync-server/apiv2/reseller_fields.h"
#include "sync-server/apiv2/reseller_words.h"

using namespace Qt::StringLiterals;

namespace pw::server::reseller
{

class TestResellerWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void services();
    void status();
    void errors_data();
    void errors();
    void fields_data();
    void fields();
};

void TestResellerWords::services()
{
    Service followers;
    followers.id = ServiceId(1);
    followers.name = u"Followers"_s;
    followers.rate = Rate::parse(u"0.9").value();
    followers.min = 50;
    followers.max = 10'000;
    followers.refill = true;
    followers.cancel = true;
    Service comments = followers;
    comments.id = ServiceId(2);
    comments.name = u"Comments"_s;
    comments.type = ServiceType::CustomCommentsPackage;
    comments.rate = Rate::parse(u"8").value();
    comments.min = 10;
    comments.max = 1500;
    comments.refill = false;
    // The documented answer, byte for byte.
    QCOMPARE(
        QByteArray::fromStdString(servicesAnswer({{followers, u"First Category"_s}, {comments, u"Second Category"_s}})),
        QByteArray(R"([{"service":1,"name":"Followers","type":"Default","category":"First Category","rate":"0.90",)"
                   R"("min":"50","max":"10000","refill":true,"cancel":true,"dripfeed":false},)"
                   R"({"service":2,"name":"Comments","type":"Custom Comments Package","category":"Second Category",)"
                   R"("rate":"8.00","min":"10","max":"1500","refill":false,"cancel":true,"dripfeed":false}])"));
    QCOMPARE(QByteArray::fromStdString(servicesAnswer({})), QByteArray("[]"));
}

void TestResellerWords::status()
{
    Order order;
    order.quantity = 1000;
    order.charge = Money::parse(u"0.27819").value();
    order.startCount = 3572;
    order.remains = 157;
    order.status = OrderStatus::InProgress;
    QCOMPARE(
        QByteArray::fromStdString(statusAnswer(order, {}, u"USD"_s)),
        QByteArray(
            R"({"charge":"0.27819","start_count":"3572","status":"In progress","remains":"157","currency":"USD"})"));
    order.status = OrderStatus::Canceled;
    order.refunded = order.charge;
    order.startCount.reset();
    QCOMPARE(QByteArray::fromStdString(statusAnswer(order, {}, u"USD"_s)),
             QByteArray(R"({"charge":"0.00","start_count":"0","status":"Canceled","remains":"157","currency":"USD"})"));
    order.dripfeed.runs = 3;
    QCOMPARE(QByteArray::fromStdString(statusAnswer(order, {OrderId(12), OrderId(15)}, u"USD"_s)),
             QByteArray(R"({"charge":"0.00","start_count":"0","status":"Canceled","remains":"157","currency":"USD",)"
                        R"("runs":"3","orders":[12,15]})"));
    QVERIFY(QByteArray::fromStdString(statusAnswer(order, {}, u"USD"_s)).endsWith(R"("runs":"3","orders":[]})"));
}

void TestResellerWords::errors_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("fact");
    QTest::addColumn<QString>("text");
    QTest::newRow("key") << u"not_signed_in"_s << QString() << u"Invalid API key"_s;
    QTest::newRow("service") << u"service_not_found"_s << QString() << u"Incorrect service ID"_s;
    QTest::newRow("off sale") << u"service_disabled"_s << QString() << u"Incorrect service ID"_s;
    QTest::newRow("order") << u"order_not_found"_s << QString() << u"Incorrect order ID"_s;
    QTest::newRow("link") << u"link_malformed"_s << QString() << u"Incorrect link"_s;
    QTest::newRow("min") << u"quantity_below_minimum"_s << u"50"_s << u"Quantity less than minimal 50"_s;
    QTest::newRow("max") << u"quantity_above_maximum"_s << u"500"_s << u"Quantity more than maximum 500"_s;
    QTest::newRow("funds") << u"insufficient_funds"_s << u"0.10"_s << u"Not enough funds on balance"_s;
    QTest::newRow("rest") << u"charge_out_of_range"_s << QString() << u"Incorrect request"_s;
}

void TestResellerWords::errors()
{
    QFETCH(const QString, code);
    QFETCH(const QString, fact);
    const Refusal refusal{refusalFromName(code).value(), {}, fact};
    QTEST(errorOf(refusal), "text");
}

void TestResellerWords::fields_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QString>("outcome");
    const QByteArray path = "/api/v2";
    QTest::newRow("form") << QByteArray("key=k&action=add&link=a%20b+c&quantity=5") << path << u"k add a b c 5"_s;
    QTest::newRow("json") << QByteArray(R"( {"key":"k","action":"add","link":" x ","quantity":5})") << path
                          << u"k add x 5"_s;
    QTest::newRow("json strings") << QByteArray(R"({"key":"k","action":"add","link":"x","quantity":"5"})") << path
                                  << u"k add x 5"_s;
    QTest::newRow("query") << QByteArray() << QByteArray("/api/v2?key=k&action=add&link=x&quantity=5")
                           << u"k add x 5"_s;
    QTest::newRow("fraction") << QByteArray(R"({"key":"k","action":"add","link":"x","quantity":5.5})") << path
                              << u"k add x 5.5"_s;
    QTest::newRow("nested") << QByteArray(R"({"key":{"a":1},"action":["add"],"link":null,"quantity":true})") << path
                            << u"   "_s;
    QTest::newRow("broken json") << QByteArray(R"({"key":)") << path << u"unreadable"_s;
    QTest::newRow("NUL in json") << QByteArray(R"({"key":"k","action":"add","link":"x\u0000y"})") << path
                                 << u"unreadable"_s;
    QTest::newRow("NUL in a form") << QByteArray("key=k&link=x%00y") << path << u"unreadable"_s;
    QTest::newRow("not UTF-8") << QByteArray("key=%ff") << path << u"unreadable"_s;
    QTest::newRow("empty") << QByteArray() << path << u"   "_s;
}

void TestResellerWords::fields()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QByteArray, target);
    http::Request request;
    request.setTarget(target.toStdString());
    request.body = body.toStdString();
    const auto fields = Fields::read(request);
    QString outcome = u"unreadable"_s;
    if (fields)
        outcome = QStringList{fields->text(u"key"_s), fields->text(u"action"_s), fields->text(u"link"_s),
                              fields->text(u"quantity"_s)}
                      .join(u' ');
    QTEST(outcome, "outcome");
}

} // namespace pw::server::reseller

QTEST_GUILESS_MAIN(pw::server::reseller::TestResellerWords)
#include "tst_reseller_words.moc"
