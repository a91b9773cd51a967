-- SPDX-FileCopyrightText: The Panelwright developers
-- SPDX-License-Identifier: MIT
-- Reads the customers that scripts/bench has signed in: a line each, a token and then the ids of some orders of his.
local common = {}

function common.customers(path)
    local customers = {}
    for line in io.lines(path) do
        local customer = { orders = {} }
        for word in line:gmatch("%S+") do
            if customer.token then
                table.insert(customer.orders, word)
            else
                customer.token = word
            end
        end
        table.insert(customers, customer)
    end
    assert(#customers > 0, "there are no customers in " .. path)
    return customers
end

-- For wrk's request(): each in its turn.
function common.inTurn(requests)
    local at = 0
    return function()
        at = at % #requests + 1
        return requests[at]
    end
end

-- One line that scripts/bench reads. Statuses above 399 are counted by wrk as status errors.
function common.report(summary, latency)
    local errors = summary.errors
    print(string.format("RESULT requests=%d us=%d status=%d connect=%d read=%d write=%d timeout=%d p50=%d p99=%d",
        summary.requests, summary.duration, errors.status, errors.connect, errors.read, errors.write, errors.timeout,
        latency:percentile(50), latency:percentile(99)))
end

return common
