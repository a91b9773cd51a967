// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/outgoing/http_call.h"
#include "sync-server/outgoing/smtp_call.h"
#include "tests/server/outgoing/peer.h"
#include "tests/support/client_hello.h"
#include "tests/support/strange_tls_server.h"

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

/// What we offer to providers and to the mail server, and whom of them we believe.
class TestTlsOffer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(initialise()); }
    void isOfToday_data();
    void isOfToday();
    void aStrangersCertificateIsRefused_data() { isOfToday_data(); }
    void aStrangersCertificateIsRefused();

private:
    struct Outcome {
        bool refused = false;
        QString problem;
    };
    [[nodiscard]] static Outcome talkTo(const QString &url);
};

void TestTlsOffer::isOfToday_data()
{
    QTest::addColumn<QString>("scheme");
    QTest::newRow("provider") << u"https"_s;
    QTest::newRow("mail server") << u"smtps"_s;
}

TestTlsOffer::Outcome TestTlsOffer::talkTo(const QString &url)
{
    if (url.startsWith("https"_L1)) {
        const HttpReply reply = call({.url = url}, {.allowPrivate = true});
        return {reply.outcome == HttpReply::Outcome::NotSent, reply.problem};
    }
    const SmtpReply reply = send({.from = u"a@example.com"_s, .to = u"b@example.com"_s, .content = "x"},
                                 {.url = url, .user = {}, .password = Secret()});
    return {reply.outcome == SmtpReply::Outcome::Failed, reply.problem};
}

void TestTlsOffer::isOfToday()
{
    QFETCH(const QString, scheme);
    QByteArray received;
    {
        const Peer peer([&received](int connection) { received = readRecord(connection); });
        QVERIFY(talkTo(peer.url().replace(u"http"_s, scheme)).refused);
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

void TestTlsOffer::aStrangersCertificateIsRefused()
{
    QFETCH(const QString, scheme);
    test::StrangeTlsServer server;
    QVERIFY(server.start());
    const Outcome outcome = talkTo(u"%1://127.0.0.1:%2/"_s.arg(scheme).arg(server.port()));
    QVERIFY(outcome.refused);
    QVERIFY2(outcome.problem.contains(u"certificate"_s), qPrintable(outcome.problem));
}

} // namespace pw::server::outgoing

QTEST_GUILESS_MAIN(pw::server::outgoing::TestTlsOffer)
#include "tst_tls_offer.moc"
