// SPDX-License-Identifier: GPL-3.0-or-later
#include "crash/kit.h"
#include "crash/typist.h"

#include "composer/composerdraft.h"
#include "session/openincident.h"
#include "shell/application.h"

#include <QApplication>
#include <QProcess>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

namespace {

constexpr auto typistArgument = "--type";

/// --type ARCHIVE SEED INCIDENT…: the first incident is the one that is opened.
void startTypist()
{
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) != QLatin1StringView(typistArgument))
        return;
    QList<IncidentId> incidents;
    for (const QString &id : arguments.mid(4))
        incidents.append(IncidentId::fromText(id));
    auto *typist = new Typist(arguments.at(3).toUInt(), incidents);
    typist->setParent(QCoreApplication::instance());
}

/// One moment of what a person typed into the composer of an incident.
struct Typed {
    qint64 ns = 0; ///< when
    QString draft; ///< what the composer holds from then on
    QString logged; ///< by this Enter, if it is one
};

/// What a typist said.
struct Story {
    QHash<IncidentId, QList<Typed>> typed;
    QHash<IncidentId, QString> found; ///< first, of each
    QHash<IncidentId, QSet<EntryId>> saved;
    qsizetype keys = 0;

    /// Whole lines only: the last one may have been cut off.
    static Story read(const QByteArray &said)
    {
        Story story;
        const QList<QByteArray> lines = said.split('\n');
        for (const QByteArray &line : lines.first(lines.size() - 1)) {
            const QByteArrayList words = line.split(' ');
            if (words.size() != 4)
                continue;
            const auto id = IncidentId::fromText(QString::fromLatin1(words.at(2)));
            story.take(words.at(0), words.at(1).toLongLong(), id, words.at(3));
        }
        return story;
    }

private:
    void
    take(const QByteArray &what, qint64 ns, const IncidentId &incident, const QByteArray &argument)
    {
        const QString text = QString::fromUtf8(QByteArray::fromBase64(argument));
        if (what == "saved") {
            saved[incident].insert(EntryId::fromText(QString::fromLatin1(argument)));
        } else if (what == "enter") {
            typed[incident].append({.ns = ns, .logged = text});
        } else {
            typed[incident].append({.ns = ns, .draft = text});
            if (what == "found" && !found.contains(incident))
                found.insert(incident, text);
        }
        keys += what == "saved" || what == "found" ? 0 : 1;
    }
};

/// What the archive holds of an incident afterwards.
struct Kept {
    QString draft;
    QHash<QString, int> logged; ///< how often each text
    QSet<EntryId> entries;
};

/// How old, in ns at `killed`, the oldest key is that is neither in the draft nor logged; nothing
/// where what was kept is no moment of the typing at all: then something logged is in the draft
/// still, or a line is in neither.
std::optional<qint64> lagOf(const QList<Typed> &typed, const Kept &kept, qint64 killed)
{
    const auto isThere = [&](const Typed &moment) { return kept.logged.contains(moment.logged); };
    // The draft belongs behind the last line that is on disk, and before the first that is not.
    qsizetype from = 0;
    for (qsizetype i = 0; i < typed.size(); ++i) {
        if (!typed.at(i).logged.isEmpty() && isThere(typed.at(i)))
            from = i;
    }
    for (const Typed &moment : typed.first(from)) {
        if (!moment.logged.isEmpty() && !isThere(moment))
            return {};
    }
    qsizetype to = from + 1;
    while (to < typed.size() && typed.at(to).logged.isEmpty())
        ++to;
    for (qsizetype i = to - 1; i >= from; --i) {
        if (typed.at(i).draft == kept.draft)
            return i + 1 < typed.size() ? std::max<qint64>(0, killed - typed.at(i + 1).ns) : 0;
    }
    return {};
}

QString firstLine(const QString &text) { return u"“%1”"_s.arg(QString(text).replace(u'\n', u'⏎')); }

} // namespace

Q_COREAPP_STARTUP_FUNCTION(startTypist)

/// The program's window is killed while somebody types into it, again and again.
class TestKillTyping : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatWasTypedAndLoggedIsThereAfterAKill()
    {
        const int rounds = isLongRun() ? 200 : 10;
        const int longest = isLongRun() ? 3000 : 1000;
        QRandomGenerator random(4);
        for (int round = 0; round < rounds; ++round) {
            if (round % 25 == 0)
                startAnew();
            std::ranges::rotate(m_incidents, m_incidents.begin() + random.bounded(2));
            const QString damage = kill(random.generate(), random.bounded(longest));
            QVERIFY2(damage.isEmpty(), qPrintable(u"round %1: %2"_s.arg(round).arg(damage)));
        }
        std::ranges::sort(m_lags);
        const auto ms = [this](double part) {
            const auto at = static_cast<qsizetype>(part * static_cast<double>(m_lags.size() - 1));
            return static_cast<double>(m_lags.at(at)) / 1e6;
        };
        qInfo(
            "%d kills while typing: %lld keys, %lld entries called saved and all found, none "
            "twice, "
            "none also in the draft; typing missing from the draft: p50 %.0f ms, p95 %.0f ms, "
            "worst "
            "%.0f ms, target ≤ 1000 ms: met; every archive verified",
            rounds, static_cast<long long>(m_keys), static_cast<long long>(m_saved), ms(0.5),
            ms(0.95), ms(1));
        QVERIFY(m_keys > 5 * rounds);
        QVERIFY(m_saved >= rounds / 10);
    }

private:
    void startAnew()
    {
        m_folder = std::make_unique<QTemporaryDir>(memoryFolder() + u"/bridgelog-typing-XXXXXX"_s);
        m_path = m_folder->filePath(u"archive.bridgelog"_s);
        m_drafts.clear();
        m_incidents.clear();
        const auto journal = Journal::open(m_path, Journal::Access::Write);
        for (const QString &title : {u"API offline"_s, u"Queue stands still"_s}) {
            const auto declared = OpenIncident::declare(
                **journal, {.title = title, .severity = 1, .zone = u"Europe/London"_s},
                u"commander"_s);
            m_incidents.append((*declared)->id());
        }
    }

    /// Lets somebody type for so long after the first key; what is wrong afterwards.
    QString kill(quint32 seed, int milliseconds)
    {
        QProcess typist;
        typist.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        QStringList arguments{QString::fromLatin1(typistArgument), m_path, QString::number(seed)};
        for (const IncidentId &id : m_incidents)
            arguments << id.text();
        typist.start(QCoreApplication::applicationFilePath(), arguments);
        if (!typist.waitForReadyRead(20'000))
            return u"nobody typed"_s;
        if (typist.waitForFinished(milliseconds))
            return u"the typist ended by itself"_s;
        typist.kill();
        const qint64 killed = Typist::now();
        typist.waitForFinished();
        return examineAll(Story::read(typist.readAllStandardOutput()), killed);
    }

    QString examineAll(const Story &story, qint64 killed)
    {
        if (const Examined found = examine(m_path, {}, Depth::Content); !found.damage.isEmpty())
            return found.damage;
        const auto journal = Journal::open(m_path, Journal::Access::Write);
        if (!journal)
            return journal.error().sentence;
        for (const auto &[id, before] : story.found.asKeyValueRange()) {
            if (before != m_drafts.value(id))
                return u"the composer came back with %1 instead of %2"_s.arg(
                    firstLine(before), firstLine(m_drafts.value(id)));
        }
        m_keys += story.keys;
        for (const IncidentId &id : std::as_const(m_incidents)) {
            const Kept kept = read(**journal, id);
            m_drafts.insert(id, kept.draft);
            if (const QString wrong = judge(kept, story, id, killed); !wrong.isEmpty())
                return wrong;
        }
        return {};
    }

    static Kept read(Journal &journal, const IncidentId &id)
    {
        Kept kept{.draft = ComposerDraft::fromKept(journal.draft(id)).text};
        const auto incident = OpenIncident::open(journal, id, u"commander"_s);
        if (!incident || !(*incident)->isWhole())
            qFatal("the incident is not read whole");
        const Timeline &timeline = (*incident)->incident().timeline;
        for (int row = 0; row < timeline.size(); ++row) {
            ++kept.logged[timeline.at(row).text];
            kept.entries.insert(timeline.at(row).id);
        }
        return kept;
    }

    QString judge(const Kept &kept, const Story &story, const IncidentId &id, qint64 killed)
    {
        for (const auto &[text, times] : kept.logged.asKeyValueRange()) {
            if (times > 1)
                return u"%1 is there %2 times"_s.arg(firstLine(text)).arg(times);
        }
        const QSet<EntryId> saved = story.saved.value(id);
        m_saved += saved.size();
        if (!kept.entries.contains(saved))
            return u"an entry that was called saved is not there"_s;
        if (!story.typed.contains(id))
            return {};
        const QList<Typed> &typed = story.typed[id];
        const auto lag = lagOf(typed, kept, killed);
        if (!lag)
            return u"the draft %1 is not what was being typed; the last was %2%3"_s.arg(
                firstLine(kept.draft), firstLine(typed.last().draft),
                kept.logged.contains(typed.last().logged) ? u" (logged)"_s : QString());
        m_lags.append(*lag);
        if (*lag > 1'000'000'000)
            return u"the draft %1 is %2 ms behind %3"_s.arg(firstLine(kept.draft))
                .arg(*lag / 1'000'000)
                .arg(firstLine(typed.last().draft));
        return {};
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    QList<IncidentId> m_incidents;
    QHash<IncidentId, QString> m_drafts; ///< as the last examination found them
    QList<qint64> m_lags;
    qsizetype m_keys = 0;
    qsizetype m_saved = 0;
};

int main(int argc, char **argv)
{
    if (argc > 4 && qstrcmp(argv[1], typistArgument) == 0) {
        return runWindow(
            argc, argv,
            {.archivePath = QString::fromLocal8Bit(argv[2]),
             .incident = QString::fromLocal8Bit(argv[4])});
    }
    QCoreApplication application(argc, argv);
    TestKillTyping test;
    return QTest::qExec(&test, argc, argv);
}
#include "killtyping.moc"
