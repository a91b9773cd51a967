// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include <QtTest>

#include "sync-server/http/url.h"

using namespace pw::server::http;

class TestHttpUrl : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void segment_data();
    void segment();
    void form_data();
    void form();
    void formLimit();
    void formLookup();
    void utf8AgreesWithTheDefinition();
};

void TestHttpUrl::segment_data()
{
    QTest::addColumn<QByteArray>("encoded");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("error");
    const auto right = [](const char *name, const QByteArray &encoded, const QByteArray &text) {
        QTest::newRow(name) << encoded << text << int(DecodeError::None);
    };
    const auto wrong = [](const char *name, const QByteArray &encoded, DecodeError error) {
        QTest::newRow(name) << encoded << QByteArray() << int(error);
    };
    right("empty", "", "");
    right("plain", "orders", "orders");
    right("plus is plus", "a+b", "a+b");
    right("both cases of hex", "%2f%2F", "//");
    right("decoded once", "%2541", "%41");
    right("last digit at the end", "a%41", "aA");
    right("two bytes", "%C3%A4", "\xc3\xa4");
    right("four bytes", "%F0%9F%98%80", "\xf0\x9f\x98\x80");
    right("raw UTF-8", "\xc3\xa4", "\xc3\xa4");
    const DecodeError hex = DecodeError::PercentIsNotFollowedByTwoHexDigits;
    wrong("percent alone", "%", hex);
    wrong("one digit", "%4", hex);
    wrong("one digit and more", "%4g", hex);
    wrong("no digits", "%zz", hex);
    wrong("sign", "%+1", hex);
    wrong("NUL", "a%00b", DecodeError::TextContainsNul);
    const DecodeError utf8 = DecodeError::TextIsNotUtf8;
    wrong("continuation alone", "%80", utf8);
    wrong("cut short", "%C3", utf8);
    wrong("overlong slash", "%C0%AF", utf8);
    wrong("overlong NUL", "%C0%80", utf8);
    wrong("overlong in three", "%E0%80%AF", utf8);
    wrong("surrogate", "%ED%A0%80", utf8);
    wrong("above U+10FFFF", "%F4%90%80%80", utf8);
    wrong("Latin-1", "%E4rger", utf8);
}

void TestHttpUrl::segment()
{
    QFETCH(const QByteArray, encoded);
    const DecodedText result = decodePathSegment(encoded.toStdString());
    QTEST(QByteArray::fromStdString(result.text), "text");
    QTEST(int(result.error), "error");
    QCOMPARE(describe(result.error).empty(), result.error == DecodeError::None);
}

void TestHttpUrl::form_data()
{
    QTest::addColumn<QByteArray>("encoded");
    QTest::addColumn<QByteArrayList>("fields");
    QTest::addColumn<int>("error");
    const auto right = [](const char *name, const QByteArray &encoded, const QByteArrayList &fields) {
        QTest::newRow(name) << encoded << fields << int(DecodeError::None);
    };
    const auto wrong = [](const char *name, const QByteArray &encoded, DecodeError error) {
        QTest::newRow(name) << encoded << QByteArrayList() << int(error);
    };
    right("empty", "", {});
    right("one", "a=b", {"a", "b"});
    right("order request", "key=k&action=add&service=1&link=https%3A%2F%2Fexample.com%2F%3Fa%3Db%26c&quantity=100",
          {"key", "k", "action", "add", "service", "1", "link", "https://example.com/?a=b&c", "quantity", "100"});
    right("plus is a space", "a+b=c+d%2B", {"a b", "c d+"});
    right("lines", "comments=one%0D%0Atwo%0Athree", {"comments", "one\r\ntwo\nthree"});
    right("no equals sign", "a&b=", {"a", "", "b", ""});
    right("equals in the value", "a=b=c", {"a", "b=c"});
    right("no name", "=b", {"", "b"});
    right("ampersands only", "&&a=1&&", {"a", "1"});
    right("repeated", "a=1&a=2", {"a", "1", "a", "2"});
    right("semicolon is no separator", "a=1;b=2", {"a", "1;b=2"});
    right("encoded ampersand in a name", "a%26b=1", {"a&b", "1"});
    wrong("broken escape in a value", "a=1&b=%4", DecodeError::PercentIsNotFollowedByTwoHexDigits);
    wrong("broken escape in a name", "%=1", DecodeError::PercentIsNotFollowedByTwoHexDigits);
    wrong("escape does not reach into the next field", "a=%4&1=2", DecodeError::PercentIsNotFollowedByTwoHexDigits);
    wrong("not UTF-8", "a=%FF", DecodeError::TextIsNotUtf8);
    wrong("character does not reach into the next field", "a=%C3&%A4=1", DecodeError::TextIsNotUtf8);
    wrong("raw Latin-1", "a=\xe4", DecodeError::TextIsNotUtf8);
    wrong("NUL", "a=%00", DecodeError::TextContainsNul);
}

void TestHttpUrl::form()
{
    QFETCH(const QByteArray, encoded);
    const DecodedForm form = decodeForm(encoded.toStdString());
    QByteArrayList fields;
    for (const FormField &field : form.fields)
        fields << QByteArray::fromStdString(field.name) << QByteArray::fromStdString(field.value);
    QTEST(fields, "fields");
    QTEST(int(form.error), "error");
}

void TestHttpUrl::formLimit()
{
    QCOMPARE(decodeForm("a&b&c", 3).fields.size(), std::size_t{3});
    QCOMPARE(decodeForm("a&b&c&", 3).error, DecodeError::None);
    QCOMPARE(decodeForm("a&b&c&d", 3).error, DecodeError::TooManyFields);
    QVERIFY(decodeForm("a&b&c&d", 3).fields.empty());
}

void TestHttpUrl::formLookup()
{
    const DecodedForm form = decodeForm("a=1&b=&a=2");
    QCOMPARE(form.value("a").value(), std::string_view("1"));
    QCOMPARE(form.value("b").value(), std::string_view());
    QVERIFY(!form.value("c").has_value());
    QCOMPARE(form.count("a"), std::size_t{2});
}

/// Every code point's encoding is accepted, every surrogate's refused, and Qt's strict decoder agrees on all pairs of
/// bytes.
void TestHttpUrl::utf8AgreesWithTheDefinition()
{
    for (char32_t point = 1; point <= 0x10ffff; ++point) {
        const bool surrogate = point >= 0xd800 && point <= 0xdfff;
        std::string bytes;
        if (point < 0x80) {
            bytes += static_cast<char>(point);
        } else if (point < 0x800) {
            bytes += {static_cast<char>(0xc0 | (point >> 6)), static_cast<char>(0x80 | (point & 0x3f))};
        } else if (point < 0x10000) {
            bytes += {static_cast<char>(0xe0 | (point >> 12)), static_cast<char>(0x80 | ((point >> 6) & 0x3f)),
                      static_cast<char>(0x80 | (point & 0x3f))};
        } else {
            bytes += {static_cast<char>(0xf0 | (point >> 18)), static_cast<char>(0x80 | ((point >> 12) & 0x3f)),
                      static_cast<char>(0x80 | ((point >> 6) & 0x3f)), static_cast<char>(0x80 | (point & 0x3f))};
        }
        if (isUtf8(bytes) == surrogate)
            QFAIL(qPrintable(QString::number(point, 16)));
    }
    for (int pair = 0; pair < 0x10000; ++pair) {
        const QByteArray bytes{QByteArray(1, static_cast<char>(pair >> 8)) + static_cast<char>(pair & 0xff)};
        QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
        const QString decoded = decoder(bytes);
        QCOMPARE(isUtf8(bytes.toStdString()), !decoder.hasError() && !decoded.contains(QChar::ReplacementCharacter));
    }
}

QTEST_APPLESS_MAIN(TestHttpUrl)
#include "tst_http_url.moc"
