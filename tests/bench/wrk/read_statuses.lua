-- SPDX-FileCopyrightText: The Panelwright developers
-- SPDX-License-Identifier: MIT
-- API v2's status of 100 orders at once, by all customers in turn. KEYS_FILE has a line each: an API key, and the ids.
--   wrk -s read_statuses.lua URL -- KEYS_FILE
package.path = debug.getinfo(1, "S").source:match("^@(.*)/") .. "/?.lua;" .. package.path
local common = require("common")
local requests = {}

function init(args)
    for _, customer in ipairs(common.customers(args[1])) do
        local headers = { ["Content-Type"] = "application/x-www-form-urlencoded" }
        local ids = {}
        for number = 1, 100 do
            table.insert(ids, customer.orders[(number - 1) % #customer.orders + 1])
        end
        local body = "key=" .. customer.token .. "&action=status&orders=" .. table.concat(ids, ",")
        table.insert(requests, wrk.format("POST", "/api/v2", headers, body))
    end
end

request = common.inTurn(requests)
done = common.report
