// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace pw
{

/// Where a request to the server came from, for its audit.
struct Origin {
    QString address;   ///< of the network, as the connection shows it
    QString requestId; ///< as in the server's log
};

} // namespace pw
