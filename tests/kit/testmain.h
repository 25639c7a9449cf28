// SPDX-License-Identifier: GPL-3.0-or-later
// The mains of tests, and the rule that a warning which a test did not expect is a failure.
#pragma once

#include <QTest>

namespace footfall::kit {

/// Call in init(): every warning fails the running test.
inline void failOnWarnings()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

} // namespace footfall::kit

#define FOOTFALL_TEST_MAIN(Class) QTEST_GUILESS_MAIN(Class)
#define FOOTFALL_GUI_TEST_MAIN(Class) QTEST_MAIN(Class)

#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0) && defined(Q_CC_GNU)
// From 6.5 on, what QTRY_COMPARE and its kin expand to narrows an integer.
#pragma GCC diagnostic ignored "-Wconversion"
#endif
