// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QProcess>
#include <QTest>

#include "tests/blackbox/account_calls.h"
#include "tests/blackbox/affiliate_calls.h"
#include "tests/blackbox/child_panel_calls.h"
#include "tests/blackbox/content_calls.h"
#include "tests/blackbox/recorder.h"
#include "tests/blackbox/shop_calls.h"
#include "tests/blackbox/shop_fixture.h"
#include "tests/blackbox/staff_calls.h"
#include "tests/blackbox/subscription_answers.h"

using namespace Qt::StringLiterals;

namespace pw::test
{

/// What the server really answers, against its description: a journey that uses every operation once with success at
/// least, then tests/openapi/check.js. Whoever adds a route adds its call here, or is told that it was never answered.
class TestApiAnswers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aJourney();
    void queriesAreAsDescribed();
    void theAnswersAreAsDescribed();

private:
    /// The fields of an operation's query.
    [[nodiscard]] QStringList queryOf(const QJsonObject &operation) const;
    void tryQueries(const QString &path, const QJsonObject &operation, const QStringList &fields);
    void accounts();
    void catalogue();
    void orders();
    void tickets();
    void reseller();
    void providers();
    void adminLists();
    void deadJobs();
    void refusals();

    ShopFixture m_them;
    ShopFixture m_shop;
    QTemporaryDir m_folder;
    QByteArray m_text;
    QJsonObject m_description;
    std::unique_ptr<Recorder> m_recorder;
    QString m_owner;
    QString m_anna;
    QString m_key;
    qint64 m_annasId = 0;
    qint64 m_refillable = 0; ///< a service
};

void TestApiAnswers::initTestCase()
{
    QVERIFY2(m_them.open(), qPrintable(m_them.server.problem()));
    QVERIFY2(m_shop.open(QStringList{u"--allow-private-providers"_s} + withoutRateLimits()),
             qPrintable(m_shop.server.problem()));
    m_recorder = std::make_unique<Recorder>(m_shop.server.port());
    m_text = m_recorder->get({}, u"/api/openapi.json"_s).body;
    m_description = QJsonDocument::fromJson(m_text).object();
    m_recorder->get({}, u"/api/docs"_s);
    m_recorder->get({}, u"/api/docs/page.js"_s);
}

void TestApiAnswers::aJourney()
{
    accounts();
    callGuards(*m_recorder, m_anna);
    callStaff(*m_recorder, m_owner, m_shop.server.ownerPassword());
    callRecovery(*m_recorder, m_shop.server.dataDir() + u"/mail"_s);
    catalogue();
    orders();
    tickets();
    callContent(*m_recorder, m_owner, m_anna);
    reseller();
    callSubscriptions(*m_recorder, {.owner = m_owner, .customer = m_anna, .key = m_key});
    providers();
    adminLists();
    deadJobs();
    callAffiliates(*m_recorder, m_owner, m_anna, m_annasId);
    callChildPanels(*m_recorder, m_owner, m_anna);
    refusals();
}

void TestApiAnswers::accounts()
{
    Recorder &shop = *m_recorder;
    const QString password = u"correct horse battery"_s;
    m_owner = shop.post({}, u"/api/admin/auth/login"_s,
                        {{u"login"_s, u"owner"_s}, {u"password"_s, m_shop.server.ownerPassword()}})
                  .text(u"token"_s);
    const HttpReply registered =
        shop.post({}, u"/api/auth/register"_s,
                  {{u"username"_s, u"anna"_s}, {u"email"_s, u"anna@example.com"_s}, {u"password"_s, password}});
    m_annasId = registered.json().value(u"user"_s).toObject().value(u"id"_s).toInteger();
    m_anna = shop.post({}, u"/api/auth/login"_s, {{u"login"_s, u"anna"_s}, {u"password"_s, password}}).text(u"token"_s);
    QCOMPARE(shop.json(registered.text(u"token"_s), "POST", u"/api/auth/logout"_s).status, 204);
    shop.post(m_owner, u"/api/admin/users/%1/add-fund"_s.arg(m_annasId),
              {{u"amount"_s, u"100"_s}, {u"reason"_s, u"Test"_s}});
    QCOMPARE(
        shop.get(m_anna, u"/api/transactions/statement?from=2026-01-01T00:00:00Z&to=2027-01-01T00:00:00Z"_s).status,
        200);
    for (const QString &path :
         {u"/api/user/profile"_s, u"/api/dashboard/stats"_s, u"/api/funds"_s, u"/api/transactions"_s})
        QCOMPARE(shop.get(m_anna, path).status, 200);
    m_key = shop.post(m_anna, u"/api/api-keys"_s, {{u"name"_s, u"one"_s}}).text(u"key"_s);
    const qint64 second = shop.post(m_anna, u"/api/api-keys"_s, {{u"name"_s, u"two"_s}}).number(u"id"_s);
    QCOMPARE(shop.get(m_anna, u"/api/api-keys"_s).items().size(), 2);
    QCOMPARE(shop.json(m_anna, "DELETE", u"/api/api-keys/%1"_s.arg(second)).status, 204);
    const QString user = u"/api/admin/users/%1"_s.arg(m_annasId);
    QCOMPARE(shop.get(m_owner, user).status, 200);
    QCOMPARE(shop.put(m_owner, QString(user + u"/suspend"_s), {{u"reason"_s, u"Test"_s}}).status, 200);
    QCOMPARE(shop.put(m_owner, QString(user + u"/unsuspend"_s)).status, 200);
}

void TestApiAnswers::catalogue()
{
    Recorder &shop = *m_recorder;
    const qint64 category =
        shop.post(m_owner, u"/api/admin/categories"_s, {{u"name"_s, u"More"_s}, {u"position"_s, 3}}).number(u"id"_s);
    QCOMPARE(shop.put(m_owner, u"/api/admin/categories/%1"_s.arg(category), {{u"enabled"_s, true}}).status, 200);
    m_refillable = shop.post(m_owner, u"/api/admin/services"_s,
                             {{u"category"_s, category},
                              {u"name"_s, u"Refilled"_s},
                              {u"type"_s, u"default"_s},
                              {u"rate"_s, u"0.50"_s},
                              {u"min"_s, 10},
                              {u"max"_s, 1000},
                              {u"refill"_s, true}})
                       .number(u"id"_s);
    const QString service = u"/api/admin/services/%1"_s.arg(m_refillable);
    QCOMPARE(shop.put(m_owner, service, {{u"description"_s, u"Fast"_s}, {u"average_time"_s, 30}}).status, 200);
    for (const QString &path :
         {service, u"/api/admin/services"_s, u"/api/admin/categories"_s, u"/api/admin/categories/1"_s})
        QCOMPARE(shop.get(m_owner, path).status, 200);
    for (const QString &path :
         {u"/api/services"_s, u"/api/services?limit=2&q=o"_s, u"/api/services/1"_s, u"/api/services/categories/1"_s})
        QCOMPARE(shop.get({}, path).status, 200);
}

void TestApiAnswers::orders()
{
    Recorder &shop = *m_recorder;
    const QString link = u"https://example.com/p/1"_s;
    QJsonObject wanted = followers(100);
    const qint64 first = shop.post(m_anna, u"/api/orders"_s, wanted).number(u"id"_s);
    shop.post(m_anna, u"/api/orders"_s, {{u"service"_s, 2}, {u"link"_s, link}, {u"comments"_s, u"Good\nBetter"_s}});
    QCOMPARE(shop.post(m_anna, u"/api/orders/quote"_s, {{u"service"_s, 1}, {u"quantity"_s, 50}}).status, 200);
    QCOMPARE(shop.post(m_anna, u"/api/orders/mass"_s, {{u"text"_s, u"1 | %1 | 20\n1 | %1 | 2\nx"_s.arg(link)}})
                 .items()
                 .size(),
             3);
    QCOMPARE(shop.post(m_anna, u"/api/orders/mass"_s, {{u"orders"_s, QJsonArray{wanted}}}).status, 200);
    wanted[u"service"_s] = m_refillable;
    const qint64 second = shop.post(m_anna, u"/api/orders"_s, wanted).number(u"id"_s);
    const qint64 third = shop.post(m_anna, u"/api/orders"_s, followers(30)).number(u"id"_s);
    const qint64 fourth = shop.post(m_anna, u"/api/orders"_s, followers(40)).number(u"id"_s);
    const auto move = [&](qint64 order, const QJsonObject &status) {
        QCOMPARE(shop.put(m_owner, u"/api/admin/orders/%1/status"_s.arg(order), status).status, 200);
    };
    move(second, {{u"status"_s, u"completed"_s}, {u"start_count"_s, 7}});
    move(third, {{u"status"_s, u"in_progress"_s}});
    QCOMPARE(shop.post(m_anna, u"/api/orders/%1/cancel"_s.arg(first)).status, 200);
    QCOMPARE(shop.post(m_anna, u"/api/orders/%1/cancel"_s.arg(third)).status, 202);
    const HttpReply refill = shop.post(m_anna, u"/api/orders/%1/refill"_s.arg(second));
    QCOMPARE(refill.status, 201);
    const QString task = u"/api/admin/tasks/%1"_s.arg(refill.number(u"id"_s));
    QCOMPARE(shop.put(m_owner, task, {{u"status"_s, u"rejected"_s}, {u"reason"_s, u"No drop"_s}}).status, 200);
    QCOMPARE(shop.post(m_owner, u"/api/admin/orders/%1/refill"_s.arg(second)).status, 201);
    QCOMPARE(shop.post(m_owner, u"/api/admin/orders/%1/cancel"_s.arg(fourth)).status, 200);
    for (const QString &path :
         {u"/api/orders"_s, u"/api/orders?limit=1"_s, u"/api/orders/status/canceled"_s, u"/api/orders/%1"_s.arg(second),
          u"/api/orders/%1/history"_s.arg(second), u"/api/orders/%1/status"_s.arg(second), u"/api/tasks"_s})
        QCOMPARE(shop.get(m_anna, path).status, 200);
    QCOMPARE(shop.get(m_owner, u"/api/admin/orders/%1"_s.arg(second)).status, 200);
}

void TestApiAnswers::tickets()
{
    Recorder &shop = *m_recorder;
    const qint64 ticket = shop.post(m_anna, u"/api/tickets"_s,
                                    {{u"type"_s, u"speed_up"_s},
                                     {u"order_ids"_s, QJsonArray{1}},
                                     {u"subject"_s, u"Faster"_s},
                                     {u"message"_s, u"Please"_s}})
                              .number(u"id"_s);
    QCOMPARE(shop.post(m_owner, u"/api/admin/tickets/%1/reply"_s.arg(ticket), {{u"message"_s, u"Yes"_s}}).status, 200);
    QCOMPARE(shop.put(m_anna, u"/api/tickets/%1/reply"_s.arg(ticket), {{u"text"_s, u"Thanks"_s}}).status, 200);
    QCOMPARE(shop.get(m_anna, u"/api/tickets"_s).items().size(), 1);
    QCOMPARE(shop.get(m_anna, u"/api/tickets/%1"_s.arg(ticket)).status, 200);
    QCOMPARE(shop.get(m_owner, u"/api/admin/tickets/%1"_s.arg(ticket)).status, 200);
}

void TestApiAnswers::reseller()
{
    Recorder &shop = *m_recorder;
    const QByteArray key = "key=" + m_key.toUtf8() + "&action=";
    const QByteArray link = "&link=https%3A%2F%2Fexample.com%2Fp%2F1&quantity=100";
    const QByteArray service = "&service=" + QByteArray::number(m_refillable);
    const qint64 order = shop.form(key + "add" + service + link).number(u"order"_s);
    QVERIFY(order > 0);
    const QByteArray number = QByteArray::number(order);
    shop.put(m_owner, u"/api/admin/orders/%1/status"_s.arg(order), {{u"status"_s, u"completed"_s}});
    const HttpReply refill = shop.form(key + "refill&order=" + number);
    QVERIFY(refill.json().contains(u"refill"_s));
    const QByteArray refillNumber = refill.text(u"refill"_s).toUtf8();
    const QByteArrayList actions{QByteArray("services"),
                                 QByteArray("balance"),
                                 "status&order=" + number,
                                 "status&orders=" + number + ",0",
                                 "refill&orders=" + number + ",999",
                                 "refill_status&refill=" + refillNumber,
                                 "refill_status&refills=" + refillNumber + ",999",
                                 "cancel&orders=" + number + ",x",
                                 QByteArray("dream"),
                                 QByteArray("add&service=999"),
                                 QByteArray("status&order=999")};
    for (const QByteArray &action : actions)
        QCOMPARE(shop.form(key + action).status, 200);
    QCOMPARE(shop.get({}, u"/api/v2?action=balance&key="_s + m_key).status, 200);
    QCOMPARE(shop.get({}, u"/api/v2?action=balance&key=wrong"_s).status, 200);
}

void TestApiAnswers::providers()
{
    Recorder &shop = *m_recorder;
    const QString key = ShopFixture::apiKey(*m_them.customer(u"reseller"_s));
    const QJsonObject wanted{
        {u"name"_s, u"Them"_s}, {u"url"_s, QString(m_them.server.url() + u"/api/v2"_s)}, {u"key"_s, key}};
    QCOMPARE(shop.post(m_owner, u"/api/admin/providers"_s, wanted).status, 201);
    QCOMPARE(shop.put(m_owner, u"/api/admin/providers/1"_s, {{u"alert_below"_s, u"5"_s}}).status, 200);
    QCOMPARE(shop.get(m_owner, u"/api/admin/providers/1"_s).status, 200);
    QCOMPARE(shop.get(m_owner, u"/api/admin/providers"_s).items().size(), 1);
    QCOMPARE(shop.get(m_owner, u"/api/admin/providers/1/services?percent=30&step=0.01"_s).items().size(), 4);
    QCOMPARE(shop.post(m_owner, u"/api/admin/providers/1/import"_s,
                       {{u"services"_s, QJsonArray{u"2"_s, u"77"_s}}, {u"percent"_s, u"30"_s}})
                 .items()
                 .size(),
             2);
    const qint64 source = shop.post(m_owner, u"/api/admin/services/1/sources"_s,
                                    {{u"provider"_s, 1}, {u"upstream_service"_s, u"1"_s}, {u"cost"_s, u"0.40"_s}})
                              .number(u"id"_s);
    QCOMPARE(shop.put(m_owner, u"/api/admin/sources/%1"_s.arg(source), {{u"cost"_s, u"0.41"_s}}).status, 200);
    QCOMPARE(shop.get(m_owner, u"/api/admin/services/1/sources"_s).items().size(), 1);
    QCOMPARE(shop.post(m_owner, u"/api/admin/providers/1/sync"_s, {{u"preview"_s, true}}).status, 200);
    QCOMPARE(shop.post(m_owner, u"/api/admin/providers/1/sync"_s).status, 200);
    QVERIFY(!shop.get(m_owner, u"/api/admin/providers/1/changes"_s).items().isEmpty());
    // What they do not sell any more comes back.
    QCOMPARE(m_them.owner()->put(u"/api/admin/services/1"_s, {{u"enabled"_s, false}}).status, 200);
    const qint64 order = shop.post(m_anna, u"/api/orders"_s, followers(50)).number(u"id"_s);
    const QString forward = u"/api/admin/orders/%1/forward"_s.arg(order);
    HttpClient owner(m_shop.server.port());
    owner.setToken(m_owner);
    QTRY_COMPARE_WITH_TIMEOUT(owner.get(forward).text(u"state"_s), u"refused"_s, 20'000);
    QCOMPARE(shop.get(m_owner, forward).status, 200);
    QCOMPARE(shop.get(m_owner, u"/api/admin/forwards?state=refused"_s).items().size(), 1);
    QCOMPARE(shop.post(m_owner, forward).status, 200);
}

void TestApiAnswers::adminLists()
{
    callShop(*m_recorder, m_owner);
    for (const QString &path :
         {u"/api/admin/dashboard/stats"_s, u"/api/admin/users"_s, u"/api/admin/orders"_s,
          u"/api/admin/orders?limit=2"_s, u"/api/admin/tasks"_s, u"/api/admin/tickets"_s, u"/api/admin/activity-logs"_s,
          u"/api/admin/activity-logs/export"_s, u"/api/admin/jobs"_s})
        QCOMPARE(m_recorder->get(m_owner, path).status, 200);
}

void TestApiAnswers::deadJobs()
{
    // As a crash would leave them after the last attempt.
    const QString sql =
        u"INSERT INTO jobs (kind, key, args, state, attempts, due_at, lease, problem, created_at) VALUES "
        "('mail', '901', '{}', 'dead', 10, 0, '', 'x', 0), ('mail', '902', '{}', 'dead', 10, 0, '', 'x', 0)"_s;
    QCOMPARE(m_shop.server.sqlite(sql).exitCode, 0);
    const QJsonArray dead = m_recorder->get(m_owner, u"/api/admin/jobs?state=dead"_s).items();
    QCOMPARE(dead.size(), 2);
    const QString path = u"/api/admin/jobs/%1"_s;
    QCOMPARE(m_recorder->post(m_owner, path.arg(dead[0][u"id"_s].toInteger()) + u"/retry"_s).status, 204);
    QCOMPARE(m_recorder->json(m_owner, "DELETE", path.arg(dead[1][u"id"_s].toInteger())).status, 204);
}

void TestApiAnswers::refusals()
{
    Recorder &shop = *m_recorder;
    QCOMPARE(shop.get({}, u"/api/funds"_s).status, 401);
    QCOMPARE(shop.get(m_anna, u"/api/admin/users"_s).status, 403);
    QCOMPARE(shop.get(m_anna, u"/api/orders/999"_s).status, 404);
    QCOMPARE(shop.post(m_anna, u"/api/orders"_s, {{u"service"_s, 1}, {u"surely"_s, u"not"_s}}).status, 400);
    QCOMPARE(shop.post(m_anna, u"/api/orders"_s, followers(1)).status, 422);
    QCOMPARE(shop.json(m_owner, "POST", u"/api/admin/auth/logout"_s).status, 204);
    m_owner = shop.post({}, u"/api/admin/auth/login"_s,
                        {{u"login"_s, u"owner"_s}, {u"password"_s, m_shop.server.ownerPassword()}})
                  .text(u"token"_s);
}

QStringList TestApiAnswers::queryOf(const QJsonObject &operation) const
{
    const QJsonObject shared = m_description.value(u"components"_s).toObject().value(u"parameters"_s).toObject();
    QStringList fields;
    for (const QJsonValue &value : operation.value(u"parameters"_s).toArray()) {
        QJsonObject parameter = value.toObject();
        if (const QString reference = parameter.value(u"$ref"_s).toString(); !reference.isEmpty())
            parameter = shared.value(reference.section(u'/', -1)).toObject();
        if (parameter.value(u"in"_s) == u"query"_s)
            fields << parameter.value(u"name"_s).toString();
    }
    return fields;
}

/// Each field that is described is known there, and no other one of all that there are.
void TestApiAnswers::tryQueries(const QString &path, const QJsonObject &operation, const QStringList &fields)
{
    const QStringList schemes = operation.value(u"security"_s).toArray().first().toObject().keys();
    const QString who = schemes.isEmpty() ? QString() : schemes.first() == "session"_L1 ? m_anna : m_owner;
    QString address = path;
    address.replace(u"{status}"_s, u"pending"_s)
        .replace(u"{id}"_s, u"1"_s)
        .replace(u"{category}"_s, u"1"_s)
        .replace(u"{kind}"_s, u"orders"_s);
    for (const QString &field : fields) {
        const HttpReply reply = m_recorder->get(who, address + u'?' + field + u"=1"_s);
        const bool known = reply.code() != "field_unknown"_L1;
        QVERIFY2(known == queryOf(operation).contains(field),
                 qPrintable(path + u" ? "_s + field + u": "_s + reply.verdict()));
    }
}

void TestApiAnswers::queriesAreAsDescribed()
{
    const QJsonObject paths = m_description.value(u"paths"_s).toObject();
    QStringList fields{u"surely_not_a_field"_s};
    for (const QJsonValue &methods : paths)
        fields << queryOf(methods.toObject().value(u"get"_s).toObject());
    fields.removeDuplicates();
    int tried = 0;
    for (const QString &path : paths.keys()) {
        const QJsonObject operation = paths.value(path).toObject().value(u"get"_s).toObject();
        // API v2 ignores what it does not know; other routes without fields look at no query.
        if (queryOf(operation).isEmpty() || path == "/api/v2"_L1)
            continue;
        tryQueries(path, operation, fields);
        ++tried;
    }
    QVERIFY(tried > 10);
}

void TestApiAnswers::theAnswersAreAsDescribed()
{
    const QString folder = QStringLiteral(PANELWRIGHT_SOURCE_DIR "/tests/openapi");
    QVERIFY2(QFile::exists(folder + u"/node_modules"_s), "run scripts/install-dependencies --test first");
    const auto keep = [this](const QString &name, const QByteArray &content) {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
    };
    QVERIFY(keep(u"openapi.json"_s, m_text) && keep(u"records"_s, m_recorder->records()));
    QProcess node;
    node.setProcessChannelMode(QProcess::MergedChannels);
    node.start(u"node"_s,
               {folder + u"/check.js"_s, m_folder.filePath(u"openapi.json"_s), m_folder.filePath(u"records"_s)});
    QVERIFY(node.waitForFinished(60'000));
    const QByteArray said = node.readAll();
    QVERIFY2(node.exitStatus() == QProcess::NormalExit && node.exitCode() == 0 && said.isEmpty(), said.constData());
}

} // namespace pw::test

QTEST_GUILESS_MAIN(pw::test::TestApiAnswers)
#include "tst_api_answers.moc"
