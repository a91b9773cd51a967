// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/domain/refusal.h"

#include <QJsonObject>
#include <QLatin1StringView>
#include <QString>

#include <span>

namespace pw
{

/// Arguments of a command as an older program made them, in today's form. Every form that was ever released stays
/// readable for ever: an outbox may wait for months. Refused with command_unsupported where the command is not known,
/// or is newer than this program.
[[nodiscard]] Decided<QJsonObject> upcast(const QString &name, int version, const QJsonObject &args);

/// A step of it: the arguments of one command from version `from` to the next. A released step is never changed.
struct Upcaster {
    QLatin1StringView name;
    int from;
    QJsonObject (*cast)(QJsonObject args);
};

struct CommandForm {
    QString name;
    int version = 1;
};

/// The steps of `table` from this form to version `to`; refused where one is missing.
[[nodiscard]] Decided<QJsonObject> applyUpcasters(std::span<const Upcaster> table, const CommandForm &from, int to,
                                                  const QJsonObject &args);

} // namespace pw
