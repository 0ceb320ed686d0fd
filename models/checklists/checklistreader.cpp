// SPDX-License-Identifier: GPL-3.0-or-later
#include "checklists/checklistreader.h"

#include "checklists/checklistline.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace Bridgelog {

using namespace Qt::StringLiterals;

namespace {

constexpr int maxSteps = 500;
constexpr int maxText = 500;
constexpr int maxOrder = 100'000;
constexpr auto formatWord = "bridgelog-checklist"_L1;

/// Reads line by line; the first thing wrong ends the reading.
class Reader {
    Q_DECLARE_TR_FUNCTIONS(Bridgelog::ChecklistReader)

public:
    std::expected<ChecklistTemplate, ChecklistFault> read(const QByteArray &bytes);

private:
    using Line = ChecklistLine;
    using Fault = std::optional<ChecklistFault>;
    using Keep = Fault (Reader::*)(const Line &line);

    Fault readAll(const QByteArray &bytes);
    Fault readFormat(const Line &line);
    Fault readLine(const Line &line);
    Fault readStage(const Line &line);
    Fault readStep(const Line &line);
    Fault readListKey(const Line &line);
    Fault readStepKey(const Line &line);
    Fault finishStep();
    Fault finish(const Line &end);

    Fault once(const Line &line);
    Fault text(const Line &line, QString &into) const;
    Fault readId(const Line &line);
    Fault readDue(const Line &line);
    Fault readTermFrom(const Line &line, qsizetype at);
    Fault readRepeat(const Line &line);
    Fault readSeverities(const Line &line);
    Fault readKinds(const Line &line);
    Fault readOrder(const Line &line);

    TemplateStep &step() { return m_list.steps.last(); }
    Scope &scope() { return m_list.steps.isEmpty() ? m_list.scope : step().scope; }

    ChecklistTemplate m_list;
    QString m_stage;
    QSet<QString> m_keys; ///< that the list or the item being read has
    QHash<QString, int> m_ids; ///< and the line of each
    Line m_stepLine;
    bool m_formatRead = false;
    bool m_inStep = false; ///< between an item and what ends it
};

ChecklistFault faultAt(const ChecklistLine &line, qsizetype place, const QString &what)
{
    return {.line = line.number, .column = line.columnOf(place), .what = what};
}

bool isSlug(QStringView id)
{
    const auto plain = [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'-';
    };
    return !id.isEmpty() && id.size() <= 64 && std::ranges::all_of(id, plain)
        && !id.startsWith(u'-') && !id.endsWith(u'-') && !id.contains(u"--"_s);
}

std::expected<ChecklistTemplate, ChecklistFault> Reader::read(const QByteArray &bytes)
{
    if (const Fault fault = readAll(bytes))
        return std::unexpected(*fault);
    return std::move(m_list);
}

Reader::Fault Reader::readAll(const QByteArray &bytes)
{
    const auto lines = linesOf(bytes);
    if (!lines)
        return lines.error();
    Line end{.number = 1};
    for (const Line &line : *lines) {
        end.number = line.number;
        end.text = line.text;
        if (const Fault fault = readLine(line))
            return fault;
    }
    return finish(end);
}

Reader::Fault Reader::readLine(const Line &line)
{
    const QStringView content = line.content();
    if (content.isEmpty() || content.startsWith(u"//"))
        return {};
    if (!m_formatRead)
        return readFormat(line);
    if (line.indent() == 0 && content.startsWith(u'#'))
        return readStage(line);
    if (line.indent() == 0 && content.startsWith(u'-'))
        return readStep(line);
    if (line.indent() > 0 && !m_inStep)
        return faultAt(
            line, line.indent(), tr("there is no item before it that this line could belong to"));
    if (line.indent() == 0 && !m_list.steps.isEmpty())
        return faultAt(
            line, 0,
            tr("a line here is an item (“- What to do”), a heading (“# Open”) or an item's "
               "indented line (“  due: 5m”)"));
    return m_list.steps.isEmpty() ? readListKey(line) : readStepKey(line);
}

Reader::Fault Reader::readFormat(const Line &line)
{
    const QStringView content = line.content();
    const auto space = content.indexOf(u' ');
    if (line.indent() > 0 || content.first(space < 0 ? content.size() : space) != formatWord)
        return faultAt(line, 0, tr("the file must begin with “bridgelog-checklist 1”"));
    if (content.sliced(formatWord.size()).trimmed() != u"1")
        return faultAt(
            line, formatWord.size() + 1,
            tr("this program reads version 1 of the format and no other"));
    m_formatRead = true;
    return {};
}

Reader::Fault Reader::readStage(const Line &line)
{
    if (const Fault fault = finishStep())
        return fault;
    const QStringView stage = line.content().sliced(1).trimmed();
    if (stage.isEmpty() || stage.startsWith(u'#'))
        return faultAt(line, 1, tr("a heading is one # and its words, “# Open”"));
    if (stage.size() > maxText)
        return faultAt(line, 1, tr("a heading has at most %1 letters").arg(maxText));
    if (m_list.name.isEmpty())
        return faultAt(line, 0, tr("the list needs its “name:” before its first heading"));
    m_stage = stage.toString();
    return {};
}

Reader::Fault Reader::readStep(const Line &line)
{
    if (const Fault fault = finishStep())
        return fault;
    if (m_list.name.isEmpty())
        return faultAt(line, 0, tr("the list needs its “name:” before its first item"));
    const QStringView words = line.content().sliced(1);
    if (words.trimmed().isEmpty())
        return faultAt(line, 1, tr("an item needs a text behind its dash"));
    if (!words.startsWith(u' '))
        return faultAt(
            line, 1, tr("an item is written “- What to do”, with a blank behind the dash"));
    if (words.trimmed().size() > maxText)
        return faultAt(line, 2, tr("an item has at most %1 letters").arg(maxText));
    if (m_list.steps.size() >= maxSteps)
        return faultAt(line, 0, tr("a list has at most %1 items").arg(maxSteps));
    m_list.steps.append(
        {.text = words.trimmed().toString(),
         .stage = m_stage,
         .role = m_list.role,
         .scope = m_list.scope,
         .line = line.number});
    m_stepLine = line;
    m_inStep = true;
    m_keys.clear();
    return {};
}

Reader::Fault Reader::once(const Line &line)
{
    const QString key = line.key().toString();
    if (m_keys.contains(key))
        return faultAt(line, line.indent(), tr("there is a “%1:” already").arg(key));
    if (line.value().isEmpty())
        return faultAt(line, line.valuePlace(), tr("“%1:” says nothing").arg(key));
    m_keys.insert(key);
    return {};
}

Reader::Fault Reader::readListKey(const Line &line)
{
    if (!line.hasKey())
        return faultAt(line, 0, tr("a line at the top is written “name: What it says”"));
    if (const Fault fault = once(line))
        return fault;
    const QStringView key = line.key();
    if (key == u"name")
        return text(line, m_list.name);
    if (key == u"role")
        return text(line, m_list.role);
    if (key == u"source")
        return text(line, m_list.source);
    if (key == u"note")
        return text(line, m_list.note);
    if (key == u"severity")
        return readSeverities(line);
    if (key == u"kind")
        return readKinds(line);
    return faultAt(
        line, 0,
        tr("a list has no “%1:”; it has name, role, source, note, severity and kind")
            .arg(key.first(qMin(key.size(), 40))));
}

Reader::Fault Reader::readStepKey(const Line &line)
{
    if (!line.hasKey())
        return faultAt(
            line, line.indent(),
            tr("an item's line is written “due: 5m”, with a word and a colon"));
    if (const Fault fault = once(line))
        return fault;
    const QStringView key = line.key();
    static const QHash<QStringView, Keep> readers{
        {u"id", &Reader::readId},         {u"due", &Reader::readDue},
        {u"repeat", &Reader::readRepeat}, {u"severity", &Reader::readSeverities},
        {u"kind", &Reader::readKinds},    {u"order", &Reader::readOrder}};
    if (const auto reader = readers.constFind(key); reader != readers.constEnd())
        return (this->*reader.value())(line);
    if (key == u"role")
        return text(line, step().role);
    if (key == u"note")
        return text(line, step().note);
    return faultAt(
        line, line.indent(),
        tr("an item has no “%1:”; it has id, role, due, repeat, note, severity, kind and order")
            .arg(key.first(qMin(key.size(), 40))));
}

Reader::Fault Reader::text(const Line &line, QString &into) const
{
    if (line.value().size() > maxText)
        return faultAt(line, line.valuePlace(), tr("it is longer than %1 letters").arg(maxText));
    into = line.value().toString();
    return {};
}

Reader::Fault Reader::readId(const Line &line)
{
    const QString id = line.value().toString();
    if (!isSlug(id))
        return faultAt(
            line, line.valuePlace(),
            tr("the id “%1” must be small letters, digits and single dashes").arg(id.left(40)));
    step().id = id;
    m_stepLine = line;
    return {};
}

Reader::Fault Reader::readDue(const Line &line)
{
    const QStringView value = line.value();
    const auto behind = value.indexOf(u" after"_s);
    const QStringView length = value.first(behind < 0 ? value.size() : behind).trimmed();
    const auto minutes = minutesFrom(length);
    if (!minutes)
        return faultAt(
            line, line.valuePlace(),
            tr("“%1” is no length of time; write it like 5m, 1h 30m or 2d, up to 60d")
                .arg(length.first(qMin(length.size(), 40))));
    step().dueMinutes = minutes;
    return behind < 0 ? Fault() : readTermFrom(line, behind + 1);
}

/// What stands behind the length, from "after" on: `at` in the value.
Reader::Fault Reader::readTermFrom(const Line &line, qsizetype at)
{
    constexpr qsizetype after = 5;
    const QStringView from = line.value().sliced(at + after).trimmed();
    const qsizetype place = line.valuePlace() + at;
    if (from.compare(u"declare", Qt::CaseInsensitive) == 0) {
        step().dueFrom = TermFrom::Declared;
        return {};
    }
    if (from.compare(u"previous", Qt::CaseInsensitive) == 0) {
        if (m_list.steps.size() < 2)
            return faultAt(line, place, tr("the first item has none before it"));
        step().dueFrom = TermFrom::Previous;
        step().previous = m_list.steps.at(m_list.steps.size() - 2).id;
        return {};
    }
    const auto phase = fromWord<Phase>(from);
    if (!phase || from.isEmpty())
        return faultAt(
            line, place,
            tr("a time counts “after declare”, “after previous” or after a phase such as "
               "“after monitoring”"));
    step().dueFrom = TermFrom::Phase;
    step().duePhase = phase;
    return {};
}

Reader::Fault Reader::readRepeat(const Line &line)
{
    if (line.value() == u"cadence") {
        step().repeat.atCadence = true;
        return {};
    }
    step().repeat.minutes = minutesFrom(line.value());
    if (!step().repeat.minutes)
        return faultAt(
            line, line.valuePlace(),
            tr("“%1” is no length of time; write it like 20m or 1h 30m, or “cadence”")
                .arg(line.value().first(qMin<qsizetype>(line.value().size(), 40))));
    return {};
}

Reader::Fault Reader::readSeverities(const Line &line)
{
    const auto severities = severitiesFrom(line.value());
    if (!severities)
        return faultAt(
            line, line.valuePlace(),
            tr("“%1” names no severities; write them like 1, 1-3, “1, 2” or none")
                .arg(line.value().first(qMin<qsizetype>(line.value().size(), 40))));
    scope().severities = *severities;
    return {};
}

Reader::Fault Reader::readKinds(const Line &line)
{
    QList<IncidentKind> kinds;
    qsizetype place = line.valuePlace();
    for (const QStringView part : line.value().split(u',')) {
        const auto kind = fromWord<IncidentKind>(part.trimmed());
        if (!kind || part.trimmed().isEmpty())
            return faultAt(
                line, place,
                tr("“%1” is no kind of incident; the kinds are %2")
                    .arg(
                        part.trimmed().first(qMin<qsizetype>(part.trimmed().size(), 40)),
                        wordsOf<IncidentKind>().join(u", "_s)));
        if (!kinds.contains(*kind))
            kinds.append(*kind);
        place += part.size() + 1;
    }
    scope().kinds = kinds;
    return {};
}

Reader::Fault Reader::readOrder(const Line &line)
{
    bool isNumber = false;
    const int order = line.value().toInt(&isNumber);
    if (!isNumber || order < 0 || order > maxOrder)
        return faultAt(
            line, line.valuePlace(), tr("an order is a whole number from 0 to %1").arg(maxOrder));
    step().order = order;
    return {};
}

Reader::Fault Reader::finishStep()
{
    if (!m_inStep)
        return {};
    m_inStep = false;
    TemplateStep &done = step();
    if (done.id.isEmpty())
        done.id = idOfText(done.text);
    if (done.id.isEmpty())
        return faultAt(
            m_stepLine, 2,
            tr("this item needs an “id:”, because its text has no letters to make one of"));
    if (const auto before = m_ids.constFind(done.id); before != m_ids.constEnd())
        return faultAt(
            m_stepLine, m_stepLine.hasKey() ? m_stepLine.valuePlace() : 2,
            tr("the item at line %1 has the id “%2” already").arg(*before).arg(done.id));
    m_ids.insert(done.id, done.line);
    return {};
}

Reader::Fault Reader::finish(const Line &end)
{
    if (!m_formatRead)
        return faultAt(end, 0, tr("the file must begin with “bridgelog-checklist 1”"));
    if (const Fault fault = finishStep())
        return fault;
    if (m_list.name.isEmpty())
        return faultAt(end, end.text.size(), tr("the list has no “name:”"));
    if (m_list.steps.isEmpty())
        return faultAt(end, end.text.size(), tr("the list has no item, “- What to do”"));
    return {};
}

} // namespace

Error ChecklistFault::about(const QString &name) const
{
    return {
        .sentence = QCoreApplication::translate(
                        "Bridgelog::ChecklistFault",
                        "The checklist “%1” cannot be used: at line %2, column %3, %4.")
                        .arg(name)
                        .arg(line)
                        .arg(column)
                        .arg(what)};
}

std::expected<ChecklistTemplate, ChecklistFault> readChecklist(const QByteArray &bytes)
{
    return Reader().read(bytes);
}

} // namespace Bridgelog
