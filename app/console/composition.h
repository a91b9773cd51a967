// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "app/console/arguments.h"
#include "app/console/passphrase_file.h"
#include "app/console/qt_keychain.h"
#include "core/base/clock.h"
#include "core/base/id_source.h"
#include "core/remote/desk_service.h"
#include "ui/models/command_runner.h"
#include "ui/models/desk_source.h"
#include "ui/shell/main_window.h"
#include "ui/shell/session_controller.h"
#include "ui/shell/theme_controller.h"
#include "ui/shell/vault.h"

#include <QSettings>

#include <memory>

class QApplication;

namespace pw::console
{

/// The one place that knows all parts of the console and how they hang together.
class Composition
{
public:
    Composition(QApplication &app, const Arguments &arguments);

    /// Shows the window, opens the profile and starts the session; the program then runs in its event loop.
    void start();

private:
    void startSession();
    void takePicture();

    QApplication &m_app;
    Arguments m_arguments;
    QSettings m_settings;
    SystemClock m_clock;
    SystemIdSource m_ids;
    DeskService m_desk;
    ui::DeskSource m_source;
    ui::CommandRunner m_commands;
    QtKeychain m_keychain;
    PassphraseFile m_sealed;
    PassphraseFile m_sealedKey;
    ui::ThemeController m_theme;
    std::unique_ptr<ui::MainWindow> m_window;
    ui::SessionController *m_session;
    ui::Vault *m_vault;
};

} // namespace pw::console
