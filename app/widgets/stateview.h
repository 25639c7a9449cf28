// SPDX-License-Identifier: GPL-3.0-or-later
// What stands in a card instead of data: skeleton bars while it loads, or an icon, what is missing
// and what to do. GUI thread.
#pragma once

#include <QWidget>

class QPushButton;

namespace footfall::app {

class StateView : public QWidget
{
    Q_OBJECT
public:
    explicit StateView(QWidget *parent = nullptr);

    void showLoading();
    /// At most one button; without words for it there is none.
    void showEmpty(const QString &icon, const QString &missing, const QString &advice,
                   const QString &button = {});
    void showError(const QString &what, const QString &cause);
    [[nodiscard]] QString title() const { return m_title; }
    [[nodiscard]] bool isLoading() const { return m_kind == Kind::Loading; }

Q_SIGNALS:
    /// "Try again", or the button of the empty state.
    void actionRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    enum class Kind { Loading, Empty, Error };
    void fill(Kind kind, const QString &icon, const QString &title, const QString &text,
              const QString &button);
    void place();
    [[nodiscard]] int blockHeight() const;
    [[nodiscard]] QRect textRect() const;
    void paintSkeleton(QPainter &painter) const;

    Kind m_kind = Kind::Loading;
    QString m_icon;
    QString m_title;
    QString m_text;
    QPushButton *m_button = nullptr;
};

} // namespace footfall::app
