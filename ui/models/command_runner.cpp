// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/models/command_runner.h"

#include "ui/models/reply.h"
#include "ui/presentation/changes_words.h"
#include "ui/presentation/refusal_words.h"
#include "ui/presentation/server_words.h"

#include <QPointer>

namespace pw::ui
{

void CommandRunner::run(const CommandCall &call, QObject *context, std::function<void(const QString &)> done)
{
    // The watcher belongs to the runner: what was saved is told even when the form that asked is closed already.
    const QPointer<QObject> asker(context);
    const auto answer = [asker, done = std::move(done)](const QString &trouble) {
        if (asker)
            done(trouble);
    };
    const auto failed = [answer](const QString &reason) {
        answer(tr("This could not be saved on this computer: %1").arg(reason));
    };
    if (!call.replaces.isEmpty()) {
        onReply(
            m_source.performInstead(call.replaces, call.name, call.args), this,
            [this, answer](const Result<OutboxEntry, TakeBackProblem> &decided) {
                if (decided.ok())
                    Q_EMIT saved(decided.value());
                answer(decided.ok() ? QString() : takeBackWords(decided.error()));
            },
            failed);
        return;
    }
    onReply(
        m_source.perform(call.name, call.args), this,
        [this, answer](const Decided<OutboxEntry> &decided) {
            if (decided.ok())
                Q_EMIT saved(decided.value());
            answer(decided.ok() ? QString() : refusalWords(decided.error()));
        },
        failed);
}

void CommandRunner::run(const CommandCall &call)
{
    run(call, this, [this](const QString &trouble) {
        if (!trouble.isEmpty())
            Q_EMIT refused(trouble);
    });
}

void CommandRunner::call(const ServerCall &wanted, QObject *context, std::function<void(const ServerAnswer &)> done)
{
    const QPointer<QObject> asker(context);
    onReply(m_source.call(wanted), this, [this, asker, done = std::move(done)](ServerAnswer answer) {
        if (answer.isDone())
            m_source.syncNow();
        else
            answer.problem = serverWords(answer);
        if (asker)
            done(answer);
    });
}

} // namespace pw::ui
