// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "call.h"

#include "exchange/importer.h"

namespace Bridgelog {

/// One `import`: understands every file before it writes any, then tells what came of it.
class ImportRun {
public:
    ImportRun(Call &call, const ImportOptions &options)
        : m_call(call)
        , m_options(options)
    {
    }
    Result<> plan(const QStringList &paths);
    /// Each incident in one transaction; those that are there already are left alone. `isRehearsal`
    /// writes nothing.
    Result<> write(bool isRehearsal);
    void print() const;

private:
    struct Outcome {
        IncidentId id; ///< null where nothing was written
        QString title;
        bool isNew = true;
        qint64 entries = 0;
    };
    Result<> writeAll(const QList<ImportedIncident> &incidents);
    void printText() const;

    Call &m_call;
    ImportOptions m_options;
    QList<ImportPlan> m_plans;
    QList<Outcome> m_outcomes;
};

} // namespace Bridgelog
