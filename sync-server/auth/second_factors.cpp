// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/auth/second_factors.h"

#include "core/base/id_source.h"
#include "core/storage/factor_store.h"
#include "sync-server/auth/crypto.h"
#include "sync-server/auth/totp.h"

using namespace Qt::StringLiterals;

namespace pw::server
{
namespace
{

constexpr int recoveryBytes = 16; ///< 128 bits: too many to try, whoever has the hashes and the server's key
constexpr qsizetype recoveryGroup = 4;

QByteArray contextOf(const char *what, const Actor &owner)
{
    return what + QByteArray(owner.isStaff() ? " staff " : " customer ") + QByteArray::number(owner.id);
}

/// As people type it: in any case, with or without the dashes.
QString plainCode(QString code)
{
    return code.remove(u'-').remove(u' ').toUpper();
}

} // namespace

std::optional<QByteArray> SecondFactors::open(const Actor &owner, const QString &box) const
{
    return crypto::open(m_secret, contextOf("second factor", owner), box);
}

QString SecondFactors::recoveryHash(const Actor &owner, const QString &code) const
{
    const QByteArray content = contextOf("recovery code", owner) + '\n' + plainCode(code).toUtf8();
    return crypto::keyedHash(m_secret, content);
}

QString SecondFactors::makeRecoveryCode() const
{
    QString code = totp::base32(m_ids.randomBytes(recoveryBytes));
    for (qsizetype at = code.size() - recoveryGroup; at > 0; at -= recoveryGroup)
        code.insert(at, u'-');
    return code;
}

Decided<QByteArray> SecondFactors::begin(CommandContext &context, const Actor &owner) const
{
    if (isOn(context.db, owner))
        return refuse(RefusalCode::SecondFactorOn);
    QByteArray secret = m_ids.randomBytes(totp::secretBytes);
    FactorStore(context.db)
        .begin(owner, crypto::seal(m_secret, contextOf("second factor", owner), secret, m_ids), context.stamp.now);
    return secret;
}

Decided<QList<QString>> SecondFactors::confirm(CommandContext &context, const Actor &owner, const QString &otp) const
{
    FactorStore store(context.db);
    const auto factor = store.of(owner);
    if (!factor)
        return refuse(RefusalCode::SecondFactorOff);
    if (factor->isConfirmed())
        return refuse(RefusalCode::SecondFactorOn);
    const auto secret = open(owner, factor->box);
    const auto step = secret ? totp::stepOf(*secret, otp, context.stamp.now) : std::nullopt;
    if (!step || !store.useStep(owner, *step))
        return refuse(RefusalCode::OtpWrong, u"otp"_s);
    store.confirm(owner, context.stamp.now);
    return renewRecoveryCodes(context, owner);
}

Decided<QList<QString>> SecondFactors::renewRecoveryCodes(CommandContext &context, const Actor &owner) const
{
    if (!isOn(context.db, owner))
        return refuse(RefusalCode::SecondFactorOff);
    QList<QString> codes;
    QList<QString> hashes;
    for (int i = 0; i < recoveryCodes; ++i) {
        codes << makeRecoveryCode();
        hashes << recoveryHash(owner, codes.constLast());
    }
    FactorStore(context.db).setRecoveryCodes(owner, hashes);
    return codes;
}

void SecondFactors::remove(CommandContext &context, const Actor &owner) const
{
    FactorStore(context.db).remove(owner);
}

bool SecondFactors::isOn(Database &db, const Actor &owner)
{
    const auto factor = FactorStore(db).of(owner);
    return factor && factor->isConfirmed();
}

Decided<void> SecondFactors::check(CommandContext &context, const Actor &owner, const QString &otp) const
{
    FactorStore store(context.db);
    const auto factor = store.of(owner);
    if (!factor || !factor->isConfirmed())
        return {};
    if (otp.isEmpty())
        return refuse(RefusalCode::OtpRequired, u"otp"_s);
    const auto secret = open(owner, factor->box);
    const auto step = secret ? totp::stepOf(*secret, otp, context.stamp.now) : std::nullopt;
    if (step && store.useStep(owner, *step))
        return {};
    if (store.useRecoveryCode(owner, recoveryHash(owner, otp)))
        return {};
    return refuse(RefusalCode::OtpWrong, u"otp"_s);
}

} // namespace pw::server
