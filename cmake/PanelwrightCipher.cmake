# SPDX-FileCopyrightText: The Panelwright developers
# SPDX-License-Identifier: MIT
# SQLite3 Multiple Ciphers as a libsqlite3.so.0 of our own, which a desk loads in place of the system's: then Qt's stock
# driver and our own calls both speak to a SQLite that can encrypt. The server keeps the system's.

option(PANELWRIGHT_CIPHER "Build SQLite3 Multiple Ciphers, so that a desk can encrypt its data" ON)

# Where scripts/fetch-cipher-library puts it; the same rule stands there.
set(cipher_release "better-sqlite3-multiple-ciphers-12.11.1")
if(NOT "$ENV{PANELWRIGHT_CIPHER_FOLDER}" STREQUAL "")
  set(cipher_folder "$ENV{PANELWRIGHT_CIPHER_FOLDER}")
elseif(NOT "$ENV{XDG_CACHE_HOME}" STREQUAL "")
  set(cipher_folder "$ENV{XDG_CACHE_HOME}/panelwright/${cipher_release}")
elseif(NOT "$ENV{HOME}" STREQUAL "")
  set(cipher_folder "$ENV{HOME}/.cache/panelwright/${cipher_release}")
else()
  set(cipher_folder "/var/tmp/.cache/panelwright/${cipher_release}")
endif()

set(PANELWRIGHT_HAS_CIPHER FALSE)
if(NOT PANELWRIGHT_CIPHER)
  message(WARNING "NOT ENCRYPTED: PANELWRIGHT_CIPHER is off. Desks of this build keep their copy of the shop in plain "
    "files, and say so.")
elseif(NOT UNIX OR APPLE)
  message(WARNING "NOT ENCRYPTED: on this system the library that Qt's SQLite driver loads is not replaced yet. Desks of "
    "this build keep their copy of the shop in plain files, and say so.")
elseif(NOT EXISTS "${cipher_folder}/sqlite3.c")
  message(WARNING "NOT ENCRYPTED: SQLite3 Multiple Ciphers is not in ${cipher_folder}; scripts/fetch-cipher-library "
    "fetches it. Desks of this build keep their copy of the shop in plain files, and say so.")
else()
  set(PANELWRIGHT_HAS_CIPHER TRUE)
  enable_language(C)
  set(CMAKE_C_COMPILER_LAUNCHER "${CMAKE_CXX_COMPILER_LAUNCHER}")
  add_library(pw_sqlite SHARED "${cipher_folder}/sqlite3.c")
  set_target_properties(pw_sqlite PROPERTIES
    AUTOMOC OFF
    OUTPUT_NAME sqlite3 VERSION 0.8.6 SOVERSION 0 # the name that Debian's driver for Qt asks the loader for
    LIBRARY_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/lib")
  # Debian's options first, so that nothing that worked with the system's library stops working.
  target_compile_definitions(pw_sqlite PRIVATE
    NDEBUG HAVE_ISNAN=1 HAVE_USLEEP=1 SQLITE_THREADSAFE=1 SQLITE_SECURE_DELETE SQLITE_USE_URI=1 SQLITE_SOUNDEX
    SQLITE_ENABLE_COLUMN_METADATA SQLITE_ENABLE_DBSTAT_VTAB SQLITE_ENABLE_FTS3 SQLITE_ENABLE_FTS3_PARENTHESIS
    SQLITE_ENABLE_FTS3_TOKENIZER SQLITE_ENABLE_FTS4 SQLITE_ENABLE_FTS5 SQLITE_ENABLE_LOAD_EXTENSION
    SQLITE_ENABLE_MATH_FUNCTIONS SQLITE_ENABLE_PREUPDATE_HOOK SQLITE_ENABLE_RTREE SQLITE_ENABLE_SESSION
    SQLITE_ENABLE_STMTVTAB SQLITE_ENABLE_UNLOCK_NOTIFY SQLITE_ENABLE_UPDATE_DELETE_LIMIT
    SQLITE_LIKE_DOESNT_MATCH_BLOBS SQLITE_MAX_DEFAULT_PAGE_SIZE=32768 SQLITE_MAX_VARIABLE_NUMBER=250000
    # Ours: nothing of a row may reach a temporary file, which would be plain.
    SQLITE_TEMP_STORE=2
    # The ciphers that nobody here asks for.
    HAVE_CIPHER_AES_128_CBC=0 HAVE_CIPHER_AES_256_CBC=0 HAVE_CIPHER_RC4=0 HAVE_CIPHER_ASCON128=0 HAVE_CIPHER_AEGIS=0)
  # Optimised, and without sanitizers, as the system's library is; the warnings are not ours to mend. Less where a build is for
  # development: this one file is 340,000 lines.
  target_compile_options(pw_sqlite PRIVATE $<IF:$<CONFIG:Debug>,-O1,-O2> -g0 -w -fno-sanitize=all)
  target_link_options(pw_sqlite PRIVATE -fno-sanitize=all)
  target_link_libraries(pw_sqlite PRIVATE Threads::Threads m ${CMAKE_DL_LIBS})
  install(TARGETS pw_sqlite LIBRARY DESTINATION lib/panelwright NAMELINK_SKIP)
endif()

# panelwright_can_encrypt(TARGET): makes TARGET load our SQLite, if there is one. As DT_RPATH, since the newer
# DT_RUNPATH would not hold for the driver that Qt loads when the program runs.
function(panelwright_can_encrypt target)
  if(NOT PANELWRIGHT_HAS_CIPHER)
    return()
  endif()
  add_dependencies(${target} pw_sqlite)
  target_link_options(${target} PRIVATE -Wl,--disable-new-dtags)
  set_property(TARGET ${target} APPEND PROPERTY BUILD_RPATH "${CMAKE_BINARY_DIR}/lib")
  set_property(TARGET ${target} APPEND PROPERTY INSTALL_RPATH "$ORIGIN/../lib/panelwright")
endfunction()
