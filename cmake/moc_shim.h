// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
// Read by moc alone: moc 6.4.2 cannot parse the attribute form of this macro in libstdc++ 12.
#define _GLIBCXX_VISIBILITY(V)
