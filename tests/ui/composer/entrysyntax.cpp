// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/composerdraft.h"
#include "composer/entrysyntax.h"

#include <QTest>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

class EntrySyntaxTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takesKindAndTimeApart_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("kind"); ///< "-" where none is named, "?" where nobody knows it
        QTest::addColumn<QString>("time");
        QTest::addColumn<QString>("body");
        const auto row = [](const QString &text, const QString &kind, const QString &time,
                            const QString &body) {
            QTest::newRow(qUtf8Printable(text)) << text << kind << time << body;
        };
        row(u"plain text"_s, u"-"_s, {}, u"plain text"_s);
        row(u"/decision keep it"_s, u"decision"_s, {}, u"keep it"_s);
        row(u"/d keep it"_s, u"decision"_s, {}, u"keep it"_s);
        row(u"/DEC keep it"_s, u"decision"_s, {}, u"keep it"_s);
        row(u"/decisions keep it"_s, u"?"_s, {}, u"keep it"_s);
        row(u"/ keep it"_s, u"?"_s, {}, u"keep it"_s);
        row(u"/etc/hosts is gone"_s, u"-"_s, {}, u"/etc/hosts is gone"_s);
        row(u"@16:21 it fails"_s, u"-"_s, u"16:21"_s, u"it fails"_s);
        row(u"@16:21 BST it fails"_s, u"-"_s, u"16:21 BST"_s, u"it fails"_s);
        row(u"@16:21 /action restarted"_s, u"action"_s, u"16:21"_s, u"restarted"_s);
        row(u"/action @-5m restarted"_s, u"action"_s, u"-5m"_s, u"restarted"_s);
        row(u"  /note  @yesterday 22:29 UTC  seen"_s, u"note"_s, u"yesterday 22:29 UTC"_s,
            u"seen"_s);
        row(u"@somebody please look"_s, u"-"_s, u"somebody"_s, u"please look"_s);
        row(u"it fails @16:21"_s, u"-"_s, u"16:21"_s, u"it fails"_s);
        row(u"/d no rollback @-5m "_s, u"decision"_s, u"-5m"_s, u"no rollback"_s);
        row(u"it fails @16:21 for some"_s, u"-"_s, {}, u"it fails @16:21 for some"_s);
        row(u"@16:21 it fails @17:00"_s, u"-"_s, u"16:21"_s, u"it fails @17:00"_s);
        row(u"mail root@16:21"_s, u"-"_s, {}, u"mail root@16:21"_s);
        row(u"ask @channel"_s, u"-"_s, {}, u"ask @channel"_s);
        row(u"/note /action twice"_s, u"note"_s, {}, u"/action twice"_s);
        row(u"@"_s, u"-"_s, {}, {});
        row({}, u"-"_s, {}, {});
    }

    void takesKindAndTimeApart()
    {
        QFETCH(QString, text);
        const EntrySyntax entry = readEntry(text);
        const QString kind = entry.kindStart < 0 ? u"-"_s : entry.kind ? word(*entry.kind) : u"?"_s;
        QTEST(kind, "kind");
        QTEST(entry.time, "time");
        QTEST(entry.bodyOf(text), "body");
    }

    void aTimeInTheWordsOfAnEditedEntryStays()
    {
        const QString text = u"it fails @16:21"_s;
        const EntrySyntax entry = readEntry(text, EndTime::IsText);
        QCOMPARE(entry.timeStart, -1);
        QCOMPARE(entry.bodyOf(text), text);
    }

    void everyKindIsCalledByItsFirstLetter()
    {
        for (const EntryKind kind : loggedKinds) {
            QCOMPARE(kindCalled(word(kind).first(1)), kind);
            QCOMPARE(kindCalled(word(kind)), kind);
        }
    }

    void draftsComeBackAsTheyWere()
    {
        const QList<ComposerDraft> drafts{
            {},
            {.text = u"half typed"_s},
            {.text = u"{\"text\": 1}"_s},
            {.text = u"\u001etricky"_s},
            {.text = u"for all"_s, .audience = Audience::Public},
            {.text = u"edited"_s,
             .editing = EntryId::make(),
             .original = u"before"_s,
             .aside = u"waits"_s}};
        for (const ComposerDraft &draft : drafts)
            QCOMPARE(ComposerDraft::fromKept(draft.kept()), draft);
    }

    void aPlainDraftIsKeptAsItsText()
    {
        QCOMPARE(ComposerDraft{.text = u"words"_s}.kept(), u"words"_s);
    }
};

QTEST_GUILESS_MAIN(EntrySyntaxTest)
#include "entrysyntax.moc"
