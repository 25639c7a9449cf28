// SPDX-License-Identifier: GPL-3.0-or-later
// Who is here now, and the pages that are being read. GUI thread.
#pragma once

#include "app/widgets/listpanel.h"
#include "core/domain/statsresult.h"

class QLabel;

namespace footfall::app {

class LivePagesModel;

class LivePanel : public ListPanel
{
    Q_OBJECT
public:
    explicit LivePanel(QWidget *parent = nullptr);

    void setLive(const domain::Live &live);
    void setError(const domain::Error &error);
    [[nodiscard]] QString summary() const;

Q_SIGNALS:
    void retryRequested();

private:
    LivePagesModel *m_model = nullptr;
    QLabel *m_summary = nullptr;
};

} // namespace footfall::app
