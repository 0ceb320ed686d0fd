// SPDX-License-Identifier: GPL-3.0-or-later
#include "situation/factsection.h"

#include "common/label.h"
#include "common/style.h"
#include "incident/metrics.h"
#include "models/incident/goldenexample.h"
#include "situation/factrow.h"

#include <QApplication>
#include <QTest>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

/// The golden example's figures in the side panel, as the widget shows them.
class MeasuresSectionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QApplication::setStyle(new Style);
        Incident incident;
        incident.id = IncidentId::make();
        const Instant recorded = *instantFromIso(u"2024-05-06T14:20:00Z");
        const auto tell = [&](const EventBody &body) {
            applyTo(incident, Event::make(incident.id, body, u"commander"_s, recorded));
        };
        tell(Declared{.title = u"API refuses requests"_s, .severity = 1, .zone = u"UTC"_s});
        for (const EventBody &body : goldenEvents())
            tell(body);
        m_section = std::make_unique<FactSection>(FactSection::Group::Measures, m_model);
        m_section->resize(340, 1400);
        m_model.setIncident(incident, *instantFromIso(u"2024-05-06T17:00:00Z"));
        m_section->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_section.get()));
        m_rows = m_section->findChildren<FactRow *>();
    }

    void eachFigureStandsInARowOfItsOwnMeaning_data()
    {
        QTest::addColumn<int>("row");
        const QList<GoldenFigure> figures = goldenFigures();
        for (int row = 0; row < figures.size(); ++row)
            QTest::addRow(
                "%s|%s", qPrintable(figures.at(row).definition), qPrintable(figures.at(row).name))
                << row;
    }
    void eachFigureStandsInARowOfItsOwnMeaning()
    {
        QFETCH(int, row);
        const GoldenFigure figure = goldenFigures().at(row);
        const QString value =
            figure.minutes ? spokenDuration(*figure.minutes * Instant::minute) : u"invalid"_s;
        QStringList shown;
        bool found = false;
        for (const FactRow *one : std::as_const(m_rows)) {
            shown.append(one->accessibleName());
            const bool named = one->accessibleName().startsWith(spoken(figure.name))
                && (figure.definition.isEmpty()
                    || one->accessibleName().contains(figure.definition));
            found |= named && one->value() == value && !one->visibleRegion().isEmpty();
        }
        QVERIFY2(found, qPrintable(shown.join(u'\n')));
    }

    void cleanupTestCase() { m_section.reset(); }

private:
    SituationModel m_model;
    std::unique_ptr<FactSection> m_section;
    QList<FactRow *> m_rows;
};

QTEST_MAIN(MeasuresSectionTest)
#include "measures.moc"
