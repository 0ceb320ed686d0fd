// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>
#include <QString>

namespace Bridgelog {

/// A search that a person gave a name.
struct SavedView {
    QString name;
    QString query;
    friend bool operator==(const SavedView &, const SavedView &) = default;
};

/// The views of this person, in the order they were saved, the same in every window; kept in the
/// settings.
class SavedViews : public QObject {
    Q_OBJECT

public:
    static SavedViews &instance();

    QList<SavedView> all() const;
    /// Under a name that is taken, the query is replaced.
    void save(const SavedView &view);
    void forget(const QString &name);

Q_SIGNALS:
    void changed();

private:
    using QObject::QObject;
    void write(const QList<SavedView> &views);
};

} // namespace Bridgelog
