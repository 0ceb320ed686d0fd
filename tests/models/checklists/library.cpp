// SPDX-License-Identifier: GPL-3.0-or-later
#include "checklists/checklistlibrary.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

static void put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("%s cannot be written", qPrintable(path));
}

static QByteArray listCalled(const QByteArray &name)
{
    return "bridgelog-checklist 1\nname: " + name + "\n- Look\n";
}

class TestLibrary : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyRoleHasItsShippedListWithItsSource()
    {
        const QList<ChecklistTemplate> lists = ChecklistLibrary::shipped().lists();
        QStringList roles;
        QSet<QString> ids;
        for (const ChecklistTemplate &list : lists) {
            roles.append(list.role);
            QVERIFY2(list.source.startsWith(u"after "), qPrintable(list.name));
            QVERIFY(list.steps.size() >= 5);
            for (const TemplateStep &step : list.steps) {
                QVERIFY2(!ids.contains(step.id), qPrintable(step.id));
                ids.insert(step.id);
                QVERIFY2(step.text.size() <= 72, qPrintable(step.text));
                QVERIFY2(!step.text.endsWith(u'.'), qPrintable(step.text));
            }
        }
        QCOMPARE(
            roles,
            (QStringList{
                u"commander"_s, u"communications"_s, u"deputy"_s, u"expert"_s, u"liaison"_s,
                u"operations"_s, u"postmortem owner"_s, u"scribe"_s, u"commander"_s}));
    }

    void theCommandersListHasItsStages()
    {
        QStringList stages;
        const auto commander = ChecklistLibrary::shipped().named(u"commander"_s);
        for (const TemplateStep &step : commander->steps) {
            if (!stages.contains(step.stage))
                stages.append(step.stage);
        }
        QCOMPARE(
            stages, (QStringList{u"Open"_s, u"Loop"_s, u"Transfer"_s, u"Close"_s, u"After"_s}));
    }

    void theNearestFileOfANameIsUsed()
    {
        const QTemporaryDir own;
        const QTemporaryDir shared;
        put(shared.filePath(u"deputy.checklist"_s), listCalled("The team's deputy"));
        put(shared.filePath(u"database.checklist"_s), listCalled("Database"));
        put(own.filePath(u"database.checklist"_s), listCalled("My database"));
        put(own.filePath(u".hidden.checklist"_s), listCalled("Hidden"));
        put(own.filePath(u"notes.txt"_s), listCalled("Notes"));
        const ChecklistLibrary library(own.path(), shared.path());
        QCOMPARE(library.named(u"deputy"_s)->name, u"The team's deputy"_s);
        QCOMPARE(library.named(u"Database"_s)->name, u"My database"_s);
        QCOMPARE(library.lists().size(), ChecklistLibrary::shipped().lists().size() + 1);
        QVERIFY(library.complaints().isEmpty());
        put(own.filePath(u"database.checklist"_s), "no list");
        const ChecklistLibrary damaged(own.path(), shared.path());
        QCOMPARE(damaged.named(u"database"_s)->name, u"Database"_s);
        QCOMPARE(damaged.complaints().size(), 1);
    }

    void aNameThatIsNoneIsRefusedWithThoseThereAre()
    {
        const auto none = ChecklistLibrary::shipped().named(u"cook"_s);
        QVERIFY(!none);
        QVERIFY(none.error().sentence.startsWith(
            u"There is no checklist called “cook”; there is commander, "_s));
    }

    void theFoldersComeFromTheEnvironmentAndTheSettings()
    {
        QVERIFY(ChecklistLibrary::ownFolder().startsWith(qEnvironmentVariable("XDG_DATA_HOME")));
        const QTemporaryDir shared;
        ChecklistLibrary::setSharedFolder(shared.path());
        put(shared.filePath(u"shared.checklist"_s), listCalled("Shared"));
        QDir().mkpath(ChecklistLibrary::ownFolder());
        const QString mine = ChecklistLibrary::ownFolder() + u"/mine.checklist"_s;
        put(mine, listCalled("Mine"));
        const ChecklistLibrary library = ChecklistLibrary::ofUser();
        QVERIFY(library.named(u"mine"_s));
        QVERIFY(library.named(u"shared"_s));
        ChecklistLibrary::setSharedFolder({});
        QVERIFY(!ChecklistLibrary::ofUser().named(u"shared"_s));
        QFile::remove(mine);
    }

    void aFolderThatIsNotThereHasNoFiles()
    {
        const ChecklistLibrary library(u"/nowhere/at/all"_s, u"/neither/here"_s);
        QCOMPARE(library.lists(), ChecklistLibrary::shipped().lists());
        QVERIFY(library.complaints().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestLibrary)
#include "library.moc"
