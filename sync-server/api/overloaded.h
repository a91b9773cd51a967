// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

namespace pw::server
{

/// Several lambdas as one visitor, for std::visit.
template <typename... Ts>
struct Overloaded : Ts... {
    using Ts::operator()...;
};
/// Clang 14 does not deduce it by itself.
template <typename... Ts>
Overloaded(Ts...) -> Overloaded<Ts...>;

} // namespace pw::server
