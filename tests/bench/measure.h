// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QElapsedTimer>

#include <algorithm>
#include <vector>

namespace pw::bench
{

/// Runs `work` once and gives microseconds.
template <typename Work>
[[nodiscard]] qint64 microseconds(Work &&work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    return timer.nsecsElapsed() / 1000;
}

/// The middle one, so that one run which the machine disturbed does not count.
[[nodiscard]] inline qint64 median(std::vector<qint64> values)
{
    Q_ASSERT(!values.empty());
    std::ranges::sort(values);
    return values[values.size() / 2];
}

} // namespace pw::bench
