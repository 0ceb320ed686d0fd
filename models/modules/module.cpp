// SPDX-License-Identifier: GPL-3.0-or-later
#include "modules/module.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLibrary>

using namespace Qt::StringLiterals;

namespace Bridgelog {

Result<QFunctionPointer> moduleFunction(const QString &module, const char *symbol)
{
    const QString name = u"bridgelog_%1.so"_s.arg(module);
    QString path = QCoreApplication::applicationDirPath() + u"/../lib/bridgelog/"_s + name;
    if (!QFileInfo::exists(path))
        path = QStringLiteral(BRIDGELOG_MODULES) + u'/' + name;
    QLibrary library(path);
    library.setLoadHints(QLibrary::PreventUnloadHint);
    const QFunctionPointer function = library.resolve(symbol);
    if (!function)
        return refuse(
            u"The part of the program in %1 could not be loaded; installing it again helps."_s.arg(
                name),
            library.errorString());
    return function;
}

} // namespace Bridgelog
