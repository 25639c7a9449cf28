// SPDX-License-Identifier: GPL-3.0-or-later
// What is known of one goal or event: where it happened, and the properties that it came with. GUI
// thread; each card says what it asks and shows what is answered.
#pragma once

#include "app/widgets/occurrencecards.h"

namespace footfall::app {

class DimensionChooser;

/// The goal or event that is shown.
struct ShownOccurrence {
    domain::OccurrenceRequest::By by = domain::OccurrenceRequest::By::Goal;
    QString name;
    /// Its properties are those of this event; none for a goal that is a page.
    std::optional<QString> event;
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
    qint64 m_otherKeys = 0; ///< That the menu has no room for.
    QString m_property;
};

} // namespace footfall::app
