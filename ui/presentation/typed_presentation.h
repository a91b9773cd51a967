// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/models/paged_model.h"
#include "ui/presentation/row_presentation.h"

namespace pw::ui
{

/// Words for the rows of one PagedModel: for what is shown, and for what the server has of a row that is ahead.
template <typename Row>
class TypedPresentation : public RowPresentation
{
public:
    TypedPresentation(PagedModel<Row> *model, QObject *parent) : RowPresentation(parent), m_model(model)
    {
        setSourceModel(model);
    }

protected:
    [[nodiscard]] virtual Cell cellOf(const Row &row, int column) const = 0;

    [[nodiscard]] Cell cell(int row, int column) const final { return cellOf(m_model->row(row), column); }
    [[nodiscard]] QString serverWords(int row) const final
    {
        const std::optional<Row> *server = m_model->serverRow(row);
        if (!server)
            return {};
        if (!*server)
            return missingWords();
        QStringList differences;
        for (int column = 0; column < columnCount(); ++column) {
            const ColumnLook shown = look(column);
            const Cell mine = cellOf(m_model->row(row), column);
            const Cell theirs = cellOf(**server, column);
            if (!shown.isTime && mine.text != theirs.text)
                differences << shown.title + QStringLiteral(": ") + theirs.text;
        }
        return differenceWords(differences);
    }

private:
    PagedModel<Row> *m_model;
};

} // namespace pw::ui
