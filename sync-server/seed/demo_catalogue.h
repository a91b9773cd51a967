// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/domain/catalogue.h"

#include <QString>

#include <span>

namespace pw::server
{

struct DemoService {
    const char *category;
    const char *name;
    ServiceType type;
    const char *rate; ///< per 1000, or of one package
    qint64 min;
    qint64 max;
    bool refill;
    bool cancel;
    qint64 averageMinutes;
    const char *description;
};

/// 40 services in 8 categories, the category's services together.
[[nodiscard]] std::span<const DemoService> demoServices();

/// A link such as a customer of this category pastes; `number` varies it.
[[nodiscard]] QString demoLink(const QString &category, quint64 number);
[[nodiscard]] QString demoUsername(int index);
[[nodiscard]] QString demoComment(quint64 number);

} // namespace pw::server
