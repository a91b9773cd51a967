# SPDX-FileCopyrightText: The Panelwright developers
# SPDX-License-Identifier: MIT
# panelwright_docs(TARGET): puts the description of the API (resources/api, resources/docs) into TARGET, and Redoc, which
# draws it, where scripts/fetch-docs-page has fetched it; the same rule for its folder stands there.

set(docs_release "redoc-2.5.0")
if(NOT "$ENV{PANELWRIGHT_DOCS_FOLDER}" STREQUAL "")
  set(docs_folder "$ENV{PANELWRIGHT_DOCS_FOLDER}")
elseif(NOT "$ENV{XDG_CACHE_HOME}" STREQUAL "")
  set(docs_folder "$ENV{XDG_CACHE_HOME}/panelwright/${docs_release}")
elseif(NOT "$ENV{HOME}" STREQUAL "")
  set(docs_folder "$ENV{HOME}/.cache/panelwright/${docs_release}")
else()
  set(docs_folder "/var/tmp/.cache/panelwright/${docs_release}")
endif()

function(panelwright_docs target)
  file(GLOB parts CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/resources/api/*.json" "${CMAKE_SOURCE_DIR}/resources/docs/*")
  qt_add_resources(${target} "description" PREFIX "/" BASE "${CMAKE_SOURCE_DIR}/resources" FILES ${parts})
  if(EXISTS "${docs_folder}/redoc.js")
    qt_add_resources(${target} "redoc" PREFIX "/docs" BASE "${docs_folder}" FILES "${docs_folder}/redoc.js")
  else()
    message(STATUS "Redoc is not in ${docs_folder}; scripts/fetch-docs-page fetches it. /api/docs of this build says so.")
  endif()
endfunction()
