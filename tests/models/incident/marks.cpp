// SPDX-License-Identifier: GPL-3.0-or-later
#include "incident/marks.h"

#include <QTest>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

class TestMarks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tagsAreReadOffTheText_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("tags");
        const auto row = [](const char *name, const QString &text, const QStringList &tags) {
            QTest::newRow(name) << text << tags;
        };
        row("two", u"#dns is down, (#eu-west) too."_s, {u"dns"_s, u"eu-west"_s});
        row("once", u"#DNS and #dns"_s, {u"DNS"_s});
        row("no tags", u"# title\n#12 a#b ##c"_s, {});
        row("in code", u"`#a` ```\n#b\n``` #c"_s, {u"c"_s});
        row("a fence left open", u"#a\n```sh\n#b"_s, {u"a"_s});
        row("a lone backtick", u"` #a"_s, {u"a"_s});
        row("other scripts", u"#сеть #ネット"_s, {u"сеть"_s, u"ネット"_s});
        row("cut off", u"#"_s, {});
    }
    void tagsAreReadOffTheText()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, tags);
        QCOMPARE(tagsOf(text), tags);
    }

    void rolesAreNoTimesAndNoAddresses()
    {
        QCOMPARE(
            rolesOf(u"@scribe at @16:21, mail a@b.example, @deputy."),
            QStringList({u"scribe"_s, u"deputy"_s}));
    }

    void aTagIsAddedOnceAndCanBeFoundAgain()
    {
        QCOMPARE(withTag(u"down"_s, u"dns"_s), u"down #dns"_s);
        QCOMPARE(withTag(u"down #DNS"_s, u"#dns"_s), u"down #DNS"_s);
        QCOMPARE(withTag(u"```\nlog\n```"_s, u"dns"_s), u"```\nlog\n```\n#dns"_s);
        QCOMPARE(withTag(u"x"_s, u"two words"_s), u"x"_s);
        QCOMPARE(withTag(u"x"_s, u"12"_s), u"x"_s);
    }
};

QTEST_GUILESS_MAIN(TestMarks)
#include "marks.moc"
