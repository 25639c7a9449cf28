// SPDX-License-Identifier: GPL-3.0-or-later
// The panel of a site's goals and events: how many visitors, which share of all, and the way to
// where they happened. GUI thread.
#pragma once

#include "app/widgets/listpanel.h"
#include "core/domain/statsresult.h"

class QPushButton;
class QToolButton;

namespace footfall::app {

class OccurrenceModel;

class GoalsPanel : public ListPanel
{
    Q_OBJECT
public:
    explicit GoalsPanel(QWidget *parent = nullptr);

    /// What the open tab asks.
    [[nodiscard]] domain::OccurrenceRequest request() const;
    [[nodiscard]] const OccurrenceModel *model() const { return m_model; }
    [[nodiscard]] QPushButton *allButton() const { return m_all; }
    [[nodiscard]] QToolButton *addButton() const { return m_add; }

    /// Takes the list of the open tab out of the answer.
    void setResult(const domain::StatsResult &result);
    void setError(const domain::Error &error);

Q_SIGNALS:
    void requestChanged();
    /// Opens a goal or an event; with an empty value, all of them.
    void detailsRequested(footfall::domain::OccurrenceRequest::By by, const QString &value);
    void goalSettingsRequested();
    void retryRequested();

private:
    void showTab();
    void showUnknown(const QString &reason);
    void showEmpty(const domain::StatsResult &result);

    OccurrenceModel *m_model = nullptr;
    QPushButton *m_all = nullptr;
    QToolButton *m_add = nullptr;
    bool m_failed = false;
};

} // namespace footfall::app
