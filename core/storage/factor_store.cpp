// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/factor_store.h"

#include "core/storage/database.h"
#include "sql_catalogue.h"

using namespace Qt::StringLiterals;

namespace pw
{
namespace
{

Statement &bindOwner(Statement &statement, const Actor &owner)
{
    return statement.bind("kind"_L1, owner.isStaff() ? u"staff"_s : u"customer"_s).bind("owner"_L1, owner.id);
}

} // namespace

void FactorStore::begin(const Actor &owner, const QString &box, Instant now)
{
    auto statement = m_db.prepare(sql::factors::begin);
    bindOwner(statement, owner).bind("box"_L1, box).bind("now"_L1, now).run();
}

std::optional<SecondFactor> FactorStore::of(const Actor &owner) const
{
    auto statement = m_db.prepare(sql::factors::of_owner);
    bindOwner(statement, owner);
    if (!statement.step())
        return std::nullopt;
    SecondFactor factor;
    factor.box = statement.text("box");
    factor.createdAt = statement.instant("created_at");
    factor.confirmedAt = statement.instant("confirmed_at");
    factor.lastStep = statement.integer("last_step");
    return factor;
}

void FactorStore::confirm(const Actor &owner, Instant now)
{
    auto statement = m_db.prepare(sql::factors::confirm);
    bindOwner(statement, owner).bind("now"_L1, now).run();
}

bool FactorStore::useStep(const Actor &owner, qint64 step)
{
    auto statement = m_db.prepare(sql::factors::note_step);
    bindOwner(statement, owner).bind("step"_L1, step).run();
    return statement.changed() > 0;
}

void FactorStore::remove(const Actor &owner)
{
    auto statement = m_db.prepare(sql::factors::remove);
    bindOwner(statement, owner).run();
    setRecoveryCodes(owner, {});
}

void FactorStore::setRecoveryCodes(const Actor &owner, const QList<QString> &hashes)
{
    {
        auto statement = m_db.prepare(sql::factors::remove_recovery_codes);
        bindOwner(statement, owner).run();
    }
    for (const QString &hash : hashes) {
        auto statement = m_db.prepare(sql::factors::add_recovery_code);
        bindOwner(statement, owner).bind("hash"_L1, hash).run();
    }
}

bool FactorStore::useRecoveryCode(const Actor &owner, const QString &hash)
{
    auto statement = m_db.prepare(sql::factors::use_recovery_code);
    bindOwner(statement, owner).bind("hash"_L1, hash).run();
    return statement.changed() > 0;
}

qint64 FactorStore::recoveryCodesLeft(const Actor &owner) const
{
    auto statement = m_db.prepare(sql::factors::count_recovery_codes);
    bindOwner(statement, owner);
    return statement.step() ? statement.integer("found") : 0;
}

} // namespace pw
