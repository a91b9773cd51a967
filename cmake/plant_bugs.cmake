# SPDX-FileCopyrightText: The Panelwright developers
# SPDX-License-Identifier: MIT
# Script mode: writes below OUT_DIR a copy of each source that a .bug file of BUG_DIR names, with every bug in it as a
# choice at run time, and planted_names.cpp with their names. A text that does not stand in its source exactly once is
# an error: the bug would be planted nowhere, or in two places.

cmake_minimum_required(VERSION 3.25)

# The part of `text` between two marks, without the line breaks around it.
function(between text from to result)
  string(FIND "${text}" "${from}" begin)
  string(LENGTH "${from}" length)
  math(EXPR begin "${begin} + ${length}")
  if(to STREQUAL "")
    string(SUBSTRING "${text}" ${begin} -1 part)
    string(REGEX REPLACE "\n$" "" part "${part}")
  else()
    string(FIND "${text}" "${to}" end)
    math(EXPR length "${end} - ${begin}")
    string(SUBSTRING "${text}" ${begin} ${length} part)
  endif()
  set(${result} "${part}" PARENT_SCOPE)
endfunction()

function(require_once text wanted bug file)
  string(FIND "${text}" "${wanted}" first)
  string(FIND "${text}" "${wanted}" last REVERSE)
  if(first EQUAL -1)
    message(FATAL_ERROR "The planted bug ${bug} does not find its text in ${file}. The source has changed: mend ${BUG_DIR}/${bug}.bug.")
  endif()
  if(NOT first EQUAL last)
    message(FATAL_ERROR "The text of the planted bug ${bug} stands more than once in ${file}.")
  endif()
endfunction()

file(GLOB bugs "${BUG_DIR}/*.bug")
list(SORT bugs)
set(names "")
set(sources "")
foreach(bug_file IN LISTS bugs)
  get_filename_component(bug "${bug_file}" NAME_WE)
  file(READ "${bug_file}" text)
  between("${text}" "\nfile: " "\nfind:\n" file)
  between("${text}" "\nfind:\n" "\nreplace:\n" wanted)
  between("${text}" "\nreplace:\n" "" replacement)
  string(MAKE_C_IDENTIFIER "${file}" id)
  if(NOT file IN_LIST sources)
    list(APPEND sources "${file}")
    file(READ "${SOURCE_DIR}/${file}" original_${id})
    set(altered_${id} "${original_${id}}")
  endif()
  require_once("${original_${id}}" "${wanted}" ${bug} ${file})
  require_once("${altered_${id}}" "${wanted}" ${bug} "${file} (with the other bugs)")
  string(REPLACE "${wanted}" "${replacement}" altered_${id} "${altered_${id}}")
  string(APPEND names "    \"${bug}\",\n")
endforeach()
foreach(file IN LISTS sources)
  string(MAKE_C_IDENTIFIER "${file}" id)
  file(WRITE "${OUT_DIR}/${file}" "#include \"tests/simulation/planted.h\"\n${altered_${id}}")
endforeach()
file(WRITE "${OUT_DIR}/planted_names.cpp" "#include \"tests/simulation/planted.h\"\n
namespace pw
{

std::span<const char *const> plantedBugs()
{
    static constexpr const char *names[] = {
${names}    };
    return names;
}

} // namespace pw
")
