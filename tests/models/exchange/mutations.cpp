// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/importer.h"
#include "models/exchange/folding.h"
#include "postmortem/document.h"

#include <QDir>
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

/// Whatever bytes come: a plan or one sentence, soon.
class MutationsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void damagedFilesGiveAPlanOrASentence();
    void longHostileLinesTakeNoLonger_data();
    void longHostileLinesTakeNoLonger();
};

static QList<QByteArray> materials()
{
    QList<QByteArray> result;
    const QDir folder(QStringLiteral(TEST_DATA "/exchange/data"));
    for (const QString &name : folder.entryList(QDir::Files, QDir::Name))
        result.append(contentOf(folder.filePath(name)));
    const auto plan = planImport(result.first(), u"one.txt"_s, {.date = QDate(2024, 6, 2)});
    if (plan)
        result.append(incidentJson(folded(plan->incidents.first())));
    return result;
}

/// One change by chance: a byte, a stretch lost, doubled, moved or from another file.
static QByteArray
mutated(QByteArray content, const QList<QByteArray> &all, QRandomGenerator &random)
{
    const auto place = [&] { return random.bounded(std::max<qsizetype>(content.size(), 1)); };
    const qsizetype at = std::min<qsizetype>(place(), content.size());
    const qsizetype length = std::min<qsizetype>(random.bounded(80), content.size() - at);
    static const QList<QByteArray> snippets{"Posted ",    "Posted Feb 30, 2021 - 25:61 UTC\n",
                                            "(((((",      "\n\n\n",
                                            "\xC3",       "99:99",
                                            "0000-00-00", "between 10:00 and ",
                                            "Resolved\n", "[x] ",
                                            "```\n",      "\"",
                                            "{",          "24:00 UTC",
                                            "12:60 p.m.", "UTC+99:99",
                                            "Monday",     "Mar 31, 2019 - 01:30 Europe/London"};
    switch (random.bounded(6)) {
    case 0:
        if (at < content.size())
            content[at] = static_cast<char>(random.bounded(256));
        break;
    case 1: content.remove(at, length); break;
    case 2: content.insert(at, content.sliced(at, length)); break;
    case 3: content.insert(at, snippets.at(random.bounded(snippets.size()))); break;
    case 4: content.truncate(at); break;
    default: {
        const QByteArray &other = all.at(random.bounded(all.size()));
        const qsizetype from = random.bounded(std::max<qsizetype>(other.size(), 1));
        content.insert(at, other.mid(from, 120));
    }
    }
    return content;
}

void MutationsTest::damagedFilesGiveAPlanOrASentence()
{
    const QList<QByteArray> all = materials();
    QRandomGenerator random(20240302);
    int plans = 0;
    for (int i = 0; i < 2000; ++i) {
        QByteArray content = all.at(i % all.size());
        for (int changes = 1 + random.bounded(4); changes > 0; --changes)
            content = mutated(content, all, random);
        QElapsedTimer timer;
        timer.start();
        ImportOptions options;
        if (i % 2 == 0)
            options = {.zone = QTimeZone("Europe/London"), .date = QDate(2024, 3, 6)};
        const auto plan = planImport(content, u"damaged"_s, options);
        QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(i)));
        if (plan) {
            ++plans;
            for (const ImportedIncident &incident : plan->incidents) {
                QVERIFY(std::holds_alternative<Declared>(incident.bodies.first()));
                QVERIFY(std::holds_alternative<Imported>(incident.bodies.last()));
                QVERIFY(!folded(incident).title.isEmpty());
            }
        } else {
            QVERIFY(!plan.error().sentence.isEmpty());
            QVERIFY(!plan.error().sentence.contains(u'\n'));
        }
    }
    QVERIFY(plans > 500);
    QVERIFY(plans < 2000);
}

void MutationsTest::longHostileLinesTakeNoLonger_data()
{
    QTest::addColumn<QByteArray>("piece");
    for (const char *piece :
         {"10:00 ", "between 10:00 and ", "Mar 3 ", "(", "a ", "Posted ", "one hour and a half ",
          "- ", "# A\n\n", "approximately ", "We will ", "Posted Mar 3, 2021 - 10:00 UTC\n", "x",
          "confirmed ", "A, ", "12.5.", "Time in "})
        QTest::newRow(piece) << QByteArray(piece);
}

/// Half a megabyte of one thing repeated must not take more than a moment for each of its bytes.
void MutationsTest::longHostileLinesTakeNoLonger()
{
    QFETCH(QByteArray, piece);
    const QByteArray content = "Outage\n\nThe site failed at 10:00 UTC on 3 July 2020.\n\n"
        + piece.repeated(100'000 / piece.size());
    QElapsedTimer timer;
    timer.start();
    const auto plan = planImport(content, u"long.txt"_s, {.date = QDate(2020, 7, 3)});
    QVERIFY(plan || !plan.error().sentence.isEmpty());
    QVERIFY2(timer.elapsed() < 10'000, qPrintable(QString::number(timer.elapsed())));
}

QTEST_GUILESS_MAIN(MutationsTest)
#include "mutations.moc"
