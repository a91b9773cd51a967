// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>

#include "core/remote/event_parser.h"

namespace
{

void require(bool holds)
{
    if (!holds)
        std::abort();
}

struct Outcome {
    bool sound = true;
    std::optional<qint64> rev;
    bool operator==(const Outcome &) const = default;
};

/// Where the network cuts must make no difference.
Outcome outcomeOf(QByteArrayView bytes, qsizetype step)
{
    pw::EventParser parser;
    Outcome outcome;
    for (qsizetype at = 0; at < bytes.size() && outcome.sound; at += step)
        outcome.sound = parser.feed(bytes.sliced(at, std::min(step, bytes.size() - at)));
    outcome.rev = parser.takeRevision();
    require(!outcome.rev || (*outcome.rev >= 0 && *outcome.rev <= 1LL << 53));
    return outcome;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const Outcome whole = outcomeOf(bytes, std::max<qsizetype>(1, bytes.size()));
    // In one way for each input, and in either for inputs of either length: a search is as good as it is fast.
    require(outcomeOf(bytes, bytes.size() % 2 == 0 ? 7 : 1) == whole);
    return 0;
}
