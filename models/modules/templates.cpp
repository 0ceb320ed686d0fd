// SPDX-License-Identifier: GPL-3.0-or-later
// The module behind renderTemplate: KTextTemplate, and with it the QML library that it needs.
#include <KTextTemplate/Context>
#include <KTextTemplate/Engine>
#include <KTextTemplate/Template>

#include <QMutex>
#include <QVariantHash>

/// True and `filled`, or false and the `fault`.
extern "C" Q_DECL_EXPORT bool renderTemplate(
    const QString &source, const QString &name, const QVariantHash &members, QString &filled,
    QString &fault)
{
    static QMutex mutex; // the engine's registries are shared by every thread
    const QMutexLocker lock(&mutex);
    KTextTemplate::Engine engine;
    const KTextTemplate::Template parsed = engine.newTemplate(source, name);
    if (parsed->error() == KTextTemplate::NoError) {
        KTextTemplate::Context context(members);
        context.setAutoEscape(false);
        filled = parsed->render(&context);
    }
    fault = parsed->errorString();
    return parsed->error() == KTextTemplate::NoError;
}
