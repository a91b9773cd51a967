// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/presentation/words.h"

namespace pw::ui
{

QString Words::status(TaskStatus status)
{
    switch (status) {
    case TaskStatus::Pending:
        return tr("Waiting");
    case TaskStatus::InProgress:
        return tr("In progress");
    case TaskStatus::Completed:
        return tr("Done");
    case TaskStatus::Rejected:
        return tr("Rejected");
    case TaskStatus::Error:
        return tr("Needs you");
    }
    Q_UNREACHABLE();
}

QString Words::kind(TaskKind kind)
{
    switch (kind) {
    case TaskKind::Refill:
        return tr("Refill");
    case TaskKind::Cancel:
        return tr("Cancel");
    }
    Q_UNREACHABLE();
}

Tone Words::tone(TaskStatus status)
{
    switch (status) {
    case TaskStatus::Pending:
        return Tone::Warning;
    case TaskStatus::InProgress:
        return Tone::Info;
    case TaskStatus::Completed:
        return Tone::Success;
    case TaskStatus::Rejected:
        return Tone::Neutral;
    case TaskStatus::Error:
        return Tone::Danger;
    }
    Q_UNREACHABLE();
}

} // namespace pw::ui
