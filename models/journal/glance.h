// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/incident.h"
#include "journal/connection.h"

namespace Bridgelog {

/// Reads an incident's head and its latest lines back from the projections.
class Glance {
public:
    explicit Glance(const Connection &connection)
        : m_connection(connection)
    {
    }
    Result<Incident> at(const IncidentId &id, int rows) const;

private:
    Result<> readHead(Incident &incident) const;
    Result<> readRows(Incident &incident, int rows) const;

    const Connection &m_connection;
};

} // namespace Bridgelog
