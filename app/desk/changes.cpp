// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "app/desk/program.h"

#include "core/sync/changes_file.h"

using namespace Qt::StringLiterals;

// What is done with commands that are saved already: taken back, tried again, carried to another profile.
namespace pw::desk
{

/// A settled one leaves the list, one that was never sent is taken back.
std::optional<Problem> Program::drop()
{
    const QString &id = m_arguments.operands.first();
    const bool isDismissed = m_desk.dismiss(id);
    if (!isDismissed) {
        if (const auto done = m_desk.withdraw(id); !done)
            return Problem::of(done.error());
    }
    printObject({{u"command_id"_s, id}, {u"status"_s, isDismissed ? u"dismissed"_s : u"withdrawn"_s}});
    return std::nullopt;
}

/// A refused one again, with what it wanted and what is there now, under a new id.
std::optional<Problem> Program::retry()
{
    const auto old = m_desk.outbox().find(m_arguments.operands.first());
    if (!old || old->state != OutboxState::Refused)
        return Problem{u"not_refused"_s, u"There is no refused command with this id."_s};
    const auto saved = m_desk.performInstead(old->commandId, old->name, old->args);
    if (!saved)
        return Problem::of(saved.error());
    return sendAndPrint(*saved);
}

std::optional<Problem> Program::exportChanges()
{
    const ChangesFile file = m_desk.exported();
    if (const auto written = writeChanges(m_arguments.operands.first(), file); !written)
        return Problem::of(written.error());
    printObject({{u"exported"_s, file.changes.size()}});
    return std::nullopt;
}

std::optional<Problem> Program::importChanges()
{
    const auto file = readChanges(m_arguments.operands.first());
    if (!file)
        return Problem::of(file.error());
    const auto adopted = m_desk.adopt(*file);
    if (!adopted)
        return Problem::of(adopted.error());
    std::optional<Problem> problem;
    if (!m_arguments.offline)
        problem = converse(Session::Scope::PushAndPull);
    printObject({{u"imported"_s, adopted->taken}, {u"known"_s, adopted->known}});
    return problem;
}

} // namespace pw::desk
