// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace Bridgelog {

/// What a name of a live field stands for.
struct FieldName {
    enum class Type : quint8 {
        Text,
        Flag, ///< yes or no
        Moment, ///< shown by |local, |utc, |both, |dated, |iso; |local where nothing is said
        Length, ///< shown by |duration
        Object, ///< has members
        List ///< gone through by {% for %}
    };
    QString name;
    Type type = Type::Text;
    QString tells; ///< for people, one line
    QList<FieldName> members; ///< Object and Moment: its own; List: those of each of its elements
};

/// The names that a field may begin with: what a document knows of its incident.
const QList<FieldName> &fieldNames();

/// What may follow a name behind `|`.
const QList<FieldName> &fieldFilters();

/// A part of a document that is made from the incident, `{% timeline %}`, and what it may be given:
/// `audience="public"`, or a word alone.
struct FieldFact {
    QString name;
    QString tells;
    QStringList arguments;
};
const QList<FieldFact> &fieldFacts();

/// Of the names the one that is most like `word`, where one is like it at all.
QString nearestName(const QString &word, const QStringList &names);

} // namespace Bridgelog
