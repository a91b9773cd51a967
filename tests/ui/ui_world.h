// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/clock.h"
#include "core/base/id_source.h"
#include "core/remote/desk_service.h"
#include "core/storage/stamp.h"
#include "ui/models/command_runner.h"
#include "ui/models/desk_source.h"
#include "ui/widgets/page.h"

#include <QTemporaryDir>

#include <functional>
#include <memory>

namespace pw
{
class Database;
class Outbox;
} // namespace pw

namespace pw::test
{

/// Time that a test sets.
class FixedClock final : public Clock
{
public:
    [[nodiscard]] Instant now() const override { return Instant(1'770'000'000'000); } // 2026-02-02 02:40 UTC
};

/// A profile on the disk whose base holds a small shop as the server would have sent it, and the real desk on it,
/// offline: 2 categories, 5 services, 3 customers, 450 orders and 4 tickets, all at or below revision 100.
class UiWorld
{
public:
    static constexpr qint64 cursor = 100;
    static constexpr int orderCount = 450;

    enum class Shop { Filled, Empty };
    explicit UiWorld(Shop shop = Shop::Filled);
    ~UiWorld();

    [[nodiscard]] ui::UiContext context() { return {.data = *m_source, .commands = *m_commands, .clock = m_clock}; }
    [[nodiscard]] ui::DeskSource &source() { return *m_source; }
    [[nodiscard]] ui::CommandRunner &commands() { return *m_commands; }
    [[nodiscard]] QString profileDir() const { return m_folder.path(); }
    [[nodiscard]] const Clock &clock() const { return m_clock; }

    /// Closes the desk and opens it again, as the console does from one day to the next.
    void reopen();
    /// What the server has refused since, as a pull would bring it. Between close and reopen only.
    void reopenWithRefusal(const QString &commandId, const Refusal &refusal);
    /// What else has happened since, to the server's rows (as a pull would bring them) and to the queue. The cursor is
    /// at `later` then.
    static constexpr qint64 later = cursor + 10;
    void reopenAfter(const std::function<void(Database &base, Outbox &outbox)> &change);
    /// Waits for the answer; the test fails when none comes.
    template <typename T>
    T ask(QFuture<T> future)
    {
        waitFor(QFuture<void>(future));
        return future.result();
    }

private:
    void open();
    void close();
    void fill();
    static void waitFor(const QFuture<void> &future);

    FixedClock m_clock;
    SystemIdSource m_ids;
    QTemporaryDir m_folder;
    std::unique_ptr<DeskService> m_desk;
    std::unique_ptr<ui::DeskSource> m_source;
    std::unique_ptr<ui::CommandRunner> m_commands;
};

} // namespace pw::test
