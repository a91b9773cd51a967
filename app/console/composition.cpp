// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "app/console/composition.h"

#include "app/console/screenshot.h"
#include "app/keys/key_file.h"
#include "ui/shell/sync_indicator.h"

#include <QApplication>
#include <QFile>

using namespace Qt::StringLiterals;

namespace pw::console
{
namespace
{

constexpr int keychainTimeoutMs = 20'000; // time enough to type the keychain's own password

/// The first line of the file, as it is.
Secret passwordFrom(const QString &fileName)
{
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Text)) {
        qWarning("the password file cannot be read: %s", qPrintable(file.errorString()));
        return {};
    }
    QString line = QString::fromUtf8(file.readLine());
    while (line.endsWith(u'\n') || line.endsWith(u'\r'))
        line.chop(1);
    return Secret(line);
}

} // namespace

Composition::Composition(QApplication &app, const Arguments &arguments)
    : m_app(app), m_arguments(arguments), m_settings(arguments.profileDir + u"/console.ini"_s, QSettings::IniFormat),
      m_desk({.profileDir = arguments.profileDir,
              .clock = m_clock,
              .ids = m_ids,
              .offline = arguments.offline,
              .locked = true}),
      m_source(m_desk), m_commands(m_source), m_keychain(keychainTimeoutMs),
      m_sealed(arguments.profileDir + u"/session.sealed"_s, m_ids),
      m_sealedKey(keys::keyFileOf(arguments.profileDir), m_ids), m_theme(app, m_settings),
      m_window(std::make_unique<ui::MainWindow>(
          ui::UiContext{.data = m_source, .commands = m_commands, .clock = m_clock}, m_theme, m_settings)),
      m_session(new ui::SessionController({.data = m_source,
                                           .session = m_source,
                                           .keychain = m_keychain,
                                           .settings = m_settings,
                                           .sealed = &m_sealed,
                                           .openedKey = [this] { return m_vault->passphraseKey(); }},
                                          m_window.get())),
      m_vault(new ui::Vault({.desk = m_desk,
                             .keychain = m_keychain,
                             .sealed = m_sealedKey,
                             .settings = m_settings,
                             .clock = m_clock,
                             .ids = m_ids,
                             .profileDir = arguments.profileDir},
                            m_window.get()))
{
    m_window->setVault(m_vault);
    QObject::connect(m_vault, &ui::Vault::opened, m_window.get(), [this] { startSession(); });
    QObject::connect(&m_desk, &DeskService::revoked, m_session, &ui::SessionController::leave);
    m_window->setSession(m_session);
    if (arguments.theme)
        m_theme.apply(*arguments.theme);
}

void Composition::start()
{
    if (m_arguments.offline)
        m_window->syncIndicator()->setWorkOffline(true);
    if (m_arguments.page)
        m_window->open(*m_arguments.page);
    else
        m_window->showPage(m_window->lastPage());
    if (!m_arguments.screenshot.isEmpty())
        takePicture();
    m_window->show();
    // Scripts that sign in by themselves, or want a picture, have nobody who could choose a passphrase.
    m_vault->open(m_arguments.screenshot.isEmpty() && m_arguments.passwordFile.isEmpty());
}

void Composition::startSession()
{
    ui::SessionController::Start start{.server = m_arguments.server, .user = m_arguments.user, .password = {}};
    if (!m_arguments.passwordFile.isEmpty() && !m_arguments.offline)
        start.password = passwordFrom(m_arguments.passwordFile);
    start.mayAsk = !m_arguments.offline;
    m_session->start(start);
}

void Composition::takePicture()
{
    m_window->resize(1280, 800);
    auto *picture = new Screenshot(
        *m_window, m_source, {.file = m_arguments.screenshot, .waitForServer = !m_arguments.offline}, m_window.get());
    QObject::connect(picture, &Screenshot::finished, &m_app, &QCoreApplication::exit);
}

} // namespace pw::console
