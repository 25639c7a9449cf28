// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/theme/buttonlook.h"

#include <QAbstractButton>
#include <QLineEdit>
#include <QVariant>

namespace footfall::app {

namespace {
constexpr char LookProperty[] = "footfallLook";
constexpr char StateProperty[] = "footfallState";
} // namespace

void setButtonLook(QAbstractButton *button, ButtonLook look)
{
    button->setProperty(LookProperty, static_cast<int>(look));
    button->updateGeometry();
    button->update();
}

ButtonLook buttonLook(const QWidget *button)
{
    return button ? static_cast<ButtonLook>(button->property(LookProperty).toInt())
                  : ButtonLook::Normal;
}

void setFieldState(QLineEdit *field, FieldState state)
{
    field->setProperty(StateProperty, static_cast<int>(state));
    field->update();
}

FieldState fieldState(const QWidget *field)
{
    return field ? static_cast<FieldState>(field->property(StateProperty).toInt())
                 : FieldState::Fine;
}

} // namespace footfall::app
