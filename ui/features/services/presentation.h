// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/presentation/row_presentation.h"

namespace pw::ui
{

class ServicesModel;

class ServicesPresentation final : public RowPresentation
{
    Q_OBJECT

public:
    ServicesPresentation(ServicesModel *model, QObject *parent = nullptr);
    [[nodiscard]] ColumnLook look(int column) const override;

protected:
    [[nodiscard]] Cell cell(int row, int column) const override;

private:
    ServicesModel *m_model;
};

} // namespace pw::ui
