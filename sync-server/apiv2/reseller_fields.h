// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "sync-server/http/message.h"

#include <QHash>
#include <QString>

#include <optional>

namespace pw::server::reseller
{

/// The fields of one request, however they came: strings and numbers alike as text, trimmed.
class Fields
{
public:
    /// nullopt where the body is neither a form nor a JSON object.
    [[nodiscard]] static std::optional<Fields> read(const http::Request &request);

    [[nodiscard]] QString text(const QString &name) const { return m_values.value(name); }
    [[nodiscard]] bool has(const QString &name) const { return !m_values.value(name).isEmpty(); }

private:
    QHash<QString, QString> m_values;
};

} // namespace pw::server::reseller
