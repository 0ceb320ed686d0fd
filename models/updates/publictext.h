// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/incident.h"

#include <QString>
#include <QStringList>

namespace Bridgelog {

/// What a text for the public should not say, or should and does not. It warns; nothing is refused.
struct TextWarning {
    enum class What : quint8 {
        NoNextUpdate, ///< nothing says when the next one comes
        Eta, ///< when it will work again: nobody knows, and everybody remembers
        Person, ///< somebody's name, handle or address
        Host, ///< a machine or a network of one's own
        Word ///< one that the team listed
    };
    What what = What::NoNextUpdate;
    qsizetype from = 0; ///< where it stands in the text
    qsizetype length = 0; ///< 0: it is about the whole
    QString words; ///< what stands there, on one line
    friend bool operator==(const TextWarning &, const TextWarning &) = default;
};

/// What a check goes by besides the English language.
struct PublicTextRules {
    QStringList people; ///< those who take part
    QStringList words; ///< that the team wants to hear nothing of; “outag*” stands for a beginning
    bool lastOne = false; ///< no next update has to be promised
    friend bool operator==(const PublicTextRules &, const PublicTextRules &) = default;
};

/// Whether all words of a name are those of roles ("duty commander"), so that it is nobody's.
bool isRoleName(const QString &name);

/// The rules for an update of that incident under that phase's word.
PublicTextRules
rulesFor(const Incident &incident, const QString &phase, const QStringList &words = {});

/// All that `text` is warned of, in the order of the text, what concerns the whole of it last.
QList<TextWarning> publicTextWarnings(const QString &text, const PublicTextRules &rules);

/// One whole sentence for the person.
QString sentenceOf(const TextWarning &warning);

} // namespace Bridgelog
