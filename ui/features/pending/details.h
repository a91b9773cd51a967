// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/features/pending/model.h"
#include "ui/features/pending/server_side.h"
#include "ui/widgets/details_pane.h"

#include <optional>

class QAction;
class QLabel;
class QPushButton;

namespace pw::ui
{

class EntryActions;
class FactTable;

/// One change: the answer in words, what the server has instead and who made it so, and what can be done about it.
class EntryDetails final : public DetailsPane
{
    Q_OBJECT

public:
    EntryDetails(const UiContext &ui, EntriesModel *model, QWidget *parent = nullptr);

    /// Its buttons are these actions.
    void setActions(const EntryActions &actions);
    /// Whether a retry would work now.
    void showForeseen(const QString &words);

protected:
    void load(qint64 key, quint64 turn) override;

private:
    void buildFields();
    void addButton(QAction *action, const QString &objectName, bool isPrimary = false);
    void show(const EntryRow &row);
    void showRow();
    void loadServer();
    void showServer(const ServerSide &server);

    EntriesModel *m_model;
    std::optional<EntryRow> m_row;
    QLabel *m_answer;
    QLabel *m_foreseen;
    QWidget *m_serverPart = nullptr;
    FactTable *m_facts = nullptr;
    QLabel *m_last = nullptr;
    QLabel *m_made = nullptr;
    QLabel *m_author = nullptr;
    QLabel *m_settled = nullptr;
    QLabel *m_baseRev = nullptr;
    QLabel *m_id = nullptr;
    QLabel *m_args = nullptr;
    quint64 m_serverTurn = 0;
};

} // namespace pw::ui
