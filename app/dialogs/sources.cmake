# Included by app/CMakeLists.txt: the files of the dialogs, the first run, the tray and the exporter.
target_sources(footfall_app PRIVATE
  dialogs/addsitedialog.cpp
  dialogs/appsettings.cpp
  dialogs/backend.cpp
  dialogs/deletesitedialog.cpp
  dialogs/hostnamelist.cpp
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
  tray.cpp)
