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
constexpr std::size_t mass = 1024 * 1024;      ///< 500 orders, most of them with a link alone; a page
constexpr std::size_t file = 5 * 1024 * 1024;  ///< an attachment: AttachmentLimits::bytesEach
constexpr std::size_t batch = 4 * 1024 * 1024; ///< 500 commands of a desk that was offline for a day

// clang-format off
constexpr Route table[] = {
    {Get,    "/healthz",                            Probe,    none,  health},
    {Get,    "/readyz",                             Probe,    none,  ready},
    {Get,    "/metrics",                            Monitor,  none,  metrics},

    {Get,    "/api/openapi.json",                   Anyone,   none,  openApi},
    {Get,    "/api/docs",                           Anyone,   none,  docsPage},
    {Get,    "/api/docs/:file",                     Anyone,   none,  docsScript},

    {Get,    "/api/site",                           Anyone,   none,  site},
    {Get,    "/api/pages",                          Anyone,   none,  listPublicPages},
    {Get,    "/api/pages/:slug",                    Anyone,   none,  publicPage},

    {Post,   "/api/auth/register",                  Anyone,   small, registerCustomer},
    {Post,   "/api/auth/login",                     Anyone,   small, signInCustomer},
    {Post,   "/api/auth/logout",                    Person,   none,  signOut},
    {Post,   "/api/auth/logout-everywhere",         Person,   none,  signOutEverywhere},
    {Post,   "/api/auth/confirm-email",             Anyone,   small, confirmEmail},
    {Post,   "/api/auth/confirm-email/resend",      Person,   none,  resendConfirmation},
    {Post,   "/api/auth/forgot-password",           Anyone,   small, forgotPassword},
    {Post,   "/api/auth/reset-password",            Anyone,   small, resetPassword},
    {Get,    "/api/services",                       Visitor,  none,  listCatalogue},
    {Get,    "/api/services/:id",                   Visitor,  none,  catalogueService},
    {Get,    "/api/services/categories/:category",  Visitor,  none,  catalogueOfCategory},
    {Post,   "/api/orders",                         Customer, text,  placeOrder},
    {Post,   "/api/orders/quote",                   Customer, text,  quoteOrder},
    {Post,   "/api/orders/mass",                    Customer, mass,  placeOrders},
    {Get,    "/api/orders",                         Customer, none,  listOwnOrders},
    {Get,    "/api/orders/:id",                     Customer, none,  ownOrder},
    {Get,    "/api/orders/status/:status",          Customer, none,  listOwnOrdersByStatus},
    {Get,    "/api/orders/:id/status",              Customer, none,  ownOrderStatus},
    {Get,    "/api/orders/:id/history",             Customer, none,  ownOrderHistory},
    {Post,   "/api/orders/:id/cancel",              Customer, none,  cancelOwnOrder},
    {Post,   "/api/orders/:id/refill",              Customer, none,  refillOwnOrder},
    {Get,    "/api/tasks",                          Customer, none,  listOwnTasks},
    {Get,    "/api/funds",                          Customer, none,  funds},
    {Get,    "/api/transactions",                   Customer, none,  transactions},
    {Get,    "/api/transactions/statement",         Customer, none,  CallingHandler{ownStatement}},
    {Get,    "/api/tickets",                        Customer, none,  listOwnTickets},
    {Post,   "/api/tickets",                        Customer, text,  openTicket},
    {Get,    "/api/tickets/:id",                    Customer, none,  ownTicket},
    {Put,    "/api/tickets/:id/reply",              Customer, text,  replyTicket},
    {Post,   "/api/tickets/:id/attachments",        Customer, file,  BytesHandler{attachToOwnTicket}},
    {Get,    "/api/tickets/:id/attachments/:attachment", Customer, none, ownAttachment},
    {Get,    "/api/announcements",                  Customer, none,  listOwnAnnouncements},
    {Put,    "/api/announcements/:id/read",         Customer, none,  readAnnouncement},
    {Get,    "/api/favourites",                     Customer, none,  listFavourites},
    {Put,    "/api/favourites/:service",            Customer, none,  addFavourite},
    {Delete, "/api/favourites/:service",            Customer, none,  removeFavourite},
    {Get,    "/api/user/profile",                   Customer, none,  profile},
    {Put,    "/api/user/profile",                   Person,   small, updateProfile},
    {Put,    "/api/user/password",                  Person,   small, changePassword},
    {Get,    "/api/user/sessions",                  Person,   none,  listSessions},
    {Delete, "/api/user/sessions/:id",              Person,   none,  endSession},
    {Get,    "/api/user/two-factor",                Person,   none,  secondFactor},
    {Post,   "/api/user/two-factor",                Person,   small, beginSecondFactor},
    {Post,   "/api/user/two-factor/confirm",        Person,   small, confirmSecondFactor},
    {Post,   "/api/user/two-factor/recovery-codes", Person,   small, renewRecoveryCodes},
    {Delete, "/api/user/two-factor",                Person,   small, endSecondFactor},
    {Get,    "/api/api-keys",                       Person,   none,  listApiKeys},
    {Post,   "/api/api-keys",                       Person,   small, createApiKey},
    {Delete, "/api/api-keys/:id",                   Person,   none,  revokeApiKey},
    {Post,   "/api/api-keys/:id/rotate",            Person,   small, rotateApiKey},
    {Get,    "/api/api-keys/:id/usage",             Person,   none,  apiKeyUsage},

    {Post,   "/api/v2",                             Anyone,   text,  ResellerApi{}},
    {Get,    "/api/v2",                             Anyone,   none,  ResellerApi{}},
    {Post,   "/api/v2/",                            Anyone,   text,  ResellerApi{}},
    {Get,    "/api/v2/",                            Anyone,   none,  ResellerApi{}},

    {Post,   "/api/admin/auth/login",               Anyone,   small, signInStaff},
    {Post,   "/api/admin/auth/logout",              Staff,    none,  signOut},
    {Get,    "/api/admin/dashboard/stats",          Manager,  none,  dashboard},
    {Get,    "/api/admin/categories",               Manager,  none,  listCategories},
    {Post,   "/api/admin/categories",               Manager,  small, createCategory},
    {Get,    "/api/admin/categories/:id",           Manager,  none,  category},
    {Put,    "/api/admin/categories/:id",           Manager,  small, updateCategory},
    {Delete, "/api/admin/categories/:id",           Manager,  none,  deleteCategory},
    {Get,    "/api/admin/services",                 Manager,  none,  listServices},
    {Post,   "/api/admin/services",                 Manager,  text,  createService},
    {Post,   "/api/admin/services/bulk-update",     Manager,  text,  bulkUpdateServices},
    {Put,    "/api/admin/services/update-price",    Manager,  text,  updatePrices},
    {Delete, "/api/admin/services/:id",             Manager,  none,  deleteService},
    {Get,    "/api/admin/services/:id",             Manager,  none,  service},
    {Put,    "/api/admin/services/:id",             Manager,  text,  updateService},
    {Get,    "/api/admin/services/:id/sources",     Manager,  none,  listSources},
    {Post,   "/api/admin/services/:id/sources",     Manager,  small, addSource},
    {Put,    "/api/admin/sources/:id",              Manager,  small, updateSource},
    {Get,    "/api/admin/providers",                Manager,  none,  listProviders},
    {Post,   "/api/admin/providers",                Manager,  small, createProvider},
    {Get,    "/api/admin/providers/:id",            Manager,  none,  provider},
    {Put,    "/api/admin/providers/:id",            Manager,  small, updateProvider},
    {Get,    "/api/admin/providers/:id/services",   Manager,  none,  CallingHandler{offeredServices}},
    {Post,   "/api/admin/providers/:id/import",     Manager,  text,  CallingHandler{importServices}},
    {Post,   "/api/admin/providers/:id/sync",       Manager,  small, CallingHandler{syncPrices}},
    {Get,    "/api/admin/providers/:id/changes",    Manager,  none,  listSourceChanges},
    {Get,    "/api/admin/forwards",                 Manager,  none,  listForwards},
    {Get,    "/api/admin/users",                    Manager,  none,  listUsers},
    {Post,   "/api/admin/users",                    Manager,  small, createUser},
    {Get,    "/api/admin/users/export",             Manager,  none,  CallingHandler{exportUsers}},
    {Get,    "/api/admin/users/:id",                Manager,  none,  user},
    {Put,    "/api/admin/users/:id",                Manager,  text,  updateUser},
    {Delete, "/api/admin/users/:id",                Manager,  none,  deleteUser},
    {Put,    "/api/admin/users/:id/password",       Manager,  small, setUserPassword},
    {Get,    "/api/admin/users/:id/sign-ins",       Manager,  none,  listSignIns},
    {Get,    "/api/admin/users/:id/rates",          Manager,  none,  listUserRates},
    {Get,    "/api/admin/users/:id/rates/:service", Manager,  none,  userRate},
    {Put,    "/api/admin/users/:id/rates/:service", Manager,  small, setUserRate},
    {Delete, "/api/admin/users/:id/rates/:service", Manager,  none,  removeUserRate},
    {Post,   "/api/admin/users/:id/add-fund",       Manager,  small, addFunds},
    {Put,    "/api/admin/users/:id/suspend",        Manager,  small, suspendUser},
    {Put,    "/api/admin/users/:id/unsuspend",      Manager,  none,  unsuspendUser},
    {Get,    "/api/admin/orders",                   Manager,  none,  listOrders},
    {Get,    "/api/admin/orders/:id",               Manager,  none,  order},
    {Put,    "/api/admin/orders/:id/status",        Manager,  small, setOrderStatus},
    {Post,   "/api/admin/orders/:id/cancel",        Manager,  none,  cancelOrder},
    {Post,   "/api/admin/orders/:id/refill",        Manager,  none,  refillOrder},
    {Get,    "/api/admin/tasks",                    Manager,  none,  listTasks},
    {Put,    "/api/admin/tasks/:id",                Manager,  small, settleTask},
    {Get,    "/api/admin/orders/:id/forward",       Manager,  none,  forward},
    {Post,   "/api/admin/orders/:id/forward",       Manager,  small, resolveForward},
    {Get,    "/api/admin/tickets",                  Manager,  none,  listTickets},
    {Get,    "/api/admin/tickets/:id",              Manager,  none,  ticket},
    {Post,   "/api/admin/tickets/:id/reply",        Manager,  text,  replyTicket},
    {Post,   "/api/admin/tickets/:id/attachments",  Manager,  file,  BytesHandler{attachToTicket}},
    {Get,    "/api/admin/tickets/:id/attachments/:attachment", Manager, none, attachment},
    {Get,    "/api/admin/announcements",            Manager,  none,  listAnnouncements},
    {Post,   "/api/admin/announcements",            Manager,  text,  createAnnouncement},
    {Get,    "/api/admin/announcements/:id",        Manager,  none,  announcement},
    {Put,    "/api/admin/announcements/:id",        Manager,  text,  updateAnnouncement},
    {Delete, "/api/admin/announcements/:id",        Manager,  none,  deleteAnnouncement},
    {Get,    "/api/admin/pages",                    Manager,  none,  listPages},
    {Post,   "/api/admin/pages",                    Manager,  mass,  createPage},
    {Get,    "/api/admin/pages/:id",                Manager,  none,  page},
    {Put,    "/api/admin/pages/:id",                Manager,  mass,  updatePage},
    {Delete, "/api/admin/pages/:id",                Manager,  none,  deletePage},
    {Get,    "/api/admin/settings",                 Manager,  none,  listSettings},
    {Put,    "/api/admin/settings",                 Manager,  text,  changeSettings},
    {Put,    "/api/admin/tickets/:id/status",       Manager,  small, setTicketStatus},
    {Get,    "/api/admin/transactions",             Manager,  none,  listTransactions},
    {Get,    "/api/admin/funds",                    Manager,  none,  CallingHandler{allFunds}},
    {Get,    "/api/admin/reports/:kind",            Manager,  none,  CallingHandler{report}},
    {Get,    "/api/admin/jobs",                     Manager,  none,  listJobs},
    {Post,   "/api/admin/jobs/:id/retry",           Manager,  none,  retryJob},
    {Delete, "/api/admin/jobs/:id",                 Manager,  none,  discardJob},
    {Get,    "/api/admin/activity-logs",            Manager,  none,  listAudit},
    {Get,    "/api/admin/activity-logs/export",     Manager,  none,  exportAudit},

    {Post,   "/sync/v1/hello",                      Device,   small, syncHello},
    {Post,   "/sync/v1/push",                       Device,   batch, syncPush},
    {Post,   "/sync/v1/wiped",                      Device,   none,  syncWiped},
    {Get,    "/sync/v1/pull",                       Device,   none,  syncPull},
    {Get,    "/sync/v1/snapshot",                   Device,   none,  syncSnapshot},
    {Get,    "/sync/v1/events",                     Device,   none,  syncEvents},
};
// clang-format on

} // namespace

std::span<const Route> allRoutes()
{
    return table;
}

} // namespace pw::server
