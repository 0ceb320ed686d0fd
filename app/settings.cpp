// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings.h"

#include "call.h"

#include "incident/zones.h"

using namespace Qt::StringLiterals;

namespace Bridgelog {

Result<std::optional<int>> severityFrom(const QString &text)
{
    QString plain = text.trimmed().toLower();
    if (plain.isEmpty() || plain == "none"_L1)
        return std::optional<int>();
    if (plain.startsWith("sev"_L1))
        plain = plain.mid(3);
    bool isNumber = false;
    const int severity = plain.trimmed().toInt(&isNumber);
    if (!isNumber || severity < 1 || severity > 5)
        return refuse(u"\"%1\" is no severity; it is a number from 1 (worst) to 5."_s.arg(text));
    return severity;
}

Result<Setting> Setting::read(const QString &word)
{
    static const QStringList plain{u"severity"_s, u"phase"_s,   u"title"_s, u"zone"_s,
                                   u"tag"_s,      u"summary"_s, u"link"_s,  u"responder"_s};
    static const QStringList named{u"milestone"_s, u"role"_s, u"component"_s, u"figure"_s};
    const qsizetype equals = word.indexOf(u'=');
    if (equals <= 0)
        return refuse(u"\"%1\" is not KEY=VALUE."_s.arg(word));
    const QString left = word.left(equals);
    const qsizetype dot = left.indexOf(u'.');
    Setting setting;
    setting.m_key = left.left(dot < 0 ? left.size() : dot).toLower();
    setting.m_name = dot < 0 ? QString() : left.mid(dot + 1).trimmed();
    setting.m_value = word.mid(equals + 1).trimmed();
    if (named.contains(setting.m_key) && setting.m_name.isEmpty())
        return refuse(u"\"%1\" names no %2; write %2.NAME=VALUE."_s.arg(word, setting.m_key));
    if (!named.contains(setting.m_key) && (!plain.contains(setting.m_key) || dot >= 0))
        return refuse(
            u"\"%1\" cannot be set; what can is severity, phase, title, zone, summary, milestone.NAME, role.NAME, component.NAME, figure.NAME, responder, link and tag."_s
                .arg(left));
    return setting;
}

std::optional<QTimeZone> Setting::zone() const
{
    return m_key == "zone"_L1 ? zoneNamed(m_value) : std::nullopt;
}

bool Setting::takesTime() const
{
    return m_key == "phase"_L1 || m_key == "severity"_L1 || m_key == "component"_L1;
}

bool Setting::clears() const
{
    return m_value.isEmpty() || m_value.compare("none"_L1, Qt::CaseInsensitive) == 0;
}

Result<Setting::Change> Setting::milestoneChange(const QTimeZone &zone) const
{
    const auto milestone = fromWord<MilestoneName>(m_name);
    if (!milestone)
        return refuse(u"\"%1\" is no milestone; it is one of %2."_s.arg(
            m_name, wordsOf<MilestoneName>().join(u", "_s)));
    if (clears())
        return [name = *milestone](OpenIncident &incident) { incident.setMilestone(name, {}); };
    const auto moment = momentOf(m_value.startsWith(u'@') ? m_value.mid(1) : m_value, zone);
    if (!moment)
        return std::unexpected(moment.error());
    if (!moment->at)
        return refuse(
            u"A milestone needs a time; \"milestone.%1=none\" says that nobody knows it."_s.arg(
                m_name));
    return [name = *milestone, at = *moment](OpenIncident &incident) {
        incident.setMilestone(name, at);
    };
}

Result<Setting::Change> Setting::componentChange(const std::optional<Moment> &at) const
{
    if (clears())
        return [name = m_name](OpenIncident &incident) { incident.setComponent(name, {}); };
    const auto impact = fromWord<Impact>(m_value);
    if (!impact)
        return refuse(u"\"%1\" is no impact; it is one of %2."_s.arg(
            m_value, wordsOf<Impact>().join(u", "_s)));
    return [name = m_name, impact = *impact, at](OpenIncident &incident) {
        incident.setComponent(name, impact, at);
    };
}

/// "Name" alone has it, "+Name" has it, too, "-Name" no longer; nothing: nobody has it.
Setting::Change Setting::roleChange() const
{
    const QString role = m_name.toLower();
    const bool shares = m_value.startsWith(u'+');
    const bool leaves = m_value.startsWith(u'-');
    const QString person = clears() ? QString() : m_value.mid(shares || leaves ? 1 : 0).trimmed();
    if (shares)
        return [role, person](OpenIncident &incident) { incident.shareRole(role, person); };
    if (leaves)
        return [role, person](OpenIncident &incident) { incident.takeRole(role, person); };
    return [role, person](OpenIncident &incident) { incident.giveRole(role, person); };
}

/// What "-" in front takes off a list.
Setting::Change Setting::listChange() const
{
    const bool off = m_value.startsWith(u'-');
    const QString value = off ? m_value.mid(1).trimmed() : m_value;
    if (m_key == "tag"_L1)
        return [value, off](OpenIncident &incident) { incident.tag(value, !off); };
    if (m_key == "responder"_L1)
        return [value, off](OpenIncident &incident) {
            off ? incident.letGo(value) : incident.addResponder(value);
        };
    const QString url = value.section(u' ', 0, 0);
    const QString title = value.section(u' ', 1).trimmed();
    return [url, title, off](OpenIncident &incident) {
        off ? incident.removeLink(url) : incident.setLink(url, title);
    };
}

Result<Setting::Change> Setting::plainChange(const std::optional<Moment> &at) const
{
    if (m_key == "severity"_L1) {
        const auto severity = severityFrom(m_value);
        if (!severity)
            return std::unexpected(severity.error());
        return [severity = *severity, at](OpenIncident &incident) {
            incident.setSeverity(severity, {}, at);
        };
    }
    if (m_key == "phase"_L1) {
        const auto phase = fromWord<Phase>(m_value);
        if (!phase)
            return refuse(u"\"%1\" is no phase; it is one of %2."_s.arg(
                m_value, wordsOf<Phase>().join(u", "_s)));
        return [phase = *phase, at](OpenIncident &incident) { incident.setPhase(phase, at); };
    }
    if (m_key == "zone"_L1) {
        const auto zone = zoneOf(m_value);
        if (!zone)
            return std::unexpected(zone.error());
        return [name = QString::fromLatin1(zone->id())](OpenIncident &incident) {
            incident.setZone(name);
        };
    }
    if (m_key == "summary"_L1)
        return [text = clears() ? QString() : m_value](OpenIncident &incident) {
            incident.setSummary(text);
        };
    if (m_value.isEmpty() || m_value == "-"_L1)
        return refuse(u"A %1 cannot be empty."_s.arg(m_key));
    if (m_key == "title"_L1)
        return [value = m_value](OpenIncident &incident) { incident.retitle(value); };
    return listChange();
}

Result<std::function<void(OpenIncident &)>>
Setting::change(const QTimeZone &zone, const std::optional<Moment> &at) const
{
    if (m_key == "milestone"_L1)
        return milestoneChange(zone);
    if (m_key == "component"_L1)
        return componentChange(at);
    if (m_key == "role"_L1)
        return roleChange();
    if (m_key == "figure"_L1)
        return [figure = FigureSet{.what = m_name, .figure = clears() ? QString() : m_value}](
                   OpenIncident &incident) { incident.setFigure(figure); };
    return plainChange(at);
}

} // namespace Bridgelog
