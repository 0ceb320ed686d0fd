// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <memory>

namespace Bridgelog {

/// A dictionary in hunspell's format that this machine has.
struct Dictionary {
    QString language; ///< "en_GB"
    QString words; ///< the file's path; its rules lie beside it, as .aff
    friend bool operator==(const Dictionary &, const Dictionary &) = default;
};

/// By language, each once: the person's own before the system's. Looks into folders.
QList<Dictionary> dictionaries();

/// Judges single words. One thread at a time.
class SpellChecker {
public:
    /// Takes a moment: reads the whole dictionary. nullptr where it cannot be read, or the library
    /// is not installed; nothing is judged then.
    static std::unique_ptr<SpellChecker> make(const Dictionary &dictionary);
    virtual ~SpellChecker() = default;

    /// A word that the dictionary's encoding cannot write counts as known.
    virtual bool knows(const QString &word) = 0;
    /// What may have been meant, the likeliest first.
    virtual QStringList suggestions(const QString &word) = 0;
};

} // namespace Bridgelog
