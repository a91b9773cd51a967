// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/executor/written.h"

#include "sync-server/executor/executor.h"

#include <future>
#include <memory>

namespace pw::server
{
namespace
{

class Waited final : public WriteJob
{
public:
    Waited(std::function<bool(Database &, const Stamp &)> perform, bool concernsDesks)
        : m_perform(std::move(perform)), m_concernsDesks(concernsDesks)
    {
    }
    [[nodiscard]] std::future<JobEnd> end() { return m_end.get_future(); }
    bool perform(Database &db, const Stamp &stamp) override { return m_perform(db, stamp); }
    void finish(JobEnd end) noexcept override { m_end.set_value(end); }
    [[nodiscard]] bool concernsDesks() const override { return m_concernsDesks; }

private:
    std::function<bool(Database &, const Stamp &)> m_perform;
    bool m_concernsDesks;
    std::promise<JobEnd> m_end;
};

} // namespace

JobEnd written(Executor &executor, std::function<bool(Database &, const Stamp &)> perform, bool concernsDesks)
{
    auto job = std::make_unique<Waited>(std::move(perform), concernsDesks);
    auto end = job->end();
    if (executor.submit(std::move(job)))
        return JobEnd::NotCommitted;
    return end.get();
}

} // namespace pw::server
