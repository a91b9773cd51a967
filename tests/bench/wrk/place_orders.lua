-- SPDX-FileCopyrightText: The Panelwright developers
-- SPDX-License-Identifier: MIT
-- POST /api/orders, by all customers in turn:
--   wrk -s place_orders.lua URL -- CUSTOMERS_FILE SERVICE_ID QUANTITY
package.path = debug.getinfo(1, "S").source:match("^@(.*)/") .. "/?.lua;" .. package.path
local common = require("common")
local requests = {}

function init(args)
    for round = 1, 16 do
        for number, customer in ipairs(common.customers(args[1])) do
            local headers = { ["Authorization"] = "Bearer " .. customer.token, ["Content-Type"] = "application/json" }
            local body = string.format('{"service":%s,"link":"https://social.example/p/%d-%d","quantity":%s}',
                args[2], number, round, args[3])
            table.insert(requests, wrk.format("POST", "/api/orders", headers, body))
        end
    end
end

request = common.inTurn(requests)
done = common.report
