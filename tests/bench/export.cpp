// SPDX-License-Identifier: GPL-3.0-or-later
// A long incident to every format, beside what else turns the same Markdown or page into that
// format, where it is installed; and what a window's thread notices of it.
#include "bench/figures.h"
#include "models/postmortem/sample.h"
#include "postmortem/document.h"
#include "postmortem/exportrun.h"

#include <QFile>
#include <QGuiApplication>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QThread>
#include <QTimer>

#include <functional>

using namespace Bridgelog;
using namespace Bridgelog::Bench;
using namespace Qt::StringLiterals;

namespace {

constexpr int entries = 10'000;
constexpr int usual = 200; ///< of a usual postmortem
constexpr int few = 100;

void save(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        std::abort();
}

Series ours(const Incident &incident, ExportFormat format, int times)
{
    Series series{.name = u"%1, %2 entries"_s.arg(wordOf(format)).arg(incident.timeline.size())};
    for (int i = 0; i < times; ++i)
        series.values.push_back(timed([&] {
            if (!ExportRun(incident, {}).rendered(format))
                std::abort();
        }));
    print(series);
    return series;
}

/// Another program doing the same; empty where it is not installed or fails.
Series peer(const QString &name, const QString &program, const QStringList &arguments, int times)
{
    Series series{.name = name};
    if (QStandardPaths::findExecutable(program).isEmpty()) {
        std::printf("%-52s is not installed\n", qPrintable(name));
        return series;
    }
    for (int i = 0; i < times; ++i) {
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        bool good = false;
        const double ms = timed([&] {
            process.start(program, arguments);
            good = process.waitForFinished(600'000) && process.exitCode() == 0;
        });
        if (!good) {
            std::printf(
                "%-52s failed: %s\n", qPrintable(name),
                process.readAll().right(200).simplified().constData());
            return series;
        }
        series.values.push_back(ms);
    }
    print(series);
    return series;
}

bool faster(const Series &one, const QList<Series> &peers, double times)
{
    const Series *best = nullptr;
    for (const Series &each : peers) {
        if (!each.values.empty() && (!best || each.at(0.5) < best->at(0.5)))
            best = &each;
    }
    return !best || compare(one, *best, 0.5, 1 / times);
}

/// The best known way to a PDF of each that is installed.
QList<Series> pdfPeers(const QString &folder, const QString &size, int times)
{
    const QString html = folder + u"/incident.html"_s;
    QList<Series> peers{
        peer(
            u"weasyprint, "_s + size, u"weasyprint"_s, {u"-q"_s, html, folder + u"/weasy.pdf"_s},
            times),
        peer(
            u"chromium, "_s + size, u"chromium"_s,
            {u"--headless"_s, u"--no-sandbox"_s, u"--disable-gpu"_s,
             u"--print-to-pdf=%1/chromium.pdf"_s.arg(folder), html},
            times),
        peer(
            u"wkhtmltopdf, "_s + size, u"wkhtmltopdf"_s, {u"-q"_s, html, folder + u"/wk.pdf"_s},
            times),
        peer(
            u"pandoc and pdflatex, "_s + size, u"pandoc"_s,
            {u"-f"_s, u"gfm"_s, u"--pdf-engine=pdflatex"_s, u"-o"_s, folder + u"/pandoc.pdf"_s,
             folder + u"/incident.md"_s},
            times)};
    return peers;
}

/// The longest time for which the main thread did not come round while a worker worked.
double longestFrame(const std::function<void()> &work)
{
    double longest = 0;
    auto last = Bench::Clock::now();
    QTimer timer;
    timer.setTimerType(Qt::PreciseTimer);
    QObject::connect(&timer, &QTimer::timeout, &timer, [&] {
        const auto now = Bench::Clock::now();
        longest = std::max(longest, std::chrono::duration<double, std::milli>(now - last).count());
        last = now;
    });
    const std::unique_ptr<QThread> thread(QThread::create(work));
    QObject::connect(thread.get(), &QThread::finished, qApp, &QCoreApplication::quit);
    timer.start(1);
    thread->start();
    QCoreApplication::exec();
    thread->wait();
    return longest;
}

/// What the peers can read: the Markdown and the page.
void prepare(const QString &folder, const Incident &incident)
{
    save(folder + u"/incident.md"_s, postmortemMarkdown(incident, {}).value());
    save(folder + u"/incident.html"_s, postmortemHtml(incident, {}).value());
}

Series pandoc(const QString &folder, const QString &to, int times)
{
    return peer(
        u"pandoc to %1"_s.arg(to), u"pandoc"_s,
        {u"-f"_s, u"gfm"_s, u"-s"_s, u"-o"_s, u"%1/pandoc.%2"_s.arg(folder, to),
         folder + u"/incident.md"_s},
        times);
}

bool measureLong(const Incident &incident)
{
    const QTemporaryDir folder;
    prepare(folder.path(), incident);
    bool met = true;
    for (const ExportFormat format : exportFormats) {
        const bool quick = format != ExportFormat::Pdf && format != ExportFormat::Ics214;
        const Series series = ours(incident, format, quick ? 15 : 5);
        switch (format) {
            using enum ExportFormat;
        case Html:
            met &= within(series, 0.5, 50);
            met &= faster(series, {pandoc(folder.path(), u"html"_s, 3)}, 60);
            break;
        case Odt:
        case Docx:
            met &= within(series, 0.5, 300);
            met &= faster(series, {pandoc(folder.path(), suffixOf(format), 3)}, 10);
            break;
        case Pdf:
            met &= within(series, 0.5, 1'000);
            met &= faster(series, pdfPeers(folder.path(), u"10,000 entries"_s, 1), 10);
            break;
        case Markdown:
        case Csv:
        case Json: met &= within(series, 0.5, 50); break;
        default: break;
        }
    }
    return met;
}

bool measureUsual(const Incident &incident)
{
    const QTemporaryDir folder;
    prepare(folder.path(), incident);
    const Series series = ours(incident, ExportFormat::Pdf, 15);
    bool met = within(series, 0.5, 60);
    met &= faster(series, pdfPeers(folder.path(), u"200 entries"_s, 3), 12);
    return met;
}

bool measureClick(const Incident &incident)
{
    Series series{.name = u"one click, every format, 100 entries"_s};
    for (int i = 0; i < 9; ++i) {
        const QTemporaryDir folder;
        series.values.push_back(timed([&] {
            if (!exportTo(
                    folder.path(), incident, {exportFormats.begin(), exportFormats.end()}, {}))
                std::abort();
        }));
    }
    print(series);
    return within(series, 0.5, 500);
}

bool measureFrames(const Incident &incident)
{
    Series frames{.name = u"longest wait of the window's thread meanwhile"_s};
    for (int i = 0; i < 5; ++i)
        frames.values.push_back(longestFrame([&] {
            if (!ExportRun(incident, {}).rendered(ExportFormat::Pdf))
                std::abort();
        }));
    print(frames);
    return within(frames, 0.5, 16);
}

} // namespace

/// bench_export [FORMAT TIMES]: everything, or one format alone without its peers.
int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication app(argc, argv);
    (void)ExportRun(longIncident(10), {}).rendered(ExportFormat::Docx); // loads what is loaded once
    const Incident incident = longIncident(entries);
    if (argc == 3) {
        const auto format = formatFromWord(QString::fromLatin1(argv[1]));
        return format && ours(incident, *format, QByteArray(argv[2]).toInt()).values.empty() ? 1
                                                                                             : 0;
    }
    bool met = measureClick(longIncident(few));
    met &= measureFrames(incident);
    met &= measureUsual(longIncident(usual));
    met &= measureLong(incident);
    return met ? 0 : 1;
}
