// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include <QFile>
#include <QJsonArray>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include "core/domain/refusal.h"
#include "sync-server/api/problem.h"
#include "tests/blackbox/recorder.h"
#include "tests/blackbox/shop_fixture.h"

using namespace Qt::StringLiterals;

namespace pw::test
{
namespace
{

/// The description is of the API, with API v2 under one of its two addresses.
bool isDescribed(const server::Route &route)
{
    return route.pattern.starts_with("/api/") && route.pattern != "/api/v2/";
}

/// The codes as the header lists them, so that a new one cannot be forgotten here.
QList<RefusalCode> allCodes()
{
    QFile header(QStringLiteral(PANELWRIGHT_SOURCE_DIR "/core/domain/refusal.h"));
    if (!header.open(QIODevice::ReadOnly))
        return {};
    static const QRegularExpression line(u"^    \\w+ = (\\d+),"_s, QRegularExpression::MultilineOption);
    QList<RefusalCode> codes;
    for (auto it = line.globalMatch(QString::fromUtf8(header.readAll())); it.hasNext();)
        codes << static_cast<RefusalCode>(it.next().captured(1).toInt());
    return codes;
}

QStringList schemesOf(const server::Route &route)
{
    if (std::holds_alternative<server::ResellerApi>(route.handler))
        return {u"resellerKey"_s};
    switch (route.who) {
    case server::Who::Probe:
    case server::Who::Monitor:
    case server::Who::Anyone:
        return {};
    case server::Who::Visitor:
    case server::Who::Customer:
        return {u"session"_s, u"apiKey"_s};
    case server::Who::Person:
        return {u"session"_s};
    case server::Who::Account:
        return {u"session"_s, u"staffSession"_s};
    case server::Who::Staff:
    case server::Who::Owner:
    case server::Who::Manager:
    case server::Who::Device:
        return {u"staffSession"_s};
    }
    Q_UNREACHABLE();
}

} // namespace

/// /api/openapi.json against the route table and the domain's refusals.
class TestApiDescription : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyRouteIsDescribed();
    void everyDescribedRouteIsThere();
    void everyProblemIsDescribed();
    void thePageComesFromHere();

private:
    [[nodiscard]] QJsonObject paths() const { return m_description.value(u"paths"_s).toObject(); }

    ShopFixture m_shop;
    QJsonObject m_description;
};

void TestApiDescription::initTestCase()
{
    QVERIFY2(m_shop.open(), qPrintable(m_shop.server.problem()));
    HttpClient client = m_shop.anyone();
    m_description = client.get(u"/api/openapi.json"_s).json();
}

void TestApiDescription::everyRouteIsDescribed()
{
    for (const server::Route &route : server::allRoutes()) {
        if (!isDescribed(route))
            continue;
        const QString method = textOf(server::http::methodName(route.method)).toLower();
        const QByteArray where = (method + u' ' + textOf(route.pattern)).toUtf8();
        const QJsonObject operation = paths().value(described(route.pattern)).toObject().value(method).toObject();
        QVERIFY2(!operation.isEmpty(), where.constData());
        QVERIFY2(operation.value(u"security"_s).isArray(), where.constData());
        QStringList schemes;
        for (const QJsonValue &scheme : operation.value(u"security"_s).toArray())
            schemes << scheme.toObject().keys();
        QVERIFY2(schemes == schemesOf(route), qPrintable(QString::fromUtf8(where) + u": "_s + schemes.join(u' ')));
        QVERIFY2(operation.contains(u"x-roles"_s) ==
                     (route.who == server::Who::Manager || route.who == server::Who::Owner),
                 where.constData());
    }
}

void TestApiDescription::everyDescribedRouteIsThere()
{
    QSet<QString> there;
    for (const server::Route &route : server::allRoutes())
        there << textOf(server::http::methodName(route.method)).toLower() + u' ' + described(route.pattern);
    QSet<QString> operations;
    for (const QString &path : paths().keys()) {
        for (const QString &method : paths().value(path).toObject().keys()) {
            QVERIFY2(there.contains(method + u' ' + path), qPrintable(method + u' ' + path));
            const QString id =
                paths().value(path).toObject().value(method).toObject().value(u"operationId"_s).toString();
            QVERIFY2(!id.isEmpty() && !operations.contains(id), qPrintable(path + u": "_s + id));
            operations << id;
        }
    }
}

void TestApiDescription::everyProblemIsDescribed()
{
    QSet<QString> told;
    for (const QJsonValue &code : m_description.value(u"components"_s)
                                      .toObject()
                                      .value(u"schemas"_s)
                                      .toObject()
                                      .value(u"ProblemCode"_s)
                                      .toObject()
                                      .value(u"enum"_s)
                                      .toArray())
        told << code.toString();
    QSet<QString> known;
    for (const RefusalCode code : allCodes())
        known << refusalName(code);
    for (const int status : {400, 404, 405, 408, 413, 414, 415, 417, 418, 429, 431, 500, 501, 503, 505})
        known << textOf(server::codeOfHttpStatus(status));
    QCOMPARE(QStringList((known - told).values()), QStringList());
    QCOMPARE(QStringList((told - known).values()), QStringList());
}

void TestApiDescription::thePageComesFromHere()
{
    HttpClient client = m_shop.anyone();
    const HttpReply page = client.get(u"/api/docs"_s);
    QCOMPARE(page.status, 200);
    QCOMPARE(page.headers.value("content-type"), "text/html; charset=utf-8");
    QVERIFY(page.headers.value("content-security-policy").startsWith("default-src 'none'; script-src 'self';"));
    QVERIFY(page.body.contains("/api/openapi.json"));
    QVERIFY(!page.body.contains("http://") && !page.body.contains("https://"));
    const HttpReply script = client.get(u"/api/docs/page.js"_s);
    QCOMPARE(script.headers.value("content-type"), "text/javascript; charset=utf-8");
    // Either the library is part of this build, or the page says how to get it.
    const bool complete = client.get(u"/api/docs/redoc.js"_s).status == 200;
    QCOMPARE(page.body.contains("fetch-docs-page"), !complete);
    QCOMPARE(client.get(u"/api/docs/passwd"_s).status, 404);
    const QByteArray etag = client.get(u"/api/openapi.json"_s).headers.value("etag");
    QVERIFY(!etag.isEmpty());
    QCOMPARE(client.get(u"/api/openapi.json"_s, {{"If-None-Match", etag}}).status, 304);
}

} // namespace pw::test

QTEST_GUILESS_MAIN(pw::test::TestApiDescription)
#include "tst_api_description.moc"
