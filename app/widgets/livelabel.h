// SPDX-License-Identifier: GPL-3.0-or-later
// How many are here now, in the header; a button. GUI thread.
#pragma once

#include <QAbstractButton>

namespace footfall::app {

/// The dot and "14 here now"; opens who they are.
class LiveLabel : public QAbstractButton
{
    Q_OBJECT
public:
    explicit LiveLabel(QWidget *parent);
    void setVisitors(qint64 visitors);
    [[nodiscard]] QString words() const;
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    qint64 m_visitors = 0;
};

} // namespace footfall::app
