// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/outgoing/address_policy.h"

#include <QTest>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

using namespace Qt::StringLiterals;

namespace pw::server::outgoing
{

class TestAddressPolicy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addresses_data();
    void addresses();
    void otherFamilies();
    void urls_data();
    void urls();
};

void TestAddressPolicy::addresses_data()
{
    QTest::addColumn<bool>("isPublic");
    for (const char *address :
         {"1.1.1.1",        "8.8.8.8",         "9.255.255.255",   "11.0.0.0",        "100.63.255.255",
          "100.128.0.0",    "126.255.255.255", "128.0.0.0",       "169.253.255.255", "169.255.0.0",
          "172.15.255.255", "172.32.0.0",      "192.0.1.0",       "192.167.255.255", "192.169.0.0",
          "198.17.255.255", "198.20.0.0",      "223.255.255.255", "2606:4700::1111", "2a00:1450::1",
          "2001:200::1",    "2003::1",         "3fff:1000::1",    "::ffff:8.8.8.8",  "64:ff9b::8.8.8.8"})
        QTest::newRow(address) << true;
    for (const char *address : {"0.0.0.0",
                                "0.255.255.255",
                                "10.0.0.1",
                                "10.255.255.255",
                                "100.64.0.0",
                                "100.127.255.255",
                                "127.0.0.1",
                                "127.255.255.255",
                                "169.254.169.254",
                                "172.16.0.0",
                                "172.31.255.255",
                                "192.0.0.1",
                                "192.0.2.1",
                                "192.88.99.1",
                                "192.168.0.1",
                                "198.18.0.0",
                                "198.19.255.255",
                                "198.51.100.1",
                                "203.0.113.9",
                                "224.0.0.1",
                                "239.255.255.255",
                                "240.0.0.1",
                                "255.255.255.255",
                                "::",
                                "::1",
                                "fe80::1",
                                "fc00::1",
                                "fd12:3456::1",
                                "ff02::1",
                                "::ffff:127.0.0.1",
                                "::ffff:169.254.169.254",
                                "64:ff9b::10.0.0.1",
                                "2001::1",
                                "2001:db8::1",
                                "2002:7f00:1::",
                                "3fff::1",
                                "100::1",
                                "::8.8.8.8",
                                "1fff::1",
                                "4000::1"})
        QTest::newRow(address) << false;
}

void TestAddressPolicy::addresses()
{
    QFETCH(const bool, isPublic);
    sockaddr_storage storage{};
    auto &v4 = reinterpret_cast<sockaddr_in &>(storage);
    auto &v6 = reinterpret_cast<sockaddr_in6 &>(storage);
    const char *text = QTest::currentDataTag();
    if (inet_pton(AF_INET, text, &v4.sin_addr) == 1) {
        storage.ss_family = AF_INET;
    } else {
        QCOMPARE(inet_pton(AF_INET6, text, &v6.sin6_addr), 1);
        storage.ss_family = AF_INET6;
    }
    const auto &address = reinterpret_cast<const sockaddr &>(storage);
    QCOMPARE(mayConnect({}, address), isPublic);
    QVERIFY(mayConnect({.allowPrivate = true}, address));
}

void TestAddressPolicy::otherFamilies()
{
    sockaddr address{};
    address.sa_family = AF_UNIX;
    QVERIFY(!mayConnect({.allowPrivate = true}, address));
}

void TestAddressPolicy::urls_data()
{
    QTest::addColumn<bool>("allowPrivate");
    QTest::addColumn<bool>("good");
    QTest::newRow("https://panel.example/api/v2") << false << true;
    QTest::newRow("https://panel.example:8443/api/v2?x=1") << false << true;
    QTest::newRow("HTTPS://PANEL.EXAMPLE") << false << true;
    QTest::newRow("http://panel.example/api/v2") << false << false;
    QTest::newRow("http://127.0.0.1:8080/api/v2") << true << true;
    QTest::newRow("ftp://panel.example/") << true << false;
    QTest::newRow("file:///etc/passwd") << true << false;
    QTest::newRow("gopher://127.0.0.1:6379/_x") << true << false;
    QTest::newRow("https://user:secret@panel.example/") << true << false;
    QTest::newRow("https://") << true << false;
    QTest::newRow("panel.example") << true << false;
    QTest::newRow("https://panel.example/a b") << true << false;
    QTest::newRow("") << true << false;
}

void TestAddressPolicy::urls()
{
    QFETCH(const bool, allowPrivate);
    QFETCH(const bool, good);
    const QString problem = problemWithUrl({.allowPrivate = allowPrivate}, QString::fromUtf8(QTest::currentDataTag()));
    QVERIFY2(problem.isEmpty() == good, qPrintable(problem));
}

} // namespace pw::server::outgoing

QTEST_GUILESS_MAIN(pw::server::outgoing::TestAddressPolicy)
#include "tst_address_policy.moc"
