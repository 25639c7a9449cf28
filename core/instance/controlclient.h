// SPDX-License-Identifier: GPL-3.0-or-later
// A viewer's end of the control socket. Commands from any thread; lives in the thread that made it,
// whose event loop must run.
#pragma once

#include "core/domain/commands.h"

#include <QHash>
#include <QObject>
#include <functional>
#include <memory>

class QLocalSocket;

namespace footfall::instance {

class ControlClient : public QObject, public domain::Commands
{
    Q_OBJECT
public:
    /// Unavailable where nobody listens in that directory.
    [[nodiscard]] static domain::Result<std::unique_ptr<ControlClient>>
    open(const QString &dataDirectory);
    ~ControlClient() override;

    /// As the kernel says: -1 where it does not.
    [[nodiscard]] qint64 holderUserId() const { return m_holderUserId; }

    QFuture<domain::Result<domain::Site>> addSite(const domain::SiteDraft &draft) override;
    QFuture<domain::Result<domain::Site>> editSite(const QString &trackingCode,
                                                   const domain::SiteEdit &edit) override;
    QFuture<domain::Result<domain::Done>> removeSite(const QString &trackingCode) override;
    QFuture<domain::Result<domain::FoldReport>> fold() override;
    QFuture<domain::Result<domain::InstanceStatus>> status() override;
    QFuture<domain::Result<domain::CollectorStatus>>
    listen(const domain::ListenSettings &settings) override;
    QFuture<domain::Result<domain::CollectorStatus>>
    setFlow(domain::CollectorControl::Flow flow) override;
    QFuture<domain::Result<domain::CollectorActivity>> activity() override;
    QFuture<domain::Result<domain::AddressExplanation>> probe(const QString &publicUrl) override;

    /// A longer answer is none: a holder of another kind, or one that went wrong.
    static constexpr qint64 LongestAnswer = 8 * 1024 * 1024;

Q_SIGNALS:
    /// The holder ended, or sent what makes no sense. Waiting commands have failed before.
    void lost();

private:
    using Reply = std::function<void(const domain::Result<QJsonObject> &)>;
    ControlClient();
    template <typename T, typename Decode>
    QFuture<domain::Result<T>> call(const QString &command, const QJsonObject &arguments,
                                    Decode decode);
    void send(const QString &command, const QJsonObject &arguments, const Reply &reply);
    void read();
    void end();

    QLocalSocket *m_socket;
    qint64 m_holderUserId = -1;
    qint64 m_lastId = 0;
    bool m_isLost = false;
    QHash<qint64, Reply> m_waiting;
};

} // namespace footfall::instance
