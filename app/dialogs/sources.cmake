# Included by app/CMakeLists.txt: the files of the dialogs, the first run, the tray and the exporter.
target_sources(footfall_app PRIVATE
  dialogs/addsitedialog.cpp
  dialogs/appsettings.cpp
  dialogs/backend.cpp
  dialogs/deletesitedialog.cpp
  dialogs/editlist.cpp
  dialogs/encryptionpage.cpp
  dialogs/formpage.cpp
  dialogs/hostnamelist.cpp
  dialogs/limitspage.cpp
  dialogs/messagebox.cpp
  dialogs/namedialog.cpp
  dialogs/pieces.cpp
  dialogs/settingsdialog.cpp
  dialogs/settingslist.cpp
  dialogs/settingspages.cpp
  dialogs/receivingpage.cpp
  dialogs/site/countingpage.cpp
  dialogs/site/daysbox.cpp
  dialogs/site/generalpage.cpp
  dialogs/site/goalsmodel.cpp
  dialogs/site/goalspage.cpp
  dialogs/site/keepingpage.cpp
  dialogs/site/keepingwords.cpp
  dialogs/site/listframe.cpp
  dialogs/site/pathpreview.cpp
  dialogs/site/sitepage.cpp
  dialogs/site/snippetpage.cpp
  dialogs/site/tokenspage.cpp
  dialogs/sitedialog.cpp
  dialogs/siteform.cpp
  dialogs/snippetview.cpp
  dialogs/timezonebox.cpp
  firstrun/celebration.cpp
  firstrun/centredcolumn.cpp
  firstrun/checklist.cpp
  firstrun/firstrunpage.cpp
  firstrun/listeningruler.cpp
  firstrun/logo.cpp
  firstrun/stepmark.cpp
  firstrun/waitingpage.cpp
  exportcontroller.cpp
  program.cpp
  sidequestions.cpp
  translation.cpp
  tray.cpp)

# "cmake --build build/dev --target footfall_app_lupdate" brings the files up to date with the sources.
file(GLOB_RECURSE translated CONFIGURE_DEPENDS
  "${CMAKE_SOURCE_DIR}/app/*.cpp" "${CMAKE_SOURCE_DIR}/app/*.h" "${CMAKE_SOURCE_DIR}/core/*.cpp"
  "${CMAKE_SOURCE_DIR}/core/*.h" "${CMAKE_SOURCE_DIR}/server/*.cpp" "${CMAKE_SOURCE_DIR}/server/*.h")
qt_add_translations(footfall_app
  TS_FILES "${CMAKE_SOURCE_DIR}/translations/footfall_de.ts" "${CMAKE_SOURCE_DIR}/translations/footfall_en.ts"
  SOURCES ${translated}
  INCLUDE_DIRECTORIES "${CMAKE_SOURCE_DIR}"
  RESOURCE_PREFIX "/footfall/translations"
  LUPDATE_OPTIONS -no-obsolete -locations none)

add_executable(footfall main.cpp)
target_link_libraries(footfall PRIVATE footfall_app footfall_wiring)
install(TARGETS footfall RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
