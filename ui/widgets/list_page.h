// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/widgets/empty_state.h"
#include "ui/widgets/page.h"

class QHBoxLayout;
class QLabel;
class QSplitter;
class QStackedWidget;
class QTimer;

namespace pw::ui
{

class DataTable;
class DetailsPane;
class PagedModelBase;
class RowPresentation;

/// What every list page is: a row of filters, the table or what stands for an empty one, and details beside it.
class ListPage : public Page
{
    Q_OBJECT

public:
    void open(const Target &target) override;
    bool closeDetails() override;
    void focusList() override;
    [[nodiscard]] QString search() const override { return m_search; }
    void setSearch(const QString &text) override;
    [[nodiscard]] bool isSettled() const override;
    void saveState(QSettings &settings) const override;
    void restoreState(QSettings &settings) override;

    [[nodiscard]] DataTable *table() const { return m_table; }

protected:
    struct Parts {
        UiContext ui;
        PagedModelBase *model;
        RowPresentation *rows;
        DetailsPane *details;
    };

    ListPage(const Parts &parts, QWidget *parent);

    /// Opens a row that the server has made and this desk gets a moment later, unless the person opens another first.
    void openWhenThere(qint64 key);
    [[nodiscard]] QHBoxLayout *toolbar() { return m_toolbar; }
    [[nodiscard]] PagedModelBase &model() const { return m_model; }
    [[nodiscard]] const UiContext &ui() const { return m_ui; }
    /// The filter, the search or both have changed: put them into the model, which then reloads.
    virtual void applyFilter() = 0;
    /// Back to everything; called before a row is shown that the filter might hide, and by the empty state's button.
    virtual void resetFilter() = 0;
    /// A filter that another page links to.
    virtual void chooseFilter(const QString &word) { Q_UNUSED(word) }
    [[nodiscard]] virtual bool isFiltered() const { return !m_search.isEmpty(); }
    /// What to say when there is nothing: for no rows at all; a filter that hides all has words of its own.
    [[nodiscard]] virtual EmptyState::Words emptyWords() const = 0;
    /// False where the rows are this desk's own, so that an empty list says nothing about the shop.
    [[nodiscard]] virtual bool showsShop() const { return true; }

private:
    /// No filter and no search, in the window's field neither.
    void showEverything();
    void showDetails(qint64 key);
    void hideDetails();
    void showRows();
    void showEmpty();
    void refreshEmpty();
    void showAhead();
    void showFailure(const QString &reason);
    QWidget *makeToolbar();

    UiContext m_ui;
    PagedModelBase &m_model;
    RowPresentation *m_rows;
    QString m_search;
    QTimer *m_typing; ///< runs while the person is still typing
    QHBoxLayout *m_toolbar;
    QLabel *m_count;
    QStackedWidget *m_stack;
    bool m_hasFailed = false;
    qint64 m_awaited = 0; ///< 0 = none
    DataTable *m_table;
    EmptyState *m_empty;
    DetailsPane *m_details;
    QSplitter *m_splitter;
};

} // namespace pw::ui
