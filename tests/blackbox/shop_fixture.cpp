// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/blackbox/shop_fixture.h"

using namespace Qt::StringLiterals;

namespace pw::test
{
namespace
{

QJsonObject service(const QString &name, const QString &type, const QString &rate, qint64 min, qint64 max)
{
    return {{u"category"_s, 1}, {u"name"_s, name}, {u"type"_s, type},  {u"rate"_s, rate},
            {u"min"_s, min},    {u"max"_s, max},   {u"cancel"_s, true}};
}

} // namespace

QStringList withoutRateLimits()
{
    return {u"--rate-limits"_s, u"off"_s};
}

bool ShopFixture::open(const QStringList &serveWords)
{
    if (!server.init() || !server.start(serveWords))
        return false;
    const auto staff = owner();
    bool good = staff->post(u"/api/admin/categories"_s, {{u"name"_s, u"Everything"_s}}).status == 201;
    for (const QJsonObject &wanted : {service(u"Followers"_s, u"default"_s, u"1.00"_s, 10, 10'000),
                                      service(u"Comments"_s, u"custom_comments"_s, u"10.00"_s, 2, 5),
                                      service(u"Pack"_s, u"package"_s, u"3.50"_s, 1, 1),
                                      service(u"Comment pack"_s, u"custom_comments_package"_s, u"2.00"_s, 1, 1)})
        good = staff->post(u"/api/admin/services"_s, wanted).status == 201 && good;
    return good;
}

std::unique_ptr<HttpClient> ShopFixture::owner() const
{
    auto client = std::make_unique<HttpClient>(server.port());
    client->setToken(
        client->post(u"/api/admin/auth/login"_s, {{u"login"_s, u"owner"_s}, {u"password"_s, server.ownerPassword()}})
            .text(u"token"_s));
    return client;
}

std::unique_ptr<HttpClient> ShopFixture::customer(const QString &name, const QString &balance) const
{
    auto client = std::make_unique<HttpClient>(server.port());
    const HttpReply registered = client->post(u"/api/auth/register"_s, {{u"username"_s, name},
                                                                        {u"email"_s, QString(name + u"@example.com"_s)},
                                                                        {u"password"_s, u"correct horse battery"_s}});
    client->setToken(registered.text(u"token"_s));
    if (!balance.isEmpty()) {
        const qint64 id = registered.json().value(u"user"_s).toObject().value(u"id"_s).toInteger();
        owner()->post(u"/api/admin/users/"_s + QString::number(id) + u"/add-fund"_s,
                      {{u"amount"_s, balance}, {u"reason"_s, u"Test"_s}});
    }
    return client;
}

QString ShopFixture::apiKey(HttpClient &customer)
{
    return customer.post(u"/api/api-keys"_s, {{u"name"_s, u"test"_s}}).text(u"key"_s);
}

QJsonObject followers(qint64 quantity)
{
    return {{u"service"_s, 1}, {u"link"_s, u"https://example.com/p/1"_s}, {u"quantity"_s, quantity}};
}

} // namespace pw::test
