// SPDX-License-Identifier: GPL-3.0-or-later
// A key in the source of a postmortem of 20,000 words → the preview that has it is on the screen.
#include "bench/figures.h"
#include "bench/screen.h"

#include "common/style.h"
#include "postmortem/postmortempage.h"
#include "postmortem/postmortempreview.h"
#include "postmortem/postmortemsource.h"
#include "postmortem/previewpage.h"
#include "postmortem/sectiontext.h"

#include <QKeyEvent>
#include <QTemporaryDir>

using namespace Bridgelog;
using namespace Bridgelog::Bench;
using namespace Qt::StringLiterals;

namespace {

/// Prose, lists, code and a table, with live fields here and there.
QString document(int words)
{
    static const QStringList some{u"the"_s,    u"queue"_s, u"grew"_s, u"while"_s,  u"nobody"_s,
                                  u"looked"_s, u"at"_s,    u"its"_s,  u"length"_s, u"and"_s};
    QString text = u"# {{ incident.title }}\n\n{% byline %}\n\n{% phasebar %}\n\n"_s;
    int count = 0;
    for (int section = 0; count < words; ++section) {
        text += u"## Section %1\n\n"_s.arg(section);
        for (int paragraph = 0; paragraph < 8 && count < words; ++paragraph) {
            for (int i = 0; i < 60; ++i, ++count)
                text += some.at((i * 7 + paragraph) % some.size()) + u' ';
            text += paragraph % 4 == 1 ? u"at {{ milestones.detected|both }}.\n\n"_s : u".\n\n"_s;
        }
        text +=
            u"- one thing\n- **another** thing\n\n```sh\nsystemctl restart queue # again\n```\n\n"
            "| a | b |\n| --- | --- |\n| 1 | 2 |\n\n"_s;
    }
    return text;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const int keys = argc > 1 ? QByteArray(argv[1]).toInt() : 400;
    QApplication::setStyle(new Style);
    const QTemporaryDir folder;
    auto journal =
        std::move(*Journal::open(folder.filePath(u"archive.bridgelog"_s), Journal::Access::Write));
    auto incident = std::move(
        *OpenIncident::declare(*journal, {.title = u"The queue"_s, .severity = 1}, u"writer"_s));
    for (int i = 0; i < 200; ++i)
        incident->log({.text = u"line %1 of the incident"_s.arg(i)});
    incident->setMilestone(MilestoneName::ImpactStarted, Moment::exactly(Instant::fromSeconds(0)));
    incident->setMilestone(MilestoneName::Detected, Moment::exactly(Instant::fromSeconds(900)));
    const QString text = document(20'000);
    incident->beginPostmortem(u"public-rca"_s, revised({}, revisionsFor({}, text)));
    PostmortemPage page;
    page.resize(1440, 900);
    page.setIncident(incident.get(), journal.get());
    page.show();
    auto *source = page.findChild<PostmortemSource *>();
    auto *preview = page.findChild<PostmortemPreview *>();
    int painted = 0;
    QObject::connect(preview, &PostmortemPreview::painted, preview, [&] { ++painted; });
    runUntil("the preview", [&] { return painted > 0; });
    rest(1000);
    std::printf(
        "%d words, %zu blocks\n", wordCount(source->toPlainText()), preview->page()->blockCount());
    source->goTo(source->toPlainText().size() / 2);
    Series whole{.name = u"key → preview on the screen, 20,000 words"_s, .values = {}};
    Series own{.name = u"key → source (the window's thread)"_s, .values = {}};
    for (int i = 0; i < keys; ++i) {
        const QChar key = i % 9 == 8 ? u' ' : QChar(u'a' + i % 26);
        const auto start = std::chrono::steady_clock::now();
        const auto since = [&] {
            return std::chrono::duration<double, std::milli>(
                       std::chrono::steady_clock::now() - start)
                .count();
        };
        const int before = painted;
        QKeyEvent press(QEvent::KeyPress, key.unicode(), Qt::NoModifier, key);
        QCoreApplication::sendEvent(source, &press);
        own.values.push_back(since());
        runUntil("the preview", [&] { return painted > before; });
        waitForServer();
        whole.values.push_back(since());
        rest(i % 20 == 19 ? 600 : 15); // a pause in which it is kept, now and then
    }
    print(own);
    print(whole);
    within(own, 0.99, 16);
    return within(whole, 0.99, 100) ? 0 : 1;
}
