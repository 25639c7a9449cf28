// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/textpattern.h"

#include <QCoreApplication>
#include <QLocale>
#include <re2/re2.h>

namespace footfall::queries {

using namespace domain;

namespace {

/// What a person reads; lupdate finds the context here.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Queries)
};

// Of the program that RE2 makes of an expression, and of the tables it builds while it matches.
constexpr int64_t MostMemory = 8 << 20;

re2::StringPiece piece(std::string_view text)
{
    return {text.data(), text.size()};
}

re2::RE2::Options optionsFor(FilterOperator by)
{
    re2::RE2::Options options;
    options.set_log_errors(false);
    options.set_max_mem(MostMemory);
    options.set_never_capture(true);
    options.set_dot_nl(by == FilterOperator::Matches);
    options.set_literal(by == FilterOperator::Is || by == FilterOperator::Contains);
    options.set_case_sensitive(by != FilterOperator::Contains);
    return options;
}

std::string expressionOf(FilterOperator by, const QString &value)
{
    if (by != FilterOperator::Matches)
        return value.toStdString();
    std::string expression;
    const QStringList parts = value.split(QLatin1Char('*'));
    for (qsizetype i = 0; i < parts.size(); ++i) {
        if (i > 0)
            expression += ".*";
        expression += re2::RE2::QuoteMeta(parts.at(i).toStdString());
    }
    return expression;
}

std::shared_ptr<const re2::RE2> compiled(FilterOperator by, const QString &value)
{
    return std::make_shared<const re2::RE2>(piece(expressionOf(by, value)), optionsFor(by));
}

} // namespace

TextPattern::TextPattern(std::shared_ptr<const re2::RE2> expression, bool isWhole)
    : m_expression(std::move(expression)), m_isWhole(isWhole)
{
}

Result<TextPattern> TextPattern::of(FilterOperator by, const QString &value)
{
    const std::shared_ptr<const re2::RE2> expression = compiled(by, value);
    if (!expression->ok())
        return failure(
            ErrorKind::Invalid,
            Words::tr("The expression “%1” cannot be read: %2. Write it as RE2 has it, for example "
                      "page@/^\\/docs\\/(en|de)/.")
                .arg(value.left(80), QString::fromStdString(expression->error())));
    return TextPattern(expression, by == FilterOperator::Is || by == FilterOperator::Matches);
}

QString TextPattern::problemOf(FilterOperator by, const QString &value)
{
    return QString::fromStdString(compiled(by, value)->error());
}

bool TextPattern::matches(std::string_view text) const
{
    return m_isWhole ? re2::RE2::FullMatch(piece(text), *m_expression)
                     : re2::RE2::PartialMatch(piece(text), *m_expression);
}

bool TextPattern::matches(const QString &text) const
{
    const QByteArray utf8 = text.toUtf8();
    return matches(std::string_view(utf8.constData(), static_cast<size_t>(utf8.size())));
}

bool matchesCountry(const QString &code, const QString &search)
{
    if (search.size() <= 2)
        return code.contains(search, Qt::CaseInsensitive);
    const QLocale::Territory territory = QLocale::codeToTerritory(code);
    return territory != QLocale::AnyTerritory &&
           QLocale::territoryToString(territory).contains(search, Qt::CaseInsensitive);
}

} // namespace footfall::queries
