// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/secret.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <optional>

namespace pw::server::cli
{

/// "--name value" and "--flag" words, and the rest in order. Says on stderr what is wrong.
class CommandLine
{
public:
    CommandLine(const QStringList &words, const QStringList &options, const QStringList &flags);

    [[nodiscard]] bool ok() const { return m_ok; }
    [[nodiscard]] bool has(const QString &name) const { return m_values.contains(name); }
    [[nodiscard]] QString value(const QString &name, const QString &otherwise = {}) const
    {
        return m_values.value(name, {otherwise}).last();
    }
    /// Of an option that may be given several times, in order.
    [[nodiscard]] QStringList values(const QString &name) const { return m_values.value(name); }
    [[nodiscard]] const QStringList &positional() const { return m_positional; }

private:
    QHash<QString, QStringList> m_values; ///< a flag's is one empty text
    QStringList m_positional;
    bool m_ok = true;
};

void say(const QString &line);      ///< to stdout, flushed
void complain(const QString &line); ///< to stderr

/// The first line of the file, without its line break.
[[nodiscard]] std::optional<Secret> readPassword(const QString &file);

} // namespace pw::server::cli
