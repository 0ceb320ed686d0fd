// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/timelinesearch.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

namespace {

/// The rows as somebody knows them who only ever heard the model's signals.
class Listener : public QObject {
public:
    explicit Listener(TimelineModel &model)
    {
        const auto idAt = [&model](int row) {
            return model.index(row).data(TimelineModel::IdRole).toString();
        };
        connect(
            &model, &QAbstractItemModel::rowsInserted, this,
            [this, idAt](const QModelIndex &, int first, int last) {
                for (int row = first; row <= last; ++row)
                    ids.insert(row, idAt(row));
            });
        connect(
            &model, &QAbstractItemModel::rowsMoved, this,
            [this](const QModelIndex &, int first, int last, const QModelIndex &, int before) {
                const QStringList block = ids.mid(first, last - first + 1);
                ids.remove(first, block.size());
                qsizetype at = before > first ? before - block.size() : before;
                for (const QString &id : block)
                    ids.insert(at++, id);
            });
        connect(
            &model, &QAbstractItemModel::rowsRemoved, this,
            [this](const QModelIndex &, int first, int last) {
                ids.remove(first, last - first + 1);
            });
        connect(&model, &QAbstractItemModel::modelReset, this, [this, &model, idAt] {
            ids.clear();
            for (int row = 0; row < model.rowCount(); ++row)
                ids << idAt(row);
        });
        connect(
            &model, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex &from, const QModelIndex &to) {
                for (int row = from.row(); row <= to.row(); ++row)
                    changed << row;
            });
    }

    QStringList ids;
    QList<int> changed;
};

QStringList idsOf(const Incident &incident, const EntryFilter &filter = {})
{
    QStringList ids;
    const Timeline &timeline = incident.timeline;
    for (int row = 0; row < timeline.size(); ++row) {
        if (filter.takes(incident, row))
            ids << timeline.at(row).id.text();
    }
    return ids;
}

std::vector<int> hitsFromScratch(const TimelineModel &model, const TimelineSearch &search)
{
    std::vector<int> rows;
    for (int row = 0; row < model.rows(); ++row) {
        if (search.matches(*model.entry(row)))
            rows.push_back(row);
    }
    return rows;
}

std::vector<int> hitsOf(const TimelineSearch &search)
{
    std::vector<int> rows;
    for (int hit = 0; hit < search.count(); ++hit)
        rows.push_back(search.row(hit));
    return rows;
}

} // namespace

class TimelineModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        auto journal = Journal::open(m_dir->filePath(u"a"_s), Journal::Access::Write);
        QVERIFY2(journal, "the archive did not open");
        m_journal = std::move(*journal);
        auto incident = OpenIncident::declare(
            *m_journal, {.title = u"Test"_s, .zone = u"Europe/London"_s}, u"scribe"_s);
        QVERIFY2(incident, "the incident was not declared");
        m_incident = std::move(*incident);
    }

    void cleanup()
    {
        m_incident.reset();
        m_journal.reset();
    }

    void tellsEveryChangeByRow()
    {
        TimelineModel model;
        QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setIncident(m_incident.get());
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        Listener listener(model);
        listener.ids = idsOf(m_incident->incident());
        QRandomGenerator random(7);
        for (int step = 0; step < 600; ++step) {
            act(random);
            QCOMPARE(listener.ids, idsOf(m_incident->incident()));
            QCOMPARE(model.rowCount(), m_incident->incident().timeline.size());
        }
        QCOMPARE(resets.count(), 0);
    }

    void staysRightWhileFiltersChange()
    {
        TimelineModel model;
        QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setIncident(m_incident.get());
        TimelineSearch search(model);
        search.setText(u"revised 1"_s);
        Listener listener(model);
        listener.ids = idsOf(m_incident->incident());
        QRandomGenerator random(11);
        for (int step = 0; step < 10'000; ++step) {
            if (random.bounded(20) == 0)
                model.setFilter(filter(random));
            else
                act(random);
            if (random.bounded(50) == 0)
                search.setText(random.bounded(2) ? u"1"_s : u"phase"_s);
            const QStringList expected = idsOf(m_incident->incident(), model.filter());
            QCOMPARE(listener.ids.size(), expected.size());
            if (step % 10 == 0) {
                QCOMPARE(listener.ids, expected);
                while (!search.isDone())
                    QCoreApplication::processEvents();
                QCOMPARE(hitsOf(search), hitsFromScratch(model, search));
                for (int row = 0; row < model.rows(); row += 7)
                    QCOMPARE(model.rowOf(model.entry(row)->id), row);
            }
            if (m_incident->incident().timeline.size() > 400)
                beginAnother(model);
        }
    }

    void aFilterCombinesItsParts()
    {
        m_incident->log(
            {.kind = EntryKind::Decision, .text = u"keep it #Config"_s, .author = u"ops"_s});
        m_incident->log({.kind = EntryKind::Decision, .text = u"drop it #configuration"_s});
        m_incident->log({.kind = EntryKind::Note, .text = u"seen #config"_s, .author = u"ops"_s});
        TimelineModel model;
        model.setIncident(m_incident.get());
        const int all = model.rows();
        model.setFilter({.kinds = {EntryKind::Decision}});
        QCOMPARE(model.rows(), 2);
        model.setFilter({.kinds = {EntryKind::Decision}, .tags = {u"config"_s}});
        QCOMPARE(model.rows(), 1);
        model.setFilter({.authors = {u"ops"_s}});
        QCOMPARE(model.rows(), 2);
        QCOMPARE(model.allRows(), all);
        m_incident->strike(model.entry(0)->id);
        model.setFilter({.authors = {u"ops"_s}, .struck = false});
        QCOMPARE(model.rows(), 1);
        m_incident->change({.entry = model.entry(0)->id, .audience = Audience::Public});
        model.setFilter({.audience = Audience::Public});
        QCOMPARE(model.rows(), 1);
    }

    void aFilterByRoleFollowsWhoHasIt()
    {
        m_incident->log({.text = u"probes red"_s, .author = u"day shift"_s});
        m_incident->log({.text = u"probes green"_s, .author = u"night shift"_s});
        m_incident->log({.text = u"tickets come in"_s, .author = u"support"_s});
        TimelineModel model;
        model.setIncident(m_incident.get());
        model.setFilter({.roles = {u"commander"_s}});
        QCOMPARE(model.rows(), 0);
        m_incident->giveRole(u"commander"_s, u"day shift"_s);
        QCOMPARE(model.rows(), 1);
        // Who had it once wrote for it, too.
        m_incident->giveRole(u"commander"_s, u"night shift"_s);
        QCOMPARE(model.rows(), 2);
        QCOMPARE(model.entry(0)->text, u"probes red"_s);
        model.setFilter({.kinds = {EntryKind::Decision}, .roles = {u"commander"_s}});
        QCOMPARE(model.rows(), 0);
        model.setFilter({.roles = {u"commander"_s}});
        m_incident->undo();
        QCOMPARE(model.rows(), 1);
    }

    void findsInTextAuthorAndKind()
    {
        m_incident->log({.kind = EntryKind::Decision, .text = u"keep the old file"_s});
        m_incident->log({.text = u"nothing"_s, .author = u"Old hand"_s});
        TimelineModel model;
        model.setIncident(m_incident.get());
        TimelineSearch search(model);
        search.setText(u"old"_s);
        QTRY_VERIFY(search.isDone());
        QCOMPARE(search.count(), 2);
        QCOMPARE(search.beside(search.row(1), TimelineSearch::Way::On), search.row(0));
        QCOMPARE(search.beside(search.row(0), TimelineSearch::Way::Back), search.row(1));
        search.setText(u"DECISION"_s);
        QTRY_VERIFY(search.isDone());
        QCOMPARE(search.count(), 1);
        search.setText({});
        QCOMPARE(search.count(), 0);
    }

    void tellsWhenAnEntryIsOnDisk()
    {
        TimelineModel model;
        model.setIncident(m_incident.get());
        QVERIFY(m_journal->flush());
        const EntryId entry = m_incident->log({.text = u"one"_s});
        const int row = model.rowOf(entry);
        QVERIFY(model.index(row).data(TimelineModel::SavingRole).toBool());
        QTRY_VERIFY(!model.index(row).data(TimelineModel::SavingRole).toBool());
    }

    void isEmptyOnceItsIncidentIsGone()
    {
        TimelineModel model;
        QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setIncident(m_incident.get());
        m_incident->log({.text = u"one"_s});
        QVERIFY(model.rowCount() > 0);
        m_incident.reset();
        QCOMPARE(model.rowCount(), 0);
        QVERIFY(!model.entry(0));
    }

private:
    void beginAnother(TimelineModel &model)
    {
        auto incident = OpenIncident::declare(*m_journal, {.title = u"Test"_s}, u"scribe"_s);
        model.setIncident(incident->get());
        m_incident = std::move(*incident);
    }

    static EntryFilter filter(QRandomGenerator &random)
    {
        EntryFilter filter;
        if (random.bounded(3) == 0)
            filter.kinds = {EntryKind::Note, EntryKind::Phase};
        if (random.bounded(3) == 0)
            filter.struck = random.bounded(2) == 0;
        if (random.bounded(4) == 0)
            filter.pinned = true;
        if (random.bounded(4) == 0)
            filter.tags = {u"even"_s};
        if (random.bounded(4) == 0)
            filter.roles = {u"scribe"_s};
        return filter;
    }

    EntryId any(QRandomGenerator &random) const
    {
        const Timeline &timeline = m_incident->incident().timeline;
        return timeline.at(random.bounded(timeline.size())).id;
    }

    Moment moment(QRandomGenerator &random) const
    {
        if (random.bounded(6) == 0)
            return {};
        return Moment::exactly(Instant::fromSeconds(1'700'000'000 + random.bounded(500)));
    }

    void act(QRandomGenerator &random)
    {
        switch (random.bounded(11)) {
        case 10:
            m_incident->giveRole(
                u"scribe"_s, random.bounded(2) == 0 ? u"scribe"_s : u"somebody else"_s);
            break;
        case 9: m_incident->change({.entry = any(random), .pinned = random.bounded(2) == 0}); break;
        case 0: m_incident->retime(any(random), moment(random)); break;
        case 1: m_incident->strike(any(random)); break;
        case 2: m_incident->restore(any(random)); break;
        case 3:
            m_incident->revise(
                any(random),
                u"revised %1 %2"_s.arg(
                    QString::number(random.generate()),
                    random.bounded(2) ? u"#even"_s : u"odd#even"_s));
            break;
        case 4: m_incident->undo(); break;
        case 5: m_incident->redo(); break;
        case 6: m_incident->setPhase(static_cast<Phase>(random.bounded(5))); break;
        default: {
            EntryDraft draft{.text = u"logged"_s, .at = moment(random)};
            if (!draft.at->at)
                draft.after = any(random);
            m_incident->log(draft);
        }
        }
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Journal> m_journal;
    std::unique_ptr<OpenIncident> m_incident;
};

QTEST_GUILESS_MAIN(TimelineModelTest)
#include "timelinemodel.moc"
