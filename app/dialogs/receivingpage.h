// SPDX-License-Identifier: GPL-3.0-or-later
// The settings of how this computer receives views: address, port, public address, proxies; checked
// while typing. GUI thread.
#pragma once

#include "app/dialogs/backend.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QRadioButton;

namespace footfall::app {

class FieldMessage;

class ReceivingPage : public QWidget
{
    Q_OBJECT
public:
    explicit ReceivingPage(const Backend &backend, QWidget *parent = nullptr);

    void fillIn(const instance::Settings &settings);
    /// What was given to fillIn(), changed by what is typed.
    [[nodiscard]] instance::Settings typed() const;
    [[nodiscard]] bool isFine() const;
    /// The collector could not listen there.
    void showListenProblem(const QString &message);
    /// Where the proxies are typed.
    void focusProxies();

Q_SIGNALS:
    void changed();

private:
    void checkListen();
    void checkPublic();
    /// What follows from both fields: the address in the snippets, and whether it was another.
    void showPublicAddress();
    void checkProxies();
    [[nodiscard]] QString address() const;

    Backend m_backend;
    instance::Settings m_settings;
    QComboBox *m_address;
    QLineEdit *m_port;
    FieldMessage *m_listenMessage;
    QLineEdit *m_public;
    FieldMessage *m_publicMessage;
    QRadioButton *m_noProxy;
    QRadioButton *m_trustProxies;
    QLineEdit *m_proxies;
    FieldMessage *m_proxiesMessage;
    std::optional<quint16> m_offeredPort;
    QString m_addressBefore; ///< In the lines that are pasted already.
    qint64 m_sites = 0;
};

/// "10.0.4.0/24, 127.0.0.1": what is wrong with it in words, or nothing.
[[nodiscard]] QString proxiesProblem(const QString &text);

} // namespace footfall::app
