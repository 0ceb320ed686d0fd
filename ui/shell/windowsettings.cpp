// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/windowsettings.h"

#include "postmortem/frontmatter.h"

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

const QStringList themeWords{u"system"_s, u"dark"_s, u"light"_s, u"contrast"_s};

} // namespace

Theme::Choice WindowSettings::theme() const
{
    return static_cast<Theme::Choice>(
        qMax<qsizetype>(themeWords.indexOf(m_settings.value(u"view/theme"_s).toString()), 0));
}

void WindowSettings::setTheme(Theme::Choice choice)
{
    m_settings.setValue(u"view/theme"_s, themeWords.at(static_cast<int>(choice)));
}

QByteArray WindowSettings::geometry() const
{
    return m_settings.value(u"window/geometry"_s).toByteArray();
}
void WindowSettings::setGeometry(const QByteArray &geometry)
{
    m_settings.setValue(u"window/geometry"_s, geometry);
}

QByteArray WindowSettings::splitter(const QString &name) const
{
    return m_settings.value(u"window/splitter-"_s + name).toByteArray();
}

void WindowSettings::setSplitter(const QString &name, const QByteArray &state)
{
    m_settings.setValue(u"window/splitter-"_s + name, state);
}

bool WindowSettings::isPanelShown(const QString &name) const
{
    return m_settings.value(u"window/panel-"_s + name, true).toBool();
}

void WindowSettings::setPanelShown(const QString &name, bool shown)
{
    m_settings.setValue(u"window/panel-"_s + name, shown);
}

WindowSettings::Tabs WindowSettings::tabs(const QString &archivePath) const
{
    Tabs tabs{.incidents = {}, .current = m_settings.value(u"tabs/current"_s).toInt()};
    if (m_settings.value(u"tabs/archive"_s).toString() != archivePath)
        return {};
    for (const QString &text : m_settings.value(u"tabs/incidents"_s).toStringList()) {
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
    if (texts.isEmpty() && m_settings.value(u"tabs/archive"_s).toString() != archivePath)
        return; // nothing of this archive is kept anyway
    if (texts == m_settings.value(u"tabs/incidents"_s).toStringList()
        && tabs.current == m_settings.value(u"tabs/current"_s).toInt())
        return;
    m_settings.setValue(u"tabs/archive"_s, archivePath);
    m_settings.setValue(u"tabs/incidents"_s, texts);
    m_settings.setValue(u"tabs/current"_s, tabs.current);
}

QByteArray WindowSettings::roomGeometry() const
{
    return m_settings.value(u"room/geometry"_s).toByteArray();
}
void WindowSettings::setRoomGeometry(const QByteArray &geometry)
{
    m_settings.setValue(u"room/geometry"_s, geometry);
}

QStringList WindowSettings::chosenLast() const
{
    return m_settings.value(u"palette/chosen"_s).toStringList();
}

void WindowSettings::noteChosen(const QString &key)
{
    QStringList keys = chosenLast();
    keys.removeAll(key);
    keys.prepend(key);
    keys.resize(qMin<qsizetype>(keys.size(), 50));
    m_settings.setValue(u"palette/chosen"_s, keys);
}

bool WindowSettings::isReminderHeard() const
{
    return m_settings.value(u"reminders/sound"_s, false).toBool();
}
void WindowSettings::setReminderHeard(bool on) { m_settings.setValue(u"reminders/sound"_s, on); }

QString WindowSettings::spelling() const
{
    return m_settings.value(u"spelling/language"_s).toString();
}
void WindowSettings::setSpelling(const QString &language)
{
    m_settings.setValue(u"spelling/language"_s, language);
}

QStringList WindowSettings::ownWords() const
{
    return m_settings.value(u"spelling/words"_s).toStringList();
}
void WindowSettings::setOwnWords(const QStringList &words)
{
    m_settings.setValue(u"spelling/words"_s, words);
}

QString WindowSettings::exportFolder() const
{
    return m_settings.value(u"export/folder"_s).toString();
}
void WindowSettings::setExportFolder(const QString &folder)
{
    m_settings.setValue(u"export/folder"_s, folder);
}

QList<ExportFormat> WindowSettings::exportFormats() const
{
    QList<ExportFormat> formats;
    const QVariant stored = m_settings.value(u"export/formats"_s);
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
    m_settings.setValue(u"export/formats"_s, words);
}

RedactionRules WindowSettings::redactionRules() const
{
    const int kinds = m_settings.value(u"export/redactKinds"_s, everySecretKind().toInt()).toInt();
    return {
        .kinds = SecretKinds::fromInt(kinds) & everySecretKind(),
        .words = m_settings.value(u"export/redactWords"_s).toStringList(),
        .keep = m_settings.value(u"export/redactKeep"_s).toStringList()};
}

void WindowSettings::setRedactionRules(const RedactionRules &rules)
{
    m_settings.setValue(u"export/redactKinds"_s, rules.kinds.toInt());
    m_settings.setValue(u"export/redactWords"_s, rules.words);
    m_settings.setValue(u"export/redactKeep"_s, rules.keep);
}

ExportOptions WindowSettings::exportOptions() const
{
    ExportOptions options;
    options.templateName = m_settings.value(u"export/template"_s, options.templateName).toString();
    if (!postmortemTemplates().contains(options.templateName))
        options.templateName = ExportOptions().templateName;
    options.audience = m_settings.value(u"export/public"_s, false).toBool() ? Audience::Public
                                                                            : Audience::Internal;
    if (m_settings.value(u"export/frontMatter"_s, false).toBool())
        options.frontMatter = usualFrontMatter();
    if (options.audience == Audience::Public)
        options.redaction = redactionRules();
    return options;
}

void WindowSettings::setExportOptions(const ExportOptions &options)
{
    m_settings.setValue(u"export/template"_s, options.templateName);
    m_settings.setValue(u"export/public"_s, options.audience == Audience::Public);
    m_settings.setValue(u"export/frontMatter"_s, !options.frontMatter.isEmpty());
}

} // namespace Bridgelog
