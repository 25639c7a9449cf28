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
        static const QRegularExpression attribute(QStringLiteral(
            "(?<=\\s)(src|id|data-[a-z-]+|defer|async|referrerpolicy|width|height|alt)"
            "(?=[=\\s>])"));
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
    m_code->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_code->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_code->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_code->setFont(codeFont());
    m_code->document()->setDocumentMargin(0);
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
    // Some lines to read, one to copy.
    static const QRegularExpression attribute(QStringLiteral(
        " (?=(data-site|data-track|data-website-id|referrerpolicy)=|src=\"[^\"]*\"></|"
        "async src=)"));
    m_code->setPlainText(QString(snippet).replace(attribute, QStringLiteral("\n        ")));
    fitHeight();
}

void SnippetView::fitHeight()
{
    // A plain document tells its height in lines.
    const auto lines = static_cast<int>(m_code->document()->size().height());
    m_code->setFixedHeight(qMax(2, lines) * QFontMetrics(codeFont()).lineSpacing() + theme().px(4));
}

void SnippetView::resizeEvent(QResizeEvent *event)
{
    Ground::resizeEvent(event);
    QMetaObject::invokeMethod(this, &SnippetView::fitHeight, Qt::QueuedConnection);
}

} // namespace footfall::app
