// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/archivefixture.h"

#include "timeline/timelineview.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QScrollBar>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

namespace {

constexpr int steps = 10'000;
constexpr int most = 250; ///< entries, before it begins anew

/// What stands above a row, computed from the whole list as slowly as it is told.
RowContext slowContext(const TimelineView &view, int row)
{
    RowContext context = view.contextOf(row); // clock, saving, whole: of the row alone
    const TimelineModel &model = *view.model();
    const Entry entry = *model.entry(row);
    context.day = {};
    context.silence = 0;
    if (!entry.at.at)
        return context;
    const auto day = [&](const Entry &e) { return dateIn(*e.at.at, view.zone()); };
    std::optional<Entry> before;
    for (int i = 0; i < row; ++i) {
        if (model.entry(i)->at.at)
            before = model.entry(i);
    }
    if (!before || day(*before) != day(entry))
        context.day = day(entry);
    const bool neighbour = before && before->id == model.head(row - 1)->id;
    if (neighbour && !context.nowLine && !model.isFiltered()) {
        const qint64 silence = entry.at.at->us - before->at.until.value_or(*before->at.at).us;
        if (silence >= 15 * Instant::minute)
            context.silence = silence;
    }
    return context;
}

} // namespace

/// The rows of the view are where rows laid out from scratch would be, whatever happens to them.
class GeometryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rowsAreWhereASlowReferencePutsThem()
    {
        ArchiveFixture archive;
        m_archive = &archive;
        TimelineModel model;
        QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        TimelineView view;
        view.setModel(&model);
        view.setZone(QTimeZone("Europe/London"));
        view.resize(700, 500);
        view.show();
        begin(model);
        QRandomGenerator random(3);
        for (int step = 0; step < steps; ++step) {
            m_incident->incident().timeline.size() > most ? begin(model) : act(view, random);
            compare(view);
            if (QTest::currentTestFailed()) {
                qWarning("at step %d", step);
                return;
            }
        }
        model.setIncident(nullptr);
        m_incident.reset();
    }

private:
    void begin(TimelineModel &model)
    {
        auto next = m_archive->declare(u"Random"_s);
        model.setIncident(next.get());
        m_incident = std::move(next);
    }

    void compare(const TimelineView &view)
    {
        const RowWindow &window = view.window();
        const int rows = view.model()->rows();
        QCOMPARE(window.count(), rows);
        if (rows == 0)
            return;
        CodeColours colours;
        const RowMetrics metrics(view.width() - 10 * Theme::step);
        int y = view.rowRect(window.first()).top();
        QVERIFY(y <= 0 || window.first() == 0);
        for (int row = window.first(); row <= window.last(); ++row) {
            const RowContext fast = view.contextOf(row);
            const RowContext slow = slowContext(view, row);
            QCOMPARE(fast.day, slow.day);
            QCOMPARE(fast.silence, slow.silence);
            const RowLayout layout(*view.model()->entry(row), slow, metrics, colours);
            QCOMPARE(view.rowRect(row).top(), y);
            QCOMPARE(view.rowRect(row).height(), layout.height());
            QCOMPARE(window.rowAt(std::max(0, y)), row);
            y += layout.height();
        }
        QVERIFY(y >= view.viewport()->height() || window.last() == rows - 1);
    }

    EntryId any(QRandomGenerator &random) const
    {
        const Timeline &timeline = m_incident->incident().timeline;
        return timeline.at(random.bounded(timeline.size())).id;
    }

    static Moment moment(QRandomGenerator &random)
    {
        if (random.bounded(6) == 0)
            return {};
        return Moment::exactly(Instant::fromSeconds(1'700'000'000 + random.bounded(400'000)));
    }

    static QString text(QRandomGenerator &random)
    {
        QString text = u"word"_s;
        for (int i = random.bounded(60); i > 0; --i)
            text += random.bounded(12) == 0 ? u"\n- item"_s : u" #even more words"_s;
        return random.bounded(8) == 0 ? text + u"\n```\nint a = 1;\n```"_s : text;
    }

    /// Its place does not depend on what is in it, or whether it is there.
    static StoredAttachment file(QRandomGenerator &random)
    {
        return {
            .sha256 = QString::number(random.generate64(), 16).rightJustified(64, u'0'),
            .name = u"file"_s,
            .mediaType = random.bounded(2) == 0 ? u"image/png"_s : u"text/plain"_s,
            .size = random.bounded(100'000)};
    }

    static EntryFilter filter(QRandomGenerator &random)
    {
        switch (random.bounded(4)) {
        case 0: return {.struck = false};
        case 1: return {.kinds = {EntryKind::Note, EntryKind::Milestone}};
        case 2: return {.tags = {u"even"_s}};
        default: return {};
        }
    }

    void act(TimelineView &view, QRandomGenerator &random)
    {
        switch (random.bounded(16)) {
        case 0: m_incident->retime(any(random), moment(random)); break;
        case 1: m_incident->strike(any(random)); break;
        case 2: m_incident->restore(any(random)); break;
        case 3: m_incident->revise(any(random), text(random)); break;
        case 4: m_incident->undo(); break;
        case 5: m_incident->redo(); break;
        case 6: m_incident->setPhase(static_cast<Phase>(random.bounded(5))); break;
        case 7: view.model()->setFilter(filter(random)); break;
        case 8: view.resize(500 + random.bounded(300), 300 + random.bounded(300)); break;
        case 9: view.verticalScrollBar()->setValue(random.bounded(4000)); break;
        case 11: m_incident->attach({file(random)}, any(random)); break;
        case 12: m_incident->pin({any(random)}, random.bounded(2) == 0); break;
        case 10: view.goToRow(random.bounded(std::max(1, view.model()->rows()))); break;
        default: {
            EntryDraft draft{.text = text(random), .at = moment(random)};
            if (!draft.at->at)
                draft.after = any(random);
            m_incident->log(draft);
        }
        }
    }

    ArchiveFixture *m_archive = nullptr;
    std::unique_ptr<OpenIncident> m_incident;
};

QTEST_MAIN(GeometryTest)
#include "geometry.moc"
