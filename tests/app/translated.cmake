# SPDX-License-Identifier: GPL-3.0-or-later
# Fails where a visible text of the sources has no German, and names it.
#   cmake -D LUPDATE=PROGRAM -D SOURCE=FOLDER -D COPY=FILE -P translated.cmake
configure_file("${SOURCE}/translations/footfall_de.ts" "${COPY}" COPYONLY)
execute_process(
  COMMAND "${LUPDATE}" -silent -no-obsolete -locations none -I "${SOURCE}"
    "${SOURCE}/app" "${SOURCE}/core" "${SOURCE}/server" -ts "${COPY}"
  COMMAND_ERROR_IS_FATAL ANY
  OUTPUT_QUIET ERROR_QUIET)
file(READ "${COPY}" messages)
string(REGEX MATCHALL "<source>[^<]*</source>[^<]*<translation type=\"unfinished\"" missing "${messages}")
if(missing)
  string(REGEX REPLACE "</source>[^<]*<translation type=\"unfinished\"" "" missing "${missing}")
  string(REPLACE "<source>" "\n  " missing "${missing}")
  message(FATAL_ERROR "No German for:${missing}")
endif()
if(NOT messages MATCHES "<translation>")
  message(FATAL_ERROR "There are no translations in ${COPY}.")
endif()
