// SPDX-License-Identifier: GPL-3.0-or-later
// A card with a head: tabs (one of them is a title) and, at the other end, words and buttons. GUI
// thread.
#pragma once

#include "app/widgets/card.h"

class QHBoxLayout;
class QTabBar;
class QVBoxLayout;

namespace footfall::app {

class ThemedLabel;

class TitledCard : public Card
{
    Q_OBJECT
public:
    explicit TitledCard(const QString &title, QWidget *parent = nullptr);

    /// With a second one they can be chosen.
    int addTab(const QString &title);
    [[nodiscard]] QTabBar *tabs() const { return m_tabs; }
    /// Small words at the end of the head; empty leaves them out.
    void setNote(const QString &note);
    [[nodiscard]] QString note() const;
    /// After the note.
    void addToHead(QWidget *widget);
    [[nodiscard]] QVBoxLayout *body() const { return m_body; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QTabBar *m_tabs = nullptr;
    ThemedLabel *m_note = nullptr;
    QHBoxLayout *m_head = nullptr;
    QVBoxLayout *m_body = nullptr;
};

} // namespace footfall::app
