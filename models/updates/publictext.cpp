// SPDX-License-Identifier: GPL-3.0-or-later
#include "updates/publictext.h"

#include "updates/hostwords.h"
#include "updates/promises.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace Bridgelog {

using namespace Qt::StringLiterals;

namespace {

using Option = QRegularExpression::PatternOption;
constexpr QRegularExpression::PatternOptions plainOptions{
    Option::CaseInsensitiveOption, Option::UseUnicodePropertiesOption};

/// Words that stand in the names of roles, so that no part of such a name counts as a person's.
bool isRoleWord(const QString &word)
{
    static const QSet<QString> words{
        u"admin"_s,      u"analyst"_s,  u"api"_s,      u"call"_s,       u"commander"_s,
        u"comms"_s,      u"customer"_s, u"database"_s, u"deputy"_s,     u"desk"_s,
        u"duty"_s,       u"engineer"_s, u"expert"_s,   u"incident"_s,   u"internal"_s,
        u"lead"_s,       u"liaison"_s,  u"manager"_s,  u"network"_s,    u"office"_s,
        u"operations"_s, u"operator"_s, u"owner"_s,    u"payments"_s,   u"platform"_s,
        u"responder"_s,  u"scribe"_s,   u"security"_s, u"service"_s,    u"specialist"_s,
        u"storage"_s,    u"support"_s,  u"supplier"_s, u"team"_s,       u"communications"_s,
        u"the"_s,        u"and"_s,      u"for"_s,      u"management"_s, u"order"_s};
    return words.contains(word.toCaseFolded());
}

/// Collects what is found, the same place once only.
class Search {
public:
    explicit Search(const QString &text)
        : m_text(text)
    {
    }

    void take(TextWarning::What what, qsizetype from, qsizetype length)
    {
        const bool known = std::ranges::any_of(m_found, [&](const TextWarning &other) {
            return from < other.from + other.length && other.from < from + length;
        });
        if (!known)
            m_found.append(
                {.what = what,
                 .from = from,
                 .length = length,
                 .words = m_text.mid(from, length).simplified()});
    }
    void takeAll(TextWarning::What what, const QRegularExpression &pattern)
    {
        for (const auto &match : pattern.globalMatch(m_text))
            take(what, match.capturedStart(), match.capturedLength());
    }
    QList<TextWarning> inOrder()
    {
        std::ranges::stable_sort(m_found, {}, &TextWarning::from);
        return m_found;
    }

private:
    QString m_text;
    QList<TextWarning> m_found;
};

QString wholeWord(const QString &word) { return uR"((?<![\w@.-])%1(?!\w))"_s.arg(word); }

/// A text of several words, whatever blanks stand between them.
QString spaced(const QString &text)
{
    QStringList parts = text.simplified().split(u' ');
    for (QString &part : parts)
        part = QRegularExpression::escape(part);
    return parts.join(uR"(\s+)"_s);
}

void findPeople(Search &search, const QStringList &people)
{
    static const QRegularExpression address(
        uR"([\w.+-]+@[\w-]+(\.[\w-]+)+|(?<![\w@./])@[a-z_][\w.-]*[\w])"_s, plainOptions);
    search.takeAll(TextWarning::What::Person, address);
    for (const QString &person : people) {
        const QString name = person.simplified();
        const QStringList parts = name.split(u' ', Qt::SkipEmptyParts);
        if (name.size() < 2 || isRoleName(name))
            continue;
        search.takeAll(
            TextWarning::What::Person, QRegularExpression(wholeWord(spaced(name)), plainOptions));
        if (parts.size() < 2)
            continue;
        for (const QString &part : parts) {
            if (part.size() >= 3 && part.front().isUpper() && !isRoleWord(part))
                search.takeAll(
                    TextWarning::What::Person,
                    QRegularExpression(
                        wholeWord(QRegularExpression::escape(part)),
                        Option::UseUnicodePropertiesOption));
        }
    }
}

void findWords(Search &search, const QStringList &words)
{
    for (const QString &listed : words) {
        QString word = listed.simplified();
        const bool beginning = word.endsWith(u'*');
        if (beginning)
            word.chop(1);
        if (!word.isEmpty())
            search.takeAll(
                TextWarning::What::Word,
                QRegularExpression(
                    wholeWord(spaced(word) + (beginning ? uR"(\w*)"_s : QString())), plainOptions));
    }
}

} // namespace

bool isRoleName(const QString &name)
{
    return std::ranges::all_of(
        name.simplified().split(u' ', Qt::SkipEmptyParts), [](const QString &part) {
            return std::ranges::all_of(part.split(u'-'), isRoleWord) || part.size() < 3;
        });
}

PublicTextRules rulesFor(const Incident &incident, const QString &phase, const QStringList &words)
{
    QSet<QString> people(incident.responders.begin(), incident.responders.end());
    for (const RoleHolder &holder : incident.roles)
        people.insert(holder.person);
    for (int row = 0; row < incident.timeline.size(); ++row) {
        people.insert(incident.timeline.author(row));
        people.insert(incident.timeline.at(row).assignee);
    }
    people.remove(QString());
    const auto named = fromWord<Phase>(phase);
    QStringList sorted(people.begin(), people.end());
    sorted.sort();
    return {
        .people = sorted,
        .words = words,
        .lastOne = (named && isOver(*named)) || phase == "postmortem"_L1};
}

QList<TextWarning> publicTextWarnings(const QString &text, const PublicTextRules &rules)
{
    if (text.trimmed().isEmpty())
        return {};
    Search search(text);
    findPeople(search, rules.people);
    for (const auto &[from, length] : hostsIn(text))
        search.take(TextWarning::What::Host, from, length);
    findWords(search, rules.words);
    for (const auto &[from, length] : promisedRepairsIn(text))
        search.take(TextWarning::What::Eta, from, length);
    QList<TextWarning> found = search.inOrder();
    if (!rules.lastOne && !promisesNextUpdate(text))
        found.append({.what = TextWarning::What::NoNextUpdate});
    return found;
}

QString sentenceOf(const TextWarning &warning)
{
    const auto tell = [](const char *sentence) {
        return QCoreApplication::translate("Bridgelog::TextWarning", sentence);
    };
    switch (warning.what) {
        using enum TextWarning::What;
    case NoNextUpdate:
        return tell(QT_TRANSLATE_NOOP(
            "Bridgelog::TextWarning", "It does not say when the next update comes."));
    case Eta:
        return tell(QT_TRANSLATE_NOOP(
                        "Bridgelog::TextWarning", "“%1” promises when it will work again."))
            .arg(warning.words);
    case Person:
        return tell(QT_TRANSLATE_NOOP("Bridgelog::TextWarning", "“%1” names a person."))
            .arg(warning.words);
    case Host:
        return tell(QT_TRANSLATE_NOOP("Bridgelog::TextWarning", "“%1” names a machine inside."))
            .arg(warning.words);
    case Word:
        return tell(QT_TRANSLATE_NOOP(
                        "Bridgelog::TextWarning", "“%1” is on the list of words to avoid."))
            .arg(warning.words);
    }
    return {};
}

} // namespace Bridgelog
