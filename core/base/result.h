// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <utility>
#include <variant>

namespace pw
{

/// Marks a failure value while it is on its way into a Result; made by fail().
template <typename E>
struct Failure {
    E error;
};

template <typename E>
[[nodiscard]] Failure<std::decay_t<E>> fail(E &&error)
{
    return {std::forward<E>(error)};
}

/// A value, or the reason why there is none. Expected failures only: a broken disk is a StorageError, a bug an
/// assertion.
template <typename T, typename E>
class [[nodiscard]] Result
{
public:
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    template <typename F>
    Result(Failure<F> failure) : m_state(std::in_place_index<1>, std::move(failure.error))
    {
    }

    [[nodiscard]] bool ok() const { return m_state.index() == 0; }
    explicit operator bool() const { return ok(); }

    /// Only where ok(); anything else is a bug in the caller and throws std::bad_variant_access.
    [[nodiscard]] const T &value() const & { return std::get<0>(m_state); }
    [[nodiscard]] T &value() & { return std::get<0>(m_state); }
    [[nodiscard]] T &&value() && { return std::get<0>(std::move(m_state)); }
    [[nodiscard]] const E &error() const & { return std::get<1>(m_state); }
    [[nodiscard]] E &&error() && { return std::get<1>(std::move(m_state)); }

    const T &operator*() const & { return value(); }
    T &operator*() & { return value(); }
    const T *operator->() const { return &value(); }
    T *operator->() { return &value(); }

private:
    std::variant<T, E> m_state;
};

/// The same where success carries nothing.
template <typename E>
class [[nodiscard]] Result<void, E>
{
public:
    Result() = default;
    template <typename F>
    Result(Failure<F> failure) : m_error(std::move(failure.error))
    {
    }

    [[nodiscard]] bool ok() const { return !m_error.has_value(); }
    explicit operator bool() const { return ok(); }
    [[nodiscard]] const E &error() const & { return m_error.value(); }
    [[nodiscard]] E &&error() && { return std::move(m_error).value(); }

private:
    std::optional<E> m_error;
};

} // namespace pw
