# Included by app/CMakeLists.txt: the files of the dialogs, the first run, the tray and the exporter.
target_sources(footfall_app PRIVATE
  dialogs/addsitedialog.cpp
  dialogs/appsettings.cpp
  dialogs/backend.cpp
  dialogs/deletesitedialog.cpp
  dialogs/hostnamelist.cpp
  dialogs/messagebox.cpp
  dialogs/pieces.cpp
  dialogs/settingsdialog.cpp
  dialogs/settingslist.cpp
  dialogs/collectorpage.cpp
  dialogs/sitedialog.cpp
  dialogs/siteform.cpp
  dialogs/snippetview.cpp
  dialogs/timezonebox.cpp
  firstrun/centredcolumn.cpp
  firstrun/firstrunpage.cpp
  firstrun/listeningruler.cpp
  firstrun/logo.cpp
  firstrun/stepmark.cpp
  firstrun/waitingpage.cpp
  exportcontroller.cpp
  translation.cpp
  tray.cpp)

if(EXISTS "${CMAKE_CURRENT_SOURCE_DIR}/mainwindow.cpp")
target_sources(footfall_app PRIVATE program.cpp)
add_executable(footfall main.cpp)
target_link_libraries(footfall PRIVATE footfall_app footfall_wiring)
install(TARGETS footfall RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
endif()
