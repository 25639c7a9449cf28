// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dialogs/site/daysbox.h"

#include "core/domain/keeping.h"

#include <algorithm>

namespace footfall::app {

namespace {

constexpr int NoDays = domain::FewestKeptDays - 1; // Shown as a word.
constexpr int MostDays = 36'500;

} // namespace

DaysBox::DaysBox(int days, const QString &word, QWidget *parent) : QSpinBox(parent)
{
    setRange(NoDays, MostDays);
    setSpecialValueText(word);
    setSuffix(tr(" days"));
    setValue(days == 0 ? NoDays : std::min(days, MostDays));
}

int DaysBox::days() const
{
    return value() == NoDays ? 0 : value();
}

QValidator::State DaysBox::validate(QString &input, int &pos) const
{
    const QValidator::State state = QSpinBox::validate(input, pos);
    return state == QValidator::Acceptable && isTooFew(input) ? QValidator::Intermediate : state;
}

void DaysBox::fixup(QString &input) const
{
    QSpinBox::fixup(input);
    if (isTooFew(input))
        input = textFromValue(domain::FewestKeptDays) + suffix();
}

bool DaysBox::isTooFew(QString text) const
{
    if (text.endsWith(suffix()))
        text.chop(suffix().size());
    bool isNumber = false;
    const int days = locale().toInt(text, &isNumber);
    return isNumber && days < domain::FewestKeptDays;
}

} // namespace footfall::app
