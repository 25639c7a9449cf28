// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/collector/problemcard.h"

#include "app/collector/collectorstate.h"
#include "app/collector/problemsmodel.h"
#include "app/dialogs/pieces.h"
#include "app/format/durations.h"
#include "app/widgets/stateview.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace footfall::app {

namespace {
constexpr int IconSide = 18;
constexpr int StateHeight = 100;
} // namespace

ProblemCard::ProblemCard(QWidget *parent) : TitledCard(tr("Last problem"), parent)
{
    m_none = new StateView(this);
    m_none->setMinimumHeight(theme().px(StateHeight));
    m_told = new QWidget(this);
    auto *box = m_told;
    auto *line = new QHBoxLayout(box);
    line->setContentsMargins(14, 13, 14, 12);
    line->setSpacing(11);
    m_icon = new ThemedIcon(QStringLiteral("triangle-alert"), &Theme::warn, IconSide, box);
    line->addWidget(m_icon, 0, Qt::AlignTop);
    auto *words = new QVBoxLayout;
    words->setSpacing(4);
    m_title = new ThemedLabel(QString(), Type::Body, &Theme::text, box);
    m_title->setFont(app::font(Type::Body, QFont::DemiBold));
    m_title->setWordWrap(true);
    m_text = new ThemedLabel(QString(), Type::Body, &Theme::text2, box);
    m_text->setWordWrap(true);
    m_copy = copyButton(
        tr("Copy details"), [this] { return m_details; }, box);
    m_copy->setObjectName(QStringLiteral("copyDetails"));
    m_copy->setFixedHeight(theme().px(28));
    words->addWidget(m_title);
    words->addWidget(m_text);
    words->addSpacing(4);
    words->addWidget(m_copy, 0, Qt::AlignLeft);
    words->addStretch(1);
    line->addLayout(words, 1);
    body()->addWidget(m_none);
    body()->addWidget(m_told);
    showNone();
}

void ProblemCard::showNone()
{
    setNote({});
    m_none->showEmpty(QStringLiteral("circle-check"), tr("No problem since the start"),
                      tr("What hinders keeping views is said here, with what to do."));
    m_told->hide();
    m_none->show();
}

void ProblemCard::fill(const QString &title, const QString &text, Standing standing)
{
    m_icon->setIcon(standing == Standing::Fine ? QStringLiteral("circle-check")
                                               : QStringLiteral("triangle-alert"),
                    standing == Standing::Fine ? &Theme::good : &Theme::warn);
    m_title->setText(title);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    m_none->hide();
    m_told->show();
}

void ProblemCard::showProblem(const domain::ProblemRecord &problem, domain::Instant now)
{
    m_details = problemDetails(problem);
    setNote(problem.solved ? tr("%1, solved", "five minutes ago").arg(agoText(problem.since, now))
                           : tr("for %1", "a duration").arg(durationText(now - problem.since)));
    fill(problem.title, problem.text, problem.solved ? Standing::Fine : Standing::Lasting);
}

void ProblemCard::showState(const CollectorState &state)
{
    QStringList sentences{state.title.isEmpty() ? state.detail : QString(), state.reason};
    sentences.removeAll(QString());
    const QString text = sentences.join(QLatin1Char(' '));
    const QString &title = state.title.isEmpty() ? state.word : state.title;
    m_details = title + QLatin1Char('\n') + text;
    setNote(tr("now"));
    fill(title, text,
         state.health == CollectorState::Health::Fine ? Standing::Fine : Standing::Lasting);
}

QString ProblemCard::titleText() const
{
    return !m_told->isHidden() ? m_title->text() : m_none->title();
}

QString ProblemCard::text() const
{
    return !m_told->isHidden() ? m_text->text() : QString();
}

} // namespace footfall::app
