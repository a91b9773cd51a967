// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/domain/refusal.h"
#include "tests/ui/ui_world.h"
#include "ui/presentation/command_words.h"
#include "ui/presentation/copy_words.h"
#include "ui/presentation/icons.h"
#include "ui/presentation/refusal_words.h"
#include "ui/presentation/theme.h"
#include "ui/presentation/words.h"

#include <QDir>
#include <QPalette>
#include <QRegularExpression>
#include <QTest>

#include <cmath>

using namespace pw;
using namespace pw::ui;
using namespace Qt::StringLiterals;

/// Words and colours: what a table of facts becomes on the screen.
class UiWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsMoney_data();
    void tellsMoney();
    void tellsTheFirstCopy_data();
    void tellsTheFirstCopy();
    void tellsRefusals_data();
    void tellsRefusals();
    void tellsCommands_data();
    void tellsCommands();
    void leavesNoTokenInTheStyleSheet();
    void isReadableInBothThemes();
    void drawsEveryIcon();
};

void UiWords::tellsMoney_data()
{
    QTest::addColumn<QString>("amount");
    QTest::addColumn<QString>("shown");
    QTest::newRow("whole") << u"25"_s << u"$25.00"_s;
    QTest::newRow("thousands") << u"1234567.5"_s << u"$1,234,567.50"_s;
    QTest::newRow("five decimals") << u"0.27819"_s << u"$0.27819"_s;
    QTest::newRow("never more than there is") << u"0.999999"_s << u"$0.99999"_s;
    QTest::newRow("negative") << u"-3.5"_s << u"\u2212$3.50"_s;
}

void UiWords::tellsMoney()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    QFETCH(const QString, amount);
    QTEST(Words::money(Money::parse(amount).value()), "shown");
}

void UiWords::tellsTheFirstCopy_data()
{
    QTest::addColumn<qint64>("bytes");
    QTest::addColumn<qint64>("ofBytes");
    QTest::addColumn<qint64>("secondsLeft");
    QTest::addColumn<QString>("shown");
    constexpr qint64 mega = 1024 * 1024;
    QTest::newRow("none") << qint64(0) << qint64(0) << qint64(-1) << QString();
    QTest::newRow("begun") << 34 * mega << 120 * mega << qint64(-1) << u"34 of 120 MB"_s;
    QTest::newRow("with time") << 34 * mega << 120 * mega << qint64(12) << u"34 of 120 MB, about 12 s left"_s;
    QTest::newRow("long") << 34 * mega << 120 * mega << qint64(601) << u"34 of 120 MB, about 11 min left"_s;
    QTest::newRow("small") << qint64(1) << qint64(2) << qint64(-1) << u"1 of 1 MB"_s;
    QTest::newRow("all here") << 120 * mega << 120 * mega << qint64(1) << u"120 MB, unpacking"_s;
}

void UiWords::tellsTheFirstCopy()
{
    DeskStatus status;
    status.syncing = true;
    QFETCH(const qint64, bytes);
    QFETCH(const qint64, ofBytes);
    QFETCH(const qint64, secondsLeft);
    status.copiedBytes = bytes;
    status.bytesToCopy = ofBytes;
    status.copySecondsLeft = secondsLeft;
    QTEST(copyProgress(status), "shown");
    QCOMPARE(noShopWords(status).title, u"Getting the shop\u2026"_s);
    QCOMPARE(noShopWords(DeskStatus()).icon, u"offline"_s);
}

void UiWords::tellsRefusals_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("fact");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("status in words") << int(RefusalCode::OrderNotCancelable) << u"order"_s << u"in_progress"_s
                                     << u"The order is in progress and can no longer be cancelled."_s;
    QTest::newRow("amount in words") << int(RefusalCode::BalanceWouldBeNegative) << u"amount"_s << u"1200.50"_s
                                     << u"The balance is $1,200.50; more than that cannot be taken."_s;
    QTest::newRow("field in words") << int(RefusalCode::TextEmpty) << u"reason"_s << QString()
                                    << u"The reason must not be empty."_s;
    QTest::newRow("unknown field as it is")
        << int(RefusalCode::FieldMissing) << u"shoe_size"_s << QString() << u"\u201cshoe_size\u201d is missing."_s;
    QTest::newRow("no entry: core's sentence")
        << int(RefusalCode::EmailTaken) << u"email"_s << QString() << u"This e-mail address already has an account."_s;
}

void UiWords::tellsRefusals()
{
    QFETCH(const int, code);
    QFETCH(const QString, field);
    QFETCH(const QString, fact);
    QTEST(refusalWords({static_cast<RefusalCode>(code), field, fact}), "sentence");
}

void UiWords::tellsCommands_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QJsonObject>("args");
    QTest::addColumn<QString>("subject");
    QTest::addColumn<QString>("words");
    QTest::newRow("cancel") << u"CancelOrder"_s << QJsonObject{{u"order"_s, 17}} << QString() << u"Cancel order #17"_s;
    QTest::newRow("rate and off") << u"UpdateService"_s
                                  << QJsonObject{{u"service"_s, 3}, {u"rate"_s, u"0.90"_s}, {u"enabled"_s, false}}
                                  << u"Likes"_s << u"Disable service #3 Likes: rate 0.90"_s;
    QTest::newRow("credit") << u"AddFunds"_s << QJsonObject{{u"user"_s, 7}, {u"amount"_s, u"25.00"_s}} << u"bob"_s
                            << u"Add $25.00 to user #7 bob"_s;
    QTest::newRow("debit") << u"AddFunds"_s << QJsonObject{{u"user"_s, 7}, {u"amount"_s, u"-5"_s}} << QString()
                           << u"Take $5.00 from user #7"_s;
    const auto setting = [](const QString &name, const QString &value) {
        return QJsonObject{{u"name"_s, name}, {u"value"_s, value}};
    };
    QTest::newRow("limit") << u"SetSetting"_s << setting(u"offline_amount_limit"_s, u"500"_s) << QString()
                           << u"Limit money offline to $500.00"_s;
    QTest::newRow("no limit") << u"SetSetting"_s << setting(u"offline_amount_limit"_s, u"0"_s) << QString()
                              << u"Set no limit for money offline"_s;
    QTest::newRow("age") << u"SetSetting"_s << setting(u"offline_max_age"_s, u"24"_s) << QString()
                         << u"Allow changes no older than 24 hour(s)"_s;
    QTest::newRow("one of a newer console") << u"PaintPanel"_s << QJsonObject{} << QString() << u"PaintPanel"_s;
}

void UiWords::tellsCommands()
{
    QFETCH(const QString, name);
    QFETCH(const QJsonObject, args);
    QFETCH(const QString, subject);
    QTEST(commandWords(name, args, subject), "words");
}

void UiWords::leavesNoTokenInTheStyleSheet()
{
    for (const Tokens *tokens : {&lightTokens(), &darkTokens()}) {
        const QString sheet = styleSheetFor(*tokens);
        QVERIFY(sheet.size() > 1000);
        const auto left = QRegularExpression(u"@\\w+@"_s).match(sheet);
        QVERIFY2(!left.hasMatch(), qPrintable(left.captured()));
    }
}

/// WCAG 2: the relative luminance of a colour.
static double luminance(const QColor &color)
{
    const auto part = [](double c) { return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * part(color.redF()) + 0.7152 * part(color.greenF()) + 0.0722 * part(color.blueF());
}

static double contrast(const QColor &a, const QColor &b)
{
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

void UiWords::isReadableInBothThemes()
{
    for (const Tokens *tokens : {&lightTokens(), &darkTokens()}) {
        QVERIFY(contrast(tokens->text, tokens->surface) >= 7);
        QVERIFY(contrast(tokens->muted, tokens->surface) >= 4.5);
        QVERIFY(contrast(tokens->onAccent, tokens->accent) >= 4.5);
        for (const Tone tone : {Tone::Neutral, Tone::Info, Tone::Success, Tone::Warning, Tone::Danger, Tone::Accent}) {
            const double found = contrast(toneColor(*tokens, tone), toneSoft(*tokens, tone));
            QVERIFY2(found >= 4.5, qPrintable(u"dark %1 tone %2: %3"_s.arg(tokens->dark).arg(int(tone)).arg(found)));
        }
    }
    QCOMPARE(&tokensFor(paletteFor(darkTokens())), &darkTokens());
    QCOMPARE(&tokensFor(paletteFor(lightTokens())), &lightTokens());
}

void UiWords::drawsEveryIcon()
{
    const auto files = QDir(u":/icons"_s).entryList();
    QVERIFY(files.size() > 30);
    for (const QString &file : files) {
        const QImage drawn = icon(file.chopped(4)).pixmap(32, 32).toImage();
        int inked = 0;
        for (int i = 0; i < 32 * 32; ++i)
            inked += qAlpha(drawn.pixel(i % 32, i / 32)) > 0 ? 1 : 0;
        QVERIFY2(inked > 20, qPrintable(file));
    }
}

QTEST_MAIN(UiWords)
#include "tst_ui_words.moc"
