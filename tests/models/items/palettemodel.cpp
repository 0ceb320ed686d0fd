// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/palettemodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Bridgelog;
using namespace Qt::StringLiterals;
using Model = PaletteModel;
using Kind = PaletteItem::Kind;

class PaletteModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anEmptyQueryShowsWhatWasUsedLastFirst();
    void theBestAnswersGroupComesFirst();
    void whatWasUsedLaterWinsATie();
    void entriesComeLastAndOnlyForTheQuestionAsked();
    void choosingSkipsHeadings();
    void randomTypingKeepsTheModelWhole();
};

static PaletteItem item(Kind kind, const char *text, bool active = false)
{
    const QString name = QString::fromLatin1(text);
    return {.kind = kind, .key = name, .text = name, .active = active};
}

static QList<PaletteItem> candidates()
{
    return {
        item(Kind::Command, "Declare an incident"),
        item(Kind::Command, "Hand off"),
        item(Kind::Command, "Undo"),
        item(Kind::View, "Worst first"),
        item(Kind::Incident, "Mail is late", true),
        item(Kind::Incident, "Undersea cable cut")};
}

static QString drawn(const Model &model)
{
    QStringList rows;
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex index = model.index(row);
        const bool heading = index.data(Model::RowRole).value<Model::Row>() == Model::Row::Heading;
        rows.append((heading ? u"# "_s : QString()) + index.data().toString());
    }
    return rows.join(u'\n');
}

void PaletteModelTest::anEmptyQueryShowsWhatWasUsedLastFirst()
{
    Model model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setCandidates(candidates());
    model.setRecent({u"Undo"_s, u"Undersea cable cut"_s, u"gone"_s});
    QCOMPARE(
        drawn(model),
        u"# Used last\nUndo\nUndersea cable cut\n# Under way\nMail is late\n# Views\nWorst first\n"
        "# Commands\nDeclare an incident\nHand off"_s);
}

void PaletteModelTest::theBestAnswersGroupComesFirst()
{
    Model model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setCandidates(candidates());
    model.setQuery(u"und"_s);
    QCOMPARE(drawn(model), u"# Commands\nUndo\n# Incidents\nUndersea cable cut"_s);
    QCOMPARE(model.index(1).data(Model::MarksRole).value<QList<int>>(), QList<int>({0, 1, 2}));
    model.setQuery(u"cable"_s);
    QCOMPARE(drawn(model), u"# Incidents\nUndersea cable cut"_s);
    model.setQuery(u"qqq"_s);
    QCOMPARE(model.rowCount(), 0);
}

void PaletteModelTest::whatWasUsedLaterWinsATie()
{
    Model model;
    model.setCandidates(
        {item(Kind::Command, "Open a"), item(Kind::Command, "Open b"),
         item(Kind::Command, "Open c")});
    model.setQuery(u"open"_s);
    QCOMPARE(drawn(model), u"# Commands\nOpen a\nOpen b\nOpen c"_s);
    model.setRecent({u"Open c"_s});
    QCOMPARE(drawn(model), u"# Commands\nOpen c\nOpen a\nOpen b"_s);
}

void PaletteModelTest::entriesComeLastAndOnlyForTheQuestionAsked()
{
    Model model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setCandidates(candidates());
    model.setQuery(u"und"_s);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    model.setEntries(u"un"_s, {item(Kind::Entry, "outdated")});
    QVERIFY(!drawn(model).contains(u"outdated"));
    model.setEntries(u"und"_s, {item(Kind::Entry, "under load"), item(Kind::Entry, "undone")});
    QVERIFY(drawn(model).endsWith(u"# Entries\nunder load\nundone"));
    model.setEntries(u"und"_s, {item(Kind::Entry, "undone")});
    QVERIFY(drawn(model).endsWith(u"Undersea cable cut\n# Entries\nundone"));
    model.setEntries(u"und"_s, {});
    QVERIFY(drawn(model).endsWith(u"Undersea cable cut"));
    QCOMPARE(resets.size(), 0); // what stands above stays, and with it what was chosen
}

void PaletteModelTest::choosingSkipsHeadings()
{
    Model model;
    model.setCandidates(candidates());
    QCOMPARE(drawn(model).split(u'\n').first(), u"# Under way"_s);
    QCOMPARE(model.neighbour(-1, 1), 1);
    QCOMPARE(model.neighbour(1, -1), 1);
    QCOMPARE(model.neighbour(1, 1), 3);
    QCOMPARE(model.group(1, 1), 3);
    QCOMPARE(model.group(3, 1), 5);
    QCOMPARE(model.group(7, 1), 7);
    QCOMPARE(model.group(7, -1), 5);
    QCOMPARE(model.group(5, -1), 3);
    QVERIFY(!model.item(0));
    QVERIFY(!(model.flags(model.index(0)) & Qt::ItemIsSelectable));
}

void PaletteModelTest::randomTypingKeepsTheModelWhole()
{
    Model model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setCandidates(candidates());
    quint32 seed = 3;
    const auto next = [&seed](quint32 below) {
        seed = seed * 1664525 + 1013904223;
        return (seed >> 8) % below;
    };
    for (int round = 0; round < 500; ++round) {
        const QString query = u"undercablhand"_s.mid(next(10), next(4));
        model.setQuery(query);
        QList<PaletteItem> entries(next(4), item(Kind::Entry, "found"));
        model.setEntries(next(3) == 0 ? u"other"_s : query, entries);
        for (int row = 0; row < model.rowCount(); ++row)
            QVERIFY(model.item(model.neighbour(row, 1)) || !model.item(row));
    }
}

QTEST_GUILESS_MAIN(PaletteModelTest)
#include "palettemodel.moc"
