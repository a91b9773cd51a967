<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ChangesFiles</name>
    <message numerus="yes">
        <source>%n change(s) imported.</source>
        <translation>
            <numerusform>%n change imported.</numerusform>
            <numerusform>%n changes imported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of the file were here already.</source>
        <translation>
            <numerusform>%n of the file was here already.</numerusform>
            <numerusform>%n of the file were here already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) exported to %1.</source>
        <translation>
            <numerusform>%n change exported to %1.</numerusform>
            <numerusform>%n changes exported to %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CommandWords</name>
    <message numerus="yes">
        <source>Allow changes no older than %n hour(s)</source>
        <translation>
            <numerusform>Allow changes no older than %n hour</numerusform>
            <numerusform>Allow changes no older than %n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>End unpaid child panels after %n day(s)</source>
        <translation>
            <numerusform>End unpaid child panels after %n day</numerusform>
            <numerusform>End unpaid child panels after %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pw::ui::EntryActions</name>
    <message numerus="yes">
        <source>Retry %n change(s)</source>
        <translation>
            <numerusform>Retry %n change</numerusform>
            <numerusform>Retry %n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take back %n change(s)</source>
        <translation>
            <numerusform>Take back %n change</numerusform>
            <numerusform>Take back %n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Drop %n change(s)</source>
        <translation>
            <numerusform>Drop %n change</numerusform>
            <numerusform>Drop %n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) will be tried again.</source>
        <translation>
            <numerusform>%n change will be tried again.</numerusform>
            <numerusform>%n changes will be tried again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) taken back.</source>
        <translation>
            <numerusform>%n change taken back.</numerusform>
            <numerusform>%n changes taken back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) dismissed.</source>
        <translation>
            <numerusform>%n change dismissed.</numerusform>
            <numerusform>%n changes dismissed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pw::ui::FailedJobs</name>
    <message numerus="yes">
        <source>%n tries</source>
        <translation>
            <numerusform>%n try</numerusform>
            <numerusform>%n tries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pw::ui::ImportDialog</name>
    <message numerus="yes">
        <source>Import %n service(s)</source>
        <translation>
            <numerusform>Import %n service</numerusform>
            <numerusform>Import %n services</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n service(s) imported.</source>
        <translation>
            <numerusform>%n service imported.</numerusform>
            <numerusform>%n services imported.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pw::ui::MainWindow</name>
    <message numerus="yes">
        <source>%n pending change(s) will probably be refused. Pending changes tells why.</source>
        <translation>
            <numerusform>%n pending change will probably be refused. Pending changes tells why.</numerusform>
            <numerusform>%n pending changes will probably be refused. Pending changes tells why.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pw::ui::PassphraseDialog</name>
    <message numerus="yes">
        <source>Use at least %n character(s); a few words are easy to remember.</source>
        <translation>
            <numerusform>Use at least %n character; a few words are easy to remember.</numerusform>
            <numerusform>Use at least %n characters; a few words are easy to remember.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pw::ui::SignOutDialog</name>
    <message numerus="yes">
        <source>%n change(s) are not sent yet</source>
        <translation>
            <numerusform>%n change is not sent yet</numerusform>
            <numerusform>%n changes are not sent yet</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pw::ui::SyncIndicator</name>
    <message numerus="yes">
        <source>%n pending</source>
        <translation>
            <numerusform>%n pending</numerusform>
            <numerusform>%n pending</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n at risk</source>
        <translation>
            <numerusform>%n at risk</numerusform>
            <numerusform>%n at risk</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <translation>
            <numerusform>%n refused</numerusform>
            <numerusform>%n refused</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pw::ui::Vault</name>
    <message numerus="yes">
        <source>%n change(s) that had not been sent were handed in, and wait for the owner.</source>
        <translation>
            <numerusform>%n change that had not been sent was handed in, and waits for the owner.</numerusform>
            <numerusform>%n changes that had not been sent were handed in, and wait for the owner.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pw::ui::Words</name>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>%n min ago</numerusform>
            <numerusform>%n min ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
</TS>
