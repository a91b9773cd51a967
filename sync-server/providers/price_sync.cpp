// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/providers/price_sync.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pw::server::providers
{
namespace
{

using Kind = SourceChangeKind;

constexpr qsizetype maxServiceName = 200;
constexpr qint64 maxQuantity = 1'000'000'000;

bool isTooFar(Money before, Money now)
{
    const auto exceeds = [](Money large, Money small) { return (large.units() - 1) / largestStep >= small.units(); };
    return before.isPositive() && (now.isZero() || exceeds(now, before) || exceeds(before, now));
}

/// Plans for one list; its parts share what is known of all sources.
class Planner
{
public:
    Planner(const QList<SyncedSource> &ours, const OfferedServices &offered, Caution caution)
        : m_ours(ours), m_caution(caution)
    {
        for (const OfferedService &each : offered.services)
            m_offered.insert(each.id, &each);
    }

    [[nodiscard]] SyncPlan plan()
    {
        m_plan.problem = findProblem();
        if (!m_plan.problem.isEmpty())
            return std::move(m_plan);
        // Before anything else: which source leads a service depends on all of them.
        for (const SyncedSource &each : m_ours)
            m_enabled.insert(each.source.id, offer(each) ? isOnWhenListed(each.source) : false);
        for (const SyncedSource &each : m_ours)
            planOne(each);
        return std::move(m_plan);
    }

private:
    /// Under the provider's number, and counted as it was: a package is priced for one, anything else for 1000.
    [[nodiscard]] const OfferedService *offer(const SyncedSource &ours) const
    {
        const OfferedService *found = m_offered.value(ours.source.upstreamService);
        const bool isOther = found && found->type && isPackage(*found->type) != isPackage(ours.service.type);
        return isOther ? nullptr : found;
    }
    [[nodiscard]] static bool isOnWhenListed(const ServiceSource &source)
    {
        return source.enabled || source.terms.presence != SourcePresence::Listed;
    }
    [[nodiscard]] bool isOn(const ServiceSource &source) const { return m_enabled.value(source.id, source.enabled); }
    [[nodiscard]] bool leads(const SyncedSource &ours) const
    {
        const auto first =
            std::ranges::find_if(ours.siblings, [this](const ServiceSource &each) { return isOn(each); });
        return first != ours.siblings.end() && first->id == ours.source.id;
    }

    [[nodiscard]] QString findProblem() const
    {
        const auto on = std::ranges::count_if(m_ours, [](const SyncedSource &each) { return each.source.enabled; });
        const auto missing = std::ranges::count_if(
            m_ours, [this](const SyncedSource &each) { return each.source.enabled && !offer(each); });
        if (m_offered.isEmpty() && !m_ours.isEmpty())
            return u"the provider's list is empty"_s;
        const bool isBroken = missing > missingAlwaysAllowed && missing * missingAllowedPart > on;
        if (isBroken && m_caution == Caution::Usual)
            return u"%1 of %2 services are missing from the provider's list"_s.arg(missing).arg(on);
        return {};
    }

    void planOne(const SyncedSource &ours)
    {
        PlannedSource planned{.source = ours.source};
        planned.source.enabled = isOn(ours.source);
        if (const OfferedService *offered = offer(ours)) {
            noteOffered(planned.source.terms, *offered);
            followPresence(ours, planned);
            followCost(ours, planned, offered->cost);
            if (leads(ours))
                followLead(ours, planned, *offered);
        } else if (ours.source.enabled) {
            vanish(ours, planned);
        }
        planned.isSwitchedOrPriced =
            planned.source.enabled != ours.source.enabled || planned.source.cost != ours.source.cost;
        planned.hasNewTerms = !(planned.source.terms == ours.source.terms);
        if (planned.isSwitchedOrPriced || planned.hasNewTerms || planned.changesService)
            m_plan.sources << planned;
    }

    void followPresence(const SyncedSource &ours, PlannedSource &planned)
    {
        const bool takesServiceAlong = ours.source.terms.presence == SourcePresence::GoneWithService;
        planned.source.terms.presence = SourcePresence::Listed;
        if (planned.source.enabled == ours.source.enabled)
            return;
        note(ours, Kind::SourceOn, u"off"_s, u"on"_s);
        if (takesServiceAlong && !ours.service.enabled) {
            planned.service.enabled = true;
            planned.changesService = true;
            note(ours, Kind::ServiceOn, u"off"_s, u"on"_s);
        }
    }

    void vanish(const SyncedSource &ours, PlannedSource &planned)
    {
        planned.source.terms.presence = SourcePresence::Gone;
        note(ours, Kind::SourceOff, u"on"_s, u"off"_s);
        const bool isLast =
            std::ranges::none_of(ours.siblings, [this](const ServiceSource &each) { return isOn(each); });
        if (!isLast || !ours.source.terms.endsService || !ours.service.enabled)
            return;
        planned.source.terms.presence = SourcePresence::GoneWithService;
        planned.service.enabled = false;
        planned.changesService = true;
        note(ours, Kind::ServiceOff, u"on"_s, u"off"_s);
    }

    void followCost(const SyncedSource &ours, PlannedSource &planned, Money cost)
    {
        const Money before = ours.source.cost;
        if (cost != before && m_caution == Caution::Usual && isTooFar(before, cost)) {
            planned.source.terms.waitingCost = cost;
            if (ours.source.terms.waitingCost != cost)
                note(ours, Kind::CostWaits, before.toString(), cost.toString());
            return;
        }
        planned.source.terms.waitingCost.reset();
        planned.source.cost = cost;
        if (cost != before)
            note(ours, Kind::Cost, before.toString(), cost.toString());
    }

    void followLead(const SyncedSource &ours, PlannedSource &planned, const OfferedService &offered)
    {
        const SourceTerms &terms = planned.source.terms;
        const auto rate = terms.followsPrice ? terms.markup.priceOf(planned.source.cost) : std::nullopt;
        if (rate && *rate != ours.service.rate) {
            planned.service.rate = *rate;
            note(ours, Kind::Rate, ours.service.rate.toString(), rate->toString());
        }
        if (terms.followsName && ours.service.name != terms.upstreamName && !terms.upstreamName.isEmpty()) {
            planned.service.name = terms.upstreamName;
            note(ours, Kind::Name, ours.service.name, terms.upstreamName);
        }
        if (!isPackage(ours.service.type))
            followLimits(ours, planned, offered);
        planned.changesService = planned.changesService || planned.service.rate || planned.service.name ||
                                 planned.service.min || planned.service.max;
    }

    /// A limit that was the provider's goes along with his, both ways; one of our own is only narrowed.
    void followLimits(const SyncedSource &ours, PlannedSource &planned, const OfferedService &offered)
    {
        const SourceTerms &known = ours.source.terms;
        const qint64 theirMin = std::clamp<qint64>(offered.min, 1, maxQuantity);
        const qint64 theirMax = std::clamp<qint64>(offered.max, 1, maxQuantity);
        const qint64 min = ours.service.min == known.upstreamMin ? theirMin : std::max(ours.service.min, theirMin);
        const qint64 max = ours.service.max == known.upstreamMax ? theirMax : std::min(ours.service.max, theirMax);
        if (min > max)
            return; // nothing that could be ordered; the provider will say so
        if (min != ours.service.min) {
            planned.service.min = min;
            note(ours, Kind::Minimum, QString::number(ours.service.min), QString::number(min));
        }
        if (max != ours.service.max) {
            planned.service.max = max;
            note(ours, Kind::Maximum, QString::number(ours.service.max), QString::number(max));
        }
    }

    void note(const SyncedSource &ours, Kind kind, const QString &before, const QString &after)
    {
        SourceChange change;
        change.provider = ours.source.provider;
        change.source = ours.source.id;
        change.service = ours.service.id;
        change.kind = kind;
        change.before = before;
        change.after = after;
        m_plan.changes << change;
    }

    const QList<SyncedSource> &m_ours;
    const Caution m_caution;
    QHash<UpstreamId, const OfferedService *> m_offered;
    QHash<SourceId, bool> m_enabled;
    SyncPlan m_plan;
};

} // namespace

SyncPlan planSync(const QList<SyncedSource> &ours, const OfferedServices &offered, Caution caution)
{
    return Planner(ours, offered, caution).plan();
}

QString serviceNameOf(const OfferedService &offered)
{
    return offered.name.simplified().left(maxServiceName);
}

void noteOffered(SourceTerms &terms, const OfferedService &offered)
{
    terms.upstreamName = serviceNameOf(offered);
    terms.upstreamMin = std::clamp<qint64>(offered.min, 1, maxQuantity);
    terms.upstreamMax = std::clamp<qint64>(offered.max, 1, maxQuantity);
}

} // namespace pw::server::providers
