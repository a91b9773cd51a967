// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/models/reply.h"
#include "ui/presentation/tokens.h"
#include "ui/widgets/page.h"

#include <QFrame>

#include <type_traits>
#include <utility>

class QHBoxLayout;
class QLabel;
class QToolButton;
class QVBoxLayout;

namespace pw::ui
{

class FieldList;
class IconLabel;
class ItemList;
class Pill;

/// The right half of a list page: one row with everything known about it, and what can be done with it. It reads its
/// own facts, and reads them again after every change.
class DetailsPane : public QFrame
{
    Q_OBJECT

public:
    explicit DetailsPane(const UiContext &ui, QWidget *parent = nullptr);

    void showKey(qint64 key);
    [[nodiscard]] qint64 key() const { return m_key; }
    /// Whether the facts of the present key are on the screen.
    [[nodiscard]] bool isSettled() const { return m_key == 0 || m_shownKey == m_key; }

    /// What the mark of a row that is ahead of the server says, with the server's values.
    void setAheadWords(const QString &words);

Q_SIGNALS:
    void closeRequested();
    /// There is no row with that key, or no longer.
    void rowMissing();
    void openRequested(const pw::ui::Target &target);

protected:
    struct Heading {
        QString title;
        QString subtitle;
        QString pill = {};
        Tone tone = Tone::Neutral;
        qint64 rev = 0; ///< marks the pane when it is ahead of the server
    };

    /// Reads what belongs to the key and hands it to the widgets, unless isCurrent(turn) is false by then.
    virtual void load(qint64 key, quint64 turn) = 0;
    /// Another row is going to be shown: forget what was typed for the one before.
    virtual void clear() {}
    [[nodiscard]] bool isCurrent(quint64 turn) const { return turn == m_turn; }
    /// Reads the facts of one row and hands them to `show`, unless the turn is over by then; says where the row
    /// is not in the shop. `query` answers an optional, as for DataSource::read().
    template <typename Query, typename Show>
    void readFacts(quint64 turn, Query query, Show show)
    {
        using Facts = std::invoke_result_t<Query, Database &>;
        onReply(m_ui.data.read(std::move(query)), this, [this, turn, show](const Facts &facts) {
            if (!isCurrent(turn))
                return;
            if (facts)
                show(*facts);
            else
                Q_EMIT rowMissing();
        });
    }
    /// Called at the beginning of showing the facts.
    void setHeading(const Heading &heading);
    FieldList *addFields(const QString &title = {});
    ItemList *addItems(const QString &title);
    [[nodiscard]] QHBoxLayout *actions() { return m_actions; }
    [[nodiscard]] QVBoxLayout *body() { return m_body; }
    [[nodiscard]] QVBoxLayout *frameLayout() { return m_frame; }
    [[nodiscard]] const UiContext &ui() const { return m_ui; }

private:
    void reload();
    QHBoxLayout *makeHeader();
    QWidget *makeBody();

    UiContext m_ui;
    qint64 m_key = 0;
    qint64 m_shownKey = 0;
    qint64 m_rev = 0;
    quint64 m_turn = 0;
    QLabel *m_title;
    QLabel *m_subtitle;
    IconLabel *m_ahead;
    Pill *m_pill;
    QToolButton *m_close;
    QWidget *m_actionBar; ///< off until the facts that its buttons work on are there
    QHBoxLayout *m_actions;
    QVBoxLayout *m_body;
    QVBoxLayout *m_frame;
};

} // namespace pw::ui
