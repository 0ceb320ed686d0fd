// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/templatefiles.h"

#include "postmortem/document.h"

#include <QDir>
#include <QFile>
#include <QMutex>

#include <algorithm>

namespace Bridgelog {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 readAtMost = 1 << 20;

struct Folders {
    QMutex mutex;
    std::function<QStringList()> find;
};

Folders &folders()
{
    static Folders all;
    return all;
}

const QList<PostmortemTemplate> &shipped()
{
    static const QList<PostmortemTemplate> all{
        {u"public-rca"_s, u"Public RCA"_s, {}},
        {u"google-sre"_s, u"Google SRE"_s, {}},
        {u"pagerduty"_s, u"PagerDuty"_s, {}},
        {u"atlassian"_s, u"Atlassian"_s, {}},
        {u"etsy-debrief"_s, u"Etsy debrief"_s, {}},
        {u"learning-review"_s, u"Learning review"_s, {}},
        {u"security-incident"_s, u"Security incident"_s, {}}};
    return all;
}

/// "our-own_way" is called "Our own way".
QString titleOf(const QString &name)
{
    QString title = name;
    title.replace(u'-', u' ').replace(u'_', u' ');
    return title.first(1).toUpper() + title.sliced(1);
}

QStringList namesIn(const QString &folder)
{
    QStringList names;
    for (const QString &file :
         QDir(folder).entryList({u"*.md"_s}, QDir::Files | QDir::Readable, QDir::Name)) {
        const QString name = file.chopped(3);
        if (!name.isEmpty() && name.toLower() == name)
            names.append(name);
    }
    return names;
}

} // namespace

void setTemplateFolders(const std::function<QStringList()> &find)
{
    const QMutexLocker lock(&folders().mutex);
    folders().find = find;
}

static QStringList templateFolders()
{
    const QMutexLocker lock(&folders().mutex);
    QStringList paths = folders().find ? folders().find() : QStringList();
    paths.removeAll(QString());
    return paths;
}

QList<PostmortemTemplate> templateList()
{
    QList<PostmortemTemplate> all = shipped();
    for (const QString &folder : templateFolders()) {
        for (const QString &name : namesIn(folder)) {
            const QString path = folder + u'/' + name + u".md"_s;
            const auto known = std::ranges::find(all, name, &PostmortemTemplate::name);
            if (known == all.end())
                all.append({.name = name, .title = titleOf(name), .path = path});
            else if (known->path.isEmpty())
                known->path = path;
        }
    }
    std::ranges::sort(all.begin() + shipped().size(), all.end(), {}, &PostmortemTemplate::name);
    return all;
}

QStringList postmortemTemplates()
{
    QStringList names;
    for (const PostmortemTemplate &each : templateList())
        names.append(each.name);
    return names;
}

QString templateTitle(const QString &name)
{
    const auto all = templateList();
    const auto it = std::ranges::find(all, name, &PostmortemTemplate::name);
    return it == all.end() ? name : it->title;
}

QByteArray shippedTemplate(const QString &name)
{
    QFile file(u":/bridgelog/templates/%1.md"_s.arg(name));
    return std::ranges::contains(shipped(), name, &PostmortemTemplate::name)
            && file.open(QIODevice::ReadOnly)
        ? file.readAll()
        : QByteArray();
}

Result<QString> templateSource(const QString &name)
{
    const QString wanted = name.trimmed().toLower();
    const auto all = templateList();
    const auto it = std::ranges::find(all, wanted, &PostmortemTemplate::name);
    if (it == all.end())
        return refuse(u"There is no postmortem template “%1”; there are %2."_s.arg(
            name, postmortemTemplates().join(u", "_s)));
    if (it->path.isEmpty())
        return QString::fromUtf8(shippedTemplate(wanted));
    QFile file(it->path);
    if (!file.open(QIODevice::ReadOnly))
        return refuse(
            u"The postmortem template “%1” could not be read."_s.arg(it->path), file.errorString());
    if (file.size() > readAtMost)
        return refuse(
            u"The postmortem template “%1” is larger than 1 MiB; nobody wrote that by hand."_s.arg(
                it->path));
    return QString::fromUtf8(file.readAll());
}

} // namespace Bridgelog
