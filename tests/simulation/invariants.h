// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/simulation/rows.h"

#include <QByteArray>

#include <set>
#include <string>
#include <vector>

/// What has to hold in every world, named as in the design. Each throws Broken where it does not. I-10 Liveness is the
/// world's quiet end; I-13 ClockFree and I-14 Deterministic compare whole worlds (trial.h).
namespace pw::simulation
{

class History;
class WorldDesk;
class WorldServer;
struct Promise;

/// "AddFunds #2.7#"
[[nodiscard]] std::string nameOf(const Promise &promise);

/// I-1: no command's row was ever made twice.
void exactlyOnce(const History &history);
/// I-2: what one person asked for at one desk was done in that order.
void clientOrder(const History &history);
/// I-3: what a person was told is saved stands in the outbox or on the server.
void noLostIntent(WorldServer &server, WorldDesk &desk);
/// I-3 for a desk that was wiped: the server has decided everything, and keeps for the owner what it did not execute.
void handedIn(WorldServer &server, const std::vector<Promise> &promises);
/// I-1 for rows: one that was made offline has on the server the number that was shown. `always`: nothing has happened
/// that could have given a number twice. What builds on a refused command is refused.
void numbersAreFinal(WorldServer &server, WorldDesk &desk, bool always);
/// I-4: balances, holds and the house's accounts are what the ledger says, and the ledger sums to nothing.
void moneyConserved(WorldServer &server);
/// I-5: the committed base is the server's projection at the cursor, byte for byte. Between two pages of one pull it
/// is made of rows that the server once had.
void baseIsPrefix(const WorldServer &server, WorldDesk &desk);
/// I-6: each pending command is seen exactly once on top of the base, and a replay from scratch shows the same.
void viewIsReplay(WorldDesk &desk);
void viewSurvivesRebuild(WorldDesk &desk);
/// I-7: with nothing pending and everything pulled, server, base and view are equal, with their roll-ups.
void converge(WorldServer &server, WorldDesk &desk);
/// I-8: a cursor does not go back within one epoch.
void monotonicCursor(WorldDesk &desk);
/// I-9: what the server decided is what the person reads, reason included.
void resultDelivered(WorldServer &server, WorldDesk &desk);
/// I-11: what the server deleted is not in a base that has come that far.
void noResurrection(const WorldServer &server, WorldDesk &desk);
/// I-12: nothing that belongs to another desk alone is in what this one is sent.
void noLeak(const QByteArray &body, const std::set<std::string> &othersClients);
/// I-12 for roles: every e-mail address of these worlds ends alike, and is in nothing that is sent to such a role.
void noSecrets(const QByteArray &body, Sight sight);

} // namespace pw::simulation
