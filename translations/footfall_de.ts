<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en_US">
<context>
    <name>Backend</name>
    <message>
        <source>An address begins with https:// or http://.</source>
        <translation>Eine Adresse beginnt mit https:// oder http://.</translation>
    </message>
    <message>
        <source>%1 is counted on site %2 already; views are told apart by the tracking code.</source>
        <translation>%1 wird bereits für die Website %2 gezählt; die Aufrufe unterscheidet der Tracking-Code.</translation>
    </message>
</context>
<context>
    <name>Dates</name>
    <message>
        <source>d MMMM</source>
        <translation>d. MMMM</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <translation>d. MMMM yyyy</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Letzte 30 Tage</translation>
    </message>
    <message>
        <source>Last 90 days</source>
        <translation>Letzte 90 Tage</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Dieser Monat</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>Letzter Monat</translation>
    </message>
    <message>
        <source>Last 12 months</source>
        <translation>Letzte 12 Monate</translation>
    </message>
    <message>
        <source>All time</source>
        <translation>Gesamte Zeit</translation>
    </message>
    <message>
        <source>%1, %2 – %3</source>
        <translation>%1, %2 – %3</translation>
    </message>
    <message>
        <source>ddd d MMM</source>
        <translation>ddd d. MMM</translation>
    </message>
    <message>
        <source>ddd d MMMM</source>
        <translation>ddd d. MMMM</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>Stunde</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Woche</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Monat</translation>
    </message>
</context>
<context>
    <name>Domain</name>
    <message>
        <source>“%1” is not a hostname. Write it like example.com.</source>
        <translation>„%1“ ist kein Hostname. Richtig wäre zum Beispiel example.com.</translation>
    </message>
    <message>
        <source>“%1” is not a period. Use 2026-01-01..2026-01-31, today, yesterday, 7d, 30d, 90d, month, last-month, 12mo or all.</source>
        <translation>„%1“ ist kein Zeitraum. Möglich sind 2026-01-01..2026-01-31, today, yesterday, 7d, 30d, 90d, month, last-month, 12mo und all.</translation>
    </message>
    <message>
        <source>There is no time zone “%1”. Write it like Europe/Berlin.</source>
        <translation>Die Zeitzone „%1“ gibt es nicht. Richtig wäre zum Beispiel Europe/Berlin.</translation>
    </message>
    <message>
        <source>A tracking code has 3 to 64 letters, digits, dots, hyphens or underscores.</source>
        <translation>Ein Tracking-Code hat 3 bis 64 Buchstaben, Ziffern, Punkte, Binde- oder Unterstriche.</translation>
    </message>
    <message>
        <source>A site needs a name.</source>
        <translation>Eine Website braucht einen Namen.</translation>
    </message>
    <message>
        <source>“%1” is not a hostname of this site.</source>
        <translation>„%1“ ist kein Hostname dieser Website.</translation>
    </message>
    <message>
        <source>A site keeps at least one hostname.</source>
        <translation>Mindestens ein Hostname bleibt.</translation>
    </message>
    <message>
        <source>“%1” is not an address of a web server. Write it like https://stats.example.com.</source>
        <translation>„%1“ ist keine Adresse eines Webservers. Richtig wäre zum Beispiel https://stats.example.com.</translation>
    </message>
</context>
<context>
    <name>Enrich</name>
    <message>
        <source>The system gave no random bytes, so nothing can be counted just now.</source>
        <translation>Das System liefert keine Zufallszahlen; gerade kann nichts gezählt werden.</translation>
    </message>
    <message>
        <source>The file %1 cannot be read: %2. Footfall must own it; change its owner, or run as the user who made it.</source>
        <translation>Die Datei %1 ist nicht lesbar: %2. Sie muss Footfall gehören: Eigentümer ändern oder unter dem Konto starten, das sie angelegt hat.</translation>
    </message>
    <message>
        <source>The file %1 was written by a newer Footfall. Update Footfall, or use another data directory.</source>
        <translation>Die Datei %1 stammt von einem neueren Footfall. Footfall aktualisieren oder ein anderes Datenverzeichnis nehmen.</translation>
    </message>
    <message>
        <source>The file %1 cannot be written: %2. Make room on the disk and the directory writable; until then nothing can be counted.</source>
        <translation>Die Datei %1 lässt sich nicht schreiben: %2. Platz schaffen und das Verzeichnis beschreibbar machen; bis dahin kann nichts gezählt werden.</translation>
    </message>
</context>
<context>
    <name>Instance</name>
    <message>
        <source>The answer of the program that holds the data directory makes no sense. Are both of one version?</source>
        <translation>Die Antwort des Programms, das das Datenverzeichnis hält, ist unverständlich. Haben beide dieselbe Version?</translation>
    </message>
    <message>
        <source>No program holds the data directory just now. Try again in a moment.</source>
        <translation>Gerade hält kein Programm das Datenverzeichnis. Gleich noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The program that holds the data directory has ended. Try again in a moment.</source>
        <translation>Das Programm, das das Datenverzeichnis hielt, ist beendet. Gleich noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The program that holds the data directory does not know the command “%1”. Are both of one version?</source>
        <translation>Das Programm, das das Datenverzeichnis hält, kennt den Befehl „%1“ nicht. Haben beide dieselbe Version?</translation>
    </message>
    <message>
        <source>The control socket cannot be made in the data directory: %1.</source>
        <translation>Der Steuer-Socket lässt sich im Datenverzeichnis nicht anlegen: %1.</translation>
    </message>
    <message>
        <source>The program that holds the data directory cannot be reached: %1.</source>
        <translation>Das Programm, das das Datenverzeichnis hält, ist nicht erreichbar: %1.</translation>
    </message>
    <message>
        <source>The data directory %1 cannot be made: %2. Choose another with --data-dir.</source>
        <translation>Das Datenverzeichnis %1 lässt sich nicht anlegen: %2. Mit --data-dir ein anderes wählen.</translation>
    </message>
    <message>
        <source>%1 is not a directory. Choose another with --data-dir.</source>
        <translation>%1 ist kein Verzeichnis. Mit --data-dir ein anderes wählen.</translation>
    </message>
    <message>
        <source>The data directory %1 lies on a disk that cannot be written. Choose another with --data-dir.</source>
        <translation>Das Datenverzeichnis %1 liegt auf einem schreibgeschützten Datenträger. Mit --data-dir ein anderes wählen.</translation>
    </message>
    <message>
        <source>You may not write the data directory %1; it belongs to %2. Run Footfall as %2, join a group that may write it, or choose another directory with --data-dir.</source>
        <translation>Für das Datenverzeichnis %1 fehlt das Schreibrecht; es gehört %2. Footfall als %2 starten, einer Gruppe mit Schreibrecht beitreten oder mit --data-dir ein anderes Verzeichnis wählen.</translation>
    </message>
    <message>
        <source>You may not write the data directory %1; it belongs to %2. Join a group that may write it, or choose another directory with --data-dir.</source>
        <translation>Für das Datenverzeichnis %1 fehlt das Schreibrecht; es gehört %2. Einer Gruppe mit Schreibrecht beitreten oder mit --data-dir ein anderes Verzeichnis wählen.</translation>
    </message>
    <message>
        <source>The data directory %1 cannot be read: %2.</source>
        <translation>Das Datenverzeichnis %1 ist nicht lesbar: %2.</translation>
    </message>
    <message>
        <source>%1 cannot be opened: %2. It belongs to %3; run Footfall as that user.</source>
        <translation>%1 lässt sich nicht öffnen: %2. Die Datei gehört %3; Footfall unter diesem Konto starten.</translation>
    </message>
    <message>
        <source>%1 cannot be locked: %2. The data directory must lie on a local disk.</source>
        <translation>%1 lässt sich nicht sperren: %2. Das Datenverzeichnis muss auf einem lokalen Datenträger liegen.</translation>
    </message>
    <message>
        <source>another program</source>
        <translation>ein anderes Programm</translation>
    </message>
    <message>
        <source>%1 (process %2)</source>
        <translation>%1 (Prozess %2)</translation>
    </message>
    <message>
        <source>Footfall ended before this was done. Try again.</source>
        <translation>Footfall wurde vorher beendet. Noch einmal versuchen.</translation>
    </message>
    <message>
        <source>%1 is held by %2 of another user. Run Footfall as that user, or join a group that may write the directory.</source>
        <translation>%1 wird von %2 eines anderen Kontos gehalten. Footfall unter jenem Konto starten oder einer Gruppe beitreten, die das Verzeichnis beschreiben darf.</translation>
    </message>
    <message>
        <source>The program that collected here has ended. It ran as another user, so this one does not take over: nothing is collected until it is started again.</source>
        <translation>Das Programm, das hier gesammelt hat, ist beendet. Es lief unter einem anderen Konto, deshalb übernimmt dieses nicht: Bis es wieder läuft, wird nichts gesammelt.</translation>
    </message>
    <message>
        <source>%1 holds the data directory and does not answer.</source>
        <translation>%1 hält das Datenverzeichnis und antwortet nicht.</translation>
    </message>
    <message>
        <source>This program does not collect.</source>
        <translation>Dieses Programm sammelt nicht.</translation>
    </message>
    <message>
        <source>%1 is held by %2, which does not answer. Wait until it has started or ended, then try again.</source>
        <translation>%1 wird von %2 gehalten und das antwortet nicht. Warten, bis es gestartet oder beendet ist, dann noch einmal versuchen.</translation>
    </message>
    <message>
        <source>“%1” is not a range of addresses. Write it like 10.0.0.0/8 or ::1/128.</source>
        <translation>„%1“ ist kein Adressbereich. Richtig wäre zum Beispiel 10.0.0.0/8 oder ::1/128.</translation>
    </message>
    <message>
        <source>“%1” is not an address to listen on. Write 127.0.0.1, 0.0.0.0, :: or an address of this computer.</source>
        <translation>„%1“ ist keine Adresse zum Lauschen. Möglich sind 127.0.0.1, 0.0.0.0, :: oder eine Adresse dieses Computers.</translation>
    </message>
    <message>
        <source>The fold interval lies between 1 and 300 seconds.</source>
        <translation>Das Intervall zum Zusammenfassen liegt zwischen 1 und 300 Sekunden.</translation>
    </message>
    <message>
        <source>The country database %1 cannot be read.</source>
        <translation>Die Länderdatenbank %1 ist nicht lesbar.</translation>
    </message>
    <message>
        <source>%1: %2 Correct it, then start again.</source>
        <translation>%1: %2 Berichtigen, dann neu starten.</translation>
    </message>
    <message>
        <source>This is not a settings file.</source>
        <translation>Das ist keine Einstellungsdatei.</translation>
    </message>
    <message>
        <source>%1 cannot be read by you.</source>
        <translation>%1 ist mit diesem Konto nicht lesbar.</translation>
    </message>
    <message>
        <source>The port is a number from 1 to 65535.</source>
        <translation>Der Port ist eine Zahl von 1 bis 65535.</translation>
    </message>
    <message>
        <source>The settings could not be written to %1. Check the rights of the directory and the space on the disk.</source>
        <translation>Die Einstellungen ließen sich nicht nach %1 schreiben. Rechte des Verzeichnisses und freien Platz prüfen.</translation>
    </message>
    <message>
        <source>“%1” is not a place to listen on. Write it like 127.0.0.1:8080.</source>
        <translation>„%1“ ist kein Ort zum Lauschen. Richtig wäre zum Beispiel 127.0.0.1:8080.</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Footfall cannot start</source>
        <translation>Footfall kann nicht starten</translation>
    </message>
    <message>
        <source>Nothing is collected just now</source>
        <translation>Gerade wird nichts gesammelt</translation>
    </message>
    <message>
        <source>The settings could not be read again</source>
        <translation>Die Einstellungen konnten nicht neu gelesen werden</translation>
    </message>
</context>
<context>
    <name>Names</name>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Direct or unknown</source>
        <translation>Direkt oder unbekannt</translation>
    </message>
    <message>
        <source>(not set)</source>
        <translation>(ohne Angabe)</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Einstieg</translation>
    </message>
    <message>
        <source>Exit</source>
        <translation>Ausstieg</translation>
    </message>
    <message>
        <source>Hostnames</source>
        <translation>Hostnamen</translation>
    </message>
    <message>
        <source>Referrers</source>
        <translation>Verweise</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>Countries</source>
        <translation>Länder</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Sprachen</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Entry page</source>
        <translation>Einstiegsseite</translation>
    </message>
    <message>
        <source>Exit page</source>
        <translation>Ausstiegsseite</translation>
    </message>
    <message>
        <source>Hostname</source>
        <translation>Hostname</translation>
    </message>
    <message>
        <source>Referrer</source>
        <translation>Verweis</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Land</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message numerus="yes">
        <source>All %1 pages</source>
        <translation>
            <numerusform>Die einzige Seite</numerusform>
            <numerusform>Alle %1 Seiten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %1 entry pages</source>
        <translation>
            <numerusform>Die einzige Einstiegsseite</numerusform>
            <numerusform>Alle %1 Einstiegsseiten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %1 exit pages</source>
        <translation>
            <numerusform>Die einzige Ausstiegsseite</numerusform>
            <numerusform>Alle %1 Ausstiegsseiten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %1 hostnames</source>
        <translation>
            <numerusform>Der einzige Hostname</numerusform>
            <numerusform>Alle %1 Hostnamen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %1 referrers</source>
        <translation>
            <numerusform>Der einzige Verweis</numerusform>
            <numerusform>Alle %1 Verweise</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %1 sources</source>
        <translation>
            <numerusform>Die einzige Quelle</numerusform>
            <numerusform>Alle %1 Quellen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %1 countries</source>
        <translation>
            <numerusform>Das einzige Land</numerusform>
            <numerusform>Alle %1 Länder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %1 languages</source>
        <translation>
            <numerusform>Die einzige Sprache</numerusform>
            <numerusform>Alle %1 Sprachen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Numbers</name>
    <message>
        <source>h</source>
        <comment>hours</comment>
        <translation>h</translation>
    </message>
    <message>
        <source>m</source>
        <comment>minutes</comment>
        <translation>min</translation>
    </message>
    <message>
        <source>s</source>
        <comment>seconds</comment>
        <translation>s</translation>
    </message>
    <message>
        <source>M</source>
        <comment>millions</comment>
        <translation> Mio.</translation>
    </message>
    <message>
        <source>k</source>
        <comment>thousands</comment>
        <translation>k</translation>
    </message>
    <message>
        <source>Visitors</source>
        <translation>Besucher</translation>
    </message>
    <message>
        <source>Page views</source>
        <translation>Seitenaufrufe</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>Besuche</translation>
    </message>
    <message>
        <source>Bounce rate</source>
        <translation>Absprungrate</translation>
    </message>
    <message>
        <source>Visit duration</source>
        <translation>Besuchsdauer</translation>
    </message>
    <message>
        <source>Time on page</source>
        <translation>Zeit auf der Seite</translation>
    </message>
    <message>
        <source>Exits</source>
        <translation>Ausstiege</translation>
    </message>
</context>
<context>
    <name>Pieces</name>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
</context>
<context>
    <name>Pipeline</name>
    <message>
        <source>Footfall is closing.</source>
        <translation>Footfall wird gerade beendet.</translation>
    </message>
    <message>
        <source>There is already a site with the tracking code %1.</source>
        <translation>Eine Website mit dem Tracking-Code %1 gibt es schon.</translation>
    </message>
    <message>
        <source>There is no site with the tracking code “%1”.</source>
        <translation>Eine Website mit dem Tracking-Code „%1“ gibt es nicht.</translation>
    </message>
</context>
<context>
    <name>Queries</name>
    <message>
        <source>%1 cannot be written: %2. Choose another place or make room.</source>
        <translation>%1 lässt sich nicht schreiben: %2. Einen anderen Ort wählen oder Platz schaffen.</translation>
    </message>
    <message>
        <source>There is no panel to export.</source>
        <translation>Es gibt keine Liste zum Exportieren.</translation>
    </message>
    <message>
        <source>Another export is still being written.</source>
        <translation>Ein anderer Export wird noch geschrieben.</translation>
    </message>
    <message>
        <source>That would be %1 points. Choose a shorter period or a longer interval.</source>
        <translation>Das wären %1 Punkte. Einen kürzeren Zeitraum oder ein längeres Intervall wählen.</translation>
    </message>
    <message>
        <source>This site is not there any more.</source>
        <translation>Diese Website gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>There is no database at %1 yet.</source>
        <translation>Unter %1 gibt es noch keine Datenbank.</translation>
    </message>
    <message>
        <source>The database %1 is not ready yet: start Footfall, which prepares it.</source>
        <translation>Die Datenbank %1 ist noch nicht bereit: Footfall starten, das bereitet sie vor.</translation>
    </message>
    <message>
        <source>The database %1 was written by a newer Footfall. Use that one.</source>
        <translation>Die Datenbank %1 stammt von einem neueren Footfall. Bitte jenes verwenden.</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>Visitors</source>
        <translation>Besucher</translation>
    </message>
    <message>
        <source>Page views</source>
        <translation>Seitenaufrufe</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>Besuche</translation>
    </message>
    <message>
        <source>Bounce rate</source>
        <translation>Absprungrate</translation>
    </message>
    <message>
        <source>Visit duration</source>
        <translation>Besuchsdauer</translation>
    </message>
    <message>
        <source>Time on page</source>
        <translation>Zeit auf der Seite</translation>
    </message>
    <message>
        <source>Live visitors</source>
        <translation>Besucher jetzt</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>Bounces</source>
        <translation>Absprünge</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Exits</source>
        <translation>Ausstiege</translation>
    </message>
    <message>
        <source>(none)</source>
        <translation>(keine)</translation>
    </message>
    <message>
        <source>(%1 more)</source>
        <translation>(%1 weitere)</translation>
    </message>
</context>
<context>
    <name>Server</name>
    <message>
        <source>“%1” is not a range of addresses. Write proxies like 10.0.0.0/8 or 2001:db8::/32.</source>
        <translation>„%1“ ist kein Adressbereich. Proxys so schreiben: 10.0.0.0/8 oder 2001:db8::/32.</translation>
    </message>
    <message>
        <source>The collector has been stopped. Start Footfall again.</source>
        <translation>Der Sammler ist angehalten. Footfall neu starten.</translation>
    </message>
    <message>
        <source>Port %1 is used by another program. Choose another port, e.g. %2, or stop that program.</source>
        <translation>Port %1 wird von einem anderen Programm benutzt. Einen anderen Port wählen, z. B. %2, oder jenes Programm beenden.</translation>
    </message>
    <message>
        <source>This user may not open port %1: ports below 1024 need more rights. Choose a port from 1024 on, e.g. 8080.</source>
        <translation>Dieses Konto darf Port %1 nicht öffnen: Ports unter 1024 brauchen mehr Rechte. Einen Port ab 1024 wählen, z. B. 8080.</translation>
    </message>
    <message>
        <source>%1 is not an address of this computer. Use one that it has, 127.0.0.1 for this computer alone, or 0.0.0.0 for all.</source>
        <translation>%1 ist keine Adresse dieses Computers. Eine nehmen, die er hat, 127.0.0.1 nur für diesen Computer oder 0.0.0.0 für alle.</translation>
    </message>
    <message>
        <source>Cannot listen on %1, port %2: %3.</source>
        <translation>Lauschen auf %1, Port %2 ist nicht möglich: %3.</translation>
    </message>
    <message>
        <source>“%1” is not an address. Use one of this computer, e.g. 127.0.0.1, or 0.0.0.0 for all.</source>
        <translation>„%1“ ist keine Adresse. Eine dieses Computers nehmen, z. B. 127.0.0.1, oder 0.0.0.0 für alle.</translation>
    </message>
</context>
<context>
    <name>Storage</name>
    <message>
        <source>The database %1 was written by a newer Footfall. Update this program, or choose another data directory.</source>
        <translation>Die Datenbank %1 stammt von einem neueren Footfall. Dieses Programm aktualisieren oder ein anderes Datenverzeichnis wählen.</translation>
    </message>
    <message>
        <source>The file %1 belongs to another program. Choose another data directory.</source>
        <translation>Die Datei %1 gehört zu einem anderen Programm. Ein anderes Datenverzeichnis wählen.</translation>
    </message>
    <message>
        <source>Another program has locked the database %1. Close what has it open, such as a database browser or a backup.</source>
        <translation>Ein anderes Programm hat die Datenbank %1 gesperrt. Schließen, was sie offen hält, etwa einen Datenbank-Browser oder eine Sicherung.</translation>
    </message>
    <message>
        <source>The disk is full: make room on the disk that holds %1.</source>
        <translation>Der Datenträger ist voll: Platz schaffen, wo %1 liegt.</translation>
    </message>
    <message>
        <source>The database %1 cannot be written. Give this program the right to write the file and its directory.</source>
        <translation>Die Datenbank %1 lässt sich nicht schreiben. Das Programm braucht Schreibrecht auf die Datei und ihr Verzeichnis.</translation>
    </message>
    <message>
        <source>The database %1 cannot be opened. Check that its directory exists and that this program may write there.</source>
        <translation>Die Datenbank %1 lässt sich nicht öffnen. Prüfen, ob ihr Verzeichnis da ist und das Programm dort schreiben darf.</translation>
    </message>
    <message>
        <source>This program may not use the database %1. Check its permissions.</source>
        <translation>Dieses Programm darf die Datenbank %1 nicht benutzen. Ihre Rechte prüfen.</translation>
    </message>
    <message>
        <source>The database %1 is damaged or is no database. Put a backup in its place, or move it away to begin anew.</source>
        <translation>Die Datenbank %1 ist beschädigt oder keine Datenbank. Eine Sicherung an ihre Stelle legen oder sie wegräumen und neu beginnen.</translation>
    </message>
    <message>
        <source>The disk reported an error while the database %1 was used. Check the disk and its connection.</source>
        <translation>Der Datenträger meldet einen Fehler bei der Datenbank %1. Datenträger und Anschluss prüfen.</translation>
    </message>
    <message>
        <source>The database %1 reported an error: %2 (code %3).</source>
        <translation>Die Datenbank %1 meldet einen Fehler: %2 (Code %3).</translation>
    </message>
</context>
<context>
    <name>footfall::app::AboutDialog</name>
    <message>
        <source>Icons</source>
        <translation>Symbole</translation>
    </message>
    <message>
        <source>Lucide (ISC; what it took from Feather: MIT)</source>
        <translation>Lucide (ISC; was von Feather stammt: MIT)</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>Flaggen</translation>
    </message>
    <message>
        <source>flag-icons (MIT)</source>
        <translation>flag-icons (MIT)</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Schrift</translation>
    </message>
    <message>
        <source>Inter (SIL Open Font License 1.1)</source>
        <translation>Inter (SIL Open Font License 1.1)</translation>
    </message>
    <message>
        <source>About Footfall</source>
        <translation>Über Footfall</translation>
    </message>
    <message>
        <source>Web analytics on your own desk. It counts visits and follows nobody: no cookie, no stored address, no key that outlives the day.</source>
        <translation>Web-Statistik auf dem eigenen Schreibtisch. Sie zählt Besuche und verfolgt niemanden: kein Cookie, keine gespeicherte Adresse, kein Schlüssel, der den Tag überdauert.</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later; it comes without any warranty. Built with Qt, SQLite, OpenSSL, ICU, libmaxminddb, libpsl and libcsv.</source>
        <translation>Freie Software unter der GNU General Public License, Version 3 oder später; ohne jede Gewährleistung. Gebaut mit Qt, SQLite, OpenSSL, ICU, libmaxminddb, libpsl und libcsv.</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Not part of this build.</source>
        <translation>Nicht Teil dieses Programms.</translation>
    </message>
</context>
<context>
    <name>footfall::app::AddSiteDialog</name>
    <message>
        <source>Add site</source>
        <translation>Website hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Add site</source>
        <translation>Website &amp;hinzufügen</translation>
    </message>
</context>
<context>
    <name>footfall::app::BreakdownModel</name>
    <message>
        <source>%1, %2 visitors, %3</source>
        <translation>%1, %2 Besucher, %3</translation>
    </message>
</context>
<context>
    <name>footfall::app::BreakdownPanel</name>
    <message>
        <source>Visitors</source>
        <translation>Besucher</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>The first view was on %1.</source>
        <translation>Der erste Aufruf war am %1.</translation>
    </message>
    <message>
        <source>Show all time</source>
        <translation>Gesamte Zeit zeigen</translation>
    </message>
    <message>
        <source>They appear here as soon as views arrive.</source>
        <translation>Sie erscheinen hier, sobald Aufrufe eintreffen.</translation>
    </message>
    <message>
        <source>No views on this day</source>
        <translation>Keine Aufrufe an diesem Tag</translation>
    </message>
    <message numerus="yes">
        <source>No views in these %n days</source>
        <translation>
            <numerusform>Keine Aufrufe an diesem %n Tag</numerusform>
            <numerusform>Keine Aufrufe in diesen %n Tagen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 could not be read</source>
        <translation>%1: nicht lesbar</translation>
    </message>
</context>
<context>
    <name>footfall::app::Celebration</name>
    <message>
        <source>&amp;See the dashboard</source>
        <translation>Zur &amp;Übersicht</translation>
    </message>
    <message>
        <source>Your first visit is here</source>
        <translation>Der erste Besuch ist da</translation>
    </message>
    <message>
        <source>Somebody opened</source>
        <translation>Jemand hat geöffnet</translation>
    </message>
    <message>
        <source>From here on the numbers move by themselves.</source>
        <translation>Von jetzt an bewegen sich die Zahlen von selbst.</translation>
    </message>
</context>
<context>
    <name>footfall::app::ChartCard</name>
    <message>
        <source>Points of the chart</source>
        <translation>Punkte des Diagramms</translation>
    </message>
    <message>
        <source>%1 before</source>
        <translation>%1 vorher</translation>
    </message>
    <message>
        <source>The numbers could not be read</source>
        <translation>Die Zahlen sind nicht lesbar</translation>
    </message>
</context>
<context>
    <name>footfall::app::ChartReadout</name>
    <message>
        <source>up %1</source>
        <translation>%1 mehr</translation>
    </message>
    <message>
        <source>down %1</source>
        <translation>%1 weniger</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>unverändert</translation>
    </message>
</context>
<context>
    <name>footfall::app::CheckList</name>
    <message>
        <source>What Footfall has checked for you</source>
        <translation>Was Footfall schon geprüft hat</translation>
    </message>
    <message>
        <source>Asking the collector…</source>
        <translation>Der Sammler wird gefragt…</translation>
    </message>
    <message>
        <source>The line points to %1, which only browsers on this computer reach. For a site that others visit, set the public address in Settings, Collector.</source>
        <translation>Die Zeile zeigt auf %1; das erreichen nur Browser auf diesem Computer. Für eine Website mit anderen Besuchern die öffentliche Adresse unter Einstellungen, Sammler setzen.</translation>
    </message>
    <message>
        <source>The line points to %1 without https. Browsers do not load it on pages that have https.</source>
        <translation>Die Zeile zeigt auf %1, ohne https. Auf Seiten mit https laden Browser das nicht.</translation>
    </message>
    <message>
        <source>The line points to %1. Whether others reach it shows with the first visit.</source>
        <translation>Die Zeile zeigt auf %1. Ob andere das erreichen, zeigt der erste Besuch.</translation>
    </message>
    <message>
        <source>The collector is not running.</source>
        <translation>Der Sammler läuft nicht.</translation>
    </message>
    <message>
        <source>The collector is running and port %1 is open on this computer.</source>
        <translation>Der Sammler läuft, und Port %1 ist auf diesem Computer offen.</translation>
    </message>
</context>
<context>
    <name>footfall::app::CollectorBlock</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Startet</translation>
    </message>
    <message>
        <source>Collecting</source>
        <translation>Sammelt</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Not collecting</source>
        <translation>Sammelt nicht</translation>
    </message>
    <message>
        <source>A long-running reader holds up the erasing of old data.</source>
        <translation>Ein langer Lesevorgang hält das Löschen alter Daten auf.</translation>
    </message>
    <message>
        <source>Unreachable</source>
        <translation>Nicht erreichbar</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <source>Collector</source>
        <translation>Sammler</translation>
    </message>
    <message numerus="yes">
        <source>%n site(s)</source>
        <translation>
            <numerusform>%n Website</numerusform>
            <numerusform>%n Websites</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>views a minute</source>
        <translation>
            <numerusform>Aufruf pro Minute</numerusform>
            <numerusform>Aufrufe pro Minute</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>footfall::app::CollectorPage</name>
    <message>
        <source>Name at least one proxy, like 127.0.0.1.</source>
        <translation>Mindestens einen Proxy nennen, etwa 127.0.0.1.</translation>
    </message>
    <message>
        <source>“%1” is no address. Write it like 10.0.4.0/24 or 127.0.0.1.</source>
        <translation>„%1“ ist keine Adresse. Richtig wäre zum Beispiel 10.0.4.0/24 oder 127.0.0.1.</translation>
    </message>
    <message>
        <source>Where visitors reach the collector. It stands in the snippets.</source>
        <translation>Wo Besucher den Sammler erreichen. Die Adresse steht in den Snippets.</translation>
    </message>
    <message>
        <source>Lines already pasted point to the old address.</source>
        <translation>Bereits eingefügte Zeilen zeigen auf die alte Adresse.</translation>
    </message>
    <message>
        <source>&amp;No proxy. Use the address of the connection</source>
        <translation>&amp;Kein Proxy: die Adresse der Verbindung gilt</translation>
    </message>
    <message>
        <source>&amp;Trust these proxies to name the visitor’s address</source>
        <translation>&amp;Diesen Proxys die Adresse des Besuchers glauben</translation>
    </message>
    <message>
        <source>Only this computer (127.0.0.1)</source>
        <translation>Nur dieser Computer (127.0.0.1)</translation>
    </message>
    <message>
        <source>All addresses (0.0.0.0)</source>
        <translation>Alle Adressen (0.0.0.0)</translation>
    </message>
    <message>
        <source>All addresses, IPv6 too (::)</source>
        <translation>Alle Adressen, auch IPv6 (::)</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>&amp;Listen on</source>
        <translation>&amp;Lauscht auf</translation>
    </message>
    <message>
        <source>&amp;Public address</source>
        <translation>Öffentliche &amp;Adresse</translation>
    </message>
    <message>
        <source>&amp;Behind a proxy</source>
        <translation>Hinter einem &amp;Proxy</translation>
    </message>
    <message>
        <source>“%1” is no address of a computer. Choose one of the list.</source>
        <translation>„%1“ ist keine Adresse eines Computers. Eine aus der Liste wählen.</translation>
    </message>
    <message>
        <source>A port is a number from 1 to 65535.</source>
        <translation>Ein Port ist eine Zahl von 1 bis 65535.</translation>
    </message>
    <message>
        <source>Ports below 1024 need special rights on most systems.</source>
        <translation>Ports unter 1024 brauchen meist besondere Rechte.</translation>
    </message>
    <message>
        <source>Other computers reach it only through a proxy on this one.</source>
        <translation>Andere Computer erreichen ihn nur über einen Proxy auf diesem.</translation>
    </message>
    <message>
        <source>Other computers reach the collector, without encryption of its own.</source>
        <translation>Andere Computer erreichen den Sammler, ohne eigene Verschlüsselung.</translation>
    </message>
    <message>
        <source>&amp;Use %1, it is free</source>
        <translation>&amp;%1 nehmen, der ist frei</translation>
    </message>
    <message>
        <source>Use https://%1</source>
        <translation>https://%1 nehmen</translation>
    </message>
</context>
<context>
    <name>footfall::app::DashboardHeader</name>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Compare with the period before</source>
        <translation>Mit dem Zeitraum davor vergleichen</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Write what is shown to a CSV file</source>
        <translation>Das Gezeigte in eine CSV-Datei schreiben</translation>
    </message>
    <message>
        <source>Days in %1 · visitors are counted anew each day</source>
        <translation>Tage in %1 · Besucher werden jeden Tag neu gezählt</translation>
    </message>
    <message>
        <source>Nobody can be followed from one day to the next: the visitors of a longer period are the sum of its days.</source>
        <translation>Niemand lässt sich von einem Tag zum nächsten verfolgen: Die Besucher eines längeren Zeitraums sind die Summe seiner Tage.</translation>
    </message>
    <message>
        <source>Compared with %1</source>
        <translation>Verglichen mit %1</translation>
    </message>
    <message>
        <source>, same weekdays</source>
        <translation>, gleiche Wochentage</translation>
    </message>
    <message>
        <source>, up to this hour</source>
        <translation>, bis zu dieser Stunde</translation>
    </message>
    <message>
        <source>, not wholly covered by data</source>
        <translation>, nicht ganz von Daten abgedeckt</translation>
    </message>
    <message>
        <source>Updated %1</source>
        <translation>Stand: %1</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>Ordner zeigen</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>Gespeichert als %1</translation>
    </message>
</context>
<context>
    <name>footfall::app::DaysDialog</name>
    <message>
        <source>Choose days</source>
        <translation>Tage wählen</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>&amp;Von</translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation>&amp;Bis</translation>
    </message>
    <message>
        <source>Show these days</source>
        <translation>Diese Tage zeigen</translation>
    </message>
</context>
<context>
    <name>footfall::app::DeleteSiteDialog</name>
    <message>
        <source>So that no site goes by mistake.</source>
        <translation>Damit keine Website aus Versehen verschwindet.</translation>
    </message>
    <message>
        <source>Delete site</source>
        <translation>Website löschen</translation>
    </message>
    <message>
        <source>Delete %1 for good?</source>
        <translation>%1 endgültig löschen?</translation>
    </message>
    <message>
        <source>Every page view, visit and sum that was counted for this site is erased, and its snippet stops counting at once. This cannot be undone. Other sites keep everything.</source>
        <translation>Jeder Seitenaufruf, jeder Besuch und jede Summe dieser Website wird gelöscht, und ihr Snippet zählt sofort nicht mehr. Das lässt sich nicht rückgängig machen. Andere Websites behalten alles.</translation>
    </message>
    <message>
        <source>&amp;Type %1 to confirm</source>
        <translation>Zur Bestätigung %1 ein&amp;tippen</translation>
    </message>
    <message>
        <source>&amp;Keep the site</source>
        <translation>Website &amp;behalten</translation>
    </message>
    <message>
        <source>&amp;Delete for good</source>
        <translation>&amp;Endgültig löschen</translation>
    </message>
    <message>
        <source>The site is being erased…</source>
        <translation>Die Website wird gelöscht…</translation>
    </message>
</context>
<context>
    <name>footfall::app::ExportController</name>
    <message>
        <source>&amp;Chart…</source>
        <translation>&amp;Diagramm…</translation>
    </message>
    <message>
        <source>%1…</source>
        <comment>a panel&apos;s title, in the export menu</comment>
        <translation>%1…</translation>
    </message>
    <message>
        <source>&amp;Everything for this period…</source>
        <translation>&amp;Alles aus diesem Zeitraum…</translation>
    </message>
    <message>
        <source>chart</source>
        <comment>part of a file name</comment>
        <translation>diagramm</translation>
    </message>
    <message>
        <source>everything</source>
        <comment>part of a file name</comment>
        <translation>alles</translation>
    </message>
    <message>
        <source>Export as CSV</source>
        <translation>Als CSV exportieren</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>Durch Kommas getrennte Werte (*.csv)</translation>
    </message>
    <message>
        <source>The rows are being written. The dashboard goes on meanwhile.</source>
        <translation>Die Zeilen werden geschrieben. Die Übersicht läuft währenddessen weiter.</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>The file could not be written</source>
        <translation>Die Datei ließ sich nicht schreiben</translation>
    </message>
</context>
<context>
    <name>footfall::app::FirstRunPage</name>
    <message>
        <source>Add your first site</source>
        <translation>Die erste Website hinzufügen</translation>
    </message>
    <message>
        <source>Footfall counts visits on this computer. It sets no cookies, keeps no addresses, and sends nothing to anyone.</source>
        <translation>Footfall zählt Besuche auf diesem Computer. Es setzt keine Cookies, speichert keine Adressen und sendet niemandem etwas.</translation>
    </message>
    <message>
        <source>&amp;Add site</source>
        <translation>Website &amp;hinzufügen</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Gesehen</translation>
    </message>
    <message>
        <source>Page, source, country and language.</source>
        <translation>Seite, Quelle, Land und Sprache.</translation>
    </message>
    <message>
        <source>Never seen</source>
        <translation>Nie gesehen</translation>
    </message>
    <message>
        <source>Addresses, cookies, names, or anything that follows a person to the next day.</source>
        <translation>Adressen, Cookies, Namen oder irgendetwas, das einer Person in den nächsten Tag folgt.</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Aufbewahrt</translation>
    </message>
    <message>
        <source>In one folder on this computer, %1. You can delete it.</source>
        <translation>In einem Ordner auf diesem Computer, %1. Er lässt sich löschen.</translation>
    </message>
</context>
<context>
    <name>footfall::app::FullList</name>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search %1</source>
        <translation>%1 durchsuchen</translation>
    </message>
    <message>
        <source>Visitors</source>
        <translation>Besucher</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>The first %1 of %2; search to find the rest</source>
        <translation>Die ersten %1 von %2; die Suche findet den Rest</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n Zeile</numerusform>
            <numerusform>%n Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>There are no views in this period.</source>
        <translation>In diesem Zeitraum gibt es keine Aufrufe.</translation>
    </message>
    <message>
        <source>Nothing in this period contains “%1”.</source>
        <translation>Nichts in diesem Zeitraum enthält „%1“.</translation>
    </message>
    <message>
        <source>%1 could not be read</source>
        <translation>%1: nicht lesbar</translation>
    </message>
</context>
<context>
    <name>footfall::app::HostnameList</name>
    <message>
        <source>main hostname</source>
        <translation>Haupt-Hostname</translation>
    </message>
    <message>
        <source>Add a hostname</source>
        <translation>Hostnamen hinzufügen</translation>
    </message>
    <message>
        <source>Remove the selected hostname</source>
        <translation>Gewählten Hostnamen entfernen</translation>
    </message>
    <message>
        <source>%1 is there twice.</source>
        <translation>%1 steht zweimal da.</translation>
    </message>
    <message>
        <source>A site keeps at least one hostname.</source>
        <translation>Mindestens ein Hostname bleibt.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln hostname(s)</source>
        <translation>
            <numerusform>%Ln Hostname</numerusform>
            <numerusform>%Ln Hostnamen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>footfall::app::LiveLabel</name>
    <message>
        <source>%1 here now</source>
        <translation>%1 jetzt hier</translation>
    </message>
    <message>
        <source>nobody here now</source>
        <translation>gerade niemand hier</translation>
    </message>
</context>
<context>
    <name>footfall::app::LivePagesModel</name>
    <message>
        <source>%1, read by %2</source>
        <translation>%1, gelesen von %2</translation>
    </message>
</context>
<context>
    <name>footfall::app::LivePanel</name>
    <message>
        <source>Live now</source>
        <translation>Gerade jetzt</translation>
    </message>
    <message>
        <source>Page being read</source>
        <translation>Gelesene Seite</translation>
    </message>
    <message>
        <source>Visitors</source>
        <translation>Besucher</translation>
    </message>
    <message>
        <source>Pages being read now</source>
        <translation>Seiten, die gerade gelesen werden</translation>
    </message>
    <message numerus="yes">
        <source>%n visitor(s) in the last five minutes</source>
        <translation>
            <numerusform>%n Besucher in den letzten fünf Minuten</numerusform>
            <numerusform>%n Besucher in den letzten fünf Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody is here just now</source>
        <translation>Gerade ist niemand hier</translation>
    </message>
    <message>
        <source>Pages that were opened in the last five minutes stand here.</source>
        <translation>Hier stehen Seiten, die in den letzten fünf Minuten geöffnet wurden.</translation>
    </message>
</context>
<context>
    <name>footfall::app::MainWindow</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>Se&amp;ttings…</source>
        <translation>&amp;Einstellungen…</translation>
    </message>
    <message>
        <source>&amp;Close window</source>
        <translation>Fenster &amp;schließen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Site</source>
        <translation>&amp;Website</translation>
    </message>
    <message>
        <source>&amp;Find site</source>
        <translation>Website &amp;finden</translation>
    </message>
    <message>
        <source>&amp;Add site…</source>
        <translation>Website &amp;hinzufügen…</translation>
    </message>
    <message>
        <source>Site &amp;settings…</source>
        <translation>&amp;Einstellungen der Website…</translation>
    </message>
    <message>
        <source>&amp;Next site</source>
        <translation>&amp;Nächste Website</translation>
    </message>
    <message>
        <source>&amp;Previous site</source>
        <translation>&amp;Vorige Website</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;About Footfall</source>
        <translation>&amp;Über Footfall</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Period</source>
        <translation>&amp;Zeitraum</translation>
    </message>
    <message>
        <source>&amp;Choose days…</source>
        <translation>Tage &amp;wählen…</translation>
    </message>
    <message>
        <source>&amp;Compare with</source>
        <translation>&amp;Vergleichen mit</translation>
    </message>
    <message>
        <source>The &amp;period before</source>
        <translation>Dem Zeitraum &amp;davor</translation>
    </message>
    <message>
        <source>The same &amp;weekdays before</source>
        <translation>Denselben &amp;Wochentagen davor</translation>
    </message>
    <message>
        <source>The same days a &amp;year earlier</source>
        <translation>Denselben Tagen ein &amp;Jahr früher</translation>
    </message>
    <message>
        <source>&amp;Nothing</source>
        <translation>&amp;Nichts</translation>
    </message>
    <message>
        <source>Period &amp;before</source>
        <translation>Zeitraum da&amp;vor</translation>
    </message>
    <message>
        <source>Period &amp;after</source>
        <translation>Zeitraum da&amp;nach</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>&amp;Neu laden</translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation>&amp;Aussehen</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>Wie das &amp;System</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>%1 – Footfall</source>
        <translation>%1 – Footfall</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Exportieren</translation>
    </message>
</context>
<context>
    <name>footfall::app::MetricCell</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>up %1</source>
        <translation>%1 mehr</translation>
    </message>
    <message>
        <source>down %1</source>
        <translation>%1 weniger</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>unverändert</translation>
    </message>
    <message>
        <source>before: %1</source>
        <translation>vorher: %1</translation>
    </message>
    <message>
        <source>the period before is not wholly covered by data</source>
        <translation>der Zeitraum davor ist nicht ganz von Daten abgedeckt</translation>
    </message>
    <message>
        <source>click to show it on the chart</source>
        <translation>Klicken zeigt es im Diagramm</translation>
    </message>
</context>
<context>
    <name>footfall::app::PeriodPicker</name>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>7 d</source>
        <comment>days</comment>
        <translation>7 T</translation>
    </message>
    <message>
        <source>30 d</source>
        <comment>days</comment>
        <translation>30 T</translation>
    </message>
    <message>
        <source>90 d</source>
        <comment>days</comment>
        <translation>90 T</translation>
    </message>
    <message>
        <source>12 mo</source>
        <comment>months</comment>
        <translation>12 M</translation>
    </message>
    <message>
        <source>The period before</source>
        <translation>Der Zeitraum davor</translation>
    </message>
    <message>
        <source>The period after</source>
        <translation>Der Zeitraum danach</translation>
    </message>
    <message>
        <source>Period: %1</source>
        <translation>Zeitraum: %1</translation>
    </message>
    <message>
        <source>Choose days…</source>
        <translation>Tage wählen…</translation>
    </message>
</context>
<context>
    <name>footfall::app::Program</name>
    <message>
        <source>Nothing is collected just now</source>
        <translation>Gerade wird nichts gesammelt</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>&amp;Einstellungen…</translation>
    </message>
    <message>
        <source>The settings could not be put into force</source>
        <translation>Die Einstellungen konnten nicht in Kraft gesetzt werden</translation>
    </message>
</context>
<context>
    <name>footfall::app::RowList</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
</context>
<context>
    <name>footfall::app::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Pages of the settings</source>
        <translation>Seiten der Einstellungen</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>The window and the data.</source>
        <translation>Das Fenster und die Daten.</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>How the window looks.</source>
        <translation>Wie das Fenster aussieht.</translation>
    </message>
    <message>
        <source>Collector</source>
        <translation>Sammler</translation>
    </message>
    <message>
        <source>How this computer receives views.</source>
        <translation>Wie dieser Computer Aufrufe empfängt.</translation>
    </message>
    <message>
        <source>&amp;Keep collecting when the window is closed</source>
        <translation>&amp;Weiter sammeln, wenn das Fenster geschlossen ist</translation>
    </message>
    <message>
        <source>Footfall stays in the system tray.</source>
        <translation>Footfall bleibt im Infobereich.</translation>
    </message>
    <message>
        <source>This desktop has no system tray, so closing the window quits. To collect without a window, run footfall-server.</source>
        <translation>Dieser Desktop hat keinen Infobereich, deshalb beendet das Schließen das Programm. Ohne Fenster sammelt footfall-server.</translation>
    </message>
    <message>
        <source>&amp;Open folder</source>
        <translation>Ordner &amp;öffnen</translation>
    </message>
    <message>
        <source>Copy pa&amp;th</source>
        <translation>&amp;Pfad kopieren</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>&amp;Data folder</source>
        <translation>&amp;Datenordner</translation>
    </message>
    <message>
        <source>All that Footfall keeps is in it. Another folder is another installation: start footfall with --data-dir.</source>
        <translation>Alles, was Footfall aufbewahrt, liegt darin. Ein anderer Ordner ist eine andere Installation: footfall mit --data-dir starten.</translation>
    </message>
    <message>
        <source>&amp;System</source>
        <translation>&amp;System</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>Dar&amp;k</source>
        <translation>D&amp;unkel</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Farben</translation>
    </message>
    <message>
        <source>“System” follows the desktop, also when it changes.</source>
        <translation>„System“ folgt dem Desktop, auch wenn er wechselt.</translation>
    </message>
    <message>
        <source>&amp;Restore defaults</source>
        <translation>Voreinste&amp;llungen</translation>
    </message>
    <message>
        <source>Sa&amp;ve</source>
        <translation>S&amp;peichern</translation>
    </message>
</context>
<context>
    <name>footfall::app::SiteDelegate</name>
    <message>
        <source>%1 now</source>
        <translation>%1 jetzt</translation>
    </message>
    <message>
        <source>quiet</source>
        <translation>ruhig</translation>
    </message>
</context>
<context>
    <name>footfall::app::SiteDialog</name>
    <message>
        <source>Site: %1</source>
        <translation>Website: %1</translation>
    </message>
    <message>
        <source>&amp;General</source>
        <translation>&amp;Allgemein</translation>
    </message>
    <message>
        <source>&amp;Counting</source>
        <translation>&amp;Zählen</translation>
    </message>
    <message>
        <source>&amp;Snippet</source>
        <translation>&amp;Snippet</translation>
    </message>
    <message>
        <source>As it stands in the list of sites.</source>
        <translation>So steht sie in der Liste der Websites.</translation>
    </message>
    <message>
        <source>C&amp;opy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>Days end at &amp;midnight in</source>
        <translation>Tage enden um &amp;Mitternacht in</translation>
    </message>
    <message>
        <source>&amp;Tracking code</source>
        <translation>&amp;Tracking-Code</translation>
    </message>
    <message>
        <source>Public: it stands in the snippet, and never changes.</source>
        <translation>Öffentlich: Er steht im Snippet und ändert sich nie.</translation>
    </message>
    <message>
        <source>&amp;Honour “do not track” and GPC</source>
        <translation>„Do not track“ und GPC &amp;achten</translation>
    </message>
    <message>
        <source>C&amp;ount visits on</source>
        <translation>&amp;Besuche zählen auf</translation>
    </message>
    <message>
        <source>Visitors</source>
        <translation>Besucher</translation>
    </message>
    <message>
        <source>Views from such browsers are turned away and not counted.</source>
        <translation>Aufrufe solcher Browser werden abgewiesen und nicht gezählt.</translation>
    </message>
    <message>
        <source>Put this line before &lt;/head&gt; on every page</source>
        <translation>Diese Zeile auf jede Seite vor &lt;/head&gt; setzen</translation>
    </message>
    <message>
        <source>It sets no cookie and stores nothing in the browser. Where it points to is the public address in Settings, Collector.</source>
        <translation>Sie setzt kein Cookie und speichert nichts im Browser. Wohin sie zeigt, steht als öffentliche Adresse unter Einstellungen, Sammler.</translation>
    </message>
    <message>
        <source>&amp;Delete site…</source>
        <translation>Website &amp;löschen…</translation>
    </message>
    <message>
        <source>Sa&amp;ve</source>
        <translation>S&amp;peichern</translation>
    </message>
    <message>
        <source>In force from %1; until then days end at midnight in %2.</source>
        <translation>In Kraft ab %1; bis dahin enden Tage um Mitternacht in %2.</translation>
    </message>
    <message>
        <source>Days of all numbers begin and end there.</source>
        <translation>Die Tage aller Zahlen beginnen und enden dort.</translation>
    </message>
    <message>
        <source>A site needs a name.</source>
        <translation>Eine Website braucht einen Namen.</translation>
    </message>
    <message>
        <source>There is no such time zone. Type a city, like Berlin, and choose one.</source>
        <translation>Diese Zeitzone gibt es nicht. Eine Stadt tippen, etwa Berlin, und wählen.</translation>
    </message>
    <message>
        <source>Takes force at the next midnight of the old zone; at once if nothing was counted yet. What was counted keeps its days.</source>
        <translation>Gilt ab der nächsten Mitternacht der alten Zone; sofort, wenn noch nichts gezählt ist. Gezähltes behält seine Tage.</translation>
    </message>
</context>
<context>
    <name>footfall::app::SiteForm</name>
    <message>
        <source>Without https:// or a path. Every page of it is counted.</source>
        <translation>Ohne https:// und ohne Pfad. Jede Seite davon wird gezählt.</translation>
    </message>
    <message>
        <source>The address under which the collector (%1) is seen from outside. It can be changed later.</source>
        <translation>Die Adresse, unter der der Sammler (%1) von außen zu sehen ist. Sie lässt sich später ändern.</translation>
    </message>
    <message>
        <source>&amp;Domain</source>
        <translation>&amp;Domain</translation>
    </message>
    <message>
        <source>Days end at &amp;midnight in</source>
        <translation>Tage enden um &amp;Mitternacht in</translation>
    </message>
    <message>
        <source>&amp;Visitors reach</source>
        <translation>&amp;Besucher erreichen</translation>
    </message>
    <message>
        <source>Counted as %1.</source>
        <translation>Wird als %1 gezählt.</translation>
    </message>
    <message>
        <source>Fine for a computer in your network. A domain has an ending, like %1.com.</source>
        <translation>Gut für einen Computer im eigenen Netz. Eine Domain hat eine Endung, etwa %1.com.</translation>
    </message>
    <message>
        <source>There is no such time zone. Type a city, like Berlin, and choose one.</source>
        <translation>Diese Zeitzone gibt es nicht. Eine Stadt tippen, etwa Berlin, und wählen.</translation>
    </message>
    <message>
        <source>Use https://%1</source>
        <translation>https://%1 nehmen</translation>
    </message>
    <message>
        <source>Type the domain that is to be counted.</source>
        <translation>Die Domain eintippen, die gezählt werden soll.</translation>
    </message>
</context>
<context>
    <name>footfall::app::SiteListModel</name>
    <message>
        <source>%1, %2 visitors today, %3 now</source>
        <translation>%1, %2 Besucher heute, %3 jetzt</translation>
    </message>
</context>
<context>
    <name>footfall::app::SiteSidebar</name>
    <message>
        <source>Find site</source>
        <translation>Website finden</translation>
    </message>
    <message>
        <source>Find site (Ctrl+K)</source>
        <translation>Website finden (Strg+K)</translation>
    </message>
    <message>
        <source>Sites</source>
        <translation>Websites</translation>
    </message>
    <message>
        <source>visitors today</source>
        <translation>Besucher heute</translation>
    </message>
    <message>
        <source>Add a site</source>
        <translation>Eine Website hinzufügen</translation>
    </message>
    <message>
        <source>Site settings…</source>
        <translation>Einstellungen der Website…</translation>
    </message>
</context>
<context>
    <name>footfall::app::SnippetView</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>The line for your pages</source>
        <translation>Die Zeile für die Seiten</translation>
    </message>
</context>
<context>
    <name>footfall::app::StateView</name>
    <message>
        <source>Loading</source>
        <translation>Lädt</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
</context>
<context>
    <name>footfall::app::TimeSeriesChart</name>
    <message>
        <source>Chart of the period</source>
        <translation>Diagramm des Zeitraums</translation>
    </message>
    <message>
        <source>so far</source>
        <translation>bisher</translation>
    </message>
    <message>
        <source>vs %1</source>
        <translation>gegen %1</translation>
    </message>
    <message>
        <source>%1 before</source>
        <translation>%1 vorher</translation>
    </message>
</context>
<context>
    <name>footfall::app::Tray</name>
    <message>
        <source>&amp;Open Footfall</source>
        <translation>Footfall &amp;öffnen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Footfall: nobody just now</source>
        <translation>Footfall: gerade niemand</translation>
    </message>
    <message numerus="yes">
        <source>Footfall: %Ln visitor(s) now</source>
        <translation>
            <numerusform>Footfall: %Ln Besucher jetzt</numerusform>
            <numerusform>Footfall: %Ln Besucher jetzt</numerusform>
        </translation>
    </message>
    <message>
        <source>Footfall keeps collecting</source>
        <translation>Footfall sammelt weiter</translation>
    </message>
    <message>
        <source>Visits are counted while the window is closed. Footfall stays in the system tray; open or quit it there. This can be changed in Settings, General.</source>
        <translation>Besuche werden gezählt, auch wenn das Fenster geschlossen ist. Footfall bleibt im Infobereich und lässt sich dort öffnen oder beenden. Zu ändern unter Einstellungen, Allgemein.</translation>
    </message>
    <message>
        <source>&amp;Keep collecting</source>
        <translation>&amp;Weiter sammeln</translation>
    </message>
    <message>
        <source>&amp;Quit instead</source>
        <translation>Lieber &amp;beenden</translation>
    </message>
</context>
<context>
    <name>footfall::app::WaitingPage</name>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>One line of HTML, then this page fills itself.</source>
        <translation>Eine Zeile HTML, dann füllt sich diese Seite von selbst.</translation>
    </message>
    <message>
        <source>Site added</source>
        <translation>Website hinzugefügt</translation>
    </message>
    <message>
        <source>Chan&amp;ge…</source>
        <translation>Änd&amp;ern…</translation>
    </message>
    <message>
        <source>Put this line before &lt;/head&gt; on every page</source>
        <translation>Diese Zeile auf jede Seite vor &lt;/head&gt; setzen</translation>
    </message>
    <message>
        <source>It is on the clipboard. Paste it into your site&apos;s template.</source>
        <translation>Sie liegt in der Zwischenablage. Jetzt in die Vorlage der Website einfügen.</translation>
    </message>
    <message>
        <source>Waiting for the first visit</source>
        <translation>Warten auf den ersten Besuch</translation>
    </message>
    <message>
        <source>Open your site in a browser. The first view appears here within a second.</source>
        <translation>Die Website in einem Browser öffnen. Der erste Aufruf erscheint hier binnen einer Sekunde.</translation>
    </message>
    <message>
        <source>&amp;Open my site</source>
        <translation>Meine Website ö&amp;ffnen</translation>
    </message>
    <message>
        <source>Days end at midnight in %1.</source>
        <translation>Tage enden um Mitternacht in %1.</translation>
    </message>
    <message>
        <source>Listening for %1</source>
        <translation>Lauscht seit %1</translation>
    </message>
    <message>
        <source>Nothing can arrive just now.</source>
        <translation>Gerade kann nichts eintreffen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln view(s) received on %1</source>
        <translation>
            <numerusform>%Ln Aufruf auf %1 empfangen</numerusform>
            <numerusform>%Ln Aufrufe auf %1 empfangen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>footfall::pipeline::WriterLoop</name>
    <message>
        <source>Footfall is closing. The site is gone; the rest of its data will be deleted at the next start.</source>
        <translation>Footfall wird gerade beendet. Die Website ist weg; der Rest ihrer Daten wird beim nächsten Start gelöscht.</translation>
    </message>
</context>
</TS>
