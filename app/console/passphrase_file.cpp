// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "app/console/passphrase_file.h"

#include "app/keys/sealed_file.h"
#include "core/base/id_source.h"

#include <QFile>
#include <QPromise>
#include <QThreadPool>

#include <memory>

namespace pw::console
{
namespace
{

/// `work` owns all that it touches: the program may end, and its objects with it, before the pool is done.
template <typename T, typename Work>
QFuture<T> inBackground(Work work)
{
    auto promise = std::make_shared<QPromise<T>>();
    promise->start();
    QFuture<T> future = promise->future();
    QThreadPool::globalInstance()->start([promise, work = std::move(work)] {
        promise->addResult(work());
        promise->finish();
    });
    return future;
}

QString wordsFor(const keys::SealFailure &failure)
{
    using Kind = keys::SealFailure::Kind;
    switch (failure.kind) {
    case Kind::CannotRead:
        return PassphraseFile::tr("The sealed file cannot be read: %1").arg(failure.text);
    case Kind::Damaged:
        return PassphraseFile::tr("The sealed file is damaged.");
    case Kind::NoMemory:
        return PassphraseFile::tr("There is not enough memory to open or seal the file.");
    case Kind::WrongPassphrase:
        return PassphraseFile::tr("This is not the passphrase.");
    case Kind::CannotWrite:
        return PassphraseFile::tr("The sealed file cannot be written: %1").arg(failure.text);
    }
    Q_UNREACHABLE();
}

} // namespace

PassphraseFile::PassphraseFile(QString file, IdSource &ids, QObject *parent)
    : QObject(parent), m_file(std::move(file)), m_ids(ids)
{
}

bool PassphraseFile::exists() const
{
    return QFile::exists(m_file);
}

void PassphraseFile::erase()
{
    QFile::remove(m_file);
}

QFuture<Result<Secret, QString>> PassphraseFile::open(const Secret &passphrase)
{
    return inBackground<Result<Secret, QString>>([fileName = m_file, passphrase]() -> Result<Secret, QString> {
        const auto opened = keys::openSealed(fileName, passphrase);
        if (!opened)
            return fail(wordsFor(opened.error()));
        return opened.value();
    });
}

QFuture<QString> PassphraseFile::seal(const Secret &passphrase, const Secret &token)
{
    // Randomness is drawn here: the source belongs to whoever gave it, the pool's threads do not.
    const keys::Sealing wanted{
        .fileName = m_file, .passphrase = passphrase, .secret = token, .fresh = m_ids.randomBytes(keys::freshBytes())};
    return inBackground<QString>([wanted] {
        const auto sealed = keys::seal(wanted);
        return sealed ? QString() : wordsFor(sealed.error());
    });
}

} // namespace pw::console
