// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/simulation/long_run.h"

#include "tests/simulation/trial.h"

#include <QElapsedTimer>

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <vector>

namespace pw::simulation
{
namespace
{

constexpr size_t linesInReport = 30;
constexpr int failuresToPrint = 5;

/// Every jobs-th seed; the exit code is the number of failures, as far as it goes.
int runShare(const Seeds &seeds, int jobs, int job)
{
    Stage stage;
    Trial trial(stage);
    int failures = 0;
    const quint64 tenth = std::max<quint64>(seeds.count / 10, 1);
    for (quint64 i = static_cast<quint64>(job); i < seeds.count; i += static_cast<quint64>(jobs)) {
        if (const auto failing = trial.run(seeds.from + i)) {
            if (++failures <= failuresToPrint)
                report(*failing);
        }
        if (i % tenth == 0 && i > 0)
            std::printf("%llu of %llu seeds\n", static_cast<unsigned long long>(i),
                        static_cast<unsigned long long>(seeds.count));
    }
    return failures;
}

/// A process that ends without saying how many is a failure of its own: an assertion, most likely.
int runInChildren(const Seeds &seeds, int jobs)
{
    std::vector<pid_t> children;
    std::fflush(stdout);
    for (int job = 0; job < jobs; ++job) {
        const pid_t child = ::fork();
        if (child == 0) {
            const int failures = runShare(seeds, jobs, job);
            std::fflush(stdout);
            ::_exit(std::min(failures, 200));
        }
        children.push_back(child);
    }
    int failures = 0;
    for (const pid_t child : children) {
        int status = 0;
        ::waitpid(child, &status, 0);
        if (!WIFEXITED(status))
            std::printf("a process died of signal %d\n", WTERMSIG(status));
        failures += WIFEXITED(status) ? WEXITSTATUS(status) : 1;
    }
    return failures;
}

} // namespace

void report(const Failing &failing)
{
    std::printf("seed %llu breaks %s: %s\n", static_cast<unsigned long long>(failing.seed), failing.invariant.c_str(),
                failing.what.c_str());
    const size_t from = failing.log.size() - std::min(failing.log.size(), linesInReport);
    for (size_t i = from; i < failing.log.size(); ++i)
        std::printf("  %s\n", failing.log[i].c_str());
    std::printf("again, with the whole log: panelwright-simulation --seed %llu\n",
                static_cast<unsigned long long>(failing.seed));
}

int runSeeds(const Seeds &seeds, int jobs)
{
    QElapsedTimer timer;
    timer.start();
    const int failures = jobs > 1 ? runInChildren(seeds, jobs) : runShare(seeds, 1, 0);
    const auto ms = static_cast<unsigned long long>(timer.elapsed());
    std::printf("%llu seeds from %llu, each twice: %d broken; %llu s, %.1f ms a seed\n",
                static_cast<unsigned long long>(seeds.count), static_cast<unsigned long long>(seeds.from), failures,
                ms / 1000,
                static_cast<double>(ms) * std::max(jobs, 1) / static_cast<double>(std::max<quint64>(seeds.count, 1)));
    return failures == 0 ? 0 : 1;
}

} // namespace pw::simulation
