// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/remote/sign_in.h"

#include "core/protocol/field_reader.h"
#include "core/protocol/json_writer.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace pw
{
namespace
{

SignInOutcome unreadable()
{
    return {.signedIn = {}, .problem = u"This address answers, but not like a Panelwright server."_s, .code = {}};
}

} // namespace

SyncRequest signInRequest(const Credentials &given)
{
    JsonWriter out;
    out.beginObject().field("login"_L1, given.user).field("password"_L1, given.password.reveal());
    if (!given.otp.isEmpty())
        out.field("otp"_L1, given.otp);
    out.endObject();
    return {"POST", u"/api/admin/auth/login"_s, QByteArray::fromStdString(out.take())};
}

SyncRequest signOutRequest()
{
    return {"POST", u"/api/admin/auth/logout"_s, "{}"};
}

SignInTrouble SignInOutcome::trouble() const
{
    return signedIn ? SignInTrouble() : SignInTrouble{.text = problem, .code = code};
}

SignInOutcome readSignIn(const SyncReply &reply)
{
    const auto body = parseJsonObject(reply.body);
    if (!body)
        return unreadable();
    if (reply.status != 200) {
        const QString detail = body->value("detail"_L1).toString();
        if (detail.isEmpty())
            return unreadable();
        return {.signedIn = {}, .problem = detail, .code = body->value("code"_L1).toString()};
    }
    // Read leniently: a newer server may say more about a person.
    const QJsonObject staff = body->value("staff"_L1).toObject();
    SignedIn signedIn{.token = Secret(body->value("token"_L1).toString()),
                      .staffId = staff.value("id"_L1).toInteger(),
                      .name = staff.value("name"_L1).toString(),
                      .role = roleFromWord(staff.value("role"_L1).toString())};
    if (signedIn.token.isEmpty() || signedIn.staffId <= 0)
        return unreadable();
    return {.signedIn = signedIn, .problem = {}, .code = {}};
}

} // namespace pw
