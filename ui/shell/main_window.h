// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/shell/navigation.h"
#include "ui/widgets/page.h"

#include <QHash>
#include <QMainWindow>

class QLabel;
class QLineEdit;
class QSettings;
class QStackedWidget;
class QToolButton;

namespace pw::ui
{

class LockBadge;
class Notice;
class SessionController;
class SyncIndicator;
class ThemeController;
class Vault;

/// The frame around the pages. It knows how to get from one to another, and nothing of what they show.
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    MainWindow(const UiContext &ui, ThemeController &theme, QSettings &settings);

    /// Signing in and out is wired in by the composition, after the window is there.
    void setSession(SessionController *session);
    void setVault(Vault *vault);
    void open(const Target &target);
    void showPage(PageId id);
    [[nodiscard]] PageId currentPage() const { return m_current; }
    [[nodiscard]] Page *page(PageId id); ///< made on first use
    [[nodiscard]] SyncIndicator *syncIndicator() const { return m_sync; }
    /// The page that was open when this profile was closed last.
    [[nodiscard]] PageId lastPage() const;
    void tell(const QString &text);

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    QWidget *makeHeader();
    Page *makePage(PageId id);
    void dropPages();
    void connectParts();
    void addShortcuts();
    void openPalette();
    void openAccountMenu();
    void toggleOffline();
    void showThemeButton();
    void takeStatus(const DeskStatus &status);
    void countUnread();

    UiContext m_ui;
    ThemeController &m_theme;
    QSettings &m_settings;
    SessionController *m_session = nullptr;
    Navigation *m_navigation;
    QStackedWidget *m_stack;
    QLabel *m_title;
    QLabel *m_banner; ///< what keeps the whole desk from working
    QLineEdit *m_search;
    SyncIndicator *m_sync;
    LockBadge *m_lock;
    QToolButton *m_themeButton;
    Notice *m_notice;
    QHash<PageId, Page *> m_pages;
    PageId m_current = PageId::Dashboard;
    int m_warned = 0; ///< changes at risk that the person knows of
};

} // namespace pw::ui
