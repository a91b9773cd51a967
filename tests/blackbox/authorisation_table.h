// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QSet>

/// Who may do what: the expectations of tst_authorisation. Whoever adds a route adds its row.
namespace pw::test::authorisation
{

/// Whom a route lets in.
enum class Let { Nobody, Anyone, Customers, People, Accounts, Owners, Managers, Staff, Devices };

/// One for each route of the server. `foreign` is what a customer gets for what belongs to another one, with a request
/// that is right otherwise: a verdict, or "no items" for a list; empty where a route has nothing that belongs to
/// anybody.
struct Row {
    const char *method;
    const char *pattern;
    Let let;
    const char *body = "";
    const char *foreign = "";
};

// clang-format off
inline constexpr Row table[] = {
    {"GET",    "/healthz",                            Let::Anyone},
    {"GET",    "/readyz",                             Let::Anyone},
    {"GET",    "/metrics",                            Let::Nobody}, // all of this comes through a proxy

    {"GET",    "/api/openapi.json",                   Let::Anyone},
    {"GET",    "/api/docs",                           Let::Anyone},
    {"GET",    "/api/docs/:file",                     Let::Anyone},

    {"GET",    "/api/site",                           Let::Anyone},
    {"GET",    "/api/pages",                          Let::Anyone},
    {"GET",    "/api/pages/:slug",                    Let::Anyone},

    {"POST",   "/api/auth/register",                  Let::Anyone},
    {"POST",   "/api/auth/login",                     Let::Anyone},
    {"POST",   "/api/auth/logout",                    Let::People},
    {"POST",   "/api/auth/logout-everywhere",         Let::Accounts},
    {"POST",   "/api/auth/confirm-email",             Let::Anyone},
    {"POST",   "/api/auth/confirm-email/resend",      Let::People},
    {"POST",   "/api/auth/forgot-password",           Let::Anyone},
    {"POST",   "/api/auth/reset-password",            Let::Anyone},
    {"GET",    "/api/services",                       Let::Anyone},
    {"GET",    "/api/services/:id",                   Let::Anyone},
    {"GET",    "/api/services/categories/:category",  Let::Anyone},
    {"POST",   "/api/orders",                         Let::Customers},
    {"POST",   "/api/orders/quote",                   Let::Customers},
    {"POST",   "/api/orders/mass",                    Let::Customers},
    {"GET",    "/api/orders",                         Let::Customers, "", "no items"},
    {"GET",    "/api/orders/:id",                     Let::Customers, "", "404 order_not_found"},
    {"GET",    "/api/orders/status/:status",          Let::Customers, "", "no items"},
    {"GET",    "/api/orders/:id/status",              Let::Customers, "", "404 order_not_found"},
    {"GET",    "/api/orders/:id/history",             Let::Customers, "", "404 order_not_found"},
    {"POST",   "/api/orders/:id/cancel",              Let::Customers, "{}", "404 order_not_found"},
    {"POST",   "/api/orders/:id/refill",              Let::Customers, "{}", "404 order_not_found"},
    {"GET",    "/api/tasks",                          Let::Customers, "", "no items"},
    {"GET",    "/api/dashboard/stats",                Let::Customers},
    {"GET",    "/api/funds",                          Let::Customers},
    {"GET",    "/api/transactions",                   Let::Customers, "", "no items"},
    {"GET",    "/api/transactions/statement",         Let::Customers},
    {"GET",    "/api/tickets",                        Let::Customers, "", "no items"},
    {"POST",   "/api/tickets",                        Let::Customers, R"({"type":"cancel","order_ids":[1],"message":"x"})", "404 order_not_found"},
    {"GET",    "/api/tickets/:id",                    Let::Customers, "", "404 ticket_not_found"},
    {"PUT",    "/api/tickets/:id/reply",              Let::Customers, R"({"text":"x"})", "404 ticket_not_found"},
    {"POST",   "/api/tickets/:id/attachments",        Let::Customers, "text", "404 ticket_not_found"},
    {"GET",    "/api/tickets/:id/attachments/:attachment", Let::Customers, "", "404 ticket_not_found"},
    {"GET",    "/api/announcements",                  Let::Customers, "", "no items"},
    {"PUT",    "/api/announcements/:id/read",         Let::Customers, "{}", "404 announcement_not_found"},
    {"GET",    "/api/favourites",                     Let::Customers, "", "no items"},
    {"PUT",    "/api/favourites/:service",            Let::Customers},
    {"DELETE", "/api/favourites/:service",            Let::Customers},
    {"GET",    "/api/affiliate",                      Let::Customers},
    {"GET",    "/api/affiliate/payouts",              Let::Customers, "", "no items"},
    {"POST",   "/api/affiliate/payouts",              Let::Customers},
    {"GET",    "/api/child-panel",                    Let::Customers, "", "no items"},
    {"POST",   "/api/child-panel",                    Let::Customers},
    {"PUT",    "/api/child-panel/:id",                Let::Customers, R"({"auto_renew":false})", "404 child_panel_not_found"},
    {"POST",   "/api/child-panel/:id/renew",          Let::Customers, R"({"month":2})", "404 child_panel_not_found"},
    {"GET",    "/api/user/profile",                   Let::Customers},
    {"PUT",    "/api/user/profile",                   Let::People},
    {"PUT",    "/api/user/password",                  Let::Accounts},
    {"GET",    "/api/user/sessions",                  Let::Accounts},
    {"DELETE", "/api/user/sessions/:id",              Let::Accounts, "", "404 session_not_found"},
    {"GET",    "/api/user/two-factor",                Let::Accounts},
    {"POST",   "/api/user/two-factor",                Let::Accounts},
    {"POST",   "/api/user/two-factor/confirm",        Let::Accounts},
    {"POST",   "/api/user/two-factor/recovery-codes", Let::Accounts},
    {"DELETE", "/api/user/two-factor",                Let::Accounts},
    {"GET",    "/api/api-keys",                       Let::People},
    {"POST",   "/api/api-keys",                       Let::People},
    {"DELETE", "/api/api-keys/:id",                   Let::People, "", "404 api_key_not_found"},
    {"POST",   "/api/api-keys/:id/rotate",            Let::People, "{}", "404 api_key_not_found"},
    {"GET",    "/api/api-keys/:id/usage",             Let::People, "", "404 api_key_not_found"},

    {"POST",   "/api/v2",                             Let::Anyone},
    {"GET",    "/api/v2",                             Let::Anyone},
    {"POST",   "/api/v2/",                            Let::Anyone},
    {"GET",    "/api/v2/",                            Let::Anyone},

    {"POST",   "/api/admin/auth/login",               Let::Anyone},
    {"POST",   "/api/admin/auth/logout",              Let::Staff},
    {"GET",    "/api/admin/dashboard/stats",          Let::Managers},
    {"POST",   "/api/admin/tickets/:id/attachments",  Let::Managers, "text"},
    {"GET",    "/api/admin/tickets/:id/attachments/:attachment", Let::Managers},
    {"GET",    "/api/admin/announcements",            Let::Managers},
    {"POST",   "/api/admin/announcements",            Let::Managers},
    {"GET",    "/api/admin/announcements/:id",        Let::Managers},
    {"PUT",    "/api/admin/announcements/:id",        Let::Managers},
    {"DELETE", "/api/admin/announcements/:id",        Let::Managers},
    {"GET",    "/api/admin/pages",                    Let::Managers},
    {"POST",   "/api/admin/pages",                    Let::Managers},
    {"GET",    "/api/admin/pages/:id",                Let::Managers},
    {"PUT",    "/api/admin/pages/:id",                Let::Managers},
    {"DELETE", "/api/admin/pages/:id",                Let::Managers},
    {"GET",    "/api/admin/settings",                 Let::Managers},
    {"PUT",    "/api/admin/settings",                 Let::Managers},
    {"DELETE", "/api/admin/categories/:id",           Let::Managers},
    {"POST",   "/api/admin/services/bulk-update",     Let::Managers},
    {"PUT",    "/api/admin/services/update-price",    Let::Managers},
    {"DELETE", "/api/admin/services/:id",             Let::Managers},
    {"PUT",    "/api/admin/tickets/:id/status",       Let::Managers},
    {"GET",    "/api/admin/transactions",             Let::Managers},
    {"GET",    "/api/admin/funds",                    Let::Managers},
    {"GET",    "/api/admin/reports/:kind",            Let::Managers},
    {"GET",    "/api/admin/jobs",                     Let::Managers},
    {"POST",   "/api/admin/jobs/:id/retry",           Let::Managers},
    {"DELETE", "/api/admin/jobs/:id",                 Let::Managers},
    {"GET",    "/api/admin/affiliates",               Let::Managers},
    {"GET",    "/api/admin/affiliates/:user",         Let::Managers},
    {"PUT",    "/api/admin/affiliates/:user",         Let::Managers},
    {"GET",    "/api/admin/affiliate-payouts",        Let::Managers},
    {"PUT",    "/api/admin/affiliate-payouts/:id",    Let::Managers},
    {"GET",    "/api/admin/child-panels",             Let::Managers},
    {"GET",    "/api/admin/child-panels/:id",         Let::Managers},
    {"PUT",    "/api/admin/child-panels/:id",         Let::Managers},
    {"POST",   "/api/admin/child-panels/:id/renew",   Let::Managers},
    {"GET",    "/api/admin/roles",                    Let::Staff},
    {"GET",    "/api/admin/staff",                    Let::Owners},
    {"POST",   "/api/admin/staff",                    Let::Owners},
    {"GET",    "/api/admin/staff/:id",                Let::Owners},
    {"PUT",    "/api/admin/staff/:id",                Let::Owners},
    {"DELETE", "/api/admin/staff/:id",                Let::Owners},
    {"PUT",    "/api/admin/staff/:id/password",       Let::Owners},
    {"DELETE", "/api/admin/staff/:id/two-factor",     Let::Owners},
    {"GET",    "/api/admin/staff/:id/sessions",       Let::Owners},
    {"DELETE", "/api/admin/staff/:id/sessions/:session", Let::Owners},
    {"GET",    "/api/admin/staff/:id/devices",        Let::Owners},
    {"DELETE", "/api/admin/staff/:id/devices/:device", Let::Owners},
    {"GET",    "/api/admin/activity-logs",            Let::Managers},
    {"GET",    "/api/admin/activity-logs/export",     Let::Managers},
    {"GET",    "/api/admin/categories",               Let::Managers},
    {"POST",   "/api/admin/categories",               Let::Managers},
    {"GET",    "/api/admin/categories/:id",           Let::Managers},
    {"PUT",    "/api/admin/categories/:id",           Let::Managers},
    {"GET",    "/api/admin/services",                 Let::Managers},
    {"POST",   "/api/admin/services",                 Let::Managers},
    {"GET",    "/api/admin/services/:id",             Let::Managers},
    {"PUT",    "/api/admin/services/:id",             Let::Managers},
    {"GET",    "/api/admin/services/:id/sources",     Let::Managers},
    {"POST",   "/api/admin/services/:id/sources",     Let::Managers},
    {"PUT",    "/api/admin/sources/:id",              Let::Managers},
    {"GET",    "/api/admin/providers",                Let::Managers},
    {"POST",   "/api/admin/providers",                Let::Managers},
    {"GET",    "/api/admin/providers/:id",            Let::Managers},
    {"PUT",    "/api/admin/providers/:id",            Let::Managers},
    {"GET",    "/api/admin/providers/:id/services",   Let::Managers},
    {"POST",   "/api/admin/providers/:id/import",     Let::Managers},
    {"POST",   "/api/admin/providers/:id/sync",       Let::Managers},
    {"GET",    "/api/admin/providers/:id/changes",    Let::Managers},
    {"GET",    "/api/admin/forwards",                 Let::Managers},
    {"GET",    "/api/admin/users",                    Let::Managers},
    {"POST",   "/api/admin/users",                    Let::Managers},
    {"GET",    "/api/admin/users/export",             Let::Managers},
    {"PUT",    "/api/admin/users/:id",                Let::Managers},
    {"DELETE", "/api/admin/users/:id",                Let::Managers},
    {"PUT",    "/api/admin/users/:id/password",       Let::Managers},
    {"GET",    "/api/admin/users/:id/sign-ins",       Let::Managers},
    {"GET",    "/api/admin/users/:id/rates",          Let::Managers},
    {"GET",    "/api/admin/users/:id/rates/:service", Let::Managers},
    {"PUT",    "/api/admin/users/:id/rates/:service", Let::Managers},
    {"DELETE", "/api/admin/users/:id/rates/:service", Let::Managers},
    {"GET",    "/api/admin/users/:id",                Let::Managers},
    {"POST",   "/api/admin/users/:id/add-fund",       Let::Managers},
    {"PUT",    "/api/admin/users/:id/suspend",        Let::Managers},
    {"PUT",    "/api/admin/users/:id/unsuspend",      Let::Managers},
    {"GET",    "/api/admin/orders",                   Let::Managers},
    {"GET",    "/api/admin/orders/:id",               Let::Managers},
    {"PUT",    "/api/admin/orders/:id/status",        Let::Managers},
    {"POST",   "/api/admin/orders/:id/cancel",        Let::Managers},
    {"POST",   "/api/admin/orders/:id/posts",         Let::Managers},
    {"POST",   "/api/admin/orders/:id/refill",        Let::Managers},
    {"GET",    "/api/admin/tasks",                    Let::Managers},
    {"PUT",    "/api/admin/tasks/:id",                Let::Managers},
    {"GET",    "/api/admin/orders/:id/forward",       Let::Managers},
    {"POST",   "/api/admin/orders/:id/forward",       Let::Managers},
    {"GET",    "/api/admin/tickets",                  Let::Managers},
    {"GET",    "/api/admin/tickets/:id",              Let::Managers},
    {"POST",   "/api/admin/tickets/:id/reply",        Let::Managers},

    {"POST",   "/sync/v1/hello",                      Let::Devices},
    {"POST",   "/sync/v1/push",                       Let::Devices},
    {"POST",   "/sync/v1/wiped",                      Let::Devices},
    {"GET",    "/sync/v1/pull",                       Let::Devices},
    {"GET",    "/sync/v1/snapshot",                   Let::Devices},
    {"GET",    "/sync/v1/events",                     Let::Devices},
};
// clang-format on

/// Everybody who may knock. What he gets where he is not let in is beside him.
struct Visitor {
    const char *name;
    QSet<Let> in;
    const char *refusal;
};

inline const QList<Visitor> &visitors()
{
    static const QSet<Let> owner{Let::Owners, Let::Managers, Let::Staff, Let::Devices, Let::Accounts};
    static const QSet<Let> manager{Let::Managers, Let::Staff, Let::Devices, Let::Accounts};
    static const QSet<Let> staff{Let::Staff, Let::Devices, Let::Accounts};
    static const QList<Visitor> all{
        {"nobody", {}, "401 not_signed_in"},
        {"a wrong token", {}, "401 not_signed_in"},
        {"a wrong key", {}, "401 not_signed_in"},
        {"customer", {Let::Customers, Let::People, Let::Accounts}, "403 not_allowed"},
        {"customer's key", {Let::Customers}, "403 not_allowed"},
        {"suspended", {}, "403 user_suspended"},
        {"suspended's key", {}, "403 user_suspended"},
        {"signed out", {}, "401 not_signed_in"},
        {"revoked key", {}, "401 not_signed_in"},
        {"owner", owner, "403 not_allowed"},
        {"admin", manager, "403 not_allowed"},
        {"finance", staff, "403 not_allowed"},
        {"support", staff, "403 not_allowed"},
        {"viewer", staff, "403 not_allowed"},
        {"disabled", {Let::Devices}, "403 not_allowed"},
    };
    return all;
}

} // namespace pw::test::authorisation
