// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/document.h"
#include "postmortem/templatefiles.h"
#include "updates/templatedesk.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Bridgelog;
using namespace Qt::StringLiterals;
using Origin = ChecklistFile::Origin;

class TestTemplateDesk : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_home = std::make_unique<QTemporaryDir>(); }

    void aShippedListBecomesOnesOwnWhenItIsSaved()
    {
        TemplateDesk desk(own(), {});
        const int deputy = desk.indexOf(u"deputy.checklist"_s);
        QVERIFY(deputy >= 0);
        QCOMPARE(desk.files().at(deputy).origin, Origin::Shipped);
        QCOMPARE(desk.files().at(deputy).title(), u"Deputy"_s);
        desk.setText(deputy, desk.files().at(deputy).text + u"- Look twice\n"_s);
        QVERIFY(desk.files().at(deputy).isChanged());
        QVERIFY(desk.save(deputy));
        QCOMPARE(desk.files().at(deputy).origin, Origin::Own);
        QVERIFY(desk.files().at(deputy).replaces);
        const ChecklistLibrary library(own(), {});
        QCOMPARE(library.named(u"deputy"_s)->steps.last().text, u"Look twice"_s);
    }

    void whatWasTypedOutlivesTheProgram()
    {
        {
            TemplateDesk desk(own(), {});
            desk.setText(desk.indexOf(u"scribe.checklist"_s), u"bridgelog-check"_s);
            desk.setText(desk.indexOf(u"wordings"_s), u"bridgelog-wordings 1\n"_s);
        }
        QVERIFY(ChecklistLibrary(own(), {}).complaints().isEmpty());
        TemplateDesk again(own(), {});
        const TemplateFile &scribe = again.files().at(again.indexOf(u"scribe.checklist"_s));
        QCOMPARE(scribe.text, u"bridgelog-check"_s);
        QVERIFY(scribe.isChanged() && scribe.fault);
        QCOMPARE(scribe.title(), u"Scribe"_s);
        again.discard(again.indexOf(u"scribe.checklist"_s));
        const TemplateDesk third(own(), {});
        QVERIFY(!third.files().at(third.indexOf(u"scribe.checklist"_s)).isChanged());
        QVERIFY(third.files().at(third.indexOf(u"wordings"_s)).isChanged());
    }

    void aTemplateForPostmortemsBecomesOnesOwn()
    {
        TemplateDesk desk(own(), {});
        const int index = desk.indexOf(u"google-sre.md"_s);
        QVERIFY(index >= 0);
        QCOMPARE(desk.files().at(index).title(), u"Google SRE"_s);
        QCOMPARE(desk.files().at(index).origin, Origin::Shipped);
        desk.setText(index, u"# {{ incident.titel }}\n"_s);
        const auto fault = desk.files().at(index).fault;
        QVERIFY(fault);
        QCOMPARE(fault->column, 15);
        QVERIFY(fault->what.contains(u"title"_s));
        desk.setText(index, u"# {{ incident.title }}\n\n## Only this\n"_s);
        QVERIFY(!desk.files().at(index).fault);
        QVERIFY(desk.save(index));
        QCOMPARE(templateSource(u"google-sre"_s), u"# {{ incident.title }}\n\n## Only this\n"_s);
        const auto kept = desk.giveBack(index);
        QVERIFY(kept && QFileInfo::exists(*kept));
        QVERIFY(templateSource(u"google-sre"_s)->contains(u"Lessons learned"_s));
        const auto added = desk.addPostmortem(u"Our way"_s);
        QVERIFY(added);
        QCOMPARE(*added, u"our-way.md"_s);
        QVERIFY(postmortemTemplates().contains(u"our-way"_s));
        QCOMPARE(templateTitle(u"our-way"_s), u"Our way"_s);
        QVERIFY(!desk.addPostmortem(u"our WAY"_s));
        setTemplateFolders({});
    }

    void aSharedTemplateIsThereForAll()
    {
        const QString shared = m_home->filePath(u"shared"_s);
        QVERIFY(QDir().mkpath(shared));
        QFile file(shared + u"/team.md"_s);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("# {{ incident.title }}\n");
        file.close();
        const TemplateDesk desk(own(), shared);
        const int index = desk.indexOf(u"team.md"_s);
        QVERIFY(index >= 0);
        QCOMPARE(desk.files().at(index).origin, Origin::Shared);
        QVERIFY(!desk.files().at(index).replaces);
        setTemplateFolders({});
    }

    void aBadTextIsNamedWhileItIsTyped()
    {
        TemplateDesk desk(own(), {});
        QSignalSpy changed(&desk, &TemplateDesk::changed);
        const int index = desk.indexOf(u"scribe.checklist"_s);
        desk.setText(index, u"bridgelog-checklist 1\nname: X\n- Look\n  due: soon\n"_s);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(desk.files().at(index).fault->line, 4);
        desk.setText(index, u"bridgelog-checklist 1\nname: X\n- Look\n  due: 5m\n"_s);
        QVERIFY(!desk.files().at(index).fault);
        QCOMPARE(desk.files().at(index).list.steps.size(), 1);
    }

    void aNewListIsAFileOfItsOwn()
    {
        TemplateDesk desk(own(), {});
        const auto name = desk.add(u"  Database on  call "_s);
        QVERIFY(name);
        QCOMPARE(*name, u"database-on-call.checklist"_s);
        const TemplateFile &file = desk.files().at(desk.indexOf(*name));
        QVERIFY(!file.fault);
        QCOMPARE(file.title(), u"Database on call"_s);
        QVERIFY(!desk.add(u"Database on call"_s));
        QVERIFY(!desk.add(u" ?! "_s));
    }

    void givingBackKeepsTheFileUnderAnotherName()
    {
        TemplateDesk desk(own(), {});
        const int deputy = desk.indexOf(u"deputy.checklist"_s);
        QVERIFY(!desk.giveBack(deputy));
        desk.setText(deputy, u"bridgelog-checklist 1\nname: Mine\n- Look\n"_s);
        QVERIFY(desk.save(deputy));
        const auto kept = desk.giveBack(desk.indexOf(u"deputy.checklist"_s));
        QVERIFY(kept && QFile::exists(*kept));
        QCOMPARE(desk.files().at(desk.indexOf(u"deputy.checklist"_s)).title(), u"Deputy"_s);
    }

    void anotherProgramsChangeIsSaidBeforeItIsWrittenOver()
    {
        TemplateDesk desk(own(), {});
        const auto name = desk.add(u"Ours"_s);
        const int index = desk.indexOf(*name);
        QFile file(own() + u'/' + *name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.write("bridgelog-checklist 1\nname: Theirs\n- Look\n") > 0);
        file.close();
        desk.setText(index, u"bridgelog-checklist 1\nname: Ours\n- Look\n"_s);
        const auto refused = desk.save(index);
        QVERIFY(!refused && refused.error().sentence.contains(u"another program"_s));
        QVERIFY(desk.save(index));
        QCOMPARE(ChecklistLibrary(own(), {}).named(u"ours"_s)->name, u"Ours"_s);
    }

    void aFolderThatCannotBeWrittenIsSaid()
    {
        QFile blocker(m_home->filePath(u"blocked"_s));
        QVERIFY(blocker.open(QIODevice::WriteOnly));
        TemplateDesk desk(m_home->filePath(u"blocked/checklists"_s), {});
        desk.setText(0, u"x"_s);
        const auto saved = desk.save(0);
        QVERIFY(!saved && saved.error().sentence.endsWith(u'.'));
        QVERIFY(desk.files().at(0).isChanged());
    }

private:
    QString own() const { return m_home->filePath(u"bridgelog/checklists"_s); }

    std::unique_ptr<QTemporaryDir> m_home;
};

QTEST_GUILESS_MAIN(TestTemplateDesk)
#include "templatedesk.moc"
