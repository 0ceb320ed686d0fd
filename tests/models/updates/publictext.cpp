// SPDX-License-Identifier: GPL-3.0-or-later
#include "updates/publictext.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <array>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

using What = TextWarning::What;

namespace {

struct Sentence {
    const char *text;
    What what;
};

constexpr std::array bad{
    Sentence{"We expect to have this fixed within the next hour.", What::Eta},
    Sentence{"Service should be back by 18:00 UTC.", What::Eta},
    Sentence{"The ETA for a full recovery is 40 minutes.", What::Eta},
    Sentence{"A fix will be deployed and everything restored in about 30 minutes.", What::Eta},
    Sentence{"Normal operation will resume tomorrow morning.", What::Eta},
    Sentence{"Our engineers are confident that logins will be working again shortly.", What::Eta},
    Sentence{"Estimated time of resolution: 4 pm.", What::Eta},
    Sentence{"The repair is expected to be complete by the end of the day.", What::Eta},
    Sentence{"We hope to have payments up and running in a couple of hours.", What::Eta},
    Sentence{"Full resolution by noon.", What::Eta},
    Sentence{"The backlog is going to be cleared in half an hour.", What::Eta},
    Sentence{"It should all be over in 10 min.", What::Eta},
    Sentence{"Nightowl is rolling back the release.", What::Person},
    Sentence{"Please write to firstline@shop.example with your order number.", What::Person},
    Sentence{"Thanks to @dba-on-watch for finding the cause.", What::Person},
    Sentence{"Our database engineer Quill Marlin has found the cause.", What::Person},
    Sentence{"Marlin and the network team are looking into it.", What::Person},
    Sentence{"A change made by nightowl has been taken back.", What::Person},
    Sentence{"Questions go to quill  marlin until then.", What::Person},
    Sentence{"The nodes eu-api-03 and eu-api-04 refuse connections.", What::Host},
    Sentence{"We have restarted db12.", What::Host},
    Sentence{"The probe at lb-probe.internal reports errors.", What::Host},
    Sentence{"Traffic from 10.4.0.12 is dropped.", What::Host},
    Sentence{"Connections to orders-db:5432 time out.", What::Host},
    Sentence{"The certificate of redis-01.eu.shop.example has expired.", What::Host},
    Sentence{"A disk of prod_pg_2 is full.", What::Host},
    Sentence{"Requests to payments.svc.cluster.local fail.", What::Host},
    Sentence{"The range fd12:3456:789a::/48 is not reachable.", What::Host},
    Sentence{"We are investigating an outage of the shop.", What::Word},
    Sentence{"A human  error took the shop down.", What::Word},
};

constexpr std::array good{
    "We are currently investigating failed logins in Europe.",
    "The issue has been identified and a fix is being implemented.",
    "A fix has been implemented and we are monitoring the results.",
    "This incident has been resolved.",
    "Between 15:21 and 16:19 UTC, requests to the European API failed.",
    "Service was restored at 16:40 UTC.",
    "Card payments have been working again since 14:05.",
    "We will post the next update by 18:00 UTC.",
    "The next update follows within 20 minutes.",
    "We will be back with an update in 30 minutes.",
    "Orders placed in the last two hours are safe and will be delivered.",
    "Customers in the regions eu-west-1 and us-east-2 are affected.",
    "Please use version 2.14.3 of the app meanwhile.",
    "Uploads larger than 10 MB fail with error 503.",
    "Clients that use TLS 1.3 or HTTP/2 are not affected.",
    "Files in UTF-8 are read correctly, those in ISO-8859-1 are not.",
    "Our status page is at https://status.shop.example/incidents/42.",
    "See docs.shop.example for a workaround.",
    "Reports from Monday to Wednesday are incomplete.",
    "Some mails arrive up to 40 minutes late.",
    "The mobile app shows balances that are one day old.",
    "We have taken a recent change back and error rates are falling.",
    "Our support team answers around the clock.",
    "No data was lost.",
    "About 3 % of requests failed for 12 minutes.",
    "We apologise for the trouble this has caused.",
    "A full account follows within five working days.",
    "Sign-in with auth0 accounts is slow.",
    "Search works as usual.",
    "The number of failing requests has returned to normal within 10 minutes.",
};

const PublicTextRules &rules()
{
    static const PublicTextRules rules{
        .people = {u"nightowl"_s, u"Quill Marlin"_s, u"Platform on-call"_s, u"Support engineer"_s},
        .words = {u"outage"_s, u"human error"_s},
        .lastOne = true};
    return rules;
}

} // namespace

class TestPublicText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void warnsOfThirtySentencesAndLetsThirtyPass()
    {
        static_assert(bad.size() == 30 && good.size() == 30);
        int hits = 0;
        int falseAlarms = 0;
        for (const Sentence &sentence : bad) {
            const auto warnings = publicTextWarnings(QString::fromUtf8(sentence.text), rules());
            const bool hit = std::ranges::contains(warnings, sentence.what, &TextWarning::what);
            hits += hit;
            if (!hit)
                qInfo("missed: %s", sentence.text);
        }
        for (const char *text : good) {
            const auto warnings = publicTextWarnings(QString::fromUtf8(text), rules());
            falseAlarms += !warnings.isEmpty();
            if (!warnings.isEmpty())
                qInfo("false alarm: %s (%s)", text, qPrintable(sentenceOf(warnings.first())));
        }
        qInfo("%d of 30 hits, %d of 30 false alarms", hits, falseAlarms);
        QVERIFY(hits >= 29);
        QVERIFY(falseAlarms <= 1);
    }

    void saysWhatAndWhere()
    {
        const QString text =
            u"Marlin restarted db12; it should be fixed in 20 minutes. No outage any more."_s;
        const auto warnings = publicTextWarnings(text, rules());
        QCOMPARE(warnings.size(), 4);
        const QStringList places{u"Marlin"_s, u"db12"_s, u"20 minutes"_s, u"outage"_s};
        QStringList sentences;
        for (const TextWarning &warning : warnings) {
            QCOMPARE(text.mid(warning.from, warning.length), warning.words);
            QCOMPARE(warning.words, places.at(sentences.size()));
            sentences.append(sentenceOf(warning));
        }
        QCOMPARE(
            sentences,
            (QStringList{
                u"“Marlin” names a person."_s, u"“db12” names a machine inside."_s,
                u"“20 minutes” promises when it will work again."_s,
                u"“outage” is on the list of words to avoid."_s}));
    }

    void missesTheNextUpdate_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("promises");
        const auto row = [](const char *text, bool promises) {
            QTest::newRow(text) << QString::fromUtf8(text) << promises;
        };
        row("We are looking into it. Next update by 16:45 UTC.", true);
        row("We are looking into it and will post again within 20 minutes.", true);
        row("We will update this page every 30 minutes.", true);
        row("More information follows at 18:00.", true);
        row("The next update comes in half an hour.", true);
        row("Look here again: update at 5 pm.", true);
        row("Expect another update tomorrow morning.", true);
        row("We are looking into it.", false);
        row("We will update you as soon as we know more.", false);
        row("The next update follows.", false);
        row("Updates were posted at 16:20.\nWe are looking into it.", false);
        row("At 16:20 requests began to fail. We will post another update later.", false);
    }
    void missesTheNextUpdate()
    {
        QFETCH(QString, text);
        QFETCH(bool, promises);
        const auto warnings = publicTextWarnings(text, {});
        QCOMPARE(
            !std::ranges::contains(warnings, What::NoNextUpdate, &TextWarning::what), promises);
        QVERIFY(publicTextWarnings(text, {.lastOne = true}).isEmpty());
    }

    void anIncidentsPeopleAreLookedFor()
    {
        Incident incident;
        const auto tell = [&](const EventBody &body) {
            applyTo(incident, Event::make(IncidentId::make(), body, u"nightowl"_s, Instant::now()));
        };
        tell(Declared{.title = u"Orders fail"_s});
        tell(RoleGiven{.role = u"scribe"_s, .person = u"Quill Marlin"_s});
        tell(EntryAdded{.entry = EntryId::make(), .text = u"x"_s, .author = u"quiet-voice"_s});
        const auto found = rulesFor(incident, u"identified"_s, {u"outage"_s});
        QCOMPARE(found.people, (QStringList{u"Quill Marlin"_s, u"nightowl"_s, u"quiet-voice"_s}));
        QVERIFY(!found.lastOne);
        QVERIFY(rulesFor(incident, u"resolved"_s).lastOne);
        QVERIFY(rulesFor(incident, u"postmortem"_s).lastOne);
    }

    void aBeginningStandsForAllItsWords()
    {
        const PublicTextRules rules{.words = {u"outag*"_s, u"*"_s, u""_s}, .lastOne = true};
        QCOMPARE(publicTextWarnings(u"Two outages and an Outage."_s, rules).size(), 2);
        QVERIFY(publicTextWarnings(u"A routage."_s, rules).isEmpty());
    }

    void anEmptyTextIsNotWarnedOf() { QVERIFY(publicTextWarnings(u" \n"_s, {}).isEmpty()); }

    void aLongTextTakesNoTime()
    {
        const QString text = u"aa-1.b:::::::::1.2.3 will be will be "_s.repeated(3000);
        QElapsedTimer timer;
        timer.start();
        (void)publicTextWarnings(text, rules());
        QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
    }
};

QTEST_GUILESS_MAIN(TestPublicText)
#include "publictext.moc"
