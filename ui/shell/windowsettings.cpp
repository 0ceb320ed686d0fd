// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/windowsettings.h"

#include "postmortem/frontmatter.h"

#include <QSettings>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

QSettings settings() { return QSettings(u"bridgelog"_s, u"bridgelog"_s); }

QVariant read(const QString &key, const QVariant &otherwise = {})
{
    return settings().value(key, otherwise);
}
void write(const QString &key, const QVariant &value) { settings().setValue(key, value); }

const QStringList themeWords{u"system"_s, u"dark"_s, u"light"_s, u"contrast"_s};

} // namespace

Theme::Choice WindowSettings::theme() const
{
    return static_cast<Theme::Choice>(
        qMax<qsizetype>(themeWords.indexOf(read(u"view/theme"_s).toString()), 0));
}

void WindowSettings::setTheme(Theme::Choice choice)
{
    write(u"view/theme"_s, themeWords.at(static_cast<int>(choice)));
}

QByteArray WindowSettings::geometry() const { return read(u"window/geometry"_s).toByteArray(); }
void WindowSettings::setGeometry(const QByteArray &geometry)
{
    write(u"window/geometry"_s, geometry);
}

QByteArray WindowSettings::splitter(const QString &name) const
{
    return read(u"window/splitter-"_s + name).toByteArray();
}

void WindowSettings::setSplitter(const QString &name, const QByteArray &state)
{
    write(u"window/splitter-"_s + name, state);
}

bool WindowSettings::isPanelShown(const QString &name) const
{
    return read(u"window/panel-"_s + name, true).toBool();
}

void WindowSettings::setPanelShown(const QString &name, bool shown)
{
    write(u"window/panel-"_s + name, shown);
}

WindowSettings::Tabs WindowSettings::tabs(const QString &archivePath) const
{
    Tabs tabs{.incidents = {}, .current = read(u"tabs/current"_s).toInt()};
    if (read(u"tabs/archive"_s).toString() != archivePath)
        return {};
    for (const QString &text : read(u"tabs/incidents"_s).toStringList()) {
        const IncidentId id = IncidentId::fromText(text);
        if (!id.isNull())
            tabs.incidents.append(id);
    }
    return tabs;
}

void WindowSettings::setTabs(const QString &archivePath, const Tabs &tabs)
{
    QStringList texts;
    for (const IncidentId &id : tabs.incidents)
        texts.append(id.text());
    if (texts.isEmpty() && read(u"tabs/archive"_s).toString() != archivePath)
        return; // nothing of this archive is kept anyway
    if (texts == read(u"tabs/incidents"_s).toStringList()
        && tabs.current == read(u"tabs/current"_s).toInt())
        return;
    write(u"tabs/archive"_s, archivePath);
    write(u"tabs/incidents"_s, texts);
    write(u"tabs/current"_s, tabs.current);
}

QByteArray WindowSettings::roomGeometry() const { return read(u"room/geometry"_s).toByteArray(); }
void WindowSettings::setRoomGeometry(const QByteArray &geometry)
{
    write(u"room/geometry"_s, geometry);
}

QStringList WindowSettings::chosenLast() const { return read(u"palette/chosen"_s).toStringList(); }

void WindowSettings::noteChosen(const QString &key)
{
    QStringList keys = chosenLast();
    keys.removeAll(key);
    keys.prepend(key);
    keys.resize(qMin<qsizetype>(keys.size(), 50));
    write(u"palette/chosen"_s, keys);
}

bool WindowSettings::isReminderHeard() const { return read(u"reminders/sound"_s, false).toBool(); }
void WindowSettings::setReminderHeard(bool on) { write(u"reminders/sound"_s, on); }

QString WindowSettings::spelling() const { return read(u"spelling/language"_s).toString(); }
void WindowSettings::setSpelling(const QString &language)
{
    write(u"spelling/language"_s, language);
}

QStringList WindowSettings::ownWords() const { return read(u"spelling/words"_s).toStringList(); }
void WindowSettings::setOwnWords(const QStringList &words) { write(u"spelling/words"_s, words); }

QString WindowSettings::exportFolder() const { return read(u"export/folder"_s).toString(); }
void WindowSettings::setExportFolder(const QString &folder) { write(u"export/folder"_s, folder); }

QList<ExportFormat> WindowSettings::exportFormats() const
{
    QList<ExportFormat> formats;
    const QVariant stored = read(u"export/formats"_s);
    if (!stored.isValid())
        return {usualFormats.begin(), usualFormats.end()};
    for (const ExportFormat format : Bridgelog::exportFormats) {
        if (stored.toStringList().contains(wordOf(format)))
            formats.append(format);
    }
    return formats;
}

void WindowSettings::setExportFormats(const QList<ExportFormat> &formats)
{
    QStringList words;
    for (const ExportFormat format : formats)
        words.append(wordOf(format));
    write(u"export/formats"_s, words);
}

RedactionRules WindowSettings::redactionRules() const
{
    const int kinds = read(u"export/redactKinds"_s, everySecretKind().toInt()).toInt();
    return {
        .kinds = SecretKinds::fromInt(kinds) & everySecretKind(),
        .words = read(u"export/redactWords"_s).toStringList(),
        .keep = read(u"export/redactKeep"_s).toStringList()};
}

void WindowSettings::setRedactionRules(const RedactionRules &rules)
{
    write(u"export/redactKinds"_s, rules.kinds.toInt());
    write(u"export/redactWords"_s, rules.words);
    write(u"export/redactKeep"_s, rules.keep);
}

ExportOptions WindowSettings::exportOptions() const
{
    ExportOptions options;
    options.templateName = read(u"export/template"_s, options.templateName).toString();
    if (!postmortemTemplates().contains(options.templateName))
        options.templateName = ExportOptions().templateName;
    options.audience =
        read(u"export/public"_s, false).toBool() ? Audience::Public : Audience::Internal;
    if (read(u"export/frontMatter"_s, false).toBool())
        options.frontMatter = usualFrontMatter();
    if (options.audience == Audience::Public)
        options.redaction = redactionRules();
    return options;
}

void WindowSettings::setExportOptions(const ExportOptions &options)
{
    write(u"export/template"_s, options.templateName);
    write(u"export/public"_s, options.audience == Audience::Public);
    write(u"export/frontMatter"_s, !options.frontMatter.isEmpty());
}

} // namespace Bridgelog
