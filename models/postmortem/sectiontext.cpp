// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/sectiontext.h"

#include "postmortem/fences.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace Bridgelog {

using namespace Qt::StringLiterals;

static const QString headingMark = u"## "_s;

QString documentText(const QList<Section> &sections)
{
    QString document;
    for (qsizetype i = 0; i < sections.size(); ++i) {
        const Section &section = sections.at(i);
        if (i > 0)
            document += u'\n';
        if (i > 0 || !section.title.isEmpty())
            document += headingMark + section.title + u'\n';
        document += section.text;
    }
    return document;
}

QList<WrittenSection> writtenSections(const QString &document)
{
    const QList<QStringView> lines = QStringView(document).split(u'\n');
    const QList<bool> fenced = fencedLines(lines);
    QList<WrittenSection> sections;
    qsizetype at = 0;
    qsizetype textFrom = 0;
    bool open = false; // a section whose text goes on
    const auto close = [&](qsizetype end) {
        if (open)
            sections.last().text = document.sliced(
                std::min(textFrom, document.size()), std::max<qsizetype>(end - textFrom, 0));
    };
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QStringView line = lines.at(i);
        const bool heading = line.startsWith(headingMark) && !fenced.at(i);
        if (heading || i == 0) {
            close(at - 1);
            sections.append(
                {.title = heading ? line.sliced(headingMark.size()).toString() : QString(),
                 .text = {},
                 .at = at,
                 .line = static_cast<int>(i)});
            textFrom = heading ? at + line.size() + 1 : at;
            open = true;
        }
        at += line.size() + 1;
    }
    close(document.size());
    if (sections.size() == 1 && sections.first().title.isEmpty() && document.isEmpty())
        sections.clear();
    return sections;
}

bool saysNothing(const QString &text)
{
    static const QRegularExpression prompt(
        uR"(\{#.*?#\}|<!--.*?-->)"_s, QRegularExpression::DotMatchesEverythingOption);
    QString rest = text;
    return rest.remove(prompt).trimmed().isEmpty();
}

int wordCount(const QString &text)
{
    int words = 0;
    bool within = false;
    for (const QChar c : text) {
        const bool part = c.isLetterOrNumber() || (within && (c == u'\'' || c == u'’'));
        words += part && !within;
        within = part;
    }
    return words;
}

namespace {

/// Which of the sections that are there each written one is.
class Pairing {
public:
    Pairing(const QList<Section> &there, const QList<WrittenSection> &written)
        : m_there(there)
        , m_written(written)
        , m_pairOf(written.size(), -1)
        , m_taken(there.size(), false)
    {
        // What stands at the same end of both first: of two of one title each keeps its own.
        qsizetype ends = std::min(there.size(), written.size());
        qsizetype start = 0;
        while (start < ends && sameTitle(start, start))
            pair(start, start), ++start;
        for (qsizetype back = 1; back <= ends - start; ++back) {
            if (!sameTitle(there.size() - back, written.size() - back))
                break;
            pair(there.size() - back, written.size() - back);
        }
        pairWhere([this](qsizetype i, qsizetype j) { return sameTitle(i, j); });
        pairWhere([this](qsizetype i, qsizetype j) {
            return !saysNothing(m_there.at(i).text) && m_there.at(i).text == m_written.at(j).text;
        });
        pairBetween();
    }
    /// The index among those that are there, or -1.
    qsizetype pairOf(qsizetype written) const { return m_pairOf.at(written); }
    bool isTaken(qsizetype there) const { return m_taken.at(there); }

private:
    bool sameTitle(qsizetype i, qsizetype j) const
    {
        return m_there.at(i).title == m_written.at(j).title;
    }
    void pair(qsizetype i, qsizetype j)
    {
        m_pairOf[j] = i;
        m_taken[i] = true;
    }
    template <typename F>
    void pairWhere(F fits)
    {
        for (qsizetype j = 0; j < m_written.size(); ++j) {
            for (qsizetype i = 0; i < m_there.size() && m_pairOf.at(j) < 0; ++i) {
                if (!m_taken.at(i) && fits(i, j))
                    pair(i, j);
            }
        }
    }
    /// A title and its text that both changed, alone between neighbours that stayed.
    void pairBetween()
    {
        for (qsizetype j = 0; j < m_written.size(); ++j) {
            if (m_pairOf.at(j) >= 0)
                continue;
            const qsizetype i = j > 0 ? m_pairOf.at(j - 1) + 1 : 0;
            const bool follows = j == 0 || m_pairOf.at(j - 1) >= 0;
            if (follows && i < m_there.size() && !m_taken.at(i))
                pair(i, j);
        }
    }

    const QList<Section> &m_there;
    const QList<WrittenSection> &m_written;
    QList<qsizetype> m_pairOf;
    QList<bool> m_taken;
};

/// Which of `order` may stay: those of its longest rising row.
QSet<qsizetype> longestRising(const QList<qsizetype> &order)
{
    QList<qsizetype> length(order.size(), 1);
    QList<qsizetype> before(order.size(), -1);
    qsizetype best = -1;
    for (qsizetype j = 0; j < order.size(); ++j) {
        for (qsizetype i = 0; i < j; ++i) {
            if (order.at(i) < order.at(j) && length.at(i) + 1 > length.at(j)) {
                length[j] = length.at(i) + 1;
                before[j] = i;
            }
        }
        if (best < 0 || length.at(j) > length.at(best))
            best = j;
    }
    QSet<qsizetype> rising;
    for (qsizetype j = best; j >= 0; j = before.at(j))
        rising.insert(order.at(j));
    return rising;
}

QString keyOf(const QString &title)
{
    QString key;
    for (const QChar c : title.toCaseFolded()) {
        if (c.isLetterOrNumber())
            key += c;
        else if (!key.isEmpty() && !key.endsWith(u'-'))
            key += u'-';
    }
    while (key.endsWith(u'-'))
        key.chop(1);
    return key.isEmpty() ? u"section"_s : key.left(60);
}

QString freshKey(const QString &title, QSet<QString> &taken)
{
    const QString key = keyOf(title);
    QString fresh = key;
    for (int n = 2; taken.contains(fresh); ++n)
        fresh = u"%1-%2"_s.arg(key).arg(n);
    taken.insert(fresh);
    return fresh;
}

class Revisions {
public:
    Revisions(const QList<Section> &there, const QList<WrittenSection> &written)
        : m_there(there)
        , m_written(written)
        , m_pairs(there, written)
    {
    }

    QList<SectionRevised> make()
    {
        for (qsizetype i = 0; i < m_there.size(); ++i) {
            const QString &key = m_there.at(i).key;
            m_keys.insert(key);
            if (m_pairs.isTaken(i))
                m_order.append(key);
            else
                m_result.append({.section = key, .gone = true});
        }
        QList<qsizetype> kept;
        for (qsizetype j = 0; j < m_written.size(); ++j) {
            if (m_pairs.pairOf(j) >= 0)
                kept.append(m_pairs.pairOf(j));
        }
        m_stays = longestRising(kept);
        for (qsizetype j = 0; j < m_written.size(); ++j)
            write(j);
        return m_result;
    }

private:
    void write(qsizetype j)
    {
        const WrittenSection &written = m_written.at(j);
        const qsizetype i = m_pairs.pairOf(j);
        SectionRevised revision;
        if (i < 0) {
            revision = {
                .section = freshKey(written.title, m_keys),
                .title = written.title,
                .text = written.text,
                .live = true};
        } else {
            const Section &there = m_there.at(i);
            revision.section = there.key;
            if (there.title != written.title)
                revision.title = written.title;
            if (there.text != written.text)
                revision.text = written.text;
        }
        if (i < 0 || !m_stays.contains(i))
            revision.position = placeBehind(revision.section);
        m_last = revision.section;
        if (revision.title || revision.text || revision.position)
            m_result.append(revision);
    }

    /// Moves a key directly behind the one written last.
    int placeBehind(const QString &key)
    {
        m_order.removeOne(key);
        const qsizetype place = m_last ? m_order.indexOf(*m_last) + 1 : 0;
        m_order.insert(place, key);
        return static_cast<int>(place);
    }

    const QList<Section> &m_there;
    const QList<WrittenSection> &m_written;
    Pairing m_pairs;
    QSet<QString> m_keys;
    QStringList m_order; ///< the keys, as the revisions so far leave them
    QSet<qsizetype> m_stays;
    std::optional<QString> m_last;
    QList<SectionRevised> m_result;
};

} // namespace

QList<SectionRevised> revisionsFor(const QList<Section> &sections, const QString &document)
{
    const QList<WrittenSection> written = writtenSections(document);
    return Revisions(sections, written).make();
}

QList<Section> revised(const QList<Section> &sections, const QList<SectionRevised> &revisions)
{
    Incident incident;
    incident.postmortem.sections = sections;
    for (const SectionRevised &revision : revisions)
        applyTo(incident, Event::make({}, revision, {}, {}));
    return incident.postmortem.sections;
}

} // namespace Bridgelog
