// SPDX-License-Identifier: GPL-3.0-or-later
#include "modules/codehighlighter.h"
#include "modules/templateengine.h"
#include "postmortem/codecolours.h"

#include <QTest>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

/// A program whose parts that are loaded late are not there: linked with a folder that has none.
class MissingModulesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void codeStaysPlain();
    void aTemplateIsRefusedInASentence();
};

void MissingModulesTest::codeStaysPlain()
{
    QVERIFY(!CodeHighlighter::make());
    const QString code = u"int main() { return 0; }\n// done"_s;
    const auto lines = colourCode(code, u"cpp"_s);
    QCOMPARE(lines.size(), 2U);
    for (const QList<CodeRun> &line : lines) {
        for (const CodeRun &run : line)
            QCOMPARE(run.tone, CodeTone::Plain);
    }
}

void MissingModulesTest::aTemplateIsRefusedInASentence()
{
    const auto filled = renderTemplate(u"{{ title }}"_s, u"public"_s, {{u"title"_s, u"x"_s}});
    QVERIFY(!filled);
    QCOMPARE(
        filled.error().sentence,
        u"The part of the program in bridgelog_templates.so could not be loaded; installing it "
        "again helps."_s);
}

QTEST_GUILESS_MAIN(MissingModulesTest)
#include "missing.moc"
