<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>stet::Desk</name>
    <message numerus="yes">
        <source>Replaced %n place(s).</source>
        <translation>
            <numerusform>Replaced %n place.</numerusform>
            <numerusform>Replaced %n places.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stet::DraftList</name>
    <message numerus="yes">
        <source>%1 · %Ln word(s) · %2</source>
        <comment>state, words, last change</comment>
        <translation>
            <numerusform>%1 · %Ln word · %2</numerusform>
            <numerusform>%1 · %Ln words · %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stet::FileIntake</name>
    <message numerus="yes">
        <source>%Ln file(s) came in as new drafts.</source>
        <translation>
            <numerusform>%Ln file came in as a new draft.</numerusform>
            <numerusform>%Ln files came in as new drafts.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stet::FindBar</name>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation>
            <numerusform>%n place</numerusform>
            <numerusform>%n places</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stet::HistoryModel</name>
    <message numerus="yes">
        <source>%n word(s)</source>
        <translation>
            <numerusform>%n word</numerusform>
            <numerusform>%n words</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stet::LedgerWindow</name>
    <message numerus="yes">
        <source>%n quotation(s)</source>
        <translation>
            <numerusform>%n quotation</numerusform>
            <numerusform>%n quotations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stet::QuotationsPanel</name>
    <message numerus="yes">
        <source>%n quotation(s)</source>
        <translation>
            <numerusform>%n quotation</numerusform>
            <numerusform>%n quotations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n left</source>
        <translation>
            <numerusform>%1, %n left</numerusform>
            <numerusform>%1, %n left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stet::SourceFile</name>
    <message numerus="yes">
        <source>%n more entries had problems.</source>
        <translation>
            <numerusform>%n more entry had problems.</numerusform>
            <numerusform>%n more entries had problems.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stet::SourceForm</name>
    <message numerus="yes">
        <source>Captured on %1, %n capture(s) in all</source>
        <translation>
            <numerusform>Captured on %1, %n capture in all</numerusform>
            <numerusform>Captured on %1, %n captures in all</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stet::SourceStore</name>
    <message numerus="yes">
        <source>%n article(s) cite “%1”, so it was not removed.</source>
        <translation>
            <numerusform>%n article cites “%1”, so it was not removed.</numerusform>
            <numerusform>%n articles cite “%1”, so it was not removed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stet::SpellingPanel</name>
    <message numerus="yes">
        <source>%1, %n place(s)</source>
        <translation>
            <numerusform>%1, %n place</numerusform>
            <numerusform>%1, %n places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n word(s) to look at</source>
        <translation>
            <numerusform>%n word to look at</numerusform>
            <numerusform>%n words to look at</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stet::StatusLine</name>
    <message numerus="yes">
        <source>%Ln word(s)</source>
        <translation>
            <numerusform>%Ln word</numerusform>
            <numerusform>%Ln words</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln misspelt</source>
        <translation>
            <numerusform>%Ln misspelt</numerusform>
            <numerusform>%Ln misspelt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln quotation(s) checked</source>
        <translation>
            <numerusform>%Ln quotation checked</numerusform>
            <numerusform>%Ln quotations checked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln quotation(s) checked</source>
        <translation>
            <numerusform>%1 of %Ln quotation checked</numerusform>
            <numerusform>%1 of %Ln quotations checked</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stet::VerdictDetails</name>
    <message numerus="yes">
        <source>It stands at %n place(s) of the source.</source>
        <translation>
            <numerusform>It stands at %n place of the source.</numerusform>
            <numerusform>It stands at %n places of the source.</numerusform>
        </translation>
    </message>
</context>
</TS>
