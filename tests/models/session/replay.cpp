// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exporttext.h"
#include "livedincident.h"

#include "journal/journal.h"
#include "postmortem/document.h"

#include <QDir>
#include <QJsonDocument>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

namespace {

QStringList textsOf(const QJsonValue &array)
{
    QStringList texts;
    for (const auto text : array.toArray())
        texts.append(text.toString());
    return texts;
}

QString timeIn(const QJsonValue &iso) { return iso.toString().mid(11, 5); }

/// As the script writes them: "commander: lead, since 15:41, from x, accepted 16:02".
QStringList rolesIn(const QJsonValue &roles)
{
    QStringList lines;
    for (const auto role : roles.toArray()) {
        QString line = u"%1: %2, since %3"_s.arg(
            role[u"role"].toString(), role[u"person"].toString(), timeIn(role[u"since"]));
        if (role[u"until"].isString())
            line += u", until "_s + timeIn(role[u"until"]);
        if (role[u"from"].isString())
            line += u", from "_s + role[u"from"].toString();
        if (role[u"accepted_at"].isString())
            line += u", accepted "_s + timeIn(role[u"accepted_at"]);
        lines.append(line);
    }
    return lines;
}

/// "first-public-update done 15:43 by liaison".
QStringList checklistIn(const QJsonValue &items)
{
    QStringList lines;
    for (const auto item : items.toArray()) {
        QString line = item[u"item"].toString() + u' ' + item[u"state"].toString();
        if (item[u"ticks"].isArray()) {
            QStringList ticks;
            for (const auto tick : item[u"ticks"].toArray())
                ticks.append(timeIn(tick[u"at"]));
            line += u" ticked "_s + ticks.join(u", "_s);
        } else if (item[u"done_at"].isString()) {
            line += u" %1 by %2"_s.arg(timeIn(item[u"done_at"]), item[u"done_by"].toString());
        }
        if (item[u"reason"].isString())
            line += u": "_s + item[u"reason"].toString();
        lines.append(line);
    }
    return lines;
}

/// "15:43 public investigating, next 16:13, approved by lead".
QStringList updatesIn(const QJsonValue &updates)
{
    QStringList lines;
    for (const auto update : updates.toArray()) {
        QString line = u"%1 %2 %3"_s.arg(
            timeIn(update[u"published_at"]), update[u"audience"].toString(),
            update[u"phase"].toString());
        if (update[u"next_update"].isString())
            line += u", next "_s + timeIn(update[u"next_update"]);
        if (update[u"approved_by"].isString())
            line += u", approved by "_s + update[u"approved_by"].toString();
        lines.append(line);
    }
    return lines;
}

QJsonObject secondsIn(const QJsonObject &durations)
{
    QJsonObject seconds;
    for (auto it = durations.begin(); it != durations.end(); ++it)
        seconds.insert(it.key(), it.value()[u"seconds"]);
    return seconds;
}

void compareLists(const QStringList &actual, const QStringList &wanted)
{
    const QString told = u"there is\n%1\nand not\n%2"_s.arg(actual.join(u'\n'), wanted.join(u'\n'));
    QVERIFY2(actual == wanted, qPrintable(told));
}

} // namespace

/// Four incidents of the kind that this program is for, lived with a clock of their own: the lists,
/// the clocks, the updates and the hand-off come out as their scripts have them.
class ReplayTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data()
    {
        QTest::addColumn<QString>("path");
        const QDir folder(QStringLiteral(TEST_DATA "/session/replays"));
        for (const QString &name : folder.entryList({u"*.json"_s}, QDir::Files, QDir::Name))
            QTest::newRow(qPrintable(name.chopped(5))) << folder.filePath(name);
    }

    void init()
    {
        QFETCH_GLOBAL(QString, path);
        if (path == m_path)
            return;
        m_path = path;
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QJsonParseError error;
        m_script = QJsonDocument::fromJson(file.readAll(), &error).object();
        QVERIFY2(error.error == QJsonParseError::NoError, qPrintable(error.errorString()));
        m_lived.reset();
        m_folder = std::make_unique<QTemporaryDir>();
        m_lived =
            std::make_unique<LivedIncident>(m_script, m_folder->filePath(u"lived.bridgelog"_s));
        m_lived->live();
        m_document = incidentDocument(m_lived->incident());
    }

    void itGoesAsTheScriptHasIt() { compareLists(m_lived->faults(), {}); }

    void eachClockComesDueOnceAndInTime()
    {
        compareLists(m_lived->reminders(), textsOf(m_script[u"reminders"]));
        compareLists(m_lived->callOuts(), textsOf(m_script[u"call_outs"]));
    }

    void rolesAreTheScripts()
    {
        const QJsonValue outcome = m_script[u"outcome"];
        compareLists(rolesIn(m_document[u"roles"]), textsOf(outcome[u"roles"]));
        compareLists(rolesIn(m_document[u"former_roles"]), textsOf(outcome[u"former_roles"]));
    }

    void theChecklistIsTheScripts()
    {
        compareLists(
            checklistIn(m_document[u"checklist"]), textsOf(m_script[u"outcome"][u"checklist"]));
    }

    void itemsWereTickedInTheirOrder()
    {
        QString before;
        for (const ChecklistItem &item : m_lived->incident().checklist) {
            if (item.ticks.isEmpty())
                continue;
            const QString first = isoText(item.ticks.first().at);
            QVERIFY2(before <= first, qPrintable(item.spec.item));
            before = first;
        }
        QVERIFY(!before.isEmpty());
    }

    void updatesAreTheScripts()
    {
        compareLists(updatesIn(m_document[u"updates"]), textsOf(m_script[u"outcome"][u"updates"]));
    }

    void durationsAreTheScripts()
    {
        const auto drawn = [](const QJsonObject &object) {
            return QString::fromUtf8(QJsonDocument(object).toJson());
        };
        QCOMPARE(
            drawn(secondsIn(m_document[u"durations"].toObject())),
            drawn(m_script[u"outcome"][u"durations"].toObject()));
        QCOMPARE(m_document[u"incident"][u"phase"], m_script[u"outcome"][u"phase"]);
    }

    void everybodySawTheSameAndTheArchiveHasIt()
    {
        QVERIFY(m_lived->allSeeTheSame());
        const auto journal =
            Journal::open(m_folder->filePath(u"lived.bridgelog"_s), Journal::Access::Read);
        QVERIFY(journal);
        const auto read = OpenIncident::open(**journal, m_lived->incident().id, u"reader"_s);
        QVERIFY(read);
        QCOMPARE(incidentDocument((*read)->incident()), m_document);
    }

    /// In every format there is; those that are read as prose tell each line, with its time.
    void itIsExportedWholeForEitherAudience_data()
    {
        QTest::addColumn<Audience>("audience");
        QTest::newRow("internal") << Audience::Internal;
        QTest::newRow("public") << Audience::Public;
    }
    void itIsExportedWholeForEitherAudience()
    {
        QFETCH(Audience, audience);
        const Incident &incident = m_lived->incident();
        const QString folder = m_folder->filePath(u"exports-"_s + word(audience));
        const QList<ExportFormat> formats(exportFormats.begin(), exportFormats.end());
        const auto paths = exportTo(folder, incident, formats, {.audience = audience});
        QVERIFY2(paths, qPrintable(paths ? QString() : paths.error().sentence));
        QCOMPARE(paths->size(), formats.size());
        using enum ExportFormat;
        for (const ExportFormat each : {Markdown, Html, Odt, Docx, Pdf}) {
            const QString format = suffixOf(each);
            if (each == Pdf && QStandardPaths::findExecutable(u"pdftotext"_s).isEmpty())
                continue;
            QFile file(folder + u'/' + exportFileName(incident, each));
            QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
            const QString text = onlyLetters(plainText(format, file.readAll()));
            for (int row = 0; row < incident.timeline.size(); ++row) {
                const Entry entry = incident.timeline.at(row);
                const bool told =
                    audience == Audience::Internal || entry.audience == Audience::Public;
                const QString line = onlyLetters(entry.text.section(u'\n', 0, 0));
                if (told)
                    QVERIFY2(text.contains(line), qPrintable(format + u": "_s + entry.text));
                else if (entry.kind == EntryKind::Note || entry.kind == EntryKind::Decision)
                    QVERIFY2(!text.contains(line), qPrintable(format + u": "_s + entry.text));
                // Of a PDF, lines that are alike on every page but for digits are taken for its
                // edges.
                if (told && entry.at.at && each != Pdf) {
                    const QString at =
                        QDateTime::fromMSecsSinceEpoch(
                            entry.at.at->us / 1000, QTimeZone(incident.zone.toUtf8()))
                            .toString(u"HH:mm"_s);
                    QVERIFY2(text.contains(onlyLetters(at)), qPrintable(format + u": "_s + at));
                }
            }
        }
    }

private:
    QString m_path;
    QJsonObject m_script;
    QJsonObject m_document;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<LivedIncident> m_lived;
};

QTEST_MAIN(ReplayTest)
#include "replay.moc"
