// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "modules/codehighlighter.h"

#include <QCache>
#include <QList>
#include <QObject>
#include <QSet>
#include <QThread>

namespace Bridgelog {

/// Colours code on a thread of its own: loading a language's definition can take longer than a
/// frame. Nothing is loaded before the first piece of code is shown.
class CodeColours : public QObject {
    Q_OBJECT

public:
    explicit CodeColours(QObject *parent = nullptr);
    ~CodeColours() override;

    /// The colours of `code`, counted from its start, or nullptr where they are not known yet;
    /// `coloured` tells when they are. Without a language it is guessed.
    const QList<CodeSpan> *spans(const QString &code, const QString &language);

Q_SIGNALS:
    void coloured();

private:
    void keep(const QString &key, const QList<CodeSpan> &spans);

    QThread m_thread;
    QObject *m_worker = nullptr;
    QCache<QString, QList<CodeSpan>> m_known;
    QSet<QString> m_asked;
};

} // namespace Bridgelog
