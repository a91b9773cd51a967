// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/faults/proof.h"

#include <QRandomGenerator>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace pw::test
{

ProofSize ProofSize::fromEnvironment()
{
    ProofSize size;
    size.isLong = qEnvironmentVariable("PANELWRIGHT_PROOF") == u"long";
    bool given = false;
    size.seed = static_cast<quint32>(qEnvironmentVariableIntValue("PANELWRIGHT_SEED", &given));
    if (!given)
        size.seed = QRandomGenerator::global()->bounded(1u, 1'000'000u);
    report(u"%1 run, seed %2"_s.arg(size.isLong ? u"long"_s : u"short"_s).arg(size.seed));
    return size;
}

void report(const QString &line)
{
    std::printf("%s\n", qPrintable(line));
    std::fflush(stdout);
}

} // namespace pw::test
