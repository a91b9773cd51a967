// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/zstd_stream.h"

#include <QByteArray>

#include <zstd.h>

namespace pw
{
namespace
{

constexpr int maxWindowLog = 24;

} // namespace

struct ZstdWriter::State {
    struct Free {
        void operator()(ZSTD_CCtx *context) const { ZSTD_freeCCtx(context); }
    };
    std::unique_ptr<ZSTD_CCtx, Free> context{ZSTD_createCCtx()};
    QByteArray output{static_cast<qsizetype>(ZSTD_CStreamOutSize()), Qt::Uninitialized};
};

ZstdWriter::ZstdWriter(int level, ByteSink sink) : m_state(std::make_unique<State>()), m_sink(std::move(sink))
{
    ZSTD_CCtx_setParameter(m_state->context.get(), ZSTD_c_compressionLevel, level);
    ZSTD_CCtx_setParameter(m_state->context.get(), ZSTD_c_checksumFlag, 1);
    // Beside the reading and writing; a library that was built without threads says no, and compresses all the same.
    ZSTD_CCtx_setParameter(m_state->context.get(), ZSTD_c_nbWorkers, 2);
}

ZstdWriter::~ZstdWriter() = default;

bool ZstdWriter::push(QByteArrayView bytes, bool isEnd)
{
    ZSTD_inBuffer input{bytes.data(), static_cast<size_t>(bytes.size()), 0};
    for (;;) {
        ZSTD_outBuffer output{m_state->output.data(), static_cast<size_t>(m_state->output.size()), 0};
        const size_t left =
            ZSTD_compressStream2(m_state->context.get(), &output, &input, isEnd ? ZSTD_e_end : ZSTD_e_continue);
        if (ZSTD_isError(left) || !m_sink({m_state->output.constData(), static_cast<qsizetype>(output.pos)}))
            return false;
        if (isEnd ? left == 0 : input.pos == input.size)
            return true;
    }
}

bool ZstdWriter::write(QByteArrayView bytes)
{
    return push(bytes, false);
}

bool ZstdWriter::finish()
{
    return push({}, true);
}

struct ZstdReader::State {
    struct Free {
        void operator()(ZSTD_DCtx *context) const { ZSTD_freeDCtx(context); }
    };
    std::unique_ptr<ZSTD_DCtx, Free> context{ZSTD_createDCtx()};
    QByteArray output{static_cast<qsizetype>(ZSTD_DStreamOutSize()), Qt::Uninitialized};
};

ZstdReader::ZstdReader(qint64 maxBytes, ByteSink sink)
    : m_state(std::make_unique<State>()), m_sink(std::move(sink)), m_maxBytes(maxBytes)
{
    ZSTD_DCtx_setParameter(m_state->context.get(), ZSTD_d_windowLogMax, maxWindowLog);
}

ZstdReader::~ZstdReader() = default;

ZstdReader::Result ZstdReader::write(QByteArrayView bytes)
{
    ZSTD_inBuffer input{bytes.data(), static_cast<size_t>(bytes.size()), 0};
    bool isFull = true;
    // A full output may mean that more waits inside, although all of the input was taken.
    while (input.pos < input.size || isFull) {
        if (m_done)
            return input.pos < input.size ? Result::Broken : Result::Done;
        ZSTD_outBuffer output{m_state->output.data(), static_cast<size_t>(m_state->output.size()), 0};
        const size_t left = ZSTD_decompressStream(m_state->context.get(), &output, &input);
        if (ZSTD_isError(left))
            return Result::Broken;
        isFull = output.pos == output.size;
        m_written += static_cast<qint64>(output.pos);
        if (m_written > m_maxBytes)
            return Result::TooLong;
        if (!m_sink({m_state->output.constData(), static_cast<qsizetype>(output.pos)}))
            return Result::Refused;
        m_done = left == 0;
    }
    return m_done ? Result::Done : Result::NeedsMore;
}

} // namespace pw
