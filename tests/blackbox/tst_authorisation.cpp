// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include <QFile>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMap>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include "sync-server/api/route.h"
#include "tests/blackbox/authorisation_table.h"
#include "tests/blackbox/shop_fixture.h"

using namespace Qt::StringLiterals;

namespace pw::test
{
using namespace authorisation;

namespace
{

const Row *rowOf(const QString &method, const QString &pattern)
{
    for (const Row &row : table) {
        if (method == QLatin1StringView(row.method) && pattern == QLatin1StringView(row.pattern))
            return &row;
    }
    return nullptr;
}

QString textOf(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace

/// Every route, asked by everybody, for what is his and what is not.
class TestAuthorisation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theTableIsTheServers();
    void routes_data();
    void routes();
    void foreigners_data();
    void foreigners();
    void nothingHasHappened();

private:
    void makeCustomers();
    void makeObjects();
    void makeContent();
    void makePayout();
    void makeChildPanel();
    void makeStaff(const QString &role);
    [[nodiscard]] QString signIn(const QString &name) const;
    [[nodiscard]] QString pathOf(const QString &pattern) const;
    [[nodiscard]] HttpReply ask(const Row &row, const QString &token, const QByteArray &body, bool garbled);

    QTemporaryDir m_folder;
    ShopFixture m_shop;
    std::unique_ptr<HttpClient> m_owner;
    std::unique_ptr<HttpClient> m_anna;
    QMap<QString, QString> m_tokens; ///< by visitor
    QHash<QString, qint64> m_ids;    ///< of Anna's things, by the segment before them
    QString m_session;               ///< of anna, as its owner sees it named
    std::unique_ptr<HttpClient> m_client;
};

void TestAuthorisation::initTestCase()
{
    QVERIFY2(m_shop.open({u"--trusted-proxy"_s, u"127.0.0.1"_s, u"--rate-limits"_s, u"off"_s}),
             qPrintable(m_shop.server.problem()));
    m_owner = m_shop.owner();
    m_client = std::make_unique<HttpClient>(m_shop.server.port());
    makeCustomers();
    makeObjects();
    m_tokens[u"owner"_s] = signIn(u"owner"_s);
    for (const QString &role : {u"admin"_s, u"finance"_s, u"support"_s, u"viewer"_s, u"disabled"_s})
        makeStaff(role);
    QCOMPARE(m_shop.server.run(u"staff"_s, {u"disable"_s, u"disabled"_s}).exitCode, 0);
}

void TestAuthorisation::makeCustomers()
{
    const auto tokenOf = [this](const QString &name) {
        return m_client->post(u"/api/auth/login"_s, {{u"login"_s, name}, {u"password"_s, u"correct horse battery"_s}})
            .text(u"token"_s);
    };
    m_anna = m_shop.customer(u"anna"_s, u"100"_s);
    m_tokens[u"customer"_s] = tokenOf(u"anna"_s);
    m_tokens[u"customer's key"_s] = ShopFixture::apiKey(*m_anna);
    const auto ben = m_shop.customer(u"ben"_s);
    m_tokens[u"foreign session"_s] = tokenOf(u"ben"_s);
    m_tokens[u"foreign key"_s] = ShopFixture::apiKey(*ben);
    const auto sam = m_shop.customer(u"sam"_s);
    m_tokens[u"suspended"_s] = tokenOf(u"sam"_s);
    m_tokens[u"suspended's key"_s] = ShopFixture::apiKey(*sam);
    const qint64 id = sam->get(u"/api/user/profile"_s).number(u"id"_s);
    QCOMPARE(m_owner->put(u"/api/admin/users/%1/suspend"_s.arg(id), {{u"reason"_s, u"Test"_s}}).status, 200);
    m_tokens[u"a wrong token"_s] = u"no such token"_s;
    m_tokens[u"a wrong key"_s] = u"pwk_no_such_key"_s;
    const auto tim = m_shop.customer(u"tim"_s);
    const HttpReply key = tim->post(u"/api/api-keys"_s, {{u"name"_s, u"gone"_s}});
    m_tokens[u"revoked key"_s] = key.text(u"key"_s);
    QCOMPARE(tim->remove(u"/api/api-keys/%1"_s.arg(key.number(u"id"_s))).status, 204);
    m_tokens[u"signed out"_s] = tokenOf(u"tim"_s);
    m_client->setToken(m_tokens[u"signed out"_s]);
    QCOMPARE(m_client->post(u"/api/auth/logout"_s).status, 204);
    m_client->setToken({});
}

void TestAuthorisation::makeObjects()
{
    m_ids[u"users"_s] = m_anna->get(u"/api/user/profile"_s).number(u"id"_s);
    m_ids[u"services"_s] = m_ids[u"categories"_s] = m_ids[u"staff"_s] = 1;
    const qint64 begun = m_anna->post(u"/api/orders"_s, followers(10)).number(u"id"_s);
    QCOMPARE(m_owner->put(u"/api/admin/orders/%1/status"_s.arg(begun), {{u"status"_s, u"in_progress"_s}}).status, 200);
    QCOMPARE(m_anna->post(u"/api/orders/%1/cancel"_s.arg(begun)).status, 202);
    m_ids[u"tasks"_s] = m_anna->get(u"/api/tasks"_s).items().first().toObject().value(u"id"_s).toInteger();
    m_ids[u"orders"_s] = m_anna->post(u"/api/orders"_s, followers(20)).number(u"id"_s);
    m_ids[u"tickets"_s] =
        m_anna->post(u"/api/tickets"_s, {{u"type"_s, u"other"_s}, {u"message"_s, u"x"_s}}).number(u"id"_s);
    m_ids[u"api-keys"_s] = m_anna->get(u"/api/api-keys"_s).items().first().toObject().value(u"id"_s).toInteger();
    m_session = m_anna->get(u"/api/user/sessions"_s).items().first().toObject().value(u"id"_s).toString();
    QCOMPARE(m_anna->put(u"/api/favourites/1"_s).status, 204);
    makeContent();
    m_ids[u"providers"_s] =
        m_owner
            ->post(u"/api/admin/providers"_s,
                   {{u"name"_s, u"Upstream"_s}, {u"url"_s, u"https://panel.example/api/v2"_s}, {u"key"_s, u"k"_s}})
            .number(u"id"_s);
    m_ids[u"sources"_s] =
        m_owner
            ->post(u"/api/admin/services/4/sources"_s,
                   {{u"provider"_s, m_ids[u"providers"_s]}, {u"upstream_service"_s, u"7"_s}, {u"cost"_s, u"0.40"_s}})
            .number(u"id"_s);
    makePayout();
    makeChildPanel();
    for (auto it = m_ids.constBegin(); it != m_ids.constEnd(); ++it)
        QVERIFY2(it.value() > 0, qPrintable(it.key()));
}

/// A file at her ticket, an announcement for her alone, and a page.
void TestAuthorisation::makeContent()
{
    const QString files = u"/api/tickets/%1/attachments?name=note.txt"_s.arg(m_ids[u"tickets"_s]);
    QCOMPARE(m_anna->send("POST", files, "Look here").number(u"id"_s), 1);
    m_ids[u"announcements"_s] =
        m_owner
            ->post(u"/api/admin/announcements"_s, {{u"title"_s, u"For Anna"_s},
                                                   {u"text"_s, u"x"_s},
                                                   {u"audience"_s, u"users"_s},
                                                   {u"user_ids"_s, QJsonArray{m_ids[u"users"_s]}}})
            .number(u"id"_s);
    m_ids[u"pages"_s] =
        m_owner->post(u"/api/admin/pages"_s, {{u"slug"_s, u"faq"_s}, {u"title"_s, u"FAQ"_s}, {u"body"_s, u"x"_s}})
            .number(u"id"_s);
}

void TestAuthorisation::makePayout()
{
    QCOMPARE(m_owner->put(u"/api/admin/affiliates/%1"_s.arg(m_ids[u"users"_s]), {{u"percent"_s, u"10"_s}}).status, 200);
    HttpClient sent = m_shop.anyone();
    const HttpReply registered =
        sent.post(u"/api/auth/register"_s, {{u"username"_s, u"sentone"_s},
                                            {u"email"_s, u"sentone@example.com"_s},
                                            {u"password"_s, u"correct horse battery"_s},
                                            {u"referral"_s, m_anna->get(u"/api/affiliate"_s).text(u"code"_s)}});
    sent.setToken(registered.text(u"token"_s));
    const qint64 id = registered.json()[u"user"_s][u"id"_s].toInteger();
    m_owner->post(u"/api/admin/users/%1/add-fund"_s.arg(id), {{u"amount"_s, u"1"_s}, {u"reason"_s, u"Test"_s}});
    const qint64 order = sent.post(u"/api/orders"_s, followers(100)).number(u"id"_s);
    QCOMPARE(m_owner->put(u"/api/admin/orders/%1/status"_s.arg(order), {{u"status"_s, u"completed"_s}}).status, 200);
    m_ids[u"affiliate-payouts"_s] = m_anna->post(u"/api/affiliate/payouts"_s).number(u"id"_s);
}

void TestAuthorisation::makeChildPanel()
{
    QCOMPARE(m_owner->put(u"/api/admin/settings"_s, {{u"child_panel_price"_s, u"0.01"_s}}).status, 200);
    m_ids[u"child-panel"_s] = m_ids[u"child-panels"_s] =
        m_anna->post(u"/api/child-panel"_s, {{u"domain"_s, u"panel.example.com"_s}, {u"currency"_s, u"EUR"_s}})
            .number(u"id"_s);
}

void TestAuthorisation::makeStaff(const QString &role)
{
    QFile file(m_folder.filePath(u"password"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(m_shop.server.ownerPassword().toUtf8()) > 0);
    file.close();
    const QString given = role == "disabled"_L1 ? u"admin"_s : role;
    QCOMPARE(m_shop.server.run(u"staff"_s, {u"add"_s, role, u"--role"_s, given, u"--password-file"_s, file.fileName()})
                 .exitCode,
             0);
    m_tokens[role] = signIn(role);
}

QString TestAuthorisation::signIn(const QString &name) const
{
    return m_client
        ->post(u"/api/admin/auth/login"_s, {{u"login"_s, name}, {u"password"_s, m_shop.server.ownerPassword()}})
        .text(u"token"_s);
}

void TestAuthorisation::theTableIsTheServers()
{
    QSet<QString> seen;
    for (const server::Route &route : server::allRoutes()) {
        const QString method = textOf(server::http::methodName(route.method));
        const QString pattern = textOf(route.pattern);
        QVERIFY2(rowOf(method, pattern), qPrintable(u"no row for "_s + method + u' ' + pattern));
        seen << method + u' ' + pattern;
    }
    for (const Row &row : table) {
        const QString name = QLatin1StringView(row.method) + u' ' + QLatin1StringView(row.pattern);
        QVERIFY2(seen.contains(name), qPrintable(u"no route for "_s + name));
    }
    for (const Visitor &visitor : visitors()) {
        const QString name = QString::fromLatin1(visitor.name);
        QVERIFY2(name == "nobody"_L1 || !m_tokens.value(name).isEmpty(), visitor.name);
    }
}

QString TestAuthorisation::pathOf(const QString &pattern) const
{
    QStringList segments = pattern.split(u'/');
    for (qsizetype i = 1; i < segments.size(); ++i) {
        if (segments[i] == ":id"_L1 && segments[i - 1] == "sessions"_L1)
            segments[i] = m_session;
        else if (segments[i] == ":id"_L1)
            segments[i] = QString::number(m_ids.value(segments[i - 1]));
        else if (segments[i] == ":status"_L1)
            segments[i] = u"pending"_s;
        else if (segments[i].startsWith(u':'))
            segments[i] = u"1"_s;
    }
    return segments.join(u'/');
}

/// `garbled`: with something that no route takes, so that nothing happens where the visitor is let in.
HttpReply TestAuthorisation::ask(const Row &row, const QString &token, const QByteArray &body, bool garbled)
{
    HttpHeaders headers{{"X-Forwarded-For", "203.0.113.1"}, {"Content-Type", "application/json"}};
    if (!token.isEmpty())
        headers.append({"Authorization", "Bearer " + token.toUtf8()});
    const QByteArray method = row.method;
    QString path = pathOf(QString::fromLatin1(row.pattern));
    if (garbled && method == "GET")
        path += u"?surely_not_a_field=1"_s;
    // What is named by its number is deleted without a body: the number is garbled.
    const bool isNumbered = method == "DELETE" && QByteArray(row.pattern).split('/').constLast().startsWith(':');
    if (garbled && isNumbered)
        path += u"000000"_s;
    return m_client->send(method, path,
                          garbled && method != "GET" && !isNumbered ? R"({"surely_not_a_field":1})" : body, headers);
}

void TestAuthorisation::routes_data()
{
    QTest::addColumn<int>("index");
    for (std::size_t i = 0; i < std::size(table); ++i)
        QTest::addRow("%s %s", table[i].method, table[i].pattern) << static_cast<int>(i);
}

void TestAuthorisation::routes()
{
    QFETCH(const int, index);
    const Row &row = table[index];
    for (const Visitor &visitor : visitors()) {
        const HttpReply reply = ask(row, m_tokens.value(QString::fromLatin1(visitor.name)), {}, true);
        const bool expected = row.let == Let::Anyone || visitor.in.contains(row.let);
        const bool refused = reply.status == 401 || reply.status == 403;
        const QByteArray said = QByteArray(visitor.name) + ": " + reply.verdict().toUtf8();
        QVERIFY2(reply.status >= 200 && reply.status < 500 && reply.status != 429, said.constData());
        QVERIFY2(refused != expected, said.constData());
        if (row.let == Let::Nobody)
            QCOMPARE(reply.verdict(), u"403 not_allowed"_s);
        else if (!expected)
            QVERIFY2(reply.verdict() == QLatin1StringView(visitor.refusal), said.constData());
    }
}

void TestAuthorisation::foreigners_data()
{
    QTest::addColumn<int>("index");
    for (std::size_t i = 0; i < std::size(table); ++i) {
        if (*table[i].foreign)
            QTest::addRow("%s %s", table[i].method, table[i].pattern) << static_cast<int>(i);
    }
}

void TestAuthorisation::foreigners()
{
    QFETCH(const int, index);
    const Row &row = table[index];
    for (const QString &who : {u"foreign session"_s, u"foreign key"_s}) {
        if ((row.let == Let::People || row.let == Let::Accounts) && who == "foreign key"_L1)
            continue;
        const HttpReply reply = ask(row, m_tokens.value(who), row.body, false);
        if (QByteArray(row.foreign) != "no items") {
            QCOMPARE(reply.verdict(), QString::fromLatin1(row.foreign));
            continue;
        }
        QCOMPARE(reply.status, 200);
        QVERIFY(reply.json().contains(u"items"_s));
        QCOMPARE(reply.items().size(), 0);
        // The list is not simply empty for everybody.
        QVERIFY(!ask(row, m_tokens.value(u"customer"_s), {}, false).items().isEmpty());
    }
    // What is hidden from others is not hidden from its owner.
    if (QByteArray(row.method) == "GET")
        QCOMPARE(ask(row, m_tokens.value(u"customer"_s), {}, false).status, 200);
}

void TestAuthorisation::nothingHasHappened()
{
    QCOMPARE(m_anna->get(u"/api/orders/%1"_s.arg(m_ids[u"orders"_s])).text(u"status"_s), u"pending"_s);
    const QJsonObject ticket = m_anna->get(u"/api/tickets/%1"_s.arg(m_ids[u"tickets"_s])).json();
    QCOMPARE(ticket.value(u"status"_s).toString(), u"open"_s);
    QCOMPARE(ticket.value(u"messages"_s).toArray().size(), 1);
    QCOMPARE(ticket.value(u"attachments"_s).toArray().size(), 1);
    HttpClient program = m_shop.anyone();
    program.setToken(m_tokens[u"customer's key"_s]);
    QCOMPARE(program.get(u"/api/funds"_s).status, 200);
    QCOMPARE(m_anna->get(u"/api/orders"_s).items().size(), 2);
    QVERIFY(m_shop.server.verify().value(u"ok"_s).toBool());
}

} // namespace pw::test

QTEST_GUILESS_MAIN(pw::test::TestAuthorisation)
#include "tst_authorisation.moc"
