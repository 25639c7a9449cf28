// SPDX-License-Identifier: GPL-3.0-or-later
// Certificates and keys in a directory that goes away, and a clock by which they are valid. One
// thread; needs the openssl program.
#pragma once

#include "server/tls.h"
#include "tests/kit/fixedclock.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QSslCertificate>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

namespace footfall::kit {

/// What tests of certificates are made of.
class TlsTest : public QObject
{
protected:
    [[nodiscard]] QString path(const QString &name) const { return m_directory.filePath(name); }

    static bool openssl(const QStringList &arguments)
    {
        QProcess process;
        process.start(QStringLiteral("openssl"), arguments);
        return process.waitForFinished(60'000) && process.exitCode() == 0;
    }

    /// NAME.pem and NAME.key, valid for 90 days from now on.
    void makeCertificate(const QString &name, const QStringList &kind = {
                                                  QStringLiteral("ec"), QStringLiteral("-pkeyopt"),
                                                  QStringLiteral("ec_paramgen_curve:P-256")})
    {
        QVERIFY(openssl(
            QStringList{QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-nodes"),
                        QStringLiteral("-days"), QStringLiteral("90"), QStringLiteral("-subj"),
                        QStringLiteral("/CN=") + name, QStringLiteral("-keyout"),
                        path(name + QStringLiteral(".key")), QStringLiteral("-out"),
                        path(name + QStringLiteral(".pem")), QStringLiteral("-newkey")} +
            kind));
    }
    void write(const QString &name, const QByteArray &contents)
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(contents);
    }
    [[nodiscard]] QByteArray contents(const QString &name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    [[nodiscard]] server::TlsFiles files(const QString &certificate, const QString &key) const
    {
        return {path(certificate), path(key)};
    }
    static void expectInLog(const char *text, QtMsgType type = QtWarningMsg)
    {
        QTest::ignoreMessage(type, QRegularExpression(QLatin1String(text)));
    }
    void replace(const QString &name, const QString &by)
    {
        // As certbot does: another file takes the name.
        write(QStringLiteral("new"), contents(by));
        QCOMPARE(rename(qPrintable(path(QStringLiteral("new"))), qPrintable(path(name))), 0);
    }

    /// The clock stands a day after the first began.
    void makeFirstAndSecond()
    {
        makeCertificate(QStringLiteral("first"));
        makeCertificate(QStringLiteral("second"));
        const QList<QSslCertificate> made =
            QSslCertificate::fromData(contents(QStringLiteral("first.pem")));
        QCOMPARE(made.size(), 1);
        m_clock.set(domain::instantFromMilliseconds(
            made.front().effectiveDate().addDays(1).toMSecsSinceEpoch()));
    }

    QTemporaryDir m_directory;
    FixedClock m_clock{at("2026-01-01T00:00:00Z")};
};

} // namespace footfall::kit
