// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/clock.h"
#include "core/base/id_source.h"

#include <QtGlobal>

namespace pw::simulation
{

/// SplitMix64: one number of state, so that a seed is cheap to begin, and the same numbers on every machine.
class Random
{
public:
    explicit Random(quint64 seed) : m_state(seed) {}

    quint64 next()
    {
        m_state += 0x9e3779b97f4a7c15;
        quint64 z = m_state;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        return z ^ (z >> 31);
    }
    /// 0 ... count - 1
    int below(int count) { return count < 2 ? 0 : static_cast<int>(next() % static_cast<quint64>(count)); }
    bool chance(int percent) { return below(100) < percent; }

private:
    quint64 m_state;
};

/// A clock that only the world moves, forward and back.
class WorldClock final : public Clock
{
public:
    [[nodiscard]] Instant now() const override { return m_now; }
    void set(Instant now) { m_now = now; }
    void advance(qint64 ms) { m_now = m_now.plusMs(ms); }

private:
    Instant m_now;
};

class WorldIds final : public IdSource
{
public:
    explicit WorldIds(quint64 seed) : m_random(seed) {}
    [[nodiscard]] QByteArray randomBytes(int count) override
    {
        QByteArray bytes(count, '\0');
        for (char &byte : bytes)
            byte = static_cast<char>(m_random.next() & 0xff);
        return bytes;
    }

private:
    Random m_random;
};

} // namespace pw::simulation
