// SPDX-License-Identifier: GPL-3.0-or-later
#include "modules/spellchecker.h"

#include "modules/module.h"

#include <QDir>
#include <QStandardPaths>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Bridgelog {

static QString rulesOf(const QString &words) { return words.chopped(4) + u".aff"_s; }

QList<Dictionary> dictionaries()
{
    QList<Dictionary> found;
    for (const QString &name : {u"hunspell"_s, u"myspell"_s, u"myspell/dicts"_s}) {
        for (const QString &folder : QStandardPaths::locateAll(
                 QStandardPaths::GenericDataLocation, name, QStandardPaths::LocateDirectory)) {
            for (const QFileInfo &words : QDir(folder).entryInfoList({u"*.dic"_s}, QDir::Files)) {
                const QString language = words.completeBaseName();
                // Rules of hyphenation have the same ending, and none beside them.
                if (QFileInfo::exists(rulesOf(words.filePath()))
                    && !std::ranges::contains(found, language, &Dictionary::language))
                    found.append({.language = language, .words = words.filePath()});
            }
        }
    }
    std::ranges::sort(found, {}, &Dictionary::language);
    return found;
}

std::unique_ptr<SpellChecker> SpellChecker::make(const Dictionary &dictionary)
{
    static const auto make = moduleFunction(u"spelling"_s, "makeSpellChecker");
    if (!make)
        return nullptr;
    using Make = SpellChecker *(*)(const QString &, const QString &);
    return std::unique_ptr<SpellChecker>(
        reinterpret_cast<Make>(*make)(rulesOf(dictionary.words), dictionary.words));
}

} // namespace Bridgelog
