// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/providers/upstream_change.h"

#include "sync-server/providers/subscribed.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace pw::server::providers
{

/// A provider that says anything at all: what is given back to the customer for it. The order: 1000 for 2.00, start
/// count 50, of which 400 remain.
class TestUpstreamChange : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void follows_data();
    void follows();
    void refundsNoMoreThanTheCharge();
    void billsAPost_data();
    void billsAPost();

private:
    static Order order(bool isPackage);
    /// "partial 157 +0.314": status, remains, and what goes back; "-" or "?" where nothing, or a person has to look.
    static QString outcome(const Order &order, const UpstreamChange &change);
};

Order TestUpstreamChange::order(bool isPackage)
{
    Order order;
    order.id = OrderId(1);
    order.quantity = isPackage ? 1 : 1000;
    order.remains = isPackage ? 1 : 400;
    order.startCount = 50;
    order.charge = Money::parse(u"2.00").value();
    order.status = OrderStatus::InProgress;
    return order;
}

QString TestUpstreamChange::outcome(const Order &order, const UpstreamChange &change)
{
    if (change.kind == UpstreamChange::Kind::Nothing)
        return u"-"_s;
    if (change.kind == UpstreamChange::Kind::AskPerson)
        return change.why.isEmpty() ? u"no reason"_s : u"?"_s;
    const auto set = decide::setStatus(order, change.request);
    if (!set)
        return refusalName(set.error().code);
    const QString refund = set->settlement ? QString(u" +"_s + set->settlement->refunded.toString()) : QString();
    return toWord(set->status) + u' ' + QString::number(set->remains) + refund;
}

void TestUpstreamChange::follows_data()
{
    QTest::addColumn<bool>("isPackage");
    QTest::addColumn<QByteArray>("said");
    QTest::addColumn<QString>("outcome");
    const auto row = [](const char *said, const char *outcome) {
        QTest::newRow(said) << false << QByteArray(said) << QString::fromLatin1(outcome);
    };
    const auto package = [](const char *said, const char *outcome) {
        QTest::addRow("package: %s", said) << true << QByteArray(said) << QString::fromLatin1(outcome);
    };
    row(R"({"status":"In progress","remains":400,"start_count":50})", "-");
    row(R"({"status":"In progress","remains":300})", "in_progress 300");
    row(R"({"status":"In progress","start_count":60})", "in_progress 400");
    row(R"({"status":"In progress"})", "-");
    row(R"({"status":"In progress","remains":-5})", "-");
    row(R"({"status":"In progress","remains":5000})", "-");
    row(R"({"status":"Processing"})", "processing 400");
    row(R"({"status":"Pending"})", "processing 400");
    row(R"({"status":"Completed"})", "completed 0 +0.00");
    row(R"({"status":"Completed","remains":7})", "completed 0 +0.00");
    row(R"({"status":"Completed","remains":"Unknown"})", "completed 0 +0.00");
    row(R"({"status":"Partial","remains":157})", "partial 157 +0.314");
    row(R"({"status":"Partial","remains":"157"})", "partial 157 +0.314");
    row(R"({"status":"Partial","remains":0})", "partial 0 +0.00");
    row(R"({"status":"Partial","remains":-12})", "partial 0 +0.00");
    row(R"({"status":"Partial","remains":5000})", "partial 1000 +2.00");
    row(R"({"status":"Partial","charge":0,"remains":157})", "partial 157 +0.314");
    row(R"({"status":"Partial"})", "?");
    row(R"({"status":"Partial","remains":null})", "?");
    row(R"({"status":"Partial","remains":"Unknown"})", "?");
    row(R"({"status":"Partial","remains":"1.5"})", "?");
    row(R"({"status":"Canceled","charge":0})", "canceled 1000 +2.00");
    row(R"({"status":"Canceled","charge":"0.00","remains":0})", "canceled 1000 +2.00");
    row(R"({"status":"Cancelled","remains":1000})", "canceled 1000 +2.00");
    row(R"({"status":"Canceled","remains":400,"charge":"1.2"})", "canceled 400 +0.80");
    row(R"({"status":"Canceled","remains":5000})", "canceled 1000 +2.00");
    row(R"({"status":"Canceled","remains":-5,"charge":"1"})", "canceled 0 +0.00");
    row(R"({"status":"Canceled","remains":0})", "?");
    row(R"({"status":"Canceled","remains":0,"charge":"1.5"})", "?");
    row(R"({"status":"Canceled"})", "?");
    row(R"({"status":"Refunded","charge":0})", "canceled 1000 +2.00");
    row(R"({"status":"Refunded"})", "?");
    row(R"({"status":"Fail","remains":1000,"charge":0})", "?");
    row(R"({"status":"Error"})", "?");
    row(R"({"status":"Awaiting moderation"})", "?");
    row(R"({"status":""})", "?");
    package(R"({"status":"In progress","remains":500})", "-");
    package(R"({"status":"Completed","remains":0})", "completed 0 +0.00");
    package(R"({"status":"Partial","remains":250})", "?");
    package(R"({"status":"Canceled","charge":0})", "canceled 1 +2.00");
    package(R"({"status":"Canceled","remains":500,"charge":"2"})", "?");
}

void TestUpstreamChange::follows()
{
    QFETCH(const bool, isPackage);
    QFETCH(const QByteArray, said);
    const auto read = readStatus(said);
    QVERIFY(read.ok());
    const Order ours = order(isPackage);
    QTEST(outcome(ours, changeFrom(ours, isPackage, *read)), "outcome");
}

/// Whatever is said, in whatever state: the customer gets back between nothing and what was taken, and of a finished
/// order nothing a second time.
void TestUpstreamChange::refundsNoMoreThanTheCharge()
{
    for (const auto &[state, word] : wordTable(OrderStatus{})) {
        for (const auto &[upstream, text] : wordTable(UpstreamStatus{})) {
            for (const std::optional<qint64> remains :
                 {std::optional<qint64>(), std::optional<qint64>(-1'000'000), std::optional<qint64>(0),
                  std::optional<qint64>(1), std::optional<qint64>(1'000'000'000'000)}) {
                Order ours = order(false);
                ours.status = state;
                const UpstreamOrder said{.status = upstream,
                                         .statusText = QString::fromLatin1(text),
                                         .charge = Money(),
                                         .startCount = remains,
                                         .remains = remains,
                                         .currency = {},
                                         .quantity = {},
                                         .posts = {}};
                const UpstreamChange change = changeFrom(ours, false, said);
                if (decide::isTerminal(state))
                    QCOMPARE(change.kind, UpstreamChange::Kind::Nothing);
                if (change.kind != UpstreamChange::Kind::Set)
                    continue;
                const auto set = decide::setStatus(ours, change.request);
                QVERIFY2(set.ok(), text);
                if (set->settlement)
                    QVERIFY(!set->settlement->refunded.isNegative() && set->settlement->refunded <= ours.charge);
            }
        }
    }
}

void TestUpstreamChange::billsAPost_data()
{
    QTest::addColumn<QByteArray>("said");
    QTest::addColumn<qint64>("quantity");
    const auto row = [](const char *said, qint64 quantity) { QTest::newRow(said) << QByteArray(said) << quantity; };
    row(R"({"status":"Pending","quantity":"80","charge":"9"})", 80);
    row(R"({"status":"Pending","quantity":80})", 80);
    row(R"({"status":"Pending","quantity":"5000"})", 100);
    row(R"({"status":"Pending","quantity":"3"})", 50);
    row(R"({"status":"Pending","quantity":"-80"})", 50);
    row(R"({"status":"Pending","quantity":"0","charge":"0.07"})", 70);
    row(R"({"status":"Pending","charge":"0.0709"})", 70);
    row(R"({"status":"Pending","charge":0.05})", 50);
    row(R"({"status":"Pending","charge":"0.01"})", 50);
    row(R"({"status":"Pending","charge":"1000000"})", 100);
    row(R"({"status":"Pending","charge":"92000000000"})", 100);
    row(R"({"status":"Pending","charge":"-1"})", 50);
    row(R"({"status":"Pending","charge":null})", 50);
    row(R"({"status":"Pending"})", 50);
    // What was given back of the charge was ordered all the same.
    row(R"({"status":"Partial","charge":"0.04","remains":"40"})", 80);
    row(R"({"status":"Partial","charge":"0.04","remains":"-40"})", 50);
    row(R"({"status":"Partial","charge":"0.09","remains":"9000000000000000000"})", 100);
}

void TestUpstreamChange::billsAPost()
{
    QFETCH(const QByteArray, said);
    const auto read = readStatus(said);
    QVERIFY(read.ok());
    SubscriptionTerms terms;
    terms.min = 50;
    terms.max = 100;
    QTEST(postQuantity(terms, Money::parse(u"1.00").value(), *read), "quantity");
    if (!read->quantity || *read->quantity <= 0)
        QCOMPARE(postQuantity(terms, {}, *read), 50);
}

} // namespace pw::server::providers

QTEST_GUILESS_MAIN(pw::server::providers::TestUpstreamChange)
#include "tst_upstream_change.moc"
