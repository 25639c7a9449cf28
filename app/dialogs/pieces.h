// SPDX-License-Identifier: GPL-3.0-or-later
// Small parts that pages and dialogs are made of; each follows the theme while it is shown. GUI
// thread.
#pragma once

#include "app/theme/themewatcher.h"
#include "app/theme/typography.h"

#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <functional>

class QAbstractButton;
class QGridLayout;

namespace footfall::app {

using Token = QColor Theme::*;

/// Plain text in a role and a colour of the theme.
class ThemedLabel : public QLabel
{
    Q_OBJECT
public:
    explicit ThemedLabel(const QString &text, Type type = Type::Body, Token color = &Theme::text,
                         QWidget *parent = nullptr);
    void setColor(Token color);

private:
    void colour();
    Token m_color;
};

class ThemedIcon : public QWidget
{
    Q_OBJECT
public:
    ThemedIcon(const QString &name, Token color, int size = 16, QWidget *parent = nullptr);
    void setIcon(const QString &name, Token color);
    [[nodiscard]] QString name() const { return m_name; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_name;
    Token m_color;
    int m_size;
};

/// A ground with a hairline and round corners.
class Ground : public QFrame
{
    Q_OBJECT
public:
    explicit Ground(Token fill = &Theme::surface, QWidget *parent = nullptr);
    void setBorder(Token border);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Token m_fill;
    Token m_border = &Theme::border;
};

class Hairline : public QWidget
{
    Q_OBJECT
public:
    explicit Hairline(Qt::Orientation orientation, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

/// The line under a field: a hint, an error in words with its repair as a link, or good news. While
/// an error stands, its field is drawn as wrong.
class FieldMessage : public QWidget
{
    Q_OBJECT
public:
    /// Takes its room even while it is empty, so that nothing jumps; without a hint it takes none.
    explicit FieldMessage(QWidget *field, const QString &hint = {}, QWidget *parent = nullptr);

    void setHint(const QString &hint);
    void setError(const QString &message, const QString &repair = {});
    void setGood(const QString &message);
    void clear();
    [[nodiscard]] bool hasError() const { return m_kind == Kind::Error; }
    [[nodiscard]] QString text() const { return m_text->text(); }
    [[nodiscard]] QPushButton *repairLink() const { return m_repair; }

Q_SIGNALS:
    void repairRequested();

private:
    enum class Kind { Hint, Error, Good };
    void show(Kind kind, const QString &text, const QString &repair);

    QWidget *m_field;
    QString m_hint;
    Kind m_kind = Kind::Hint;
    ThemedIcon *m_icon;
    ThemedLabel *m_text;
    QPushButton *m_repair;
};

/// Keeps a button's icon in the theme's colours.
void setThemedIcon(QAbstractButton *button, const QString &name, Token color = &Theme::text2);

/// Copies to the clipboard and says so on the button for two seconds.
[[nodiscard]] QPushButton *copyButton(const QString &label, std::function<QString()> text,
                                      QWidget *parent = nullptr);

/// Adds a labelled row: the label (a mnemonic's target is the field), the field, what is said below
/// it. Returns the grid's next free row.
int addFormRow(QGridLayout *grid, int row, const QString &label, QWidget *field,
               QWidget *message = nullptr, Qt::Alignment labelSide = Qt::AlignRight);

/// The words under a check box, in line with its label.
[[nodiscard]] QWidget *underCheck(const QString &text);

/// Whether the desktop wants things to move.
[[nodiscard]] bool animates(const QWidget *widget);

} // namespace footfall::app
