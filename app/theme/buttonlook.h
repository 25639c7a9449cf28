// SPDX-License-Identifier: GPL-3.0-or-later
// What kind of button a button is; FootfallStyle draws it so. GUI thread.
#pragma once

#include <QFlags>

class QAbstractButton;
class QWidget;
class QLineEdit;

namespace footfall::app {

enum class ButtonLook {
    Normal,  ///< Surface with a hairline; checked: accentSoft with an accent line.
    Default, ///< Accent ground: the one thing to do here.
    Danger,  ///< Words in bad.
    Flat,    ///< No frame until hovered.
    Link,    ///< Words in accent, no frame.
    Quiet,   ///< Words in text2 that open something, no frame.
    Dashed,  ///< A dashed line around what can be added.
    SegmentFirst,
    SegmentMiddle,
    SegmentLast,
};

void setButtonLook(QAbstractButton *button, ButtonLook look);
[[nodiscard]] ButtonLook buttonLook(const QWidget *button);

/// A field whose value is wrong gets a bad border; the words beside it say why.
enum class FieldState { Fine, Wrong };
void setFieldState(QLineEdit *field, FieldState state);
[[nodiscard]] FieldState fieldState(const QWidget *field);

} // namespace footfall::app
