// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/documentplan.h"

#include "exchange/documentclock.h"
#include "exchange/documenttable.h"
#include "exchange/incidentrebuilder.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>

namespace Bridgelog {

using namespace Qt::StringLiterals;

namespace {

enum class Table : quint8 {
    None,
    Timeline,
    Milestones,
    Actions,
    Derived ///< what follows from the rest
};

Table tableOf(const QStringList &head)
{
    static const QStringList timeline{u"Time"_s, u"Kind"_s, u"What happened"_s};
    if (head.first(std::min<qsizetype>(head.size(), 3)) == timeline && head.size() <= 4)
        return Table::Timeline;
    if (head == QStringList{u"Milestone"_s, u"When"_s})
        return Table::Milestones;
    if (head.size() >= 2 && head.first() == u"Action" && head.last() == u"State")
        return Table::Actions;
    if (head == QStringList{u"Duration"_s, u"Length"_s, u"Formula"_s}
        || head.value(1) == u"By the definition of")
        return Table::Derived;
    return Table::None;
}

/// The lines of a document, read from the first to the last.
class Lines {
public:
    explicit Lines(const QString &text)
        : m_lines(QString(text).replace(u"\r\n"_s, u"\n"_s).split(u'\n'))
    {
    }
    bool atEnd() const { return m_at >= m_lines.size(); }
    const QString &line() const { return m_lines.at(m_at); }
    QString next() { return m_lines.at(m_at++); }
    /// What stands behind the blank lines.
    QString ahead(qsizetype from) const
    {
        for (qsizetype i = m_at + from; i < m_lines.size(); ++i) {
            if (!m_lines.at(i).trimmed().isEmpty())
                return m_lines.at(i);
        }
        return {};
    }
    /// The table whose head is here.
    Table table() const
    {
        const bool ruled = m_at + 1 < m_lines.size() && m_lines.at(m_at + 1).startsWith(u"| ---");
        return ruled ? tableOf(tableCells(line())) : Table::None;
    }
    QDate day() const
    {
        const QString &text = line();
        const bool bold = text.startsWith(u"**") && text.endsWith(u"**") && text.size() > 4;
        const QDate day = bold ? documentDay(QStringView(text).sliced(2).chopped(2)) : QDate();
        const bool heads = day.isValid() && tableOf(tableCells(ahead(1))) == Table::Timeline;
        return heads ? day : QDate();
    }
    void skipBlank()
    {
        while (!atEnd() && line().trimmed().isEmpty())
            ++m_at;
    }

private:
    QStringList m_lines;
    qsizetype m_at = 0;
};

/// Follows the fences of code, within which nothing is a heading.
class Fence {
public:
    bool within(const QString &line)
    {
        static const QRegularExpression mark(uR"(^\s*(`{3,}|~{3,}))"_s);
        const auto match = mark.match(line);
        if (m_mark.isEmpty()) {
            m_mark = match.captured(1);
            return !m_mark.isEmpty();
        }
        if (match.hasMatch() && match.captured(1).startsWith(m_mark)
            && line.trimmed() == match.captured(1))
            m_mark.clear();
        return true;
    }

private:
    QString m_mark;
};

QJsonValue isoOrNull(const std::optional<Instant> &instant)
{
    return instant ? QJsonValue(isoText(*instant)) : QJsonValue();
}

void put(QJsonObject &object, const Moment &moment)
{
    object.insert(u"at"_s, isoOrNull(moment.at));
    object.insert(u"until"_s, isoOrNull(moment.until));
    object.insert(u"precision"_s, word(moment.precision));
    object.insert(u"at_text"_s, moment.words);
}

/// Makes of a document's lines the object that this program's JSON would be.
class DocumentReader {
public:
    explicit DocumentReader(const QString &text)
        : m_lines(text)
    {
    }

    QJsonObject read(const ImportOptions &options)
    {
        skipFrontMatter();
        readHead();
        while (!m_lines.atEnd())
            readSection();
        m_incident.insert(
            u"zone"_s, QString::fromLatin1(options.zone.value_or(m_clock.zone()).id()));
        m_incident.insert(u"components"_s, m_components);
        m_incident.insert(u"phase"_s, word(m_draft ? Phase::Investigating : Phase::Resolved));
        if (!m_named.isEmpty())
            m_incident.insert(u"organisation"_s, m_named.last());
        return {
            {u"bridgelog"_s, 1},
            {u"incident"_s, m_incident},
            {u"milestones"_s, m_milestones},
            {u"timeline"_s, m_timeline},
            {u"actions"_s, m_actions},
            {u"postmortem"_s, QJsonObject{{u"sections"_s, m_sections}}},
            {u"warnings"_s, m_warnings}};
    }
    const QStringList &ignored() const { return m_ignored; }

private:
    void skipFrontMatter()
    {
        m_lines.skipBlank();
        if (m_lines.atEnd() || m_lines.line() != u"---")
            return;
        m_lines.next();
        while (!m_lines.atEnd() && m_lines.next() != u"---") {}
        m_lines.skipBlank();
    }

    void readHead()
    {
        if (!m_lines.atEnd() && m_lines.line().startsWith(u"# "))
            m_incident.insert(u"title"_s, plainLine(m_lines.next().sliced(2)));
        m_lines.skipBlank();
        if (!m_lines.atEnd() && !m_lines.line().startsWith(u'#'))
            readByline(plainLine(m_lines.next()));
    }

    /// "SEV 1 · 16 September 2019 · 58m of impact · Checkout · Example Shop": what is left at the
    /// end are components, where they are few, and the organisation.
    void readByline(const QString &line)
    {
        static const QRegularExpression severity(u"^SEV ([1-5])$"_s);
        for (const QString &part : line.split(u" · "_s, Qt::SkipEmptyParts)) {
            if (const auto match = severity.match(part); match.hasMatch())
                m_incident.insert(u"severity"_s, match.captured(1).toInt());
            else if (part == u"Rehearsal")
                m_incident.insert(u"kind"_s, word(IncidentKind::Drill));
            else if (part == spoken(IncidentKind::Maintenance))
                m_incident.insert(u"kind"_s, word(IncidentKind::Maintenance));
            else if (!documentDay(part).isValid() && !part.endsWith(u" of impact"))
                m_named.append(part);
        }
    }

    void readSection()
    {
        const bool headed = m_lines.line().startsWith(u"## ");
        const QString title = headed ? plainLine(m_lines.next().sliced(3)) : QString();
        QStringList text;
        Fence fence;
        while (!m_lines.atEnd()) {
            if (fence.within(m_lines.line())) {
                text.append(m_lines.next());
                continue;
            }
            if (m_lines.line().startsWith(u"## "))
                break;
            if (readFact(title))
                continue;
            const QString line = m_lines.next();
            if (!line.trimmed().isEmpty() || !text.isEmpty())
                text.append(line);
        }
        while (!text.isEmpty() && text.last().trimmed().isEmpty())
            text.removeLast();
        if (!text.isEmpty())
            m_sections.append(QJsonObject{{u"title"_s, title}, {u"text"_s, text.join(u'\n')}});
    }

    bool readFact(const QString &title)
    {
        static const QString affected = u"Affected: "_s;
        static const QString draft = u"Draft: this incident is not over."_s;
        const QString line = m_lines.line();
        if (m_lines.day().isValid() || m_lines.table() == Table::Timeline) {
            readTimeline();
        } else if (const Table table = m_lines.table(); table != Table::None) {
            readTable(table);
        } else if (line.startsWith(affected)) {
            readComponents(plainLine(m_lines.next().sliced(affected.size())));
        } else if (line.startsWith(draft)) {
            m_draft = true;
            m_lines.next();
        } else if (title == u"Open questions in the source" && line.startsWith(u"- ")) {
            m_warnings.append(plainLine(m_lines.next().sliced(2)));
        } else {
            return false;
        }
        return true;
    }

    /// "Checkout (major outage), Search". Names that the byline has may have commas themselves.
    void readComponents(QString text)
    {
        static const QRegularExpression impact(uR"(^ \(([a-z ]+)\)(?=, |$))"_s);
        static const QRegularExpression name(uR"(^.*?(?= \([a-z ]+\)(?:, |$)|, |$))"_s);
        while (!text.isEmpty()) {
            const bool isNamed = !m_named.isEmpty() && text.startsWith(m_named.first());
            const QString own = isNamed ? m_named.takeFirst() : name.match(text).captured();
            text = text.sliced(own.size());
            const auto match = impact.match(text);
            QJsonObject component{{u"name"_s, own}};
            if (const auto known = fromWord<Impact>(match.captured(1)))
                component.insert(u"impact"_s, word(*known));
            m_components.append(component);
            text = text.sliced(std::min(match.capturedLength() + 2, text.size()));
        }
    }

    void readTable(Table table)
    {
        const QStringList head = tableCells(m_lines.next());
        m_lines.next();
        while (!m_lines.atEnd()) {
            const QStringList cells = tableCells(m_lines.line());
            if (cells.isEmpty() || m_lines.table() != Table::None)
                return;
            m_lines.next();
            if (table == Table::Milestones)
                readMilestone(cells);
            else if (table == Table::Actions)
                readAction(head, cells);
        }
    }

    void readMilestone(const QStringList &cells)
    {
        static const QString inferred = u" inferred"_s;
        QString when = plainLine(cells.value(1));
        const auto name = fromWord<MilestoneName>(cells.value(0));
        const bool isInferred = when.endsWith(inferred);
        if (isInferred)
            when.chop(inferred.size());
        const auto moment = m_clock.moment(when);
        if (!name || !moment) {
            m_ignored.append(cells.join(u" | "_s));
            return;
        }
        QJsonObject milestone{
            {u"source"_s, word(isInferred ? Source::Inferred : Source::Recorded)}};
        put(milestone, *moment);
        m_milestones.insert(word(*name), milestone);
        m_told[*name] = moment->at;
    }

    void readAction(const QStringList &head, const QStringList &cells)
    {
        static const QRegularExpression link(uR"(^<?(https?://[^\s<>]+)>?$)"_s);
        QJsonObject action;
        for (qsizetype i = 1; i < std::min(head.size(), cells.size()); ++i)
            action.insert(head.at(i).toLower(), plainLine(cells.at(i)));
        QStringList text = cellText(cells.first()).split(u'\n') + below();
        if (const auto match = link.match(text.last()); match.hasMatch() && text.size() > 1) {
            action.insert(u"link"_s, match.captured(1));
            text.removeLast();
        }
        while (text.size() > 1 && text.last().trimmed().isEmpty())
            text.removeLast();
        action.insert(u"text"_s, text.join(u'\n'));
        m_actions.append(action);
    }

    void readTimeline()
    {
        while (!m_lines.atEnd()) {
            m_lines.skipBlank();
            if (m_lines.atEnd())
                return;
            if (const QDate day = m_lines.day(); day.isValid()) {
                m_day = day;
                m_lines.next();
            } else if (m_lines.table() == Table::Timeline) {
                m_lines.next();
                m_lines.next();
                while (!m_lines.atEnd() && !tableCells(m_lines.line()).isEmpty()
                       && m_lines.table() == Table::None)
                    readEntry(tableCells(m_lines.next()));
            } else {
                return;
            }
        }
    }

    /// What a cell could not hold follows its row: code, mostly.
    QStringList below()
    {
        static const QRegularExpression opens(uR"(^(?:```|~~~|[-*>] |\d+[.)] |\|))"_s);
        const QString next = m_lines.ahead(0);
        const bool fits = opens.match(next).hasMatch() && tableOf(tableCells(next)) == Table::None;
        if (m_lines.atEnd() || !m_lines.line().trimmed().isEmpty() || !fits)
            return {};
        QStringList lines;
        Fence fence;
        for (; !m_lines.atEnd(); lines.append(m_lines.next())) {
            const bool code = fence.within(m_lines.line());
            const bool over = m_lines.line().startsWith(u"## ") || m_lines.day().isValid()
                || m_lines.table() != Table::None;
            if (!code && over)
                break;
        }
        while (!lines.isEmpty() && lines.last().trimmed().isEmpty())
            lines.removeLast();
        return lines;
    }

    void readEntry(const QStringList &cells)
    {
        const QString when = plainLine(QString(cells.value(0)));
        const auto moment = m_clock.moment(when, m_day);
        if (!moment)
            m_ignored.append(when);
        QJsonObject entry;
        put(entry, moment.value_or(Moment{.words = when}));
        QStringList lines = cellText(cells.value(2)).split(u'\n');
        lines.append(below());
        while (!lines.isEmpty() && takeNote(entry, lines.last()))
            lines.removeLast();
        while (!lines.isEmpty() && lines.last().trimmed().isEmpty())
            lines.removeLast();
        QString text = lines.join(u'\n');
        if (entry.value(u"struck"_s).toBool())
            text.remove(u"~~"_s);
        entry.insert(u"text"_s, text);
        entry.insert(u"author"_s, plainLine(cells.value(3)));
        // An import of what may be public cannot tell what was.
        readKind(entry, plainLine(cells.value(1)).split(u", "_s), moment);
        m_timeline.append(entry);
    }

    /// What the document adds below an entry's text.
    bool takeNote(QJsonObject &entry, const QString &line)
    {
        static const QRegularExpression published(u"^Published (.+)$"_s);
        static const QRegularExpression logged(u"^Logged (.+)$"_s);
        static const QRegularExpression struck(u"^Struck(?:: (.*))?$"_s);
        const QString plain = plainLine(line);
        if (const auto match = published.match(plain); match.hasMatch()) {
            const auto at = m_clock.moment(match.captured(1), m_day);
            entry.insert(u"published_at"_s, at ? isoOrNull(at->at) : QJsonValue());
            return at.has_value();
        }
        if (const auto match = logged.match(plain); match.hasMatch())
            if (const auto at = m_clock.moment(match.captured(1), m_day)) {
                entry.insert(u"recorded_at"_s, isoOrNull(at->at));
                return true;
            }
        if (const auto match = struck.match(plain); match.hasMatch()) {
            entry.insert(u"struck"_s, true);
            entry.insert(u"struck_reason"_s, match.captured(1));
            return true;
        }
        return false;
    }

    /// "Update, identified", "Observation, impact started", "Hypothesis, ruled out".
    void readKind(QJsonObject &entry, QStringList parts, const std::optional<Moment> &moment)
    {
        const auto kind = fromWord<EntryKind>(parts.takeFirst()).value_or(EntryKind::Note);
        entry.insert(u"kind"_s, word(kind));
        if (kind == EntryKind::Update && !parts.isEmpty())
            entry.insert(u"phase"_s, parts.takeFirst().replace(u' ', u'_'));
        for (const QString &part : std::as_const(parts)) {
            if (const auto state = fromWord<HypothesisState>(part);
                state && kind == EntryKind::Hypothesis)
                entry.insert(u"hypothesis"_s, word(*state));
            else if (const auto name = fromWord<MilestoneName>(part))
                entry.insert(u"milestone"_s, word(*name));
        }
        if (kind != EntryKind::Milestone || !moment)
            return;
        for (auto it = m_told.cbegin(); it != m_told.cend(); ++it) {
            const bool tells = it.value() == moment->at
                && (entry.value(u"text"_s).toString() == spoken(it.key())
                    || (it.key() == MilestoneName::Declared
                        && !fromWord<MilestoneName>(entry.value(u"text"_s).toString())));
            if (tells)
                entry.insert(u"milestone"_s, word(it.key()));
        }
    }

    Lines m_lines;
    DocumentClock m_clock;
    QDate m_day;
    bool m_draft = false;
    QStringList m_named; ///< in the byline: components, the organisation
    QJsonObject m_incident;
    QJsonObject m_milestones;
    QMap<MilestoneName, std::optional<Instant>> m_told;
    QJsonArray m_components;
    QJsonArray m_timeline;
    QJsonArray m_actions;
    QJsonArray m_sections;
    QJsonArray m_warnings;
    QStringList m_ignored;
};

} // namespace

bool isOwnDocument(const QString &text)
{
    static const QRegularExpression head(
        u"^\\| (?:Time \\| Kind \\| What happened|Milestone \\| When|Duration \\| Length \\| "
        "Formula) (?:\\| By )?\\|\\r?\\n\\| ---"_s,
        QRegularExpression::MultilineOption);
    static const QRegularExpression start(
        u"^\\x{feff}?\\s*(?:---\\n.*?\\n---\\s*)?# "_s,
        QRegularExpression::DotMatchesEverythingOption);
    return start.match(text).hasMatch() && head.match(text).hasMatch();
}

Result<ImportPlan>
planDocument(const QString &text, const QString &fileName, const ImportOptions &options)
{
    DocumentReader reader(text);
    const QJsonObject object = reader.read(options);
    JsonReader::Findings findings;
    JsonReader document(object, {}, findings);
    IncidentRebuilder rebuilder(document);
    rebuilder.rebuild();
    if (!findings.error.isEmpty())
        return refuse(u"%1 cannot be read: %2."_s.arg(fileName, findings.error));
    if (rebuilder.title.trimmed().isEmpty())
        return refuse(u"%1 has no title."_s.arg(fileName));
    ImportPlan plan{
        .format = u"markdown"_s, .warnings = rebuilder.warnings, .ignored = reader.ignored()};
    plan.incidents.append({.title = rebuilder.title, .bodies = rebuilder.bodies()});
    return plan;
}

} // namespace Bridgelog
