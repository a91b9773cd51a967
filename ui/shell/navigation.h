// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/presentation/tokens.h"
#include "ui/widgets/page.h"

#include <QFrame>
#include <QHash>

class QButtonGroup;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace pw::ui
{

/// The pages as people know them, in their order in the navigation.
struct PageEntry {
    PageId id;
    QString word; ///< for the command line and the settings
    QString title;
    QString icon;
};
[[nodiscard]] QList<PageEntry> pageEntries();

/// The left edge of the window: one button a page, with a count where there is something to do.
class Navigation final : public QFrame
{
    Q_OBJECT

public:
    explicit Navigation(QWidget *parent = nullptr);
    void setCurrent(PageId page);
    /// 0 hides the count.
    void setCount(PageId page, int count, Tone tone);
    void setAccount(const QString &user, const QString &server);

Q_SIGNALS:
    void chosen(pw::ui::PageId page);
    void accountChosen();

private:
    QWidget *makeMark();
    QPushButton *makeEntry(const PageEntry &entry, int number);

    QVBoxLayout *m_layout;
    QButtonGroup *m_group;
    QHash<PageId, QLabel *> m_counts;
    QPushButton *m_account;
};

} // namespace pw::ui
