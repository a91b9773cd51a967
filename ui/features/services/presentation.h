// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/features/services/model.h"
#include "ui/presentation/typed_presentation.h"

namespace pw::ui
{

class ServicesPresentation final : public TypedPresentation<ServiceRow>
{
    Q_OBJECT

public:
    ServicesPresentation(ServicesModel *model, QObject *parent = nullptr);
    [[nodiscard]] ColumnLook look(int column) const override;

protected:
    [[nodiscard]] Cell cellOf(const ServiceRow &row, int column) const override;
};

} // namespace pw::ui
