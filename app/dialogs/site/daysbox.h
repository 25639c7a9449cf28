// SPDX-License-Identifier: GPL-3.0-or-later
// How many days of a site's past are kept, or a word for all of them. GUI thread.
#pragma once

#include <QSpinBox>

namespace footfall::app {

/// The word is a step below the fewest days: a smaller number that is typed becomes these.
class DaysBox : public QSpinBox
{
    Q_OBJECT
public:
    /// days: 0 where the word holds.
    DaysBox(int days, const QString &word, QWidget *parent = nullptr);

    /// 0 where the word is shown.
    [[nodiscard]] int days() const;

    [[nodiscard]] QValidator::State validate(QString &input, int &pos) const override;
    void fixup(QString &input) const override;

private:
    [[nodiscard]] bool isTooFew(QString text) const;
};

} // namespace footfall::app
