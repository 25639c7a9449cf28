// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dialogs/site/goalspage.h"

#include "app/collector/plaintable.h"
#include "app/dialogs/formpage.h"
#include "app/dialogs/site/goalsmodel.h"
#include "app/dialogs/site/layout.h"
#include "app/dialogs/site/listframe.h"
#include "app/theme/buttonlook.h"
#include "app/widgets/stateview.h"

#include <QComboBox>
#include <QCompleter>
#include <QGridLayout>
#include <QItemSelectionModel>
#include <QKeyEvent>
#include <QLineEdit>
#include <QStackedWidget>

namespace footfall::app {

using domain::Goal;
using domain::GoalKind;

namespace {
constexpr int MostCharacters = 200;
constexpr int LongestName = 100;
} // namespace

SiteGoalsPage::SiteGoalsPage(const domain::Site &site, QWidget *parent)
    : SitePage(parent), m_site(site), m_model(new GoalsModel(site.goals, this))
{
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(24, 20, 24, 16);
    rows->setSpacing(14);
    rows->addWidget(makeList(), 1);
    rows->addWidget(makeForm());
    setFocusProxy(m_name);
    showKind();
    check();
}

QWidget *SiteGoalsPage::makeList()
{
    m_table = new PlainTable;
    m_table->setObjectName(QStringLiteral("goals"));
    m_table->setAccessibleName(tr("Goals"));
    m_table->setModel(m_model);
    m_table->setColumns(GoalsModel::Counts, {QStringLiteral("Newsletter sign-up mmm"), {}});
    auto *empty = new StateView;
    empty->showEmpty(QStringLiteral("target"), tr("No goals yet"),
                     tr("A goal is a page or an event that you hope for: an order, a sign-up. "
                        "From then on Footfall counts who reached it, and where they came from."));
    m_stack = new QStackedWidget;
    m_stack->addWidget(empty);
    m_stack->addWidget(m_table);
    m_remove = new QPushButton(tr("&Remove goal"));
    m_remove->setObjectName(QStringLiteral("removeGoal"));
    m_remove->setAutoDefault(false);
    connect(m_remove, &QPushButton::clicked, this, [this] {
        m_model->remove(m_table->currentIndex().row());
        check();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &SiteGoalsPage::check);
    return makeListFrame(m_stack, tr("What a goal counted goes with it."), m_remove);
}

QWidget *SiteGoalsPage::makeForm()
{
    auto *form = new QWidget;
    QGridLayout *grid = makeFormGrid(form, SiteLabelColumn - 40);
    m_name = new QLineEdit;
    m_name->setObjectName(QStringLiteral("goalName"));
    m_name->setMaxLength(LongestName);
    m_name->setPlaceholderText(tr("Order completed"));
    m_nameMessage = new FieldMessage(m_name);
    m_kind = new QComboBox;
    m_kind->setObjectName(QStringLiteral("goalKind"));
    m_kind->setAccessibleName(tr("What is counted"));
    m_kind->addItem(tr("when an event is sent"), static_cast<int>(GoalKind::Event));
    m_kind->addItem(tr("when a page is viewed"), static_cast<int>(GoalKind::Page));
    m_pattern = new QLineEdit;
    m_pattern->setObjectName(QStringLiteral("goalPattern"));
    m_pattern->setMaxLength(MostCharacters);
    m_patternMessage = new FieldMessage(m_pattern);
    m_add = new QPushButton(tr("&Add goal"));
    m_add->setObjectName(QStringLiteral("addGoal"));
    m_add->setAutoDefault(false);
    setThemedIcon(m_add, QStringLiteral("plus"), &Theme::text);
    auto *what = new QWidget;
    auto *whatRow = new QHBoxLayout(what);
    whatRow->setContentsMargins(0, 0, 0, 0);
    whatRow->setSpacing(8);
    whatRow->addWidget(m_kind);
    whatRow->addWidget(m_pattern, 1);
    what->setFocusProxy(m_kind);
    auto *addLine = new QWidget;
    auto *addRow = new QHBoxLayout(addLine);
    addRow->setContentsMargins(0, 0, 0, 0);
    addRow->addWidget(m_add);
    addRow->addStretch(1);
    int row = addFormRow(grid, 0, tr("New &goal"), m_name, m_nameMessage);
    row = addFormRow(grid, row, tr("&Counts"), what, m_patternMessage);
    grid->addWidget(addLine, row, 1);
    for (QLineEdit *field : {m_name, m_pattern}) {
        field->installEventFilter(this);
        connect(field, &QLineEdit::textChanged, this, &SiteGoalsPage::check);
    }
    connect(m_kind, &QComboBox::currentIndexChanged, this, [this] {
        showKind();
        check();
    });
    connect(m_add, &QPushButton::clicked, this, &SiteGoalsPage::addGoal);
    return form;
}

void SiteGoalsPage::setRecent(const QStringList &events, const QStringList &pages)
{
    m_events = events;
    m_pages = pages;
    showKind();
}

void SiteGoalsPage::showKind()
{
    const bool page = typed().kind == GoalKind::Page;
    m_pattern->setPlaceholderText(page ? QStringLiteral("/thank-you") : QStringLiteral("signup"));
    m_pattern->setAccessibleName(page ? tr("Page") : tr("Name of the event"));
    m_patternMessage->setHint(page ? tr("* stands for any text: /order/*/done")
                                   : tr("As the page calls it in fathom.trackEvent('signup')."));
    auto *completer = new QCompleter(page ? m_pages : m_events, m_pattern);
    completer->setFilterMode(Qt::MatchContains);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_pattern->setCompleter(completer); // The old one, being its child, goes.
}

Goal SiteGoalsPage::typed() const
{
    Goal goal;
    goal.name = m_name->text().trimmed();
    goal.kind = static_cast<GoalKind>(m_kind->currentData().toInt());
    goal.pattern = m_pattern->text().trimmed();
    return goal;
}

bool SiteGoalsPage::isEmpty() const
{
    return typed().name.isEmpty() && typed().pattern.isEmpty();
}

QString SiteGoalsPage::nameProblem() const
{
    if (isEmpty())
        return {};
    if (typed().name.isEmpty())
        return tr("A goal needs a name.");
    return m_model->hasName(typed().name) ? tr("There is a goal of this name already.") : QString();
}

QString SiteGoalsPage::patternProblem() const
{
    const Goal goal = typed();
    if (isEmpty() || (goal.pattern.isEmpty() && !m_pattern->isModified()))
        return {};
    if (goal.pattern.isEmpty())
        return goal.kind == GoalKind::Page ? tr("Which page?") : tr("Which event?");
    const bool isPath =
        goal.pattern.startsWith(QLatin1Char('/')) || goal.pattern.startsWith(QLatin1Char('*'));
    if (goal.kind == GoalKind::Page && !isPath)
        return tr("A page begins with a slash, like /thank-you or /order/*.");
    return {};
}

void SiteGoalsPage::check()
{
    const auto judge = [](FieldMessage *message, const QString &problem) {
        if (problem.isEmpty())
            message->clear();
        else
            message->setError(problem);
    };
    judge(m_nameMessage, nameProblem());
    judge(m_patternMessage, patternProblem());
    m_add->setEnabled(isFine() && !isEmpty());
    m_remove->setEnabled(m_table->currentIndex().isValid());
    m_stack->setCurrentIndex(m_model->rowCount() > 0 ? 1 : 0);
    Q_EMIT changed();
}

bool SiteGoalsPage::isFine() const
{
    return isEmpty() ||
           (nameProblem().isEmpty() && patternProblem().isEmpty() && !typed().pattern.isEmpty());
}

void SiteGoalsPage::addGoal()
{
    if (!isFine() || isEmpty())
        return;
    m_model->add(typed());
    m_name->clear();
    m_pattern->clear();
    m_pattern->setModified(false);
    m_name->setFocus();
    check();
}

bool SiteGoalsPage::eventFilter(QObject *watched, QEvent *event)
{
    // Enter adds what is typed here; the dialog would save and close.
    if (event->type() == QEvent::KeyPress && !isEmpty()) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            addGoal();
            return true;
        }
    }
    return SitePage::eventFilter(watched, event);
}

void SiteGoalsPage::addTo(domain::SiteEdit &edit) const
{
    std::vector<Goal> wanted = m_model->goals();
    if (isFine() && !isEmpty())
        wanted.push_back(typed()); // Whoever saves means what is typed, too.
    const auto has = [](const std::vector<Goal> &goals, const Goal &goal) {
        return std::find(goals.begin(), goals.end(), goal) != goals.end();
    };
    for (const Goal &goal : m_site.goals)
        if (!has(wanted, goal))
            edit.removeGoals.append(goal.name);
    for (const Goal &goal : wanted)
        if (!has(m_site.goals, goal))
            edit.addGoals.push_back(goal);
}

} // namespace footfall::app
