// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/ids.h"
#include "ui/features/providers/offered_model.h"
#include "ui/models/data_source.h"

#include <QFuture>
#include <QJsonObject>
#include <QObject>
#include <QStringList>

namespace pw::ui
{

/// The conversation with the server about a provider's list: what is in it, and making services of some of it. One
/// thing at a time. Only while the desk is connected: the server asks the provider, who answers when he does.
class ImportRun final : public QObject
{
    Q_OBJECT

public:
    ImportRun(DataSource &source, ProviderId provider, QObject *parent = nullptr);
    ~ImportRun() override; ///< as cancel()

    void fetch();
    /// `terms` are those of the API: percent, fixed, step, category, enabled.
    void import(const QStringList &chosen, const QJsonObject &terms);
    /// A fetch ends at once, and says nothing more. An import ends with the portion that is under way.
    void cancel();

    /// Services in a call, so that it is seen how far it is, and can be ended between two.
    static constexpr qsizetype portion = 100;

Q_SIGNALS:
    void listed(const QList<pw::ui::OfferedRow> &rows);
    void failed(const QString &why);
    void progressed(qsizetype done, qsizetype all);
    /// Those that are services now; a sentence for each that is not; `why` where it stopped before its end.
    void imported(qsizetype made, const QStringList &problems, const QString &why);

private:
    void importNext();
    void takeImported(const ServerAnswer &answer, qsizetype asked);

    DataSource &m_source;
    const ProviderId m_provider;
    QFuture<ServerAnswer> m_call;
    QStringList m_left;
    QJsonObject m_terms;
    qsizetype m_all = 0;
    qsizetype m_made = 0;
    QStringList m_problems;
    bool m_isFetching = false;
};

} // namespace pw::ui
