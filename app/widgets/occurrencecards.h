// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of OccurrenceView: the numbers of one goal or event, where it happened, and the
// properties of an event. GUI thread; each says what it asks and shows what is answered.
#pragma once

#include "app/widgets/card.h"
#include "app/widgets/rowdelegate.h"
#include "core/domain/statsresult.h"

#include <array>

class QMenu;
class QPushButton;
class QStackedLayout;
class QTabBar;

namespace footfall::app {

class ColumnHeads;
class DimensionChooser;
class OccurrenceModel;
class RowList;
class StateView;
class ThemedLabel;
struct OccurrenceLine;

/// The goal or event that is shown.
struct ShownOccurrence {
    domain::OccurrenceRequest::By by = domain::OccurrenceRequest::By::Goal;
    QString name;
    /// Its properties are those of this event; none for a goal that is a page.
    std::optional<QString> event;
};

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

/// A list under tabs or a menu, with heads that know whether there is money.
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
    [[nodiscard]] bool showsRows() const;
    [[nodiscard]] QPushButton *menuButton() const { return m_menu; }

    void setColumnName(const QString &name);
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
    QStackedLayout *m_stack = nullptr;
};

/// Where it happened: by source, channel, page, country...
class WhereCard : public OccurrenceListCard
{
    Q_OBJECT
public:
    explicit WhereCard(QWidget *parent = nullptr);
    void setShown(const ShownOccurrence &shown);
    [[nodiscard]] domain::OccurrenceRequest request() const;
    void takeResult(const domain::StatsResult &result);
    [[nodiscard]] DimensionChooser *chooser() const { return m_chooser; }

Q_SIGNALS:
    void requestChanged();

private:
    ShownOccurrence m_shown;
    DimensionChooser *m_chooser = nullptr;
};

/// The values of one property, with a menu of those that the event came with.
class PropertiesCard : public OccurrenceListCard
{
    Q_OBJECT
public:
    explicit PropertiesCard(QWidget *parent = nullptr);
    void setShown(const ShownOccurrence &shown);
    /// The keys, and the values of the chosen one; nothing where there can be none.
    [[nodiscard]] std::vector<domain::OccurrenceRequest> requests() const;
    void takeResult(const domain::StatsResult &result);
    [[nodiscard]] QString property() const { return m_property; }
    void chooseProperty(const QString &key);

Q_SIGNALS:
    void requestChanged();

private:
    [[nodiscard]] domain::OccurrenceRequest keysRequest() const;
    [[nodiscard]] domain::OccurrenceRequest valuesRequest() const;
    void showProperty();

    ShownOccurrence m_shown;
    QStringList m_keys;
    QString m_property;
};

} // namespace footfall::app
