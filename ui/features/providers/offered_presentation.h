// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/features/providers/offered_model.h"
#include "ui/presentation/row_presentation.h"

namespace pw::ui
{

class OfferedPresentation final : public RowPresentation
{
    Q_OBJECT

public:
    explicit OfferedPresentation(OfferedModel *model, QObject *parent = nullptr);
    [[nodiscard]] ColumnLook look(int column) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

protected:
    [[nodiscard]] Cell cell(int row, int column) const override;

private:
    /// Whether it is chosen, or why it cannot be.
    [[nodiscard]] static QString choiceWords(const OfferedRow &row);
    [[nodiscard]] static Cell choiceCell(const OfferedRow &row);

    OfferedModel *m_model;
};

} // namespace pw::ui
