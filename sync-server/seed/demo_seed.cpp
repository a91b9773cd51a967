// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/seed/demo_seed.h"

#include "core/commands/add_funds.h"
#include "core/commands/create_user.h"
#include "core/commands/edit_category.h"
#include "core/commands/edit_service.h"
#include "core/commands/open_ticket.h"
#include "core/commands/place_order.h"
#include "core/commands/reply_ticket.h"
#include "core/commands/set_order_status.h"
#include "core/storage/database.h"
#include "core/storage/order_store.h"
#include "core/storage/revision_store.h"
#include "core/storage/storage_error.h"
#include "core/storage/user_store.h"
#include "sync-server/seed/demo_catalogue.h"
#include "sync-server/seed/demo_tickets.h"

#include <algorithm>
#include <memory>
#include <queue>
#include <random>
#include <vector>

using namespace Qt::StringLiterals;

namespace pw::server
{
namespace
{

constexpr qint64 minuteMs = 60'000;
constexpr qint64 dayMs = 86'400'000;

/// What is still to happen to an order, in time order.
struct Step {
    Instant at;
    OrderId order;
    decide::StatusRequest request;

    friend bool operator>(const Step &a, const Step &b) { return b.at < a.at; }
};

class Seeder
{
public:
    Seeder(Database &db, const SeedOptions &options)
        : m_db(db), m_options(options), m_random(options.seed), m_start(options.now.plusMs(-options.days * dayMs))
    {
    }

    SeedResult run()
    {
        if (!UserStore(m_db).page({.state = {}, .search = {}, .limit = 1}).isEmpty())
            return {.alreadySeeded = true};
        nextTransaction();
        makeCatalogue();
        makeUsers();
        makeOrders();
        makeTickets();
        m_transaction->commit();
        return {.alreadySeeded = false,
                .orders = m_orders,
                .users = m_options.users,
                .services = static_cast<int>(m_services.size()),
                .tickets = m_tickets};
    }

private:
    struct Offer {
        Service service;
        QString category;
    };

    quint64 random(quint64 below) { return m_random() % below; }

    CommandContext context(Instant at, const Actor &actor)
    {
        return {.db = m_db,
                .actor = actor,
                .stamp = {.rev = m_rev, .now = at},
                .commandId = u"seed-"_s + QString::number(++m_commands)};
    }

    Actor staff() const { return Actor::staff(StaffId(1), u"owner"_s, Role::Owner); }

    /// A shop's history is many revisions, as it would have been; one for some hundred changes keeps this quick.
    void nextTransaction()
    {
        if (m_transaction)
            m_transaction->commit();
        m_transaction.reset();
        m_transaction = std::make_unique<Transaction>(m_db);
        m_rev = RevisionStore(m_db).next();
    }

    template <typename T>
    static T must(Decided<T> decided)
    {
        if (!decided)
            throw StorageError(u"seeding"_s, refusalSentence(decided.error()));
        return std::move(decided).value();
    }

    void makeCatalogue()
    {
        QString current;
        CategoryId category;
        qint64 position = 0;
        for (const DemoService &demo : demoServices()) {
            auto now = context(m_start, staff());
            if (const QString name = QString::fromUtf8(demo.category); name != current) {
                current = name;
                category = must(commands::CreateCategory{.fields = {name, ++position, true}}.run(now)).id;
            }
            commands::ServiceFields fields{.category = category,
                                           .name = QString::fromUtf8(demo.name),
                                           .type = demo.type,
                                           .rate = Rate::parse(QString::fromLatin1(demo.rate)),
                                           .min = demo.min,
                                           .max = demo.max,
                                           .enabled = true,
                                           .refill = demo.refill,
                                           .cancel = demo.cancel,
                                           .dripfeed = demo.type == ServiceType::Default,
                                           .description = QString::fromUtf8(demo.description),
                                           .averageMinutes = demo.averageMinutes,
                                           .position = static_cast<qint64>(m_services.size()) + 1};
            m_services.push_back({must(commands::CreateService{.fields = fields}.run(now)), current});
        }
    }

    void makeUsers()
    {
        for (int i = 0; i < m_options.users; ++i) {
            const Instant at = m_start.plusMs(i * (dayMs * (m_options.days / 2)) / m_options.users);
            auto now = context(at, {});
            const QString name = demoUsername(i);
            const User user = must(commands::CreateUser{.username = name, .email = name + u"@example.com"_s}.run(now));
            m_options.onUser(user.id);
            m_users.push_back(user);
        }
        nextTransaction();
    }

    void topUp(const User &user, Instant at)
    {
        static constexpr qint64 amounts[] = {25, 50, 50, 100, 100, 250, 500};
        auto now = context(at, staff());
        const Money amount = Money::whole(amounts[random(std::size(amounts))]);
        must(commands::AddFunds{.user = user.id, .amount = amount, .reason = u"Payment received"_s}.run(now));
    }

    commands::PlaceOrder wish(const User &user, Instant at)
    {
        // A few services make most of the trade: the smaller of two draws leans to the front of the list.
        const auto index = std::min(random(m_services.size()), random(m_services.size()));
        const Offer &offer = m_services[index];
        commands::PlaceOrder order{.user = user.id, .service = offer.service.id, .request = {}, .via = {}};
        order.via = random(3) == 0 ? u"apiv2"_s : u"web"_s;
        order.request.link = demoLink(offer.category, random(100'000) + static_cast<quint64>(at.ms % 1000));
        const OrderForm &form = orderForm(offer.service.type);
        if (!form.fields.empty()) {
            QString lines;
            const quint64 count = static_cast<quint64>(offer.service.min) + random(6);
            for (quint64 i = 0; i < count; ++i)
                lines += demoComment(random(1000)) + u'\n';
            order.request.fields.insert(OrderField::Comments, lines);
        } else if (form.counted == OrderForm::Counted::Given) {
            static constexpr qint64 sizes[] = {100, 200, 250, 500, 500, 1000, 1000, 2000, 2500, 5000, 10000};
            order.request.quantity = std::clamp(sizes[random(std::size(sizes))], offer.service.min, offer.service.max);
        }
        return order;
    }

    /// What becomes of an order, as far as it lies before the end of the history.
    void planSteps(const Order &order)
    {
        // Every fourth waits for a provider, up to a day and a half: a desk always has pending orders to look after.
        const qint64 waits =
            random(4) == 0 ? 60 + static_cast<qint64>(random(36 * 60)) : 2 + static_cast<qint64>(random(40));
        const Instant handedOn = order.createdAt.plusMs(waits * minuteMs);
        const quint64 fate = random(100);
        if (fate < 4) {
            m_steps.push({handedOn, order.id, {OrderStatus::Canceled, {}, {}}});
            return;
        }
        const bool queues = fate < 25;
        if (queues)
            m_steps.push({handedOn, order.id, {OrderStatus::Processing, {}, {}}});
        const qint64 startsAfter = queues ? 30 + static_cast<qint64>(random(8 * 60)) : 5;
        const Instant started = handedOn.plusMs(startsAfter * minuteMs);
        const qint64 startCount = static_cast<qint64>(random(20'000));
        m_steps.push({started, order.id, {OrderStatus::InProgress, startCount, {}}});
        const Instant ended = started.plusMs((30 + static_cast<qint64>(random(20 * 60))) * minuteMs);
        if (fate >= 94 && order.quantity > 1) {
            const qint64 remains = 1 + static_cast<qint64>(random(static_cast<quint64>(order.quantity - 1)));
            m_steps.push({ended, order.id, {OrderStatus::Partial, startCount, remains}});
        } else {
            m_steps.push({ended, order.id, {OrderStatus::Completed, startCount, 0}});
        }
    }

    void takeStepsUntil(Instant until)
    {
        while (!m_steps.empty() && m_steps.top().at < until) {
            const Step step = m_steps.top();
            m_steps.pop();
            auto now = context(step.at, staff());
            must(commands::SetOrderStatus{.order = step.order, .request = step.request}.run(now));
        }
    }

    void placeOne(Instant at)
    {
        const User &user = m_users[std::min(random(m_users.size()), random(m_users.size()))];
        const commands::PlaceOrder order = wish(user, at);
        auto now = context(at, Actor::customer(user.id, user.username));
        auto placed = order.run(now);
        for (int tries = 0; !placed && placed.error().code == RefusalCode::InsufficientFunds && tries < 50; ++tries) {
            topUp(user, at);
            placed = order.run(now);
        }
        planSteps(must(std::move(placed)));
        ++m_orders;
    }

    void makeOrders()
    {
        // The first two days belong to the catalogue and the first customers.
        const Instant first = m_start.plusMs(2 * dayMs);
        const qint64 span = m_options.now.ms - first.ms;
        for (qint64 i = 0; i < m_options.orders; ++i) {
            // Later days are busier: the square root thins out the beginning.
            const auto part = static_cast<qint64>((i + 1) * 1'000'000'000'000 / m_options.orders);
            const Instant at =
                first.plusMs(span * isqrt(part) / 1'000'000 - static_cast<qint64>(random(20'000)) - 1000);
            takeStepsUntil(at);
            placeOne(at);
            if (i % 200 == 199) {
                nextTransaction();
                m_options.onProgress(i + 1);
            }
        }
        takeStepsUntil(m_options.now);
        nextTransaction();
    }

    static qint64 isqrt(qint64 value)
    {
        qint64 root = 0;
        for (qint64 bit = 1 << 19; bit > 0; bit >>= 1) {
            if ((root + bit) * (root + bit) <= value)
                root += bit;
        }
        return root;
    }

    void makeTickets()
    {
        const QList<Order> recent = OrderStore(m_db).page(
            {.status = {}, .user = {}, .service = {}, .search = {}, .limit = m_options.tickets * 3});
        for (int i = 0; i < m_options.tickets && i * 3 < recent.size(); ++i)
            makeTicket(recent[(m_options.tickets - 1 - i) * 3 % recent.size()], static_cast<quint64>(i));
    }

    void makeTicket(const Order &order, quint64 number)
    {
        const DemoTicket script = demoTicket(order, number);
        const User &user = m_users[static_cast<size_t>(order.user.value - m_users.front().id.value)];
        const Actor customer = Actor::customer(user.id, user.username);
        const Instant opened = m_options.now.plusMs((static_cast<qint64>(number) - m_options.tickets) * 45 * minuteMs);
        auto now = context(opened, customer);
        commands::OpenTicket open{.user = user.id, .type = script.type, .orders = {}, .subject = {}, .message = {}};
        if (script.type != TicketType::Other)
            open.orders << order.id;
        open.message = script.message;
        const TicketId id = must(open.run(now)).id;
        const auto say = [&](const std::optional<QString> &text, const Actor &actor, int minutes) {
            auto later = context(opened.plusMs(minutes * minuteMs), actor);
            if (text)
                must(commands::ReplyTicket{.ticket = id, .text = *text}.run(later));
        };
        say(script.reply, staff(), 12);
        say(script.answer, customer, 25);
        if (script.closed) {
            auto later = context(opened.plusMs(30 * minuteMs), staff());
            must(commands::SetTicketStatus{.ticket = id, .status = TicketStatus::Closed}.run(later));
        }
        ++m_tickets;
    }

    Database &m_db;
    SeedOptions m_options;
    std::mt19937_64 m_random;
    Instant m_start;
    std::unique_ptr<Transaction> m_transaction;
    qint64 m_rev = 0;
    qint64 m_commands = 0;
    qint64 m_orders = 0;
    int m_tickets = 0;
    std::vector<Offer> m_services;
    std::vector<User> m_users;
    std::priority_queue<Step, std::vector<Step>, std::greater<>> m_steps;
};

} // namespace

SeedResult seedShop(Database &db, const SeedOptions &options)
{
    Q_ASSERT(options.users > 0 && options.days >= 4);
    return Seeder(db, options).run();
}

} // namespace pw::server
