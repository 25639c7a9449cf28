// SPDX-License-Identifier: GPL-3.0-or-later
// The days that a period is compared with: any, on the weekdays of the period if that is wanted.
// GUI thread.
#pragma once

#include "app/widgets/daysdialog.h"

class QCheckBox;
class QLabel;

namespace footfall::app {

/// Moved by at most three days, so that both begin on the same weekday.
[[nodiscard]] domain::Period onWeekdayOf(const domain::Period &period,
                                         const domain::Period &compared);

class CompareDaysDialog : public DaysDialog
{
    Q_OBJECT
public:
    CompareDaysDialog(const domain::Period &shown, const domain::Period &compared, QDate firstDay,
                      QDate today, QWidget *parent);

    [[nodiscard]] QCheckBox *alignBox() const { return m_align; }

protected:
    [[nodiscard]] domain::Period chosen() const override;

private:
    domain::Period m_shown;
    QCheckBox *m_align;
};

} // namespace footfall::app
