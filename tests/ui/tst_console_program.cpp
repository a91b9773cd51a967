// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/support/server_process.h"
#include "ui/shell/navigation.h"

#include <QImage>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace pw;
using namespace pw::test;
using namespace Qt::StringLiterals;

/// The program as scripts and packagers call it: what it prints, and what it ends with.
class ConsoleProgram : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void helpNeedsNoDisplay();
    void wrongWordsAreNamed_data();
    void wrongWordsAreNamed();
    void takesPictures_data();
    void takesPictures();
    void picturesThatCannotBeSavedAreNamed();

private:
    struct Outcome {
        int exitCode = -1;
        QString out;
        QString err;
    };

    /// Its own home: nothing that another run or a person left is seen.
    [[nodiscard]] Outcome run(const QStringList &words, QProcessEnvironment with = offscreen()) const
    {
        with.insert(u"HOME"_s, m_folder.path());
        with.insert(u"XDG_CONFIG_HOME"_s, m_folder.filePath(u"config"_s));
        with.insert(u"XDG_DATA_HOME"_s, m_folder.filePath(u"data"_s));
        QProcess process;
        process.setProcessEnvironment(with);
        process.start(QStringLiteral(PANELWRIGHT_BIN_DIR "/panelwright"), words);
        const bool hasEnded = process.waitForFinished(60'000) && process.exitStatus() == QProcess::NormalExit;
        return {.exitCode = hasEnded ? process.exitCode() : -1,
                .out = QString::fromUtf8(process.readAllStandardOutput()),
                .err = QString::fromUtf8(process.readAllStandardError())};
    }

    static QProcessEnvironment offscreen()
    {
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
        return environment;
    }

    QTemporaryDir m_folder;
    ServerProcess m_server;
};

void ConsoleProgram::initTestCase()
{
    QVERIFY2(m_server.init() && m_server.seed() && m_server.start(), qPrintable(m_server.problem()));
}

void ConsoleProgram::helpNeedsNoDisplay()
{
    auto bare = QProcessEnvironment::systemEnvironment();
    bare.remove(u"DISPLAY"_s);
    bare.remove(u"WAYLAND_DISPLAY"_s);
    bare.insert(u"QT_QPA_PLATFORM"_s, u"xcb"_s);
    const Outcome help = run({u"--help"_s}, bare);
    QVERIFY2(help.exitCode == 0, qPrintable(help.err));
    QCOMPARE(help.err, QString());
    QVERIFY2(help.out.contains(u"--password-file <FILE>"_s), qPrintable(help.out));
    // Lines of help are broken where they are long.
    const QString oneLine = help.out.simplified();
    const auto entries = ui::pageEntries();
    QVERIFY(!entries.isEmpty());
    for (const ui::PageEntry &entry : entries)
        QVERIFY2(oneLine.contains(u' ' + entry.word), qPrintable(entry.word));
}

void ConsoleProgram::wrongWordsAreNamed_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("named");
    QTest::newRow("an option that does not exist") << QStringList{u"--colour"_s, u"red"_s} << u"colour"_s;
    QTest::newRow("a word that belongs to none") << QStringList{u"orders"_s} << u"orders"_s;
    QTest::newRow("a page that does not exist") << QStringList{u"--page"_s, u"nowhere"_s} << u"nowhere"_s;
    QTest::newRow("a theme that does not exist") << QStringList{u"--theme"_s, u"purple"_s} << u"purple"_s;
    QTest::newRow("a value that is missing") << QStringList{u"--server"_s} << u"server"_s;
}

void ConsoleProgram::wrongWordsAreNamed()
{
    QFETCH(QStringList, words);
    QFETCH(QString, named);
    const Outcome outcome = run(words);
    QCOMPARE(outcome.exitCode, 2);
    QVERIFY2(outcome.err.contains(named), qPrintable(outcome.err));
    QCOMPARE(outcome.out, QString());
}

void ConsoleProgram::takesPictures_data()
{
    QTest::addColumn<QString>("page");
    const auto entries = ui::pageEntries();
    for (const ui::PageEntry &entry : entries)
        QTest::newRow(qPrintable(entry.word)) << entry.word;
}

/// A page of a shop that the desk has never seen: signs in, fetches it, draws it, ends.
void ConsoleProgram::takesPictures()
{
    QFETCH(QString, page);
    const QString file = m_folder.filePath(page + u".png"_s);
    const Outcome outcome = run({u"--profile"_s, m_folder.filePath(u"desk-"_s + page), u"--server"_s, m_server.url(),
                                 u"--user"_s, u"owner"_s, u"--password-file"_s, m_server.ownerPasswordFile(),
                                 u"--page"_s, page, u"--screenshot"_s, file});
    QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.err));
    QCOMPARE(QImage(file).size(), QSize(1280, 800));
}

void ConsoleProgram::picturesThatCannotBeSavedAreNamed()
{
    const QString file = m_folder.filePath(u"none/picture.png"_s);
    const Outcome outcome = run({u"--profile"_s, m_folder.filePath(u"alone"_s), u"--server"_s, u"http://127.0.0.1:9"_s,
                                 u"--offline"_s, u"--screenshot"_s, file});
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY2(outcome.err.contains(file), qPrintable(outcome.err));
}

QTEST_GUILESS_MAIN(ConsoleProgram)
#include "tst_console_program.moc"
