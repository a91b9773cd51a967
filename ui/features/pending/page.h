// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/widgets/list_page.h"

class QAction;
class QMenu;
class QPushButton;

namespace pw::ui
{

struct EntryRow;
class EntriesModel;
class EntryActions;
class EntryDetails;
class FilterChips;
class UndoBar;

/// What this desk has asked for: what waits, what will probably be refused, what was refused and why.
class PendingPage final : public ListPage
{
    Q_OBJECT

public:
    explicit PendingPage(const UiContext &ui, QWidget *parent = nullptr);
    [[nodiscard]] QString searchHint() const override;

protected:
    void applyFilter() override;
    void resetFilter() override;
    void chooseFilter(const QString &word) override;
    [[nodiscard]] bool isFiltered() const override;
    [[nodiscard]] EmptyState::Words emptyWords() const override;
    [[nodiscard]] bool showsShop() const override { return false; }

private:
    PendingPage(const UiContext &ui, EntriesModel *model, QWidget *parent);
    PendingPage(const UiContext &ui, EntriesModel *model, EntryDetails *details, QWidget *parent);
    void buildToolbar();
    QPushButton *makeBulkButton(QAction *action, const QString &objectName);
    QMenu *makeMenu();
    void connectParts(EntryDetails *details);
    void takeSelection();
    [[nodiscard]] QList<EntryRow> doneRows() const;
    void dropDone();

    EntriesModel *m_entries;
    FilterChips *m_show;
    EntryActions *m_actions;
    UndoBar *m_undoBar;
    QMenu *m_menu;
};

} // namespace pw::ui
