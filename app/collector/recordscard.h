// SPDX-License-Identifier: GPL-3.0-or-later
// The tables of the collector page in one card: the newest requests, the ledger, the bots, the
// problems. GUI thread.
#pragma once

#include "app/dialogs/backend.h"
#include "app/widgets/titledcard.h"
#include "core/domain/activity.h"

#include <QHash>
#include <map>

class QAbstractItemModel;
class QStackedWidget;
class QToolButton;

namespace footfall::app {

class BotsPage;
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
    enum class Tab { Requests, Ledger, Bots, Problems };
    explicit RecordsCard(const Backend &backend, QWidget *parent = nullptr);

    void setActivity(const domain::CollectorActivity &activity, domain::Instant now);
    void setLedger(const domain::Ledger &ledger);
    void setSiteNames(const QHash<QString, QString> &names);
    void showTab(Tab tab);

    [[nodiscard]] RequestsModel *requests() const { return m_requests; }
    [[nodiscard]] LedgerModel *ledger() const { return m_ledger; }
    [[nodiscard]] BotsPage *bots() const { return m_bots; }
    [[nodiscard]] ProblemsModel *problems() const { return m_problems; }
    [[nodiscard]] QString sumText() const;
    /// REQUIRES: not Bots, which has its own.
    [[nodiscard]] PlainTable *table(Tab tab) const;
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
    BotsPage *m_bots = nullptr;
    ProblemsModel *m_problems = nullptr;
    QStackedWidget *m_pages = nullptr;
    std::map<Tab, Page> m_made;
    ThemedLabel *m_sum = nullptr;
    QToolButton *m_hold = nullptr;
    domain::CollectorActivity m_newest; ///< Shown when it is no longer held.
};

} // namespace footfall::app
