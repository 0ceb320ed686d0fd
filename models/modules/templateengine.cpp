// SPDX-License-Identifier: GPL-3.0-or-later
#include "modules/templateengine.h"

#include "modules/module.h"

using namespace Qt::StringLiterals;

namespace Bridgelog {

Result<QString>
renderTemplate(const QString &source, const QString &name, const QVariantHash &context)
{
    static const auto render = moduleFunction(u"templates"_s, "renderTemplate");
    if (!render)
        return std::unexpected(render.error());
    QString filled;
    QString fault;
    using Render =
        bool (*)(const QString &, const QString &, const QVariantHash &, QString &, QString &);
    if (!reinterpret_cast<Render>(*render)(source, name, context, filled, fault))
        return refuse(u"The postmortem template “%1” has a fault: %2"_s.arg(name, fault));
    return filled;
}

} // namespace Bridgelog
