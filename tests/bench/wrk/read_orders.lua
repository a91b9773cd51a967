-- SPDX-FileCopyrightText: The Panelwright developers
-- SPDX-License-Identifier: MIT
-- GET /api/orders/:id, a random order of a random customer, each asked for by its owner:
--   wrk -s read_orders.lua URL -- CUSTOMERS_FILE
package.path = debug.getinfo(1, "S").source:match("^@(.*)/") .. "/?.lua;" .. package.path
local common = require("common")
local requests = {}

function init(args)
    for _, customer in ipairs(common.customers(args[1])) do
        local headers = { ["Authorization"] = "Bearer " .. customer.token }
        for _, order in ipairs(customer.orders) do
            table.insert(requests, wrk.format("GET", "/api/orders/" .. order, headers))
        end
    end
end

function request()
    return requests[math.random(#requests)]
end

done = common.report
