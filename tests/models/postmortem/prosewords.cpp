// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/prosewords.h"

#include <QStringList>
#include <QTest>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

/// What of a line a dictionary is asked about.
class ProseWordsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onlyProseIsAskedAbout_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, const QString &line, const QString &words) {
            QTest::newRow(name) << line << words;
        };
        row("prose", u"The queue, then: full."_s, u"The queue then full"_s);
        row("apostrophes", u"It’s 'not' didn't users' fault"_s, u"It’s not didn't users fault"_s);
        row("hyphens", u"a well-known roll–back—twice"_s, u"well known roll back twice"_s);
        row("marks", u"**Impact:** _some_ ~~few~~ > quoted"_s, u"Impact some few quoted"_s);
        row("code", u"run `systemctl restrt` twice"_s, u"run twice"_s);
        row("fields", u"from {{ incident.titel }} and {% tiemline %} on"_s, u"from and on"_s);
        row("an open prompt", u"before {# what hapened"_s, u"before"_s);
        row("links", u"see [the page](https://exmaple.org/pgae) and https://exmaple.org"_s,
            u"see the page and"_s);
        row("definitions", u"[1]: https://exmaple.org/pgae"_s, QString());
        row("html", u"a <br> bracket &nbsp; here"_s, u"bracket here"_s);
        row("names of things", u"db1 eu-west-1 max_conns kubeCtl GiB TLS /var/log a@b.c me.cfg"_s,
            QString());
        row("part of a name", u"the eu-west region"_s, u"the eu west region"_s);
        row("letters with marks", u"naïve cafe\u0301"_s, u"naïve cafe\u0301"_s);
        row("numbers", u"at 10:05 UTC 3rd"_s, u"at"_s);
        row("nothing", u"  -  *  "_s, QString());
    }
    void onlyProseIsAskedAbout()
    {
        QFETCH(QString, line);
        QFETCH(QString, words);
        QStringList found;
        qsizetype end = 0;
        for (const ProseWord &word : proseWords(line)) {
            QVERIFY(word.start >= end);
            end = word.start + word.length;
            QVERIFY(end <= line.size());
            found.append(line.sliced(word.start, word.length));
        }
        QCOMPARE(found.join(u' '), words);
    }
};

QTEST_GUILESS_MAIN(ProseWordsTest)
#include "prosewords.moc"
