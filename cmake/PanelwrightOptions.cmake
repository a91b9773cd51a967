# SPDX-FileCopyrightText: The Panelwright developers
# SPDX-License-Identifier: MIT
# Compiler settings that every target of ours shares, through the interface target panelwright_options.

option(PANELWRIGHT_CONSOLE "Build the console (Qt Widgets); off for a server-only machine" ON)
option(PANELWRIGHT_WERROR "Warnings are errors, as in CI" OFF)
option(PANELWRIGHT_FUZZ "Build the libFuzzer programs; needs Clang" OFF)
set(PANELWRIGHT_SANITIZE "" CACHE STRING "Sanitizers: address,undefined or thread")

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_AUTOMOC ON)
set(CMAKE_AUTORCC ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")

# moc 6.4.2 stops at <compare>, <concepts> and <ranges> in libstdc++ 12 unless this macro is plain.
list(APPEND CMAKE_AUTOMOC_MOC_OPTIONS "--include" "${CMAKE_SOURCE_DIR}/cmake/moc_shim.h")

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
  # The two sloppiness flags are what ccache's manual asks for where precompiled headers are used.
  set(CMAKE_CXX_COMPILER_LAUNCHER "${CMAKE_COMMAND}" -E env
      "CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime"
      "CCACHE_BASEDIR=${CMAKE_SOURCE_DIR}" "CCACHE_NOHASHDIR=1" "${CCACHE_PROGRAM}")
endif()

add_library(panelwright_options INTERFACE)
target_include_directories(panelwright_options INTERFACE "${CMAKE_SOURCE_DIR}")
target_compile_definitions(panelwright_options INTERFACE
  QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING
  QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_FOREACH QT_NO_KEYWORDS QT_USE_QSTRINGBUILDER)
target_compile_options(panelwright_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wimplicit-fallthrough
  -fno-strict-aliasing -fpch-preprocess)
if(PANELWRIGHT_WERROR)
  target_compile_options(panelwright_options INTERFACE -Werror)
endif()
if(PANELWRIGHT_SANITIZE)
  add_compile_options(-fsanitize=${PANELWRIGHT_SANITIZE} -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${PANELWRIGHT_SANITIZE})
endif()
if(PANELWRIGHT_FUZZ)
  # What is searched has to be instrumented as well, or the search would be blind.
  add_compile_options(-fsanitize=fuzzer-no-link -fno-sanitize-recover=undefined
    "-fsanitize-ignorelist=${CMAKE_SOURCE_DIR}/cmake/fuzz.ignore")
endif()
