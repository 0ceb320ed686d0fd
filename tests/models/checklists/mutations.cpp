// SPDX-License-Identifier: GPL-3.0-or-later
#include "checklists/checklistlibrary.h"

#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

/// A good file with one thing made bad, and where that is.
struct Mutation {
    QByteArray bytes;
    int line = 0;
    int column = 0;
};

class TestMutations : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QFile shipped(u":/bridgelog/checklists/commander.checklist"_s);
        QVERIFY(shipped.open(QIODevice::ReadOnly));
        m_good = shipped.readAll().split('\n');
        QVERIFY(readChecklist(m_good.join('\n')));
    }

    void eachGivesOneSentenceWithItsPlaceAndTheShippedOneStaysInUse()
    {
        const QList<Mutation> mutations = all();
        QVERIFY2(mutations.size() >= 100, qPrintable(QString::number(mutations.size())));
        const auto shipped = ChecklistLibrary::shipped().named(u"commander"_s);
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"commander.checklist"_s);
        for (const Mutation &mutation : mutations) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            QCOMPARE(file.write(mutation.bytes), mutation.bytes.size());
            file.close();
            const ChecklistLibrary library(folder.path(), {});
            const QStringList complaints = library.complaints();
            QCOMPARE(complaints.size(), 1);
            const QString place =
                u": at line %1, column %2, "_s.arg(mutation.line).arg(mutation.column);
            QVERIFY2(
                complaints.first().contains(place),
                qPrintable(complaints.first() + u" instead of"_s + place));
            QVERIFY2(complaints.first().endsWith(u'.'), qPrintable(complaints.first()));
            QCOMPARE(complaints.first().count(u'\n'), 0);
            QCOMPARE(*library.named(u"commander"_s), *shipped);
        }
        qInfo("%lld mutations, each with one sentence", static_cast<long long>(mutations.size()));
    }

    void damageOfAnyKindIsReadOrRefused()
    {
        const QByteArray whole = m_good.join('\n');
        QRandomGenerator random(11);
        int refused = 0;
        for (int i = 0; i < 3000; ++i) {
            QByteArray damaged = whole.first(random.bounded(whole.size() + 1));
            if (!damaged.isEmpty())
                damaged[random.bounded(damaged.size())] = static_cast<char>(random.bounded(256));
            if (i % 2 == 0)
                damaged += whole.sliced(damaged.size());
            const auto list = readChecklist(damaged);
            if (list)
                continue;
            ++refused;
            QVERIFY(list.error().line >= 1 && list.error().line <= damaged.count('\n') + 1);
            QVERIFY(list.error().column >= 1);
            QVERIFY(!list.error().what.isEmpty() && !list.error().what.endsWith(u'.'));
        }
        QVERIFY2(refused > 1000, qPrintable(QString::number(refused)));
    }

private:
    Mutation with(int line, const QByteArray &text, int column) const
    {
        QList<QByteArray> lines = m_good;
        lines[line - 1] = text;
        return {.bytes = lines.join('\n'), .line = line, .column = column};
    }
    Mutation inserted(int line, const QByteArray &text, int column) const
    {
        QList<QByteArray> lines = m_good;
        lines.insert(line - 1, text);
        return {.bytes = lines.join('\n'), .line = line, .column = column};
    }

    void mutateItem(int line, const QByteArray &text, QList<Mutation> &into) const
    {
        into.append(with(line, '-' + text.sliced(2), 2));
        into.append(with(line, "-", 2));
        into.append(with(line, text.sliced(2), 1));
        into.append(with(line, "- " + QByteArray(501, 'y'), 3));
        into.append(with(line, text.first(6) + '\xc3' + text.sliced(6), 7));
        into.append(with(line, text.first(5) + '\x1b' + text.sliced(5), 6));
        into.append(inserted(line + 1, "  deu: 5m", 3));
        into.append(inserted(line + 1, "  see below", 3));
    }
    void mutateKey(int line, const QByteArray &text, QList<Mutation> &into) const
    {
        const auto colon = text.indexOf(':');
        const QByteArray key = text.first(colon).trimmed();
        const QByteArray head = text.first(colon + 2);
        const auto value = static_cast<int>(colon) + 3;
        into.append(with(line, text.trimmed(), 1));
        into.append(with(line, text.first(colon + 1), value - 1));
        into.append(with(line, "  " + key.toUpper() + text.sliced(colon), 3));
        into.append(inserted(line + 1, text, 3));
        const QHash<QByteArray, QByteArray> bad{
            {"id", "Not One"},
            {"due", "five minutes"},
            {"repeat", "1.5h"},
            {"severity", "1-6"},
            {"order", "-1"},
            {"kind", "outage"},
            {"note", QByteArray(501, 'z')}};
        into.append(with(line, head + bad.value(key), value));
        if (key == "due")
            into.append(with(line, head + "5m after tea", value + 3));
    }

    QList<Mutation> all() const
    {
        QList<Mutation> mutations{
            with(1, "bridgelog-checklist 2", 21), with(1, "- checklist", 1), with(2, "name:", 6),
            with(3, "role commander", 1), with(4, "severity: SEV 1", 11)};
        bool amongItems = false;
        for (int line = 1; line <= m_good.size(); ++line) {
            const QByteArray &text = m_good.at(line - 1);
            amongItems = amongItems || text.startsWith('-');
            if (text.startsWith("- ") && amongItems && isWholeItemBefore(line))
                mutateItem(line, text, mutations);
            else if (text.startsWith("  "))
                mutateKey(line, text, mutations);
            else if (text.startsWith("# "))
                mutations.append(with(line, "#", 2));
        }
        return mutations;
    }
    /// The first item aside, whose words could also be a bad line at the top.
    bool isWholeItemBefore(int line) const
    {
        return std::any_of(m_good.begin(), m_good.begin() + line - 1, [](const QByteArray &before) {
            return before.startsWith("- ");
        });
    }

    QList<QByteArray> m_good;
};

QTEST_GUILESS_MAIN(TestMutations)
#include "mutations.moc"
