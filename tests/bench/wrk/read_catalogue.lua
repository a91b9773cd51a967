-- SPDX-FileCopyrightText: The Panelwright developers
-- SPDX-License-Identifier: MIT
-- GET of one path, by all customers in turn, or by nobody in particular:
--   wrk -s read_catalogue.lua URL -- CUSTOMERS_FILE PATH [anonymous]
package.path = debug.getinfo(1, "S").source:match("^@(.*)/") .. "/?.lua;" .. package.path
local common = require("common")
local requests = {}

function init(args)
    for _, customer in ipairs(common.customers(args[1])) do
        local headers = {}
        if args[3] ~= "anonymous" then
            headers["Authorization"] = "Bearer " .. customer.token
        end
        table.insert(requests, wrk.format("GET", args[2], headers))
    end
end

request = common.inTurn(requests)
done = common.report
