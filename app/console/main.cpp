// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "app/console/arguments.h"
#include "app/console/composition.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QTranslator>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace
{

/// Our words, and those of the dialogs that Qt itself provides, in the language of the system.
void installTranslations(QApplication &app, QTranslator &ours, QTranslator &qts)
{
    if (ours.load(QLocale(), u"panelwright"_s, u"_"_s, u":/i18n"_s) || ours.load(u":/i18n/panelwright_en.qm"_s))
        app.installTranslator(&ours);
    if (qts.load(QLocale(), u"qtbase"_s, u"_"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        app.installTranslator(&qts);
}

/// Empty unless it is asked for. It needs no display, and a machine that builds packages has none.
QString helpAskedFor(int argc, char **argv)
{
    const QCoreApplication words(argc, argv);
    return pw::console::parseArguments(QCoreApplication::arguments()).help;
}

} // namespace

int main(int argc, char **argv)
{
    if (const QString help = helpAskedFor(argc, argv); !help.isEmpty()) {
        std::fputs(qPrintable(help), stdout);
        return 0;
    }
    QApplication app(argc, argv);
    QApplication::setApplicationName(u"panelwright"_s);
    QApplication::setApplicationDisplayName(u"Panelwright"_s);
    // A machine without a language still gets dates and numbers as people write them.
    if (QLocale().language() == QLocale::C)
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    const auto parsed = pw::console::parseArguments(QApplication::arguments());
    if (!parsed.problem.isEmpty()) {
        std::fprintf(stderr, "panelwright: %s\n", qPrintable(parsed.problem));
        return 2;
    }
    QTranslator ours;
    QTranslator qts;
    installTranslations(app, ours, qts);
    pw::console::Composition composition(app, parsed.arguments);
    composition.start();
    return QApplication::exec();
}
