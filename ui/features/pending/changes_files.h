// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/models/data_source.h"

#include <functional>

class QWidget;

namespace pw::ui
{

/// Asks where to and writes what is not settled there. `done` gets the sentence that tells how it went, and whether it
/// went well; it is not called where the person changes his mind.
void exportChanges(DataSource &data, bool release, QWidget *parent,
                   std::function<void(const QString &text, bool isDone)> done);
/// Asks which file and takes its changes into the queue.
void importChanges(DataSource &data, QWidget *parent, std::function<void(const QString &text, bool isDone)> done);

} // namespace pw::ui
