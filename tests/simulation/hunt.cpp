// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/simulation/hunt.h"

#include "tests/simulation/planted.h"
#include "tests/simulation/trial.h"

#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>

namespace pw::simulation
{
namespace
{

bool look(const char *bug, const Seeds &seeds)
{
    plant(bug);
    Stage stage;
    Trial trial(stage);
    for (quint64 i = 0; i < seeds.count; ++i) {
        const auto failing = trial.run(seeds.from + i);
        if (!failing)
            continue;
        std::printf("%-36s seed %-4llu %s: %.110s\n", bug, static_cast<unsigned long long>(failing->seed),
                    failing->invariant.c_str(), failing->what.c_str());
        std::fflush(stdout);
        return true;
    }
    return false;
}

/// In a process of its own, since a bug may well end in an assertion: that is finding it too.
bool isFound(const char *bug, const Seeds &seeds)
{
    std::fflush(stdout);
    const pid_t child = ::fork();
    if (child == 0)
        ::_exit(look(bug, seeds) ? 0 : 1);
    int status = 0;
    ::waitpid(child, &status, 0);
    if (!WIFEXITED(status)) {
        std::printf("%-36s an assertion, signal %d\n", bug, WTERMSIG(status));
        return true;
    }
    if (WEXITSTATUS(status) != 0)
        std::printf("%-36s NOT FOUND within %llu seeds\n", bug, static_cast<unsigned long long>(seeds.count));
    return WEXITSTATUS(status) == 0;
}

} // namespace

int hunt(const QByteArray &name, const Seeds &seeds)
{
    int planted = 0;
    int found = 0;
    for (const char *bug : plantedBugs()) {
        if (!name.isEmpty() && name != bug)
            continue;
        ++planted;
        found += isFound(bug, seeds) ? 1 : 0;
    }
    std::printf("%d planted bugs, %d found\n", planted, found);
    return planted > 0 && found == planted ? 0 : 1;
}

} // namespace pw::simulation
