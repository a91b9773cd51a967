// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/domain/ledger.h"

#include "core/domain/actor.h"

using namespace Qt::StringLiterals;

namespace pw
{

QString account::customer(UserId user)
{
    return u"liab:customer:"_s + QString::number(user.value);
}

QString account::hold(UserId user)
{
    return u"liab:hold:"_s + QString::number(user.value);
}

QString Actor::label() const
{
    switch (kind) {
    case ActorKind::System:
        return u"system"_s;
    case ActorKind::Customer:
        return u"customer:"_s + name;
    case ActorKind::Staff:
        return u"staff:"_s + name;
    }
    Q_UNREACHABLE();
}

} // namespace pw
