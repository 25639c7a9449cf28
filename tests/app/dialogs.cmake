# Included by CMakeLists.txt: the tests of the dialogs, the first run, the tray and the exporter.
footfall_test(tst_dialogs LINKS footfall_app LABELS app)
footfall_test(tst_firstrun LINKS footfall_app LABELS app)
footfall_test(tst_tray LINKS footfall_app LABELS app)
footfall_test(tst_exportcontroller LINKS footfall_app LABELS app)
footfall_test(tst_program LINKS footfall_app footfall_wiring LABELS app)
footfall_test(tst_translations LINKS footfall_app LABELS app)
target_compile_definitions(tst_translations PRIVATE FOOTFALL_TRANSLATIONS="${CMAKE_SOURCE_DIR}/translations")
