// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/blackbox/shop_fixture.h"
#include "tests/faults/oracle.h"
#include "tests/journeys/desk_process.h"

#include <QSet>
#include <QString>
#include <QTemporaryDir>

#include <functional>
#include <memory>
#include <optional>

namespace pw::test
{

/// A small served shop, its customer anna, the owner's signed-in desk, between which rounds are played: anna orders,
/// the desk pulls, its person asks for three things offline (a credit, a reply, and a cancel that comes too late), the
/// shop completes the order, the desk syncs. A second desk belongs to sue of support, who sees less; it follows at each
/// check. Every step can be asked for again until it is done, as a person would after a
/// crash, and each round leaves exactly the same marks however often it was interrupted.
class RoundWorld
{
public:
    enum class Step { Order, Pull, Credit, Reply, Cancel, Complete, Sync };

    /// The environments in which the two programs are started from now on: what tells them another time.
    void setClocks(const QStringList &server, const QStringList &desk)
    {
        m_shop.server.setEnvironment(server);
        m_desk.setEnvironment(desk);
        m_support.setEnvironment(desk);
    }
    /// Empty = ready; otherwise what went wrong.
    [[nodiscard]] QString open();

    /// The next run of the desk in this step has these words before it: strace's.
    void strike(Step step, const QStringList &wrapper)
    {
        m_struck = step;
        m_wrapper = wrapper;
    }
    /// All steps in their order, stopping at the first that does not succeed.
    [[nodiscard]] bool play(int number);
    /// The same again until all have succeeded; starts the server where it is not running.
    [[nodiscard]] QString finish(int number);
    /// What round `number` left: everything once, the refusal delivered, nothing lost that was acknowledged, both sides
    /// equal, the books sound. Empty = as it should be.
    [[nodiscard]] QString check(int number);
    /// How often the two accepted wishes of round `number` are in the books, together: 2 when all is well.
    [[nodiscard]] qint64 effects(int number) const;

    /// What was refused is not asked for any more: a server that went back to a backup may not know of it.
    void forgetRefused();

    [[nodiscard]] ServerProcess &server() { return m_shop.server; }
    [[nodiscard]] const DeskProcess &desk() const { return m_desk; }
    [[nodiscard]] qint64 lastOrder() const { return m_orderId; }
    /// Commands of which the desk has said that they are saved.
    [[nodiscard]] qsizetype acknowledged() const { return m_acknowledged.size(); }

private:
    [[nodiscard]] bool order(int number);
    [[nodiscard]] bool completeOrder(int number);
    [[nodiscard]] bool wish(Step step, int number);
    [[nodiscard]] bool isListed(const QByteArray &mark) const;
    [[nodiscard]] DeskRun run(Step step, const QStringList &arguments);
    [[nodiscard]] HttpReply call(HttpClient &client, const std::function<HttpReply(HttpClient &)> &what);
    [[nodiscard]] qint64 count(const QString &sql) const;
    [[nodiscard]] QString checkMarks(int number);
    [[nodiscard]] QString checkList() const;
    [[nodiscard]] QString checkAcknowledged() const;
    [[nodiscard]] QString checkSupport() const;
    [[nodiscard]] QString signIn(const DeskProcess &desk, const QString &name);

    QTemporaryDir m_folder;
    ShopFixture m_shop;
    std::unique_ptr<HttpClient> m_owner;
    std::unique_ptr<HttpClient> m_anna;
    DeskProcess m_desk{m_folder.filePath(QStringLiteral("desk"))};
    Oracle m_oracle{m_shop.server, QStringLiteral("owner")};
    DeskProcess m_support{m_folder.filePath(QStringLiteral("support"))};
    Oracle m_supportOracle{m_shop.server, QStringLiteral("support")};
    QSet<QString> m_acknowledged;
    qint64 m_orderId = 0;
    QString m_trouble;         ///< why the last step that failed did
    bool m_unsure = false;     ///< the round was interrupted: look before asking again
    bool m_wasSyncing = false; ///< by a sync that did not end
    QString m_healed;          ///< what a desk said of a copy that had gone wrong
    std::optional<Step> m_struck;
    QStringList m_wrapper;
};

} // namespace pw::test
