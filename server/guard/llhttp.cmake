# llhttp, Node's HTTP parser: a library on Debian 13, on Debian 12 the C sources that Node is built
# from (package node-llhttp). Both as the target footfall_llhttp.
find_path(LLHTTP_LIBRARY_INCLUDE_DIR llhttp.h)
find_library(LLHTTP_LIBRARY llhttp)
if(LLHTTP_LIBRARY AND LLHTTP_LIBRARY_INCLUDE_DIR)
  add_library(footfall_llhttp INTERFACE)
  target_include_directories(footfall_llhttp SYSTEM INTERFACE "${LLHTTP_LIBRARY_INCLUDE_DIR}")
  target_link_libraries(footfall_llhttp INTERFACE "${LLHTTP_LIBRARY}")
else()
  find_path(LLHTTP_SOURCE_DIR llhttp.c PATHS /usr/share/llhttp NO_DEFAULT_PATH REQUIRED)
  find_path(LLHTTP_SOURCE_INCLUDE_DIR llhttp.h PATHS /usr/share/include/llhttp NO_DEFAULT_PATH REQUIRED)
  add_library(footfall_llhttp STATIC
    "${LLHTTP_SOURCE_DIR}/llhttp.c" "${LLHTTP_SOURCE_DIR}/api.c" "${LLHTTP_SOURCE_DIR}/http.c")
  target_include_directories(footfall_llhttp SYSTEM PUBLIC "${LLHTTP_SOURCE_INCLUDE_DIR}")
  # Its laxer form lets through what a proxy before us may read otherwise.
  target_compile_definitions(footfall_llhttp PUBLIC LLHTTP_STRICT_MODE=1)
  # Not our code: not our warnings. Each byte of each request goes through it.
  target_compile_options(footfall_llhttp PRIVATE -w -O2)
  set_target_properties(footfall_llhttp PROPERTIES AUTOMOC OFF AUTORCC OFF)
endif()
