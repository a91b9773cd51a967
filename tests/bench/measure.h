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

/// The value that `share` per cent of them do not exceed.
[[nodiscard]] inline qint64 percentile(std::vector<qint64> values, int share)
{
    Q_ASSERT(!values.empty() && share > 0 && share <= 100);
    std::ranges::sort(values);
    const auto rank = (values.size() * static_cast<size_t>(share) + 99) / 100;
    return values[rank - 1];
}

} // namespace pw::bench
