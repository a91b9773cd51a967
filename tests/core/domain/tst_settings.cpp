// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/domain/settings.h"
#include "core/domain/site_page.h"

#include <QTest>

using namespace pw;
using namespace Qt::StringLiterals;

/// What settings may be, and the addresses of pages.
class SettingsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void values_data();
    void values();
    void everyDefaultFits();
    void slugs_data();
    void slugs();
};

void SettingsTest::values_data()
{
    QTest::addColumn<SettingName>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<bool>("good");
    const auto row = [](const char *title, SettingName name, const QString &value, bool good) {
        QTest::newRow(title) << name << value << good;
    };
    row("amount", SettingName::OfflineAmountLimit, u"12.50"_s, true);
    row("negative amount", SettingName::OfflineAmountLimit, u"-1"_s, false);
    row("no amount", SettingName::OfflineAmountLimit, u"much"_s, false);
    row("hours", SettingName::OfflineMaxAge, u"24"_s, true);
    row("ten years", SettingName::OfflineMaxAge, u"87840"_s, true);
    row("more than ten years", SettingName::OfflineMaxAge, u"87841"_s, false);
    row("negative hours", SettingName::OfflineMaxAge, u"-1"_s, false);
    row("half an hour", SettingName::OfflineMaxAge, u"0.5"_s, false);
    row("name", SettingName::SiteName, u"Likes & More"_s, true);
    row("longest name", SettingName::SiteName, QString(100, u'x'), true);
    row("longer name", SettingName::SiteName, QString(101, u'x'), false);
    row("name that adds to a mail's head", SettingName::SiteName, u"Likes\nBcc: all@example.com"_s, false);
    row("terms of two lines", SettingName::TermsOfOrdering, u"One.\nTwo."_s, true);
    row("longest terms", SettingName::TermsOfOrdering, QString(20'000, u'x'), true);
    row("longer terms", SettingName::TermsOfOrdering, QString(20'001, u'x'), false);
    row("address", SettingName::SupportEmail, u"help@example.com"_s, true);
    row("no address", SettingName::SupportEmail, u"help"_s, false);
    row("open", SettingName::RegistrationOpen, u"true"_s, true);
    row("closed", SettingName::RegistrationOpen, u"false"_s, true);
    row("neither", SettingName::RegistrationOpen, u"yes"_s, false);
    row("back to the default", SettingName::RegistrationOpen, {}, true);
}

void SettingsTest::values()
{
    QFETCH(const SettingName, name);
    QFETCH(const QString, value);
    QTEST(decide::checkSetting({name, value}).ok(), "good");
}

void SettingsTest::everyDefaultFits()
{
    for (const auto &word : wordTable(SettingName()))
        QVERIFY2(decide::checkSetting({word.value, QString::fromLatin1(rulesOf(word.value).standard)}), word.text);
}

void SettingsTest::slugs_data()
{
    QTest::addColumn<bool>("good");
    for (const char *good : {"faq", "terms-of-use", "2026", "a"})
        QTest::newRow(good) << true;
    for (const char *wrong : {"", "FAQ", "terms_of_use", "-faq", "faq-", "a--b", "a/b", "a b", "..", "fa\xc3\xa9"})
        QTest::newRow(wrong) << false;
    QTest::newRow(QByteArray(64, 'a').constData()) << true;
    QTest::newRow(QByteArray(65, 'a').constData()) << false;
}

void SettingsTest::slugs()
{
    QTEST(decide::checkSlug(QString::fromUtf8(QTest::currentDataTag())).ok(), "good");
}

QTEST_APPLESS_MAIN(SettingsTest)
#include "tst_settings.moc"
