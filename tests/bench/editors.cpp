// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/editors.h"

#include "bench/damage.h"
#include "bench/fakeinput.h"
#include "bench/figures.h"

#include "archive/archive.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QThread>

namespace Bridgelog::Bench {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString keys = u"error rate climbs in two zones"_s;

/// A program that shows a timeline, and how long it took.
struct Editor {
    QString name;
    QString program;
    QStringList arguments; ///< before the file
    double startRatio = 1; ///< how much of its time ours may take
    double keyRatio = 1;
    Series starts{};
    Series presses{};
};

[[noreturn]] void giveUp(const QString &what)
{
    std::fprintf(stderr, "bench: %s\n", qPrintable(what));
    std::exit(2);
}

/// The incident as Markdown, as our program exports it.
QByteArray exported(const QString &archive, const QString &folder)
{
    const auto journal = Journal::open(archive, Journal::Access::Read);
    const auto incidents = Archive(**journal).latest(1);
    QProcess program;
    program.start(
        QStringLiteral(BRIDGELOG_PROGRAM),
        {u"--archive"_s, archive, u"export"_s, incidents->first().id.text(), u"--format"_s, u"md"_s,
         u"--out"_s, folder});
    if (!program.waitForFinished(120'000) || program.exitCode() != 0)
        giveUp(
            u"the incident was not exported: "_s
            + QString::fromUtf8(program.readAllStandardError()));
    QFile file(QString::fromUtf8(program.readAllStandardOutput()).trimmed());
    if (!file.open(QIODevice::ReadOnly))
        giveUp(u"there is no export"_s);
    return file.readAll();
}

void measure(Editor &editor, const QString &file, Damage &damage, FakeInput &input)
{
    QThread::msleep(300);
    damage.forget();
    QProcess process;
    process.setStandardErrorFile(QProcess::nullDevice());
    process.setStandardOutputFile(QProcess::nullDevice());
    const auto start = Clock::now();
    process.start(editor.program, editor.arguments + QStringList{file});
    const auto settled = damage.settled(300ms, 30s);
    if (!settled)
        giveUp(u"%1 did not settle"_s.arg(editor.name));
    editor.starts.values.push_back(
        std::chrono::duration<double, std::milli>(*settled - start).count());
    damage.focusWindow();
    damage.settled(100ms, 700ms);
    for (const QChar key : keys) {
        damage.forget();
        const auto pressed = Clock::now();
        input.press(key);
        const auto drawn = damage.next(2s);
        input.release();
        if (!drawn)
            giveUp(u"%1 takes no keys"_s.arg(editor.name));
        editor.presses.values.push_back(
            std::chrono::duration<double, std::milli>(*drawn - pressed).count());
        damage.settled(30ms, 200ms);
    }
    process.kill();
    process.waitForFinished();
}

} // namespace

void besideEditors(const QString &archive, FakeInput &input, int rounds)
{
    Damage damage;
    if (!damage.isThere()) {
        std::puts("beside text editors: skipped, libXdamage is not installed");
        return;
    }
    QTemporaryDir folder(QDir::currentPath() + u"/bench-editors"_s);
    const QByteArray text = exported(archive, folder.path());
    std::vector<Editor> editors{
        {.name = u"Bridgelog"_s,
         .program = QStringLiteral(BRIDGELOG_PROGRAM),
         .arguments = {u"--archive"_s}}};
    const std::vector<Editor> peers{
        {.name = u"FeatherPad"_s,
         .program = u"featherpad"_s,
         .arguments = {u"--standalone"_s},
         .startRatio = 1.0 / 4,
         .keyRatio = 1},
        {.name = u"KWrite"_s, .program = u"kwrite"_s, .startRatio = 1.0 / 6, .keyRatio = 0.6}};
    for (const Editor &peer : peers) {
        if (QStandardPaths::findExecutable(peer.program).isEmpty())
            std::printf("beside %s: skipped, it is not installed\n", qPrintable(peer.name));
        else
            editors.push_back(peer);
    }
    for (Editor &editor : editors) {
        editor.starts.name = editor.name + u", 10,000 entries: start → settled"_s;
        editor.presses.name = editor.name + u", 10,000 entries: key → changed pixels"_s;
    }
    for (int round = 0; round < rounds; ++round) {
        for (Editor &editor : editors) {
            const bool ours = &editor == &editors.front();
            // A name of its own each time: nothing that an editor remembers of the last one.
            const QString file = folder.filePath(
                u"%1-%2.%3"_s.arg(editor.name).arg(round).arg(ours ? u"bridgelog"_s : u"md"_s));
            if (ours ? !QFile::copy(archive, file) : [&] {
                    QFile copy(file);
                    return !copy.open(QIODevice::WriteOnly) || copy.write(text) != text.size();
                }())
                giveUp(u"%1 cannot be written"_s.arg(file));
            measure(editor, file, damage, input);
        }
    }
    for (const Editor &editor : editors) {
        print(editor.starts);
        print(editor.presses);
    }
    const Editor &ours = editors.front();
    within(ours.starts, 0.5, 120);
    within(ours.presses, 0.5, 2);
    for (size_t i = 1; i < editors.size(); ++i) {
        compare(ours.starts, editors[i].starts, 0.5, editors[i].startRatio);
        compare(ours.presses, editors[i].presses, 0.5, editors[i].keyRatio);
    }
}

} // namespace Bridgelog::Bench
