// SPDX-License-Identifier: GPL-3.0-or-later
// The parameters of a query string, decoded as the browsers' encodeURIComponent and URLSearchParams
// encode them. A value that owns nothing: valid as long as what it was made from.
#pragma once

#include <QByteArrayView>
#include <QString>
#include <QVarLengthArray>

#include <optional>

namespace footfall::server {

class QueryString
{
public:
    explicit QueryString(QByteArrayView encoded);

    /// Whether a parameter of that name occurs, with or without a value.
    [[nodiscard]] bool has(QByteArrayView name) const { return find(name) != nullptr; }
    /// The first value of that name; nullopt where the name does not occur.
    [[nodiscard]] std::optional<QString> value(QByteArrayView name) const;
    /// The same before it is decoded.
    [[nodiscard]] QByteArrayView encodedValue(QByteArrayView name) const;

private:
    struct Parameter {
        QByteArrayView name; ///< Still encoded, as the value.
        QByteArrayView value;
        bool isPlain = true; ///< The name is written as it is.
    };
    [[nodiscard]] const Parameter *find(QByteArrayView name) const;

    QVarLengthArray<Parameter, 16> m_parameters;
};

} // namespace footfall::server
