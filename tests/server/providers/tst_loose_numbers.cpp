// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/providers/loose_json.h"
#include "sync-server/providers/loose_number.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;

namespace pw::server::providers
{

class TestLooseNumbers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void amounts_data();
    void amounts();
    void counts_data();
    void counts();
    void json_data();
    void json();
};

void TestLooseNumbers::amounts_data()
{
    QTest::addColumn<QString>("amount"); // null = none
    const auto row = [](const char *text, const char *amount) {
        QTest::newRow(text) << (amount ? QString::fromLatin1(amount) : QString());
    };
    row("0.90", "0.90");
    row("100", "100.00");
    row(".5", "0.50");
    row("5.", "5.00");
    row("007.10", "7.10");
    row("1,234.56", "1234.56");
    row("1,234,567", "1234567.00");
    row("1.234,56", "1234.56");
    row("0,90", "0.90");
    row("0,125", "0.125");
    row("12,5", "12.50");
    row("$1,234.56", "1234.56");
    row("$ 0.90", "0.90");
    row("0.90 USD", "0.90");
    row("USD 12", "12.00");
    row("\u20ac0,5", "0.50");
    row("\u20b9 83.1", "83.10");
    row("-3.5", "-3.50");
    row("$-3.5", "-3.50");
    row("-$3.5", "-3.50");
    row("1.0E-5", "0.00001");
    row("1e-05", "0.00001");
    row("2.5e3", "2500.00");
    row("1.5E+2", "150.00");
    row("0.123456789", "0.12345679");
    row("0.123456780", "0.12345678");
    row("0.000000001", "0.00000001");
    row("1e-30", "0.00000001");
    row("0.00000000000000000000", "0.00");
    row("", nullptr);
    row(" ", nullptr);
    row("free", nullptr);
    row("-", nullptr);
    row("1,23,45", nullptr);
    row("1.2.3", nullptr);
    row("1,234.5,6", nullptr);
    row("12 34", nullptr);
    row("0x10", nullptr);
    row("NaN", nullptr);
    row("1e99", nullptr);
    row("99999999999999999999", nullptr);
    row("0.9; DROP TABLE", nullptr);
}

void TestLooseNumbers::amounts()
{
    QFETCH(const QString, amount);
    const auto found = looseMoney(QString::fromUtf8(QTest::currentDataTag()));
    QCOMPARE(found ? found->toString() : QString(), amount);
}

void TestLooseNumbers::counts_data()
{
    QTest::addColumn<qint64>("count"); // -999 = none
    const auto row = [](const char *text, qint64 count) { QTest::newRow(text) << count; };
    row("157", 157);
    row("157.0", 157);
    row("1,500", 1500);
    row("-3", -3);
    row("0", 0);
    row("157.5", -999);
    row("99999999999", 99'999'999'999);
    row("99999999999999999999", -999);
    row("Unknown", -999);
    row("", -999);
}

void TestLooseNumbers::counts()
{
    QTEST(looseCount(QString::fromUtf8(QTest::currentDataTag())).value_or(-999), "count");
}

void TestLooseNumbers::json_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("found"); // empty = none
    const auto row = [](const char *name, const QByteArray &bytes, const QByteArray &found) {
        QTest::newRow(name) << bytes << found;
    };
    row("plain", R"({"order":151})", R"({"order":"151"})");
    row("long number", R"({"charge":0.27819000000000000001})", R"({"charge":"0.27819000000000000001"})");
    row("array", R"([1,true,null,"x"])", R"(["1",true,null,"x"])");
    row("byte-order mark", "\xef\xbb\xbf{\"order\":1}", R"({"order":"1"})");
    row("blanks around", " \r\n{\"order\":1}\n\n", R"({"order":"1"})");
    row("a warning before", "<br />\n<b>Notice</b>: Undefined index [key] in {file} on line 7<br />{\"order\":1}",
        R"({"order":"1"})");
    row("not UTF-8", "{\"name\":\"caf\xe9\",\"order\":1}", "{\"name\":\"caf\xef\xbf\xbd\",\"order\":\"1\"}");
    row("escapes", R"({"name":"a\u00e9\n"})", "{\"name\":\"a\xc3\xa9\\n\"}");
    row("last of two", R"({"order":1,"order":2})", R"({"order":"2"})");
    row("page", "<!DOCTYPE html><html><style>body{color:red}</style><body>Just a moment...</body></html>", "");
    row("page with data", "<html><script>{\"a\":1}</script></html>", "");
    row("half", R"({"order":1)", "");
    row("half a list", R"([{"service":1},{"service":2})", "");
    row("two answers", R"({"order":1}{"order":2})", "");
    row("number alone", "151", "");
    row("text alone", "\"ok\"", "");
    row("nothing", "", "");
    row("deep", QByteArray(17, '[') + QByteArray(17, ']'), "");
    row("very deep", QByteArray(1'000'000, '['), "");
}

void TestLooseNumbers::json()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QByteArray, found);
    const auto value = parseLoosely(bytes);
    QCOMPARE(value.has_value(), !found.isEmpty());
    if (!value)
        return;
    const QJsonDocument document =
        value->isArray() ? QJsonDocument(value->toArray()) : QJsonDocument(value->toObject());
    QCOMPARE(document.toJson(QJsonDocument::Compact), found);
}

} // namespace pw::server::providers

QTEST_GUILESS_MAIN(pw::server::providers::TestLooseNumbers)
#include "tst_loose_numbers.moc"
