// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

namespace pw::server
{

class PrometheusText;

/// What the system says of this process, under the names that every exporter has for it. What the system does not say
/// is left out.
void writeProcessNumbers(PrometheusText &out);

} // namespace pw::server
