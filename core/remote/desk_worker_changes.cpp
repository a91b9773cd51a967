// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/remote/desk_worker.h"

// What a person does with changes that are saved already: take back, put back, carry elsewhere.
namespace pw
{

Result<OutboxEntry, TakeBackProblem> DeskService::Worker::performInstead(const QString &replaced, const QString &name,
                                                                         const QJsonObject &args)
{
    const auto entry = m_desk->performInstead(replaced, name, args);
    publish();
    announceChange();
    if (entry)
        post([this] { beginSync(); });
    return entry;
}

bool DeskService::Worker::restore(const QString &commandId)
{
    const bool done = m_desk->restore(commandId);
    publish();
    announceChange();
    return done;
}

Result<void, TakeBackProblem> DeskService::Worker::withdraw(const QString &commandId)
{
    auto done = m_desk->withdraw(commandId);
    publish();
    announceChange();
    return done;
}

Result<int, ChangesProblem> DeskService::Worker::exportChanges(const QString &fileName, bool release)
{
    if (release)
        abandonSync(); // an answer that is on its way would speak of commands that are no longer here
    const ChangesFile file = m_desk->exported();
    if (const auto written = writeChanges(fileName, file); !written)
        return fail(written.error());
    if (release) {
        m_desk->release();
        publish();
        announceChange();
    }
    return static_cast<int>(file.changes.size());
}

Result<AdoptedChanges, ChangesProblem> DeskService::Worker::importChanges(const QString &fileName)
{
    const auto file = readChanges(fileName);
    if (!file)
        return fail(file.error());
    const auto adopted = m_desk->adopt(*file);
    if (adopted) {
        publish();
        announceChange();
        post([this] { beginSync(); });
    }
    return adopted;
}

} // namespace pw
