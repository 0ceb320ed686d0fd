// SPDX-License-Identifier: GPL-3.0-or-later
#include "updates/wordings.h"

#include "checklists/checklistlibrary.h"
#include "checklists/checklistline.h"
#include "incident/zones.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <QRegularExpression>

#include <algorithm>

namespace Bridgelog {

using namespace Qt::StringLiterals;

namespace {

constexpr auto formatWord = "bridgelog-wordings"_L1;
constexpr auto fileName = "wordings"_L1;
const QStringList fields{u"title"_s, u"components"_s, u"since"_s, u"next"_s};

class WordingsReader {
    Q_DECLARE_TR_FUNCTIONS(Bridgelog::WordingsReader)

public:
    std::expected<Wordings, ChecklistFault> read(const QByteArray &bytes);

private:
    using Line = ChecklistLine;
    using Fault = std::optional<ChecklistFault>;

    static ChecklistFault faultAt(const Line &line, qsizetype place, const QString &what)
    {
        return {.line = line.number, .column = line.columnOf(place), .what = what};
    }
    Fault readLine(const Line &line);
    Fault readHeading(const Line &line);
    Fault readText(const Line &line);
    Fault finish();

    Wordings m_wordings;
    Line m_heading;
    bool m_formatRead = false;
    bool m_avoiding = false;
};

std::expected<Wordings, ChecklistFault> WordingsReader::read(const QByteArray &bytes)
{
    const auto lines = linesOf(bytes);
    if (!lines)
        return std::unexpected(lines.error());
    for (const Line &line : *lines) {
        if (const Fault fault = readLine(line))
            return std::unexpected(*fault);
    }
    if (!m_formatRead)
        return std::unexpected(faultAt(
            {.number = static_cast<int>(lines->size())}, 0,
            tr("the file must begin with “bridgelog-wordings 1”")));
    if (const Fault fault = finish())
        return std::unexpected(*fault);
    return std::move(m_wordings);
}

WordingsReader::Fault WordingsReader::readLine(const Line &line)
{
    if (line.content().startsWith(u"//"))
        return {};
    if (!m_formatRead) {
        if (line.text.isEmpty())
            return {};
        if (line.text != formatWord + " 1"_L1)
            return faultAt(line, 0, tr("the file must begin with “bridgelog-wordings 1”"));
        m_formatRead = true;
        return {};
    }
    return line.text.startsWith(u'#') ? readHeading(line) : readText(line);
}

WordingsReader::Fault WordingsReader::readHeading(const Line &line)
{
    if (const Fault fault = finish())
        return fault;
    m_heading = line;
    const QString heading = line.text.mid(1).simplified();
    m_avoiding = heading == "avoid"_L1;
    if (m_avoiding)
        return {};
    const QString kind = heading.section(u':', 0, 0).trimmed();
    const auto audience = fromWord<Audience>(kind.section(u' ', 0, 0));
    const auto phase = fromWord<Phase>(kind.section(u' ', 1));
    if (!audience || !phase)
        return faultAt(
            line, line.text.indexOf(kind.first(qMin<qsizetype>(kind.size(), 1)), 1),
            tr("a heading is “# public investigating”, an audience and a phase, or “# avoid”"));
    m_wordings.all.append(
        {.audience = *audience,
         .phase = *phase,
         .name = heading.contains(u':') ? heading.section(u':', 1).trimmed() : QString()});
    return {};
}

WordingsReader::Fault WordingsReader::readText(const Line &line)
{
    if (m_avoiding) {
        if (const QString word = line.text.simplified(); !word.isEmpty())
            m_wordings.avoid.append(word);
        return {};
    }
    if (m_wordings.all.isEmpty()) {
        if (line.text.isEmpty())
            return {};
        return faultAt(line, 0, tr("this text stands under no heading, “# public investigating”"));
    }
    static const QRegularExpression field(uR"(\{([^{}]*)\})"_s);
    for (const auto &match : field.globalMatch(line.text)) {
        if (!fields.contains(match.captured(1)))
            return faultAt(
                line, match.capturedStart(),
                tr("there is no “%1”; there are {title}, {components}, {since} and {next}")
                    .arg(match.captured().left(40)));
    }
    m_wordings.all.last().text += line.text + u'\n';
    return {};
}

WordingsReader::Fault WordingsReader::finish()
{
    if (m_wordings.all.isEmpty() || m_avoiding)
        return {};
    QString &text = m_wordings.all.last().text;
    text = text.trimmed();
    if (text.isEmpty())
        return faultAt(m_heading, 0, tr("there is no text under this heading"));
    return {};
}

std::optional<Wordings> readFile(const QString &path, QStringList *complaints)
{
    constexpr qint64 readAtMost = (1 << 20) + 1;
    QFile file(path);
    if (path.isEmpty() || !file.exists() || !file.open(QIODevice::ReadOnly))
        return {};
    auto wordings = Wordings::read(file.read(readAtMost));
    if (wordings)
        return *std::move(wordings);
    if (complaints)
        complaints->append(Wordings::aboutFault(wordings.error(), path).sentence);
    return {};
}

QString listed(QStringList parts)
{
    if (parts.isEmpty())
        return QCoreApplication::translate("Bridgelog::Wordings", "our service");
    if (parts.size() == 1)
        return parts.first();
    const QString last = parts.takeLast();
    return QCoreApplication::translate("Bridgelog::Wordings", "%1 and %2")
        .arg(parts.join(u", "_s), last);
}

/// Without the sentences that speak of `field`.
QString withoutSentencesOf(const QString &field, const QString &text)
{
    static const QRegularExpression ends(uR"((?<=[.!?])(?=\s))"_s);
    QStringList lines = text.split(u'\n');
    for (QString &line : lines) {
        QStringList sentences = line.split(ends);
        sentences.removeIf([&](const QString &sentence) { return sentence.contains(field); });
        line = sentences.join(QString()).trimmed();
    }
    return lines.join(u'\n').trimmed();
}

} // namespace

QList<Wording> Wordings::of(Audience audience, Phase phase) const
{
    QList<Wording> found;
    std::ranges::copy_if(all, std::back_inserter(found), [&](const Wording &wording) {
        return wording.audience == audience && wording.phase == phase;
    });
    return found;
}

std::expected<Wordings, ChecklistFault> Wordings::read(const QByteArray &bytes)
{
    return WordingsReader().read(bytes);
}

QByteArray Wordings::shippedBytes()
{
    QFile file(u":/bridgelog/updates/wordings"_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

const Wordings &Wordings::shipped()
{
    static const Wordings wordings = [] {
        const auto read = Wordings::read(shippedBytes());
        Q_ASSERT_X(read, "Wordings::shipped", read ? "" : qPrintable(read.error().what));
        return read.value_or(Wordings());
    }();
    return wordings;
}

Wordings Wordings::ofUser(QStringList *complaints)
{
    for (const QString &path : {ownPath(), sharedPath()}) {
        if (auto wordings = readFile(path, complaints))
            return *std::move(wordings);
    }
    return shipped();
}

QString Wordings::ownPath()
{
    return QFileInfo(ChecklistLibrary::ownFolder()).path() + u'/' + fileName;
}

QString Wordings::sharedPath()
{
    const QString folder = ChecklistLibrary::sharedFolder();
    return folder.isEmpty() ? QString() : folder + u'/' + fileName;
}

Error Wordings::aboutFault(const ChecklistFault &fault, const QString &path)
{
    return {
        .sentence = QCoreApplication::translate(
                        "Bridgelog::Wordings",
                        "The wordings “%1” cannot be used: at line %2, column %3, %4.")
                        .arg(path)
                        .arg(fault.line)
                        .arg(fault.column)
                        .arg(fault.what)};
}

QString publicTime(Instant instant, const QString &zone, Instant now)
{
    const QTimeZone own = zoneNamed(zone).value_or(QTimeZone::utc());
    const LocalTime local = localTime(instant, own);
    const LocalTime utc = localTime(instant, QTimeZone::utc());
    QString text = local.time.toString(u"HH:mm"_s) + u' ' + local.abbreviation;
    if (local.offsetSeconds != 0)
        text += u" (%1 UTC)"_s.arg(utc.time.toString(u"HH:mm"_s));
    if (local.date == localTime(now, own).date)
        return text;
    return QLocale::c().toString(local.date, u"d MMMM, "_s) + text;
}

QString filledWording(
    const QString &text, const Incident &incident, const std::optional<Instant> &next, Instant now)
{
    QStringList components;
    for (const Component &component : incident.components) {
        if (component.impact != Impact::Operational)
            components.append(component.name.simplified());
    }
    const auto &impact = incident.milestone(MilestoneName::ImpactStarted);
    const auto since = impact ? impact->moment.at : std::nullopt;
    QString filled = next ? text : withoutSentencesOf(u"{next}"_s, text);
    if (!since)
        filled = withoutSentencesOf(u"{since}"_s, filled);
    // One pass: what is put in is never itself read as a field.
    const QHash<QString, QString> values{
        {u"title"_s, incident.title},
        {u"components"_s, listed(components)},
        {u"since"_s, since ? publicTime(*since, incident.zone, now) : QString()},
        {u"next"_s, next ? publicTime(*next, incident.zone, now) : QString()}};
    static const QRegularExpression field(uR"(\{(title|components|since|next)\})"_s);
    QString result;
    qsizetype done = 0;
    for (const auto &match : field.globalMatch(filled)) {
        result += QStringView(filled).sliced(done, match.capturedStart() - done);
        const QString value = values.value(match.captured(1));
        const bool begins = result.isEmpty() || result.endsWith(u'\n') || result.endsWith(u". ");
        // A name keeps its own first letter.
        result +=
            begins && value == listed({}) ? value.first(1).toUpper() + value.sliced(1) : value;
        done = match.capturedEnd();
    }
    result += QStringView(filled).sliced(done);
    return result;
}

} // namespace Bridgelog
