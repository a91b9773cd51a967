// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "sync-server/api/call.h"
#include "sync-server/http/handler.h"
#include "sync-server/api/route.h"

/// What the route table names. Grouped by file.
namespace pw::server::handlers
{

// session_handlers.cpp
[[nodiscard]] Decided<SlowWork> registerCustomer(const Call &call);
[[nodiscard]] Decided<SlowWork> signInCustomer(const Call &call);
[[nodiscard]] Decided<SlowWork> signInStaff(const Call &call);
[[nodiscard]] Decided<Mutation> signOut(const Call &call);

// recovery_handlers.cpp
[[nodiscard]] Decided<Mutation> confirmEmail(const Call &call);
[[nodiscard]] Decided<Mutation> resendConfirmation(const Call &call);
[[nodiscard]] Decided<Mutation> forgotPassword(const Call &call);
[[nodiscard]] Decided<SlowWork> resetPassword(const Call &call);

// profile_handlers.cpp
[[nodiscard]] Decided<http::Response> profile(const Call &call);
[[nodiscard]] Decided<SlowWork> updateProfile(const Call &call);
[[nodiscard]] Decided<SlowWork> changePassword(const Call &call);
[[nodiscard]] Decided<http::Response> listSessions(const Call &call);
[[nodiscard]] Decided<Mutation> endSession(const Call &call);
[[nodiscard]] Decided<Mutation> signOutEverywhere(const Call &call);

// second_factor_handlers.cpp
[[nodiscard]] Decided<http::Response> secondFactor(const Call &call);
[[nodiscard]] Decided<SlowWork> beginSecondFactor(const Call &call);
[[nodiscard]] Decided<Mutation> confirmSecondFactor(const Call &call);
[[nodiscard]] Decided<SlowWork> renewRecoveryCodes(const Call &call);
[[nodiscard]] Decided<SlowWork> endSecondFactor(const Call &call);

// api_key_handlers.cpp
[[nodiscard]] Decided<http::Response> listApiKeys(const Call &call);
[[nodiscard]] Decided<Mutation> createApiKey(const Call &call);
[[nodiscard]] Decided<Mutation> rotateApiKey(const Call &call);
[[nodiscard]] Decided<Mutation> revokeApiKey(const Call &call);
[[nodiscard]] Decided<http::Response> apiKeyUsage(const Call &call);

// account_handlers.cpp
[[nodiscard]] Decided<http::Response> ownDashboard(const Call &call);
[[nodiscard]] Decided<http::Response> funds(const Call &call);
[[nodiscard]] Decided<http::Response> transactions(const Call &call);
[[nodiscard]] Decided<http::Response> listFavourites(const Call &call);
[[nodiscard]] Decided<Mutation> addFavourite(const Call &call);
[[nodiscard]] Decided<Mutation> removeFavourite(const Call &call);

// catalogue_handlers.cpp
[[nodiscard]] Decided<http::Response> listCatalogue(const Call &call);
[[nodiscard]] Decided<http::Response> catalogueOfCategory(const Call &call);
[[nodiscard]] Decided<http::Response> catalogueService(const Call &call);

// order_handlers.cpp
[[nodiscard]] Decided<Mutation> placeOrder(const Call &call);
[[nodiscard]] Decided<Mutation> addSubscriptionPost(const Call &call);
[[nodiscard]] Decided<http::Response> quoteOrder(const Call &call);
[[nodiscard]] Decided<Mutation> placeOrders(const Call &call);
[[nodiscard]] Decided<http::Response> listOwnOrders(const Call &call);
[[nodiscard]] Decided<http::Response> listOwnOrdersByStatus(const Call &call);
[[nodiscard]] Decided<http::Response> ownOrder(const Call &call);
[[nodiscard]] Decided<http::Response> ownOrderStatus(const Call &call);
[[nodiscard]] Decided<http::Response> ownOrderHistory(const Call &call);
[[nodiscard]] Decided<http::Response> listOrders(const Call &call);
[[nodiscard]] Decided<http::Response> order(const Call &call);
[[nodiscard]] Decided<Mutation> setOrderStatus(const Call &call);
[[nodiscard]] Decided<Mutation> cancelOrder(const Call &call);

// task_handlers.cpp
[[nodiscard]] Decided<Mutation> refillOwnOrder(const Call &call);
[[nodiscard]] Decided<Mutation> refillOrder(const Call &call);
[[nodiscard]] Decided<Mutation> cancelOwnOrder(const Call &call);
[[nodiscard]] Decided<http::Response> listOwnTasks(const Call &call);
[[nodiscard]] Decided<http::Response> listTasks(const Call &call);
[[nodiscard]] Decided<Mutation> settleTask(const Call &call);

// ticket_handlers.cpp
[[nodiscard]] Decided<http::Response> listOwnTickets(const Call &call);
[[nodiscard]] Decided<http::Response> ownTicket(const Call &call);
[[nodiscard]] Decided<Mutation> openTicket(const Call &call);
[[nodiscard]] Decided<http::Response> listTickets(const Call &call);
[[nodiscard]] Decided<http::Response> ticket(const Call &call);
[[nodiscard]] Decided<Mutation> replyTicket(const Call &call);
[[nodiscard]] Decided<Mutation> setTicketStatus(const Call &call);

// attachment_handlers.cpp
[[nodiscard]] Decided<Mutation> attachToOwnTicket(const Call &call);
[[nodiscard]] Decided<Mutation> attachToTicket(const Call &call);
[[nodiscard]] Decided<http::Response> ownAttachment(const Call &call);
[[nodiscard]] Decided<http::Response> attachment(const Call &call);

// announcement_handlers.cpp
[[nodiscard]] Decided<http::Response> listOwnAnnouncements(const Call &call);
[[nodiscard]] Decided<Mutation> readAnnouncement(const Call &call);
[[nodiscard]] Decided<http::Response> listAnnouncements(const Call &call);
[[nodiscard]] Decided<http::Response> announcement(const Call &call);
[[nodiscard]] Decided<Mutation> createAnnouncement(const Call &call);
[[nodiscard]] Decided<Mutation> updateAnnouncement(const Call &call);
[[nodiscard]] Decided<Mutation> deleteAnnouncement(const Call &call);

// site_handlers.cpp
[[nodiscard]] Decided<http::Response> site(const Call &call);
[[nodiscard]] Decided<http::Response> listPublicPages(const Call &call);
[[nodiscard]] Decided<http::Response> publicPage(const Call &call);
[[nodiscard]] Decided<http::Response> listPages(const Call &call);
[[nodiscard]] Decided<http::Response> page(const Call &call);
[[nodiscard]] Decided<Mutation> createPage(const Call &call);
[[nodiscard]] Decided<Mutation> updatePage(const Call &call);
[[nodiscard]] Decided<Mutation> deletePage(const Call &call);

// settings_handlers.cpp
[[nodiscard]] Decided<http::Response> listSettings(const Call &call);
[[nodiscard]] Decided<Mutation> changeSettings(const Call &call);

// admin_catalogue_handlers.cpp
[[nodiscard]] Decided<http::Response> listCategories(const Call &call);
[[nodiscard]] Decided<http::Response> category(const Call &call);
[[nodiscard]] Decided<Mutation> createCategory(const Call &call);
[[nodiscard]] Decided<Mutation> updateCategory(const Call &call);
[[nodiscard]] Decided<http::Response> listServices(const Call &call);
[[nodiscard]] Decided<http::Response> service(const Call &call);
[[nodiscard]] Decided<Mutation> createService(const Call &call);
[[nodiscard]] Decided<Mutation> updateService(const Call &call);

// admin_provider_handlers.cpp
[[nodiscard]] Decided<http::Response> listProviders(const Call &call);
[[nodiscard]] Decided<http::Response> provider(const Call &call);
[[nodiscard]] Decided<Mutation> createProvider(const Call &call);
[[nodiscard]] Decided<Mutation> updateProvider(const Call &call);
[[nodiscard]] Decided<http::Response> listSources(const Call &call);
[[nodiscard]] Decided<Mutation> addSource(const Call &call);
[[nodiscard]] Decided<Mutation> updateSource(const Call &call);
[[nodiscard]] Decided<http::Response> listForwards(const Call &call);
[[nodiscard]] Decided<http::Response> forward(const Call &call);
[[nodiscard]] Decided<Mutation> resolveForward(const Call &call);

// admin_import_handlers.cpp
[[nodiscard]] Decided<SlowWork> offeredServices(const Call &call);
[[nodiscard]] Decided<SlowWork> importServices(const Call &call);

// admin_price_handlers.cpp
[[nodiscard]] Decided<SlowWork> syncPrices(const Call &call);
[[nodiscard]] Decided<http::Response> listSourceChanges(const Call &call);

// admin_user_handlers.cpp
[[nodiscard]] Decided<http::Response> listUsers(const Call &call);
[[nodiscard]] Decided<http::Response> user(const Call &call);
[[nodiscard]] Decided<Mutation> addFunds(const Call &call);
[[nodiscard]] Decided<Mutation> suspendUser(const Call &call);
[[nodiscard]] Decided<Mutation> unsuspendUser(const Call &call);
[[nodiscard]] Decided<http::Response> dashboard(const Call &call);

// admin_bulk_handlers.cpp
[[nodiscard]] Decided<SlowWork> bulkUpdateServices(const Call &call);
[[nodiscard]] Decided<Mutation> updatePrices(const Call &call);
[[nodiscard]] Decided<Mutation> deleteService(const Call &call);
[[nodiscard]] Decided<Mutation> deleteCategory(const Call &call);

// admin_funds_handlers.cpp
[[nodiscard]] Decided<http::Response> listTransactions(const Call &call);
[[nodiscard]] Decided<SlowWork> allFunds(const Call &call);

// report_handlers.cpp
[[nodiscard]] Decided<SlowWork> report(const Call &call);

// admin_rate_handlers.cpp
[[nodiscard]] Decided<http::Response> listUserRates(const Call &call);
[[nodiscard]] Decided<http::Response> userRate(const Call &call);
[[nodiscard]] Decided<Mutation> setUserRate(const Call &call);
[[nodiscard]] Decided<Mutation> removeUserRate(const Call &call);

// admin_account_handlers.cpp
[[nodiscard]] Decided<SlowWork> createUser(const Call &call);
[[nodiscard]] Decided<Mutation> updateUser(const Call &call);
[[nodiscard]] Decided<Mutation> deleteUser(const Call &call);
[[nodiscard]] Decided<SlowWork> setUserPassword(const Call &call);
[[nodiscard]] Decided<http::Response> listSignIns(const Call &call);
[[nodiscard]] Decided<SlowWork> exportUsers(const Call &call);
// affiliate_handlers.cpp
[[nodiscard]] Decided<http::Response> ownAffiliate(const Call &call);
[[nodiscard]] Decided<http::Response> listOwnPayouts(const Call &call);
[[nodiscard]] Decided<Mutation> requestPayout(const Call &call);
[[nodiscard]] Decided<http::Response> listAffiliates(const Call &call);
[[nodiscard]] Decided<http::Response> affiliate(const Call &call);
[[nodiscard]] Decided<Mutation> setAffiliate(const Call &call);
[[nodiscard]] Decided<http::Response> listPayouts(const Call &call);
[[nodiscard]] Decided<Mutation> decidePayout(const Call &call);

// child_panel_handlers.cpp
[[nodiscard]] Decided<http::Response> listOwnChildPanels(const Call &call);
[[nodiscard]] Decided<Mutation> orderChildPanel(const Call &call);
[[nodiscard]] Decided<Mutation> updateOwnChildPanel(const Call &call);
[[nodiscard]] Decided<Mutation> renewOwnChildPanel(const Call &call);
[[nodiscard]] Decided<http::Response> listChildPanels(const Call &call);
[[nodiscard]] Decided<http::Response> childPanel(const Call &call);
[[nodiscard]] Decided<Mutation> updateChildPanel(const Call &call);
[[nodiscard]] Decided<Mutation> renewChildPanel(const Call &call);

// staff_handlers.cpp
[[nodiscard]] Decided<http::Response> listStaff(const Call &call);
[[nodiscard]] Decided<http::Response> staffMember(const Call &call);
[[nodiscard]] Decided<SlowWork> createStaff(const Call &call);
[[nodiscard]] Decided<Mutation> updateStaff(const Call &call);
[[nodiscard]] Decided<Mutation> removeStaff(const Call &call);
[[nodiscard]] Decided<SlowWork> setStaffPassword(const Call &call);
[[nodiscard]] Decided<SlowWork> removeStaffFactor(const Call &call);
[[nodiscard]] Decided<http::Response> listRoles(const Call &call);

// staff_device_handlers.cpp
[[nodiscard]] Decided<http::Response> listStaffSessions(const Call &call);
[[nodiscard]] Decided<Mutation> endStaffSession(const Call &call);
[[nodiscard]] Decided<http::Response> listStaffDevices(const Call &call);
[[nodiscard]] Decided<Mutation> revokeStaffDevice(const Call &call);

// statement_handler.cpp
[[nodiscard]] Decided<SlowWork> ownStatement(const Call &call);

// job_handlers.cpp
[[nodiscard]] Decided<http::Response> listJobs(const Call &call);
[[nodiscard]] Decided<Mutation> retryJob(const Call &call);
[[nodiscard]] Decided<Mutation> discardJob(const Call &call);

// audit_handlers.cpp
[[nodiscard]] Decided<http::Response> listAudit(const Call &call);
[[nodiscard]] Decided<http::Response> exportAudit(const Call &call);

// sync_handlers.cpp
[[nodiscard]] Decided<Mutation> syncHello(const Call &call);
[[nodiscard]] Decided<Mutation> syncPush(const Call &call);
[[nodiscard]] Decided<Mutation> syncWiped(const Call &call);
[[nodiscard]] Decided<http::Response> syncPull(const Call &call);
[[nodiscard]] Decided<void> syncSnapshot(const Call &call, http::Responder &responder);
[[nodiscard]] Decided<StreamAnswer> syncEvents(const Call &call);

// docs_handlers.cpp
[[nodiscard]] Decided<http::Response> openApi(const Call &call);
[[nodiscard]] Decided<http::Response> docsPage(const Call &call);
[[nodiscard]] Decided<http::Response> docsScript(const Call &call);

// monitor_handlers.cpp
[[nodiscard]] Decided<http::Response> health(const Call &call);
[[nodiscard]] Decided<http::Response> ready(const Call &call);
[[nodiscard]] Decided<http::Response> metrics(const Call &call);

} // namespace pw::server::handlers
