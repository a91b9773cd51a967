// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

struct sockaddr;

namespace pw::server::outgoing
{

/// Where a call may go whose address a person has typed in. Without `allowPrivate`, which is the owner's to give, only
/// public addresses are reached: no metadata service, no database, no router of the network that the server stands in.
struct AddressPolicy {
    bool allowPrivate = false;
};

/// Judges the address that a name was resolved to, at the moment of the connection, so that no second answer of a name
/// server slips by. Anything but IPv4 and IPv6 is refused.
[[nodiscard]] bool mayConnect(const AddressPolicy &policy, const sockaddr &address);

/// Whether a URL has a form that is called at all: https with a host and no user name or password in it; http too where
/// private addresses are allowed. Empty = fine, otherwise what is wrong with it, for the person who typed it.
[[nodiscard]] QString problemWithUrl(const AddressPolicy &policy, const QString &url);

} // namespace pw::server::outgoing
