// SPDX-License-Identifier: GPL-3.0-or-later
// The timeline as an editor: open, scroll, type, log, search, filter and jump, until it is on the
// screen, by the incident's size; what it takes of memory; and text editors beside it.
#include "bench/benchwindow.h"
#include "bench/editors.h"
#include "bench/fakeinput.h"
#include "bench/keytypist.h"
#include "bench/startedrun.h"

#include "items/timelinemodel.h"
#include "journal/schema.h"
#include "timeline/searchbar.h"

#include <QFileInfo>
#include <QLineEdit>
#include <QScrollBar>

using namespace Bridgelog;
using namespace Bridgelog::Bench;
using namespace Qt::StringLiterals;

namespace {

const QList<int> sizes{1000, 10'000, 100'000};

QString numbered(const QString &text, int size) { return text.arg(QLocale::c().toString(size)); }

bool opening(TimedApplication &application, BenchWindow &bench, FakeInput &input, int rounds)
{
    QMap<int, Series> series;
    QMap<int, Series> whole;
    QMap<int, Series> stalls;
    for (const int size : sizes) {
        series[size].name = numbered(u"click → painted, %1 entries"_s, size);
        whole[size].name = numbered(u"  … whole, %1 entries"_s, size);
        stalls[size].name = numbered(u"  … longest stall thereafter, %1 entries"_s, size);
    }
    bench.openWhole(sizes.last()); // another than the first that is clicked
    for (int round = 0; round < rounds; ++round) {
        for (const int size : sizes) {
            const QPoint place = bench.rowOf(size);
            input.moveTo(bench.window().mapToGlobal(place));
            rest(50);
            const double total = timed([&] {
                series[size].values.push_back(timed([&] {
                    input.click();
                    runUntil("the click", [&] { return bench.incident()->id() == bench.id(size); });
                    const int before = bench.paints();
                    runUntil("a paint", [&] { return bench.paints() > before; });
                    waitForServer();
                }));
                (void)application.longest();
                runUntil("the incident", [&] { return bench.incident()->isWhole(); });
            });
            rest(100);
            whole[size].values.push_back(total);
            stalls[size].values.push_back(application.longest());
        }
    }
    for (const int size : sizes) {
        print(series[size]);
        print(whole[size]);
        print(stalls[size]);
    }
    within(series[10'000], 0.5, 16);
    within(series[100'000], 0.5, 25);
    compare(series[100'000], series[1000], 0.5, 1.5);
    return series[10'000].at(0.5) <= 3 * 16 && series[100'000].at(0.5) <= 3 * 25;
}

bool appending(BenchWindow &bench, int rounds)
{
    QMap<int, Series> shown;
    QMap<int, Series> painted;
    for (const int size : sizes) {
        shown[size].name = numbered(u"line more → laid out, %1 rows"_s, size);
        painted[size].name = numbered(u"line more → painted, %1 rows"_s, size);
        bench.openWhole(size);
        bench.view()->scrollToEnd();
        rest(100);
        for (int i = 0; i < rounds; ++i) {
            double handled = 0;
            painted[size].values.push_back(bench.untilPainted(
                [&] { handled = timed([&] { bench.incident()->log({.text = sentence(i)}); }); },
                false));
            shown[size].values.push_back(handled);
            rest(5);
        }
    }
    for (const int size : sizes) {
        print(shown[size]);
        print(painted[size]);
    }
    within(shown[100'000], 0.5, 2);
    within(painted[100'000], 0.5, 2);
    compare(shown[100'000], shown[1000], 0.5, 1.2);
    compare(painted[100'000], painted[1000], 0.5, 1.2);
    return painted[100'000].at(0.5) <= 3 * 2;
}

bool scrolling(BenchWindow &bench)
{
    bool met = true;
    for (const int size : sizes) {
        Series pages{.name = numbered(u"page by page → painted, %1 rows"_s, size), .values = {}};
        Series drag{
            .name = numbered(u"drag top to bottom → painted, %1 rows"_s, size), .values = {}};
        bench.openWhole(size);
        QScrollBar *bar = bench.view()->verticalScrollBar();
        bench.untilPainted([bar] { bar->setValue(0); }, false);
        while (bar->value() < bar->maximum()) {
            pages.values.push_back(
                bench.untilPainted([&] { bench.view()->page(TimelineView::Away::Down); }, false));
        }
        bench.untilPainted([bar] { bar->setValue(0); }, false);
        bar->setSliderDown(true);
        for (int step = 1; step <= 600; ++step) {
            const auto place = static_cast<int>(static_cast<qint64>(bar->maximum()) * step / 600);
            if (place != bar->value())
                drag.values.push_back(
                    bench.untilPainted([&] { bar->setSliderPosition(place); }, false));
        }
        bar->setSliderDown(false);
        for (const Series &series : {pages, drag}) {
            print(series);
            within(series, 0.99, 8);
            met = met && series.at(0.99) <= 3 * 8;
        }
    }
    return met;
}

bool typing(BenchWindow &bench, FakeInput &input, int rounds)
{
    KeyTypist typist(input, bench.composer()->input());
    QMap<int, Series> series;
    for (const int size : sizes)
        series[size].name = numbered(u"key → pixels, %1 entries open"_s, size);
    for (int round = 0; round < rounds; ++round) {
        for (const int size : sizes) {
            bench.openWhole(size);
            typist.type(series[size], typedWords());
            bench.composer()->setText({});
        }
    }
    for (const int size : sizes)
        print(series[size]);
    within(series[10'000], 0.5, 2);
    compare(series[100'000], series[10'000], 0.5, 1.2);
    return series[10'000].at(0.5) <= 3 * 2;
}

/// Each letter of what is looked for, until the first hit is painted.
bool searching(BenchWindow &bench, FakeInput &input, int rounds)
{
    auto *bar = bench.window().findChild<SearchBar *>(u"timelineSearch"_s);
    auto *field = bar->findChild<QLineEdit *>(u"searchField"_s);
    bool met = true;
    for (const int size : sizes) {
        const QString rare = QString::number(size / 2 + 7) + u')';
        Series first{
            .name = numbered(u"letter of a search → first hit, %1 rows"_s, size), .values = {}};
        Series one{
            .name = numbered(u"search for the only hit, half way up, %1 rows"_s, size),
            .values = {}};
        bench.openWhole(size);
        for (int round = 0; round < rounds; ++round) {
            bench.view()->scrollToEnd();
            bar->open();
            runUntil("the focus", [&] { return field->hasFocus(); });
            field->clear();
            rest(50);
            for (const QChar letter : u"gateway"_s) {
                const QString before = bar->search()->text();
                first.values.push_back(timed([&] {
                    input.press(letter);
                    runUntil("a hit", [&] {
                        return bar->search()->text() != before && bar->search()->count() > 0;
                    });
                    const int paints = bench.paints();
                    bench.view()->viewport()->update();
                    runUntil("a paint", [&] { return bench.paints() > paints; });
                    waitForServer();
                }));
                input.release();
                rest(20);
            }
            field->clear();
            rest(20);
            one.values.push_back(bench.untilPainted([&] {
                field->setText(rare);
                runUntil("the hit", [&] { return bar->search()->count() > 0; });
                bench.view()->viewport()->update();
            }));
            bar->close();
            rest(20);
        }
        print(first);
        print(one);
        within(first, 0.95, 16);
        met = met && first.at(0.95) <= 3 * 16;
    }
    return met;
}

bool filtering(BenchWindow &bench, int rounds)
{
    const QList<EntryFilter> filters{
        {.kinds = {EntryKind::Decision}},
        {.authors = {u"operations"_s}},
        {.kinds = {EntryKind::Action, EntryKind::Note}, .struck = false}};
    bool met = true;
    for (const int size : sizes) {
        Series on{.name = numbered(u"filter → first rows painted, %1 rows"_s, size), .values = {}};
        Series off{.name = numbered(u"filter taken off → painted, %1 rows"_s, size), .values = {}};
        bench.openWhole(size);
        TimelineModel *model = bench.view()->model();
        for (int round = 0; round < rounds; ++round) {
            for (const EntryFilter &filter : filters) {
                on.values.push_back(bench.untilPainted([&] { model->setFilter(filter); }));
                off.values.push_back(bench.untilPainted([&] { model->setFilter({}); }));
                rest(5);
            }
        }
        for (const Series &series : {on, off}) {
            print(series);
            within(series, 0.95, 16);
            met = met && series.at(0.95) <= 3 * 16;
        }
    }
    return met;
}

bool jumping(BenchWindow &bench, int size, int jumps)
{
    Series series{.name = numbered(u"jump anywhere → painted, %1 rows"_s, size), .values = {}};
    bench.openWhole(size);
    QScrollBar *bar = bench.view()->verticalScrollBar();
    std::mt19937 random(1);
    std::uniform_int_distribution<int> anywhere(0, bar->maximum());
    for (int i = 0; i < jumps; ++i) {
        series.values.push_back(bench.untilPainted(
            [&] {
                int value = anywhere(random);
                if (value == bar->value())
                    value = (value + bar->maximum() / 2) % bar->maximum();
                bar->setValue(value);
            },
            false));
        rest(2);
    }
    print(series);
    within(series, 0.99, 8);
    return series.at(0.99) <= 3 * 8;
}

/// An archive with one incident, made once and kept: it takes a while.
QString archiveOf(int size)
{
    const QString path =
        QDir::currentPath() + u"/incident-%1-%2.bridgelog"_s.arg(size).arg(schemaVersion);
    const QString making = path + u".new"_s;
    if (QFileInfo::exists(path))
        return path;
    for (const QString &rest : {making, making + u"-wal"_s, making + u"-shm"_s})
        QFile::remove(rest);
    {
        auto journal = Journal::open(making, Journal::Access::Write);
        fill(**journal, 1, size);
    }
    if (!QFile::rename(making, path))
        std::abort();
    return path;
}

bool memory(int size)
{
    const Run run = Bench::run(
        QCoreApplication::applicationDirPath() + u"/bench_started"_s, {archiveOf(size)}, 5);
    std::printf(
        "memory (PSS) with %s entries open: %.1f MiB, target ≤ 80 MiB: %s\n",
        qPrintable(QLocale::c().toString(size)), run.pssMiB, run.pssMiB <= 80 ? "met" : "NOT MET");
    std::fflush(stdout);
    return run.pssMiB <= 3 * 80;
}

} // namespace

int main(int argc, char **argv)
{
    TimedApplication application(argc, argv);
    const int rounds = argc > 1 ? QByteArray(argv[1]).toInt() : 15;
    // The name of one figure, where the others are not wanted.
    const QByteArray only = argc > 2 ? argv[2] : "";
    const auto wanted = [&only](const char *name) { return only.isEmpty() || only == name; };
    FakeInput input;
    bool sane = true;
    {
        BenchWindow bench(sizes);
        if (wanted("open"))
            sane = opening(application, bench, input, rounds) && sane;
        if (wanted("type"))
            sane = typing(bench, input, std::max(1, rounds / 3)) && sane;
        if (wanted("append"))
            sane = appending(bench, 10 * rounds) && sane;
        if (wanted("search"))
            sane = searching(bench, input, rounds) && sane;
        if (wanted("filter"))
            sane = filtering(bench, rounds) && sane;
        if (wanted("jump"))
            sane = jumping(bench, 100'000, 20 * rounds) && sane;
        if (wanted("scroll"))
            sane = scrolling(bench) && sane;
    }
    if (wanted("memory"))
        sane = memory(100'000) && sane;
    if (wanted("editors"))
        besideEditors(archiveOf(10'000), input, std::max(7, rounds / 2));
    if (wanted("million")) {
        BenchWindow bench(archiveOf(1'000'000), 1'000'000);
        sane = jumping(bench, 1'000'000, 20 * rounds) && sane;
    }
    return sane ? 0 : 1;
}
