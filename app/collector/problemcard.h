// SPDX-License-Identifier: GPL-3.0-or-later
// The newest thing that hindered keeping views: what, what became of it, and its details to copy.
// GUI thread.
#pragma once

#include "app/widgets/titledcard.h"
#include "core/domain/activity.h"

class QPushButton;

namespace footfall::app {

struct CollectorState;
class StateView;
class ThemedIcon;
class ThemedLabel;

class ProblemCard : public TitledCard
{
    Q_OBJECT
public:
    explicit ProblemCard(QWidget *parent = nullptr);

    void showNone();
    void showProblem(const domain::ProblemRecord &problem, domain::Instant now);
    /// What the state itself says: since when is not known.
    void showState(const CollectorState &state);

    [[nodiscard]] QString titleText() const;
    [[nodiscard]] QString text() const;

private:
    enum class Standing { Fine, Lasting };
    void fill(const QString &title, const QString &text, Standing standing);

    StateView *m_none = nullptr;
    QWidget *m_told = nullptr; ///< Not in a stack, whose height does not follow its words.
    ThemedIcon *m_icon = nullptr;
    ThemedLabel *m_title = nullptr;
    ThemedLabel *m_text = nullptr;
    QPushButton *m_copy = nullptr;
    QString m_details;
};

} // namespace footfall::app
