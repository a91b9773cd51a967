// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/simulation/hunt.h"

#include "tests/simulation/planted.h"
#include "tests/simulation/trial.h"

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <map>

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
pid_t lookInChild(const char *bug, const Seeds &seeds)
{
    std::fflush(stdout);
    const pid_t child = ::fork();
    if (child < 0)
        qFatal("no process for %s", bug);
    if (child == 0)
        ::_exit(look(bug, seeds) ? 0 : 1);
    return child;
}

bool isFound(const char *bug, int status, const Seeds &seeds)
{
    if (!WIFEXITED(status)) {
        std::printf("%-36s an assertion, signal %d\n", bug, WTERMSIG(status));
        return true;
    }
    if (WEXITSTATUS(status) != 0)
        std::printf("%-36s NOT FOUND within %llu seeds\n", bug, static_cast<unsigned long long>(seeds.count));
    return WEXITSTATUS(status) == 0;
}

/// Waits for any of them. Returns whether it has found its bug.
bool finishOne(std::map<pid_t, const char *> &children, const Seeds &seeds)
{
    int status = 0;
    const auto ended = children.find(::waitpid(-1, &status, 0));
    if (ended == children.end())
        return false;
    const char *bug = ended->second;
    children.erase(ended);
    return isFound(bug, status, seeds);
}

} // namespace

int hunt(const QByteArray &name, const Seeds &seeds, int jobs)
{
    int planted = 0;
    int found = 0;
    std::map<pid_t, const char *> children;
    for (const char *bug : plantedBugs()) {
        if (!name.isEmpty() && name != bug)
            continue;
        ++planted;
        if (children.size() >= static_cast<size_t>(std::max(jobs, 1)))
            found += finishOne(children, seeds) ? 1 : 0;
        children.emplace(lookInChild(bug, seeds), bug);
    }
    while (!children.empty())
        found += finishOne(children, seeds) ? 1 : 0;
    std::printf("%d planted bugs, %d found\n", planted, found);
    return planted > 0 && found == planted ? 0 : 1;
}

} // namespace pw::simulation
