// SPDX-License-Identifier: GPL-3.0-or-later
// A site's line of HTML in its colours, with a button that copies it. GUI thread.
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
    /// One line, as it is copied.
    [[nodiscard]] QString snippet() const { return m_snippet; }
    [[nodiscard]] QPushButton *copy() const { return m_copy; }

Q_SIGNALS:
    void copied();

private:
    QString m_snippet;
    QPlainTextEdit *m_code;
    QSyntaxHighlighter *m_colours;
    QPushButton *m_copy;
};

} // namespace footfall::app
