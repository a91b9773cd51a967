// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

namespace pw::simulation
{

class World;

/// What happens to the trust between a server and its desks, one function an event.
struct TrustEvents {
    static void backUpServer(World &world);
    /// The server comes back from its backup: what happened since is lost to it.
    static void restoreServer(World &world);
    static void revoke(World &world);
    static void changeRole(World &world);
    static void moveHouseMoney(World &world);
    /// The owner decides on what a revoked device handed in: in its order, or not at all.
    static void judge(World &world);
    static void setLimit(World &world);
    /// Something else than the desk writes to its copy.
    static void damage(World &world);
};

} // namespace pw::simulation
