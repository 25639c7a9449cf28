// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dialogs/hostnamelist.h"

#include "core/domain/hostname.h"

#include <QListWidget>
#include <QToolButton>

namespace footfall::app {

namespace {

constexpr QLatin1String AllBelow("*.");

/// "*.example.com" stands for all below it.
domain::Result<QString> normalised(const QString &typed)
{
    if (!typed.startsWith(AllBelow))
        return domain::normalisedHostname(typed);
    return domain::normalisedHostname(typed.mid(2)).map([](const QString &hostname) {
        return QString(AllBelow + hostname);
    });
}

QStringList normalisedAll(const QStringList &typed)
{
    QStringList names;
    for (const QString &name : typed)
        names.append(normalised(name).value_or(name));
    return names;
}

QString problemOf(const QStringList &typed)
{
    if (typed.isEmpty())
        return HostnameList::tr("A site keeps at least one hostname.");
    if (typed.front().startsWith(QLatin1Char('*')))
        return HostnameList::tr("The first is the main hostname, and stands for itself.");
    QString problem;
    const QStringList names = normalisedAll(typed);
    for (const QString &name : names) {
        const domain::Result<QString> hostname = normalised(name);
        if (!hostname)
            problem = hostname.error().message;
        else if (names.count(name) > 1)
            problem = HostnameList::tr("%1 is there twice.").arg(name);
    }
    return problem;
}

} // namespace

HostnameList::HostnameList(const QStringList &hostnames, const Note &note, QWidget *parent)
    : EditList(hostnames,
               {QStringLiteral("hostnames"), tr("Hostnames"), tr("Add a hostname"),
                tr("Remove the selected hostname")},
               parent)
{
    setFewest(1);
    setVisibleRows(3);
    setSide([](int row, const QString &entry) {
        if (row == 0)
            return tr("main hostname");
        return entry.startsWith(AllBelow) ? tr("all below it") : QString();
    });
    setFoot([](int count) { return tr("%Ln hostname(s)", nullptr, count); });
    setJudge(problemOf);
    setNote([note](const QStringList &typed) {
        for (const QString &name : normalisedAll(typed))
            if (const QString words = note(name); !words.isEmpty())
                return words;
        return QString();
    });
}

QStringList HostnameList::hostnames() const
{
    return normalisedAll(entries());
}

} // namespace footfall::app
