# SPDX-FileCopyrightText: The Panelwright developers
# SPDX-License-Identifier: MIT

# panelwright_sql(TARGET DIR): compiles every .sql file below DIR into sql_catalogue.h, so that a statement is named in
# C++ as sql::orders::by_id and a missing file is a compile error. Files below migrations/ go to a list of their own.
function(panelwright_sql target dir)
  file(GLOB_RECURSE files CONFIGURE_DEPENDS "${dir}/*.sql")
  set(header "${CMAKE_CURRENT_BINARY_DIR}/generated/sql_catalogue.h")
  # A file that is gone makes no dependency newer; the list of names does.
  set(names "${CMAKE_CURRENT_BINARY_DIR}/generated/sql_files.txt")
  list(JOIN files "\n" listed)
  file(CONFIGURE OUTPUT "${names}" CONTENT "${listed}\n" @ONLY)
  add_custom_command(
    OUTPUT "${header}"
    COMMAND "${CMAKE_COMMAND}" -DSQL_DIR=${dir} -DOUT=${header} -P "${CMAKE_SOURCE_DIR}/cmake/sql_catalogue.cmake"
    DEPENDS ${files} "${names}" "${CMAKE_SOURCE_DIR}/cmake/sql_catalogue.cmake"
    COMMENT "Compiling the SQL catalogue")
  add_custom_target(${target}_sql DEPENDS "${header}")
  add_dependencies(${target} ${target}_sql)
  target_include_directories(${target} PUBLIC "${CMAKE_CURRENT_BINARY_DIR}/generated")
  target_sources(${target} PRIVATE "${header}")
endfunction()
