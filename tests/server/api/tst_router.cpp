// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include <QTest>

#include <set>

#include "sync-server/api/query_reader.h"
#include "sync-server/api/router.h"

using namespace Qt::StringLiterals;

namespace pw::server
{

class TestRouter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void finds_data();
    void finds();
    void everyRouteFindsItself();
    void noRouteIsThereTwice();
    void onlyTheseAreForAnyone();
    void limitsBodies();
    void readsQueries_data();
    void readsQueries();
};

void TestRouter::finds_data()
{
    QTest::addColumn<int>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("outcome");
    using enum http::Method;
    const auto row = [](const char *name, http::Method method, const char *path, const char *outcome) {
        QTest::newRow(name) << static_cast<int>(method) << QByteArray(path) << QByteArray(outcome);
    };
    row("literal", Get, "/api/orders", "/api/orders");
    row("variable", Get, "/api/orders/17", "/api/orders/:id 17");
    row("head is get", Head, "/api/orders/17", "/api/orders/:id 17");
    row("variable in the middle", Post, "/api/orders/17/cancel", "/api/orders/:id/cancel 17");
    row("literal before variable", Get, "/api/orders/status/pending", "/api/orders/status/:status pending");
    row("variable before literal", Get, "/api/orders/5/status", "/api/orders/:id/status 5");
    row("decoded", Get, "/api/orders/status/in%5Fprogress", "/api/orders/status/:status in_progress");
    row("slash stays inside", Get, "/api/orders/a%2Fb", "/api/orders/:id a/b");
    row("bad encoding", Get, "/api/orders/%zz", "none");
    row("other method", Delete, "/api/orders", "405 POST, GET");
    row("nothing", Get, "/api/nothing", "none");
    row("trailing slash", Get, "/api/orders/", "none");
    row("reseller's trailing slash", Post, "/api/v2/", "/api/v2/");
    row("root", Get, "/", "none");
    row("empty", Get, "", "none");
    row("double slash", Get, "//api/orders", "none");
    row("deep", Get, "/a/b/c/d/e/f/g/h/i/j/k", "none");
    row("case counts", Get, "/API/orders", "none");
}

void TestRouter::finds()
{
    QFETCH(const int, method);
    QFETCH(const QByteArray, path);
    const Router router(allRoutes());
    const Router::Match match = router.find(static_cast<http::Method>(method), path.toStdString());
    std::string outcome = match.allowed.empty() ? "none" : "405 " + match.allowed;
    if (match.route) {
        outcome = match.route->pattern;
        for (const std::string &value : match.values)
            outcome += value.empty() ? "" : ' ' + value;
    }
    QTEST(QByteArray::fromStdString(outcome), "outcome");
}

void TestRouter::everyRouteFindsItself()
{
    const Router router(allRoutes());
    for (const Route &route : allRoutes()) {
        std::string path;
        for (const char c : route.pattern)
            path += c == ':' ? '1' : c; // ":id" becomes "1id", some text
        QCOMPARE(router.find(route.method, path).route, &route);
    }
}

void TestRouter::noRouteIsThereTwice()
{
    std::set<std::pair<http::Method, std::string_view>> seen;
    for (const Route &route : allRoutes())
        QVERIFY2(seen.emplace(route.method, route.pattern).second, route.pattern.data());
}

void TestRouter::onlyTheseAreForAnyone()
{
    // Whoever makes another route public has to say so here too.
    QStringList open;
    QStringList probes;
    for (const Route &route : allRoutes()) {
        const QString path = QString::fromLatin1(route.pattern.data(), static_cast<qsizetype>(route.pattern.size()));
        if ((route.who == Who::Anyone || route.who == Who::Visitor) && !path.startsWith(u"/api/v2"_s))
            open << path;
        if (route.who == Who::Probe)
            probes << path;
        // Managers until these routes show every role just what it may see.
        if (path.startsWith(u"/api/admin/"_s) && !path.startsWith(u"/api/admin/auth/"_s))
            QVERIFY2(route.who == (path == "/api/admin/roles"_L1            ? Who::Staff
                                   : path.startsWith(u"/api/admin/staff"_s) ? Who::Owner
                                                                            : Who::Manager),
                     qPrintable(path));
        if (path.startsWith(u"/sync/"_s))
            QVERIFY2(route.who == Who::Device, qPrintable(path));
    }
    QCOMPARE(probes, (QStringList{u"/healthz"_s, u"/readyz"_s}));
    QCOMPARE(open, (QStringList{u"/api/openapi.json"_s, u"/api/docs"_s, u"/api/docs/:file"_s, u"/api/site"_s,
                                u"/api/pages"_s, u"/api/pages/:slug"_s, u"/api/auth/register"_s, u"/api/auth/login"_s,
                                u"/api/auth/confirm-email"_s, u"/api/auth/forgot-password"_s,
                                u"/api/auth/reset-password"_s, u"/api/services"_s, u"/api/services/:id"_s,
                                u"/api/services/categories/:category"_s, u"/api/admin/auth/login"_s}));
}

void TestRouter::limitsBodies()
{
    const Router router(allRoutes());
    QCOMPARE(router.bodyLimit(http::Method::Post, "/api/orders"), std::size_t(256 * 1024));
    QCOMPARE(router.bodyLimit(http::Method::Get, "/api/orders"), std::size_t(4 * 1024));
    QCOMPARE(router.bodyLimit(http::Method::Post, "/nothing/here"), std::size_t(4 * 1024));
}

void TestRouter::readsQueries_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QString>("outcome");
    QTest::newRow("nothing") << QByteArray() << u"50 - []"_s;
    QTest::newRow("all") << QByteArray("limit=10&after=5_6&q=a+b%20c") << u"10 5,6 [a b c]"_s;
    QTest::newRow("largest page") << QByteArray("limit=200") << u"200 - []"_s;
    QTest::newRow("too large a page") << QByteArray("limit=201") << u"field_out_of_range limit"_s;
    QTest::newRow("no page") << QByteArray("limit=0") << u"field_out_of_range limit"_s;
    QTest::newRow("a word for a number") << QByteArray("limit=ten") << u"field_wrong_type limit"_s;
    QTest::newRow("twice") << QByteArray("limit=1&limit=2") << u"field_wrong_type limit"_s;
    QTest::newRow("unknown") << QByteArray("colour=red") << u"field_unknown colour"_s;
    QTest::newRow("cursor of another list") << QByteArray("after=5") << u"cursor_malformed after"_s;
    QTest::newRow("cursor made up") << QByteArray("after=5_x") << u"cursor_malformed after"_s;
    QTest::newRow("bad encoding") << QByteArray("q=%f") << u"field_wrong_type query"_s;
    QTest::newRow("not UTF-8") << QByteArray("q=%ff") << u"field_wrong_type query"_s;
    QTest::newRow("long") << QByteArray("q=" + QByteArray(201, 'x')) << u"text_too_long q"_s;
}

void TestRouter::readsQueries()
{
    QFETCH(const QByteArray, query);
    QueryReader reader(std::string_view(query.constData(), static_cast<std::size_t>(query.size())));
    const int limit = reader.limit();
    const auto cursor = reader.cursor(2);
    const QString search = reader.text("q");
    const auto read = reader.finish();
    QString outcome;
    if (read) {
        const QString place =
            cursor.empty() ? u"-"_s : QString(QString::number(cursor[0]) + u',' + QString::number(cursor[1]));
        outcome = u"%1 %2 [%3]"_s.arg(limit).arg(place, search);
    } else {
        outcome = refusalName(read.error().code) + u' ' + read.error().field;
    }
    QTEST(outcome, "outcome");
}

} // namespace pw::server

QTEST_GUILESS_MAIN(pw::server::TestRouter)
#include "tst_router.moc"
