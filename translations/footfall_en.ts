<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>CollectorState</name>
    <message numerus="yes">
        <source>%n view(s) wait on the disk.</source>
        <translation>
            <numerusform>%n view waits on the disk.</numerusform>
            <numerusform>%n views wait on the disk.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Durations</name>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>%n minute ago</numerusform>
            <numerusform>%n minutes ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation>
            <numerusform>%n hour ago</numerusform>
            <numerusform>%n hours ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Instance</name>
    <message numerus="yes">
        <source>%1 did not answer within %n seconds. A firewall may be in the way; and some home routers do not let a computer reach its own public address, which then works from outside only.</source>
        <translation>
            <numerusform>%1 did not answer within %n second. A firewall may be in the way; and some home routers do not let a computer reach its own public address, which then works from outside only.</numerusform>
            <numerusform>%1 did not answer within %n seconds. A firewall may be in the way; and some home routers do not let a computer reach its own public address, which then works from outside only.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Names</name>
    <message numerus="yes">
        <source>All %1 pages</source>
        <translation>
            <numerusform>The only page</numerusform>
            <numerusform>All %1 pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %1 entry pages</source>
        <translation>
            <numerusform>The only entry page</numerusform>
            <numerusform>All %1 entry pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %1 exit pages</source>
        <translation>
            <numerusform>The only exit page</numerusform>
            <numerusform>All %1 exit pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %1 hostnames</source>
        <translation>
            <numerusform>The only hostname</numerusform>
            <numerusform>All %1 hostnames</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %1 referrers</source>
        <translation>
            <numerusform>The only referrer</numerusform>
            <numerusform>All %1 referrers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %1 sources</source>
        <translation>
            <numerusform>The only source</numerusform>
            <numerusform>All %1 sources</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %1 countries</source>
        <translation>
            <numerusform>The only country</numerusform>
            <numerusform>All %1 countries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %1 languages</source>
        <translation>
            <numerusform>The only language</numerusform>
            <numerusform>All %1 languages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %1 channels</source>
        <translation>
            <numerusform>The only channel</numerusform>
            <numerusform>All %1 channels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %1 browsers</source>
        <translation>
            <numerusform>The only browser</numerusform>
            <numerusform>All %1 browsers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %1 browser versions</source>
        <translation>
            <numerusform>The only browser version</numerusform>
            <numerusform>All %1 browser versions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %1 systems</source>
        <translation>
            <numerusform>The only system</numerusform>
            <numerusform>All %1 systems</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %1 sizes</source>
        <translation>
            <numerusform>The only size</numerusform>
            <numerusform>All %1 sizes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %1 screens</source>
        <translation>
            <numerusform>The only screen</numerusform>
            <numerusform>All %1 screens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %1 campaign sources</source>
        <translation>
            <numerusform>The only campaign source</numerusform>
            <numerusform>All %1 campaign sources</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %1 campaign media</source>
        <translation>
            <numerusform>The only campaign medium</numerusform>
            <numerusform>All %1 campaign media</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %1 campaigns</source>
        <translation>
            <numerusform>The only campaign</numerusform>
            <numerusform>All %1 campaigns</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %1 campaign terms</source>
        <translation>
            <numerusform>The only campaign term</numerusform>
            <numerusform>All %1 campaign terms</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %1 campaign contents</source>
        <translation>
            <numerusform>The only campaign content</numerusform>
            <numerusform>All %1 campaign contents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OffTimes</name>
    <message numerus="yes">
        <source>and %n more time(s)</source>
        <translation>
            <numerusform>and %n more time</numerusform>
            <numerusform>and %n more times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>footfall::app::BotsModel</name>
    <message numerus="yes">
        <source>%1 others</source>
        <comment>rows that are not shown</comment>
        <translation>
            <numerusform>%1 other</numerusform>
            <numerusform>%1 others</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>footfall::app::BreakdownPanel</name>
    <message numerus="yes">
        <source>No views in these %n days</source>
        <translation>
            <numerusform>No views on this %n day</numerusform>
            <numerusform>No views in these %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>None in these %n days</source>
        <translation>
            <numerusform>None in this %n day</numerusform>
            <numerusform>None in these %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>footfall::app::CollectorBlock</name>
    <message numerus="yes">
        <source>%n site(s)</source>
        <translation>
            <numerusform>%n site</numerusform>
            <numerusform>%n sites</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>views a minute</source>
        <translation>
            <numerusform>view a minute</numerusform>
            <numerusform>views a minute</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>footfall::app::CollectorPage</name>
    <message numerus="yes">
        <source>%Ln view(s)</source>
        <comment>page views, of all that was received</comment>
        <translation>
            <numerusform>%Ln view</numerusform>
            <numerusform>%Ln views</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>footfall::app::FullList</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>footfall::app::GoalsPanel</name>
    <message numerus="yes">
        <source>All %Ln event(s)</source>
        <translation>
            <numerusform>The only event</numerusform>
            <numerusform>All %Ln events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %Ln goal(s)</source>
        <translation>
            <numerusform>The only goal</numerusform>
            <numerusform>All %Ln goals</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No events in these %n days</source>
        <translation>
            <numerusform>No events in this %n day</numerusform>
            <numerusform>No events in these %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>footfall::app::HostnameList</name>
    <message numerus="yes">
        <source>%Ln hostname(s)</source>
        <translation>
            <numerusform>%Ln hostname</numerusform>
            <numerusform>%Ln hostnames</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>footfall::app::LiveCard</name>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>footfall::app::LivePagesModel</name>
    <message numerus="yes">
        <source>%1 others</source>
        <comment>pages that are not listed</comment>
        <translation>
            <numerusform>%1 other</numerusform>
            <numerusform>%1 others</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>footfall::app::LivePanel</name>
    <message numerus="yes">
        <source>%n visitor(s) in the last five minutes</source>
        <translation>
            <numerusform>%n visitor in the last five minutes</numerusform>
            <numerusform>%n visitors in the last five minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>footfall::app::PropertiesCard</name>
    <message numerus="yes">
        <source>%1 others</source>
        <comment>properties that are not listed</comment>
        <translation>
            <numerusform>%1 other</numerusform>
            <numerusform>%1 others</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>footfall::app::SiteCountingPage</name>
    <message numerus="yes">
        <source>%Ln page(s) of the last 7 days would be counted otherwise from now on. What was counted stays.</source>
        <translation>
            <numerusform>%Ln page of the last 7 days would be counted otherwise from now on. What was counted stays.</numerusform>
            <numerusform>%Ln pages of the last 7 days would be counted otherwise from now on. What was counted stays.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>footfall::app::SiteGeneralPage</name>
    <message numerus="yes">
        <source>%Ln name(s)</source>
        <translation>
            <numerusform>%Ln name</numerusform>
            <numerusform>%Ln names</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>footfall::app::SumRows</name>
    <message numerus="yes">
        <source>%1 others</source>
        <comment>rows that are not shown</comment>
        <translation>
            <numerusform>%1 other</numerusform>
            <numerusform>%1 others</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>footfall::app::Tray</name>
    <message numerus="yes">
        <source>Footfall: %Ln visitor(s) now</source>
        <translation>
            <numerusform>Footfall: %Ln visitor now</numerusform>
            <numerusform>Footfall: %Ln visitors now</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>footfall::app::WaitingPage</name>
    <message numerus="yes">
        <source>%Ln view(s) received on %1</source>
        <translation>
            <numerusform>%Ln view received on %1</numerusform>
            <numerusform>%Ln views received on %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>footfall::pipeline::WriterLoop</name>
    <message numerus="yes">
        <source>The disk has not answered for %n seconds. Check the disk that holds %1.</source>
        <translation>
            <numerusform>The disk has not answered for %n second. Check the disk that holds %1.</numerusform>
            <numerusform>The disk has not answered for %n seconds. Check the disk that holds %1.</numerusform>
        </translation>
    </message>
</context>
</TS>
