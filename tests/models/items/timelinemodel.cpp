// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/timelinemodel.h"

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
            &model, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex &from, const QModelIndex &to) {
                for (int row = from.row(); row <= to.row(); ++row)
                    changed << row;
            });
    }

    QStringList ids;
    QList<int> changed;
};

QStringList idsOf(const Timeline &timeline)
{
    QStringList ids;
    for (int row = 0; row < timeline.size(); ++row)
        ids << timeline.at(row).id.text();
    return ids;
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
        listener.ids = idsOf(m_incident->incident().timeline);
        QRandomGenerator random(7);
        for (int step = 0; step < 600; ++step) {
            act(random);
            QCOMPARE(listener.ids, idsOf(m_incident->incident().timeline));
            QCOMPARE(model.rowCount(), m_incident->incident().timeline.size());
        }
        QCOMPARE(resets.count(), 0);
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
        QCOMPARE(model.entry(0), nullptr);
    }

private:
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
        switch (random.bounded(9)) {
        case 0: m_incident->retime(any(random), moment(random)); break;
        case 1: m_incident->strike(any(random)); break;
        case 2: m_incident->restore(any(random)); break;
        case 3: m_incident->revise(any(random), u"revised %1"_s.arg(random.generate())); break;
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
