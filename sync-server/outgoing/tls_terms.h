// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

namespace pw::server::outgoing
{

/// Sets what a call of libcurl (`curl` is its easy handle) offers where it speaks TLS: 1.3, and 1.2 with suites that
/// authenticate what they encrypt and forget their key. Certificates are checked anyway: that is libcurl's default.
void setTlsTerms(void *curl);

} // namespace pw::server::outgoing
