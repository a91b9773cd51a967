// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/domain/staff.h"

using namespace Qt::StringLiterals;

namespace pw::decide
{

Decided<void> checkStaffName(const QString &name)
{
    if (name.isEmpty() || name.trimmed() != name || name.size() > maxStaffName || name.contains(u'#'))
        return refuse(RefusalCode::StaffNameMalformed, u"name"_s, QString::number(maxStaffName));
    return {};
}

} // namespace pw::decide
