// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/enrich/kepttext.h"

#include "core/enrich/pageaddress.h"

namespace footfall::enrich {

QString keptText(const QString &sent, qsizetype longest)
{
    if (sent.isEmpty())
        return {};
    QString text = sent.trimmed();
    if (hasUnsafeCharacters(text))
        return {};
    if (text.size() > longest) {
        text.truncate(longest);
        if (text.back().isHighSurrogate())
            text.chop(1);
        text = text.trimmed();
    }
    return text;
}

} // namespace footfall::enrich
