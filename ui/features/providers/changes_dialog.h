// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/domain/provider.h"
#include "core/domain/source_change.h"
#include "core/remote/server_call.h"
#include "ui/widgets/item_list.h"
#include "ui/widgets/page.h"

#include <QDialog>
#include <QHash>

class QLabel;
class QPushButton;

namespace pw::ui
{

/// What a provider's list has changed here, newest first: from what, and to what. The log is on the server alone.
/// Deletes itself when closed; open it with open().
class ChangesDialog final : public QDialog
{
    Q_OBJECT

public:
    ChangesDialog(const UiContext &ui, const Provider &provider, QWidget *parent);

    void open() override;
    [[nodiscard]] static QString words(SourceChangeKind kind);

private:
    void fetch();
    void take(const ServerAnswer &answer);
    /// The names of our services, which the log has by number.
    void nameServices(const QList<qint64> &services);
    void show();
    void say(const QString &text, bool isTrouble);

    UiContext m_ui;
    const ProviderId m_provider;
    QList<SourceChange> m_changes;
    QHash<qint64, QString> m_names;
    QString m_next; ///< cursor of the older ones
    ItemList *m_items;
    QLabel *m_state;
    QPushButton *m_older;
};

} // namespace pw::ui
