// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "app/desk/arguments.h"
#include "core/remote/desk_service.h"

#include <QEventLoop>
#include <QObject>

namespace pw::desk
{

/// The signals that ask a program to end, as something to read. Blocked in every thread that is started later.
class EndSignals
{
public:
    EndSignals();
    ~EndSignals();
    EndSignals(const EndSignals &) = delete;
    EndSignals &operator=(const EndSignals &) = delete;
    [[nodiscard]] int descriptor() const { return m_descriptor; }

private:
    int m_descriptor = -1;
};

/// Stays connected as the console does, and prints {"rev","rows"} when the desk is current and for every change that
/// arrives from then on, each once it is on this disk.
class Watch final : public QObject
{
public:
    Watch(const Arguments &arguments, const Clock &clock, IdSource &ids);

    /// Until --limit lines are printed, or the program is asked to end; nothing = done.
    [[nodiscard]] std::optional<Problem> run();

private:
    void onStatus(const DeskStatus &status);
    void resume(const DeskStatus &status);
    void leave(const QString &why);
    void end(const std::optional<Problem> &problem = {});

    // First: before the desk's thread starts.
    EndSignals m_signals;
    const Arguments &m_arguments;
    DeskService m_service;
    QEventLoop m_loop;
    std::optional<Problem> m_problem;
    qint64 m_rev = -1;
    int m_printed = 0;
    bool m_resumed = false;
    bool m_ended = false;
};

} // namespace pw::desk
