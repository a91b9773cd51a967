// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/models/data_source.h"

#include <QJsonObject>
#include <QObject>
#include <QString>

#include <functional>

namespace pw::ui
{

/// A command as an action wants it.
struct CommandCall {
    QString name;
    QJsonObject args;
    QString replaces = {}; ///< the id of a refused or unsent command that this one takes the place of
};

/// Performs commands for all pages, so that there is one place that tells what was saved.
class CommandRunner final : public QObject
{
    Q_OBJECT

public:
    explicit CommandRunner(DataSource &source, QObject *parent = nullptr) : QObject(parent), m_source(source) {}

    /// `done` gets nothing once the command is saved, or the sentence that says why it is not; it is not called when
    /// `context` is gone by then.
    void run(const CommandCall &call, QObject *context, std::function<void(const QString &trouble)> done);
    /// For actions without a form: a refusal goes to refused().
    void run(const CommandCall &call);

    /// A call that the server does now or never. `done` gets its answer, with the problem in the person's language.
    void call(const ServerCall &wanted, QObject *context, std::function<void(const ServerAnswer &answer)> done);
    [[nodiscard]] DataSource &source() { return m_source; }

Q_SIGNALS:
    void saved(const pw::OutboxEntry &entry);
    void refused(const QString &trouble);

private:
    DataSource &m_source;
};

} // namespace pw::ui
