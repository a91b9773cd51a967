// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
// Runs every fuzzer's entry without libFuzzer: on its corpus, and on what a fixed seed makes of that. It keeps the
// fuzzers building and their findings mended; the search itself is scripts/fuzz.
#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QList>

#include <algorithm>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <random>

extern "C" {
#define FUZZER(name) int fuzz_##name(const std::uint8_t *data, std::size_t size);
#include "tests/fuzz/fuzzers.h"
#undef FUZZER
}

namespace
{

struct Fuzzer {
    const char *name;
    int (*entry)(const std::uint8_t *, std::size_t);
};

const Fuzzer fuzzers[] = {
#define FUZZER(name) {#name, fuzz_##name},
#include "tests/fuzz/fuzzers.h"
#undef FUZZER
};

QByteArray tried; ///< for the handler below

void showTried(int)
{
    std::fprintf(stderr, "failed on: %s\n", tried.toPercentEncoding().constData());
    std::_Exit(1);
}

void run(const Fuzzer &fuzzer, const QByteArray &input)
{
    tried = input;
    fuzzer.entry(reinterpret_cast<const std::uint8_t *>(input.constData()), static_cast<std::size_t>(input.size()));
}

QList<QByteArray> corpusOf(const QString &folder)
{
    QList<QByteArray> inputs;
    for (const QFileInfo &info : QDir(folder).entryInfoList(QDir::Files, QDir::Name)) {
        QFile file(info.filePath());
        if (!file.open(QIODevice::ReadOnly)) {
            std::fprintf(stderr, "%s cannot be read\n", qPrintable(info.filePath()));
            std::exit(1);
        }
        inputs << file.readAll();
    }
    return inputs;
}

/// A few bytes changed, a piece taken out, doubled, or put in from another input.
QByteArray altered(const QList<QByteArray> &inputs, std::mt19937 &random)
{
    const auto below = [&random](qsizetype limit) {
        return limit <= 0 ? 0 : static_cast<qsizetype>(random() % static_cast<std::uint64_t>(limit));
    };
    QByteArray bytes = inputs.at(below(inputs.size()));
    for (qsizetype changes = 1 + below(4); changes > 0; --changes) {
        const qsizetype at = below(bytes.size());
        const qsizetype length = std::min<qsizetype>(1 + below(16), bytes.size() - at);
        switch (below(4)) {
        case 0:
            if (!bytes.isEmpty())
                bytes[at] = static_cast<char>(random());
            break;
        case 1:
            bytes.remove(at, length);
            break;
        case 2:
            bytes.insert(at, bytes.mid(at, length));
            break;
        default: {
            const QByteArray &other = inputs.at(below(inputs.size()));
            bytes.insert(at, other.mid(below(other.size()), 1 + below(32)));
        }
        }
    }
    return bytes;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 3) {
        std::fputs("Usage: fuzz-replay CORPUS RUNS\n", stderr);
        return 2;
    }
    const int runs = std::atoi(argv[2]);
    std::signal(SIGABRT, showTried);
    for (const Fuzzer &fuzzer : fuzzers) {
        const QList<QByteArray> inputs =
            corpusOf(QString::fromLocal8Bit(argv[1]) + u'/' + QString::fromLatin1(fuzzer.name));
        if (inputs.isEmpty()) {
            std::fprintf(stderr, "%s has no corpus\n", fuzzer.name);
            return 1;
        }
        std::mt19937 random(20'261'127);
        // Said before, so that an abort names its fuzzer.
        std::printf("%s: %lld inputs, %d made of them\n", fuzzer.name, static_cast<long long>(inputs.size()), runs);
        std::fflush(stdout);
        for (const QByteArray &input : inputs)
            run(fuzzer, input);
        for (int i = 0; i < runs; ++i)
            run(fuzzer, altered(inputs, random));
    }
    return 0;
}
