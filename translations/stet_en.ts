<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>stet::BackupModel</name>
    <message numerus="yes">
        <source>%1 · %Ln draft(s) · %2</source>
        <comment>kind, drafts, size</comment>
        <translation>
            <numerusform>%1 · %Ln draft · %2</numerusform>
            <numerusform>%1 · %Ln drafts · %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stet::BackupsRoom</name>
    <message numerus="yes">
        <source>%Ln draft(s) came back.</source>
        <translation>
            <numerusform>%Ln draft came back.</numerusform>
            <numerusform>%Ln drafts came back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln draft(s) came as new ones beside those that are there.</source>
        <translation>
            <numerusform>%Ln draft came as a new one beside the one that is there.</numerusform>
            <numerusform>%Ln drafts came as new ones beside those that are there.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln draft(s) are in the library just so.</source>
        <translation>
            <numerusform>%Ln draft is in the library just so.</numerusform>
            <numerusform>%Ln drafts are in the library just so.</numerusform>
        </translation>
    </message>
</context>
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
    <name>stet::DraftFiling</name>
    <message numerus="yes">
        <source>%Ln draft(s)</source>
        <comment>as the subject of a sentence</comment>
        <translation>
            <numerusform>%Ln draft</numerusform>
            <numerusform>%Ln drafts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln draft(s) are in the trash.</source>
        <translation>
            <numerusform>%Ln draft is in the trash.</numerusform>
            <numerusform>%Ln drafts are in the trash.</numerusform>
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
    <name>stet::ExchangeRoom</name>
    <message numerus="yes">
        <source>The whole library is in %1: %Ln draft(s) with their versions.</source>
        <translation>
            <numerusform>The whole library is in %1: %Ln draft with its versions.</numerusform>
            <numerusform>The whole library is in %1: %Ln drafts with their versions.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln draft(s) came in, with all that belongs to them.</source>
        <translation>
            <numerusform>%Ln draft came in, with all that belongs to it.</numerusform>
            <numerusform>%Ln drafts came in, with all that belongs to them.</numerusform>
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
    <name>stet::LibraryPane</name>
    <message numerus="yes">
        <source>The newest %Ln find(s); more words show fewer.</source>
        <translation>
            <numerusform>The newest find; more words show fewer.</numerusform>
            <numerusform>The newest %Ln finds; more words show fewer.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stet::QuotationsPanel</name>
    <message numerus="yes">
        <source>%n to check</source>
        <translation>
            <numerusform>%n to check</numerusform>
            <numerusform>%n to check</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s)</source>
        <translation>
            <numerusform>%n finding</numerusform>
            <numerusform>%n findings</numerusform>
        </translation>
    </message>
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
    <name>stet::ReplaceRoom</name>
    <message numerus="yes">
        <source>Replaced %Ln place(s)</source>
        <comment>first half of a sentence</comment>
        <translation>
            <numerusform>Replaced %Ln place</numerusform>
            <numerusform>Replaced %Ln places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> in %Ln draft(s).</source>
        <comment>second half of a sentence</comment>
        <translation>
            <numerusform> in %Ln draft.</numerusform>
            <numerusform> in %Ln drafts.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stet::ReplaceWindow</name>
    <message numerus="yes">
        <source>In the %Ln chosen draft(s)</source>
        <translation>
            <numerusform>In the chosen draft</numerusform>
            <numerusform>In the %Ln chosen drafts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln place(s)</source>
        <translation>
            <numerusform>%Ln place</numerusform>
            <numerusform>%Ln places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Replace %Ln place(s)</source>
        <translation>
            <numerusform>Replace %Ln place</numerusform>
            <numerusform>Replace %Ln places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Found in %Ln draft(s).</source>
        <translation>
            <numerusform>Found in %Ln draft.</numerusform>
            <numerusform>Found in %Ln drafts.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln place(s) in quotations are left alone.</source>
        <translation>
            <numerusform>%Ln place in a quotation is left alone.</numerusform>
            <numerusform>%Ln places in quotations are left alone.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stet::RescueRoom</name>
    <message numerus="yes">
        <source>%Ln article(s) are in %1 as Markdown.</source>
        <translation>
            <numerusform>%Ln article is in %1 as Markdown.</numerusform>
            <numerusform>%Ln articles are in %1 as Markdown.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stet::ShelfModel</name>
    <message numerus="yes">
        <source>%1, %Ln draft(s)</source>
        <comment>shelf and what it holds</comment>
        <translation>
            <numerusform>%1, %Ln draft</numerusform>
            <numerusform>%1, %Ln drafts</numerusform>
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
    <name>stet::TagsDialog</name>
    <message numerus="yes">
        <source>Tags of %Ln draft(s)</source>
        <translation>
            <numerusform>Tags of %Ln draft</numerusform>
            <numerusform>Tags of %Ln drafts</numerusform>
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
<context>
    <name>stet::SourcesDesk</name>
    <message numerus="yes">
        <source>Articles use %n of these sources.</source>
        <translation>
            <numerusform>Articles use %n of these sources.</numerusform>
            <numerusform>Articles use %n of these sources.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deleted %n source(s).</source>
        <translation>
            <numerusform>Deleted %n source.</numerusform>
            <numerusform>Deleted %n sources.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Merged %n source(s) into “%1”.</source>
        <translation>
            <numerusform>Merged %n source into “%1”.</numerusform>
            <numerusform>Merged %n sources into “%1”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Added %n source(s).</source>
        <translation>
            <numerusform>Added %n source.</numerusform>
            <numerusform>Added %n sources.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Took back %n source(s).</source>
        <translation>
            <numerusform>Took back %n source.</numerusform>
            <numerusform>Took back %n sources.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Exported %n source(s) to “%1”.</source>
        <translation>
            <numerusform>Exported %n source to “%1”.</numerusform>
            <numerusform>Exported %n sources to “%1”.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stet::SourcesWindow</name>
    <message numerus="yes">
        <source>%n source(s)</source>
        <translation>
            <numerusform>%n source</numerusform>
            <numerusform>%n sources</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n source(s)</source>
        <translation>
            <numerusform>%1 of %n source</numerusform>
            <numerusform>%1 of %n sources</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n source(s) chosen</source>
        <translation>
            <numerusform>%n source chosen</numerusform>
            <numerusform>%n sources chosen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>cited %n time(s)</source>
        <translation>
            <numerusform>cited %n time</numerusform>
            <numerusform>cited %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n quotation(s)</source>
        <translation>
            <numerusform>%n quotation</numerusform>
            <numerusform>%n quotations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stet::CapturesEditor</name>
    <message numerus="yes">
        <source>%n word(s)</source>
        <translation>
            <numerusform>%n word</numerusform>
            <numerusform>%n words</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stet::SourceImportDialog</name>
    <message numerus="yes">
        <source>Added %n source(s) from “%1”.</source>
        <translation>
            <numerusform>Added %n source from “%1”.</numerusform>
            <numerusform>Added %n sources from “%1”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them were in the library already.</source>
        <translation>
            <numerusform>%n of them was in the library already.</numerusform>
            <numerusform>%n of them were in the library already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n look like sources you have.</source>
        <translation>
            <numerusform>%n looks like a source you have.</numerusform>
            <numerusform>%n look like sources you have.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries could not be read as they stand:</source>
        <translation>
            <numerusform>%n entry could not be read as it stands:</numerusform>
            <numerusform>%n entries could not be read as they stand:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stet::DuplicatesDialog</name>
    <message numerus="yes">
        <source>@%1, used in %n article(s)</source>
        <translation>
            <numerusform>@%1, used in %n article</numerusform>
            <numerusform>@%1, used in %n articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n, all kept</source>
        <translation>
            <numerusform>%n, all kept</numerusform>
            <numerusform>%n, all kept</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stet::SourceForm</name>
    <message numerus="yes">
        <source>%n article(s) use it as @%1; their marks follow.</source>
        <translation>
            <numerusform>%n article uses it as @%1; its marks follow.</numerusform>
            <numerusform>%n articles use it as @%1; their marks follow.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stet::SourceListModel</name>
    <message numerus="yes">
        <source>%n article(s)</source>
        <translation>
            <numerusform>%n article</numerusform>
            <numerusform>%n articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n text(s)</source>
        <translation>
            <numerusform>%n text</numerusform>
            <numerusform>%n texts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stet::LinkWindow</name>
    <message numerus="yes">
        <source>Checked %1 of %n link(s).</source>
        <translation>
            <numerusform>Checked %1 of %n link.</numerusform>
            <numerusform>Checked %1 of %n links.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stopped after %1 of %n link(s).</source>
        <translation>
            <numerusform>Stopped after %1 of %n link.</numerusform>
            <numerusform>Stopped after %1 of %n links.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n link(s) are in order.</source>
        <translation>
            <numerusform>The link is in order.</numerusform>
            <numerusform>All %n links are in order.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n link(s) to look at; the others are in order.</source>
        <translation>
            <numerusform>%1 of %n link to look at.</numerusform>
            <numerusform>%1 of %n links to look at; the others are in order.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stet::LinkFinding</name>
    <message numerus="yes">
        <source>%n quotation(s) held to it still stand in it.</source>
        <translation>
            <numerusform>The quotation held to it still stands in it.</numerusform>
            <numerusform>All %n quotations held to it still stand in it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n quotation(s) held to it are not in it any more.</source>
        <translation>
            <numerusform>%n quotation held to it is not in it any more.</numerusform>
            <numerusform>%n quotations held to it are not in it any more.</numerusform>
        </translation>
    </message>
</context>
</TS>
