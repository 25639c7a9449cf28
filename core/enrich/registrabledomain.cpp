// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/enrich/registrabledomain.h"

#include <libpsl.h>

#include <algorithm>
#include <cstring>

namespace footfall::enrich {

namespace {

bool isAddress(QStringView hostname)
{
    return hostname.contains(u':') || std::all_of(hostname.begin(), hostname.end(), [](QChar c) {
               return c == u'.' || (c >= u'0' && c <= u'9');
           });
}

} // namespace

void RegistrableDomains::Deleter::operator()(psl_ctx_st *list) const
{
    psl_free(list); // Knows the built-in list, and leaves it alone.
}

RegistrableDomains::RegistrableDomains() : m_list(psl_latest(nullptr)) {}

RegistrableDomains::~RegistrableDomains() = default;

QStringView RegistrableDomains::of(QStringView hostname) const
{
    if (!m_list || isAddress(hostname))
        return hostname;
    // Hostnames are ASCII here (punycode), so positions are the same in both strings.
    const QByteArray bytes = hostname.toLatin1();
    const char *domain = psl_registrable_domain(m_list.get(), bytes.constData());
    if (!domain)
        return hostname;
    return hostname.last(static_cast<qsizetype>(std::strlen(domain)));
}

bool RegistrableDomains::isPublicSuffix(QStringView hostname) const
{
    return m_list && psl_is_public_suffix(m_list.get(), hostname.toLatin1().constData()) == 1;
}

QStringView RegistrableDomains::labelOf(QStringView registrable) const
{
    const qsizetype dot = registrable.indexOf(u'.');
    if (!m_list || dot < 0 || isAddress(registrable))
        return {};
    const QByteArray suffix = registrable.sliced(dot + 1).toLatin1();
    if (!psl_is_public_suffix2(m_list.get(), suffix.constData(),
                               PSL_TYPE_ICANN | PSL_TYPE_NO_STAR_RULE))
        return {};
    return registrable.first(dot);
}

} // namespace footfall::enrich
