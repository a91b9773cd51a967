// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/sync/desk.h"

#include "core/commands/add_funds.h"
#include "core/commands/command.h"
#include "core/storage/settings_store.h"
#include "core/storage/encryption.h"
#include "core/storage/storage_error.h"
#include "core/sync/profile_files.h"
#include "core/sync/row_numbers.h"

#include <QDir>
#include <QFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pw
{
namespace
{

/// Giving and taking count alike; what is no amount is for the command to refuse.
Money amountIn(const QJsonObject &args)
{
    const Money amount = Money::parse(args.value("amount"_L1).toString()).value_or(Money());
    return amount.isNegative() ? -amount : amount;
}

/// The file, once nobody else has it and it is as encrypted as it shall be.
QString outboxFileIn(const Desk::Options &options, const ProfileLock &lock)
{
    const QString &dir = options.profileDir;
    if (!lock.isHeld())
        throw ProfileBusy(dir);
    finishWiping(dir);
    const QString outbox = outboxFileOf(dir);
    if (!options.key.isEmpty()) {
        // The outbox first: what is in it exists nowhere else.
        encryptInPlace(outbox, options.key);
        encryptInPlace(baseFileOf(dir), options.key);
    }
    return outbox;
}

} // namespace

QString lockFileIn(const QString &profileDir)
{
    if (!QDir().mkpath(profileDir))
        throw StorageError(u"making the profile"_s, u"the folder "_s + profileDir + u" cannot be made"_s);
    // It holds customers' data.
    QFile::setPermissions(profileDir, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return profileDir + u"/profile.lock"_s;
}

ProfileBusy::ProfileBusy(const QString &profileDir)
    : std::runtime_error(QString(u"The profile "_s + profileDir + u" is in use by another program."_s).toStdString())
{
}

Desk::Desk(const Options &options)
    : m_lock(lockFileIn(options.profileDir)), m_isEncrypted(!options.key.isEmpty()),
      m_outbox(outboxFileIn(options, m_lock), options.clock, options.ids, options.key, options.expectedIncarnation),
      m_replica(
          {.file = baseFileOf(options.profileDir), .clock = options.clock, .outbox = m_outbox, .key = options.key})
{
    // The copy holds commands that this outbox never gave: it was set back to an older one, and would give their
    // sequences again.
    if (m_replica.ackedSeq() > m_outbox.lastWireSeq()) {
        m_outbox.becomeAnotherClient();
        m_replica.adoptClient();
    }
    // A crash may have come between taking the first copy over and removing what it was made from.
    if (m_replica.cursor() > 0)
        SnapshotDownload::clear(options.profileDir);
}

/// What the owner risks on desks that the server cannot hold back: the sum of all money that is promised and not yet
/// confirmed.
Decided<void> Desk::checkOfflineMoney(const QString &name, const QJsonObject &args, const QString &replaced)
{
    if (m_connected || name != commands::AddFunds::name)
        return {};
    m_replica.ensureView();
    const Money limit = SettingsStore(m_replica.view()).offlineLimits().amount;
    if (limit.isZero())
        return {};
    constexpr int all = -1;
    std::optional<Money> promised = amountIn(args);
    for (const OutboxEntry &entry : m_outbox.unsettled(all)) {
        if (entry.name == commands::AddFunds::name && entry.commandId != replaced && promised)
            promised = promised->plus(amountIn(entry.args));
    }
    if (!promised || limit < *promised)
        return refuse(RefusalCode::OfflineLimitExceeded, u"amount"_s, limit.toString());
    return {};
}

Decided<OutboxEntry> Desk::drafted(const QString &name, const QJsonObject &args, const OutboxEntry *replaced)
{
    if (!m_outbox.person().isKnown())
        return refuse(RefusalCode::NotSignedIn);
    const CommandDefinition *definition = findCommand(name);
    if (!definition)
        return refuse(RefusalCode::CommandUnsupported, {}, name.left(64));
    const QString replacedId = replaced ? replaced->commandId : QString();
    if (const auto allowed = checkOfflineMoney(name, args, replacedId); !allowed)
        return fail(allowed.error());
    OutboxEntry entry = m_outbox.draft(*definition, args, m_replica.cursor());
    // A row keeps its number, which people and later changes may have named, unless it cannot have it.
    if (replaced && entry.name == replaced->name && replaced->rowId > 0 && !hasLostNumber(*replaced))
        entry.rowId = replaced->rowId;
    return entry;
}

Decided<OutboxEntry> Desk::perform(const QString &name, const QJsonObject &args)
{
    auto entry = drafted(name, args);
    if (!entry)
        return entry;
    const auto done = m_replica.perform(*entry, [&] { m_outbox.save(*entry); });
    if (!done)
        return fail(done.error());
    return entry;
}

/// What builds on a row that got another number has to name that one.
Decided<QJsonObject> Desk::followed(const OutboxEntry &replaced, const QJsonObject &args) const
{
    const auto maker = m_outbox.find(replaced.dependsOn);
    if (!maker || !hasLostNumber(*maker))
        return args;
    auto newest = maker;
    while (newest && hasLostNumber(*newest))
        newest = m_outbox.find(m_outbox.replacedBy(newest->commandId));
    const CommandDefinition *definition = findCommand(maker->name);
    if (!newest || newest->rowId == 0 || !definition || !definition->makes)
        return refuse(RefusalCode::DependencyRefused, u"depends_on"_s, replaced.dependsOn);
    return renumber(args, {QString::fromLatin1(definition->makes), maker->rowId, newest->rowId});
}

Decided<void> Desk::foresee(const QString &name, const QJsonObject &args, const QString &replaced)
{
    const auto old = m_outbox.find(replaced);
    const auto current = old ? followed(*old, args) : Decided<QJsonObject>(args);
    if (!current)
        return fail(current.error());
    const auto entry = drafted(name, *current, old ? &*old : nullptr);
    if (!entry)
        return fail(entry.error());
    const auto done = m_replica.foresee(*entry);
    if (!done)
        return fail(done.error());
    return {};
}

Result<OutboxEntry, TakeBackProblem> Desk::performInstead(const QString &replaced, const QString &name,
                                                          const QJsonObject &args)
{
    const auto old = m_outbox.find(replaced);
    if (!old)
        return fail(TakeBackProblem{TakeBackTrouble::Unknown});
    if (old->state == OutboxState::Sent)
        return fail(TakeBackProblem{TakeBackTrouble::Sent});
    if (old->state == OutboxState::Accepted || !m_outbox.replacedBy(replaced).isEmpty())
        return fail(TakeBackProblem{TakeBackTrouble::Done});
    const auto current = followed(*old, args);
    if (!current)
        return fail(TakeBackProblem{TakeBackTrouble::NewRefused, {}, current.error()});
    const auto draft = drafted(name, *current, &*old);
    if (!draft)
        return fail(TakeBackProblem{TakeBackTrouble::NewRefused, {}, draft.error()});
    const bool wasWaiting = old->state == OutboxState::Pending;
    if (wasWaiting) {
        if (const auto aside = setAside(*old); !aside)
            return fail(aside.error());
    }
    OutboxEntry entry = *draft;
    const auto done = m_replica.perform(entry, [&] { entry = m_outbox.saveInstead(entry, replaced); });
    if (done)
        return entry;
    if (wasWaiting)
        m_replica.rebuild();
    return fail(TakeBackProblem{TakeBackTrouble::NewRefused, {}, done.error()});
}

Result<void, TakeBackProblem> Desk::withdraw(const QString &commandId)
{
    const auto entry = m_outbox.find(commandId);
    if (!entry)
        return fail(TakeBackProblem{TakeBackTrouble::Unknown});
    if (entry->state != OutboxState::Pending)
        return fail(TakeBackProblem{entry->state == OutboxState::Sent ? TakeBackTrouble::Sent : TakeBackTrouble::Done});
    if (const auto aside = setAside(*entry); !aside)
        return aside;
    m_outbox.withdraw(commandId);
    return {};
}

Result<void, TakeBackProblem> Desk::setAside(const OutboxEntry &entry)
{
    const QHash<QString, Refusal> before = m_replica.warnings();
    m_replica.rebuild(entry.commandId);
    const QHash<QString, Refusal> after = m_replica.warnings();
    for (auto it = after.cbegin(); it != after.cend(); ++it) {
        if (before.contains(it.key()))
            continue;
        const auto later = m_outbox.find(it.key());
        m_replica.rebuild();
        return fail(TakeBackProblem{TakeBackTrouble::NeededLater, later ? later->name : QString()});
    }
    return {};
}

ChangesFile Desk::exported() const
{
    constexpr int all = -1;
    const DeskPerson person = m_outbox.person();
    return {.server = person.server,
            .staffId = person.staffId,
            .staffName = person.name,
            .changes = m_outbox.unsettled(all)};
}

Result<AdoptedChanges, ChangesProblem> Desk::adopt(const ChangesFile &file)
{
    const DeskPerson person = m_outbox.person();
    if (!person.isKnown())
        return fail(ChangesProblem{ChangesTrouble::NobodySignedIn});
    if (file.server != person.server)
        return fail(ChangesProblem{ChangesTrouble::AnotherShop, file.server});
    if (file.staffId != person.staffId)
        return fail(ChangesProblem{ChangesTrouble::AnotherPerson, file.staffName});
    for (const OutboxEntry &change : file.changes) {
        const auto known = m_outbox.find(change.commandId);
        if (known && (known->name != change.name || known->version != change.version || known->args != change.args))
            return fail(ChangesProblem{ChangesTrouble::IdTaken, change.commandId});
    }
    AdoptedChanges adopted;
    adopted.taken = m_outbox.adopt(file.changes);
    adopted.known = static_cast<int>(file.changes.size()) - adopted.taken;
    m_replica.rebuild();
    return adopted;
}

void Desk::release()
{
    m_outbox.release();
    m_replica.adoptClient();
    m_replica.rebuild();
}

QList<OutboxEntry> Desk::entries(int limit) const
{
    QList<OutboxEntry> entries = m_outbox.listed(limit);
    for (OutboxEntry &entry : entries) {
        const auto warning = m_replica.warnings().constFind(entry.commandId);
        if (warning != m_replica.warnings().constEnd())
            entry.warning = *warning;
    }
    return entries;
}

std::optional<OutboxEntry> Desk::entry(const QString &commandId) const
{
    const QList<OutboxEntry> all = entries();
    const auto found = std::ranges::find(all, commandId, &OutboxEntry::commandId);
    return found == all.end() ? std::nullopt : std::optional(*found);
}

bool Desk::maySignIn(const DeskPerson &person) const
{
    const DeskPerson present = m_outbox.person();
    const bool same = present.staffId == person.staffId && present.server == person.server;
    return same || !present.isKnown() || m_outbox.counts().pending == 0;
}

void Desk::setPerson(const DeskPerson &person)
{
    m_outbox.setPerson(person);
    m_replica.setActor(person.actor());
    m_replica.rebuild();
}

Session Desk::startSession(Session::Scope scope, bool greeted)
{
    return Session(m_outbox, m_replica, scope, greeted);
}

Session Desk::sync(Transport &transport, Session::Scope scope, const std::function<void(const Session &)> &onStep)
{
    Session session = startSession(scope);
    while (session.isRunning()) {
        if (onStep)
            onStep(session);
        if (session.hasWork())
            session.work();
        else if (const auto reply = transport.exchange(session.nextRequest()))
            session.onReply(*reply);
        else
            session.onNoAnswer();
    }
    return session;
}

void Desk::fillStatus(DeskStatus &status) const
{
    const OutboxCounts counts = m_outbox.counts();
    const DeskPerson person = m_outbox.person();
    status.pending = counts.pending;
    status.refused = counts.refused;
    status.warned = static_cast<int>(m_replica.warnings().size());
    status.cursor = m_replica.cursor();
    status.lastSync = m_replica.lastSync();
    status.server = person.server;
    status.user = person.name;
    status.role = person.role;
    status.notice = m_replica.healed();
    status.encrypted = m_isEncrypted;
}

} // namespace pw
