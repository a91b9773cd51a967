// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/shell/main_window.h"

#include "core/storage/rollup_store.h"
#include "ui/models/reply.h"
#include "ui/presentation/command_words.h"
#include "ui/presentation/icons.h"
#include "ui/shell/account_menu.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/lock_badge.h"
#include "ui/shell/page_factory.h"
#include "ui/shell/session_controller.h"
#include "ui/shell/sync_indicator.h"
#include "ui/shell/theme_controller.h"
#include "ui/shell/vault.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/notice.h"

#include <QCloseEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSettings>
#include <QShortcut>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace pw::ui
{

MainWindow::MainWindow(const UiContext &ui, ThemeController &theme, QSettings &settings)
    : m_ui(ui), m_theme(theme), m_settings(settings), m_navigation(new Navigation(this)),
      m_stack(new QStackedWidget(this)), m_title(makeLabel({}, u"title"_s, this)),
      m_banner(makeLabel({}, u"banner"_s, this)), m_search(new QLineEdit(this)),
      m_sync(new SyncIndicator(ui.data, ui.clock, this)), m_lock(new LockBadge(this)),
      m_themeButton(new QToolButton(this)), m_notice(new Notice(this))
{
    setWindowTitle(u"Panelwright"_s);
    setWindowIcon(productIcon());
    resize(1280, 800);
    setMinimumSize(960, 600);
    auto *central = new QWidget(this);
    auto *columns = new QHBoxLayout(central);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(0);
    columns->addWidget(m_navigation);
    auto *right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(makeHeader());
    m_banner->setObjectName(u"banner"_s);
    m_banner->setWordWrap(true);
    right->addWidget(m_banner);
    right->addWidget(m_stack, 1);
    columns->addLayout(right, 1);
    setCentralWidget(central);
    addShortcuts();
    connectParts();
    restoreGeometry(m_settings.value("window/geometry"_L1).toByteArray());
    showThemeButton();
    takeStatus(m_ui.data.status());
    countUnread();
}

void MainWindow::connectParts()
{
    connect(m_navigation, &Navigation::chosen, this, &MainWindow::showPage);
    connect(m_navigation, &Navigation::accountChosen, this, &MainWindow::openAccountMenu);
    connect(m_sync, &SyncIndicator::pendingRequested, this, [this] { showPage(PageId::Pending); });
    connect(&m_theme, &ThemeController::changed, this, &MainWindow::showThemeButton);
    connect(&m_ui.commands, &CommandRunner::saved, this, [this](const OutboxEntry &entry) {
        if (entry.name != "MarkTicketRead"_L1) // happens by itself; telling would only disturb
            tell(tr("Saved: %1").arg(commandWords(entry.name, entry.args)));
    });
    connect(&m_ui.commands, &CommandRunner::refused, this, &MainWindow::tell);
    connect(&m_ui.data, &DataSource::statusChanged, this, &MainWindow::takeStatus);
    connect(m_sync, &SyncIndicator::workOfflineChanged, this, [this] { takeStatus(m_ui.data.status()); });
    connect(&m_ui.data, &DataSource::changed, this, &MainWindow::countUnread);
}

QWidget *MainWindow::makeHeader()
{
    auto *header = new QFrame(this);
    header->setObjectName(u"header"_s);
    m_search->setObjectName(u"search"_s);
    m_search->setClearButtonEnabled(true);
    m_search->addAction(icon(u"search"_s), QLineEdit::LeadingPosition);
    m_search->setMaximumWidth(440);
    m_search->setMinimumWidth(240);
    m_search->setAccessibleName(tr("Search on this page"));
    m_search->setToolTip(tr("Ctrl+F"));
    m_themeButton->setObjectName(u"themeButton"_s);
    m_themeButton->setIconSize({18, 18});
    auto *layout = new QHBoxLayout(header);
    layout->setContentsMargins(space::two, space::one + 2, space::two, space::one + 2);
    layout->setSpacing(space::two);
    layout->addWidget(m_title);
    layout->addStretch();
    layout->addWidget(m_search, 3);
    layout->addWidget(m_lock);
    layout->addWidget(m_sync);
    layout->addWidget(m_themeButton);
    connect(m_themeButton, &QToolButton::clicked, &m_theme, &ThemeController::toggle);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) { page(m_current)->setSearch(text); });
    connect(m_search, &QLineEdit::returnPressed, this, [this] { page(m_current)->focusList(); });
    return header;
}

void MainWindow::addShortcuts()
{
    const auto on = [this](const QKeySequence &keys, auto action) {
        connect(new QShortcut(keys, this), &QShortcut::activated, this, action);
    };
    const auto entries = pageEntries();
    for (int i = 0; i < entries.size(); ++i)
        on(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + i)),
           [this, id = entries.at(i).id] { showPage(id); });
    on(QKeySequence(Qt::CTRL | Qt::Key_F), [this] {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    });
    on(QKeySequence(Qt::CTRL | Qt::Key_K), [this] { openPalette(); });
    on(QKeySequence(Qt::Key_F5), [this] { m_ui.data.syncNow(); });
    on(QKeySequence(Qt::Key_Escape), [this] {
        if (!page(m_current)->closeDetails() && m_search->hasFocus())
            m_search->clear();
    });
}

void MainWindow::setSession(SessionController *session)
{
    m_session = session;
    connect(session, &SessionController::told, this, &MainWindow::tell);
    connect(session, &SessionController::onlineRequested, m_sync, [this] { m_sync->setWorkOffline(false); });
    connect(m_sync, &SyncIndicator::signInRequested, session, [session] { session->askToSignIn(); });
}

void MainWindow::setVault(Vault *vault)
{
    m_lock->setVault(vault);
    connect(vault, &Vault::quitRequested, this, &QWidget::close);
    connect(vault, &Vault::wiped, this, &MainWindow::dropPages);
}

/// What they show is of a copy that is gone.
void MainWindow::dropPages()
{
    const auto pages = std::exchange(m_pages, {});
    for (Page *page : pages) {
        m_stack->removeWidget(page);
        page->deleteLater();
    }
    for (const PageId counted : {PageId::Orders, PageId::Tickets})
        m_navigation->setCount(counted, 0, Tone::Neutral);
    showPage(m_current);
}

Page *MainWindow::page(PageId id)
{
    auto &slot = m_pages[id];
    if (!slot)
        slot = makePage(id);
    return slot;
}

Page *MainWindow::makePage(PageId id)
{
    Page *made = pageFor(id, m_ui, this);
    m_stack->addWidget(made);
    connect(made, &Page::openRequested, this, &MainWindow::open);
    connect(made, &Page::searchCleared, this, [this, made] {
        if (m_stack->currentWidget() == made)
            m_search->clear();
    });
    m_settings.beginGroup(u"page-"_s + QString::number(static_cast<int>(id)));
    made->restoreState(m_settings);
    m_settings.endGroup();
    return made;
}

void MainWindow::open(const Target &target)
{
    page(target.page)->open(target);
    showPage(target.page);
}

void MainWindow::showPage(PageId id)
{
    m_current = id;
    Page *shown = page(id);
    m_stack->setCurrentWidget(shown);
    m_navigation->setCurrent(id);
    const auto entries = pageEntries();
    m_title->setText(entries.at(static_cast<int>(id)).title);
    const QString hint = shown->searchHint();
    const QString search = shown->search();
    m_search->setVisible(!hint.isEmpty());
    m_search->setPlaceholderText(hint);
    m_search->setText(search);
    shown->focusList();
}

PageId MainWindow::lastPage() const
{
    const int last = m_settings.value("window/page"_L1).toInt();
    return last > 0 && last < pageEntries().size() ? static_cast<PageId>(last) : PageId::Dashboard;
}

void MainWindow::tell(const QString &text)
{
    m_notice->tell(text);
}

void MainWindow::openPalette()
{
    QList<PaletteAction> actions;
    int number = 0;
    const auto entries = pageEntries();
    for (const PageEntry &entry : entries)
        actions << PaletteAction{tr("Go to %1").arg(entry.title), tr("Ctrl+%1").arg(++number), icon(entry.icon),
                                 [this, id = entry.id] { showPage(id); }};
    actions << PaletteAction{tr("Search on this page"), tr("Ctrl+F"), icon(u"search"_s),
                             [this] { m_search->setFocus(); }}
            << PaletteAction{tr("Sync now"), tr("F5"), icon(u"sync"_s), [this] { m_ui.data.syncNow(); }}
            << PaletteAction{m_sync->isWorkingOffline() ? tr("Go online") : tr("Work offline"),
                             {},
                             icon(u"offline"_s),
                             [this] { toggleOffline(); }}
            << PaletteAction{tr("Light theme"), {}, icon(u"sun"_s), [this] { m_theme.choose(ThemeChoice::Light); }}
            << PaletteAction{tr("Dark theme"), {}, icon(u"moon"_s), [this] { m_theme.choose(ThemeChoice::Dark); }}
            << PaletteAction{
                   tr("Theme of the system"), {}, icon(u"sun"_s), [this] { m_theme.choose(ThemeChoice::System); }};
    if (m_session) {
        actions << PaletteAction{tr("Sign in…"), {}, icon(u"user"_s), [this] { m_session->askToSignIn(); }}
                << PaletteAction{tr("Sign out"), {}, icon(u"logout"_s), [this] { m_session->signOut(); }};
    }
    auto *palette = new CommandPalette(actions, this);
    palette->move(mapToGlobal(QPoint((width() - palette->width()) / 2, 96)));
    palette->open();
}

void MainWindow::openAccountMenu()
{
    if (!m_session)
        return;
    if (m_ui.data.status().connection == DeskStatus::Connection::SignedOut) {
        m_session->askToSignIn();
        return;
    }
    showAccountMenu(m_ui, *m_session, *this,
                    m_navigation->mapToGlobal(QPoint(space::two, m_navigation->height() - 96)));
}

void MainWindow::toggleOffline()
{
    m_sync->setWorkOffline(!m_sync->isWorkingOffline());
}

void MainWindow::showThemeButton()
{
    m_themeButton->setIcon(icon(m_theme.isDark() ? u"sun"_s : u"moon"_s));
    m_themeButton->setToolTip(m_theme.isDark() ? tr("Light theme") : tr("Dark theme"));
    m_themeButton->setAccessibleName(m_themeButton->toolTip());
}

void MainWindow::takeStatus(const DeskStatus &status)
{
    // Once for each that is new, while there is still time to edit it or take it back.
    if (status.warned > m_warned)
        tell(tr("%n pending change(s) will probably be refused. Pending changes tells why.", nullptr,
                status.warned - m_warned));
    m_warned = status.warned;
    m_navigation->setCount(PageId::Pending, status.pending + status.refused,
                           status.refused > 0 ? Tone::Danger : Tone::Warning);
    // Being offline is normal and has its indicator; a desk that cannot open, or is thrown out, is told here.
    const bool isStopped = status.connection == DeskStatus::Connection::SignedOut && !status.problem.isEmpty();
    m_banner->setText(status.problem);
    m_banner->setVisible(isStopped);
    const bool isSignedOut = status.connection == DeskStatus::Connection::SignedOut && !m_sync->isWorkingOffline();
    m_navigation->setAccount(isSignedOut ? QString() : status.user, status.server);
}

void MainWindow::countUnread()
{
    const auto counts = m_ui.data.read([](Database &db) { return RollupStore(db).totals(); });
    onReply(counts, this, [this](const QHash<QString, qint64> &totals) {
        m_navigation->setCount(PageId::Tickets, static_cast<int>(totals.value(u"tickets.unread"_s)), Tone::Neutral);
        m_navigation->setCount(PageId::Orders, static_cast<int>(totals.value(u"orders.pending"_s)), Tone::Neutral);
    });
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_settings.setValue("window/geometry"_L1, saveGeometry());
    m_settings.setValue("window/page"_L1, static_cast<int>(m_current));
    for (auto it = m_pages.cbegin(); it != m_pages.cend(); ++it) {
        m_settings.beginGroup(u"page-"_s + QString::number(static_cast<int>(it.key())));
        it.value()->saveState(m_settings);
        m_settings.endGroup();
    }
    QMainWindow::closeEvent(event);
}

} // namespace pw::ui
