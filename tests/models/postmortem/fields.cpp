// SPDX-License-Identifier: GPL-3.0-or-later
#include "fields/fieldcheck.h"
#include "fields/fieldnames.h"
#include "postmortem/template.h"

#include "models/postmortem/sample.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Bridgelog;

/// What live fields say of an incident.
class FieldsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_incident = sampleIncident(); }

    void everyNameIsFilledIn()
    {
        for (const FieldName &name : fieldNames())
            sayAll(name, name.name);
    }

    void everyFactIsKnownToBoth()
    {
        QStringList told;
        for (const FieldFact &fact : fieldFacts())
            told.append(fact.name);
        for (const QString &name : Facts::names())
            QVERIFY2(told.contains(name), qPrintable(name));
        for (const QString &name : std::as_const(told))
            QVERIFY2(name == u"sections" || Facts::names().contains(name), qPrintable(name));
    }

    void aMomentIsSaidOnTheClockThatIsAskedFor()
    {
        const QString both = filled(u"{{ milestones.detected|both }}"_s);
        QVERIFY2(both.contains(u"UTC"_s), qPrintable(both));
        QCOMPARE(
            filled(u"{{ milestones.detected }}"_s), filled(u"{{ milestones.detected|local }}"_s));
    }

    void whatNobodyRecordedSaysSo()
    {
        m_incident = Incident();
        QCOMPARE(filled(u"{{ milestones.detected|local }}"_s), u"not recorded"_s);
        QCOMPARE(filled(u"{{ milestones.detected|local|default:\"late\" }}"_s), u"late"_s);
        QCOMPARE(filled(u"{{ durations.impact }}"_s), u"pending"_s);
        QCOMPARE(filled(u"{% if milestones.detected %}a{% else %}b{% endif %}"_s), u"b"_s);
        m_incident = sampleIncident();
        QCOMPARE(filled(u"{% if milestones.detected %}a{% else %}b{% endif %}"_s), u"a"_s);
    }

    void theTimelineIsWhatIsAskedFor()
    {
        const auto rows = [this](const QString &field) {
            const Facts facts(m_incident, Audience::Internal);
            const auto items = fillTemplate(field, u"test"_s, m_incident, facts);
            const Blocks blocks = facts.named(items->first().text, items->first().filter);
            return blocks.empty()
                ? 0
                : std::ranges::count(blocks.front().rows, Row::Kind::Body, &Row::kind);
        };
        const auto count = [this](auto takes) {
            qsizetype n = 0;
            for (int row = 0; row < m_incident.timeline.size(); ++row)
                n += takes(m_incident.timeline.at(row));
            return n;
        };
        QCOMPARE(rows(u"{% timeline %}"_s), m_incident.timeline.size());
        QCOMPARE(rows(u"{% timeline kind=\"decision,action\" %}"_s), count([](const Entry &e) {
                     return e.kind == EntryKind::Decision || e.kind == EntryKind::Action;
                 }));
        QCOMPARE(rows(u"{% timeline audience=\"public\" %}"_s), count([](const Entry &e) {
                     return e.audience == Audience::Public;
                 }));
        QCOMPARE(rows(u"{% timeline pinned %}"_s), count([](const Entry &e) { return e.pinned; }));
    }

    void textOfAPersonIsNeverAField()
    {
        const QString trap = u"{{ incident.url }} {% timeline %} {# gone #}"_s;
        m_incident.title = trap;
        m_incident.url = u"https://example.org"_s;
        const QString said = filled(u"{{ incident.title }}"_s);
        QString plain = said;
        plain.remove(u'\\');
        QCOMPARE(plain, trap);
        const Facts facts(m_incident, Audience::Internal);
        const auto frozen = frozenFields(u"{{ incident.title }}"_s, m_incident, facts);
        QVERIFY(frozen);
        QVERIFY(checkFields(*frozen).used.isEmpty());
        const auto again = frozenFields(*frozen, m_incident, facts);
        plain = *again;
        QCOMPARE(plain.remove(u'\\'), trap);
        m_incident = sampleIncident();
    }

    void codeKeepsItsBraces()
    {
        const QString source = u"```\nimage: {{ .Values.image }}\n# no heading\n```"_s;
        const auto items =
            fillTemplate(source, u"test"_s, m_incident, Facts(m_incident, Audience::Internal));
        QVERIFY(items);
        QCOMPARE(items->size(), 1);
        QCOMPARE(items->first().text, source);
    }

    void whateverIsWrittenAtAllIsFilledIn()
    {
        const QStringList parts{
            u"{{ incident.title }}"_s,
            u"{{ milestones.detected|utc }}"_s,
            u"{% if actions %}"_s,
            u"{% else %}"_s,
            u"{% endif %}"_s,
            u"{% for e in timeline %}"_s,
            u"{{ e.text }}"_s,
            u"{% endfor %}"_s,
            u"{"_s,
            u"}"_s,
            u"{%"_s,
            u"%}"_s,
            u"{{"_s,
            u"}}"_s,
            u"\n"_s,
            u"\n{% timeline pinned %}\n"_s,
            u"{% with actions as x %}"_s,
            u"{% endwith %}"_s,
            u"{{ x|length }}"_s,
            u"`"_s,
            u"\n```\n"_s,
            u"{{ incident.tags|join:\"a\" }}"_s,
            u"{{ e|local }}"_s,
            u"{% empty %}"_s,
            u"{# "_s,
            u" #}"_s,
            u"{{ x|first }}"_s};
        QRandomGenerator random(11);
        const Facts facts(m_incident, Audience::Internal);
        for (int round = 0; round < 400; ++round) {
            QString source;
            for (int i = random.bounded(12); i >= 0; --i)
                source += parts.at(random.bounded(parts.size()));
            const auto items = fillTemplate(source, u"test"_s, m_incident, facts);
            QVERIFY2(items, qPrintable(items ? QString() : source + items.error().sentence));
        }
    }

    void everyShippedTemplateIsWithoutFault()
    {
        for (const QString &name : postmortemTemplates()) {
            const auto checked = checkFields(*templateSource(name));
            for (const FieldFault &fault : checked.faults)
                qWarning() << name << fault.line << fault.sentence;
            QVERIFY(checked.faults.isEmpty());
            QVERIFY(templateTitle(name) != name);
        }
    }

private:
    QString filled(const QString &source)
    {
        const auto items =
            fillTemplate(source, u"test"_s, m_incident, Facts(m_incident, Audience::Internal));
        if (!items)
            return items.error().sentence;
        return items->isEmpty() ? QString() : items->first().text;
    }

    void sayAll(const FieldName &name, const QString &path)
    {
        using enum FieldName::Type;
        if (name.type == List) {
            if (name.members.isEmpty())
                return;
            QString fields;
            for (const FieldName &member : name.members)
                fields += u"<{{ x."_s + member.name + u" }}>"_s;
            const QString said = filled(u"{% for x in %1 %}%2{% endfor %}"_s.arg(path, fields));
            QVERIFY2(!said.contains(u"⚠"_s), qPrintable(said));
            return;
        }
        if (name.type != Object)
            QVERIFY2(checkFields(u"{{ %1 }}"_s.arg(path)).faults.isEmpty(), qPrintable(path));
        for (const FieldName &member : name.members)
            sayAll(member, path + u'.' + member.name);
    }

    Incident m_incident;
};

QTEST_MAIN(FieldsTest)
#include "fields.moc"
