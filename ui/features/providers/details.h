// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/domain/provider.h"
#include "ui/widgets/details_pane.h"

#include <optional>

class QLabel;
class QPushButton;

namespace pw::ui
{

/// One provider: its money, its trouble, the orders there that need a person, and the services that it delivers.
class ProviderDetails final : public DetailsPane
{
    Q_OBJECT

public:
    explicit ProviderDetails(const UiContext &ui, QWidget *parent = nullptr);

protected:
    void load(qint64 key, quint64 turn) override;

private:
    struct Source {
        ServiceSource source;
        QString name; ///< of our service
    };
    struct Facts {
        Provider provider;
        QList<Source> sources;
        qsizetype sourceCount = 0;
        QList<OrderForward> undecided;
        QList<Source> waiting; ///< whose price waits for a person
    };

    void makeActions();
    void show(const Facts &facts);
    void showUndecided(const QList<OrderForward> &undecided);
    void showWaiting();
    void acceptCost(qint64 source);
    void showSources(const Facts &facts);
    [[nodiscard]] static QString sourceDetail(const ServiceSource &source);

    std::optional<Provider> m_provider;
    QList<Source> m_waitingSources;
    QPushButton *m_edit;
    QPushButton *m_switch;
    QPushButton *m_import;
    QPushButton *m_key;
    QPushButton *m_changes;
    FieldList *m_account;
    QLabel *m_url;
    QLabel *m_balance;
    QLabel *m_alert;
    QLabel *m_asked;
    QLabel *m_problem;
    QLabel *m_listRead;
    QLabel *m_listProblem;
    ItemList *m_undecided;
    ItemList *m_waiting;
    ItemList *m_sources;
};

} // namespace pw::ui
