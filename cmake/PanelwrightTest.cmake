# SPDX-FileCopyrightText: The Panelwright developers
# SPDX-License-Identifier: MIT

# panelwright_test(NAME LIBRARIES lib... [SOURCES file...] [SOURCE file] [SYSTEM_SQLITE]): one Qt Test program from
# NAME.cpp, or from SOURCE, run by CTest offscreen. With SYSTEM_SQLITE it runs as in a build without ciphers.
function(panelwright_test name)
  cmake_parse_arguments(ARG "SYSTEM_SQLITE" "TIMEOUT;SOURCE" "LIBRARIES;SOURCES;DEPENDS" ${ARGN})
  find_package(Qt6 6.4 REQUIRED COMPONENTS Test)
  if(NOT ARG_SOURCE)
    set(ARG_SOURCE ${name}.cpp)
  endif()
  add_executable(${name} ${ARG_SOURCE} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE panelwright_options Qt6::Test ${ARG_LIBRARIES})
  if(NOT ARG_SYSTEM_SQLITE)
    panelwright_can_encrypt(${name})
  endif()
  target_compile_definitions(${name} PRIVATE
    PANELWRIGHT_BIN_DIR="${CMAKE_RUNTIME_OUTPUT_DIRECTORY}" PANELWRIGHT_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
  if(ARG_DEPENDS)
    add_dependencies(${name} ${ARG_DEPENDS})
  endif()
  if(NOT ARG_TIMEOUT)
    set(ARG_TIMEOUT 300)
  endif()
  if(PANELWRIGHT_SANITIZE)
    math(EXPR ARG_TIMEOUT "${ARG_TIMEOUT} * 5")
  endif()
  add_test(NAME ${name} COMMAND ${name})
  set(environment "QT_QPA_PLATFORM=offscreen" "LC_ALL=C.UTF-8")
  if(PANELWRIGHT_SANITIZE)
    list(APPEND environment "QTEST_FUNCTION_TIMEOUT=1500000")
  endif()
  if(PANELWRIGHT_SANITIZE MATCHES "thread")
    # Tests with threads of their own start programs too, which the sanitizer refuses unless it is told not to.
    list(APPEND environment "TSAN_OPTIONS=suppressions=${CMAKE_SOURCE_DIR}/cmake/tsan.supp:die_after_fork=0")
  endif()
  set_tests_properties(${name} PROPERTIES TIMEOUT ${ARG_TIMEOUT} ENVIRONMENT "${environment}")
endfunction()
