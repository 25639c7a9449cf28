// SPDX-License-Identifier: GPL-3.0-or-later
// Accept-Language: a plain tag of primary and region subtag comes of it, or nothing.
#include "core/enrich/language.h"

#include "tests/fuzz/fuzz.h"

#include <QRegularExpression>

using namespace footfall;

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    static const QRegularExpression tag(QStringLiteral("\\A[a-z]{2,3}(-([A-Z]{2}|[0-9]{3}))?\\z"));
    const QString language = enrich::preferredLanguage(fuzz::view(data, size));
    FUZZ_CHECK(language.isEmpty() || tag.match(language).hasMatch());
    FUZZ_CHECK(enrich::preferredLanguage(language.toLatin1()) == language);
    return 0;
}
