// SPDX-License-Identifier: GPL-3.0-or-later
#include "crash/kit.h"

#include "journal/connection.h"
#include "journal/journal.h"
#include "journal/verify.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSet>
#include <QSqlQuery>
#include <QVariant>

namespace Bridgelog {

using namespace Qt::StringLiterals;

bool isLongRun() { return qEnvironmentVariableIsSet("BRIDGELOG_LONG"); }

QString memoryFolder()
{
    const QString shared = u"/dev/shm"_s;
    return QFileInfo(shared).isWritable() ? shared : QDir::tempPath();
}

Event EventMaker::event(EventBody body) const
{
    return Event::make(m_incident, std::move(body), u"scribe"_s, Instant::now());
}

Event EventMaker::declaration() const
{
    return event(Declared{.title = u"API offline"_s, .severity = 2, .zone = u"Europe/London"_s});
}

/// Mostly a line, now and then one that fills pages of its own.
QString EventMaker::text()
{
    const int words = m_random.bounded(40) ? m_random.bounded(1, 30) : m_random.bounded(500, 2000);
    QString text;
    for (int i = 0; i < words; ++i)
        text += u"word%1 "_s.arg(m_random.bounded(500));
    return text;
}

Event EventMaker::next()
{
    const auto earlier = [this] {
        return m_entries.isEmpty() ? EntryId::make()
                                   : m_entries.at(m_random.bounded(m_entries.size()));
    };
    switch (m_random.bounded(10)) {
    case 0: return event(EntryRevised{.entry = earlier(), .text = text()});
    case 1: return event(EntryRetracted{.entry = earlier(), .reason = u"mistaken"_s});
    case 2:
        return event(PhaseSet{
            .phase = static_cast<Phase>(m_random.bounded(4)),
            .at = Moment::exactly(Instant::now())});
    case 3: return event(ActionAdded{.action = ActionId::make(), .text = text()});
    case 4: return event(Tagged{.tag = u"tag %1"_s.arg(m_random.bounded(5))});
    default: break;
    }
    m_entries.append(EntryId::make());
    return event(EntryAdded{
        .entry = m_entries.last(), .at = Moment::exactly(Instant::now()), .text = text()});
}

QList<Event> EventMaker::batch(int most)
{
    QList<Event> events;
    for (int count = m_random.bounded(1, most + 1); count > 0; --count)
        events.append(next());
    return events;
}

QList<Event> oneOfEachKind(const IncidentId &incident)
{
    const Moment at = Moment::exactly(Instant::now());
    const EntryId entry = EntryId::make();
    const ActionId action = ActionId::make();
    const ChecklistItemSpec item{
        .item = u"item-1"_s, .role = u"scribe"_s, .text = u"Open the bridge"_s, .dueMinutes = 5};
    const QList<EventBody> bodies{
        Declared{.title = u"API offline"_s, .severity = 2, .zone = u"Europe/London"_s, .at = at},
        Retitled{.title = u"API offline for everyone"_s},
        SeveritySet{.severity = 1, .reason = u"more regions"_s},
        PhaseSet{.phase = Phase::Triage, .at = at, .reason = u"started"_s},
        ZoneSet{.zone = u"Asia/Tokyo"_s},
        RoleGiven{.role = u"commander"_s, .person = u"deputy on call"_s},
        ResponderJoined{.person = u"database on call"_s},
        EntryAdded{.entry = entry, .at = at, .text = u"errors since the deploy"_s},
        EntryRevised{.entry = entry, .text = u"errors since the second deploy"_s},
        EntryRetracted{.entry = entry, .reason = u"mistaken"_s},
        EntryRestored{.entry = entry},
        MilestoneSet{.milestone = MilestoneName::ImpactStarted, .at = at, .entry = entry},
        ChecklistApplied{.checklist = u"sev1"_s, .items = {item}},
        ItemAdded{.spec = {.item = u"item-2"_s, .text = u"Tell the support desk"_s}},
        ItemRevised{.item = u"item-2"_s, .note = u"by telephone"_s},
        ItemChecked{.item = u"item-2"_s},
        ItemUnchecked{.item = u"item-2"_s},
        ItemSkipped{.item = u"item-2"_s, .reason = u"they know"_s},
        UpdatePublished{
            .entry = EntryId::make(),
            .at = at,
            .phase = u"investigating"_s,
            .text = u"We look into it."_s},
        ComponentImpactSet{.component = u"API"_s, .impact = Impact::PartialOutage},
        ActionAdded{.action = action, .text = u"alert on the error rate"_s},
        ActionRevised{.action = action, .owner = u"platform"_s},
        ActionClosed{.action = action},
        SectionRevised{.section = u"summary"_s, .text = u"What happened, in short."_s},
        PostmortemSet{.templateName = u"rca"_s},
        SectionCommented{
            .comment = CommentId::make(), .section = u"summary"_s, .text = u"Too short."_s},
        FindingSet{.finding = FindingId::make(), .kind = FindingKind::Luck, .text = u"a spare"_s},
        AttachmentAdded{.entry = entry, .sha256 = QString(64, u'a'), .name = u"graph.png"_s},
        Tagged{.tag = u"deploy"_s},
        Imported{.format = u"json"_s, .name = u"old.json"_s, .key = u"key-1"_s},
        HandedOff{.role = u"commander"_s, .from = u"day"_s, .to = u"night"_s, .brief = u"calm"_s},
        Closed{.reason = u"over"_s},
        Reopened{.reason = u"back"_s},
        Unknown{.kind = u"from_the_future"_s, .payload = R"({"colour":"blue"})"}};
    QList<Event> events;
    for (const EventBody &body : bodies)
        events.append(Event::make(incident, body, u"scribe"_s, Instant::now()));
    return events;
}

static QString rowsOf(const Connection &connection, const QString &sql)
{
    auto query = connection.prepare(sql);
    if (!query || !query->exec())
        return u"cannot be read: "_s + sql;
    QString text;
    while (query->next()) {
        for (int i = 0; query->value(i).isValid(); ++i)
            text += (query->isNull(i) ? u"NULL"_s : query->value(i).toString()) + u'|';
        text += u'\n';
    }
    return text;
}

QString projectionsOf(const QString &path)
{
    const auto connection = Connection::open(path, Connection::Mode::ReadWrite);
    if (!connection)
        return {};
    QString text;
    for (const QString &table :
         {u"incident"_s, u"entry"_s, u"action_item"_s, u"component"_s, u"tag"_s,
          u"import"_s}) // their keys give the order
        text += table + u'\n' + rowsOf(**connection, u"SELECT * FROM %1"_s.arg(table));
    (void)(*connection)
        ->execute(u"CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, entry_fts, instance)"_s);
    return text
        + rowsOf(
               **connection,
               u"SELECT term, doc, col, offset FROM temp.words ORDER BY doc, col, offset, term"_s);
}

/// Projections as incremental writing left them against those of a rebuild, and one more event.
static QString fullDamage(const QString &path)
{
    const QString written = projectionsOf(path);
    auto journal = Journal::open(path, Journal::Access::Write);
    if (!journal)
        return u"does not open again: "_s + journal.error().sentence;
    if (const auto rebuilt = (*journal)->rebuild().result(); !rebuilt)
        return u"cannot be rebuilt: "_s + rebuilt.error().sentence + rebuilt.error().detail;
    if (projectionsOf(path) != written)
        return u"has other projections than a rebuild gives"_s;
    EventMaker maker(1);
    if (const auto more = (*journal)->append({maker.declaration()}).result(); !more)
        return u"takes no event: "_s + more.error().sentence + more.error().detail;
    const auto report = verifyJournal(path);
    return report && report->ok() ? QString() : u"does not verify after another event"_s;
}

Examined examine(const QString &path, const QList<EventId> &ids, Depth depth)
{
    Examined found;
    {
        const auto journal = Journal::open(path, Journal::Access::Write);
        if (!journal)
            return {
                .damage = journal.error().sentence + journal.error().detail, .lost = ids.size()};
        QSqlQuery check((*journal)->connection());
        if (!check.exec(u"PRAGMA integrity_check(1)"_s) || !check.next()
            || check.value(0).toString() != u"ok")
            found.damage = u"integrity_check: "_s + check.value(0).toString();
        check.finish();
        QSqlQuery rows((*journal)->connection());
        QSet<QString> there;
        rows.exec(u"SELECT id FROM event NOT INDEXED"_s);
        while (rows.next())
            there.insert(rows.value(0).toString());
        found.events = there.size();
        for (const EventId &id : ids)
            found.lost += there.contains(id.text()) ? 0 : 1;
    }
    const auto report = verifyJournal(path);
    if (!report)
        found.damage = report.error().sentence + report.error().detail;
    else if (report->bad)
        found.damage = report->bad->id + u' ' + report->bad->why;
    if (found.damage.isEmpty() && depth == Depth::Everything)
        found.damage = fullDamage(path);
    return found;
}

} // namespace Bridgelog
