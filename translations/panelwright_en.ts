<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
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
    <name>pw::ui::SessionController</name>
    <message numerus="yes">
        <source>%n change(s) have not reached the server yet. Go online first, then sign out.</source>
        <translation>
            <numerusform>%n change has not reached the server yet. Go online first, then sign out.</numerusform>
            <numerusform>%n changes have not reached the server yet. Go online first, then sign out.</numerusform>
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
        <source>%n refused</source>
        <translation>
            <numerusform>%n refused</numerusform>
            <numerusform>%n refused</numerusform>
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
