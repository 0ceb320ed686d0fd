// SPDX-License-Identifier: GPL-3.0-or-later
#include "modules/spellchecker.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

/// Words judged by dictionaries of our own, in the encodings that dictionaries have.
class SpellingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        qputenv("XDG_DATA_HOME", m_home->path().toUtf8());
        qputenv("XDG_DATA_DIRS", m_home->filePath(u"system"_s).toUtf8());
    }

    void eachLanguageIsFoundOnceThePersonsOwnFirst()
    {
        QVERIFY(dictionaries().isEmpty());
        write(u"system/hunspell/en_GB"_s, "SET UTF-8\n", "1\nqueue\n");
        write(u"system/hunspell/de_DE"_s, "SET UTF-8\n", "1\nWarteschlange\n");
        write(u"hunspell/en_GB"_s, "SET UTF-8\n", "1\nqueue\n");
        QVERIFY(QFile::copy(
            m_home->filePath(u"hunspell/en_GB.dic"_s),
            m_home->filePath(u"hunspell/hyph_en_GB.dic"_s)));
        const QList<Dictionary> found = dictionaries();
        QCOMPARE(found.size(), 2);
        QCOMPARE(found.at(0).language, u"de_DE"_s);
        QCOMPARE(found.at(1).words, m_home->filePath(u"hunspell/en_GB.dic"_s));
    }

    void wordsAreJudgedByTheRules_data()
    {
        QTest::addColumn<QByteArray>("encoding");
        QTest::newRow("UTF-8") << QByteArray("UTF-8");
        QTest::newRow("Latin-1") << QByteArray("ISO8859-1");
    }
    void wordsAreJudgedByTheRules()
    {
        QFETCH(QByteArray, encoding);
        const QByteArray cafe = encoding == "UTF-8" ? "caf\xc3\xa9" : "caf\xe9";
        write(
            u"hunspell/en_XX"_s,
            "SET " + encoding + "\nTRY esianrtolcdugmphbyfvkwz\nSFX S Y 1\nSFX S 0 s .\n",
            "3\nqueue/S\ndon't\n" + cafe + "\n");
        const auto checker = SpellChecker::make(dictionaries().first());
        QVERIFY(checker);
        for (const QString &right : {u"queue"_s, u"Queues"_s, u"don’t"_s, u"don't"_s, u"café"_s})
            QVERIFY2(checker->knows(right), qPrintable(right));
        for (const QString &wrong : {u"quueue"_s, u"cafe"_s, u"dont"_s})
            QVERIFY2(!checker->knows(wrong), qPrintable(wrong));
        QCOMPARE(checker->suggestions(u"quueue"_s).first(), u"queue"_s);
        QVERIFY(checker->suggestions(u"cafe"_s).contains(u"café"_s));
        // What the dictionary has no letters for is not its to judge.
        QCOMPARE(checker->knows(u"очередь"_s), encoding != "UTF-8");
        QVERIFY(checker->knows(u"queue"_s));
    }

    void whatIsNoDictionaryJudgesNothing()
    {
        write(u"hunspell/en_XX"_s, "SET no such encoding\n", "1\nqueue\n");
        QVERIFY(!SpellChecker::make(dictionaries().first()));
    }

private:
    void write(const QString &name, const QByteArray &rules, const QByteArray &words)
    {
        const QString path = m_home->filePath(name);
        QDir().mkpath(QFileInfo(path).path());
        for (const auto &[ending, bytes] : {std::pair{u".aff"_s, rules}, {u".dic"_s, words}}) {
            QFile file(path + ending);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(bytes);
        }
    }

    std::unique_ptr<QTemporaryDir> m_home;
};

QTEST_GUILESS_MAIN(SpellingTest)
#include "spelling.moc"
