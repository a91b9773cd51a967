// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace pw::test
{

/// How much of a proof this run does: PANELWRIGHT_PROOF=long is everything, as scripts/prove runs it; otherwise a
/// sample, chosen by PANELWRIGHT_SEED, which is printed.
struct ProofSize {
    bool isLong = false;
    quint32 seed = 0;

    [[nodiscard]] static ProofSize fromEnvironment();
};

/// A line of the report, to stdout at once: proofs run long.
void report(const QString &line);

} // namespace pw::test
