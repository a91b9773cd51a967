// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include <QStringList>
#include <QTest>

#include "sync-server/http/client_address.h"

using namespace Qt::StringLiterals;

namespace pw::server::http
{

class TestHttpClientAddress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ranges_data();
    void ranges();
    void origins_data();
    void origins();
    void schemes_data();
    void schemes();
    void countedAddresses();
};

void TestHttpClientAddress::ranges_data()
{
    QTest::addColumn<QString>("range");
    QTest::addColumn<bool>("good");
    QTest::addColumn<QStringList>("trusted");
    QTest::addColumn<QStringList>("others");
    const QStringList none;
    QTest::newRow("one") << u"192.0.2.1"_s << true << QStringList{u"192.0.2.1"_s, u"::ffff:192.0.2.1"_s}
                         << QStringList{u"192.0.2.2"_s, u"::1"_s};
    QTest::newRow("eight bits") << u"10.0.0.0/8"_s << true << QStringList{u"10.0.0.0"_s, u"10.255.255.255"_s}
                                << QStringList{u"11.0.0.0"_s, u"9.255.255.255"_s};
    QTest::newRow("thirteen bits") << u"10.8.0.0/13"_s << true << QStringList{u"10.8.0.1"_s, u"10.15.255.255"_s}
                                   << QStringList{u"10.16.0.0"_s, u"10.7.255.255"_s};
    QTest::newRow("all of IPv4") << u"0.0.0.0/0"_s << true << QStringList{u"8.8.8.8"_s}
                                 << QStringList{u"2001:db8::1"_s};
    QTest::newRow("IPv6") << u"2001:db8::/33"_s << true << QStringList{u"2001:db8:7fff::1"_s}
                          << QStringList{u"2001:db8:8000::1"_s, u"192.0.2.1"_s};
    QTest::newRow("all of IPv6, which has IPv4 in it")
        << u"::/0"_s << true << QStringList{u"::1"_s, u"192.0.2.1"_s} << none;
    QTest::newRow("no address") << u"localhost"_s << false << none << none;
    QTest::newRow("nothing") << QString() << false << none << none;
    QTest::newRow("too many bits") << u"10.0.0.0/33"_s << false << none << none;
    QTest::newRow("no bits") << u"10.0.0.0/"_s << false << none << none;
    QTest::newRow("negative bits") << u"10.0.0.0/-1"_s << false << none << none;
    QTest::newRow("words behind") << u"10.0.0.0/8 "_s << false << none << none;
}

void TestHttpClientAddress::ranges()
{
    QFETCH(const QString, range);
    QFETCH(const QStringList, trusted);
    QFETCH(const QStringList, others);
    TrustedProxies proxies;
    QTEST(proxies.add(range.toStdString()), "good");
    for (const QString &address : trusted)
        QVERIFY2(proxies.trusts(address.toStdString()), qPrintable(address));
    for (const QString &address : others)
        QVERIFY2(!proxies.trusts(address.toStdString()), qPrintable(address));
    QVERIFY(!proxies.trusts("unknown"));
}

void TestHttpClientAddress::origins_data()
{
    QTest::addColumn<QString>("peer");
    QTest::addColumn<QStringList>("forwarded");
    QTest::addColumn<QString>("address");
    const QString proxy = u"10.0.0.1"_s;
    QTest::newRow("a stranger, who says nothing") << u"192.0.2.9"_s << QStringList{} << u"192.0.2.9"_s;
    QTest::newRow("a stranger, who lies") << u"192.0.2.9"_s << QStringList{u"203.0.113.5"_s} << u"192.0.2.9"_s;
    QTest::newRow("a proxy, which says nothing") << proxy << QStringList{} << proxy;
    QTest::newRow("a proxy's client") << proxy << QStringList{u"203.0.113.5"_s} << u"203.0.113.5"_s;
    QTest::newRow("a client that lies to the proxy")
        << proxy << QStringList{u"6.6.6.6, 203.0.113.5"_s} << u"203.0.113.5"_s;
    QTest::newRow("and in a field of its own")
        << proxy << QStringList{u"6.6.6.6"_s, u"203.0.113.5"_s} << u"203.0.113.5"_s;
    QTest::newRow("two proxies") << proxy << QStringList{u"6.6.6.6,203.0.113.5 , 10.0.0.2"_s} << u"203.0.113.5"_s;
    QTest::newRow("nobody but proxies") << proxy << QStringList{u"10.0.0.3, 10.0.0.2"_s} << u"10.0.0.3"_s;
    QTest::newRow("with a port") << proxy << QStringList{u"203.0.113.5:4711"_s} << u"203.0.113.5"_s;
    QTest::newRow("IPv6") << proxy << QStringList{u"2001:DB8::5"_s} << u"2001:db8::5"_s;
    QTest::newRow("IPv6 with a port") << proxy << QStringList{u"[2001:db8::5]:4711"_s} << u"2001:db8::5"_s;
    QTest::newRow("IPv4 in IPv6") << proxy << QStringList{u"::ffff:203.0.113.5"_s} << u"203.0.113.5"_s;
    QTest::newRow("no address") << proxy << QStringList{u"203.0.113.5, unknown"_s} << proxy;
    QTest::newRow("no address behind a proxy") << proxy << QStringList{u"unknown, 10.0.0.2"_s} << u"10.0.0.2"_s;
    QTest::newRow("commas") << proxy << QStringList{u",,,"_s} << proxy;
    QTest::newRow("a line of script") << proxy << QStringList{u"<script>"_s} << proxy;
    QTest::newRow("half a bracket") << proxy << QStringList{u"[2001:db8::5"_s} << u"2001:db8::5"_s;
}

void TestHttpClientAddress::origins()
{
    QFETCH(const QString, peer);
    QFETCH(const QStringList, forwarded);
    TrustedProxies proxies;
    QVERIFY(proxies.add("10.0.0.0/8"));
    Request request;
    for (const QString &field : forwarded)
        request.addHeader("X-Forwarded-For", field.toStdString());
    const std::string from = peer.toStdString();
    const Origin origin = proxies.originOf(from, proxies.trusts(from), request);
    QTEST(QString::fromStdString(origin.address), "address");
    QCOMPARE(origin.viaProxy, !forwarded.isEmpty());
}

void TestHttpClientAddress::schemes_data()
{
    QTest::addColumn<bool>("trusted");
    QTest::addColumn<QStringList>("schemes");
    QTest::addColumn<bool>("secure");
    QTest::newRow("nothing") << true << QStringList{} << false;
    QTest::newRow("https") << true << QStringList{u"https"_s} << true;
    QTest::newRow("HTTPS") << true << QStringList{u"HTTPS"_s} << true;
    QTest::newRow("http") << true << QStringList{u"http"_s} << false;
    QTest::newRow("the nearest proxy's word") << true << QStringList{u"https, http"_s} << false;
    QTest::newRow("the nearest proxy's field") << true << QStringList{u"http"_s, u"https"_s} << true;
    QTest::newRow("a stranger's word") << false << QStringList{u"https"_s} << false;
}

void TestHttpClientAddress::schemes()
{
    QFETCH(const bool, trusted);
    QFETCH(const QStringList, schemes);
    Request request;
    for (const QString &scheme : schemes)
        request.addHeader("X-Forwarded-Proto", scheme.toStdString());
    QTEST(TrustedProxies().originOf("10.0.0.1", trusted, request).secure, "secure");
}

void TestHttpClientAddress::countedAddresses()
{
    QCOMPARE(countedAs("192.0.2.1"), std::string("192.0.2.1"));
    QCOMPARE(countedAs("2001:db8:1:2:3:4:5:6"), std::string("2001:db8:1:2::"));
    QVERIFY(isLoopback("127.255.0.1"));
    QVERIFY(isLoopback("::1"));
    QVERIFY(isLoopback("::ffff:127.0.0.1"));
    QVERIFY(!isLoopback("128.0.0.1"));
    QVERIFY(!isLoopback("localhost"));
}

} // namespace pw::server::http

QTEST_APPLESS_MAIN(pw::server::http::TestHttpClientAddress)
#include "tst_http_client_address.moc"
