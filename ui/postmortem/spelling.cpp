// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/spelling.h"

#include "common/worker.h"
#include "postmortem/prosewords.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Bridgelog {

Spelling::Spelling(QObject *parent)
    : QObject(parent)
{
}

Spelling::~Spelling() = default;

static Dictionary found(const QString &language)
{
    const QList<Dictionary> all = dictionaries();
    const auto begins = [&](const QString &wanted) {
        const auto it = std::ranges::find_if(
            all, [&](const Dictionary &each) { return each.language.startsWith(wanted); });
        return it == all.end() ? Dictionary() : *it;
    };
    if (!language.isEmpty())
        return begins(language);
    const QString own = QLocale::system().name();
    for (const QString &wanted : {own, own.section(u'_', 0, 0) + u'_', u"en"_s}) {
        if (const Dictionary dictionary = begins(wanted); !dictionary.language.isEmpty())
            return dictionary;
    }
    return {};
}

Dictionary Spelling::dictionary() const { return m_chosen == off ? Dictionary() : found(m_chosen); }

void Spelling::choose(const QString &language)
{
    if (language == m_chosen)
        return;
    m_chosen = language;
    m_checker.reset();
    m_loading = false;
    ++m_asked;
    m_judged.clear();
    Q_EMIT choiceChanged(language);
    Q_EMIT changed();
}

/// Gathers what is right beside the dictionary; before there is one, nothing was wrong.
void Spelling::gather()
{
    m_right.clear();
    for (const QString &word : std::as_const(m_own))
        m_right.insert(word.toCaseFolded());
    for (const QString &text : std::as_const(m_names)) {
        for (const ProseWord &word : proseWords(text))
            m_right.insert(text.sliced(word.start, word.length).toCaseFolded());
    }
    if (m_checker)
        Q_EMIT changed();
}

void Spelling::setOwnWords(const QStringList &words)
{
    if (words == m_own)
        return;
    m_own = words;
    gather();
}

void Spelling::setNamesOf(const Incident &incident)
{
    QStringList names = incident.responders;
    names.append(incident.organisation);
    for (const RoleHolder &holder : incident.roles)
        names.append(holder.person);
    for (const Component &component : incident.components)
        names.append(component.name);
    if (names == m_names)
        return;
    m_names = names;
    gather();
}

void Spelling::learn(const QString &word)
{
    if (m_own.contains(word))
        return;
    m_own.append(word);
    gather();
    Q_EMIT ownWordsChanged(m_own);
}

void Spelling::load()
{
    onWorker([language = m_chosen] {
        const Dictionary dictionary = found(language);
        return dictionary.language.isEmpty() ? std::shared_ptr<SpellChecker>()
                                             : std::shared_ptr(SpellChecker::make(dictionary));
    }).then(this, [this, asked = m_asked](const std::shared_ptr<SpellChecker> &checker) {
        if (asked != m_asked || !checker)
            return;
        m_checker = checker;
        Q_EMIT changed();
    });
}

bool Spelling::isWrong(const QString &word)
{
    if (m_chosen == off)
        return false;
    if (!m_checker) {
        if (!std::exchange(m_loading, true))
            QMetaObject::invokeMethod(this, &Spelling::load, Qt::QueuedConnection);
        return false;
    }
    if (m_right.contains(word.toCaseFolded()))
        return false;
    const auto judged = m_judged.constFind(word);
    if (judged != m_judged.cend())
        return *judged;
    return *m_judged.insert(word, !m_checker->knows(word));
}

QStringList Spelling::suggestions(const QString &word)
{
    constexpr qsizetype most = 6;
    return m_checker ? m_checker->suggestions(word).mid(0, most) : QStringList();
}

} // namespace Bridgelog
