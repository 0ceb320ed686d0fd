// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/document.h"

#include "models/postmortem/sample.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

// BRIDGELOG_REGENERATE=1 writes the files of golden/ anew; look at the difference before you keep
// it.

static QByteArray made(const QString &name)
{
    const Incident incident = sampleIncident();
    ExportOptions options;
    if (name.contains(u"sre"_s))
        options.templateName = u"google-sre"_s;
    if (name.contains(u"public"_s))
        options.audience = Audience::Public;
    if (name.endsWith(u".md"_s))
        return postmortemMarkdown(incident, options).value_or(QByteArray());
    if (name.endsWith(u".html"_s))
        return postmortemHtml(incident, options).value_or(QByteArray());
    if (name.endsWith(u".pdf"_s))
        return postmortemPdf(incident, options).value_or(QByteArray());
    return name.endsWith(u".csv"_s) ? timelineCsv(incident, options) : incidentJson(incident);
}

static const QStringList goldenNames{
    u"sample.md"_s,   u"sample-public.md"_s, u"sample-sre.md"_s,    u"sample.html"_s,
    u"sample.json"_s, u"sample.csv"_s,       u"sample-public.csv"_s};

static QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

static bool writeTo(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

static QByteArray differenceOf(const QString &expected, const QByteArray &actual)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"actual"_s);
    if (!writeTo(path, actual))
        return "the new file could not be written";
    QProcess diff;
    diff.start(u"diff"_s, {u"-u"_s, expected, path});
    diff.waitForFinished();
    return diff.readAllStandardOutput().left(6'000);
}

/// What this process makes of the sample, for a process elsewhere to compare.
static QByteArray hashesHere()
{
    QByteArray result;
    for (const QString &name : goldenNames + QStringList{u"sample.pdf"_s, u"sample-sre.pdf"_s})
        result += QCryptographicHash::hash(made(name), QCryptographicHash::Sha256).toHex() + ' '
            + name.toLatin1() + '\n';
    return result;
}

class TestGolden : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesTheGoldenFiles_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString &name : goldenNames)
            QTest::newRow(qPrintable(name)) << name;
    }

    void writesTheGoldenFiles()
    {
        QFETCH(QString, name);
        const QString path = QStringLiteral(TEST_DATA) + u"/postmortem/golden/"_s + name;
        const QByteArray actual = made(name);
        QVERIFY(!actual.isEmpty());
        if (qEnvironmentVariableIsSet("BRIDGELOG_REGENERATE")) {
            QVERIFY(writeTo(path, actual));
            QSKIP("written anew");
        }
        if (contentOf(path) != actual)
            QFAIL(differenceOf(path, actual).constData());
    }

    void theSameIncidentGivesTheSameBytesEverywhere_data()
    {
        QTest::addColumn<QStringList>("environment");
        QTest::newRow("Berlin") << QStringList{
            u"TZ=Europe/Berlin"_s, u"LC_ALL=C.UTF-8"_s, u"QT_HASH_SEED=0"_s};
        QTest::newRow("Caracas") << QStringList{
            u"TZ=America/Caracas"_s, u"LC_ALL=fr_FR.UTF-8"_s, u"LANG=fr_FR.UTF-8"_s};
        QTest::newRow("here again") << QStringList();
    }

    void theSameIncidentGivesTheSameBytesEverywhere()
    {
        QFETCH(QStringList, environment);
        QProcess child;
        QStringList all = QProcess::systemEnvironment();
        all.append(environment);
        child.setEnvironment(all);
        child.start(QCoreApplication::applicationFilePath(), {u"--hashes"_s});
        QVERIFY(child.waitForFinished());
        QCOMPARE(child.readAllStandardOutput(), hashesHere());
    }
};

int main(int argc, char **argv)
{
    const QGuiApplication app(argc, argv);
    if (app.arguments().contains(u"--hashes"_s)) {
        const QByteArray hashes = hashesHere();
        return std::fwrite(hashes.constData(), 1, static_cast<size_t>(hashes.size()), stdout) == 0;
    }
    TestGolden test;
    return QTest::qExec(&test, argc, argv);
}

#include "golden.moc"
