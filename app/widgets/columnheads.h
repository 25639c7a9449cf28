// SPDX-License-Identifier: GPL-3.0-or-later
// The heads above a panel's columns, standing exactly over the delegate's numbers. GUI thread.
#pragma once

#include <QAbstractItemModel>
#include <QWidget>

class QAbstractScrollArea;

namespace footfall::app {

class ColumnHeads : public QWidget
{
    Q_OBJECT
public:
    /// The model is the one whose rows stand below.
    ColumnHeads(const QAbstractItemModel &model, QWidget *parent);
    /// An empty head leaves its column out, as the delegate does.
    void setTexts(const QString &name, const QString &number, const QString &share,
                  const QString &money = {}, int moneyWidth = 0);

    /// Stands over what is inside of that list, beside its scroll bar.
    void follow(QAbstractScrollArea *list);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    const QAbstractItemModel &m_model;
    QAbstractScrollArea *m_list = nullptr;
    QString m_name;
    QString m_number;
    QString m_share;
    QString m_money;
    int m_moneyWidth = 0;
};

} // namespace footfall::app
