// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/incident.h"
#include "modules/spellchecker.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QStringList>

namespace Bridgelog {

/// Which words are misspelt, by the dictionary of the language that was chosen, the person's own
/// words, and names that the incident has. The dictionary is read beside the window's thread the
/// first time a word is asked about; nothing is wrong before.
class Spelling : public QObject {
    Q_OBJECT

public:
    explicit Spelling(QObject *parent = nullptr);
    ~Spelling() override;

    /// The language that means: do not check.
    static inline const QString off = QStringLiteral("off");

    /// Of the dictionaries on this machine. Empty: the system's language, else any English.
    void choose(const QString &language);
    const QString &chosen() const { return m_chosen; }
    /// Which dictionary that comes to; without a language where there is none.
    Dictionary dictionary() const;

    void setOwnWords(const QStringList &words);
    const QStringList &ownWords() const { return m_own; }
    /// Keeps a word as right.
    void learn(const QString &word);
    /// Who responds and what is affected is right, too.
    void setNamesOf(const Incident &incident);

    bool isWrong(const QString &word);
    /// The likeliest first, few enough for a menu.
    QStringList suggestions(const QString &word);

Q_SIGNALS:
    /// Other words are wrong than before.
    void changed();
    void choiceChanged(const QString &language);
    void ownWordsChanged(const QStringList &words);

private:
    void load();
    void gather();

    QString m_chosen;
    QStringList m_own;
    QSet<QString> m_right; ///< of the own words and the names, without case
    QStringList m_names;
    QHash<QString, bool> m_judged;
    std::shared_ptr<SpellChecker> m_checker;
    int m_asked = 0; ///< only the dictionary that was asked for last counts
    bool m_loading = false;
};

} // namespace Bridgelog
