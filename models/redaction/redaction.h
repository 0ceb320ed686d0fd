// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/incident.h"
#include "redaction/secretfinder.h"

namespace Bridgelog {

struct RedactionRules {
    SecretKinds kinds;
    QStringList words; ///< listed by the person; gone wherever they stand, whatever the kinds
    QStringList keep; ///< what may stay: a host, a domain with all its hosts, a name
    bool isEmpty() const { return !kinds && words.isEmpty(); }
    friend bool operator==(const RedactionRules &, const RedactionRules &) = default;
};
SecretKinds everySecretKind();

/// One text that is gone, what stands there now, and where it stood.
struct Removed {
    SecretKind kind = SecretKind::Word;
    QString text;
    QString replacement;
    QStringList places; ///< each once, in the order of the incident
    int count = 0;
    bool exactCase = false;
    friend bool operator==(const Removed &, const Removed &) = default;
};

struct Redaction {
    Incident incident;
    QList<Removed> removed; ///< in the order in which they were met
};

/// The incident without what the rules name, in every field; what is found in one goes from all.
/// The same secret has the same replacement everywhere. Pure: the same incident and rules give the
/// same.
Redaction redacted(const Incident &incident, const RedactionRules &rules);

} // namespace Bridgelog
