// SPDX-License-Identifier: GPL-3.0-or-later
#include "fields/fieldcheck.h"
#include "fields/fieldnames.h"
#include "fields/fieldtokens.h"

#include <QFile>
#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Bridgelog;

class FieldCheckTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFieldIsFoundAndCodeHoldsNone()
    {
        using Kind = FieldToken::Kind;
        const QString source =
            u"At {{ a }} `{{ b }}`\n```\n{% c %}\n```\n{# d\ne #}{% f %} \\{{{ g\n"_s;
        QList<Kind> kinds;
        qsizetype at = 0;
        for (const FieldToken &token : fieldTokens(source)) {
            QCOMPARE(token.start, at); // no gaps
            at += token.length;
            kinds.append(token.kind);
        }
        QCOMPARE(at, source.size());
        QCOMPARE(
            kinds,
            (QList<Kind>{
                Kind::Text, Kind::Value, Kind::Text, Kind::Comment, Kind::Tag, Kind::Text,
                Kind::Open, Kind::Text}));
    }

    void aFieldThatDoesNotEndReachesToTheLastLetterOfItsLine()
    {
        const QList<FieldToken> tokens = fieldTokens(u"At {{ mile  \nand on"_s);
        QCOMPARE(tokens.size(), 3);
        QCOMPARE(tokens.at(1).kind, FieldToken::Kind::Open);
        QCOMPARE(tokens.at(1).length, QStringView(u"{{ mile").size());
    }

    void whatIsRightHasNoFault_data()
    {
        QTest::addColumn<QString>("source");
        for (const char *source :
             {"{{ incident.title }}", "{{ milestones.detected }}", "{{ milestones.impact|both }}",
              "{{ durations.impact|duration }}", "{{ incident.tags|join:\", \" }}",
              "{{ milestones.mitigated|local|default:\"later\" }}", "{{ actions|length }}",
              "{% for entry in timeline %}{{ entry|local }} {{ entry.text }}{% empty %}none{% "
              "endfor "
              "%}",
              "{% for x in actions reversed %}{{ forloop.counter }}{% endfor %}",
              "{% if milestones.detected and not incident.url %}a{% elif durations.impact %}b{% "
              "else "
              "%}c{% endif %}",
              "{% with milestones.detected as noticed %}{{ noticed|utc }}{% endwith %}",
              "{% timeline audience=\"public\" kind=\"decision,action\" pinned %}",
              "{% comment %}{{ nothing }}{% endcomment %}", "`{{ nothing }}`",
              "{# {{ nothing }} #}"})
            QTest::newRow(source) << QString::fromLatin1(source);
    }
    void whatIsRightHasNoFault()
    {
        QFETCH(QString, source);
        const CheckedFields checked = checkFields(source);
        for (const FieldFault &fault : checked.faults)
            qWarning() << fault.sentence;
        QVERIFY(checked.faults.isEmpty());
    }

    void aFaultSaysWhatAndWhereAndTheNearestName_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<int>("line");
        QTest::addColumn<int>("column");
        QTest::addColumn<QString>("nearest");
        const auto row = [](const char *source, int line, int column, const QString &nearest = {}) {
            QTest::newRow(source) << QString::fromUtf8(source) << line << column << nearest;
        };
        row("{{ incidnet.title }}", 1, 4, u"incident"_s);
        row("a\nAt {{ milestones.detcted|local }}", 2, 18, u"detected"_s);
        row("{{ milestones.detected|lokal }}", 1, 24, u"local"_s);
        row("{{ incident.title|utc }}", 1, 19);
        row("{% timelin %}", 1, 4, u"timeline"_s);
        row("{% timeline audiance=\"public\" %}", 1, 13, u"audience"_s);
        row("text {% timeline %}", 1, 9);
        row("{{ timeline.text }}", 1, 13);
        row("{{ actions }}", 1, 4);
        row("{% for x of timeline %}{% endfor %}", 1, 4);
        row("{% for x in incident %}{% endfor %}", 1, 13);
        row("{% for x in timeline %}{{ x.txt }}{% endfor %}", 1, 29, u"text"_s);
        row("{{ x }}", 1, 4);
        row("{% if %}{% endif %}", 1, 4);
        row("{% if incident.title %}", 1, 1);
        row("{% endif %}", 1, 4);
        row("{% else %}", 1, 4);
        row("{{ incident.title", 1, 1);
        row("{{ }}", 1, 3);
        row("{{ incident.title|default }}", 1, 19);
        row("{% include \"/etc/passwd\" %}", 1, 4);
        row("{% now \"Y\" %}", 1, 4);
    }
    void aFaultSaysWhatAndWhereAndTheNearestName()
    {
        QFETCH(QString, source);
        QFETCH(int, line);
        QFETCH(int, column);
        QFETCH(QString, nearest);
        const CheckedFields checked = checkFields(source);
        QCOMPARE(checked.faults.size(), 1);
        const FieldFault &fault = checked.faults.constFirst();
        QCOMPARE(fault.line, line);
        QCOMPARE(fault.column, column);
        QCOMPARE(fault.nearest, nearest);
        QVERIFY(fault.sentence.endsWith(u'.') || fault.sentence.endsWith(u'?'));
        QVERIFY(fault.length > 0);
    }

    void aWrongFieldIsShownInItsPlace()
    {
        const QString shown = withBraces(checkFields(u"At {{ milestones.detcted }} all."_s).source);
        QVERIFY(shown.startsWith(u"At **⚠ "_s));
        QVERIFY(shown.contains(u"Perhaps “detected”"_s));
        QVERIFY(shown.endsWith(u" all."_s));
    }

    void whatSteersLeavesNoLineBehind()
    {
        const QString source =
            u"- first\n{% for a in actions %}\n- {{ a.text }}\n{% endfor %}\n{# note #}\n- last\n"_s;
        QCOMPARE(
            checkFields(source).source,
            u"- first\n{% for a in actions %}- {{ a.text }}\n{% endfor %}- last\n"_s);
    }

    void escapedFieldsAreNone()
    {
        const QString text = withoutFields(u"a {{ b }} {% c %} {# d #} {{{ e"_s);
        for (const FieldToken &token : fieldTokens(text))
            QCOMPARE(token.kind, FieldToken::Kind::Text);
    }

    void anyTextIsCheckedWithoutEnd()
    {
        const QStringList parts{
            u"{{ "_s,
            u" }}"_s,
            u"{% "_s,
            u" %}"_s,
            u"{# "_s,
            u" #}"_s,
            u"for x in timeline"_s,
            u"endfor"_s,
            u"if incident.title"_s,
            u"endif"_s,
            u"else"_s,
            u"x.text"_s,
            u"|local"_s,
            u"milestones.detected"_s,
            u"\n"_s,
            u"```\n"_s,
            u"`"_s,
            u"\""_s,
            u"comment"_s,
            u"endcomment"_s,
            u"\\"_s,
            u"a"_s,
            u"with x as y"_s,
            u"endwith"_s,
            u"timeline"_s};
        QRandomGenerator random(7);
        for (int round = 0; round < 20'000; ++round) {
            QString source;
            for (int i = random.bounded(14); i >= 0; --i)
                source += parts.at(random.bounded(parts.size()));
            const CheckedFields checked = checkFields(source);
            for (const FieldFault &fault : checked.faults) {
                QVERIFY(fault.start >= 0 && fault.start + fault.length <= source.size());
                QVERIFY(!fault.sentence.isEmpty());
            }
        }
    }

    void everyNameIsInTheDocumentation()
    {
        QFile file(QStringLiteral(TEST_DATA "/../../resources/templates/README.md"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll());
        const auto isTold = [&](const QString &name) {
            return text.contains(u'`' + name + u'`') || text.contains(u'`' + name + u':');
        };
        for (const FieldName &name : fieldNames()) {
            QVERIFY2(isTold(name.name), qPrintable(name.name));
            for (const FieldName &member : name.members) {
                QVERIFY2(isTold(member.name), qPrintable(name.name + u'.' + member.name));
                for (const FieldName &inner : member.members)
                    QVERIFY2(isTold(inner.name), qPrintable(member.name + u'.' + inner.name));
            }
        }
        for (const FieldName &filter : fieldFilters())
            QVERIFY2(isTold(filter.name), qPrintable(filter.name));
        for (const FieldFact &fact : fieldFacts())
            QVERIFY2(isTold(fact.name), qPrintable(fact.name));
    }

    void theNearestNameIsNear()
    {
        const QStringList names{u"detected"_s, u"declared"_s, u"resolved"_s};
        QCOMPARE(nearestName(u"detcted"_s, names), u"detected"_s);
        QCOMPARE(nearestName(u"DECLARED"_s, names), u"declared"_s);
        QCOMPARE(nearestName(u"banana"_s, names), QString());
    }
};

QTEST_GUILESS_MAIN(FieldCheckTest)
#include "fieldcheck.moc"
