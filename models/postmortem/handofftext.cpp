// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/handofftext.h"

#include "incident/zones.h"
#include "postmortem/handoffwriter.h"
#include "postmortem/htmlwriter.h"
#include "postmortem/markdownreader.h"
#include "postmortem/markdownwriter.h"
#include "postmortem/pdfwriter.h"

#include <QJsonArray>

namespace Bridgelog {

using namespace Qt::StringLiterals;

namespace {

QJsonValue iso(const std::optional<Instant> &instant)
{
    return instant ? QJsonValue(isoText(*instant)) : QJsonValue();
}

QJsonArray pointsPart(const QList<HandoffBrief::Point> &points)
{
    QJsonArray array;
    for (const HandoffBrief::Point &point : points)
        array.append(QJsonObject{
            {u"at"_s, iso(point.at.at)}, {u"text"_s, point.text}, {u"who"_s, point.who}});
    return array;
}

QJsonArray tasksPart(const QList<HandoffBrief::Task> &tasks)
{
    QJsonArray array;
    for (const HandoffBrief::Task &task : tasks)
        array.append(QJsonObject{
            {u"text"_s, task.text},
            {u"who"_s, task.who},
            {u"until"_s, iso(task.until)},
            {u"acknowledged"_s, task.acknowledged}});
    return array;
}

QJsonArray deadlinesPart(const QList<HandoffBrief::Deadline> &deadlines)
{
    QJsonArray array;
    for (const HandoffBrief::Deadline &deadline : deadlines)
        array.append(QJsonObject{
            {u"at"_s, isoText(deadline.at)}, {u"text"_s, deadline.text}, {u"who"_s, deadline.who}});
    return array;
}

QJsonArray updatesPart(const QList<HandoffBrief::LastUpdate> &updates)
{
    QJsonArray array;
    for (const HandoffBrief::LastUpdate &update : updates)
        array.append(QJsonObject{
            {u"audience"_s, word(update.audience)},
            {u"at"_s, update.last ? iso(update.last->at.at) : QJsonValue()},
            {u"published_at"_s, iso(update.publishedAt)},
            {u"text"_s, update.last ? QJsonValue(update.last->text) : QJsonValue()},
            {u"next_by"_s, iso(update.promised)}});
    return array;
}

QJsonArray componentsPart(const QList<Component> &components)
{
    QJsonArray array;
    for (const Component &component : components)
        array.append(QJsonObject{
            {u"name"_s, component.name},
            {u"impact"_s, component.impact ? QJsonValue(word(*component.impact)) : QJsonValue()}});
    return array;
}

QJsonArray rolesPart(const QList<RoleHolder> &roles)
{
    QJsonArray array;
    for (const RoleHolder &holder : roles)
        array.append(QJsonObject{
            {u"role"_s, holder.role},
            {u"person"_s, holder.person},
            {u"since"_s, isoText(holder.since)}});
    return array;
}

QString titleOf(const HandoffBrief &brief) { return u"Hand-off: %1"_s.arg(cleanLine(brief.title)); }

} // namespace

PostmortemText handoffText(const HandoffBrief &brief, HandoffShape shape, const QString &preparedBy)
{
    const HandoffWriter writer(brief, preparedBy);
    return {
        .title = titleOf(brief),
        .organisation = cleanLine(brief.organisation),
        .blocks = shape == HandoffShape::Brief ? writer.brief() : writer.ics201(),
        .lastInstant = brief.now.flooredTo(Instant::second)};
}

PostmortemText editedHandoff(const HandoffBrief &brief, const QString &markdown)
{
    return {
        .title = titleOf(brief),
        .organisation = cleanLine(brief.organisation),
        .blocks = readMarkdown(markdown, {.from = 1}),
        .lastInstant = brief.now.flooredTo(Instant::second)};
}

QString handoffMarkdown(const PostmortemText &text) { return writeMarkdown(text.blocks); }

Result<QByteArray> renderedHandoff(const PostmortemText &text, HandoffFormat format)
{
    switch (format) {
        using enum HandoffFormat;
    case Markdown: return writeMarkdown(text.blocks).toUtf8();
    case Html: return writeHtml(text).toUtf8();
    case Pdf: return writePdf(text);
    }
    return {};
}

QString handoffFileName(const HandoffBrief &brief, HandoffShape shape, HandoffFormat format)
{
    const LocalTime local = localTime(brief.now, zoneNamed(brief.zone).value_or(QTimeZone::utc()));
    static const QStringList suffixes{u"md"_s, u"html"_s, u"pdf"_s};
    return u"%1-%2-%3.%4"_s.arg(
        local.date.toString(Qt::ISODate), local.time.toString(u"HHmm"_s),
        shape == HandoffShape::Brief ? u"handoff"_s : u"ics201"_s,
        suffixes.at(static_cast<int>(format)));
}

QJsonObject handoffDocument(const HandoffBrief &brief)
{
    QJsonArray figures;
    for (const AffectedFigure &figure : brief.figures)
        figures.append(QJsonObject{
            {u"what"_s, figure.what},
            {u"figure"_s, figure.figure},
            {u"unit"_s, figure.unit},
            {u"source"_s, figure.source}});
    return {
        {u"incident"_s, brief.number},
        {u"title"_s, brief.title},
        {u"severity"_s, brief.severity ? QJsonValue(*brief.severity) : QJsonValue()},
        {u"phase"_s, word(brief.phase)},
        {u"as_of"_s, isoText(brief.now)},
        {u"summary"_s, brief.summary},
        {u"impact_started"_s, iso(brief.impactStarted ? brief.impactStarted->at : std::nullopt)},
        {u"components"_s, componentsPart(brief.components)},
        {u"figures"_s, figures},
        {u"roles"_s, rolesPart(brief.roles)},
        {u"known"_s, pointsPart(brief.known)},
        {u"hypotheses"_s,
         QJsonObject{
             {u"open"_s, pointsPart(brief.open)}, {u"ruled_out"_s, pointsPart(brief.ruledOut)}}},
        {u"decisions"_s, pointsPart(brief.decisions)},
        {u"tasks"_s, tasksPart(brief.tasks)},
        {u"todos"_s, tasksPart(brief.todos)},
        {u"deadlines"_s, deadlinesPart(brief.deadlines)},
        {u"updates"_s, updatesPart(brief.updates)}};
}

} // namespace Bridgelog
