// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/api/handlers.h"
#include "sync-server/api/route.h"

namespace pw::server
{
namespace
{

using namespace handlers;
using enum http::Method;
using enum Who;

constexpr std::size_t none = 4 * 1024; ///< room for an empty object that somebody sends all the same
constexpr std::size_t small = 16 * 1024;
constexpr std::size_t text = 256 * 1024;
constexpr std::size_t batch = 4 * 1024 * 1024; ///< 500 commands of a desk that was offline for a day

// clang-format off
constexpr Route table[] = {
    {Get,    "/healthz",                            Anyone,   none,  health},

    {Post,   "/api/auth/register",                  Anyone,   small, registerCustomer},
    {Post,   "/api/auth/login",                     Anyone,   small, signInCustomer},
    {Post,   "/api/auth/logout",                    Person,   none,  signOut},
    {Get,    "/api/services",                       Anyone,   none,  listCatalogue},
    {Get,    "/api/services/:id",                   Anyone,   none,  catalogueService},
    {Get,    "/api/services/categories/:category",  Anyone,   none,  catalogueOfCategory},
    {Post,   "/api/orders",                         Customer, text,  placeOrder},
    {Get,    "/api/orders",                         Customer, none,  listOwnOrders},
    {Get,    "/api/orders/:id",                     Customer, none,  ownOrder},
    {Get,    "/api/orders/status/:status",          Customer, none,  listOwnOrdersByStatus},
    {Get,    "/api/orders/:id/status",              Customer, none,  ownOrderStatus},
    {Post,   "/api/orders/:id/cancel",              Customer, none,  cancelOwnOrder},
    {Get,    "/api/funds",                          Customer, none,  funds},
    {Get,    "/api/transactions",                   Customer, none,  transactions},
    {Get,    "/api/tickets",                        Customer, none,  listOwnTickets},
    {Post,   "/api/tickets",                        Customer, text,  openTicket},
    {Get,    "/api/tickets/:id",                    Customer, none,  ownTicket},
    {Put,    "/api/tickets/:id/reply",              Customer, text,  replyTicket},
    {Get,    "/api/user/profile",                   Customer, none,  profile},
    {Get,    "/api/api-keys",                       Person,   none,  listApiKeys},
    {Post,   "/api/api-keys",                       Person,   small, createApiKey},
    {Delete, "/api/api-keys/:id",                   Person,   none,  revokeApiKey},

    {Post,   "/api/v2",                             Anyone,   text,  ResellerApi{}},
    {Get,    "/api/v2",                             Anyone,   none,  ResellerApi{}},
    {Post,   "/api/v2/",                            Anyone,   text,  ResellerApi{}},
    {Get,    "/api/v2/",                            Anyone,   none,  ResellerApi{}},

    {Post,   "/api/admin/auth/login",               Anyone,   small, signInStaff},
    {Post,   "/api/admin/auth/logout",              Staff,    none,  signOut},
    {Get,    "/api/admin/dashboard/stats",          Staff,    none,  dashboard},
    {Get,    "/api/admin/categories",               Staff,    none,  listCategories},
    {Post,   "/api/admin/categories",               Staff,    small, createCategory},
    {Get,    "/api/admin/categories/:id",           Staff,    none,  category},
    {Put,    "/api/admin/categories/:id",           Staff,    small, updateCategory},
    {Get,    "/api/admin/services",                 Staff,    none,  listServices},
    {Post,   "/api/admin/services",                 Staff,    text,  createService},
    {Get,    "/api/admin/services/:id",             Staff,    none,  service},
    {Put,    "/api/admin/services/:id",             Staff,    text,  updateService},
    {Get,    "/api/admin/users",                    Staff,    none,  listUsers},
    {Get,    "/api/admin/users/:id",                Staff,    none,  user},
    {Post,   "/api/admin/users/:id/add-fund",       Staff,    small, addFunds},
    {Put,    "/api/admin/users/:id/suspend",        Staff,    small, suspendUser},
    {Put,    "/api/admin/users/:id/unsuspend",      Staff,    none,  unsuspendUser},
    {Get,    "/api/admin/orders",                   Staff,    none,  listOrders},
    {Get,    "/api/admin/orders/:id",               Staff,    none,  order},
    {Put,    "/api/admin/orders/:id/status",        Staff,    small, setOrderStatus},
    {Post,   "/api/admin/orders/:id/cancel",        Staff,    none,  cancelOrder},
    {Get,    "/api/admin/tickets",                  Staff,    none,  listTickets},
    {Get,    "/api/admin/tickets/:id",              Staff,    none,  ticket},
    {Post,   "/api/admin/tickets/:id/reply",        Staff,    text,  replyTicket},

    {Post,   "/sync/v1/hello",                      Staff,    small, syncHello},
    {Post,   "/sync/v1/push",                       Staff,    batch, syncPush},
    {Get,    "/sync/v1/pull",                       Staff,    none,  syncPull},
};
// clang-format on

} // namespace

std::span<const Route> allRoutes()
{
    return table;
}

} // namespace pw::server
