// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/donenote.h"

#include "app/dialogs/pieces.h"
#include "app/format/names.h"
#include "app/theme/buttonlook.h"

#include <QAccessible>
#include <QDesktopServices>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QUrl>

namespace footfall::app {

namespace {
constexpr int LongestName = 320;
constexpr std::chrono::seconds SavedGap{10};
constexpr std::chrono::seconds CopiedGap{3};
} // namespace

DoneNote::DoneNote(QWidget *parent)
    : QWidget(parent)
    , m_icon(new ThemedIcon(QStringLiteral("check"), &Theme::good, 14, this))
    , m_text(new ThemedLabel(QString(), Type::Small, &Theme::text, this))
    , m_dot(new ThemedLabel(QStringLiteral("·"), Type::Small, &Theme::text3, this))
    , m_folder(new QPushButton(tr("Show folder"), this))
{
    m_text->setObjectName(QStringLiteral("doneText"));
    m_folder->setObjectName(QStringLiteral("savedFolder"));
    setButtonLook(m_folder, ButtonLook::Link);
    m_folder->setFont(app::font(Type::Small));
    m_folder->setFixedHeight(theme().px(24));
    connect(m_folder, &QPushButton::clicked, this, [this] {
        QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(m_filePath).absolutePath()));
    });
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    row->addWidget(m_icon);
    row->addWidget(m_text);
    row->addWidget(m_dot);
    row->addWidget(m_folder);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &DoneNote::clear);
    hide();
}

void DoneNote::showSaved(const QString &filePath)
{
    m_filePath = filePath;
    const QString name = QFileInfo(filePath).fileName();
    m_text->setToolTip(plainToolTip(filePath));
    tell(tr("Saved as %1")
             .arg(QFontMetrics(m_text->font())
                      .elidedText(name, Qt::ElideMiddle, theme().px(LongestName))),
         tr("Saved as %1").arg(name), SavedGap);
}

void DoneNote::showCopied()
{
    m_filePath.clear();
    m_text->setToolTip({});
    const QString words = tr("Command copied");
    tell(words, words, CopiedGap);
}

void DoneNote::tell(const QString &words, const QString &whole, std::chrono::milliseconds gap)
{
    m_tells = true;
    m_text->setText(words);
    m_text->setAccessibleName(whole);
    m_icon->setVisible(m_filePath.isEmpty());
    m_dot->setVisible(!m_filePath.isEmpty());
    m_folder->setVisible(!m_filePath.isEmpty());
    show();
    m_timer.start(gap);
    Q_EMIT changed();
    QAccessibleEvent event(m_text, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void DoneNote::clear()
{
    m_timer.stop();
    m_tells = false;
    m_filePath.clear();
    hide();
    Q_EMIT changed();
}

QString DoneNote::text() const
{
    return m_text->text();
}

} // namespace footfall::app
