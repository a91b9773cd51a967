// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/ui/ui_world.h"
#include "ui/features/orders/model.h"
#include "ui/presentation/row_presentation.h"
#include "ui/shell/main_window.h"
#include "ui/shell/theme_controller.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/list_page.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QTest>

#include <algorithm>
#include <memory>

namespace pw::test
{

/// The console's window on a world, and hands: it finds things by what they are called and presses them as a person
/// does.
class Person
{
public:
    explicit Person(UiWorld &world) : Person(world.context(), world.profileDir()) {}
    Person(const ui::UiContext &context, const QString &profileDir)
        : m_settings(profileDir + QStringLiteral("/console.ini"), QSettings::IniFormat),
          m_theme(*qobject_cast<QApplication *>(QCoreApplication::instance()), m_settings),
          m_window(std::make_unique<ui::MainWindow>(context, m_theme, m_settings))
    {
        m_window->showPage(ui::PageId::Dashboard);
        m_window->show();
        m_window->activateWindow();
        // Shortcuts belong to the active window.
        [this] { QVERIFY(QTest::qWaitForWindowActive(m_window.get())); }();
    }

    [[nodiscard]] ui::MainWindow &window() { return *m_window; }
    [[nodiscard]] QSettings &settings() { return m_settings; }

    /// The visible widget of that name, in the window or one of its dialogs; it comes soon, or the test fails.
    template <typename T>
    T *see(const QString &name)
    {
        T *found = nullptr;
        [&] { QTRY_VERIFY2((found = visible<T>(name)) != nullptr, qPrintable(name)); }();
        return found;
    }
    template <typename T>
    [[nodiscard]] T *visible(const QString &name)
    {
        const auto all = m_window->findChildren<T *>(name);
        for (T *widget : all) {
            if (widget->isVisible())
                return widget;
        }
        return nullptr;
    }
    void press(const QString &button)
    {
        auto *found = see<QPushButton>(button);
        QTRY_VERIFY2(found->isEnabled(), qPrintable(button));
        QTest::mouseClick(found, Qt::LeftButton);
    }
    void type(const QString &field, const QString &text)
    {
        auto *line = see<QLineEdit>(field);
        line->selectAll();
        QTest::keyClicks(line, text);
    }
    void keys(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : m_window.get(), key, modifiers);
    }

    ui::ListPage *openPage(ui::PageId id)
    {
        m_window->showPage(id);
        auto *page = qobject_cast<ui::ListPage *>(m_window->page(id));
        [&] { QTRY_VERIFY(page->isSettled()); }();
        return page;
    }
    /// Clicks the row with that number in the list that is shown.
    void openRow(ui::PageId id, qint64 key)
    {
        auto *table = openPage(id)->table();
        int row = -1;
        QTRY_VERIFY((row = rowOf(*table, key)) >= 0);
        const QModelIndex index = table->model()->index(row, 1);
        table->scrollTo(index);
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(index).center());
        QTRY_VERIFY(qobject_cast<ui::ListPage *>(m_window->page(id))->isSettled());
    }
    [[nodiscard]] static int rowOf(const ui::DataTable &table, qint64 key)
    {
        for (int row = 0; row < table.model()->rowCount(); ++row) {
            if (table.model()->index(row, 0).data(ui::PagedModelBase::KeyRole).toLongLong() == key)
                return row;
        }
        return -1;
    }
    /// What a cell says to a person.
    [[nodiscard]] static QString cell(const ui::DataTable &table, qint64 key, int column)
    {
        return table.model()->index(rowOf(table, key), column).data(Qt::DisplayRole).toString();
    }
    /// What stands at the top of the details of that name, once they are there.
    [[nodiscard]] QString heading(const QString &details)
    {
        const auto labels = see<QWidget>(details)->findChildren<QLabel *>();
        const auto heading = std::ranges::find_if(
            labels, [](const QLabel *label) { return label->property("role") == QStringLiteral("heading"); });
        return heading == labels.end() ? QString() : (*heading)->text();
    }
    [[nodiscard]] static bool isMarked(const ui::DataTable &table, qint64 key)
    {
        return table.model()->index(rowOf(table, key), 0).data(ui::PagedModelBase::AheadRole).toBool();
    }
    /// The number beside a page's name in the navigation; empty when there is none.
    [[nodiscard]] QString badge(const QString &page)
    {
        const auto *label = m_window->findChild<QPushButton *>(QStringLiteral("nav_") + page)->findChild<QLabel *>();
        return label->isVisible() ? label->text() : QString();
    }
    [[nodiscard]] QString indicator()
    {
        return m_window->findChild<QPushButton *>(QStringLiteral("syncIndicator"))->text();
    }

private:
    QSettings m_settings;
    ui::ThemeController m_theme;
    std::unique_ptr<ui::MainWindow> m_window;
};

} // namespace pw::test
