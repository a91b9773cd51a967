// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QJsonObject>
#include <QString>

#include <string>

namespace pw::simulation
{

class Random;

/// What somebody wants: a command with its arguments. A mark ("#3.17#": author 3, his 17th) stands in the row that the
/// command makes, so that the world can count how often it was done.
struct Wish {
    QString name;
    QJsonObject args;
    std::string marker = {};
    bool alwaysDone = false; ///< nothing that others do can make it fail
};

/// A command of any kind, on the template's rows and a few that may have come since.
[[nodiscard]] Wish makeWish(Random &random, int author, int ordinal);
/// About a row that was made at the same desk; kind is its table.
[[nodiscard]] Wish makeWishOn(Random &random, const QString &kind, qint64 id, int author, int ordinal);
/// Author and ordinal of a mark.
[[nodiscard]] std::pair<int, int> parseMarker(const std::string &marker);

/// How many rows the template has.
constexpr int customers = 6;
constexpr int services = 4;
constexpr int orders = 10;
constexpr int tickets = 4;

} // namespace pw::simulation
