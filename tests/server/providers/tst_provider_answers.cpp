// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/providers/answers.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace pw::server::providers
{
namespace
{

/// "refused 2: the words" or "unreadable".
QString faultText(const Fault &fault)
{
    if (fault.kind == Fault::Kind::Unreadable)
        return u"unreadable"_s;
    return u"refused %1: %2"_s.arg(static_cast<int>(fault.kind)).arg(fault.text);
}

QString textOf(const UpstreamOrder &order)
{
    const auto number = [](std::optional<qint64> count) { return count ? QString::number(*count) : u"-"_s; };
    return toWord(order.status) + u' ' + (order.charge ? order.charge->toString() : u"-"_s) + u' ' +
           number(order.startCount) + u' ' + number(order.remains) +
           (order.currency.isEmpty() ? QString() : QString(u' ' + order.currency));
}

QString textOf(const Answered<UpstreamOrder> &order)
{
    return order ? textOf(*order) : faultText(order.error());
}

void row(const char *name, const QByteArray &body, const QString &expected)
{
    QTest::newRow(name) << body << expected;
}

void addColumns()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("expected");
}

} // namespace

class TestProviderAnswers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void services_data();
    void services();
    void servicesInFull();
    void added_data();
    void added();
    void status_data();
    void status();
    void statuses();
    void posts_data();
    void posts();
    void refills_data();
    void refills();
    void refillStatuses_data();
    void refillStatuses();
    void cancels();
    void balances_data();
    void balances();
    void types();
    void faults_data();
    void faults();
};

void TestProviderAnswers::services_data()
{
    addColumns(); // ids, then unreadable and repeated rows
    const QByteArray one = R"({"service":1,"name":"A","type":"Default","rate":"0.90","min":"50","max":"10000"})";
    const QByteArray two = R"({"service":"2","name":"B","type":"Default","rate":1.5,"min":1,"max":10})";
    row("plain", "[" + one + "," + two + "]", u"1 2, 0 0"_s);
    row("under services", R"({"services":[)" + one + "]}", u"1, 0 0"_s);
    row("under data", R"({"status":"success","data":[)" + one + "," + two + "]}", u"1 2, 0 0"_s);
    row("by id", R"({"1":)" + one + R"(,"2":)" + two + "}", u"1 2, 0 0"_s);
    row("empty", "[]", u", 0 0"_s);
    row("the same twice", "[" + one + "," + two + "," + one + "]", u"1 2, 0 1"_s);
    row("no price", R"([{"service":3,"name":"C","min":1,"max":10},)" + one + "]", u"1, 1 0"_s);
    row("a negative price", R"([{"service":3,"name":"C","rate":"-1","min":1,"max":10}])", u", 1 0"_s);
    row("no name", R"([{"service":3,"name":" ","rate":"1","min":1,"max":10}])", u", 1 0"_s);
    row("largest below smallest", R"([{"service":3,"name":"C","rate":"1","min":10,"max":1}])", u", 1 0"_s);
    row("an id with blanks", R"([{"service":"3 4","name":"C","rate":"1","min":1,"max":10}])", u", 1 0"_s);
    row("rows that are none", R"([1,"x",null,)" + one + "]", u"1, 3 0"_s);
    row("error", R"({"error":"Invalid API key"})", u"refused 1: Invalid API key"_s);
    row("page", "<html>Just a moment...</html>", u"unreadable"_s);
    row("something else", R"({"balance":"1"})", u"unreadable"_s);
    row("nothing", "", u"unreadable"_s);
}

void TestProviderAnswers::services()
{
    QFETCH(const QByteArray, body);
    const auto offered = readServices(body);
    QString found = offered ? QString() : faultText(offered.error());
    if (offered) {
        QStringList ids;
        for (const OfferedService &service : offered->services)
            ids << service.id;
        ids.sort();
        found = ids.join(u' ') + u", %1 %2"_s.arg(offered->unreadable).arg(offered->repeated);
    }
    QTEST(found, "expected");
}

void TestProviderAnswers::servicesInFull()
{
    const auto offered = readServices(R"([{"service":7,"name":" Likes ","type":"custom_comments","category":"Cat",)"
                                      R"("rate":"1,234.5","min":"1","max":"99999999999","refill":1,"cancel":"true",)"
                                      R"("dripfeed":false},{"service":8,"name":"New","type":"Hologram","rate":0.001,)"
                                      R"("min":0,"max":5,"refill":"0","cancel":null}])");
    QVERIFY(offered.ok());
    const OfferedService &likes = offered->services.at(0);
    QCOMPARE(likes.name, u"Likes"_s);
    QCOMPARE(likes.category, u"Cat"_s);
    QCOMPARE(likes.type, std::optional(ServiceType::CustomComments));
    QCOMPARE(likes.cost.toString(), u"1234.50"_s);
    QCOMPARE(likes.max, 1'000'000'000);
    QVERIFY(likes.refill && likes.cancel && !likes.dripfeed);
    const OfferedService &hologram = offered->services.at(1);
    QCOMPARE(hologram.type, std::optional<ServiceType>());
    QCOMPARE(hologram.typeText, u"Hologram"_s);
    QCOMPARE(hologram.min, 1);
    QVERIFY(!hologram.refill && !hologram.cancel);
}

void TestProviderAnswers::added_data()
{
    addColumns();
    row("plain", R"({"order":23501})", u"23501"_s);
    row("text", R"({"order":"23501"})", u"23501"_s);
    row("more than 64 bits", R"({"order":123456789012345678901234567890})", u"123456789012345678901234567890"_s);
    row("letters", R"({"order":"a1-b2"})", u"a1-b2"_s);
    row("success", R"({"status":"success","order":151})", u"151"_s);
    row("under data", R"({"status":"success","data":{"order_id":151}})", u"151"_s);
    row("a warning before", "Warning: x{1}\n{\"order\":151}", u"151"_s);
    row("a number and an error", R"({"order":151,"error":"slow"})", u"151"_s);
    row("error", R"({"error":"Not enough funds on balance"})", u"refused 2: Not enough funds on balance"_s);
    row("raw key", R"({"error":"neworder.error.not_enough_funds"})", u"refused 2: neworder.error.not_enough_funds"_s);
    row("fail with a message", R"({"status":"fail","message":"Incorrect link"})", u"refused 4: Incorrect link"_s);
    row("list of errors", R"({"errors":["Incorrect service ID"]})", u"refused 3: Incorrect service ID"_s);
    row("no order", R"({"order":0})", u"unreadable"_s);
    row("null", R"({"order":null})", u"unreadable"_s);
    row("empty", "", u"unreadable"_s);
    row("page", "<html><body>502 Bad Gateway</body></html>", u"unreadable"_s);
    row("half", R"({"order":23)", u"unreadable"_s);
    row("list", R"([{"order":1}])", u"unreadable"_s);
    row("empty error", R"({"error":""})", u"unreadable"_s);
}

void TestProviderAnswers::added()
{
    QFETCH(const QByteArray, body);
    const auto id = readAdded(body);
    QTEST(id ? *id : faultText(id.error()), "expected");
}

void TestProviderAnswers::status_data()
{
    addColumns();
    row("plain", R"({"charge":"0.27819","start_count":"3572","status":"Partial","remains":"157","currency":"USD"})",
        u"partial 0.27819 3572 157 USD"_s);
    row("numbers", R"({"charge":0.27819,"start_count":3572,"status":"In progress","remains":157})",
        u"in_progress 0.27819 3572 157"_s);
    row("nulls", R"({"charge":null,"start_count":null,"status":"Pending","remains":null})", u"pending - - -"_s);
    row("negative remains", R"({"status":"Completed","remains":"-12"})", u"completed - - -12"_s);
    row("unknown remains", R"({"status":"Canceled","remains":"Unknown"})", u"canceled - - -"_s);
    row("Cancelled", R"({"status":"Cancelled","remains":"100"})", u"canceled - - 100"_s);
    row("snake case", R"({"status":"in_progress"})", u"in_progress - - -"_s);
    row("fail", R"({"status":"Fail","remains":5})", u"failed - - 5"_s);
    row("refunded", R"({"status":"Refunded"})", u"refunded - - -"_s);
    row("error as a status", R"({"status":"Error","charge":"1"})", u"failed 1.00 - -"_s);
    row("a new state", R"({"status":"Awaiting moderation"})", u"unknown - - -"_s);
    row("under data", R"({"status":"success","data":{"status":"Completed","remains":0}})", u"completed - - 0"_s);
    row("under order", R"({"order":{"status":"Completed","remains":0}})", u"completed - - 0"_s);
    row("not found", R"({"error":"Incorrect order ID"})", u"refused 8: Incorrect order ID"_s);
    row("page", "<html></html>", u"unreadable"_s);
    row("no status", R"({"remains":"5"})", u"unreadable"_s);
    row("status of another kind", R"({"status":true})", u"unreadable"_s);
}

void TestProviderAnswers::status()
{
    QFETCH(const QByteArray, body);
    QTEST(textOf(readStatus(body)), "expected");
}

void TestProviderAnswers::statuses()
{
    const auto orders = readStatuses(R"({"1":{"status":"Completed","remains":"0","charge":"1"},)"
                                     R"("10":{"error":"Incorrect order ID"},"100":"Incorrect order ID",)"
                                     R"("101":{"status":5},"102":7})");
    QVERIFY(orders.ok());
    QCOMPARE(orders->size(), 5);
    QCOMPARE(textOf(orders->value(u"102"_s, fail(Fault{}))), u"refused 10: 7"_s);
    QCOMPARE(textOf(orders->value(u"1"_s, fail(Fault{}))), u"completed 1.00 - 0"_s);
    QCOMPARE(textOf(orders->value(u"10"_s, fail(Fault{}))), u"refused 8: Incorrect order ID"_s);
    QCOMPARE(textOf(orders->value(u"100"_s, fail(Fault{}))), u"refused 8: Incorrect order ID"_s);
    QCOMPARE(textOf(orders->value(u"101"_s, fail(Fault{}))), u"unknown - - -"_s);
    QVERIFY(!readStatuses("<html>").ok());
    QCOMPARE(faultText(readStatuses(R"({"error":"Invalid API key"})").error()), u"refused 1: Invalid API key"_s);
}

void TestProviderAnswers::posts_data()
{
    addColumns(); // the status, and the ids; ? where the list is not whole
    const auto list = [](const char *name, const QByteArray &orders, const QString &expected) {
        row(name, R"({"status":"Active","expiry":"31/12/2026","posts":2,"orders":)" + orders + "}", expected);
    };
    list("numbers", "[1,2]", u"in_progress 1 2"_s);
    list("texts", R"(["1"," 2 "])", u"in_progress 1 2"_s);
    list("none", "[]", u"in_progress"_s);
    list("twice", R"([1,"1",2])", u"in_progress 1 2"_s);
    list("one text", R"("1, 2")", u"in_progress 1 2"_s);
    list("an empty text", R"("")", u"in_progress"_s);
    list("by place", R"({"0":"1","1":2})", u"in_progress 1 2"_s);
    list("by id", R"({"1":{"status":"Completed"},"2":{}})", u"in_progress 1 2"_s);
    list("objects", R"([{"order":1},{"id":"2"}])", u"in_progress 1 2"_s);
    list("null", "null", u"in_progress ?"_s);
    list("true", "true", u"in_progress ?"_s);
    list("with null in it", "[1,null]", u"in_progress 1 ?"_s);
    list("with a list in it", "[1,[2]]", u"in_progress 1 ?"_s);
    list("with nothing in it", R"([1,{"status":"Completed"}])", u"in_progress 1 ?"_s);
    row("no list", R"({"status":"Expired"})", u"expired ?"_s);
    row("paused", R"({"status":"paused","orders":[7]})", u"paused 7"_s);
    row("under data", R"({"data":{"status":"Completed","orders":["7"]}})", u"completed 7"_s);
}

void TestProviderAnswers::posts()
{
    QFETCH(const QByteArray, body);
    const auto words = [](const Answered<UpstreamOrder> &said) {
        QStringList all{said ? toWord(said->status) : faultText(said.error())};
        if (said)
            all << said->posts.ids << (said->posts.isWhole ? QStringList() : QStringList{u"?"_s});
        return all.join(u' ');
    };
    QTEST(words(readStatus(body)), "expected");
    const QByteArray plain = body.startsWith(R"({"data")") ? body.mid(8).chopped(1) : body;
    const auto many = readStatuses(R"({"900":)" + plain + "}");
    QVERIFY(many.ok());
    QTEST(words(many->value(u"900"_s, fail(Fault{}))), "expected");
}

void TestProviderAnswers::refills_data()
{
    addColumns();
    row("plain", R"({"refill":"1"})", u"1"_s);
    row("number", R"({"refill":77})", u"77"_s);
    row("under data", R"({"data":{"refill_id":77}})", u"77"_s);
    row("refused inside", R"({"refill":{"error":"Incorrect order ID"}})", u"refused 8: Incorrect order ID"_s);
    row("refused", R"({"error":"Refill is not available"})", u"refused 10: Refill is not available"_s);
    row("nothing", "{}", u"unreadable"_s);
}

void TestProviderAnswers::refills()
{
    QFETCH(const QByteArray, body);
    const auto id = readRefill(body);
    QTEST(id ? *id : faultText(id.error()), "expected");
}

void TestProviderAnswers::refillStatuses_data()
{
    addColumns(); // the enum's number
    row("completed", R"({"status":"Completed"})", u"2"_s);
    row("in progress", R"({"status":"In progress"})", u"1"_s);
    row("rejected", R"({"status":"Rejected"})", u"3"_s);
    row("error", R"({"status":"Error"})", u"4"_s);
    row("new", R"({"status":"Sleeping"})", u"5"_s);
    row("list", R"([{"refill":1,"status":"Pending"}])", u"0"_s);
    row("by id", R"({"1":{"status":"Completed"}})", u"2"_s);
    row("not found", R"({"error":"Refill not found"})", u"refused 9: Refill not found"_s);
    row("not found inside", R"([{"refill":3,"status":{"error":"Refill not found"}}])",
        u"refused 9: Refill not found"_s);
    row("page", "<html>", u"unreadable"_s);
}

void TestProviderAnswers::refillStatuses()
{
    QFETCH(const QByteArray, body);
    const auto found = readRefillStatus(body);
    QTEST(found ? QString::number(static_cast<int>(*found)) : faultText(found.error()), "expected");
}

void TestProviderAnswers::cancels()
{
    const auto found = readCancels(R"([{"order":9,"cancel":{"error":"Incorrect order ID"}},{"order":"2","cancel":1},)"
                                   R"({"order":3,"error":"Too late"},{"order":4,"cancel":"5512"},{"order":5}])");
    QVERIFY(found.ok());
    QCOMPARE(found->size(), 4);
    QCOMPARE(faultText(found->value(u"9"_s, true).error()), u"refused 8: Incorrect order ID"_s);
    QVERIFY(found->value(u"2"_s, fail(Fault{})).ok());
    QCOMPARE(faultText(found->value(u"3"_s, true).error()), u"refused 10: Too late"_s);
    QVERIFY(found->value(u"4"_s, fail(Fault{})).ok());
    QVERIFY(!readCancels("<html>").ok());
}

void TestProviderAnswers::balances_data()
{
    addColumns();
    row("plain", R"({"balance":"100.84292","currency":"USD"})", u"100.84292 USD"_s);
    row("number", R"({"balance":100.84292})", u"100.84292 "_s);
    row("thousands", R"({"balance":"1,234.56","currency":"USD"})", u"1234.56 USD"_s);
    row("sign", R"({"balance":"$12.5"})", u"12.50 "_s);
    row("nested", R"({"balance":{"amount":"7.1","currency":"EUR"}})", u"7.10 EUR"_s);
    row("under data", R"({"status":"success","data":{"balance":"3"}})", u"3.00 "_s);
    row("debt", R"({"balance":"-3"})", u"-3.00 "_s);
    row("error", R"({"error":"Invalid API key"})", u"refused 1: Invalid API key"_s);
    row("words", R"({"balance":"plenty"})", u"unreadable"_s);
}

void TestProviderAnswers::balances()
{
    QFETCH(const QByteArray, body);
    const auto found = readBalance(body);
    QTEST(found ? QString(found->amount.toString() + u' ' + found->currency) : faultText(found.error()), "expected");
}

void TestProviderAnswers::types()
{
    for (const char *text :
         {"Custom Comments Package", "custom_comments_package", "CustomCommentsPackage", "custom comments package"})
        QCOMPARE(upstreamType(QString::fromLatin1(text)), std::optional(ServiceType::CustomCommentsPackage));
    QCOMPARE(upstreamType(u"SEO"_s), std::optional(ServiceType::Seo));
    QCOMPARE(upstreamType(u"Invites from Groups"_s), std::optional(ServiceType::InvitesFromGroups));
    QCOMPARE(upstreamType({}), std::optional(ServiceType::Default));
    QCOMPARE(upstreamType(u"Hologram"_s), std::optional<ServiceType>());
}

void TestProviderAnswers::faults_data()
{
    QTest::addColumn<int>("kind");
    using enum Fault::Kind;
    const auto say = [](const char *text, Fault::Kind kind) { QTest::newRow(text) << static_cast<int>(kind); };
    say("Invalid API key", InvalidKey);
    say("Not enough funds on balance", NotEnoughFunds);
    say("neworder.error.not_enough_funds", NotEnoughFunds);
    say("Incorrect service ID", IncorrectService);
    say("error.incorrect_service_id", IncorrectService);
    say("Incorrect link", IncorrectLink);
    say("neworder.error.link", IncorrectLink);
    say("neworder.error.link_duplicate", LinkHasActiveOrder);
    say("You have active order with this link. Please wait until order being completed.", LinkHasActiveOrder);
    say("Quantity less than minimal 50", QuantityTooLow);
    say("neworder.error.min_quantity", QuantityTooLow);
    say("Quantity more than maximum 100", QuantityTooHigh);
    say("neworder.error.max_quantity", QuantityTooHigh);
    say("Incorrect order ID", IncorrectOrder);
    say("Refill not found", RefillNotFound);
    say("Come back tomorrow", Other);
}

void TestProviderAnswers::faults()
{
    const QByteArray body = "{\"error\":\"" + QByteArray(QTest::currentDataTag()) + "\"}";
    const auto added = readAdded(body);
    QVERIFY(!added.ok());
    QTEST(static_cast<int>(added.error().kind), "kind");
}

} // namespace pw::server::providers

QTEST_GUILESS_MAIN(pw::server::providers::TestProviderAnswers)
#include "tst_provider_answers.moc"
