// SPDX-License-Identifier: GPL-3.0-or-later
// What of a site is counted: on which hostnames, which pages and how they are called, and whom it
// leaves out; with a preview on the pages of the last days. GUI thread; needs a backend.
#pragma once

#include "app/dialogs/backend.h"
#include "app/dialogs/site/sitepage.h"

class QCheckBox;
class QGridLayout;
class QLineEdit;
class QScrollArea;

namespace footfall::app {

class EditList;
class FieldMessage;
class HostnameList;
class PathPreviewModel;
class PlainTable;
class StateView;
class ThemedLabel;

class SiteCountingPage : public SitePage
{
    Q_OBJECT
public:
    SiteCountingPage(const Backend &backend, const domain::Site &site, QWidget *parent = nullptr);

    [[nodiscard]] bool isFine() const override;
    void addTo(domain::SiteEdit &edit) const override;
    bool takeError(const domain::Error &error, const domain::SiteEdit &edit) override;

    /// Of the last days, for the preview.
    void setRecentPaths(const QStringList &mostViewedFirst);
    [[nodiscard]] PathPreviewModel *preview() const { return m_preview; }
    /// Scrolls to where crawlers are looked at.
    void showBots();

private:
    int addHostnames(QGridLayout *grid, int row);
    int addPathRules(QGridLayout *grid, int row);
    int addVisitors(QGridLayout *grid, int row);
    void addOwnVisits(QGridLayout *grid, int row);
    [[nodiscard]] EditList *patternList(const QStringList &patterns, const QString &objectName,
                                        const QString &name, const QString &add,
                                        const QString &remove);
    [[nodiscard]] domain::PathRules typedRules() const;
    void check();

    Backend m_backend;
    domain::Site m_site;
    QScrollArea *m_scroll = nullptr;
    HostnameList *m_hostnames = nullptr;
    QCheckBox *m_onlyListed = nullptr;
    EditList *m_ignored = nullptr;
    EditList *m_groups = nullptr;
    QLineEdit *m_keptQuery = nullptr;
    FieldMessage *m_keptQueryMessage = nullptr;
    PathPreviewModel *m_preview = nullptr;
    QWidget *m_previewBox = nullptr;
    ThemedLabel *m_previewWords = nullptr;
    PlainTable *m_previewTable = nullptr;
    QCheckBox *m_privacySignals = nullptr;
    QCheckBox *m_bots = nullptr;
    EditList *m_ranges = nullptr;
};

} // namespace footfall::app
