// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/savedviews.h"

#include <QCoreApplication>
#include <QPointer>
#include <QSettings>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Bridgelog {

SavedViews &SavedViews::instance()
{
    static QPointer<SavedViews> views;
    if (!views)
        views = new SavedViews(QCoreApplication::instance());
    return *views;
}

QList<SavedView> SavedViews::all() const
{
    QSettings settings(u"bridgelog"_s, u"bridgelog"_s);
    QList<SavedView> views;
    const int count = settings.beginReadArray(u"views"_s);
    for (int i = 0; i < count; ++i) {
        settings.setArrayIndex(i);
        views.append(
            {.name = settings.value(u"name"_s).toString(),
             .query = settings.value(u"query"_s).toString()});
    }
    views.removeIf([](const SavedView &view) { return view.name.isEmpty(); });
    return views;
}

void SavedViews::save(const SavedView &view)
{
    QList<SavedView> views = all();
    const auto known = std::ranges::find(views, view.name, &SavedView::name);
    if (known != views.end())
        *known = view;
    else
        views.append(view);
    write(views);
}

void SavedViews::forget(const QString &name)
{
    QList<SavedView> views = all();
    views.removeIf([&](const SavedView &view) { return view.name == name; });
    write(views);
}

void SavedViews::write(const QList<SavedView> &views)
{
    QSettings settings(u"bridgelog"_s, u"bridgelog"_s);
    settings.remove(u"views"_s);
    settings.beginWriteArray(u"views"_s, int(views.size()));
    for (int i = 0; i < views.size(); ++i) {
        settings.setArrayIndex(i);
        settings.setValue(u"name"_s, views.at(i).name);
        settings.setValue(u"query"_s, views.at(i).query);
    }
    settings.endArray();
    Q_EMIT changed();
}

} // namespace Bridgelog
