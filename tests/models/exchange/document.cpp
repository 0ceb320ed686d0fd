// SPDX-License-Identifier: GPL-3.0-or-later
// This program's own Markdown comes back as the incident that it tells of.
#include "exchange/importer.h"
#include "postmortem/document.h"

#include "models/exchange/folding.h"
#include "models/postmortem/sample.h"

#include <QJsonArray>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

static QString markdownOf(const Incident &incident)
{
    const auto bytes = postmortemMarkdown(incident, {});
    return bytes ? QString::fromUtf8(*bytes) : bytes.error().sentence;
}

/// What only the one who wrote it knows: when a line was typed, and as of when a draft is one.
static QStringList told(QString markdown)
{
    static const QRegularExpression own(
        u"(?:<br>|\\n\\n?)Logged .*?(?= \\||<br>|$)|^Draft: .*$"_s,
        QRegularExpression::MultilineOption);
    markdown.remove(own);
    QStringList lines = markdown.split(u'\n');
    lines.removeAll(QString());
    return lines;
}

namespace {

/// An incident by chance, written as people write: every sign of Markdown, and whatever Markdown
/// makes of them.
class Chance {
public:
    explicit Chance(quint32 seed)
        : m_random(seed)
        , m_story(u"2024-03-30T22:00:00Z"_s) // the night in which Europe's clocks go forward
    {
    }

    Incident make()
    {
        static const QStringList zones{
            u"UTC"_s, u"Europe/London"_s, u"Asia/Kathmandu"_s, u"America/New_York"_s,
            u"Europe/Berlin"_s};
        m_story.tell(Declared{
            .title = line(),
            .severity = below(3) == 0 ? std::nullopt : std::optional(1 + below(5)),
            .zone = zones.at(below(5)),
            .kind = below(4) == 0 ? IncidentKind::Drill : IncidentKind::Incident,
            .organisation = below(2) == 0 ? QString() : u"Tern Post, Ltd."_s,
            .at = moment()});
        for (int n = below(4); n > 0; --n)
            m_story.tell(ComponentImpactSet{
                .component = u"%1 %2"_s.arg(line()).arg(n),
                .impact = static_cast<Impact>(below(5))});
        for (int n = 3 + below(20); n > 0; --n)
            step();
        for (int n = below(4); n > 0; --n)
            m_story.tell(SectionRevised{
                .section = u"s%1"_s.arg(n),
                .title = below(2) == 0 ? u"Summary"_s : line() + QString::number(n),
                .text = text(3) + (below(2) == 0 ? u"\n\n### And\n\n"_s + text(2) : QString())});
        return m_story.incident;
    }

private:
    int below(int end) { return m_random.bounded(end); }

    QString line()
    {
        static const QStringList bits{
            u"queue"_s,
            u"full,"_s,
            u"a|b"_s,
            u"*star"_s,
            u"two * three"_s,
            u"<b>bold"_s,
            u"_under_"_s,
            u"50 %"_s,
            u"#7"_s,
            u"[x](y)"_s,
            u"{{ field }}"_s,
            u"{% tag %}"_s,
            u"back\\slash"_s,
            u"R&amp;D"_s,
            u"~~wave~~"_s,
            u"שלום"_s,
            u"中文"_s,
            u"🔥"_s,
            u"(aside)"_s,
            u"at 16:21 BST"_s,
            u"**loud**"_s,
            u"`code|x`"_s,
            u"https://example.org/a_b"_s,
            u"\"quoted\""_s,
            u"it's"_s,
            u"<!-- -->"_s,
            u"e.g. 1. this"_s,
            u"!now"_s};
        QString text = u"Word"_s;
        for (int n = below(5); n > 0; --n)
            text += u' ' + bits.at(below(static_cast<int>(bits.size())));
        return text;
    }

    QString text(int most)
    {
        QStringList blocks{line() + (below(3) == 0 ? u'\n' + line() : QString())};
        for (int n = below(most); n > 0; --n) {
            switch (below(6)) {
            case 0: blocks.append(u"- %1\n- %2"_s.arg(line(), line())); break;
            case 1: blocks.append(u"1. %1\n2. %2"_s.arg(line(), line())); break;
            case 2: blocks.append(u"> %1"_s.arg(line())); break;
            case 3: blocks.append(u"```sql\nselect '|', `a`;\n\n## no heading\n```"_s); break;
            case 4: blocks.append(u"| a | b |\n| --- | --- |\n| %1 | 2 |"_s.arg(below(9))); break;
            default: blocks.append(line());
            }
        }
        return blocks.join(u"\n\n"_s);
    }

    Moment moment()
    {
        const Instant at{m_story.instant(u"22:00"_s).us + qint64(below(40'000)) * Instant::second};
        switch (below(6)) {
        case 0: return {.words = u"some time"_s};
        case 1: return {.at = at.flooredTo(Instant::minute), .precision = Precision::Approximate};
        case 2: return {.at = at.flooredTo(Instant::minute), .precision = Precision::Minute};
        case 3:
            return {
                .at = at,
                .until = Instant{at.us + below(9'000) * Instant::second},
                .precision = Precision::Second};
        default: return Moment::exactly(at);
        }
    }

    void step()
    {
        switch (below(8)) {
        case 0:
            m_story.tell(MilestoneSet{
                .milestone = static_cast<MilestoneName>(below(milestoneCount)),
                .at = moment(),
                .source = static_cast<Source>(below(2))});
            break;
        case 1:
            m_story.tell(UpdatePublished{
                .entry = m_story.nextEntry(),
                .at = moment(),
                .phase = word(static_cast<Phase>(below(6))),
                .text = text(3)});
            break;
        case 2: {
            static const QStringList people{QString(), u"Platform"_s, u"on call, night"_s};
            m_story.tell(ActionAdded{
                .action = m_story.nextAction(),
                .text = text(2),
                .actionClass = below(2) == 0 ? std::nullopt
                                             : std::optional(static_cast<ActionClass>(below(5))),
                .owner = people.at(below(3)),
                .due = below(2) == 0 ? u"2024-05-01"_s : QString(),
                .priority = below(2) == 0 ? u"P1"_s : QString(),
                .link = below(2) == 0 ? u"https://example.org/1"_s : QString()});
            break;
        }
        case 3:
            m_story.tell(PhaseSet{.phase = static_cast<Phase>(below(7)), .at = moment()});
            break;
        case 4: {
            const EntryId entry = m_story.nextEntry();
            m_story.tell(EntryAdded{.entry = entry, .at = moment(), .text = line()});
            m_story.tell(
                EntryRetracted{.entry = entry, .reason = below(2) == 0 ? line() : QString()});
            break;
        }
        default: {
            const auto kind = loggedKinds.at(static_cast<size_t>(below(int(loggedKinds.size()))));
            m_story.tell(EntryAdded{
                .entry = m_story.nextEntry(),
                .kind = kind,
                .at = moment(),
                .text = text(3),
                .author = below(2) == 0 ? u"scribe"_s : QString()});
        }
        }
    }

    QRandomGenerator m_random;
    Story m_story;
};

} // namespace

class DocumentTest : public QObject {
    Q_OBJECT

private:
    static void compare(const Incident &incident)
    {
        const QString once = markdownOf(incident);
        const auto plan = planImport(once.toUtf8(), u"incident.md"_s, {});
        QVERIFY2(plan.has_value(), plan ? "" : qPrintable(plan.error().sentence));
        QCOMPARE(plan->format, u"markdown"_s);
        const Incident again = folded(plan->incidents.first());
        const QStringList wanted = told(once);
        const QStringList found = told(markdownOf(again));
        for (qsizetype i = 0; i < std::min(wanted.size(), found.size()); ++i)
            QCOMPARE(found.at(i), wanted.at(i));
        QCOMPARE(found.size(), wanted.size());
        QCOMPARE(again.severity, incident.severity);
        QCOMPARE(again.kind, incident.kind);
        QCOMPARE(again.timeline.size(), incident.timeline.size());
        for (int row = 0; row < again.timeline.size(); ++row) {
            const Entry there = again.timeline.at(row);
            const Entry here = incident.timeline.at(row);
            QCOMPARE(there.kind, here.kind);
            QCOMPARE(there.at.precision, here.at.precision);
            QCOMPARE(there.struck, here.struck);
            if (here.at.at && here.at.precision == Precision::Second)
                QCOMPARE(isoText(*there.at.at), isoText(here.at.at->flooredTo(Instant::second)));
            else if (here.at.at && here.at.precision != Precision::Day)
                QCOMPARE(isoText(*there.at.at), isoText(here.at.at->flooredTo(Instant::minute)));
        }
        QCOMPARE(again.actions.size(), incident.actions.size());
    }

private Q_SLOTS:
    void theSampleComesBackTheSame() { compare(sampleIncident()); }

    void randomIncidentsComeBackTheSame()
    {
        for (quint32 seed = 0; seed < 300; ++seed) {
            compare(Chance(seed).make());
            if (QTest::currentTestFailed()) {
                qWarning("seed %u\n%s", seed, qPrintable(markdownOf(Chance(seed).make())));
                return;
            }
        }
    }
};

QTEST_GUILESS_MAIN(DocumentTest)
#include "document.moc"
