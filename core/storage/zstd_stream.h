// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayView>

#include <functional>
#include <memory>

namespace pw
{

/// Where a stream's output goes, in pieces; false = it could not be taken (a full disk), and the stream ends.
using ByteSink = std::function<bool(QByteArrayView)>;

/// Compresses a stream into one zstd frame with a checksum.
class ZstdWriter
{
public:
    /// `level` 1 (fast) to 19 (small).
    ZstdWriter(int level, ByteSink sink);
    ~ZstdWriter();
    ZstdWriter(const ZstdWriter &) = delete;
    ZstdWriter &operator=(const ZstdWriter &) = delete;

    [[nodiscard]] bool write(QByteArrayView bytes);
    /// Ends the frame; nothing can be written afterwards.
    [[nodiscard]] bool finish();

private:
    struct State;
    [[nodiscard]] bool push(QByteArrayView bytes, bool isEnd);

    std::unique_ptr<State> m_state;
    ByteSink m_sink;
};

/// Decompresses one zstd frame that comes from outside: a few bytes can stand for terabytes, so the output is bounded,
/// and so is the memory (16 MiB of window).
class ZstdReader
{
public:
    enum class Result {
        NeedsMore,
        Done,    ///< the frame is complete and its checksum right
        Broken,  ///< not zstd, damaged, or with something behind its end
        TooLong, ///< more than maxBytes would come out
        Refused  ///< the sink did not take it
    };
    ZstdReader(qint64 maxBytes, ByteSink sink);
    ~ZstdReader();
    ZstdReader(const ZstdReader &) = delete;
    ZstdReader &operator=(const ZstdReader &) = delete;

    [[nodiscard]] Result write(QByteArrayView bytes);
    [[nodiscard]] qint64 written() const { return m_written; }

private:
    struct State;

    std::unique_ptr<State> m_state;
    ByteSink m_sink;
    qint64 m_maxBytes;
    qint64 m_written = 0;
    bool m_done = false;
};

} // namespace pw
