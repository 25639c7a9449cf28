// SPDX-License-Identifier: GPL-3.0-or-later
// The frames of OccurrenceView: the numbers of one goal or event, and a list with its tabs. GUI
// thread.
#pragma once

#include "app/widgets/card.h"
#include "app/widgets/rowdelegate.h"
#include "core/domain/statsresult.h"

#include <array>

class QPushButton;
class QStackedLayout;
class QTabBar;

namespace footfall::app {

class ColumnHeads;
class OccurrenceModel;
class RowList;
class StateView;
class SumRows;
class ThemedLabel;
struct OccurrenceLine;

/// How often, by how many, which share of all, for how much.
class OccurrenceFigures : public Card
{
    Q_OBJECT
public:
    explicit OccurrenceFigures(QWidget *parent = nullptr);
    /// Null: it did not happen.
    void show(const OccurrenceLine *line);
    [[nodiscard]] QString text(int figure) const;

private:
    enum Figure { Times, Visitors, Rate, Money, Figures };
    std::array<ThemedLabel *, Figures> m_numbers{};
};

/// A list under tabs or a menu, with heads that know whether there is money, and with what it
/// leaves over and all together below, where it is cut.
class OccurrenceListCard : public Card
{
    Q_OBJECT
public:
    enum class MoneyColumn { WhereThereIsSome, Never };
    OccurrenceListCard(const QString &columnName, MoneyColumn money, QWidget *parent);

    [[nodiscard]] QTabBar *tabs() const { return m_tabs; }
    [[nodiscard]] RowList *list() const { return m_list; }
    [[nodiscard]] StateView *state() const { return m_state; }
    [[nodiscard]] OccurrenceModel *model() const { return m_model; }
    [[nodiscard]] const SumRows *sums() const { return m_sums; }
    [[nodiscard]] bool showsRows() const;
    [[nodiscard]] QPushButton *menuButton() const { return m_menu; }

    void setColumnName(const QString &name);
    /// Where the filter leaves nothing of them, the reason stands in place of rows.
    void showOccurrences(const domain::Occurrences &occurrences, const domain::Site &site);
    void showEmpty(const QString &icon, const QString &missing, const QString &advice);
    void showLoading();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_columnName;
    MoneyColumn m_money;
    OccurrenceModel *m_model = nullptr;
    QTabBar *m_tabs = nullptr;
    QPushButton *m_menu = nullptr;
    ColumnHeads *m_heads = nullptr;
    RowList *m_list = nullptr;
    StateView *m_state = nullptr;
    SumRows *m_sums = nullptr;
    QStackedLayout *m_stack = nullptr;
};

} // namespace footfall::app
