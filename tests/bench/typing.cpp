// SPDX-License-Identifier: GPL-3.0-or-later
// A key → changed pixels in the composer, by the size of the incident that is open, beside a bare
// text field; and the same while the disk hangs.
#include "bench/benchwindow.h"
#include "bench/fakeinput.h"
#include "bench/keytypist.h"
#include "bench/stallingdisk.h"

#include <QMainWindow>
#include <QSet>

using namespace Bridgelog;
using namespace Bridgelog::Bench;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

bool typing(BenchWindow &bench, FakeInput &input, int rounds)
{
    QMainWindow bareWindow;
    auto *bareField = new QPlainTextEdit(&bareWindow);
    bareWindow.setCentralWidget(bareField);
    bareWindow.resize(1440, 900);
    bareWindow.show();
    KeyTypist bare(input, bareField);
    KeyTypist ours(input, bench.composer()->input());
    Series floor{.name = u"key → pixels, bare text field"_s, .values = {}};
    QMap<int, Series> series;
    const QList<int> sizes{200, 10'000, 100'000};
    for (const int size : sizes)
        series[size].name = u"key → pixels, %1 entries open"_s.arg(QLocale::c().toString(size));
    for (int round = 0; round < rounds; ++round) {
        bare.type(floor, typedWords());
        for (const int size : sizes) {
            bench.openWhole(size);
            ours.type(series[size], typedWords());
            bench.composer()->setText({});
        }
    }
    print(floor);
    for (const int size : sizes)
        print(series[size]);
    within(series[10'000], 0.5, 2);
    within(series[10'000], 0.95, 4);
    compare(series[10'000], floor, 0.5, 2);
    compare(series[100'000], series[200], 0.5, 1.2);
    return series[10'000].at(0.5) <= 3 * 2;
}

/// Types and logs while the disk hangs for 2 s, three times.
bool typingOnStalledDisk(BenchWindow &bench, FakeInput &input)
{
    bench.openWhole(10'000);
    KeyTypist typist(input, bench.composer()->input());
    Series keys{.name = u"key → pixels while the disk hangs, 10,000 entries"_s, .values = {}};
    Series enters{.name = u"  … of these Enter, which logs"_s, .values = {}};
    QHash<EntryId, int> logged; // and how many stalls were over then
    int notShownSaving = 0;
    int early = 0;
    QObject::connect(bench.composer(), &Composer::logged, &bench, [&](const EntryId &entry) {
        if (StallingDisk::isStalled())
            logged.insert(entry, StallingDisk::past());
        notShownSaving += !bench.incident()->isSaving(entry);
    });
    QSet<EntryId> saved;
    QObject::connect(
        bench.incident(), &OpenIncident::saved, &bench, [&](const QList<EntryId> &entries) {
            for (const EntryId &entry : entries) {
                saved.insert(entry);
                early += logged.contains(entry) && StallingDisk::past() == logged.value(entry);
            }
        });
    for (int stall = 1; stall <= 3; ++stall) {
        Series warm;
        typist.type(warm, u"before"_s);
        StallingDisk::stallNext(2s);
        typist.press(u'\n');
        for (int i = 0; StallingDisk::past() < stall; ++i) {
            const QChar key = i % 40 == 39 ? u'\n' : typedWords().at(i % typedWords().size());
            const double ms = typist.press(key);
            keys.values.push_back(ms);
            if (key == u'\n')
                enters.values.push_back(ms);
        }
        bench.composer()->setText({});
        runUntil("the disk", [&] {
            return std::ranges::all_of(
                logged.keys(), [&](const EntryId &entry) { return saved.contains(entry); });
        });
    }
    print(keys);
    print(enters);
    std::printf(
        "  %lld entries logged while the disk hung: %d not shown as saving, %d called saved early, "
        "%lld saved\n",
        static_cast<long long>(logged.size()), notShownSaving, early,
        static_cast<long long>(saved.size()));
    within(keys, 0.99, 16);
    return keys.at(0.99) <= 3 * 16 && notShownSaving == 0 && early == 0 && logged.size() > 5;
}

} // namespace

int main(int argc, char **argv)
{
    StallingDisk::install();
    QApplication application(argc, argv);
    const int rounds = argc > 1 ? QByteArray(argv[1]).toInt() : 5;
    FakeInput input;
    BenchWindow bench({200, 10'000, 100'000});
    bool sane = typing(bench, input, rounds);
    sane = typingOnStalledDisk(bench, input) && sane;
    return sane ? 0 : 1;
}
