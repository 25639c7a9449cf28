// SPDX-License-Identifier: GPL-3.0-or-later
// The tables of the collector page in one card: the newest requests, the ledger, the problems. GUI
// thread.
#pragma once

#include "app/widgets/titledcard.h"
#include "core/domain/activity.h"

#include <QHash>

class QAbstractItemModel;
class QStackedWidget;
class QToolButton;

namespace footfall::app {

class LedgerModel;
class PlainTable;
class ProblemsModel;
class RequestsModel;
class StateView;
class ThemedLabel;

class RecordsCard : public TitledCard
{
    Q_OBJECT
public:
    enum class Tab { Requests, Ledger, Problems };
    explicit RecordsCard(QWidget *parent = nullptr);

    void setActivity(const domain::CollectorActivity &activity, domain::Instant now);
    void setLedger(const domain::Ledger &ledger);
    void setSiteNames(const QHash<QString, QString> &names);
    void showTab(Tab tab);

    [[nodiscard]] RequestsModel *requests() const { return m_requests; }
    [[nodiscard]] LedgerModel *ledger() const { return m_ledger; }
    [[nodiscard]] ProblemsModel *problems() const { return m_problems; }
    [[nodiscard]] PlainTable *table(Tab tab) const;
    [[nodiscard]] QString sumText() const;
    /// Holds the newest requests still, to be read.
    [[nodiscard]] QToolButton *holdButton() const { return m_hold; }

private:
    struct Page {
        QStackedWidget *stack = nullptr;
        PlainTable *table = nullptr;
        StateView *empty = nullptr;
    };
    Page addPage(const QString &title, QAbstractItemModel *model, const QString &icon,
                 const QString &missing, const QString &advice);
    void showHead();
    void showHold();

    RequestsModel *m_requests = nullptr;
    LedgerModel *m_ledger = nullptr;
    ProblemsModel *m_problems = nullptr;
    QStackedWidget *m_pages = nullptr;
    std::vector<Page> m_made;
    ThemedLabel *m_sum = nullptr;
    QToolButton *m_hold = nullptr;
    domain::CollectorActivity m_newest; ///< Shown when it is no longer held.
};

} // namespace footfall::app
