// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/error.h"

#include <QList>

#include <functional>

namespace Bridgelog {

/// A template for postmortems, shipped or somebody's own: a Markdown file with live fields.
struct PostmortemTemplate {
    QString name; ///< "google-sre": the file's name without `.md`
    QString title; ///< "Google SRE"
    QString path; ///< empty for a shipped one
};

/// Where those are that do not come with the program: each file `NAME.md` of the folders that
/// `find` gives whenever somebody asks, which need not exist. Of those with one name the first
/// folder's is used, else the shipped one. Any thread.
void setTemplateFolders(const std::function<QStringList()> &find);

/// Those in use: the shipped first, section names and structure as the field publishes them, in
/// words of our own; then the others by name.
QList<PostmortemTemplate> templateList();
/// The shipped text of that name; nothing where none is.
QByteArray shippedTemplate(const QString &name);
/// The text of the template in use of that name, at most 1 MiB; a sentence that lists the names
/// where there is none.
Result<QString> templateSource(const QString &name);

} // namespace Bridgelog
