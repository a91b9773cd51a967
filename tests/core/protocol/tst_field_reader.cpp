// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/protocol/field_reader.h"
#include "core/protocol/json_writer.h"

#include <QJsonDocument>
#include <QTest>

using namespace pw;
using namespace Qt::StringLiterals;

class FieldReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void moments_data();
    void moments();
    void objects_data();
    void objects();
    void writerMakesValidJson();
};

void FieldReaderTest::reads_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("refusal"); // "code:field", empty = none
    const auto row = [](const char *name, const char *json, const char *refusal) {
        QTest::newRow(name) << QByteArray(json) << QString::fromLatin1(refusal);
    };
    row("good", R"({"count":5,"name":"x","amount":"1.5"})", "");
    row("with option", R"({"count":5,"name":"x","amount":"1.5","flag":true})", "");
    row("missing", R"({"name":"x","amount":"1"})", "field_missing:count");
    row("text for a number", R"({"count":"5","name":"x","amount":"1"})", "field_wrong_type:count");
    row("fraction", R"({"count":5.5,"name":"x","amount":"1"})", "field_wrong_type:count");
    row("whole with exponent", R"({"count":5e0,"name":"x","amount":"1"})", "");
    row("beyond int64 by exponent", R"({"count":1e19,"name":"x","amount":"1"})", "field_wrong_type:count");
    row("beyond int64", R"({"count":99999999999999999999,"name":"x","amount":"1"})", "field_wrong_type:count");
    row("out of range", R"({"count":-1,"name":"x","amount":"1"})", "field_out_of_range:count");
    row("null", R"({"count":null,"name":"x","amount":"1"})", "field_wrong_type:count");
    row("money as number", R"({"count":5,"name":"x","amount":1.5})", "money_malformed:amount");
    row("money with exponent", R"({"count":5,"name":"x","amount":"1e3"})", "money_malformed:amount");
    row("money with nine decimals", R"({"count":5,"name":"x","amount":"0.123456789"})", "money_malformed:amount");
    row("blank text", R"({"count":5,"name":"  ","amount":"1"})", "text_empty:name");
    row("long text", R"({"count":5,"name":"12345678901","amount":"1"})", "text_too_long:name");
    row("control character", "{\"count\":5,\"name\":\"a\\u0000b\",\"amount\":\"1\"}",
        "text_has_control_characters:name");
    row("unknown", R"({"count":5,"name":"x","amount":"1","cuont":6})", "field_unknown:cuont");
    row("flag as number", R"({"count":5,"name":"x","amount":"1","flag":1})", "field_wrong_type:flag");
    row("known trouble comes before unknown fields", R"({"count":"5","name":"x","amount":"1","zzz":6})",
        "field_wrong_type:count");
}

void FieldReaderTest::reads()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, refusal);
    FieldReader reader(parseJsonObject(json).value());
    (void)reader.integer(u"count"_s, 0, 1'000'000'000'000'000'000);
    (void)reader.text(u"name"_s, 10);
    (void)reader.money(u"amount"_s);
    (void)reader.maybeFlag(u"flag"_s);
    const auto read = reader.finish();
    QCOMPARE(read ? QString() : QString(refusalName(read.error().code) + u':' + read.error().field), refusal);
}

void FieldReaderTest::moments_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("outcome");
    QTest::newRow("absent") << QByteArray("{}") << u"none"_s;
    QTest::newRow("a time") << QByteArray(R"({"at":"2026-03-01T09:30:00Z"})") << u"2026-03-01T09:30:00.000Z"_s;
    QTest::newRow("with milliseconds") << QByteArray(R"({"at":"2026-03-01T09:30:00.250Z"})")
                                       << u"2026-03-01T09:30:00.250Z"_s;
    for (const char *wrong : {R"({"at":"2026-03-01T09:30:00"})", R"({"at":"2026-03-01"})", R"({"at":"Z"})",
                              R"({"at":5})", R"({"at":"2026-02-30T09:30:00Z"})", R"({"at":null})", R"({"at":""})",
                              R"({"at":"1969-12-31T23:59:59Z"})", R"({"at":"-2026-03-01T09:30:00Z"})"})
        QTest::newRow(wrong) << QByteArray(wrong) << u"field_wrong_type"_s;
}

void FieldReaderTest::moments()
{
    QFETCH(const QByteArray, json);
    FieldReader reader(parseJsonObject(json).value());
    const auto moment = reader.maybeMoment(u"at"_s);
    const auto read = reader.finish();
    const QString found = moment ? moment->toString() : u"none"_s;
    QTEST(read ? found : refusalName(read.error().code), "outcome");
}

void FieldReaderTest::objects_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("good");
    QTest::newRow("object") << QByteArray("{}") << true;
    QTest::newRow("array") << QByteArray("[]") << false;
    QTest::newRow("empty") << QByteArray() << false;
    QTest::newRow("garbage") << QByteArray("{\"a\":") << false;
    QTest::newRow("two values") << QByteArray("{}{}") << false;
    QTest::newRow("bad UTF-8") << QByteArray("{\"a\":\"\xff\"}") << false;
    QTest::newRow("deep") << QByteArray("{\"a\":" + QByteArray(5000, '[') + QByteArray(5000, ']') + "}") << false;
}

void FieldReaderTest::objects()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, good);
    const auto parsed = parseJsonObject(bytes);
    QCOMPARE(parsed.ok(), good);
    if (!parsed)
        QCOMPARE(refusalName(parsed.error().code), u"malformed_json"_s);
}

void FieldReaderTest::writerMakesValidJson()
{
    JsonWriter out;
    const QString odd = u"quote \" slash \\ line\n bell\a emoji 😀 <script>"_s + QChar(0xD800);
    out.beginObject().field("text"_L1, odd).field("n"_L1, qint64(-5)).field("money"_L1, Money::whole(2));
    out.key("list"_L1).beginArray().value(true).null().value(QString()).endArray().endObject();
    const std::string text = out.take();
    const QJsonObject object = QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
    QCOMPARE(object.value(u"text"_s).toString(), QString(odd.chopped(1) + u'?'));
    QCOMPARE(object.value(u"n"_s).toInteger(), -5);
    QCOMPARE(object.value(u"money"_s).toString(), u"2.00"_s);
    QCOMPARE(out.beginArray().endArray().take(), std::string("[]"));
}

QTEST_GUILESS_MAIN(FieldReaderTest)
#include "tst_field_reader.moc"
