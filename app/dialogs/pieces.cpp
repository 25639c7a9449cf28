// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dialogs/pieces.h"

#include "app/theme/buttonlook.h"
#include "app/theme/icons.h"
#include "app/theme/themewatcher.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QComboBox>
#include <QCoreApplication>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPainter>
#include <QStyle>
#include <QTimer>

namespace footfall::app {

ThemedLabel::ThemedLabel(const QString &text, Type type, Token color, QWidget *parent)
    : QLabel(parent), m_color(color)
{
    setTextFormat(Qt::PlainText);
    setFont(app::font(type));
    setText(text);
    colour();
    connect(&ThemeWatcher::instance(), &ThemeWatcher::changed, this, &ThemedLabel::colour);
}

void ThemedLabel::setColor(Token color)
{
    m_color = color;
    colour();
}

void ThemedLabel::colour()
{
    QPalette changed = palette();
    changed.setColor(QPalette::WindowText, theme().*m_color);
    setPalette(changed);
}

ThemedIcon::ThemedIcon(const QString &name, Token color, int size, QWidget *parent)
    : QWidget(parent), m_name(name), m_color(color), m_size(theme().px(size))
{
    setFixedSize(m_size, m_size);
    connect(&ThemeWatcher::instance(), &ThemeWatcher::changed, this, qOverload<>(&QWidget::update));
}

void ThemedIcon::setIcon(const QString &name, Token color)
{
    m_name = name;
    m_color = color;
    update();
}

void ThemedIcon::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.drawPixmap(0, 0, iconPixmap(m_name, theme().*m_color, m_size, devicePixelRatioF()));
}

Ground::Ground(Token fill, QWidget *parent) : QFrame(parent), m_fill(fill)
{
    setFrameShape(QFrame::NoFrame);
    connect(&ThemeWatcher::instance(), &ThemeWatcher::changed, this, qOverload<>(&QWidget::update));
}

void Ground::setBorder(Token border)
{
    m_border = border;
    update();
}

void Ground::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme().*m_border, 1));
    painter.setBrush(theme().*m_fill);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme().cardRadius,
                            theme().cardRadius);
}

Hairline::Hairline(Qt::Orientation orientation, QWidget *parent) : QWidget(parent)
{
    if (orientation == Qt::Horizontal)
        setFixedHeight(1);
    else
        setFixedWidth(1);
    connect(&ThemeWatcher::instance(), &ThemeWatcher::changed, this, qOverload<>(&QWidget::update));
}

void Hairline::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), theme().border);
}

FieldMessage::FieldMessage(QWidget *field, const QString &hint, QWidget *parent)
    : QWidget(parent)
    , m_field(field)
    , m_hint(hint)
    , m_icon(new ThemedIcon(QString(), &Theme::text2, 14, this))
    , m_text(new ThemedLabel(hint, Type::Small, &Theme::text2, this))
    , m_repair(new QPushButton(this))
{
    m_text->setWordWrap(true);
    m_text->setMinimumWidth(120);
    setButtonLook(m_repair, ButtonLook::Link);
    m_repair->setFont(app::font(Type::Small, QFont::Medium));
    m_repair->setCursor(Qt::PointingHandCursor);
    m_repair->setAutoDefault(false);
    connect(m_repair, &QPushButton::clicked, this, &FieldMessage::repairRequested);
    auto *words = new QVBoxLayout;
    words->setContentsMargins(0, 0, 0, 0);
    words->setSpacing(0);
    words->addWidget(m_text);
    words->addWidget(m_repair, 0, Qt::AlignLeft);
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(5);
    line->addWidget(m_icon, 0, Qt::AlignTop);
    line->addLayout(words, 1);
    show(Kind::Hint, hint, {});
}

void FieldMessage::setHint(const QString &hint)
{
    m_hint = hint;
    if (m_kind == Kind::Hint)
        clear();
}

void FieldMessage::setError(const QString &message, const QString &repair)
{
    show(Kind::Error, message, repair);
}

void FieldMessage::setGood(const QString &message)
{
    show(Kind::Good, message, {});
}

void FieldMessage::clear()
{
    show(Kind::Hint, m_hint, {});
}

void FieldMessage::show(Kind kind, const QString &text, const QString &repair)
{
    m_kind = kind;
    m_text->setText(text);
    m_text->setColor(kind == Kind::Error  ? &Theme::bad
                     : kind == Kind::Good ? &Theme::good
                                          : &Theme::text2);
    m_icon->setVisible(kind != Kind::Hint);
    if (kind == Kind::Error)
        m_icon->setIcon(QStringLiteral("circle-alert"), &Theme::bad);
    else if (kind == Kind::Good)
        m_icon->setIcon(QStringLiteral("check"), &Theme::good);
    m_repair->setText(repair);
    m_repair->setVisible(!repair.isEmpty());
    setVisible(!text.isEmpty());
    auto *edit = qobject_cast<QLineEdit *>(m_field);
    if (auto *box = qobject_cast<QComboBox *>(m_field))
        edit = box->lineEdit();
    if (edit != nullptr) {
        setFieldState(edit, kind == Kind::Error ? FieldState::Wrong : FieldState::Fine);
        edit->setAccessibleDescription(text);
    }
}

void setThemedIcon(QAbstractButton *button, const QString &name, Token color)
{
    const auto apply = [button, name, color] { button->setIcon(icon(name, theme().*color)); };
    apply();
    QObject::connect(&ThemeWatcher::instance(), &ThemeWatcher::changed, button, apply);
}

QPushButton *copyButton(const QString &label, std::function<QString()> text, QWidget *parent)
{
    auto *button = new QPushButton(label, parent);
    button->setAutoDefault(false);
    setThemedIcon(button, QStringLiteral("copy"));
    auto *back = new QTimer(button);
    back->setSingleShot(true);
    back->setInterval(2000);
    QObject::connect(back, &QTimer::timeout, button, [button, label] {
        button->setText(label);
        button->setIcon(icon(QStringLiteral("copy"), theme().text2));
    });
    QObject::connect(button, &QPushButton::clicked, button, [button, back, text = std::move(text)] {
        QGuiApplication::clipboard()->setText(text());
        button->setText(QCoreApplication::translate("Pieces", "Copied"));
        button->setIcon(icon(QStringLiteral("check"), theme().good));
        back->start();
    });
    return button;
}

int addFormRow(QGridLayout *grid, int row, const QString &label, QWidget *field, QWidget *message,
               Qt::Alignment labelSide)
{
    auto *words = new ThemedLabel(label);
    words->setBuddy(field);
    words->setMinimumHeight(theme().px(30));
    words->setAlignment(labelSide | Qt::AlignVCenter);
    grid->addWidget(words, row, 0, Qt::AlignTop);
    grid->addWidget(field, row, 1);
    if (message != nullptr)
        grid->addWidget(message, row + 1, 1);
    grid->setRowMinimumHeight(row + 2, 14);
    return row + 3;
}

QWidget *underCheck(const QString &text)
{
    auto *label = new ThemedLabel(text, Type::Small, &Theme::text2);
    label->setWordWrap(true);
    label->setContentsMargins(theme().px(24), 0, 0, 0);
    return label;
}

bool animates(const QWidget *widget)
{
    return widget->style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, widget) > 0;
}

} // namespace footfall::app
