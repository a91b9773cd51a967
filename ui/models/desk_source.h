// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/models/data_source.h"

namespace pw
{
class DeskService;
}

namespace pw::ui
{

/// The pages' view of the real desk.
class DeskSource final : public DataSource, public Session
{
    Q_OBJECT

public:
    explicit DeskSource(DeskService &desk, QObject *parent = nullptr);

    [[nodiscard]] QFuture<Decided<OutboxEntry>> perform(const QString &name, const QJsonObject &args) override;
    [[nodiscard]] QFuture<Result<OutboxEntry, TakeBackProblem>>
    performInstead(const QString &replaced, const QString &name, const QJsonObject &args) override;
    [[nodiscard]] QFuture<Decided<void>> foresee(const QString &replaced, const QString &name,
                                                 const QJsonObject &args) override;
    [[nodiscard]] QFuture<QList<OutboxEntry>> entries() override;
    [[nodiscard]] QFuture<bool> dismiss(const QString &commandId) override;
    [[nodiscard]] QFuture<bool> restore(const QString &commandId) override;
    [[nodiscard]] QFuture<Result<void, TakeBackProblem>> withdraw(const QString &commandId) override;
    [[nodiscard]] QFuture<Result<int, ChangesProblem>> exportChanges(const QString &fileName, bool release) override;
    [[nodiscard]] QFuture<Result<AdoptedChanges, ChangesProblem>> importChanges(const QString &fileName) override;
    [[nodiscard]] QFuture<ServerAnswer> call(const ServerCall &wanted) override;
    [[nodiscard]] DeskStatus status() const override;
    void setOnline(bool wanted) override;
    void syncNow() override;

    [[nodiscard]] QFuture<SignInTrouble> signIn(const QString &server, const Credentials &given) override;
    void resume(const QString &server, const QString &user, const Secret &token) override;
    [[nodiscard]] QFuture<Secret> token() override;
    void signOut() override;

protected:
    void post(View view, std::function<void(Database &)> job) override;

private:
    DeskService &m_desk;
};

} // namespace pw::ui
