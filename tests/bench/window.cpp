// SPDX-License-Identifier: GPL-3.0-or-later
// Opening an incident, a line more at its end, a jump to anywhere: until it is on the screen, by
// the incident's size.
#include "bench/benchwindow.h"
#include "bench/fakeinput.h"

#include <QScrollBar>

using namespace Bridgelog;
using namespace Bridgelog::Bench;
using namespace Qt::StringLiterals;

namespace {

const QList<int> sizes{200, 1000, 10'000, 100'000};

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
    bench.openWhole(1000);
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

bool jumping(BenchWindow &bench, int jumps)
{
    Series series{.name = u"jump anywhere → painted, 100,000 rows"_s, .values = {}};
    bench.openWhole(100'000);
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

} // namespace

int main(int argc, char **argv)
{
    TimedApplication application(argc, argv);
    const int rounds = argc > 1 ? QByteArray(argv[1]).toInt() : 15;
    FakeInput input;
    BenchWindow bench(sizes);
    bool sane = opening(application, bench, input, rounds);
    sane = appending(bench, 10 * rounds) && sane;
    sane = jumping(bench, 20 * rounds) && sane;
    return sane ? 0 : 1;
}
