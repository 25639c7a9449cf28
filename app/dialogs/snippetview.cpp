// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dialogs/snippetview.h"

#include "app/theme/themewatcher.h"

#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QSyntaxHighlighter>

namespace footfall::app {

namespace {

class HtmlColours : public QSyntaxHighlighter
{
public:
    using QSyntaxHighlighter::QSyntaxHighlighter;

protected:
    void highlightBlock(const QString &text) override
    {
        static const QRegularExpression attribute(
            QStringLiteral("\\b(src|data-site|defer)\\b(?=[=\\s>])"));
        static const QRegularExpression value(QStringLiteral("\"[^\"]*\""));
        setFormat(0, static_cast<int>(text.size()), theme().text2);
        colour(text, attribute, theme().s1);
        colour(text, value, theme().s2);
    }

private:
    void colour(const QString &text, const QRegularExpression &pattern, const QColor &color)
    {
        for (auto matches = pattern.globalMatch(text); matches.hasNext();) {
            const QRegularExpressionMatch match = matches.next();
            setFormat(static_cast<int>(match.capturedStart()),
                      static_cast<int>(match.capturedLength()), color);
        }
    }
};

} // namespace

SnippetView::SnippetView(QWidget *parent)
    : Ground(&Theme::surface, parent)
    , m_code(new QPlainTextEdit(this))
    , m_colours(new HtmlColours(m_code->document()))
    , m_copy(copyButton(
          tr("&Copy"), [this] { return m_snippet; }, this))
{
    m_code->setObjectName(QStringLiteral("snippet"));
    m_code->setAccessibleName(tr("The line for your pages"));
    m_code->setReadOnly(true);
    m_code->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_code->setTabChangesFocus(true);
    m_code->setFrameShape(QFrame::NoFrame);
    m_code->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_code->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_code->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_code->setFont(codeFont());
    m_code->document()->setDocumentMargin(0);
    m_code->setFixedHeight(2 * QFontMetrics(codeFont()).lineSpacing() + theme().px(4));
    m_code->viewport()->setAutoFillBackground(false);
    QPalette clear = m_code->palette();
    clear.setColor(QPalette::Base, Qt::transparent);
    m_code->setPalette(clear);
    m_copy->setObjectName(QStringLiteral("copySnippet"));
    connect(m_copy, &QPushButton::clicked, this, &SnippetView::copied);
    connect(&ThemeWatcher::instance(), &ThemeWatcher::changed, m_colours,
            &QSyntaxHighlighter::rehighlight);
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(14, 10, 10, 10);
    line->setSpacing(10);
    line->addWidget(m_code, 1, Qt::AlignVCenter);
    line->addWidget(m_copy, 0, Qt::AlignVCenter);
}

void SnippetView::setSnippet(const QString &snippet)
{
    m_snippet = snippet;
    // Two lines to read, one to copy.
    m_code->setPlainText(QString(snippet).replace(QStringLiteral(" data-site="),
                                                  QStringLiteral("\n        data-site=")));
}

} // namespace footfall::app
