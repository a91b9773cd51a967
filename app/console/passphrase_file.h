// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/shell/sealed_session.h"

#include <QByteArray>
#include <QObject>

namespace pw
{
class IdSource;
}

namespace pw::console
{

/// A sealed file (app/keys/sealed_file.h) behind futures, with words for the person.
class PassphraseFile final : public QObject, public ui::SealedSession
{
    Q_OBJECT

public:
    /// `ids` must outlive this object.
    PassphraseFile(QString file, IdSource &ids, QObject *parent = nullptr);

    [[nodiscard]] bool exists() const override;
    [[nodiscard]] QFuture<Result<Secret, QString>> open(const Secret &passphrase) override;
    [[nodiscard]] QFuture<QString> seal(const Secret &passphrase, const Secret &token) override;
    void erase() override;

private:
    QString m_file;
    IdSource &m_ids;
};

} // namespace pw::console
