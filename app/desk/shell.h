// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "app/desk/arguments.h"
#include "core/remote/desk_service.h"

#include <QByteArray>
#include <QJsonObject>
#include <QSocketNotifier>

#include <functional>
#include <vector>

namespace pw::desk
{

/// The desk as a program that stays: the console's own service without windows. One JSON object a line on stdin, one
/// answer a line on stdout, until stdin ends; the answers to what it was told before that still come.
class Shell : public QObject
{
public:
    Shell(const Arguments &arguments, const Clock &clock, IdSource &ids);

    /// Runs the event loop. The exit code: 1 where the profile could not be opened.
    int run();

private:
    void leave(const QString &why);
    void onStatus(const DeskStatus &status);
    void readInput();
    void obey(const QByteArray &line);
    [[nodiscard]] std::optional<Problem> start(const QJsonObject &request);
    void perform(const QJsonObject &request);
    void sync(const QJsonObject &request);
    void listPending(const QJsonObject &request);
    void dismiss(const QJsonObject &request);
    void onSynced(const QJsonObject &request, const DeskStatus &status);
    void answer(const QJsonObject &request, QJsonObject reply);
    void answerProblem(const QJsonObject &request, const Problem &problem);
    void quitWhenDone();
    template <typename T, typename Done>
    void whenReady(const QJsonObject &request, const QFuture<T> &future, Done done);

    QString m_profileDir;
    QSocketNotifier m_input;
    QByteArray m_unread;
    DeskService m_service;
    bool m_offline;
    bool m_opened = false;
    bool m_ended = false; ///< stdin
    int m_open = 0;       ///< requests without an answer
};

} // namespace pw::desk
