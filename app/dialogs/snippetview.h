// SPDX-License-Identifier: GPL-3.0-or-later
// A site's lines of HTML in their colours, with a button that copies them. GUI thread.
#pragma once

#include "app/dialogs/pieces.h"

class QPlainTextEdit;
class QSyntaxHighlighter;

namespace footfall::app {

class SnippetView : public Ground
{
    Q_OBJECT
public:
    explicit SnippetView(QWidget *parent = nullptr);

    void setSnippet(const QString &snippet);
    /// As it is copied: most are one line.
    [[nodiscard]] QString snippet() const { return m_snippet; }
    [[nodiscard]] QPushButton *copy() const { return m_copy; }

Q_SIGNALS:
    void copied();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitHeight();

    QString m_snippet;
    QPlainTextEdit *m_code;
    QSyntaxHighlighter *m_colours;
    QPushButton *m_copy;
};

} // namespace footfall::app
