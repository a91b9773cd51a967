// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/presentation/words.h"

namespace pw::ui
{

QString Words::state(ForwardState state)
{
    switch (state) {
    case ForwardState::Waiting:
        return tr("Waits to be sent");
    case ForwardState::Claimed:
        return tr("Being sent");
    case ForwardState::Sent:
        return tr("Sent");
    case ForwardState::Ambiguous:
        return tr("Perhaps sent");
    case ForwardState::Refused:
        return tr("Not taken");
    case ForwardState::Asks:
        return tr("Needs you");
    case ForwardState::Finished:
        return tr("Finished");
    }
    Q_UNREACHABLE();
}

Tone Words::tone(ForwardState state)
{
    switch (state) {
    case ForwardState::Waiting:
    case ForwardState::Claimed:
        return Tone::Neutral;
    case ForwardState::Sent:
        return Tone::Info;
    case ForwardState::Ambiguous:
    case ForwardState::Refused:
    case ForwardState::Asks:
        return Tone::Danger;
    case ForwardState::Finished:
        return Tone::Success;
    }
    Q_UNREACHABLE();
}

} // namespace pw::ui
