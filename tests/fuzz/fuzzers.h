// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
// One line for each fuzzer; included where FUZZER says what becomes of it.
FUZZER(answers)
FUZZER(csv)
FUZZER(events)
FUZZER(fields)
FUZZER(frames)
FUZZER(http)
FUZZER(json)
FUZZER(mass_order)
FUZZER(money)
FUZZER(snapshot)
