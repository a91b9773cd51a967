// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/models/command_runner.h"
#include "ui/models/data_source.h"

#include <QMetaType>
#include <QWidget>

class QSettings;

namespace pw
{
class Clock;
}

namespace pw::ui
{

enum class PageId { Dashboard, Orders, Tasks, Services, Providers, Users, Tickets, Pending };

/// Where a link inside the console leads: a page, and a row of it (0 = none), or a search on it, or its filter.
struct Target {
    PageId page = PageId::Dashboard;
    qint64 key = 0;
    QString search = {};
    QString filter = {}; ///< a chip of that page, by its word
};

/// What every page is given. Nothing in it is owned by a page.
struct UiContext {
    DataSource &data;
    CommandRunner &commands;
    const Clock &clock;
};

/// One page of the console, made when it is first looked at.
class Page : public QWidget
{
    Q_OBJECT

public:
    explicit Page(QWidget *parent = nullptr) : QWidget(parent) {}

    /// What the search box of the shell says on this page; empty = nothing to search here.
    [[nodiscard]] virtual QString searchHint() const { return {}; }
    virtual void setSearch(const QString &text) { Q_UNUSED(text) }
    [[nodiscard]] virtual QString search() const { return {}; }
    virtual void open(const Target &target) { Q_UNUSED(target) }
    /// True when there were details to close.
    virtual bool closeDetails() { return false; }
    virtual void focusList() {}
    /// Whether the page shows what it has to show, so that a picture of it is worth taking.
    [[nodiscard]] virtual bool isSettled() const = 0;
    virtual void saveState(QSettings &settings) const { Q_UNUSED(settings) }
    virtual void restoreState(QSettings &settings) { Q_UNUSED(settings) }

Q_SIGNALS:
    void openRequested(const pw::ui::Target &target);
    /// The page has emptied its own search, which the search box of the shell shows.
    void searchCleared();
};

} // namespace pw::ui

Q_DECLARE_METATYPE(pw::ui::Target)
