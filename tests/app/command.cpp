// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/program.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QTest>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

/// Checklist, status updates and hand-off from a script.
class TestCommand : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_program = std::make_unique<Program>();
        const auto declared = m_program->run(
            {u"declare"_s, u"Orders fail"_s, u"--severity"_s, u"1"_s, u"--zone"_s,
             u"Europe/London"_s, u"--component"_s, u"Checkout"_s});
        QCOMPARE(declared.code, 0);
    }

    void anItemIsTickedNotedAssignedAndOpenedAgain()
    {
        QCOMPARE(run({u"done"_s, u"what-changed"_s})[u"state"_s].toString(), u"done"_s);
        QCOMPARE(run({u"open"_s, u"what-changed"_s})[u"state"_s].toString(), u"open"_s);
        QCOMPARE(
            run({u"note"_s, u"what-changed"_s, u"--text"_s, u"see #42"_s})[u"note"_s].toString(),
            u"see #42"_s);
        QCOMPARE(
            run({u"assign"_s, u"what-changed"_s, u"--to"_s, u"expert"_s})[u"assignee"_s].toString(),
            u"expert"_s);
        const auto mine = run({u"list"_s, u"--role"_s, u"expert"_s})[u"items"_s].toArray();
        QCOMPARE(mine.size(), 1);
        QCOMPARE(
            run({u"na"_s, u"call-out-the-time"_s})[u"state"_s].toString(), u"not_applicable"_s);
        for (const QStringList &wrong :
             {QStringList{u"skip"_s, u"what-changed"_s},
              {u"note"_s, u"what-changed"_s},
              {u"list"_s, u"--to"_s, u"x"_s},
              {u"lists"_s, u"x"_s},
              {u"dance"_s},
              {u"add"_s}})
            QCOMPARE(m_program->run(QStringList{u"checklist"_s} + wrong).code, 2);
    }

    void aWholeListIsTakenOn()
    {
        const auto before = run({})[u"items"_s].toArray().size();
        const auto after = run({u"add"_s, u"deputy"_s})[u"items"_s].toArray().size();
        QVERIFY(after > before);
        QCOMPARE(run({u"add"_s, u"Deputy"_s})[u"items"_s].toArray().size(), after);
        const auto none = m_program->run({u"checklist"_s, u"add"_s, u"cook"_s});
        QCOMPARE(none.code, 1);
        QCOMPARE(none.err.count('\n'), 1);
    }

    void onesOwnFileIsUsedAndABadOneIsNamed()
    {
        const QString folder = m_program->path(u"data/bridgelog/checklists"_s);
        QVERIFY(QDir().mkpath(folder));
        QFile good(folder + u"/database.checklist"_s);
        QVERIFY(good.open(QIODevice::WriteOnly));
        QVERIFY(
            good.write("bridgelog-checklist 1\nname: Database\nseverity: 1\n- Look at it\n") > 0);
        good.close();
        QFile bad(folder + u"/deputy.checklist"_s);
        QVERIFY(bad.open(QIODevice::WriteOnly));
        QVERIFY(bad.write("bridgelog-checklist 1\nname: Deputy\n- Look\n  due: soon\n") > 0);
        bad.close();
        const auto listed = run({u"lists"_s})[u"files"_s].toArray();
        QStringList used;
        QString error;
        for (const QJsonValue &file : listed) {
            if (file[u"in_use"_s].toBool())
                used.append(file[u"file"_s].toString() + u' ' + file[u"origin"_s].toString());
            error += file[u"error"_s].toString();
        }
        QVERIFY(used.contains(u"database.checklist own"_s));
        QVERIFY(used.contains(u"deputy.checklist shipped"_s));
        QVERIFY(error.contains(u"at line 4, column 8, "_s));
        const auto checked = m_program->run({u"checklist"_s, u"check"_s, bad.fileName()});
        QCOMPARE(checked.code, 1);
        QVERIFY(checked.err.contains("at line 4, column 8, "));
        QCOMPARE(m_program->run({u"checklist"_s, u"check"_s, good.fileName()}).code, 0);
        m_program->run({u"declare"_s, u"Another"_s, u"--severity"_s, u"1"_s});
        const auto incidents = m_program->ask({u"list"_s})[u"incidents"_s].toArray();
        for (const QJsonValue &incident : incidents) {
            const bool another = incident[u"title"_s].toString() == u"Another"_s;
            const auto items =
                m_program->ask({u"checklist"_s, u"--incident"_s, incident[u"id"_s].toString()});
            QCOMPARE(QJsonDocument(items).toJson().contains("Look at it"), another);
        }
    }

    void anUpdateIsProposedDraftedApprovedAndPublished()
    {
        const auto proposed = m_program->ask({u"update"_s, u"--phase"_s, u"investigating"_s});
        QVERIFY(proposed[u"text"_s].toString().startsWith(u"We see problems with Checkout"_s));
        QVERIFY(proposed[u"next_by"_s].isString());
        const auto draft = m_program->ask(
            {u"update"_s, u"--draft"_s, u"--phase"_s, u"identified"_s, u"--next"_s, u"20m"_s,
             u"db12"_s, u"fails."_s});
        QCOMPARE(draft[u"warnings"_s].toArray().size(), 2);
        const QString id = draft[u"draft"_s].toString();
        QVERIFY(!m_program->ask({u"update"_s, u"--approve"_s, id}).isEmpty());
        const auto drafts = m_program->ask({u"update"_s})[u"drafts"_s].toArray();
        QCOMPARE(drafts.size(), 1);
        QCOMPARE(drafts[0][u"approved_by"_s].toString(), u"Commander on duty"_s);
        QVERIFY(!m_program->ask({u"update"_s, u"--publish"_s, id}).isEmpty());
        QVERIFY(m_program->ask({u"update"_s})[u"drafts"_s].toArray().isEmpty());
        const auto shown = m_program->ask({u"show"_s, incident()});
        QCOMPARE(shown[u"updates"_s].toArray().size(), 1);
        QCOMPARE(shown[u"incident"_s][u"phase"_s].toString(), u"identified"_s);
    }

    void aTextIsWarnedOfOnStderrAndStillLogged()
    {
        const auto posted = m_program->run(
            {u"update"_s, u"Fixed"_s, u"by"_s, u"18:00."_s, u"--audience"_s, u"public"_s});
        QCOMPARE(posted.code, 0);
        QVERIFY(posted.err.contains("promises when it will work again."));
        const auto checked =
            m_program->ask({u"update"_s, u"--check"_s, u"Next update by 18:00."_s});
        QVERIFY(checked[u"warnings"_s].toArray().isEmpty());
        QCOMPARE(m_program->run({u"update"_s, u"--check"_s}).code, 2);
        QCOMPARE(m_program->run({u"update"_s, u"--approve"_s, u"nothing"_s}).code, 1);
        QCOMPARE(m_program->run({u"update"_s, u"--audience"_s, u"cats"_s, u"x"_s}).code, 2);
    }

    void theBriefIsPrintedAndTheHandOverLogged()
    {
        m_program->run({u"log"_s, u"--kind"_s, u"hypothesis"_s, u"The certificate"_s});
        const auto brief = m_program->run({u"handoff"_s});
        QCOMPARE(brief.code, 0);
        QVERIFY(brief.out.startsWith("# Hand-off: Orders fail"));
        QVERIFY(brief.out.contains("The certificate"));
        const auto json = m_program->ask({u"handoff"_s});
        QCOMPARE(json[u"hypotheses"_s][u"open"_s].toArray().size(), 1);
        const auto files = m_program->ask(
            {u"handoff"_s, u"--format"_s, u"md,html,pdf,ics201-pdf"_s, u"--out"_s,
             m_program->path(u"out"_s)});
        QCOMPARE(files[u"files"_s].toArray().size(), 4);
        for (const QJsonValue &path : files[u"files"_s].toArray())
            QVERIFY(QFileInfo(path.toString()).size() > 500);
        QVERIFY(m_program->run({u"handoff"_s, u"--format"_s, u"ics201"_s})
                    .out.contains("Incident Briefing"));
        QCOMPARE(m_program->run({u"handoff"_s, u"--accept"_s, u"night shift"_s}).code, 1);
        QCOMPARE(m_program->run({u"handoff"_s, u"--to"_s, u"night shift"_s}).code, 0);
        QCOMPARE(m_program->run({u"handoff"_s, u"--accept"_s, u"night shift"_s}).code, 0);
        const QByteArray shown = QJsonDocument(m_program->ask({u"show"_s, incident()})).toJson();
        QVERIFY(shown.contains("night shift"));
        QCOMPARE(m_program->run({u"handoff"_s, u"--format"_s, u"doc"_s}).code, 2);
        QCOMPARE(m_program->run({u"handoff"_s, u"--format"_s, u"md,pdf"_s}).code, 2);
    }

private:
    QJsonObject run(const QStringList &words) const
    {
        return m_program->ask(QStringList{u"checklist"_s} + words);
    }
    QString incident() const
    {
        return m_program->ask({u"list"_s})[u"incidents"_s][0][u"id"_s].toString();
    }

    std::unique_ptr<Program> m_program;
};

QTEST_GUILESS_MAIN(TestCommand)
#include "command.moc"
