// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/outgoing/http_call.h"
#include "sync-server/outgoing/smtp_call.h"
#include "tests/server/outgoing/peer.h"
#include "tests/support/client_hello.h"

#include <QTest>

#include <sys/socket.h>

#include <array>
#include <set>

using namespace Qt::StringLiterals;

namespace pw::server::outgoing
{
namespace
{

constexpr int tls12 = 0x0303;
constexpr int tls13 = 0x0304;

/// Those of TLS 1.3, and of 1.2 the ones that authenticate what they encrypt and forget their key: ECDHE with AES-GCM
/// or ChaCha20-Poly1305. The last one is no suite, but says that renegotiation is safe.
const std::set<int> recommended{0x1301, 0x1302, 0x1303, 0xc02b, 0xc02c, 0xc02f, 0xc030, 0xcca8, 0xcca9, 0x00ff};

QByteArray readRecord(int connection)
{
    QByteArray received;
    std::array<char, 4096> buffer{};
    while (!test::readClientHello(received)) {
        const ssize_t got = ::recv(connection, buffer.data(), buffer.size(), 0);
        if (got <= 0)
            break;
        received.append(buffer.data(), static_cast<qsizetype>(got));
    }
    return received;
}

} // namespace

/// What we offer to providers and to the mail server, before anybody has chosen anything.
class TestTlsOffer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(initialise()); }
    void isOfToday_data();
    void isOfToday();
};

void TestTlsOffer::isOfToday_data()
{
    QTest::addColumn<QString>("scheme");
    QTest::newRow("provider") << u"https"_s;
    QTest::newRow("mail server") << u"smtps"_s;
}

void TestTlsOffer::isOfToday()
{
    QFETCH(const QString, scheme);
    QByteArray received;
    {
        const Peer peer([&received](int connection) { received = readRecord(connection); });
        const QString url = peer.url().replace(u"http"_s, scheme);
        if (scheme == "https"_L1)
            QCOMPARE(call({.url = url}, {.allowPrivate = true}).outcome, HttpReply::Outcome::NotSent);
        else
            QCOMPARE(send({.from = u"a@example.com"_s, .to = u"b@example.com"_s, .content = "x"},
                          {.url = url, .user = {}, .password = Secret()})
                         .outcome,
                     SmtpReply::Outcome::Failed);
    }
    const auto hello = test::readClientHello(received);
    QVERIFY(hello);
    QVERIFY(hello->versions.contains(tls13));
    QVERIFY(hello->versions.contains(tls12));
    for (const int version : hello->versions)
        QVERIFY2(version == tls12 || version == tls13, qPrintable(QString::number(version, 16)));
    QVERIFY(hello->ciphers.size() > 3);
    for (const int cipher : hello->ciphers)
        QVERIFY2(recommended.contains(cipher), qPrintable(QString::number(cipher, 16)));
}

} // namespace pw::server::outgoing

QTEST_GUILESS_MAIN(pw::server::outgoing::TestTlsOffer)
#include "tst_tls_offer.moc"
