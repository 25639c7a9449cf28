# Included by CMakeLists.txt: the tests of the dialogs, the first run, the tray and the exporter.
footfall_test(tst_dialogs LINKS footfall_app LABELS app)
footfall_test(tst_firstrun LINKS footfall_app LABELS app)
footfall_test(tst_tray LINKS footfall_app LABELS app)
