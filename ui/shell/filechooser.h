// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace Bridgelog {

/// Asks for files and folders, without blocking the window. Tests answer instead.
class FileChooser {
public:
    using Chosen = std::function<void(const QString &)>;

    virtual ~FileChooser() = default;
    /// `chosen` is called with what was chosen, or not at all.
    virtual void file(QWidget *window, const QString &title, const QString &filter, Chosen chosen);
    /// Where to write a new file; asks before one that is there is written over.
    virtual void save(QWidget *window, const QString &title, const QString &name, Chosen chosen);
    virtual void folder(QWidget *window, const QString &title, const QString &start, Chosen chosen);
};

} // namespace Bridgelog
