// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/shell/keychain.h"

#include <QObject>

namespace QKeychain
{
class Job;
}

namespace pw::console
{

/// The keychain of the system through QtKeychain, which has no time-outs of its own: a locked keychain whose question
/// nobody answers, or a bus that hangs, must not leave a future open.
class QtKeychain final : public QObject, public ui::Keychain
{
    Q_OBJECT

public:
    explicit QtKeychain(int timeoutMs, QObject *parent = nullptr) : QObject(parent), m_timeoutMs(timeoutMs) {}

    [[nodiscard]] QFuture<Result<Secret, ui::KeychainFailure>> read(const QString &key) override;
    [[nodiscard]] QFuture<Result<void, ui::KeychainFailure>> write(const QString &key, const Secret &secret) override;
    [[nodiscard]] QFuture<Result<void, ui::KeychainFailure>> remove(const QString &key) override;

private:
    template <typename T, typename Success>
    QFuture<Result<T, ui::KeychainFailure>> run(QKeychain::Job *job, const QString &key, Success success);

    int m_timeoutMs;
};

} // namespace pw::console
