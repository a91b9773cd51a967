// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/presentation/tokens.h"

#include <QList>
#include <QString>
#include <QWidget>

#include <optional>

class QLabel;
class QVBoxLayout;

namespace pw::ui
{

/// A short list inside a details pane: a history, the last transactions. Not for lists without an end.
class ItemList final : public QWidget
{
    Q_OBJECT

public:
    struct Item {
        QString icon = {};
        Tone tone = Tone::Neutral;
        QString title = {};
        QString detail = {};
        QString trailing = {};
        QString tooltip = {};
        qint64 key = 0; ///< not 0: the title is a link that gives it to chosen()
    };

    explicit ItemList(const QString &title, QWidget *parent = nullptr);
    void show(const QList<Item> &items, const QString &emptyText);

Q_SIGNALS:
    void chosen(qint64 key);

private:
    QWidget *makeRow(const Item &item);

    QVBoxLayout *m_rows;
    QLabel *m_empty;
    QList<QWidget *> m_shown;
};

} // namespace pw::ui
