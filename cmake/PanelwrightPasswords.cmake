# SPDX-FileCopyrightText: The Panelwright developers
# SPDX-License-Identifier: MIT

# panelwright_passwords(TARGET): puts the passwords that too many people have, the most common first and one a line, into
# TARGET as :/passwords/common.txt. They are those of zxcvbn, which Debian has as python3-zxcvbn; its program is not run.
# Elsewhere, PANELWRIGHT_PASSWORD_LIST names the same file (frequency_lists.py).

set(PANELWRIGHT_PASSWORD_LIST "/usr/lib/python3/dist-packages/zxcvbn/frequency_lists.py" CACHE FILEPATH
    "zxcvbn's frequency_lists.py, with the passwords that are refused")

function(panelwright_passwords target)
  # A server that takes any password is no lesser build of this one, so there is none.
  if(NOT EXISTS "${PANELWRIGHT_PASSWORD_LIST}")
    message(FATAL_ERROR "${PANELWRIGHT_PASSWORD_LIST} is missing: scripts/install-dependencies installs python3-zxcvbn, or set PANELWRIGHT_PASSWORD_LIST")
  endif()
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${PANELWRIGHT_PASSWORD_LIST}")
  file(READ "${PANELWRIGHT_PASSWORD_LIST}" lists)
  if(NOT lists MATCHES "\"passwords\": \"([^\"]+)\"")
    message(FATAL_ERROR "there are no passwords in ${PANELWRIGHT_PASSWORD_LIST}")
  endif()
  string(REPLACE "," "\n" passwords "${CMAKE_MATCH_1}")
  set(folder "${CMAKE_CURRENT_BINARY_DIR}/generated")
  # Only where it changes, so that a configuration does not build it anew; and not by CONFIGURE, to which '@' is special.
  set(before "")
  if(EXISTS "${folder}/common.txt")
    file(READ "${folder}/common.txt" before)
  endif()
  if(NOT before STREQUAL "${passwords}\n")
    file(WRITE "${folder}/common.txt" "${passwords}\n")
  endif()
  qt_add_resources(${target} "passwords" PREFIX "/passwords" BASE "${folder}" FILES "${folder}/common.txt")
endfunction()
