// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/collector/addresswords.h"

#include "app/dialogs/backend.h"

#include <QCoreApplication>
#include <QUrl>

namespace footfall::app {

using domain::AddressExplanation;
using Verdict = AddressWords::Verdict;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(AddressWords)
};

void explainConnection(const AddressExplanation &seen, const QString &publicUrl,
                       AddressWords &words)
{
    words.readFrom = Words::tr("the connection");
    words.trusted = Words::tr("No proxy");
    words.because =
        Words::tr("You are seen as %1 because that address opened the connection, and no "
                  "proxy named another.")
            .arg(seen.address);
    // Whoever tests on this computer without a public address is seen rightly.
    if (!isPrivateAddress(seen.address) || isThisComputer(QUrl(publicUrl).host()))
        return;
    words.verdict = Verdict::Doubtful;
    words.verdictWord = Words::tr("private address");
    words.advice =
        Words::tr("%1 is an address of a private network. If a proxy stands there, every "
                  "visitor would be seen as it: let the proxy send X-Forwarded-For and "
                  "trust it in the settings.")
            .arg(seen.address);
}

} // namespace

bool isPrivateAddress(const QString &address)
{
    const QString lower = address.toLower();
    if (lower.contains(QLatin1Char(':'))) {
        return lower == QStringLiteral("::1") || lower.startsWith(QStringLiteral("fc")) ||
               lower.startsWith(QStringLiteral("fd")) || lower.startsWith(QStringLiteral("fe8")) ||
               lower.startsWith(QStringLiteral("fe9")) || lower.startsWith(QStringLiteral("fea")) ||
               lower.startsWith(QStringLiteral("feb"));
    }
    const QStringList parts = lower.split(QLatin1Char('.'));
    if (parts.size() != 4)
        return false;
    const int first = parts[0].toInt();
    const int second = parts[1].toInt();
    return first == 10 || first == 127 || (first == 192 && second == 168) ||
           (first == 172 && second >= 16 && second <= 31) || (first == 169 && second == 254) ||
           (first == 100 && second >= 64 && second <= 127);
}

AddressWords wordsOf(const AddressExplanation &seen, const QString &publicUrl)
{
    AddressWords words;
    words.verdictWord = Words::tr("as expected");
    if (!seen.header.isEmpty()) {
        words.readFrom =
            Words::tr("%1, set by %2", "a header and an address").arg(seen.header, seen.peer);
        words.trusted = Words::tr("Yes, %1", "a range of addresses").arg(seen.trustedRange);
        words.because =
            Words::tr("You are seen as %1 because %2 opened the connection, lies in %3, "
                      "which you trust, and named this address in %4.")
                .arg(seen.address, seen.peer, seen.trustedRange, seen.header);
        if (isPrivateAddress(seen.address) && !isThisComputer(QUrl(publicUrl).host())) {
            words.verdict = Verdict::Doubtful;
            words.verdictWord = Words::tr("private address");
            words.advice = Words::tr("%1 is an address of a private network. If it is a further "
                                     "proxy, trust it as well.")
                               .arg(seen.address);
        }
        return words;
    }
    if (!seen.ignoredHeader.isEmpty()) {
        words.verdict = Verdict::Doubtful;
        words.verdictWord = Words::tr("header ignored");
        words.readFrom = Words::tr("the connection");
        words.trusted = Words::tr("No");
        words.because = Words::tr("You are seen as %1 because it opened the connection and is no "
                                  "trusted proxy; what it says in %2 was not believed.")
                            .arg(seen.address, seen.ignoredHeader);
        words.advice = Words::tr("If %1 is your proxy, trust it in the settings. If it is not, all "
                                 "is well: anybody can send such a header.")
                           .arg(seen.peer);
        return words;
    }
    if (!seen.trustedRange.isEmpty()) {
        words.verdict = Verdict::Doubtful;
        words.verdictWord = Words::tr("no header");
        words.readFrom = Words::tr("the connection");
        words.trusted = Words::tr("Yes, %1", "a range of addresses").arg(seen.trustedRange);
        words.because = Words::tr("You are seen as %1 because that trusted proxy opened the "
                                  "connection and did not say for whom.")
                            .arg(seen.address);
        words.advice = Words::tr("Let the proxy send X-Forwarded-For with the visitor’s address. "
                                 "If the test did not go through the proxy, set the public address "
                                 "in the settings.");
        return words;
    }
    explainConnection(seen, publicUrl, words);
    return words;
}

} // namespace footfall::app
