// SPDX-License-Identifier: GPL-3.0-or-later
// How much of a site's past is kept and how finely: strict or not with what could be inferred, days
// and hours that go with what that takes, what it all takes on the disk, and a check of the
// database. GUI thread; needs a backend, which reads elsewhere.
#pragma once

#include "app/dialogs/backend.h"
#include "app/dialogs/site/sitepage.h"

#include <QTimer>
#include <stop_token>

class QCheckBox;
class QGridLayout;
class QPushButton;
class QSpinBox;

namespace footfall::app {

class DaysBox;
class FieldMessage;
class ThemedLabel;

class SiteKeepingPage : public SitePage
{
    Q_OBJECT
public:
    SiteKeepingPage(const Backend &backend, const domain::Site &site, QWidget *parent = nullptr);
    ~SiteKeepingPage() override;

    [[nodiscard]] bool isFine() const override { return true; }
    void addTo(domain::SiteEdit &edit) const override;
    bool takeError(const domain::Error &error, const domain::SiteEdit &edit) override;

protected:
    void showEvent(QShowEvent *event) override;

private:
    int addStrict(QGridLayout *grid, int row);
    int addRetention(QGridLayout *grid, int row);
    void addDatabase(QGridLayout *grid, int row);
    [[nodiscard]] DaysBox *daysBox(int days, const QString &objectName, const QString &whenNone);
    [[nodiscard]] domain::Keeping typed() const;
    void noteChange();
    void askForReport();
    void askForPreview();
    void takeReport(const domain::Result<domain::KeepingReport> &report);
    void takePreview(const domain::Result<domain::KeepingPreview> &preview);
    void checkOrStop();
    void showChecking(bool isChecking);
    void showProgress(int segments, int of);
    void takeCheck(const domain::Result<domain::IntegrityReport> &report);

    Backend m_backend;
    domain::Site m_site;
    QTimer m_pause; ///< While somebody types, nothing is asked.
    quint64 m_asked = 0;
    bool m_hasReport = false;
    QCheckBox *m_strict = nullptr;
    QSpinBox *m_strictVisits = nullptr;
    ThemedLabel *m_inference = nullptr;
    DaysBox *m_days = nullptr;
    DaysBox *m_hourlyDays = nullptr;
    FieldMessage *m_preview = nullptr;
    ThemedLabel *m_sizes = nullptr;
    QPushButton *m_check = nullptr;
    FieldMessage *m_checked = nullptr;
    bool m_isChecking = false;
    std::stop_source m_stop; ///< Of the check.
    std::stop_source m_stopReport;
    std::stop_source m_stopPreview; ///< Of the last one.
};

} // namespace footfall::app
