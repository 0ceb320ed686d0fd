// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFlags>
#include <QList>
#include <QString>
#include <QStringList>

namespace Bridgelog {

/// What a redaction can take out of an incident.
enum class SecretKind : quint8 {
    Person = 1 << 0, ///< a name or a handle; its role stands there instead
    Host = 1 << 1, ///< machines and domains, with the links to them
    Address = 1 << 2, ///< of a network: IPv4, IPv6, MAC
    Mail = 1 << 3,
    Phone = 1 << 4,
    Token = 1 << 5, ///< keys, tokens, passwords
    Word = 1 << 6 ///< that somebody listed
};
Q_DECLARE_FLAGS(SecretKinds, SecretKind)
Q_DECLARE_OPERATORS_FOR_FLAGS(SecretKinds)

inline constexpr SecretKind secretKinds[] = {
    SecretKind::Person, SecretKind::Host,  SecretKind::Address, SecretKind::Mail,
    SecretKind::Phone,  SecretKind::Token, SecretKind::Word};
/// "people", "hosts" …: as the command line names it.
QString word(SecretKind kind);

/// Where something that must not be told stands in a text.
struct Secret {
    qsizetype from = 0;
    qsizetype length = 0;
    SecretKind kind = SecretKind::Word;
    friend bool operator==(const Secret &, const Secret &) = default;
};

/// What `text` tells by its patterns, in the order of the text, none over another. Names of people
/// and listed words follow from no pattern; a handle ("@dana") does.
QList<Secret> secretsIn(const QString &text, SecretKinds kinds);

/// The addresses of web pages and the like in a text, as (from, length).
QList<std::pair<qsizetype, qsizetype>> linksIn(const QString &text);

} // namespace Bridgelog
