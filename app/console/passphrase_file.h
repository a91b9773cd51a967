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

/// A file with: a mark and version, the salt, the nonce, and the session encrypted and authenticated
/// (XSalsa20-Poly1305, libsodium's secretbox) by a key that argon2id makes of the passphrase (3 passes, 64 MiB: about
/// 110 ms). Readable by its owner alone; replaced atomically.
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
