// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QLatin1StringView>
#include <QString>
#include <QStringList>
#include <QStringView>

#include <algorithm>
#include <iterator>
#include <optional>

namespace pw
{

/// One enum value and its word in the database and on the wire. Each enum has one table of these, `wordTable(E)`.
template <typename E>
struct Word {
    E value;
    const char *text;
};

template <typename E>
[[nodiscard]] QString toWord(E value)
{
    const auto &table = wordTable(E{});
    const auto found = std::ranges::find(table, value, &Word<E>::value);
    Q_ASSERT(found != std::end(table));
    return QString::fromLatin1(found->text);
}

template <typename E>
[[nodiscard]] std::optional<E> fromWord(QStringView text)
{
    const auto &table = wordTable(E{});
    const auto found = std::ranges::find_if(table, [&](const Word<E> &w) { return text == QLatin1StringView(w.text); });
    return found == std::end(table) ? std::nullopt : std::optional(found->value);
}

template <typename E>
[[nodiscard]] QStringList allWords()
{
    QStringList words;
    for (const auto &word : wordTable(E{}))
        words << QString::fromLatin1(word.text);
    return words;
}

} // namespace pw
