// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/document.h"

#include "incident/metrics.h"
#include "models/incident/goldenexample.h"

#include <QJsonArray>
#include <QTest>

#include <algorithm>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

/// The golden example's figures, where others read them.
class MeasuresTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_incident.id = IncidentId::make();
        const auto tell = [this](const EventBody &body) {
            applyTo(
                m_incident,
                Event::make(
                    m_incident.id, body, u"commander"_s, *instantFromIso(u"2024-05-06T14:20:00Z")));
        };
        tell(Declared{.title = u"API refuses requests"_s, .severity = 1, .zone = u"UTC"_s});
        for (const EventBody &body : goldenEvents())
            tell(body);
        m_document = incidentDocument(m_incident);
        const auto written = postmortemMarkdown(m_incident, {.templateName = u"google-sre"_s});
        QVERIFY(written);
        m_lines = QString::fromUtf8(*written).split(u'\n');
    }

    void theDocumentAndThePostmortemHaveEachFigure_data()
    {
        QTest::addColumn<int>("row");
        const QList<GoldenFigure> figures = goldenFigures();
        for (int row = 0; row < figures.size(); ++row) {
            const GoldenFigure &figure = figures.at(row);
            QTest::addRow("%s|%s", qPrintable(figure.definition), qPrintable(figure.name)) << row;
        }
    }
    void theDocumentAndThePostmortemHaveEachFigure()
    {
        QFETCH(int, row);
        const GoldenFigure figure = goldenFigures().at(row);
        const QJsonObject told = inDocument(figure);
        QCOMPARE(told[u"status"].toString(), figure.minutes ? u"recorded"_s : u"invalid"_s);
        QCOMPARE(
            told[u"seconds"], figure.minutes ? QJsonValue(*figure.minutes * 60) : QJsonValue());
        QVERIFY(told[u"formula"].toString().contains(u'−'));
        const QString value = figure.minutes ? spokenDuration(*figure.minutes * Instant::minute)
                                             : u"invalid: it ends before it starts"_s;
        QVERIFY2(
            isInPostmortem(figure, value, told[u"formula"].toString()),
            qPrintable(m_lines.filter(spoken(figure.name)).join(u'\n')));
    }

private:
    QJsonObject inDocument(const GoldenFigure &figure) const
    {
        if (figure.definition.isEmpty())
            return m_document[u"durations"][figure.name].toObject();
        for (const auto one : m_document[u"definitions"].toArray()) {
            if (one[u"definition"].toString() == figure.definition
                && one[u"name"].toString() == figure.name)
                return one.toObject();
        }
        return {};
    }
    /// In one row of a table: whose, its name, the value and the formula.
    bool
    isInPostmortem(const GoldenFigure &figure, const QString &value, const QString &formula) const
    {
        return std::ranges::any_of(m_lines, [&](QString line) {
            line.remove(u'\\').remove(u'*').remove(u'`');
            return line.contains(spoken(figure.name), Qt::CaseInsensitive)
                && line.contains(figure.definition)
                && line.contains(u"| "_s + value + u" |"_s, Qt::CaseInsensitive)
                && line.contains(formula);
        });
    }

    Incident m_incident;
    QJsonObject m_document;
    QStringList m_lines;
};

QTEST_GUILESS_MAIN(MeasuresTest)
#include "measures.moc"
