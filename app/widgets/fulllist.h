// SPDX-License-Identifier: GPL-3.0-or-later
// All rows of one dimension with a search field, over the dashboard, with what they leave over and
// all together below. GUI thread; asks its owner for rows and never waits.
#pragma once

#include "app/filter/filteredit.h"
#include "core/domain/statsresult.h"

#include <QDialog>
#include <QSet>
#include <QTimer>
#include <optional>

class QLabel;
class QLineEdit;
class QStackedLayout;

namespace footfall::app {

class BreakdownModel;
class ColumnHeads;
class RowList;
class StateView;
class SumRows;

class FullList : public QDialog
{
    Q_OBJECT
public:
    FullList(domain::Dimension dimension, QWidget *parent);

    [[nodiscard]] domain::BreakdownRequest request() const;
    void setResult(const domain::StatsResult &result);
    void setError(const domain::Error &error);
    /// The rows that a search for their shown names leaves; none where all are meant, or the
    /// request says which.
    [[nodiscard]] std::optional<QSet<QString>> foundValues() const;
    [[nodiscard]] QLineEdit *searchField() const { return m_search; }
    /// What is typed there, without blanks around it.
    [[nodiscard]] QString searchText() const;
    [[nodiscard]] const BreakdownModel *model() const { return m_model; }

    [[nodiscard]] RowList *list() const { return m_list; }
    [[nodiscard]] const SumRows *sums() const { return m_sums; }

Q_SIGNALS:
    void pointed(footfall::domain::Dimension dimension, const QString &value,
                 footfall::app::Pointing pointing);
    void clearRequested(footfall::domain::Dimension dimension);
    /// The search changed, or the list was just opened.
    void rowsRequested(const footfall::domain::BreakdownRequest &request);
    void exportRequested(const footfall::domain::BreakdownRequest &request);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct Answer {
        domain::Breakdown breakdown;
        domain::Filter filter;
    };
    void search();
    void showRows();

    domain::Dimension m_dimension;
    std::optional<Answer> m_answer; ///< The last one, with all that it has.
    BreakdownModel *m_model = nullptr;
    QLineEdit *m_search = nullptr;
    SumRows *m_sums = nullptr;
    QLabel *m_filter = nullptr;
    QLabel *m_count = nullptr;
    ColumnHeads *m_heads = nullptr;
    RowList *m_list = nullptr;
    StateView *m_state = nullptr;
    QStackedLayout *m_stack = nullptr;
    QTimer m_typing; ///< One question a pause, not one a letter.
};

} // namespace footfall::app
