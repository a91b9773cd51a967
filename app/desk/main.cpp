// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "app/desk/profile_key.h"
#include "app/desk/program.h"
#include "app/desk/shell.h"
#include "app/desk/watch.h"
#include "core/base/clock.h"
#include "core/base/id_source.h"
#include "core/storage/encryption.h"
#include "core/storage/storage_error.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace
{

int reportProblem(const pw::desk::Problem &problem)
{
    pw::desk::printProblem(problem);
    return problem.code == u"usage" ? 2 : 1;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const auto parsed = pw::desk::parseArguments(QCoreApplication::arguments());
    if (parsed.problem)
        return reportProblem(*parsed.problem);
    if (parsed.wantsHelp) {
        pw::desk::printRaw(pw::desk::usage().toStdString());
        return 0;
    }
    const pw::SystemClock clock;
    pw::SystemIdSource ids;
    if (parsed.arguments.verb == u"watch") {
        const auto problem = pw::desk::Watch(parsed.arguments, clock, ids).run();
        return problem ? reportProblem(*problem) : 0;
    }
    if (parsed.arguments.verb == u"shell")
        return pw::desk::Shell(parsed.arguments, clock, ids).run();
    try {
        const auto key = pw::desk::profileKey(parsed.arguments, ids);
        if (!key)
            return reportProblem(key.error());
        std::optional<pw::desk::RevokedDevice> revoked;
        std::optional<pw::desk::Problem> problem;
        {
            pw::Desk desk({.profileDir = parsed.arguments.profileDir, .clock = clock, .ids = ids, .key = *key});
            pw::desk::Program program(desk, parsed.arguments);
            problem = program.run();
            revoked = program.revoked();
        }
        if (revoked)
            problem = pw::desk::removeRevoked(parsed.arguments.profileDir, *revoked, *problem);
        return problem ? reportProblem(*problem) : 0;
    } catch (const pw::ProfileBusy &busy) {
        return reportProblem({u"profile_in_use"_s, QString::fromUtf8(busy.what())});
    } catch (const pw::KeyProblem &problem) {
        return reportProblem({pw::desk::codeOf(problem.kind()), QString::fromUtf8(problem.what())});
    } catch (const pw::StorageError &error) {
        return reportProblem({u"storage"_s, QString::fromUtf8(error.what())});
    }
}
