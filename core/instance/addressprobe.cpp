// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instance/addressprobe.h"

#include "core/domain/snippet.h"
#include "core/instance/commandjson.h"
#include "core/instance/futures.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSslError>
#include <QTimer>
#include <QUrlQuery>

namespace footfall::instance {

using domain::AddressExplanation;
using domain::ErrorKind;
using domain::failure;
using domain::Result;

namespace {

/// What a person reads; lupdate finds the context here.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Instance)
};

// Ours has a few hundred bytes.
constexpr qint64 LongestAnswer = 64 * 1024;

tl::unexpected<domain::Error> unreachable(const QString &message)
{
    return failure(ErrorKind::Unavailable, message);
}

/// One request from its sending to its end. Lives in the probe's thread.
class Request : public QObject
{
public:
    using Promise = QPromise<Result<AddressExplanation>>;

    Request(const QUrl &url, std::shared_ptr<Promise> promise, std::chrono::milliseconds patience,
            QObject *parent)
        : QObject(parent), m_promise(std::move(promise)), m_patience(patience)
    {
        m_shown = url.adjusted(QUrl::RemoveQuery | QUrl::RemovePath).toDisplayString();
        QNetworkRequest request(url);
        request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                             QNetworkRequest::ManualRedirectPolicy);
        request.setAttribute(QNetworkRequest::CacheLoadControlAttribute,
                             QNetworkRequest::AlwaysNetwork);
        request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
        m_reply = m_manager.get(request);
        connect(m_reply, &QNetworkReply::sslErrors, this, [this](const QList<QSslError> &errors) {
            for (const QSslError &error : errors)
                m_tlsProblems.append(error.errorString());
        });
        connect(m_reply, &QNetworkReply::readyRead, this, [this] {
            if (m_reply->bytesAvailable() > LongestAnswer)
                end(somebodyElse());
        });
        connect(m_reply, &QNetworkReply::finished, this, [this] { end(outcome()); });
        m_deadline.setSingleShot(true);
        connect(&m_deadline, &QTimer::timeout, this, [this] { end(tooLate()); });
        m_deadline.start(patience);
    }

    ~Request() override
    {
        m_reply->disconnect(this);
        m_reply->abort();
    }

private:
    void end(Result<AddressExplanation> result)
    {
        if (!m_promise)
            return;
        m_promise->addResult(std::move(result));
        m_promise->finish();
        m_promise.reset();
        m_deadline.stop();
        deleteLater();
    }

    [[nodiscard]] Result<AddressExplanation> outcome() const
    {
        const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        if (status == 0)
            return noAnswer();
        if (status == 200) {
            const QJsonDocument document = QJsonDocument::fromJson(m_reply->readAll());
            const auto seen = explanationFromJson(document.object());
            return seen && !QHostAddress(seen->address).isNull() ? seen : somebodyElse();
        }
        if (status >= 300 && status < 400)
            return elsewhere();
        return refused(status);
    }

    [[nodiscard]] tl::unexpected<domain::Error> noAnswer() const
    {
        switch (m_reply->error()) {
        case QNetworkReply::HostNotFoundError:
            return unreachable(Words::tr("The name in %1 cannot be found. Check how it is written, "
                                         "and that it is registered.")
                                   .arg(m_shown));
        case QNetworkReply::ConnectionRefusedError:
            return unreachable(Words::tr("Nothing listens at %1. Start the proxy, or let Footfall "
                                         "listen there.")
                                   .arg(m_shown));
        case QNetworkReply::SslHandshakeFailedError:
            return unreachable(Words::tr("The certificate of %1 is not accepted: %2 Browsers "
                                         "refuse it as well.")
                                   .arg(m_shown, tlsProblem()));
        case QNetworkReply::TimeoutError:
        case QNetworkReply::OperationCanceledError: return tooLate();
        default:
            return unreachable(Words::tr("The test request to %1 failed: %2.")
                                   .arg(m_shown, m_reply->errorString()));
        }
    }

    [[nodiscard]] QString tlsProblem() const
    {
        const QString problem =
            m_tlsProblems.isEmpty() ? m_reply->errorString() : m_tlsProblems.first();
        return problem.endsWith(QLatin1Char('.')) ? problem : problem + QLatin1Char('.');
    }

    [[nodiscard]] tl::unexpected<domain::Error> tooLate() const
    {
        const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(m_patience).count();
        return unreachable(Words::tr("%1 did not answer within %n seconds. A firewall may be in "
                                     "the way; and some home routers do not let a computer reach "
                                     "its own public address, which then works from outside only.",
                                     nullptr, int(seconds))
                               .arg(m_shown));
    }

    [[nodiscard]] tl::unexpected<domain::Error> elsewhere() const
    {
        const QUrl target = m_reply->attribute(QNetworkRequest::RedirectionTargetAttribute).toUrl();
        return unreachable(Words::tr("%1 sends visitors on to %2. Trackers do not follow: make "
                                     "that the public address.")
                               .arg(m_shown, m_reply->url()
                                                 .resolved(target)
                                                 .adjusted(QUrl::RemoveQuery | QUrl::RemoveFilename)
                                                 .toDisplayString()
                                                 .left(200)));
    }

    [[nodiscard]] tl::unexpected<domain::Error> refused(int status) const
    {
        if (status == 404)
            return failure(ErrorKind::NotFound,
                           Words::tr("%1 answers, but does not pass the request on to this "
                                     "Footfall (404). Where Footfall is reached below a path, "
                                     "the public address names it, as in "
                                     "https://example.com/stats, and the proxy takes it off.")
                               .arg(m_shown));
        if (status == 401 || status == 403)
            return unreachable(Words::tr("%1 lets nobody in without more (%2). Visitors have no "
                                         "password: let requests to Footfall through.")
                                   .arg(m_shown)
                                   .arg(status));
        if (status == 502 || status == 503 || status == 504)
            return unreachable(Words::tr("%1 answers, but cannot reach Footfall (%2). Check the "
                                         "address and port that the proxy passes requests to.")
                                   .arg(m_shown)
                                   .arg(status));
        return unreachable(
            Words::tr("%1 answers, but not as Footfall does (%2).").arg(m_shown).arg(status));
    }

    [[nodiscard]] tl::unexpected<domain::Error> somebodyElse() const
    {
        return unreachable(Words::tr("Something else than Footfall answers at %1. Check the "
                                     "address, and where the proxy passes requests to.")
                               .arg(m_shown));
    }

    std::shared_ptr<Promise> m_promise;
    const std::chrono::milliseconds m_patience;
    QNetworkAccessManager m_manager;
    QNetworkReply *m_reply = nullptr;
    QTimer m_deadline;
    QStringList m_tlsProblems;
    QString m_shown; ///< The address without its path and token.
};

} // namespace

AddressProbe::AddressProbe(std::chrono::milliseconds patience) : m_patience(patience)
{
    m_thread.setObjectName(QStringLiteral("probe"));
    m_anchor.moveToThread(&m_thread);
    QObject::connect(
        &m_thread, &QThread::finished, &m_anchor,
        [this] {
            qDeleteAll(m_anchor.findChildren<QObject *>(QString(), Qt::FindDirectChildrenOnly));
        },
        Qt::DirectConnection);
}

AddressProbe::~AddressProbe()
{
    m_thread.quit();
    m_thread.wait();
}

QFuture<Result<AddressExplanation>> AddressProbe::ask(const QString &publicUrl,
                                                      const QString &token)
{
    const Result<QString> base = domain::normalisedPublicUrl(publicUrl);
    if (!base)
        return readyFuture<AddressExplanation>(tl::unexpected(base.error()));
    QUrl url(*base + QStringLiteral("/seen-as"));
    url.setQuery(QUrlQuery{{QStringLiteral("token"), token}});
    const auto promise = std::make_shared<Request::Promise>();
    promise->start();
    QFuture<Result<AddressExplanation>> future = promise->future();
    if (!m_thread.isRunning())
        m_thread.start();
    QMetaObject::invokeMethod(
        &m_anchor, [this, url, promise] { new Request(url, promise, m_patience, &m_anchor); },
        Qt::QueuedConnection);
    return future;
}

} // namespace footfall::instance
