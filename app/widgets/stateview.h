// SPDX-License-Identifier: GPL-3.0-or-later
// What stands in a card instead of data: skeleton bars while it loads, or an icon, what is missing
// and what to do. GUI thread.
#pragma once

#include <QStringList>
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
    [[nodiscard]] QPushButton *button() const { return m_button; }
    /// Where the lines of the text stand; empty where there is no room for one.
    [[nodiscard]] QRect linesRect() const { return m_linesRect; }
    /// Of what has to be whole: the title and the button.
    [[nodiscard]] QSize minimumSizeHint() const override;

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
    void paintSkeleton(QPainter &painter) const;

    Kind m_kind = Kind::Loading;
    QString m_icon;
    QString m_title;
    QString m_text;
    QStringList m_lines; ///< Of the text, as they are drawn.
    QRect m_linesRect;
    int m_iconTop = 0;
    int m_titleTop = 0;
    bool m_showsIcon = true;
    QPushButton *m_button = nullptr;
};

} // namespace footfall::app
