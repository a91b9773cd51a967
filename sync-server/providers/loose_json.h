// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QJsonValue>

#include <optional>

namespace pw::server::providers
{

/// What is JSON in an answer of a provider: behind a byte-order mark, or behind what the provider's script warns of
/// before it. Numbers are texts, as they were written: no price passes through a double. nullopt for a web page, for
/// half an answer, for anything nested deeper than an answer ever is.
[[nodiscard]] std::optional<QJsonValue> parseLoosely(const QByteArray &bytes);

} // namespace pw::server::providers
