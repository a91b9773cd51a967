// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/features/pending/model.h"
#include "ui/widgets/details_pane.h"

#include <optional>

class QLabel;
class QPushButton;

namespace pw::ui
{

/// One change with the server's answer, its exact arguments, and what can be done about it.
class EntryDetails final : public DetailsPane
{
    Q_OBJECT

public:
    EntryDetails(const UiContext &ui, EntriesModel *model, QWidget *parent = nullptr);

protected:
    void load(qint64 key, quint64 turn) override;

private:
    void buildFields();
    void show(const EntryRow &row);
    void showRow();
    void dismiss();
    void retry();

    EntriesModel *m_model;
    std::optional<EntryRow> m_row;
    QPushButton *m_retry;
    QPushButton *m_dismiss;
    QLabel *m_answer;
    QLabel *m_made = nullptr;
    QLabel *m_settled = nullptr;
    QLabel *m_baseRev = nullptr;
    QLabel *m_id = nullptr;
    QLabel *m_args = nullptr;
};

} // namespace pw::ui
