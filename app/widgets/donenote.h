// SPDX-License-Identifier: GPL-3.0-or-later
// What was done a moment ago, beside the filters: a file that was saved, with the way to its
// folder, or a command that was copied. Hides itself after a while. GUI thread.
#pragma once

#include <QTimer>
#include <QWidget>

class QPushButton;

namespace footfall::app {

class ThemedIcon;
class ThemedLabel;

class DoneNote : public QWidget
{
    Q_OBJECT
public:
    explicit DoneNote(QWidget *parent = nullptr);

    /// For ten seconds, so that there is time to open the folder.
    void showSaved(const QString &filePath);
    /// For as long as it takes to see it.
    void showCopied();
    void clear();
    /// Whether there is something to tell, hidden window or not.
    [[nodiscard]] bool tells() const { return m_tells; }
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void changed();

private:
    void tell(const QString &words, const QString &whole, std::chrono::milliseconds gap);

    bool m_tells = false;
    QString m_filePath; ///< Empty where no file was saved.
    QTimer m_timer;
    ThemedIcon *m_icon;
    ThemedLabel *m_text;
    ThemedLabel *m_dot;
    QPushButton *m_folder;
};

} // namespace footfall::app
