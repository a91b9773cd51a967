// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/simulation/hunt.h"
#include "tests/simulation/long_run.h"
#include "tests/simulation/planted.h"
#include "tests/simulation/trial.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace
{

using namespace pw::simulation;

/// Worlds are full of trouble on purpose; what the product says of it is no news.
void keepQuiet(QtMsgType type, const QMessageLogContext &, const QString &text)
{
    if (type == QtFatalMsg)
        std::fprintf(stderr, "%s\n", qPrintable(text));
}

int replay(quint64 seed, int steps)
{
    Stage stage;
    Trial trial(stage);
    const auto failing = steps >= 0 ? trial.runOnce(seed, steps) : trial.run(seed);
    for (const std::string &line : failing ? failing->log : trial.log())
        std::printf("%s\n", line.c_str());
    if (!failing) {
        std::printf("seed %llu holds\n", static_cast<unsigned long long>(seed));
        return 0;
    }
    report(*failing);
    if (steps < 0) {
        const Failing small = trial.shrink(*failing);
        std::printf("with %d steps (--steps %d) it is %s\n", small.steps, small.steps, small.what.c_str());
    }
    return 1;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    qInstallMessageHandler(keepQuiet);
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Simulated worlds of desks and a server; see docs/simulation.md."_s);
    parser.addHelpOption();
    parser.addOptions({{u"seed"_s, u"Run this world alone and print its log."_s, u"n"_s},
                       {u"steps"_s, u"With --seed: end after so many steps."_s, u"n"_s},
                       {u"from"_s, u"The first seed."_s, u"n"_s, u"1"_s},
                       {u"count"_s, u"How many seeds."_s, u"n"_s, u"2000"_s},
                       {u"jobs"_s, u"How many processes."_s, u"n"_s, u"1"_s},
                       {u"bug"_s, u"Switch a planted bug on (the planted program)."_s, u"name"_s},
                       {u"hunt"_s, u"Look for each planted bug, or for the one of --bug, with the given seeds."_s}});
    parser.process(application);
    const QByteArray bug = parser.value(u"bug"_s).toLatin1();
    const auto number = [&parser](const QString &name) { return parser.value(name).toULongLong(); };
    const Seeds seeds{.from = number(u"from"_s), .count = number(u"count"_s)};
    if (parser.isSet(u"hunt"_s))
        return hunt(bug, seeds, parser.value(u"jobs"_s).toInt());
    pw::plant(bug.constData());
    if (parser.isSet(u"seed"_s))
        return replay(number(u"seed"_s), parser.isSet(u"steps"_s) ? parser.value(u"steps"_s).toInt() : -1);
    return runSeeds(seeds, parser.value(u"jobs"_s).toInt());
}
