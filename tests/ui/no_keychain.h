// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/shell/keychain.h"

#include <QPromise>

namespace pw::test
{

/// A desktop without a keychain: what the console meets on many machines.
class NoKeychain final : public ui::Keychain
{
public:
    QFuture<Result<Secret, ui::KeychainFailure>> read(const QString &) override { return answer<Secret>(); }
    QFuture<Result<void, ui::KeychainFailure>> write(const QString &, const Secret &) override
    {
        return answer<void>();
    }
    QFuture<Result<void, ui::KeychainFailure>> remove(const QString &) override { return answer<void>(); }

private:
    template <typename T>
    static QFuture<Result<T, ui::KeychainFailure>> answer()
    {
        QPromise<Result<T, ui::KeychainFailure>> promise;
        promise.start();
        promise.addResult(Result<T, ui::KeychainFailure>(
            fail(ui::KeychainFailure{ui::KeychainTrouble::Unavailable, QStringLiteral("none here")})));
        promise.finish();
        return promise.future();
    }
};

} // namespace pw::test
