// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

namespace pw::test
{

/// A sanitizer keeps memory that was given back, and more beside it: what a program holds cannot be measured then.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool isSanitized = true;
#else
constexpr bool isSanitized = false;
#endif

/// Words for strace, which the program that it traces needs: looking for leaks is not possible under a tracer, and ends
/// with an exit code that says so.
inline QStringList tracedEnvironment()
{
    return isSanitized ? QStringList{QStringLiteral("-E"), QStringLiteral("ASAN_OPTIONS=detect_leaks=0")}
                       : QStringList();
}

} // namespace pw::test
