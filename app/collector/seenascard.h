// SPDX-License-Identifier: GPL-3.0-or-later
// "Your address is seen as ... because ...": what a test request told, so that a proxy can be
// checked by looking. GUI thread. Hostile values (a header's words) are shown as plain text.
#pragma once

#include "app/widgets/titledcard.h"
#include "core/domain/activity.h"
#include "core/domain/result.h"

class QGridLayout;
class QPushButton;

namespace footfall::app {

class StateView;
class ThemedIcon;
class ThemedLabel;

class SeenAsCard : public TitledCard
{
    Q_OBJECT
public:
    explicit SeenAsCard(QWidget *parent = nullptr);

    void showBeforeTest();
    void showTesting();
    void showAnswer(const domain::AddressExplanation &seen, const QString &publicUrl);
    void showFailure(const domain::Error &error);

    [[nodiscard]] StateView *state() const { return m_state; }
    [[nodiscard]] QString addressText() const;
    [[nodiscard]] QString verdictText() const;
    [[nodiscard]] QString becauseText() const;
    [[nodiscard]] QString adviceText() const;
    [[nodiscard]] QPushButton *proxiesButton() const { return m_proxies; }

Q_SIGNALS:
    void testRequested();
    /// To the settings, at the trusted proxies.
    void proxiesRequested();

private:
    class Verdict;
    class Flag;
    QWidget *makeAnswer();
    /// The state or the answer. Not a stack, whose height does not follow its words.
    void showInside(QWidget *wanted);

    QWidget *m_answer = nullptr;
    StateView *m_state = nullptr;
    QPushButton *m_again = nullptr;
    ThemedLabel *m_address = nullptr;
    Verdict *m_verdict = nullptr;
    ThemedLabel *m_readFrom = nullptr;
    ThemedLabel *m_trusted = nullptr;
    Flag *m_flag = nullptr;
    ThemedLabel *m_place = nullptr;
    ThemedLabel *m_because = nullptr;
    QWidget *m_adviceBox = nullptr;
    ThemedLabel *m_advice = nullptr;
    QPushButton *m_proxies = nullptr;
};

} // namespace footfall::app
