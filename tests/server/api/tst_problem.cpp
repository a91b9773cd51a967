// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

#include "sync-server/api/problem.h"

using namespace Qt::StringLiterals;

namespace pw::server
{
namespace
{

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

} // namespace

class TestProblem : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCodeHasAStatus();
    void statuses_data();
    void statuses();
    void looksLikeRfc9457();
    void saysWhenToTryAgain();
    void listenerErrorsLookTheSame();
};

void TestProblem::everyCodeHasAStatus()
{
    const QList<RefusalCode> codes = allCodes();
    QVERIFY(codes.size() > 50);
    static const QList<int> allowed{400, 401, 403, 404, 409, 410, 422, 426, 429, 502};
    for (const RefusalCode code : codes)
        QVERIFY2(allowed.contains(httpStatusOf(code)), qPrintable(refusalName(code)));
}

void TestProblem::statuses_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("status");
    QTest::newRow("malformed") << u"malformed_json"_s << 400;
    QTest::newRow("unknown field") << u"field_unknown"_s << 400;
    QTest::newRow("money") << u"money_malformed"_s << 400;
    QTest::newRow("nobody") << u"not_signed_in"_s << 401;
    QTest::newRow("too late") << u"session_expired"_s << 401;
    QTest::newRow("somebody else") << u"not_allowed"_s << 403;
    QTest::newRow("not there") << u"order_not_found"_s << 404;
    QTest::newRow("state") << u"order_state_forbids"_s << 409;
    QTest::newRow("key") << u"idempotency_key_reused"_s << 409;
    QTest::newRow("rule") << u"quantity_below_minimum"_s << 422;
    QTest::newRow("money rule") << u"insufficient_funds"_s << 422;
    QTest::newRow("slow down") << u"too_many_attempts"_s << 429;
}

void TestProblem::statuses()
{
    QFETCH(const QString, code);
    const auto value = refusalFromName(code);
    QVERIFY(value);
    QTEST(httpStatusOf(*value), "status");
}

void TestProblem::looksLikeRfc9457()
{
    const http::Response response = problem({RefusalCode::QuantityBelowMinimum, u"quantity"_s, u"50"_s}, "r-1");
    QCOMPARE(response.contentType, std::string("application/problem+json"));
    const QJsonObject expected{{u"type"_s, u"urn:panelwright:problem:quantity_below_minimum"_s},
                               {u"title"_s, u"Unprocessable Content"_s},
                               {u"status"_s, 422},
                               {u"detail"_s, u"The quantity is below the minimum of 50."_s},
                               {u"code"_s, u"quantity_below_minimum"_s},
                               {u"field"_s, u"quantity"_s},
                               {u"request_id"_s, u"r-1"_s}};
    QJsonObject sent = QJsonDocument::fromJson(QByteArray::fromStdString(response.body)).object();
    // The phrase is the HTTP library's affair.
    QVERIFY(!sent.value(u"title"_s).toString().isEmpty());
    sent[u"title"_s] = u"Unprocessable Content"_s;
    QCOMPARE(sent, expected);
}

void TestProblem::saysWhenToTryAgain()
{
    const auto header = [](const http::Response &response, const std::string &name) {
        for (const http::ResponseHeader &field : response.headers) {
            if (field.name == name)
                return QByteArray::fromStdString(field.value);
        }
        return QByteArray("none");
    };
    QCOMPARE(header(problem({RefusalCode::TooManyAttempts, {}, u"17"_s}, "r"), "Retry-After"), "17");
    QCOMPARE(header(busyProblem("r"), "Retry-After"), "1");
    QCOMPARE(header(problem(Refusal{RefusalCode::NotSignedIn}, "r"), "WWW-Authenticate"), "Bearer");
    QCOMPARE(header(problem(Refusal{RefusalCode::NotAllowed}, "r"), "WWW-Authenticate"), "none");
}

void TestProblem::listenerErrorsLookTheSame()
{
    for (const int status : {400, 408, 411, 413, 414, 415, 417, 431, 500, 501, 503, 505}) {
        const http::Response response =
            problem({.status = status, .code = codeOfHttpStatus(status), .detail = "Something."}, "r");
        QCOMPARE(response.status, status);
        QVERIFY(QJsonDocument::fromJson(QByteArray::fromStdString(response.body)).object().contains(u"code"_s));
    }
}

} // namespace pw::server

QTEST_GUILESS_MAIN(pw::server::TestProblem)
#include "tst_problem.moc"
