// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/commands/command.h"
#include "tests/ui/person.h"
#include "tests/ui/ui_world.h"
#include "ui/presentation/command_words.h"
#include "ui/presentation/refusal_words.h"
#include "ui/shell/offline_limits.h"

#include <QAbstractButton>
#include <QAction>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>
#include <QTranslator>

using namespace pw;
using namespace pw::test;
using namespace pw::ui;
using namespace Qt::StringLiterals;

/// Every word of the console can be translated: lupdate collects them from the sources, each gets brackets around it in
/// place of a translation, and then nothing on the screen is without them.
class UiTranslated : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void tellsEveryCommand();
    void tellsEveryRefusal();
    void everyPage_data();
    void everyPage();
    void theOwnersLimits();

private:
    static QString tool(const QString &name) { return QDir(u"/usr/lib/qt6/bin"_s).filePath(name); }
    /// Puts brackets around each word of the file. Returns how many there are.
    static qsizetype translate(const QString &file);
    [[nodiscard]] static bool isTranslated(QString text);

    QTemporaryDir m_folder;
    QTranslator m_translator;
};

qsizetype UiTranslated::translate(const QString &file)
{
    QFile words(file);
    if (!words.open(QIODevice::ReadWrite))
        return 0;
    QString text = QString::fromUtf8(words.readAll());
    static const QRegularExpression message(
        uR"(<source>([^<]*)</source>(\s*(?:<(?:comment|extracomment|translatorcomment)>[^<]*</[a-z]+>\s*)*)<translation type="unfinished">(.*?)</translation>)"_s,
        QRegularExpression::DotMatchesEverythingOption);
    const qsizetype before = text.count(message);
    text.replace(message, u"<source>\\1</source>\\2<translation>\u27e6\\1\u27e7</translation>"_s);
    // Words with a number have two forms in English.
    text.replace(QRegularExpression(u"(<message numerus=\"yes\">.*?)<translation>([^<]*)</translation>"_s,
                                    QRegularExpression::DotMatchesEverythingOption),
                 u"\\1<translation><numerusform>\\2</numerusform><numerusform>\\2</numerusform></translation>"_s);
    words.resize(0);
    words.write(text.toUtf8());
    return before;
}

void UiTranslated::initTestCase()
{
    const QString file = m_folder.filePath(u"words_en.ts"_s);
    QProcess lupdate;
    lupdate.setProcessChannelMode(QProcess::MergedChannels);
    lupdate.setWorkingDirectory(QStringLiteral(PANELWRIGHT_SOURCE_DIR));
    lupdate.start(tool(u"lupdate"_s),
                  {u"-I"_s, u"."_s, u"-locations"_s, u"none"_s, u"ui"_s, u"app/console"_s, u"-ts"_s, file});
    QVERIFY2(lupdate.waitForFinished(), "lupdate is missing: qt6-l10n-tools");
    const QByteArray said = lupdate.readAll();
    // Its word for a tr() whose context at run time it cannot know.
    QVERIFY2(!said.contains("lacks Q_OBJECT") && !said.contains("Cannot invoke"), said.constData());
    QVERIFY(translate(file) > 500);
    QProcess lrelease;
    lrelease.start(tool(u"lrelease"_s), {u"-silent"_s, file});
    QVERIFY(lrelease.waitForFinished() && lrelease.exitCode() == 0);
    QVERIFY(m_translator.load(m_folder.filePath(u"words_en.qm"_s)));
    QVERIFY(QCoreApplication::installTranslator(&m_translator));
}

/// What has no letters needs no translation.
bool UiTranslated::isTranslated(QString text)
{
    static const QRegularExpression letter(u"\\p{L}{2,}"_s);
    text.remove(u'&');
    return !text.contains(letter) || text.contains(u'\u27e6');
}

void UiTranslated::tellsEveryCommand()
{
    for (const CommandDefinition &command : allCommands()) {
        const QString title = commandTitle(QString::fromLatin1(command.name));
        QVERIFY2(isTranslated(title), qPrintable(title));
    }
}

void UiTranslated::tellsEveryRefusal()
{
    for (const RefusalCode code : {RefusalCode::FieldMissing, RefusalCode::BalanceWouldBeNegative, RefusalCode::IdTaken,
                                   RefusalCode::DeviceRevoked, RefusalCode::OrderNotFound}) {
        const QString sentence = refusalWords({code, u"reason"_s, u"1"_s});
        QVERIFY2(isTranslated(sentence), qPrintable(sentence));
    }
}

void UiTranslated::everyPage_data()
{
    QTest::addColumn<int>("page");
    const auto entries = pageEntries();
    for (const PageEntry &entry : entries)
        QTest::addRow("%s", qPrintable(entry.word)) << static_cast<int>(entry.id);
}

void UiTranslated::everyPage()
{
    QFETCH(const int, page);
    UiWorld world;
    Person person(world);
    person.window().showPage(static_cast<PageId>(page));
    QStringList wild;
    const auto check = [&wild](const QString &text, const QObject *where) {
        if (!isTranslated(text))
            wild << u"%1: '%2'"_s.arg(where->objectName().isEmpty()
                                          ? QString::fromLatin1(where->metaObject()->className())
                                          : where->objectName(),
                                      text);
    };
    for (const auto *button : person.window().findChildren<QAbstractButton *>())
        check(button->text(), button);
    for (const auto *action : person.window().findChildren<QAction *>())
        check(action->text(), action);
    for (const auto *line : person.window().findChildren<QLineEdit *>())
        check(line->placeholderText(), line);
    for (const auto *table : person.window().findChildren<DataTable *>()) {
        for (int column = 0; column < table->model()->columnCount(); ++column)
            check(table->model()->headerData(column, Qt::Horizontal).toString(), table);
    }
    QVERIFY2(wild.isEmpty(), qPrintable(wild.join(u'\n')));
}

void UiTranslated::theOwnersLimits()
{
    UiWorld world;
    Person person(world);
    const UiContext context = world.context();
    openOfflineLimits(context, &person.window());
    const auto *dialog = person.see<QWidget>(u"offlineLimits"_s);
    const auto labels = dialog->findChildren<QLabel *>();
    QVERIFY(labels.size() >= 3);
    for (const QLabel *label : labels)
        QVERIFY2(isTranslated(label->text()), qPrintable(label->text()));
}

QTEST_MAIN(UiTranslated)
#include "tst_ui_translated.moc"
