<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en_US">
<context>
    <name>AddressWords</name>
    <message>
        <source>the connection</source>
        <translation>der Verbindung</translation>
    </message>
    <message>
        <source>No proxy</source>
        <translation>Kein Proxy</translation>
    </message>
    <message>
        <source>You are seen as %1 because that address opened the connection, and no proxy named another.</source>
        <translation>Zu sehen ist %1, weil diese Adresse die Verbindung geöffnet hat und kein Proxy eine andere nennt.</translation>
    </message>
    <message>
        <source>private address</source>
        <translation>private Adresse</translation>
    </message>
    <message>
        <source>%1 is an address of a private network. If a proxy stands there, every visitor would be seen as it: let the proxy send X-Forwarded-For and trust it in the settings.</source>
        <translation>%1 gehört zu einem privaten Netz. Steht dort ein Proxy, wären alle Besucher mit dieser Adresse zu sehen: Der Proxy muss X-Forwarded-For senden, und die Einstellungen müssen ihm vertrauen.</translation>
    </message>
    <message>
        <source>as expected</source>
        <translation>wie erwartet</translation>
    </message>
    <message>
        <source>%1, set by %2</source>
        <comment>a header and an address</comment>
        <translation>%1, gesetzt von %2</translation>
    </message>
    <message>
        <source>Yes, %1</source>
        <comment>a range of addresses</comment>
        <translation>Ja, %1</translation>
    </message>
    <message>
        <source>You are seen as %1 because %2 opened the connection, lies in %3, which you trust, and named this address in %4.</source>
        <translation>Zu sehen ist %1, weil %2 die Verbindung geöffnet hat, im vertrauten Bereich %3 liegt und diese Adresse in %4 nennt.</translation>
    </message>
    <message>
        <source>%1 is an address of a private network. If it is a further proxy, trust it as well.</source>
        <translation>%1 gehört zu einem privaten Netz. Ist es ein weiterer Proxy, muss ihm auch vertraut werden.</translation>
    </message>
    <message>
        <source>header ignored</source>
        <translation>Kopfzeile nicht beachtet</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>You are seen as %1 because it opened the connection and is no trusted proxy; what it says in %2 was not believed.</source>
        <translation>Zu sehen ist %1, weil diese Adresse die Verbindung geöffnet hat und kein vertrauter Proxy ist; was sie in %2 sagt, wurde nicht geglaubt.</translation>
    </message>
    <message>
        <source>If %1 is your proxy, trust it in the settings. If it is not, all is well: anybody can send such a header.</source>
        <translation>Ist %1 der eigene Proxy, muss ihm in den Einstellungen vertraut werden. Wenn nicht, ist alles in Ordnung: Eine solche Kopfzeile kann jeder senden.</translation>
    </message>
    <message>
        <source>no header</source>
        <translation>keine Kopfzeile</translation>
    </message>
    <message>
        <source>You are seen as %1 because that trusted proxy opened the connection and did not say for whom.</source>
        <translation>Zu sehen ist %1, weil dieser vertraute Proxy die Verbindung geöffnet hat und nicht sagt, für wen.</translation>
    </message>
    <message>
        <source>Let the proxy send X-Forwarded-For with the visitor’s address. If the test did not go through the proxy, set the public address in the settings.</source>
        <translation>Der Proxy muss X-Forwarded-For mit der Adresse des Besuchers senden. Ging der Test nicht durch den Proxy, gehört dessen Adresse als öffentliche Adresse in die Einstellungen.</translation>
    </message>
</context>
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
    <name>CollectorState</name>
    <message>
        <source>Spooling</source>
        <translation>Puffert</translation>
    </message>
    <message numerus="yes">
        <source>%n view(s) wait on the disk.</source>
        <translation>
            <numerusform>%n Aufruf wartet auf der Festplatte.</numerusform>
            <numerusform>%n Aufrufe warten auf der Festplatte.</numerusform>
        </translation>
    </message>
    <message>
        <source>Collecting</source>
        <translation>Sammelt</translation>
    </message>
    <message>
        <source>A long-running reader holds up the erasing of old data.</source>
        <translation>Ein Programm, das lange liest, hält das Löschen alter Daten auf.</translation>
    </message>
    <message>
        <source>The database is being checked.</source>
        <translation>Die Datenbank wird geprüft.</translation>
    </message>
    <message>
        <source>The database is being checked</source>
        <translation>Die Datenbank wird geprüft</translation>
    </message>
    <message>
        <source>The database is damaged.</source>
        <translation>Die Datenbank ist beschädigt.</translation>
    </message>
    <message>
        <source>The database is damaged</source>
        <translation>Die Datenbank ist beschädigt</translation>
    </message>
    <message>
        <source>Views are kept, and all other facts are counted; answers that need the damaged ones fail. Keep a copy, and restore a backup. “footfall-server check” names all that is damaged: %1</source>
        <translation>Aufrufe werden gespeichert und alle anderen Fakten gezählt; Antworten, die die beschädigten brauchen, schlagen fehl. Bitte eine Kopie behalten und eine Sicherung zurückspielen. „footfall-server check“ nennt alles, was beschädigt ist: %1</translation>
    </message>
    <message>
        <source>The last run did not end as it should, or found damage.</source>
        <translation>Der letzte Lauf endete nicht, wie er sollte, oder fand Schäden.</translation>
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
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>Views that arrive now are not counted.</source>
        <translation>Aufrufe, die jetzt eintreffen, werden nicht gezählt.</translation>
    </message>
    <message>
        <source>Unreachable</source>
        <translation>Nicht erreichbar</translation>
    </message>
</context>
<context>
    <name>Dates</name>
    <message>
        <source>d</source>
        <translation>d.</translation>
    </message>
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
    <message>
        <source>“%1” is not an address or a range of addresses. Write it like 203.0.113.7 or 203.0.113.0/24.</source>
        <translation>„%1“ ist weder eine Adresse noch ein Adressbereich. Richtig wäre 203.0.113.7 oder 203.0.113.0/24.</translation>
    </message>
    <message>
        <source>A rule has at most %1 characters: “%2…”</source>
        <translation>Eine Regel hat höchstens %1 Zeichen: „%2…“</translation>
    </message>
    <message>
        <source>“%1” begins with neither a slash nor a star, so no page would match.</source>
        <translation>„%1“ beginnt weder mit einem Schrägstrich noch mit einem Stern; so passt keine Seite.</translation>
    </message>
    <message>
        <source>“%1” is not the name of a query value.</source>
        <translation>„%1“ ist kein Name eines Abfragewerts.</translation>
    </message>
    <message>
        <source>There are at most %1 rules of one kind.</source>
        <translation>Es gibt höchstens %1 Regeln einer Art.</translation>
    </message>
    <message>
        <source>“%1” is not an alias of this site.</source>
        <translation>„%1“ ist kein weiterer Name dieser Website.</translation>
    </message>
    <message>
        <source>A site has at most %1 aliases.</source>
        <translation>Eine Website hat höchstens %1 weitere Namen.</translation>
    </message>
    <message>
        <source>A goal needs a name of at most %1 characters.</source>
        <translation>Ein Ziel braucht einen Namen von höchstens %1 Zeichen.</translation>
    </message>
    <message>
        <source>A goal needs an event&apos;s name or a page, of at most %1 characters.</source>
        <translation>Ein Ziel braucht den Namen eines Ereignisses oder eine Seite, höchstens %1 Zeichen.</translation>
    </message>
    <message>
        <source>A goal&apos;s page begins with a slash, like /thank-you or /order/*.</source>
        <translation>Die Seite eines Ziels beginnt mit einem Schrägstrich, etwa /danke oder /bestellung/*.</translation>
    </message>
    <message>
        <source>There is already a goal with the name “%1”.</source>
        <translation>Ein Ziel namens „%1“ gibt es schon.</translation>
    </message>
    <message>
        <source>A site has at most %1 goals.</source>
        <translation>Eine Website hat höchstens %1 Ziele.</translation>
    </message>
    <message>
        <source>There is no goal with the name “%1”.</source>
        <translation>Es gibt kein Ziel namens „%1“.</translation>
    </message>
    <message>
        <source>The site has no such token.</source>
        <translation>Ein solches Token hat die Website nicht.</translation>
    </message>
    <message>
        <source>A token needs a name.</source>
        <translation>Ein Token braucht einen Namen.</translation>
    </message>
    <message>
        <source>This is not the hash of a token.</source>
        <translation>Das ist nicht der Hash eines Tokens.</translation>
    </message>
    <message>
        <source>A site has at most %1 tokens.</source>
        <translation>Eine Website hat höchstens %1 Token.</translation>
    </message>
    <message>
        <source>A site has at most %1 address ranges.</source>
        <translation>Eine Website hat höchstens %1 Adressbereiche.</translation>
    </message>
    <message>
        <source>An alias is another product&apos;s site id, UUID or domain: 1 to %1 characters without spaces.</source>
        <translation>Ein weiterer Name ist Website-Kennung, UUID oder Domain eines anderen Produkts: 1 bis %1 Zeichen ohne Leerzeichen.</translation>
    </message>
    <message>
        <source>Page views cannot be filtered by “%1”: nothing tells which views and events belong to one person.</source>
        <translation>Seitenaufrufe lassen sich nicht nach „%1“ filtern: Nichts sagt, welche Aufrufe und Ereignisse zu einer Person gehören.</translation>
    </message>
    <message>
        <source>There is no dimension “%1” to filter by. Do you mean “%2”?</source>
        <translation>Nach „%1“ kann nicht gefiltert werden. Ist „%2“ gemeint?</translation>
    </message>
    <message>
        <source>There is no dimension “%1” to filter by. There are: %2.</source>
        <translation>Nach „%1“ kann nicht gefiltert werden. Es gibt: %2.</translation>
    </message>
    <message>
        <source>There is no country “%1”. Write its two letters, country=DE, or its English name, country=Germany.</source>
        <translation>Es gibt kein Land „%1“. Zu schreiben sind seine zwei Buchstaben, country=DE, oder sein englischer Name, country=Germany.</translation>
    </message>
    <message>
        <source>There is no language “%1”. Write its code, language=de or language=pt-BR, or its English name, language=German.</source>
        <translation>Es gibt keine Sprache „%1“. Zu schreiben ist ihr Kürzel, language=de oder language=pt-BR, oder ihr englischer Name, language=German.</translation>
    </message>
    <message>
        <source>“%1” is no %2. There are: %3.</source>
        <translation>„%1“ gibt es unter %2 nicht. Es gibt: %3.</translation>
    </message>
    <message>
        <source>A filter has at most %1 characters.</source>
        <translation>Ein Filter hat höchstens %1 Zeichen.</translation>
    </message>
    <message>
        <source>A filter is one line without control characters.</source>
        <translation>Ein Filter ist eine Zeile ohne Steuerzeichen.</translation>
    </message>
    <message>
        <source>“%1” is not a filter. Write it like source=Google, page!=/about, page~docs, page@/docs/* or page@/^\/docs/.</source>
        <translation>„%1“ ist kein Filter. Richtig wäre zum Beispiel source=Google, page!=/about, page~docs, page@/docs/* oder page@/^\/docs/.</translation>
    </message>
    <message>
        <source>The filter “%1” has no text to look for. What is not set is written %2=.</source>
        <translation>Dem Filter „%1“ fehlt der Text, nach dem gesucht wird. Was nicht gesetzt ist, schreibt man %2=.</translation>
    </message>
    <message>
        <source>At most %1 filters can be combined.</source>
        <translation>Höchstens %1 Filter lassen sich verbinden.</translation>
    </message>
    <message>
        <source>A segment needs a name of 1 to %1 characters.</source>
        <translation>Ein Segment braucht einen Namen mit 1 bis %1 Zeichen.</translation>
    </message>
    <message>
        <source>A segment needs a filter, like source=Google or page@/docs/*.</source>
        <translation>Ein Segment braucht einen Filter, wie source=Google oder page@/docs/*.</translation>
    </message>
    <message>
        <source>A segment&apos;s filter cannot have a line break in it.</source>
        <translation>Im Filter eines Segments kann kein Zeilenumbruch stehen.</translation>
    </message>
    <message>
        <source>There is no segment with the name “%1”.</source>
        <translation>Es gibt kein Segment mit dem Namen „%1“.</translation>
    </message>
    <message>
        <source>A site has at most %1 segments.</source>
        <translation>Eine Website hat höchstens %1 Segmente.</translation>
    </message>
    <message>
        <source>Strict needs a number of visits from %1 to %2, or to be off.</source>
        <translation>Streng braucht eine Zahl von %1 bis %2 Besuchen oder ist aus.</translation>
    </message>
    <message>
        <source>Days and their hours are kept for %1 days at least, or forever.</source>
        <translation>Tage und ihre Stunden werden mindestens %1 Tage lang aufbewahrt oder für immer.</translation>
    </message>
</context>
<context>
    <name>Durations</name>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <comment>hours</comment>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 d</source>
        <comment>days</comment>
        <translation>%1 T.</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>vor %n Minute</numerusform>
            <numerusform>vor %n Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation>
            <numerusform>vor %n Stunde</numerusform>
            <numerusform>vor %n Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>vor %n Tag</numerusform>
            <numerusform>vor %n Tagen</numerusform>
        </translation>
    </message>
    <message>
        <source>s</source>
        <comment>seconds</comment>
        <translation>s</translation>
    </message>
    <message>
        <source>ms</source>
        <comment>milliseconds</comment>
        <translation>ms</translation>
    </message>
    <message>
        <source>d MMM, HH:mm</source>
        <comment>a day and a time</comment>
        <translation>d. MMM, HH:mm</translation>
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
    <name>FactEngine</name>
    <message>
        <source>There is not enough memory to answer. Ask for a shorter period.</source>
        <translation>Der Speicher reicht für die Antwort nicht aus. Ein kürzerer Zeitraum kommt mit weniger aus.</translation>
    </message>
    <message>
        <source>There is not enough memory to answer. Ask for a shorter period, or lower the cache&apos;s size.</source>
        <translation>Der Speicher reicht für die Antwort nicht aus. Ein kürzerer Zeitraum oder ein kleinerer Zwischenspeicher kommt mit weniger aus.</translation>
    </message>
</context>
<context>
    <name>Filters</name>
    <message>
        <source>What was seen</source>
        <translation>Was gesehen wurde</translation>
    </message>
    <message>
        <source>Where from</source>
        <translation>Woher</translation>
    </message>
    <message>
        <source>Campaigns</source>
        <translation>Kampagnen</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>With what</source>
        <translation>Womit</translation>
    </message>
    <message>
        <source>Event or goal</source>
        <translation>Ereignis oder Ziel</translation>
    </message>
    <message>
        <source>Nothing tells which views and events belong to one person, so views cannot be chosen by what somebody did. The lists of goals and events show where each happened.</source>
        <translation>Nichts sagt, welche Aufrufe und Ereignisse zu einer Person gehören; deshalb lassen sich Aufrufe nicht danach auswählen, was jemand getan hat. Die Listen der Ziele und Ereignisse zeigen, wo jedes geschah.</translation>
    </message>
    <message>
        <source>Other pages of the visit</source>
        <translation>Andere Seiten des Besuchs</translation>
    </message>
    <message>
        <source>Which pages a visit went on to is not kept: a row of pages would be a person&apos;s trail. Entry page chooses the first views alone.</source>
        <translation>Zu welchen Seiten ein Besuch weiterging, wird nicht aufbewahrt: Eine Folge von Seiten wäre die Spur einer Person. Die Einstiegsseite wählt nur die ersten Aufrufe aus.</translation>
    </message>
    <message>
        <source>That is too long: %1 characters are the most.</source>
        <translation>Das ist zu lang: Höchstens %1 Zeichen sind möglich.</translation>
    </message>
    <message>
        <source>This is not a regular expression: %1.</source>
        <translation>Das ist kein regulärer Ausdruck: %1.</translation>
    </message>
    <message>
        <source>is</source>
        <comment>Country is Germany</comment>
        <translation>ist</translation>
    </message>
    <message>
        <source>is not</source>
        <comment>Country is not Germany</comment>
        <translation>ist nicht</translation>
    </message>
    <message>
        <source>contains</source>
        <comment>Page contains docs</comment>
        <translation>enthält</translation>
    </message>
    <message>
        <source>does not contain</source>
        <comment>Page does not contain docs</comment>
        <translation>enthält nicht</translation>
    </message>
    <message>
        <source>matches</source>
        <comment>Page matches /docs/*</comment>
        <translation>passt auf</translation>
    </message>
    <message>
        <source>does not match</source>
        <comment>Page does not match /docs/*</comment>
        <translation>passt nicht auf</translation>
    </message>
    <message>
        <source>matches expression</source>
        <comment>Page matches expression ^/docs</comment>
        <translation>passt auf Ausdruck</translation>
    </message>
    <message>
        <source>does not match expression</source>
        <comment>Page does not match expression ^/docs</comment>
        <translation>passt nicht auf Ausdruck</translation>
    </message>
    <message>
        <source>%1 or %2</source>
        <comment>values of a filter</comment>
        <translation>%1 oder %2</translation>
    </message>
    <message>
        <source>or %1</source>
        <comment>a dimension, as an alternative</comment>
        <translation>oder %1</translation>
    </message>
    <message>
        <source>At most so many: who saw several of these pages is counted with each, because nothing tells that it was the same person.</source>
        <translation>Höchstens so viele: Wer mehrere dieser Seiten sah, zählt bei jeder, denn nichts sagt, dass es dieselbe Person war.</translation>
    </message>
    <message>
        <source>Not known under this filter: “%1” is kept only with the first view of a visit, so that views cannot be joined to a person.</source>
        <translation>Unter diesem Filter nicht bekannt: „%1“ wird nur beim ersten Aufruf eines Besuchs aufbewahrt, damit sich Aufrufe nicht zu einer Person verbinden lassen.</translation>
    </message>
    <message>
        <source>Not known under this filter: a visit&apos;s length is that of all its views, and nothing tells which of them belong together.</source>
        <translation>Unter diesem Filter nicht bekannt: Ein Besuch dauert so lange wie alle seine Aufrufe, und nichts sagt, welche zusammengehören.</translation>
    </message>
    <message>
        <source>Not known under this filter.</source>
        <translation>Unter diesem Filter nicht bekannt.</translation>
    </message>
    <message>
        <source>It is kept only with the first view of a visit: page views and times will not be known.</source>
        <translation>Das wird nur beim ersten Aufruf eines Besuchs aufbewahrt: Seitenaufrufe und Zeiten werden nicht bekannt sein.</translation>
    </message>
    <message>
        <source>Visit durations will not be known, and visitors of several pages only at most.</source>
        <translation>Die Besuchsdauer wird nicht bekannt sein, und Besucher mehrerer Seiten nur als Höchstzahl.</translation>
    </message>
    <message>
        <source>Visit durations will not be known.</source>
        <translation>Die Besuchsdauer wird nicht bekannt sein.</translation>
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
        <source>The country database %1 cannot be read.</source>
        <translation>Die Länderdatenbank %1 ist nicht lesbar.</translation>
    </message>
    <message>
        <source>%1: %2 Correct it, then start again.</source>
        <translation>%1: %2 Berichtigen, dann neu starten.</translation>
    </message>
    <message>
        <source>%1: %2 Correct it, then reload.</source>
        <translation>%1: %2 Berichtigen, dann neu laden.</translation>
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
        <source>The settings could not be written to %1. Check the rights of the directory and the space on the disk.</source>
        <translation>Die Einstellungen ließen sich nicht nach %1 schreiben. Rechte des Verzeichnisses und freien Platz prüfen.</translation>
    </message>
    <message>
        <source>“%1” is not a place to listen on. Write it like 127.0.0.1:8080.</source>
        <translation>„%1“ ist kein Ort zum Lauschen. Richtig wäre zum Beispiel 127.0.0.1:8080.</translation>
    </message>
    <message>
        <source>The name in %1 cannot be found. Check how it is written, and that it is registered.</source>
        <translation>Der Name in %1 ist nicht zu finden. Ist er richtig geschrieben und eingetragen?</translation>
    </message>
    <message>
        <source>Nothing listens at %1. Start the proxy, or let Footfall listen there.</source>
        <translation>Unter %1 lauscht niemand. Den Proxy starten oder Footfall dort lauschen lassen.</translation>
    </message>
    <message>
        <source>The certificate of %1 is not accepted: %2 Browsers refuse it as well.</source>
        <translation>Das Zertifikat von %1 wird nicht angenommen: %2 Auch Browser lehnen es ab.</translation>
    </message>
    <message>
        <source>The test request to %1 failed: %2.</source>
        <translation>Die Testanfrage an %1 ist gescheitert: %2.</translation>
    </message>
    <message numerus="yes">
        <source>%1 did not answer within %n seconds. A firewall may be in the way; and some home routers do not let a computer reach its own public address, which then works from outside only.</source>
        <translation>
            <numerusform>%1 hat innerhalb von %n Sekunde nicht geantwortet. Vielleicht ist eine Firewall im Weg; und manche Router lassen einen Rechner seine eigene öffentliche Adresse nicht erreichen, die dann nur von außen geht.</numerusform>
            <numerusform>%1 hat innerhalb von %n Sekunden nicht geantwortet. Vielleicht ist eine Firewall im Weg; und manche Router lassen einen Rechner seine eigene öffentliche Adresse nicht erreichen, die dann nur von außen geht.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 sends visitors on to %2. Trackers do not follow: make that the public address.</source>
        <translation>%1 leitet Besucher nach %2 weiter. Tracker folgen dem nicht: Diese Adresse als öffentliche Adresse eintragen.</translation>
    </message>
    <message>
        <source>%1 answers, but does not pass the request on to this Footfall (404). Where Footfall is reached below a path, the public address names it, as in https://example.com/stats, and the proxy takes it off.</source>
        <translation>%1 antwortet, reicht die Anfrage aber nicht an dieses Footfall weiter (404). Ist Footfall unter einem Pfad zu erreichen, nennt die öffentliche Adresse ihn, wie in https://example.com/stats, und der Proxy nimmt ihn weg.</translation>
    </message>
    <message>
        <source>%1 lets nobody in without more (%2). Visitors have no password: let requests to Footfall through.</source>
        <translation>%1 lässt niemanden ohne Weiteres ein (%2). Besucher haben kein Passwort: Anfragen an Footfall durchlassen.</translation>
    </message>
    <message>
        <source>%1 answers, but cannot reach Footfall (%2). Check the address and port that the proxy passes requests to.</source>
        <translation>%1 antwortet, erreicht aber Footfall nicht (%2). Adresse und Port prüfen, an die der Proxy Anfragen weiterreicht.</translation>
    </message>
    <message>
        <source>%1 answers, but not as Footfall does (%2).</source>
        <translation>%1 antwortet, aber nicht wie Footfall (%2).</translation>
    </message>
    <message>
        <source>Something else than Footfall answers at %1. Check the address, and where the proxy passes requests to.</source>
        <translation>Unter %1 antwortet etwas anderes als Footfall. Die Adresse prüfen, und wohin der Proxy Anfragen weiterreicht.</translation>
    </message>
    <message>
        <source>%1 cannot be “%2”: it is %3 from %4 to %5.</source>
        <translation>%1 kann nicht „%2“ sein: Es ist %3 von %4 bis %5.</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>eine Zahl</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>eine ganze Zahl</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>“%1” is not a log level. Use debug, info, warning or error.</source>
        <translation>„%1“ ist keine Stufe des Protokolls. Möglich sind debug, info, warning und error.</translation>
    </message>
    <message>
        <source>HTTPS needs both listen/tlsCertificate and listen/tlsKey. Name both files, or neither.</source>
        <translation>HTTPS braucht listen/tlsCertificate und listen/tlsKey. Beide Dateien nennen oder keine.</translation>
    </message>
    <message>
        <source>The file %1 (listen/tlsCertificate, listen/tlsKey) cannot be read. Check its name and its rights.</source>
        <translation>Die Datei %1 (listen/tlsCertificate, listen/tlsKey) ist nicht lesbar. Name und Rechte prüfen.</translation>
    </message>
</context>
<context>
    <name>KeepingWords</name>
    <message>
        <source>In the last 30 days no visit saw several pages.</source>
        <translation>In den letzten 30 Tagen hat kein Besuch mehrere Seiten gesehen.</translation>
    </message>
    <message>
        <source>Of %1 visits that saw several pages in the last 30 days, about %2 % stand alone: in their hour nobody else came from the same source and country with the same browser and device. Nothing links their views, but whoever has the database could infer that they belong together.</source>
        <translation>Von %1 Besuchen mit mehreren Seiten in den letzten 30 Tagen stehen etwa %2 % allein: In ihrer Stunde kam sonst niemand aus derselben Quelle und demselben Land mit demselben Browser und Gerät. Nichts verbindet ihre Aufrufe, aber wer die Datenbank hat, könnte darauf schließen, dass sie zusammengehören.</translation>
    </message>
    <message>
        <source>Deletes %1 page views and %2 events of %3 days before %4, about %5.</source>
        <translation>Löscht %1 Seitenaufrufe und %2 Ereignisse von %3 Tagen vor dem %4, etwa %5.</translation>
    </message>
    <message>
        <source>Takes details that too few visits share from about %1 past page views and events.</source>
        <translation>Nimmt etwa %1 früheren Seitenaufrufen und Ereignissen Einzelheiten, die zu wenige Besuche teilen.</translation>
    </message>
    <message>
        <source>Days that were closed with fewer than %1 visits are closed anew and lose more details.</source>
        <translation>Tage, die mit weniger als %1 Besuchen abgeschlossen wurden, werden neu abgeschlossen und verlieren weitere Einzelheiten.</translation>
    </message>
    <message>
        <source>Days that are closed already stay as they are: %1 visits hold for days that close from now on.</source>
        <translation>Tage, die schon abgeschlossen sind, bleiben, wie sie sind: %1 Besuche gelten für Tage, die von jetzt an abgeschlossen werden.</translation>
    </message>
    <message>
        <source>The stricter setting holds for days that are over from %1 on; until then it can be taken back here.</source>
        <translation>Für Tage, die schon vorbei sind, gilt die strengere Einstellung ab %1; bis dahin lässt sie sich hier zurücknehmen.</translation>
    </message>
    <message>
        <source>Days and hours that are there already go on %1 at the earliest; until then that can be taken back here.</source>
        <translation>Tage und Stunden, die schon da sind, gehen frühestens am %1 verloren; bis dahin lässt es sich hier zurücknehmen.</translation>
    </message>
    <message>
        <source>Gives up the hour of %1 page views and events.</source>
        <translation>Gibt die Stunde von %1 Seitenaufrufen und Ereignissen auf.</translation>
    </message>
    <message>
        <source>Nothing that is there now would go.</source>
        <translation>Nichts, was jetzt da ist, ginge verloren.</translation>
    </message>
    <message>
        <source>That begins a day after it is saved; until then it can be taken back, afterwards not.</source>
        <translation>Das beginnt einen Tag nach dem Sichern; bis dahin lässt es sich zurücknehmen, danach nicht mehr.</translation>
    </message>
    <message>
        <source>%1 page views and events in %2, %3 names in %4, %5 rows of sums.</source>
        <translation>%1 Seitenaufrufe und Ereignisse in %2, %3 Namen in %4, %5 Zeilen mit Summen.</translation>
    </message>
    <message>
        <source>The database is whole.</source>
        <translation>Die Datenbank ist unversehrt.</translation>
    </message>
    <message>
        <source>The check was stopped before everything had been read.</source>
        <translation>Die Prüfung wurde abgebrochen, bevor alles gelesen war.</translation>
    </message>
    <message>
        <source>The database is damaged: %1 Keep a copy, and restore a backup.</source>
        <translation>Die Datenbank ist beschädigt: %1 Bitte eine Kopie behalten und eine Sicherung zurückspielen.</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Footfall cannot start</source>
        <translation>Footfall kann nicht starten</translation>
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
        <source>(withheld)</source>
        <translation>(zurückgehalten)</translation>
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
    <message>
        <source>Channels</source>
        <translation>Kanäle</translation>
    </message>
    <message>
        <source>Browsers</source>
        <translation>Browser</translation>
    </message>
    <message>
        <source>Browser versions</source>
        <translation>Browserversionen</translation>
    </message>
    <message>
        <source>Systems</source>
        <translation>Systeme</translation>
    </message>
    <message>
        <source>Sizes</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>Screens</source>
        <translation>Bildschirme</translation>
    </message>
    <message>
        <source>Campaign sources</source>
        <translation>Kampagnenquellen</translation>
    </message>
    <message>
        <source>Campaign media</source>
        <translation>Kampagnenmedien</translation>
    </message>
    <message>
        <source>Campaigns</source>
        <translation>Kampagnen</translation>
    </message>
    <message>
        <source>Campaign terms</source>
        <translation>Kampagnenbegriffe</translation>
    </message>
    <message>
        <source>Campaign contents</source>
        <translation>Kampagneninhalte</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>Browser</source>
        <translation>Browser</translation>
    </message>
    <message>
        <source>Browser version</source>
        <translation>Browserversion</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>Bildschirm</translation>
    </message>
    <message>
        <source>Campaign source</source>
        <translation>Kampagnenquelle</translation>
    </message>
    <message>
        <source>Campaign medium</source>
        <translation>Kampagnenmedium</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>Kampagne</translation>
    </message>
    <message>
        <source>Campaign term</source>
        <translation>Kampagnenbegriff</translation>
    </message>
    <message>
        <source>Campaign content</source>
        <translation>Kampagneninhalt</translation>
    </message>
    <message numerus="yes">
        <source>All %1 channels</source>
        <translation>
            <numerusform>Der einzige Kanal</numerusform>
            <numerusform>Alle %1 Kanäle</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %1 browsers</source>
        <translation>
            <numerusform>Der einzige Browser</numerusform>
            <numerusform>Alle %1 Browser</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %1 browser versions</source>
        <translation>
            <numerusform>Die einzige Browserversion</numerusform>
            <numerusform>Alle %1 Browserversionen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %1 systems</source>
        <translation>
            <numerusform>Das einzige System</numerusform>
            <numerusform>Alle %1 Systeme</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %1 sizes</source>
        <translation>
            <numerusform>Das einzige Gerät</numerusform>
            <numerusform>Alle %1 Geräte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %1 screens</source>
        <translation>
            <numerusform>Der einzige Bildschirm</numerusform>
            <numerusform>Alle %1 Bildschirme</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %1 campaign sources</source>
        <translation>
            <numerusform>Die einzige Kampagnenquelle</numerusform>
            <numerusform>Alle %1 Kampagnenquellen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %1 campaign media</source>
        <translation>
            <numerusform>Das einzige Kampagnenmedium</numerusform>
            <numerusform>Alle %1 Kampagnenmedien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %1 campaigns</source>
        <translation>
            <numerusform>Die einzige Kampagne</numerusform>
            <numerusform>Alle %1 Kampagnen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %1 campaign terms</source>
        <translation>
            <numerusform>Der einzige Kampagnenbegriff</numerusform>
            <numerusform>Alle %1 Kampagnenbegriffe</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %1 campaign contents</source>
        <translation>
            <numerusform>Der einzige Kampagneninhalt</numerusform>
            <numerusform>Alle %1 Kampagneninhalte</numerusform>
        </translation>
    </message>
    <message>
        <source>Direct</source>
        <translation>Direkt</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>Social media</source>
        <translation>Soziale Medien</translation>
    </message>
    <message>
        <source>AI assistants</source>
        <translation>KI-Assistenten</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Bezahlt</translation>
    </message>
    <message>
        <source>Links on other sites</source>
        <translation>Links auf anderen Websites</translation>
    </message>
    <message>
        <source>From the site itself</source>
        <translation>Von der Website selbst</translation>
    </message>
    <message>
        <source>Desktop</source>
        <translation>Desktop</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>Tablet</source>
        <translation>Tablet</translation>
    </message>
    <message>
        <source>Large display</source>
        <translation>Großer Bildschirm</translation>
    </message>
    <message>
        <source>Phone, below 576 px</source>
        <translation>Telefon, unter 576 px</translation>
    </message>
    <message>
        <source>Tablet, below 992 px</source>
        <translation>Tablet, unter 992 px</translation>
    </message>
    <message>
        <source>Laptop, below 1440 px</source>
        <translation>Laptop, unter 1440 px</translation>
    </message>
    <message>
        <source>Desktop, below 2560 px</source>
        <translation>Desktop, unter 2560 px</translation>
    </message>
    <message>
        <source>Large, from 2560 px</source>
        <translation>Groß, ab 2560 px</translation>
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
    <name>OffTimes</name>
    <message>
        <source>Collector was off %1</source>
        <translation>Sammler war aus: %1</translation>
    </message>
    <message>
        <source>ddd d MMM</source>
        <translation>ddd d. MMM</translation>
    </message>
    <message>
        <source>%1, %2 – %3</source>
        <comment>a day and two times</comment>
        <translation>%1, %2 – %3</translation>
    </message>
    <message>
        <source>%1, %2 – %3, %4</source>
        <comment>a day and a time, twice</comment>
        <translation>%1, %2 – %3, %4</translation>
    </message>
    <message numerus="yes">
        <source>and %n more time(s)</source>
        <translation>
            <numerusform>und %n weiteres Mal</numerusform>
            <numerusform>und %n weitere Male</numerusform>
        </translation>
    </message>
    <message>
        <source>The collector was off: %1</source>
        <translation>Der Sammler war aus: %1</translation>
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
        <source>There is not enough memory to merge what was counted. It is tried again after the next fold.</source>
        <translation>Der Speicher reicht nicht, um das Gezählte zusammenzufassen. Nach dem nächsten Falten wird es wieder versucht.</translation>
    </message>
    <message>
        <source>There is no site with the tracking code “%1”.</source>
        <translation>Eine Website mit dem Tracking-Code „%1“ gibt es nicht.</translation>
    </message>
    <message>
        <source>The database %1 is of another version of Footfall. Start this one, which prepares it, or use the newer one.</source>
        <translation>Die Datenbank %1 ist von einer anderen Version von Footfall. Diese starten, die sie vorbereitet, oder die neuere benutzen.</translation>
    </message>
    <message>
        <source>The spool can be opened only by whoever may hold the data directory: views that wait there are not counted here.</source>
        <translation>Den Puffer kann nur öffnen, wer das Datenverzeichnis halten darf: Aufrufe, die dort warten, sind hier nicht mitgezählt.</translation>
    </message>
    <message>
        <source>There is no spool to keep them in.</source>
        <translation>Es gibt keinen Puffer, der sie aufnehmen könnte.</translation>
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
        <source>Before, up to this hour</source>
        <translation>Vorher, bis zu dieser Stunde</translation>
    </message>
    <message>
        <source>compared with %1..%2</source>
        <translation>verglichen mit %1..%2</translation>
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
        <source>Page being read</source>
        <translation>Gelesene Seite</translation>
    </message>
    <message>
        <source>(%1 more)</source>
        <translation>(%1 weitere)</translation>
    </message>
    <message>
        <source>“%1” is not known of events and goals.</source>
        <translation>„%1“ ist von Ereignissen und Zielen nicht bekannt.</translation>
    </message>
    <message>
        <source>Choose an event or a goal.</source>
        <translation>Ein Ereignis oder ein Ziel wählen.</translation>
    </message>
    <message>
        <source>There is no goal with the name “%1”.</source>
        <translation>Es gibt kein Ziel namens „%1“.</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Conversions</source>
        <translation>Konversionen</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Rate</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>Bot</source>
        <translation>Bot</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Not known of events and goals: %1. It is kept of the first or the last page view of a visit only, and nothing tells which events belong to that visit.</source>
        <translation>Von Ereignissen und Zielen nicht bekannt: %1. Das wird nur vom ersten oder letzten Seitenaufruf eines Besuchs aufbewahrt, und nichts sagt, welche Ereignisse zu diesem Besuch gehören.</translation>
    </message>
    <message>
        <source>≤: at most so many. Whoever saw several of these pages on a day is counted with each of them.</source>
        <translation>≤: höchstens so viele. Wer mehrere dieser Seiten an einem Tag sah, zählt bei jeder.</translation>
    </message>
    <message>
        <source>≤: at most so many. %1</source>
        <translation>≤: höchstens so viele. %1</translation>
    </message>
    <message>
        <source>Not known under a filter: of some of these events only the sums of their days were kept, as of all before release 0.4. Choose later days, or leave the filter out.</source>
        <translation>Unter einem Filter nicht bekannt: Von einigen dieser Ereignisse wurden nur Tagessummen aufbewahrt, wie von allen vor Version 0.4. Spätere Tage wählen oder den Filter weglassen.</translation>
    </message>
    <message>
        <source>Whoever had several values or events on a day is counted with each of them.</source>
        <translation>Wer an einem Tag mehrere Werte oder Ereignisse hatte, zählt bei jedem.</translation>
    </message>
    <message>
        <source>Whoever did several of these on a day is counted with each of them.</source>
        <translation>Wer an einem Tag mehrere davon tat, zählt bei jedem.</translation>
    </message>
    <message>
        <source>–: not known. Only the first page view of a visit tells this: %1.</source>
        <translation>–: nicht bekannt. Nur der erste Seitenaufruf eines Besuchs sagt das: %1.</translation>
    </message>
    <message>
        <source>–: not known. A visit&apos;s duration is spread over all its pages and hostnames, and the filter selects some: %1.</source>
        <translation>–: nicht bekannt. Die Dauer eines Besuchs verteilt sich auf alle seine Seiten und Hostnamen, und der Filter wählt einige aus: %1.</translation>
    </message>
    <message>
        <source>The expression “%1” cannot be read: %2. Write it as RE2 has it, for example page@/^\/docs\/(en|de)/.</source>
        <translation>Der Ausdruck „%1“ ist nicht lesbar: %2. Richtig ist, was RE2 liest, zum Beispiel page@/^\/docs\/(en|de)/.</translation>
    </message>
    <message>
        <source>There is not enough memory for this. End other programs and try again.</source>
        <translation>Dafür reicht der Speicher nicht. Andere Programme beenden und es noch einmal versuchen.</translation>
    </message>
    <message>
        <source>This could not be worked out: %1.</source>
        <translation>Das ließ sich nicht ermitteln: %1.</translation>
    </message>
</context>
<context>
    <name>Reasons</name>
    <message>
        <source>Unknown site</source>
        <translation>Unbekannte Website</translation>
    </message>
    <message>
        <source>Damaged request</source>
        <translation>Beschädigte Anfrage</translation>
    </message>
    <message>
        <source>Too large</source>
        <translation>Zu groß</translation>
    </message>
    <message>
        <source>Too many at once</source>
        <translation>Zu viele auf einmal</translation>
    </message>
    <message>
        <source>Wrong hostname</source>
        <translation>Falscher Hostname</translation>
    </message>
    <message>
        <source>Crawler or bot</source>
        <translation>Crawler oder Bot</translation>
    </message>
    <message>
        <source>Privacy signal (GPC, DNT)</source>
        <translation>Privatsphäre-Signal (GPC, DNT)</translation>
    </message>
    <message>
        <source>Own visit</source>
        <translation>Eigener Besuch</translation>
    </message>
    <message>
        <source>Address excluded</source>
        <translation>Adresse ausgenommen</translation>
    </message>
    <message>
        <source>Could not be kept</source>
        <translation>Nicht zu behalten</translation>
    </message>
    <message>
        <source>The request named a tracking code that no site has.</source>
        <translation>Die Anfrage nannte einen Tracking-Code, den keine Website hat.</translation>
    </message>
    <message>
        <source>The request could not be understood.</source>
        <translation>Die Anfrage war nicht zu verstehen.</translation>
    </message>
    <message>
        <source>The request was larger than the limits allow.</source>
        <translation>Die Anfrage war größer, als die Grenzen erlauben.</translation>
    </message>
    <message>
        <source>One address sent more requests at once than the limits allow.</source>
        <translation>Eine Adresse sandte mehr Anfragen auf einmal, als die Grenzen erlauben.</translation>
    </message>
    <message>
        <source>The page was on a hostname that is not the site’s.</source>
        <translation>Die Seite lag auf einem Hostnamen, der nicht zur Website gehört.</translation>
    </message>
    <message>
        <source>The visitor’s browser asked not to be counted, and the site respects it.</source>
        <translation>Der Browser des Besuchers bittet, nicht zu zählen, und die Website achtet das.</translation>
    </message>
    <message>
        <source>Somebody asked in this browser not to be counted.</source>
        <translation>In diesem Browser wurde gewählt, nicht gezählt zu werden.</translation>
    </message>
    <message>
        <source>The address lies in a range that you excluded.</source>
        <translation>Die Adresse liegt in einem ausgenommenen Bereich.</translation>
    </message>
    <message>
        <source>The report on leaving a page came after the next view.</source>
        <translation>Die Meldung, dass eine Seite verlassen wurde, kam nach dem nächsten Aufruf.</translation>
    </message>
    <message>
        <source>Neither the database nor the disk could keep it; the browser was told to try again.</source>
        <translation>Weder Datenbank noch Festplatte konnten sie behalten; der Browser soll es noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Late leave report (superseded)</source>
        <translation>Verspäteter Abschied (überholt)</translation>
    </message>
    <message>
        <source>Page left out</source>
        <translation>Ausgelassene Seite</translation>
    </message>
    <message>
        <source>Referrer spam</source>
        <translation>Verweis-Spam</translation>
    </message>
    <message>
        <source>Search engine</source>
        <translation>Suchmaschine</translation>
    </message>
    <message>
        <source>AI crawler</source>
        <translation>KI-Crawler</translation>
    </message>
    <message>
        <source>SEO crawler</source>
        <translation>SEO-Crawler</translation>
    </message>
    <message>
        <source>Uptime monitor</source>
        <translation>Verfügbarkeitsprüfer</translation>
    </message>
    <message>
        <source>Preview or feed reader</source>
        <translation>Vorschau oder Feed-Leser</translation>
    </message>
    <message>
        <source>Archive or research</source>
        <translation>Archiv oder Forschung</translation>
    </message>
    <message>
        <source>Security scanner</source>
        <translation>Sicherheitsscanner</translation>
    </message>
    <message>
        <source>Advertising crawler</source>
        <translation>Werbe-Crawler</translation>
    </message>
    <message>
        <source>Program or script</source>
        <translation>Programm oder Skript</translation>
    </message>
    <message>
        <source>Automated browser</source>
        <translation>Ferngesteuerter Browser</translation>
    </message>
    <message>
        <source>Fetched ahead</source>
        <translation>Im Voraus geladen</translation>
    </message>
    <message>
        <source>No user agent</source>
        <translation>Ohne User-Agent</translation>
    </message>
    <message>
        <source>It said that it is a program, or behaved like one; of no known kind.</source>
        <translation>Er gab sich als Programm zu erkennen oder benahm sich so; von keiner bekannten Art.</translation>
    </message>
    <message>
        <source>The page is one of those that the site leaves out.</source>
        <translation>Die Seite gehört zu denen, die die Website auslässt.</translation>
    </message>
    <message>
        <source>It named a referrer that is known for advertising itself this way.</source>
        <translation>Genannt war ein Verweis, der dafür bekannt ist, so für sich zu werben.</translation>
    </message>
    <message>
        <source>It fills the index of a search engine.</source>
        <translation>Er füllt den Index einer Suchmaschine.</translation>
    </message>
    <message>
        <source>It gathers texts for language models.</source>
        <translation>Er sammelt Texte für Sprachmodelle.</translation>
    </message>
    <message>
        <source>It gathers links and words for marketing tools.</source>
        <translation>Er sammelt Links und Wörter für Marketing-Werkzeuge.</translation>
    </message>
    <message>
        <source>It looks whether the site is up.</source>
        <translation>Er prüft, ob die Website erreichbar ist.</translation>
    </message>
    <message>
        <source>It previews a link, or reads a feed.</source>
        <translation>Er macht die Vorschau eines Links oder liest einen Feed.</translation>
    </message>
    <message>
        <source>It keeps copies of the web, or studies it.</source>
        <translation>Er bewahrt Kopien des Webs auf oder erforscht es.</translation>
    </message>
    <message>
        <source>It looks for holes in the site.</source>
        <translation>Er sucht nach Lücken in der Website.</translation>
    </message>
    <message>
        <source>It checks where advertisements stand.</source>
        <translation>Er prüft, wo Anzeigen stehen.</translation>
    </message>
    <message>
        <source>It was sent by a program’s library, not by a browser.</source>
        <translation>Gesendet hat sie die Bibliothek eines Programms, kein Browser.</translation>
    </message>
    <message>
        <source>A program drives this browser.</source>
        <translation>Ein Programm steuert diesen Browser.</translation>
    </message>
    <message>
        <source>The page was fetched before anybody asked to see it.</source>
        <translation>Die Seite wurde geladen, ehe jemand sie sehen wollte.</translation>
    </message>
    <message>
        <source>It did not say what it is.</source>
        <translation>Er sagte nicht, was er ist.</translation>
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
    <message>
        <source>This program may not open more files, so new connections are turned away. Raise its limit of open files (LimitNOFILE in the systemd unit, or ulimit -n).</source>
        <translation>Dieses Programm darf keine weiteren Dateien öffnen, deshalb werden neue Verbindungen abgewiesen. Die Grenze offener Dateien erhöhen (LimitNOFILE in der systemd-Unit oder ulimit -n).</translation>
    </message>
    <message>
        <source>1 second</source>
        <translation>1 Sekunde</translation>
    </message>
    <message>
        <source>%1 seconds</source>
        <translation>%1 Sekunden</translation>
    </message>
    <message>
        <source>%1 minutes</source>
        <translation>%1 Minuten</translation>
    </message>
    <message>
        <source>%1 hours</source>
        <translation>%1 Stunden</translation>
    </message>
    <message>
        <source>The database could not be written for %1</source>
        <translation>Die Datenbank war %1 nicht beschreibbar</translation>
    </message>
    <message>
        <source>The database cannot be written</source>
        <translation>Die Datenbank ist nicht beschreibbar</translation>
    </message>
    <message>
        <source>The day&apos;s salts could not be kept for %1</source>
        <translation>Die Salze des Tages ließen sich %1 nicht sichern</translation>
    </message>
    <message>
        <source>The day&apos;s salts cannot be kept</source>
        <translation>Die Salze des Tages lassen sich nicht sichern</translation>
    </message>
    <message>
        <source>The certificate needs your attention</source>
        <translation>Das Zertifikat braucht Aufmerksamkeit</translation>
    </message>
    <message>
        <source>1 item waited in the spool and was stored.</source>
        <translation>1 Posten wartete im Puffer und wurde gespeichert.</translation>
    </message>
    <message>
        <source>%1 items waited in the spool and were stored.</source>
        <translation>%1 Posten warteten im Puffer und wurden gespeichert.</translation>
    </message>
    <message>
        <source>1 item waits in the spool.</source>
        <translation>1 Posten wartet im Puffer.</translation>
    </message>
    <message>
        <source>%1 items wait in the spool.</source>
        <translation>%1 Posten warten im Puffer.</translation>
    </message>
    <message>
        <source>1 item could not be kept.</source>
        <translation>1 Posten war nicht zu behalten.</translation>
    </message>
    <message>
        <source>%1 items could not be kept.</source>
        <translation>%1 Posten waren nicht zu behalten.</translation>
    </message>
    <message>
        <source>Nothing was lost.</source>
        <translation>Nichts ging verloren.</translation>
    </message>
    <message>
        <source>The disk did not take a batch in time. Views wait in the spool until it does.</source>
        <translation>Die Festplatte war zu langsam. Aufrufe warten im Puffer, bis sie wieder nachkommt.</translation>
    </message>
    <message>
        <source>The new certificate cannot be used; the one before stays in force until %1. %2</source>
        <translation>Das neue Zertifikat ist nicht zu gebrauchen; das bisherige gilt bis %1 weiter. %2</translation>
    </message>
    <message>
        <source>The certificate expired on %1, and the new one cannot be used. %2</source>
        <translation>Das Zertifikat ist am %1 abgelaufen, und das neue ist nicht zu gebrauchen. %2</translation>
    </message>
    <message>
        <source>The certificate in %1 expired on %2: browsers refuse it, and visits are not counted. Renew it; the new one is taken at once.</source>
        <translation>Das Zertifikat in %1 ist am %2 abgelaufen: Browser lehnen es ab, und Besuche werden nicht gezählt. Es erneuern; das neue gilt sofort.</translation>
    </message>
    <message>
        <source>The certificate in %1 expires on %2. Renew it; the new one is taken at once.</source>
        <translation>Das Zertifikat in %1 läuft am %2 ab. Es erneuern; das neue gilt sofort.</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2. Give its path, and let this user read it.</source>
        <translation>%1 ist nicht lesbar: %2. Den Pfad angeben und diesem Konto das Lesen erlauben.</translation>
    </message>
    <message>
        <source>%1 is empty.</source>
        <translation>%1 ist leer.</translation>
    </message>
    <message>
        <source>%1 is too large for a certificate or a key.</source>
        <translation>%1 ist zu groß für ein Zertifikat oder einen Schlüssel.</translation>
    </message>
    <message>
        <source>%1 holds a certificate and no key: perhaps the two files were exchanged.</source>
        <translation>%1 enthält ein Zertifikat und keinen Schlüssel: Vielleicht sind die beiden Dateien vertauscht.</translation>
    </message>
    <message>
        <source>%1 holds no private key in PEM form (“BEGIN PRIVATE KEY”).</source>
        <translation>%1 enthält keinen privaten Schlüssel im PEM-Format („BEGIN PRIVATE KEY“).</translation>
    </message>
    <message>
        <source>The key in %1 is protected by a password, and nobody is there to type it. Write it without one: openssl pkey -in OLD -out NEW.</source>
        <translation>Der Schlüssel in %1 ist durch ein Passwort geschützt, und niemand ist da, es einzugeben. Ohne Passwort schreiben: openssl pkey -in ALT -out NEU.</translation>
    </message>
    <message>
        <source>The key in %1 is damaged, or of a kind that is not known here.</source>
        <translation>Der Schlüssel in %1 ist beschädigt oder von einer Art, die hier nicht bekannt ist.</translation>
    </message>
    <message>
        <source>The key in %1 is too weak. Make one with at least 2048 bits (RSA) or 256 bits (elliptic curves).</source>
        <translation>Der Schlüssel in %1 ist zu schwach. Er braucht mindestens 2048 Bit (RSA) oder 256 Bit (elliptische Kurven).</translation>
    </message>
    <message>
        <source>A certificate in %1 is damaged.</source>
        <translation>Ein Zertifikat in %1 ist beschädigt.</translation>
    </message>
    <message>
        <source>%1 holds a key and no certificate: perhaps the two files were exchanged.</source>
        <translation>%1 enthält einen Schlüssel und kein Zertifikat: Vielleicht sind die beiden Dateien vertauscht.</translation>
    </message>
    <message>
        <source>%1 holds no certificate in PEM form (“BEGIN CERTIFICATE”).</source>
        <translation>%1 enthält kein Zertifikat im PEM-Format („BEGIN CERTIFICATE“).</translation>
    </message>
    <message>
        <source>The server&apos;s own certificate must stand first in %1, before those that vouch for it.</source>
        <translation>Das eigene Zertifikat des Servers muss in %1 zuerst stehen, vor denen, die dafür bürgen.</translation>
    </message>
    <message>
        <source>The key in %1 does not belong to the certificate in %2.</source>
        <translation>Der Schlüssel in %1 gehört nicht zum Zertifikat in %2.</translation>
    </message>
    <message>
        <source>HTTPS needs both a certificate and its key.</source>
        <translation>HTTPS braucht ein Zertifikat und dessen Schlüssel.</translation>
    </message>
    <message>
        <source>This computer&apos;s Qt cannot do HTTPS. Install its TLS plugin, or let a proxy (Caddy, nginx) do it.</source>
        <translation>Das Qt dieses Rechners kann kein HTTPS. Dessen TLS-Plugin installieren oder es einem Proxy überlassen (Caddy, nginx).</translation>
    </message>
    <message>
        <source>The certificate in %1 expired on %2. Renew it.</source>
        <translation>Das Zertifikat in %1 ist am %2 abgelaufen. Es erneuern.</translation>
    </message>
    <message>
        <source>The certificate in %1 is valid from %2 on only. Compare this computer&apos;s clock.</source>
        <translation>Das Zertifikat in %1 gilt erst ab %2. Die Uhr dieses Rechners prüfen.</translation>
    </message>
</context>
<context>
    <name>Spool</name>
    <message>
        <source>The disk that holds %1 is nearly full, and the database needs the rest for the page views that wait there. Make room on the disk.</source>
        <translation>Die Festplatte mit %1 ist fast voll, und den Rest braucht die Datenbank für die Seitenaufrufe, die dort warten. Bitte Platz schaffen.</translation>
    </message>
    <message>
        <source>The disk has no room for what is to be kept in %1. Make room on the disk.</source>
        <translation>Auf der Festplatte ist kein Platz für das, was in %1 aufbewahrt werden soll. Bitte Platz schaffen.</translation>
    </message>
    <message>
        <source>The file %1 cannot be read: %2. Footfall must own it; change its owner, or run as the user who made it.</source>
        <translation>Die Datei %1 ist nicht lesbar: %2. Sie muss Footfall gehören: Eigentümer ändern oder unter dem Konto starten, das sie angelegt hat.</translation>
    </message>
    <message>
        <source>The system gives no random numbers for a key.</source>
        <translation>Das System gibt keine Zufallszahlen für einen Schlüssel.</translation>
    </message>
    <message>
        <source>The file %1 cannot be written: %2. Make room on the disk and the directory writable.</source>
        <translation>Die Datei %1 ist nicht beschreibbar: %2. Platz auf der Festplatte schaffen und das Verzeichnis beschreibbar machen.</translation>
    </message>
    <message>
        <source>The file %1 cannot be removed: %2. Make its directory writable, or remove it yourself.</source>
        <translation>Die Datei %1 lässt sich nicht löschen: %2. Ihr Verzeichnis beschreibbar machen oder sie selbst löschen.</translation>
    </message>
    <message>
        <source>A record is too long for the spool.</source>
        <translation>Ein Eintrag ist zu lang für den Puffer.</translation>
    </message>
    <message>
        <source>OpenSSL could not seal a record.</source>
        <translation>OpenSSL konnte einen Eintrag nicht versiegeln.</translation>
    </message>
    <message>
        <source>The spool holds records of another numbering.</source>
        <translation>Der Puffer enthält Einträge einer anderen Zählung.</translation>
    </message>
    <message>
        <source>The directory %1 cannot be used: %2. Footfall must own it and be able to write there; change its owner, or run as the user who made it.</source>
        <translation>Das Verzeichnis %1 ist nicht zu gebrauchen: %2. Es muss Footfall gehören und beschreibbar sein: Eigentümer ändern oder unter dem Konto starten, das es angelegt hat.</translation>
    </message>
    <message>
        <source>The file %1 cannot be read: %2. It holds page views that wait for the database; Footfall must own it, and its disk be sound.</source>
        <translation>Die Datei %1 ist nicht lesbar: %2. In ihr warten Seitenaufrufe auf die Datenbank; sie muss Footfall gehören und ihre Festplatte in Ordnung sein.</translation>
    </message>
    <message>
        <source>A record is of a time, or holds a value, that the spool cannot keep.</source>
        <translation>Ein Eintrag ist aus einer Zeit oder enthält einen Wert, den der Puffer nicht behalten kann.</translation>
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
    <message>
        <source>Qt&apos;s SQLite driver holds another SQLite than this program. Install Qt and Footfall from the same source, such as the distribution&apos;s packages.</source>
        <translation>Der SQLite-Treiber von Qt enthält ein anderes SQLite als dieses Programm. Qt und Footfall aus derselben Quelle installieren, etwa aus den Paketen der Distribution.</translation>
    </message>
    <message>
        <source>The database %1 does not accept what is to be written: %2 (code %3).</source>
        <translation>Die Datenbank %1 nimmt nicht an, was zu schreiben ist: %2 (Code %3).</translation>
    </message>
    <message>
        <source>The tracking code %1 belongs to the site “%2” already. Choose another.</source>
        <translation>Der Tracking-Code %1 gehört schon der Website „%2“. Einen anderen wählen.</translation>
    </message>
    <message>
        <source>“%1” belongs to the site “%2” already. Remove it there first: what trackers send under it can be counted for one site only.</source>
        <translation>„%1“ gehört schon der Website „%2“. Dort zuerst entfernen: Was Tracker unter diesem Namen senden, kann nur für eine Website gezählt werden.</translation>
    </message>
    <message>
        <source>The database&apos;s log %1 cannot be opened: %2.</source>
        <translation>Das Protokoll der Datenbank %1 lässt sich nicht öffnen: %2.</translation>
    </message>
    <message>
        <source>The database&apos;s log %1 was replaced while it was opened.</source>
        <translation>Das Protokoll der Datenbank %1 wurde ersetzt, während es geöffnet wurde.</translation>
    </message>
    <message>
        <source>The database %1 was replaced while it was opened.</source>
        <translation>Die Datenbank %1 wurde ersetzt, während sie geöffnet wurde.</translation>
    </message>
    <message>
        <source>What was written to %1 did not reach the disk: %2. Check the disk.</source>
        <translation>Was nach %1 geschrieben wurde, kam nicht auf der Platte an: %2. Die Platte prüfen.</translation>
    </message>
    <message>
        <source>it has %1 rows where it says %2</source>
        <translation>es sind %1 Zeilen, angegeben sind %2</translation>
    </message>
    <message>
        <source>its days are not those that it says</source>
        <translation>die Tage sind nicht die angegebenen</translation>
    </message>
    <message>
        <source>the sums are not those of the page views</source>
        <translation>die Summen passen nicht zu den Seitenaufrufen</translation>
    </message>
    <message>
        <source>what it says of its frames is not what they hold</source>
        <translation>die Angaben zu den Abschnitten passen nicht zu ihrem Inhalt</translation>
    </message>
    <message>
        <source>it lists values that none of its rows has</source>
        <translation>es sind Werte verzeichnet, die in keiner Zeile stehen</translation>
    </message>
    <message>
        <source>The file: %1</source>
        <translation>Die Datei: %1</translation>
    </message>
    <message>
        <source>Facts of site %1 from %2 to %3: %4</source>
        <translation>Fakten der Site %1 vom %2 bis %3: %4</translation>
    </message>
    <message>
        <source>These facts cannot be merged: they are too many, or of two kinds.</source>
        <translation>Diese Fakten lassen sich nicht vereinen: Es sind zu viele oder zweierlei.</translation>
    </message>
    <message>
        <source>There are more facts at once than a segment holds. They stay as they are.</source>
        <translation>Es sind mehr Fakten auf einmal, als in ein Segment passen. Sie bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Facts that were asked for are no longer in the database. Ask again.</source>
        <translation>Gefragte Fakten sind nicht mehr in der Datenbank. Bitte noch einmal fragen.</translation>
    </message>
    <message>
        <source>Facts in the database are damaged (%1). Check the disk and restore a backup.</source>
        <translation>Fakten in der Datenbank sind beschädigt (%1). Bitte die Festplatte prüfen und eine Sicherung zurückspielen.</translation>
    </message>
    <message>
        <source>The database %1 has no room for more names: it holds four billion. Move some sites to a data directory of their own.</source>
        <translation>Die Datenbank %1 hat keinen Platz für weitere Namen: Sie fasst vier Milliarden. Einige Websites brauchen ein eigenes Datenverzeichnis.</translation>
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
    <message>
        <source>Browsers</source>
        <translation>Browser</translation>
    </message>
    <message>
        <source>uap-core (Apache 2.0)</source>
        <translation>uap-core (Apache 2.0)</translation>
    </message>
    <message>
        <source>Crawlers</source>
        <translation>Crawler</translation>
    </message>
    <message>
        <source>crawler-user-agents (MIT)</source>
        <translation>crawler-user-agents (MIT)</translation>
    </message>
    <message>
        <source>Browsers, systems and devices are told apart by uap-core, crawlers by crawler-user-agents.</source>
        <translation>Browser, Systeme und Geräte erkennt uap-core, Crawler erkennt crawler-user-agents.</translation>
    </message>
</context>
<context>
    <name>footfall::app::AddFilterMenu</name>
    <message>
        <source>Not offered</source>
        <translation>Nicht angeboten</translation>
    </message>
    <message>
        <source>&amp;Why not?</source>
        <translation>&amp;Warum nicht?</translation>
    </message>
    <message>
        <source>Nobody can be followed</source>
        <translation>Niemandem kann gefolgt werden</translation>
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
    <name>footfall::app::BotsModel</name>
    <message>
        <source>Together</source>
        <translation>Zusammen</translation>
    </message>
    <message numerus="yes">
        <source>%1 others</source>
        <comment>rows that are not shown</comment>
        <translation>
            <numerusform>%1 weitere</numerusform>
            <numerusform>%1 weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Was er ist</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Aufrufe</translation>
    </message>
</context>
<context>
    <name>footfall::app::BotsPage</name>
    <message>
        <source>What bots looked at</source>
        <translation>Was Bots angesehen haben</translation>
    </message>
    <message>
        <source>No site shows what crawlers looked at</source>
        <translation>Keine Website zeigt, was Crawler ansehen</translation>
    </message>
    <message>
        <source>Crawlers and bots are never counted as visitors. Which of them came for which page can be kept for a site: in its settings, under Counting.</source>
        <translation>Crawler und Bots werden nie als Besucher gezählt. Welcher von ihnen welche Seite holte, lässt sich für eine Website behalten: in ihren Einstellungen unter Zählung.</translation>
    </message>
    <message>
        <source>Switch on…</source>
        <translation>Einschalten…</translation>
    </message>
    <message>
        <source>The list of bots could not be read</source>
        <translation>Die Liste der Bots war nicht lesbar</translation>
    </message>
    <message>
        <source>No bot within the last 30 days</source>
        <translation>Kein Bot in den letzten 30 Tagen</translation>
    </message>
    <message>
        <source>Which of them come for which page stands here from now on.</source>
        <translation>Welcher von ihnen welche Seite holt, steht von jetzt an hier.</translation>
    </message>
</context>
<context>
    <name>footfall::app::BreakdownModel</name>
    <message>
        <source>%1, %2 visitors, %3</source>
        <translation>%1, %2 Besucher, %3</translation>
    </message>
    <message>
        <source>%1, %2 visitors</source>
        <translation>%1, %2 Besucher</translation>
    </message>
    <message>
        <source>%1, at most %2 visitors</source>
        <translation>%1, höchstens %2 Besucher</translation>
    </message>
    <message>
        <source>%1, visitors not known</source>
        <translation>%1, Besucher nicht bekannt</translation>
    </message>
    <message>
        <source>%1, chosen by the filter</source>
        <translation>%1, vom Filter ausgewählt</translation>
    </message>
    <message>
        <source>%1, left out by the filter</source>
        <translation>%1, vom Filter ausgelassen</translation>
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
    <message>
        <source>Add %1 to the links that you share.</source>
        <translation>Den geteilten Links %1 anhängen.</translation>
    </message>
    <message>
        <source>Trackers that send a width fill this list.</source>
        <translation>Tracker, die eine Breite senden, füllen diese Liste.</translation>
    </message>
    <message>
        <source>None on this day</source>
        <translation>Nichts an diesem Tag</translation>
    </message>
    <message numerus="yes">
        <source>None in these %n days</source>
        <translation>
            <numerusform>Nichts an diesem %n Tag</numerusform>
            <numerusform>Nichts in diesen %n Tagen</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Aufheben</translation>
    </message>
    <message>
        <source>Clear the filter by %1</source>
        <translation>Den Filter nach %1 aufheben</translation>
    </message>
    <message>
        <source>All %1</source>
        <translation>Alle %1</translation>
    </message>
    <message>
        <source>Filtered: %1</source>
        <translation>Gefiltert: %1</translation>
    </message>
    <message>
        <source>Nothing passes the filters</source>
        <translation>Nichts passt zu den Filtern</translation>
    </message>
    <message>
        <source>Remove the filters</source>
        <translation>Filter entfernen</translation>
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
    <name>footfall::app::ChipRow</name>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation>Alle entfernen</translation>
    </message>
    <message>
        <source>Segments</source>
        <translation>Segmente</translation>
    </message>
    <message>
        <source>Add a filter</source>
        <translation>Einen Filter hinzufügen</translation>
    </message>
    <message>
        <source>Remove all filters</source>
        <translation>Alle Filter entfernen</translation>
    </message>
    <message>
        <source>Filters that were saved under a name</source>
        <translation>Filter, die unter einem Namen gespeichert sind</translation>
    </message>
    <message>
        <source>+%1 more</source>
        <comment>filters that do not fit</comment>
        <translation>+%1 weitere</translation>
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
    <name>footfall::app::CollectorHeader</name>
    <message>
        <source>Collector</source>
        <translation>Sammler</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>Adresse kopieren</translation>
    </message>
    <message>
        <source>Sends a request to the public address and shows how it is seen. It is not counted.</source>
        <translation>Sendet eine Anfrage an die öffentliche Adresse und zeigt, wie sie ankommt. Sie wird nicht gezählt.</translation>
    </message>
    <message>
        <source>Settings of the collector</source>
        <translation>Einstellungen des Sammlers</translation>
    </message>
    <message>
        <source>Test request</source>
        <translation>Testanfrage</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausieren</translation>
    </message>
    <message>
        <source>Collect again</source>
        <translation>Wieder sammeln</translation>
    </message>
    <message>
        <source>Stop collecting until you resume; views are lost meanwhile</source>
        <translation>Bis zum Fortsetzen nicht sammeln; Aufrufe gehen so lange verloren</translation>
    </message>
    <message>
        <source>%1, up %2</source>
        <comment>an address and a duration</comment>
        <translation>%1, läuft seit %2</translation>
    </message>
</context>
<context>
    <name>footfall::app::CollectorPage</name>
    <message>
        <source>Queue depth</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Commit time</source>
        <translation>Zeit bis gespeichert</translation>
    </message>
    <message>
        <source>Asking the collector…</source>
        <translation>Der Sammler wird gefragt …</translation>
    </message>
    <message>
        <source>The collector does not answer</source>
        <translation>Der Sammler antwortet nicht</translation>
    </message>
    <message>
        <source>/min</source>
        <comment>a minute, after a number</comment>
        <translation>/min</translation>
    </message>
    <message>
        <source>%1 spooled</source>
        <translation>%1 gepuffert</translation>
    </message>
    <message>
        <source>peak %1 at %2</source>
        <comment>a number and a time</comment>
        <translation>max. %1 um %2</translation>
    </message>
    <message>
        <source>Kept on the disk while the database cannot be written</source>
        <translation>Auf der Festplatte, solange die Datenbank nicht beschreibbar ist</translation>
    </message>
    <message>
        <source>%1 refused</source>
        <translation>%1 verweigert</translation>
    </message>
    <message>
        <source>%1 of received</source>
        <comment>a share</comment>
        <translation>%1 von allen</translation>
    </message>
    <message>
        <source>Turned away for a reason in the request</source>
        <translation>Aus einem Grund abgewiesen, der in der Anfrage liegt</translation>
    </message>
    <message>
        <source>of %1</source>
        <comment>a capacity</comment>
        <translation>von %1</translation>
    </message>
    <message>
        <source>Accepted and not yet answered, within five seconds</source>
        <translation>Angenommen und noch nicht beantwortet, innerhalb von fünf Sekunden</translation>
    </message>
    <message>
        <source>slowest %1</source>
        <comment>a waiting time</comment>
        <translation>längste %1</translation>
    </message>
    <message>
        <source>Deepest</source>
        <translation>Höchstens</translation>
    </message>
    <message>
        <source>On average</source>
        <translation>Im Mittel</translation>
    </message>
    <message>
        <source>nothing stored</source>
        <translation>nichts gespeichert</translation>
    </message>
    <message>
        <source>room for %1</source>
        <comment>a number</comment>
        <translation>Platz für %1</translation>
    </message>
    <message>
        <source>The collector could not do that</source>
        <translation>Der Sammler konnte das nicht tun</translation>
    </message>
    <message>
        <source>Pause collecting?</source>
        <translation>Sammeln pausieren?</translation>
    </message>
    <message>
        <source>Views that arrive while the collector is paused are lost: they are neither stored nor waiting. Charts mark the time as “collector off”, so that it is not mistaken for no visitors.</source>
        <translation>Aufrufe, die während der Pause eintreffen, gehen verloren: Sie werden weder gespeichert noch aufgehoben. Diagramme kennzeichnen die Zeit als „Sammler aus“, damit sie nicht wie eine ohne Besucher aussieht.</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pausieren</translation>
    </message>
    <message>
        <source>Collector</source>
        <translation>Sammler</translation>
    </message>
    <message numerus="yes">
        <source>%Ln view(s)</source>
        <comment>page views, of all that was received</comment>
        <translation>
            <numerusform>%Ln Aufruf</numerusform>
            <numerusform>%Ln Aufrufe</numerusform>
        </translation>
    </message>
    <message>
        <source>All requests of trackers within the last minute: page views, events, reports on leaving a page, and what was rejected</source>
        <translation>Alle Anfragen der Zähler in der letzten Minute: Seitenaufrufe, Ereignisse, Meldungen beim Verlassen einer Seite und was abgewiesen wurde</translation>
    </message>
    <message>
        <source>%1 via spool</source>
        <comment>a number</comment>
        <translation>%1 über Puffer</translation>
    </message>
    <message>
        <source>Kept in the database within the last minute; what waited in the spool before is not counted here</source>
        <translation>In der letzten Minute in der Datenbank gespeichert; was vorher im Puffer wartete, zählt hier nicht mit</translation>
    </message>
    <message>
        <source>From accepting a view to its commit: on average in the last minute, and the slowest in the time that the charts show</source>
        <translation>Vom Annehmen eines Aufrufs bis zum Speichern: im Mittel der letzten Minute, und die längste in der Zeit, die die Diagramme zeigen</translation>
    </message>
    <message>
        <source>average; slowest %1</source>
        <comment>a waiting time</comment>
        <translation>im Mittel; längste %1</translation>
    </message>
</context>
<context>
    <name>footfall::app::CompareDaysDialog</name>
    <message>
        <source>Compare with days</source>
        <translation>Mit Tagen vergleichen</translation>
    </message>
    <message>
        <source>Compare with these days</source>
        <translation>Mit diesen Tagen vergleichen</translation>
    </message>
    <message>
        <source>On the same &amp;weekdays: begin on a %1</source>
        <translation>An denselben &amp;Wochentagen: Beginn am %1</translation>
    </message>
</context>
<context>
    <name>footfall::app::CompareMenu</name>
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
        <source>&amp;Other days: %1…</source>
        <translation>&amp;Anderen Tagen: %1 …</translation>
    </message>
    <message>
        <source>&amp;Other days…</source>
        <translation>&amp;Anderen Tagen …</translation>
    </message>
    <message>
        <source>&amp;Nothing</source>
        <translation>&amp;Nichts</translation>
    </message>
</context>
<context>
    <name>footfall::app::DashboardHeader</name>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
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
        <source>Compare with other days</source>
        <translation>Mit anderen Tagen vergleichen</translation>
    </message>
</context>
<context>
    <name>footfall::app::DoneNote</name>
    <message>
        <source>Show folder</source>
        <translation>Ordner zeigen</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>Gespeichert als %1</translation>
    </message>
    <message>
        <source>Command copied</source>
        <translation>Befehl kopiert</translation>
    </message>
</context>
<context>
    <name>footfall::app::DashboardWindows</name>
    <message>
        <source>Here now</source>
        <translation>Gerade hier</translation>
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
    <name>footfall::app::DimensionChooser</name>
    <message>
        <source>By %1</source>
        <comment>a dimension, such as campaign medium</comment>
        <translation>Nach %1</translation>
    </message>
</context>
<context>
    <name>footfall::app::EncryptionPage</name>
    <message>
        <source>&amp;None, or a proxy encrypts</source>
        <translation>Kei&amp;ne, oder ein Proxy verschlüsselt</translation>
    </message>
    <message>
        <source>&amp;HTTPS with this certificate</source>
        <translation>&amp;HTTPS mit diesem Zertifikat</translation>
    </message>
    <message>
        <source>Choose the certificate</source>
        <translation>Zertifikat wählen</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer);;All files (*)</source>
        <translation>Zertifikate (*.pem *.crt *.cer);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>A PEM file with the certificate and the chain up to its issuer.</source>
        <translation>Eine PEM-Datei mit dem Zertifikat und der Kette bis zum Aussteller.</translation>
    </message>
    <message>
        <source>Choose the key</source>
        <translation>Schlüssel wählen</translation>
    </message>
    <message>
        <source>Keys (*.pem *.key);;All files (*)</source>
        <translation>Schlüssel (*.pem *.key);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>A PEM file without a password. Both files are read again when they change.</source>
        <translation>Eine PEM-Datei ohne Passwort. Beide Dateien werden neu gelesen, wenn sie sich ändern.</translation>
    </message>
    <message>
        <source>&amp;Encryption</source>
        <translation>V&amp;erschlüsselung</translation>
    </message>
    <message>
        <source>&amp;Certificate</source>
        <translation>&amp;Zertifikat</translation>
    </message>
    <message>
        <source>&amp;Key</source>
        <translation>Schlüsse&amp;l</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>HTTPS needs a certificate.</source>
        <translation>HTTPS braucht ein Zertifikat.</translation>
    </message>
    <message>
        <source>Write the whole path, from the root on.</source>
        <translation>Den ganzen Pfad angeben, von der Wurzel an.</translation>
    </message>
    <message>
        <source>HTTPS needs the key that belongs to the certificate.</source>
        <translation>HTTPS braucht den Schlüssel, der zum Zertifikat gehört.</translation>
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
        <source>%1 search %2</source>
        <comment>part of a file name: a list and what it was searched for</comment>
        <translation>%1 Suche %2</translation>
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
    <name>footfall::app::FigureCell</name>
    <message>
        <source>%1: %2</source>
        <comment>a label and a number</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>footfall::app::FigureRow</name>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Waiting in spool</source>
        <translation>Wartet im Puffer</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Abgewiesen</translation>
    </message>
    <message>
        <source>Queue depth</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Commit time</source>
        <translation>Zeit bis gespeichert</translation>
    </message>
</context>
<context>
    <name>footfall::app::FilterChip</name>
    <message>
        <source>A filter. Enter edits it, Delete removes it.</source>
        <translation>Ein Filter. Eingabe bearbeitet, Entf entfernt ihn.</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>&amp;Bearbeiten …</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
</context>
<context>
    <name>footfall::app::FilterHistory</name>
    <message>
        <source>“no filter”</source>
        <comment>something to undo</comment>
        <translation>„kein Filter“</translation>
    </message>
    <message>
        <source>“%1”</source>
        <comment>something to undo, a filter</comment>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>“%1”</source>
        <comment>something to undo, days</comment>
        <translation>„%1“</translation>
    </message>
</context>
<context>
    <name>footfall::app::FilterPopover</name>
    <message>
        <source>Several values are alternatives.</source>
        <translation>Mehrere Werte sind Alternativen.</translation>
    </message>
    <message>
        <source>In capital and small letters. Enter adds an alternative.</source>
        <translation>Groß- und Kleinschreibung sind gleich. Eingabe fügt eine Alternative hinzu.</translation>
    </message>
    <message>
        <source>The whole value; * stands for any text. Enter adds an alternative.</source>
        <translation>Der ganze Wert; * steht für beliebigen Text. Eingabe fügt eine Alternative hinzu.</translation>
    </message>
    <message>
        <source>A regular expression that fits a part of the value, as RE2 reads it. Enter adds an alternative.</source>
        <translation>Ein regulärer Ausdruck, der auf einen Teil des Werts passt, wie RE2 ihn liest. Eingabe fügt eine Alternative hinzu.</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>&amp;Anwenden</translation>
    </message>
    <message>
        <source>New filter</source>
        <translation>Neuer Filter</translation>
    </message>
    <message>
        <source>Edit the filter</source>
        <translation>Den Filter bearbeiten</translation>
    </message>
    <message>
        <source>What is filtered by</source>
        <translation>Wonach gefiltert wird</translation>
    </message>
    <message>
        <source>How it is compared</source>
        <translation>Wie verglichen wird</translation>
    </message>
    <message>
        <source>Not offered</source>
        <translation>Nicht angeboten</translation>
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
        <source>Page, source, campaign, country, language, browser and device.</source>
        <translation>Seite, Quelle, Kampagne, Land, Sprache, Browser und Gerät.</translation>
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
    <message>
        <source>Filtered: %1</source>
        <translation>Gefiltert: %1</translation>
    </message>
    <message>
        <source>Nothing in this period passes the filters.</source>
        <translation>In diesem Zeitraum passt nichts zu den Filtern.</translation>
    </message>
</context>
<context>
    <name>footfall::app::GoalsModel</name>
    <message>
        <source>the event %1</source>
        <translation>das Ereignis %1</translation>
    </message>
    <message>
        <source>views of %1</source>
        <translation>Aufrufe von %1</translation>
    </message>
    <message>
        <source>Goal</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>Zählt</translation>
    </message>
</context>
<context>
    <name>footfall::app::GoalsPanel</name>
    <message>
        <source>Goals</source>
        <translation>Ziele</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Add or change goals</source>
        <translation>Ziele hinzufügen oder ändern</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Goal</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Visitors</source>
        <translation>Besucher</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Rate</translation>
    </message>
    <message numerus="yes">
        <source>All %Ln event(s)</source>
        <translation>
            <numerusform>Das einzige Ereignis</numerusform>
            <numerusform>Alle %Ln Ereignisse</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %Ln goal(s)</source>
        <translation>
            <numerusform>Das einzige Ziel</numerusform>
            <numerusform>Alle %Ln Ziele</numerusform>
        </translation>
    </message>
    <message>
        <source>No goals yet</source>
        <translation>Noch keine Ziele</translation>
    </message>
    <message>
        <source>A goal is a page or an event that you hope for.</source>
        <translation>Ein Ziel ist eine Seite oder ein Ereignis, auf das Sie hoffen.</translation>
    </message>
    <message>
        <source>Add one</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>No events on this day</source>
        <translation>Keine Ereignisse an diesem Tag</translation>
    </message>
    <message numerus="yes">
        <source>No events in these %n days</source>
        <translation>
            <numerusform>Keine Ereignisse an diesem %n Tag</numerusform>
            <numerusform>Keine Ereignisse in diesen %n Tagen</numerusform>
        </translation>
    </message>
    <message>
        <source>Send one from a page: fathom.trackEvent(&apos;signup&apos;)</source>
        <translation>Von einer Seite senden: fathom.trackEvent(&apos;signup&apos;)</translation>
    </message>
    <message>
        <source>Not known under this filter</source>
        <translation>Unter diesem Filter nicht bekannt</translation>
    </message>
    <message>
        <source>No events pass the filters</source>
        <translation>Keine Ereignisse passen zu den Filtern</translation>
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
    <message>
        <source>The first is the main hostname, and stands for itself.</source>
        <translation>Der erste ist der Haupt-Hostname und steht für sich.</translation>
    </message>
    <message>
        <source>Hostnames</source>
        <translation>Hostnamen</translation>
    </message>
    <message>
        <source>all below it</source>
        <translation>alles darunter</translation>
    </message>
</context>
<context>
    <name>footfall::app::LedgerModel</name>
    <message>
        <source>%1 received = %2 stored + %3 waiting + %4 rejected + %5 refused</source>
        <translation>%1 empfangen = %2 gespeichert + %3 wartend + %4 abgewiesen + %5 verweigert</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a reason and how many</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>All together</source>
        <translation>Alle zusammen</translation>
    </message>
    <message>
        <source>Requests without a site</source>
        <translation>Anfragen ohne Website</translation>
    </message>
    <message>
        <source>Requests that could not be understood, or named a tracking code that no site has.</source>
        <translation>Anfragen, die nicht zu verstehen waren oder einen Tracking-Code nannten, den keine Website hat.</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Website</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>= Stored</source>
        <translation>= Gespeichert</translation>
    </message>
    <message>
        <source>+ Waiting</source>
        <translation>+ Wartend</translation>
    </message>
    <message>
        <source>+ Rejected</source>
        <translation>+ Abgewiesen</translation>
    </message>
    <message>
        <source>+ Refused</source>
        <translation>+ Verweigert</translation>
    </message>
</context>
<context>
    <name>footfall::app::LimitsPage</name>
    <message>
        <source>Requests a second of one address</source>
        <translation>Anfragen pro Sekunde von einer Adresse</translation>
    </message>
    <message>
        <source>Requests at once of one address</source>
        <translation>Anfragen auf einmal von einer Adresse</translation>
    </message>
    <message>
        <source>Connections in all</source>
        <translation>Verbindungen insgesamt</translation>
    </message>
    <message>
        <source>Connections of one address</source>
        <translation>Verbindungen einer Adresse</translation>
    </message>
    <message>
        <source>Largest body of a request, KiB</source>
        <translation>Größter Inhalt einer Anfrage in KiB</translation>
    </message>
    <message>
        <source>Seconds up to the first byte</source>
        <translation>Sekunden bis zum ersten Byte</translation>
    </message>
    <message>
        <source>Seconds for a whole request</source>
        <translation>Sekunden für eine ganze Anfrage</translation>
    </message>
    <message>
        <source>Seconds between two requests</source>
        <translation>Sekunden zwischen zwei Anfragen</translation>
    </message>
    <message>
        <source>Server threads</source>
        <translation>Server-Threads</translation>
    </message>
    <message>
        <source>&amp;One address</source>
        <translation>Eine A&amp;dresse</translation>
    </message>
    <message>
        <source>requests a second</source>
        <translation>Anfragen pro Sekunde</translation>
    </message>
    <message>
        <source>at once</source>
        <translation>auf einmal</translation>
    </message>
    <message>
        <source>More is answered with 429 and not counted. Offices share one address, so be generous; 0 a second is no limit.</source>
        <translation>Mehr wird mit 429 beantwortet und nicht gezählt. Büros teilen sich eine Adresse, also großzügig wählen; 0 pro Sekunde heißt unbegrenzt.</translation>
    </message>
    <message>
        <source>&amp;Connections</source>
        <translation>&amp;Verbindungen</translation>
    </message>
    <message>
        <source>in all</source>
        <translation>insgesamt</translation>
    </message>
    <message>
        <source>of one address</source>
        <translation>von einer Adresse</translation>
    </message>
    <message>
        <source>More are closed at once. Trusted proxies are not counted; 0 is no limit.</source>
        <translation>Weitere werden sofort geschlossen. Vertraute Proxys zählen nicht; 0 heißt unbegrenzt.</translation>
    </message>
    <message>
        <source>&amp;Largest body</source>
        <translation>&amp;Größter Inhalt</translation>
    </message>
    <message>
        <source>KiB</source>
        <translation>KiB</translation>
    </message>
    <message>
        <source>Page views are smaller than one KiB.</source>
        <translation>Seitenaufrufe sind kleiner als ein KiB.</translation>
    </message>
    <message>
        <source>&amp;Seconds</source>
        <translation>&amp;Sekunden</translation>
    </message>
    <message>
        <source>to the first byte</source>
        <translation>bis zum ersten Byte</translation>
    </message>
    <message>
        <source>for a request</source>
        <translation>je Anfrage</translation>
    </message>
    <message>
        <source>between two requests</source>
        <translation>zwischen zwei Anfragen</translation>
    </message>
    <message>
        <source>Slower connections are closed, so that they hold no place.</source>
        <translation>Langsamere Verbindungen werden geschlossen, damit sie keinen Platz belegen.</translation>
    </message>
    <message>
        <source>&amp;Threads</source>
        <translation>&amp;Threads</translation>
    </message>
    <message>
        <source>One serves thousands of views a second; more help only on a busy computer with more processors.</source>
        <translation>Einer bedient Tausende Aufrufe pro Sekunde; mehr helfen nur bei viel Betrieb auf mehreren Prozessoren.</translation>
    </message>
</context>
<context>
    <name>footfall::app::LiveCard</name>
    <message>
        <source>Requests a minute, live</source>
        <translation>Anfragen pro Minute, live</translation>
    </message>
    <message>
        <source>Requests a minute</source>
        <translation>Anfragen pro Minute</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Spooled to disk</source>
        <translation>Gepuffert</translation>
    </message>
    <message>
        <source>How far the charts reach back</source>
        <translation>Wie weit die Diagramme zurückreichen</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n Minute</numerusform>
            <numerusform>%n Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>in the minute before</source>
        <translation>in der Minute davor</translation>
    </message>
    <message>
        <source>Spooled</source>
        <translation>Gepuffert</translation>
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
    <message>
        <source>Show the pages that are being read</source>
        <translation>Die Seiten zeigen, die gerade gelesen werden</translation>
    </message>
</context>
<context>
    <name>footfall::app::LivePagesModel</name>
    <message>
        <source>%1, read by %2</source>
        <translation>%1, gelesen von %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 others</source>
        <comment>pages that are not listed</comment>
        <translation>
            <numerusform>%1 weitere</numerusform>
            <numerusform>%1 weitere</numerusform>
        </translation>
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
    <message>
        <source>&amp;Collector</source>
        <translation>S&amp;ammler</translation>
    </message>
    <message>
        <source>&amp;Show the collector</source>
        <translation>&amp;Sammler zeigen</translation>
    </message>
    <message>
        <source>Send a &amp;test request</source>
        <translation>&amp;Testanfrage senden</translation>
    </message>
    <message>
        <source>&amp;Pause or resume…</source>
        <translation>&amp;Pausieren oder fortsetzen …</translation>
    </message>
    <message>
        <source>&amp;Back to the site</source>
        <translation>&amp;Zurück zur Website</translation>
    </message>
    <message>
        <source>Collector</source>
        <translation>Sammler</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig:</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen:</translation>
    </message>
    <message>
        <source>&amp;Add filter…</source>
        <translation>&amp;Filter hinzufügen …</translation>
    </message>
    <message>
        <source>&amp;Remove all filters</source>
        <translation>&amp;Alle Filter entfernen</translation>
    </message>
    <message>
        <source>&amp;Segments</source>
        <translation>&amp;Segmente</translation>
    </message>
    <message>
        <source>&amp;Copy as a command</source>
        <translation>Als &amp;Befehl kopieren</translation>
    </message>
    <message>
        <source>The line that answers the same in a script</source>
        <translation>Die Zeile, die in einem Skript dasselbe beantwortet</translation>
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
    <message>
        <source>%1: not known</source>
        <translation>%1: nicht bekannt</translation>
    </message>
</context>
<context>
    <name>footfall::app::OccurrenceFigures</name>
    <message>
        <source>Times</source>
        <translation>Male</translation>
    </message>
    <message>
        <source>Visitors</source>
        <translation>Besucher</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Rate</translation>
    </message>
    <message>
        <source>Money</source>
        <translation>Geld</translation>
    </message>
</context>
<context>
    <name>footfall::app::OccurrenceListCard</name>
    <message>
        <source>Visitors</source>
        <translation>Besucher</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Rate</translation>
    </message>
    <message>
        <source>Money</source>
        <translation>Geld</translation>
    </message>
    <message>
        <source>Not known under this filter</source>
        <translation>Unter diesem Filter nicht bekannt</translation>
    </message>
</context>
<context>
    <name>footfall::app::OccurrenceModel</name>
    <message>
        <source>%1 visitors, %2 times</source>
        <translation>%1 Besucher, %2 Mal</translation>
    </message>
    <message>
        <source>at most %1 visitors, %2 times</source>
        <translation>höchstens %1 Besucher, %2 Mal</translation>
    </message>
    <message>
        <source>%1 of the visitors</source>
        <comment>a share</comment>
        <translation>%1 der Besucher</translation>
    </message>
</context>
<context>
    <name>footfall::app::OccurrenceView</name>
    <message>
        <source>Goals and events</source>
        <translation>Ziele und Ereignisse</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search goals and events</source>
        <translation>Ziele und Ereignisse durchsuchen</translation>
    </message>
    <message>
        <source>Goal</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Goals</source>
        <translation>Ziele</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>An event that pages send</source>
        <translation>Ein Ereignis, das Seiten senden</translation>
    </message>
    <message>
        <source>A goal: the event %1</source>
        <translation>Ein Ziel: das Ereignis %1</translation>
    </message>
    <message>
        <source>A goal: views of %1</source>
        <translation>Ein Ziel: Aufrufe von %1</translation>
    </message>
    <message>
        <source>There are none in this period.</source>
        <translation>In diesem Zeitraum gibt es keine.</translation>
    </message>
    <message>
        <source>Nothing in this period contains “%1”.</source>
        <translation>Nichts in diesem Zeitraum enthält „%1“.</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>Goals and events could not be read</source>
        <translation>Ziele und Ereignisse waren nicht lesbar</translation>
    </message>
    <message>
        <source>Filtered: %1</source>
        <translation>Gefiltert: %1</translation>
    </message>
    <message>
        <source>None in this period pass the filters.</source>
        <translation>In diesem Zeitraum passen keine zu den Filtern.</translation>
    </message>
</context>
<context>
    <name>footfall::app::PathPreviewModel</name>
    <message>
        <source>left out</source>
        <translation>ausgelassen</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Counted as</source>
        <translation>Gezählt als</translation>
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
    <name>footfall::app::PlainTable</name>
    <message>
        <source>Copy row</source>
        <translation>Zeile kopieren</translation>
    </message>
</context>
<context>
    <name>footfall::app::ProblemCard</name>
    <message>
        <source>Last problem</source>
        <translation>Letztes Problem</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Einzelheiten kopieren</translation>
    </message>
    <message>
        <source>No problem since the start</source>
        <translation>Kein Problem seit dem Start</translation>
    </message>
    <message>
        <source>What hinders keeping views is said here, with what to do.</source>
        <translation>Was das Speichern von Aufrufen hindert, steht hier, mit Rat dazu.</translation>
    </message>
    <message>
        <source>%1, solved</source>
        <comment>five minutes ago</comment>
        <translation>%1, gelöst</translation>
    </message>
    <message>
        <source>for %1</source>
        <comment>a duration</comment>
        <translation>seit %1</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
</context>
<context>
    <name>footfall::app::ProblemsModel</name>
    <message>
        <source>Since: %1</source>
        <translation>Seit: %1</translation>
    </message>
    <message>
        <source>Solved: %1</source>
        <translation>Gelöst: %1</translation>
    </message>
    <message>
        <source>Not solved yet</source>
        <translation>Noch nicht gelöst</translation>
    </message>
    <message>
        <source>%1 so far</source>
        <translation>bisher %1</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Lasted</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
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
    <name>footfall::app::ProgressNote</name>
    <message>
        <source>First numbers, %1 % looked through</source>
        <translation>Erste Zahlen, %1 % durchgesehen</translation>
    </message>
    <message>
        <source>Only %1 % was looked through</source>
        <translation>Nur %1 % durchgesehen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Leave it at the first numbers</source>
        <translation>Es bei den ersten Zahlen belassen</translation>
    </message>
    <message>
        <source>Look through the rest</source>
        <translation>Den Rest durchsehen</translation>
    </message>
</context>
<context>
    <name>footfall::app::PropertiesCard</name>
    <message>
        <source>Properties</source>
        <translation>Eigenschaften</translation>
    </message>
    <message>
        <source>Property %1</source>
        <translation>Eigenschaft %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 others</source>
        <comment>properties that are not listed</comment>
        <translation>
            <numerusform>%1 weitere</numerusform>
            <numerusform>%1 weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>It came without properties</source>
        <translation>Es kam ohne Eigenschaften</translation>
    </message>
    <message>
        <source>A page can send some with an event, such as a plan or a price.</source>
        <translation>Eine Seite kann mit einem Ereignis welche senden, etwa einen Tarif oder einen Preis.</translation>
    </message>
    <message>
        <source>No values in this period</source>
        <translation>Keine Werte in diesem Zeitraum</translation>
    </message>
</context>
<context>
    <name>footfall::app::ReceivingPage</name>
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
    <message>
        <source>Other computers reach the collector, encrypted with its certificate.</source>
        <translation>Andere Rechner erreichen den Sammler, verschlüsselt mit seinem Zertifikat.</translation>
    </message>
</context>
<context>
    <name>footfall::app::RecordsCard</name>
    <message>
        <source>Last requests</source>
        <translation>Letzte Anfragen</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>Bilanz</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>No request yet</source>
        <translation>Noch keine Anfrage</translation>
    </message>
    <message>
        <source>The newest requests stand here as they come, without addresses.</source>
        <translation>Hier stehen die neuesten Anfragen, wie sie kommen, ohne Adressen.</translation>
    </message>
    <message>
        <source>Nothing received yet</source>
        <translation>Noch nichts empfangen</translation>
    </message>
    <message>
        <source>For each site: what was received, and what became of it.</source>
        <translation>Für jede Website: was empfangen wurde und was daraus wurde.</translation>
    </message>
    <message>
        <source>No problem since the start</source>
        <translation>Kein Problem seit dem Start</translation>
    </message>
    <message>
        <source>What hinders keeping views is listed here.</source>
        <translation>Was das Speichern von Aufrufen hindert, steht hier.</translation>
    </message>
    <message>
        <source>Show new requests as they come</source>
        <translation>Neue Anfragen zeigen, wie sie kommen</translation>
    </message>
    <message>
        <source>Hold the list still to read it</source>
        <translation>Liste zum Lesen festhalten</translation>
    </message>
    <message>
        <source>held still</source>
        <translation>festgehalten</translation>
    </message>
    <message>
        <source>addresses are never listed</source>
        <translation>Adressen werden nie gezeigt</translation>
    </message>
    <message>
        <source>of all that is recorded</source>
        <translation>über alles Aufgezeichnete</translation>
    </message>
    <message>
        <source>Bots</source>
        <translation>Bots</translation>
    </message>
    <message>
        <source>Requests, ledger, bots and problems</source>
        <translation>Anfragen, Bilanz, Bots und Probleme</translation>
    </message>
    <message>
        <source>last 30 days</source>
        <translation>letzte 30 Tage</translation>
    </message>
</context>
<context>
    <name>footfall::app::RejectedCard</name>
    <message>
        <source>Rejected, by reason</source>
        <translation>Abgewiesen, nach Grund</translation>
    </message>
    <message>
        <source>last hour</source>
        <translation>letzte Stunde</translation>
    </message>
    <message>
        <source>Nothing was rejected</source>
        <translation>Nichts wurde abgewiesen</translation>
    </message>
    <message>
        <source>Requests of the last hour that were damaged, or named no known site, stand here.</source>
        <translation>Hier stehen Anfragen der letzten Stunde, die beschädigt waren oder keine bekannte Website nannten.</translation>
    </message>
</context>
<context>
    <name>footfall::app::RejectionColumns</name>
    <message>
        <source>Rejected a minute, within the last hour</source>
        <translation>Abgewiesen pro Minute, in der letzten Stunde</translation>
    </message>
    <message>
        <source>%1 in all</source>
        <translation>%1 insgesamt</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a reason and how many</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>nothing rejected</source>
        <translation>nichts abgewiesen</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
</context>
<context>
    <name>footfall::app::RejectionModel</name>
    <message>
        <source>Crawlers and bots</source>
        <translation>Crawler und Bots</translation>
    </message>
    <message>
        <source>Of other kinds</source>
        <translation>Anderer Art</translation>
    </message>
    <message>
        <source>Programs: they are never counted as visitors.</source>
        <translation>Programme: Sie werden nie als Besucher gezählt.</translation>
    </message>
</context>
<context>
    <name>footfall::app::RequestsModel</name>
    <message>
        <source>Stored</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Spooled</source>
        <translation>Gepuffert</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Abgewiesen</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Verweigert</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Website</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Commit</source>
        <translation>Dauer</translation>
    </message>
</context>
<context>
    <name>footfall::app::RowList</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Do not &amp;filter by this</source>
        <translation>Nicht danach &amp;filtern</translation>
    </message>
    <message>
        <source>Show &amp;only this</source>
        <translation>&amp;Nur das zeigen</translation>
    </message>
    <message>
        <source>Show this &amp;too</source>
        <translation>Auch &amp;das zeigen</translation>
    </message>
    <message>
        <source>&amp;Let it in again</source>
        <translation>&amp;Wieder zulassen</translation>
    </message>
    <message>
        <source>&amp;Leave this out</source>
        <translation>Das aus&amp;lassen</translation>
    </message>
    <message>
        <source>O&amp;pen without other filters</source>
        <translation>&amp;Ohne andere Filter öffnen</translation>
    </message>
    <message>
        <source>Filter by this. Ctrl+click: this too. Alt+click: leave it out.</source>
        <translation>Danach filtern. Strg+Klick: auch das. Alt+Klick: auslassen.</translation>
    </message>
    <message>
        <source>Open this without other filters</source>
        <translation>Ohne andere Filter öffnen</translation>
    </message>
</context>
<context>
    <name>footfall::app::SavedFiltersMenu</name>
    <message>
        <source>No segments yet</source>
        <translation>Noch keine Segmente</translation>
    </message>
    <message>
        <source>&amp;Save this filter…</source>
        <translation>Diesen Filter &amp;speichern …</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>&amp;Umbenennen</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>%1…</source>
        <comment>a segment</comment>
        <translation>%1 …</translation>
    </message>
    <message>
        <source>Save the filter</source>
        <translation>Den Filter speichern</translation>
    </message>
    <message>
        <source>&amp;Name of the segment</source>
        <translation>&amp;Name des Segments</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>The segment of that name will be replaced.</source>
        <translation>Das Segment dieses Namens wird ersetzt.</translation>
    </message>
    <message>
        <source>Rename the segment</source>
        <translation>Das Segment umbenennen</translation>
    </message>
    <message>
        <source>&amp;New name</source>
        <translation>&amp;Neuer Name</translation>
    </message>
    <message>
        <source>The segments were not changed</source>
        <translation>Die Segmente wurden nicht geändert</translation>
    </message>
</context>
<context>
    <name>footfall::app::SeenAsCard</name>
    <message>
        <source>Your address is seen as</source>
        <translation>So ist die eigene Adresse zu sehen</translation>
    </message>
    <message>
        <source>Test again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Read from</source>
        <translation>Gelesen aus</translation>
    </message>
    <message>
        <source>Trusted proxy</source>
        <translation>Vertrauter Proxy</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Trusted proxies…</source>
        <translation>Vertraute Proxys …</translation>
    </message>
    <message>
        <source>Not tested yet</source>
        <translation>Noch nicht getestet</translation>
    </message>
    <message>
        <source>A test request goes to the public address and shows what the collector sees of you. It is not counted.</source>
        <translation>Eine Testanfrage geht an die öffentliche Adresse und zeigt, was der Sammler davon sieht. Sie wird nicht gezählt.</translation>
    </message>
    <message>
        <source>Test request</source>
        <translation>Testanfrage</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>Test läuft …</translation>
    </message>
    <message>
        <source>The request is on its way to the public address.</source>
        <translation>Die Anfrage ist unterwegs zur öffentlichen Adresse.</translation>
    </message>
    <message>
        <source>None, the address is private</source>
        <translation>Keiner, die Adresse ist privat</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>The test request failed</source>
        <translation>Die Testanfrage ist gescheitert</translation>
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
    <message>
        <source>Encryption</source>
        <translation>Verschlüsselung</translation>
    </message>
    <message>
        <source>Whether the collector speaks HTTPS itself.</source>
        <translation>Ob der Sammler selbst HTTPS spricht.</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>What one client may take before it is turned away.</source>
        <translation>Was ein Client nehmen darf, bevor er abgewiesen wird.</translation>
    </message>
</context>
<context>
    <name>footfall::app::SiteCountingPage</name>
    <message>
        <source>Only on &amp;these</source>
        <translation>Nur auf &amp;diesen</translation>
    </message>
    <message>
        <source>C&amp;ount visits on</source>
        <translation>&amp;Besuche zählen auf</translation>
    </message>
    <message>
        <source>Else views are counted wherever the snippet stands. *. in front of a name stands for all below it.</source>
        <translation>Sonst werden Aufrufe gezählt, wo immer das Snippet steht. *. vor einem Namen steht für alles darunter.</translation>
    </message>
    <message>
        <source>* stands for any text</source>
        <translation>* steht für beliebigen Text</translation>
    </message>
    <message>
        <source>Leave out pages</source>
        <translation>Seiten auslassen</translation>
    </message>
    <message>
        <source>Leave out pages like /account/*</source>
        <translation>Seiten wie /konto/* auslassen</translation>
    </message>
    <message>
        <source>Count the selected pages again</source>
        <translation>Die gewählten Seiten wieder zählen</translation>
    </message>
    <message>
        <source>Group pages</source>
        <translation>Seiten gruppieren</translation>
    </message>
    <message>
        <source>Count pages like /users/* as one</source>
        <translation>Seiten wie /nutzer/* als eine zählen</translation>
    </message>
    <message>
        <source>Count the selected pages one by one</source>
        <translation>Die gewählten Seiten einzeln zählen</translation>
    </message>
    <message>
        <source>page, sort</source>
        <comment>names of query values</comment>
        <translation>page, sort</translation>
    </message>
    <message>
        <source>All other query values are dropped before a view is stored.</source>
        <translation>Alle anderen Abfragewerte fallen weg, ehe ein Aufruf gespeichert wird.</translation>
    </message>
    <message>
        <source>What becomes of the pages of the last days</source>
        <translation>Was aus den Seiten der letzten Tage wird</translation>
    </message>
    <message>
        <source>&amp;Leave out pages</source>
        <translation>Seiten a&amp;uslassen</translation>
    </message>
    <message>
        <source>&amp;Group pages</source>
        <translation>Seiten &amp;gruppieren</translation>
    </message>
    <message>
        <source>&amp;Keep from the URL</source>
        <translation>Von der URL be&amp;halten</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>&amp;Honour “do not track” and GPC</source>
        <translation>„Do not track“ und GPC &amp;achten</translation>
    </message>
    <message>
        <source>Show what &amp;crawlers looked at</source>
        <translation>Zeigen, was &amp;Crawler ansehen</translation>
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
        <source>Crawlers</source>
        <translation>Crawler</translation>
    </message>
    <message>
        <source>They are never counted as visitors. Which of them came for which page then stands on the collector’s page, Bots.</source>
        <translation>Als Besucher werden sie nie gezählt. Welcher von ihnen welche Seite holte, steht dann auf der Seite des Sammlers unter Bots.</translation>
    </message>
    <message>
        <source>Addresses that are not counted</source>
        <translation>Adressen, die nicht gezählt werden</translation>
    </message>
    <message>
        <source>Add an address or a range</source>
        <translation>Eine Adresse oder einen Bereich hinzufügen</translation>
    </message>
    <message>
        <source>Count the selected ones again</source>
        <translation>Die gewählten wieder zählen</translation>
    </message>
    <message>
        <source>such as 203.0.113.0/24</source>
        <translation>etwa 203.0.113.0/24</translation>
    </message>
    <message>
        <source>Views from there are turned away: an office, your home.</source>
        <translation>Aufrufe von dort werden abgewiesen: ein Büro, Ihr Zuhause.</translation>
    </message>
    <message>
        <source>&amp;Exclude this computer…</source>
        <translation>Diesen Computer auss&amp;chließen…</translation>
    </message>
    <message>
        <source>Opens %1 in your browser, with #footfall=off behind it. The script there remembers in this browser not to count you, until the page is opened with #footfall=on.</source>
        <translation>Öffnet %1 in Ihrem Browser, mit #footfall=off dahinter. Das Skript dort merkt sich in diesem Browser, Sie nicht zu zählen, bis die Seite mit #footfall=on geöffnet wird.</translation>
    </message>
    <message>
        <source>Do not count</source>
        <translation>Nicht zählen</translation>
    </message>
    <message>
        <source>Own visits</source>
        <translation>Eigene Besuche</translation>
    </message>
    <message>
        <source>No page was viewed within the last 7 days.</source>
        <translation>In den letzten 7 Tagen wurde keine Seite aufgerufen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s) of the last 7 days would be counted otherwise from now on. What was counted stays.</source>
        <translation>
            <numerusform>%Ln Seite der letzten 7 Tage würde von nun an anders gezählt. Gezähltes bleibt.</numerusform>
            <numerusform>%Ln Seiten der letzten 7 Tage würden von nun an anders gezählt. Gezähltes bleibt.</numerusform>
        </translation>
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
        <source>&amp;Delete site…</source>
        <translation>Website &amp;löschen…</translation>
    </message>
    <message>
        <source>Sa&amp;ve</source>
        <translation>S&amp;peichern</translation>
    </message>
    <message>
        <source>G&amp;oals</source>
        <translation>&amp;Ziele</translation>
    </message>
    <message>
        <source>&amp;API</source>
        <translation>A&amp;PI</translation>
    </message>
    <message>
        <source>&amp;Privacy and keeping</source>
        <translation>&amp;Datenschutz und Aufbewahrung</translation>
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
    <name>footfall::app::SiteGeneralPage</name>
    <message>
        <source>As it stands in the list of sites.</source>
        <translation>So steht sie in der Liste der Websites.</translation>
    </message>
    <message>
        <source>C&amp;opy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Also answers to</source>
        <translation>Hört auch auf</translation>
    </message>
    <message>
        <source>Add a name</source>
        <translation>Einen Namen hinzufügen</translation>
    </message>
    <message>
        <source>Remove the selected name</source>
        <translation>Den gewählten Namen entfernen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln name(s)</source>
        <translation>
            <numerusform>%Ln Name</numerusform>
            <numerusform>%Ln Namen</numerusform>
        </translation>
    </message>
    <message>
        <source>What the site is called by another product that it moves here from: its site id, UUID or domain. Its script then works as it is.</source>
        <translation>Wie die Website bei dem Produkt heißt, von dem sie umzieht: Kennung, UUID oder Domain. Dessen Skript läuft dann weiter, wie es ist.</translation>
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
        <source>A&amp;lso answers to</source>
        <translation>Hört a&amp;uch auf</translation>
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
        <source>%1 is there twice.</source>
        <translation>%1 steht zweimal da.</translation>
    </message>
    <message>
        <source>%1 belongs to site %2.</source>
        <translation>%1 gehört zur Website %2.</translation>
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
    <name>footfall::app::SiteGoalsPage</name>
    <message>
        <source>Goals</source>
        <translation>Ziele</translation>
    </message>
    <message>
        <source>No goals yet</source>
        <translation>Noch keine Ziele</translation>
    </message>
    <message>
        <source>A goal is a page or an event that you hope for: an order, a sign-up. From then on Footfall counts who reached it, and where they came from.</source>
        <translation>Ein Ziel ist eine Seite oder ein Ereignis, auf das Sie hoffen: eine Bestellung, eine Anmeldung. Footfall zählt von da an, wer es erreicht hat, und woher.</translation>
    </message>
    <message>
        <source>&amp;Remove goal</source>
        <translation>Ziel &amp;entfernen</translation>
    </message>
    <message>
        <source>What a goal counted goes with it.</source>
        <translation>Was ein Ziel gezählt hat, geht mit ihm.</translation>
    </message>
    <message>
        <source>Order completed</source>
        <translation>Bestellung abgeschlossen</translation>
    </message>
    <message>
        <source>What is counted</source>
        <translation>Was gezählt wird</translation>
    </message>
    <message>
        <source>when an event is sent</source>
        <translation>ein gesendetes Ereignis</translation>
    </message>
    <message>
        <source>when a page is viewed</source>
        <translation>eine aufgerufene Seite</translation>
    </message>
    <message>
        <source>&amp;Add goal</source>
        <translation>Ziel &amp;hinzufügen</translation>
    </message>
    <message>
        <source>New &amp;goal</source>
        <translation>Neues Zie&amp;l</translation>
    </message>
    <message>
        <source>&amp;Counts</source>
        <translation>&amp;Zählt</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Name of the event</source>
        <translation>Name des Ereignisses</translation>
    </message>
    <message>
        <source>* stands for any text: /order/*/done</source>
        <translation>* steht für beliebigen Text: /bestellung/*/fertig</translation>
    </message>
    <message>
        <source>As the page calls it in fathom.trackEvent(&apos;signup&apos;).</source>
        <translation>Wie es die Seite in fathom.trackEvent(&apos;signup&apos;) nennt.</translation>
    </message>
    <message>
        <source>A goal needs a name.</source>
        <translation>Ein Ziel braucht einen Namen.</translation>
    </message>
    <message>
        <source>There is a goal of this name already.</source>
        <translation>Ein Ziel dieses Namens gibt es schon.</translation>
    </message>
    <message>
        <source>Which page?</source>
        <translation>Welche Seite?</translation>
    </message>
    <message>
        <source>Which event?</source>
        <translation>Welches Ereignis?</translation>
    </message>
    <message>
        <source>A page begins with a slash, like /thank-you or /order/*.</source>
        <translation>Eine Seite beginnt mit einem Schrägstrich, etwa /danke oder /bestellung/*.</translation>
    </message>
</context>
<context>
    <name>footfall::app::DaysBox</name>
    <message>
        <source> days</source>
        <translation> Tage</translation>
    </message>
</context>
<context>
    <name>footfall::app::SiteKeepingPage</name>
    <message>
        <source>&amp;Strict: give up what fewer visits share than</source>
        <translation>&amp;Streng: aufgeben, was weniger Besuche teilen als</translation>
    </message>
    <message>
        <source>Fewest visits</source>
        <translation>Mindestzahl der Besuche</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Datenschutz</translation>
    </message>
    <message>
        <source>When a day is over, browsers, countries, sources and, where need be, the hour are given up where too few visits share them. Totals stay exact; what was given up is called “(withheld)”. Fewer visits, or switching it off, bring nothing back.</source>
        <translation>Ist ein Tag vorbei, werden Browser, Länder, Quellen und nötigenfalls die Stunde aufgegeben, wo zu wenige Besuche sie teilen. Gesamtzahlen bleiben genau; was aufgegeben wurde, heißt „(zurückgehalten)“. Weniger Besuche oder Ausschalten bringen nichts zurück.</translation>
    </message>
    <message>
        <source>Could be inferred</source>
        <translation>Erschließbar</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>Nothing that is there now would go.</source>
        <translation>Nichts, was jetzt da ist, ginge verloren.</translation>
    </message>
    <message>
        <source>&amp;Delete after</source>
        <translation>&amp;Löschen nach</translation>
    </message>
    <message>
        <source>Give &amp;hours up after</source>
        <translation>S&amp;tunden aufgeben nach</translation>
    </message>
    <message>
        <source>Of whole months; the day stays.</source>
        <translation>Von ganzen Monaten; der Tag bleibt.</translation>
    </message>
    <message>
        <source>What would go</source>
        <translation>Was verloren ginge</translation>
    </message>
    <message>
        <source>&amp;Check the database</source>
        <translation>Datenbank &amp;prüfen</translation>
    </message>
    <message>
        <source>Stop &amp;checking</source>
        <translation>&amp;Prüfung abbrechen</translation>
    </message>
    <message>
        <source>Reads everything and looks for damage.</source>
        <translation>Liest alles und sucht nach Schäden.</translation>
    </message>
    <message>
        <source>On the disk</source>
        <translation>Auf der Platte</translation>
    </message>
    <message>
        <source>Integrity</source>
        <translation>Unversehrtheit</translation>
    </message>
    <message>
        <source>Being looked for…</source>
        <translation>Wird ermittelt …</translation>
    </message>
    <message>
        <source>Reading everything…</source>
        <translation>Liest alles …</translation>
    </message>
    <message>
        <source>Reading everything: %1 of %2 parts of the facts…</source>
        <translation>Liest alles: %1 von %2 Teilen der Fakten …</translation>
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
    <name>footfall::app::SiteSnippetPage</name>
    <message>
        <source>Footfall</source>
        <translation>Footfall</translation>
    </message>
    <message>
        <source>Footfall, with more events</source>
        <translation>Footfall, mit mehr Ereignissen</translation>
    </message>
    <message>
        <source>A picture, without JavaScript</source>
        <translation>Ein Bild, ohne JavaScript</translation>
    </message>
    <message>
        <source>Put this line at the end of every page</source>
        <translation>Diese Zeile ans Ende jeder Seite setzen</translation>
    </message>
    <message>
        <source>Put this line before &lt;/head&gt; on every page</source>
        <translation>Diese Zeile auf jede Seite vor &lt;/head&gt; setzen</translation>
    </message>
    <message>
        <source>It sets no cookie and stores nothing in the browser. Pages with Fathom’s script work as they are once its host is %1.</source>
        <translation>Es setzt kein Cookie und speichert nichts im Browser. Seiten mit dem Skript von Fathom laufen unverändert, sobald dessen Host %1 ist.</translation>
    </message>
    <message>
        <source>Also sends events when a link leads elsewhere, a file is downloaded, a page is missing or a form is sent. Take out of data-track what you do not want.</source>
        <translation>Sendet auch Ereignisse, wenn ein Link hinausführt, eine Datei heruntergeladen wird, eine Seite fehlt oder ein Formular abgeschickt wird. Aus data-track streichen, was nicht gewünscht ist.</translation>
    </message>
    <message>
        <source>A page that has %1’s line already needs only its host changed to %2. What the site is called there is added under General, Also answers to.</source>
        <translation>Wo die Zeile von %1 schon steht, muss nur ihr Host zu %2 werden. Wie die Website dort heißt, kommt unter Allgemein zu „Hört auch auf“.</translation>
    </message>
    <message>
        <source>It counts page views where no script can run. How long a page is read stays unknown.</source>
        <translation>Es zählt Aufrufe, wo kein Skript laufen kann. Wie lange eine Seite gelesen wird, bleibt unbekannt.</translation>
    </message>
    <message>
        <source>&amp;Tracker</source>
        <translation>&amp;Tracker</translation>
    </message>
    <message>
        <source>Where it points to is the public address in Settings, Collector.</source>
        <translation>Wohin sie zeigt, ist die öffentliche Adresse unter Einstellungen, Sammler.</translation>
    </message>
</context>
<context>
    <name>footfall::app::SiteTokensPage</name>
    <message>
        <source>%1 · new, in force when saved</source>
        <translation>%1 · neu, gilt nach dem Speichern</translation>
    </message>
    <message>
        <source>%1 · since %2</source>
        <comment>a token&apos;s name and a date</comment>
        <translation>%1 · seit %2</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>No tokens</source>
        <translation>Keine Token</translation>
    </message>
    <message>
        <source>With a token, a back end or an app without a browser can send page views and events for this site.</source>
        <translation>Mit einem Token kann ein Server oder eine App ohne Browser Aufrufe und Ereignisse für diese Website senden.</translation>
    </message>
    <message>
        <source>&amp;Remove token</source>
        <translation>Token &amp;entfernen</translation>
    </message>
    <message>
        <source>Whoever uses a removed one is turned away.</source>
        <translation>Wer ein entferntes benutzt, wird abgewiesen.</translation>
    </message>
    <message>
        <source>shop back end</source>
        <translation>Server des Ladens</translation>
    </message>
    <message>
        <source>&amp;Add token</source>
        <translation>Token &amp;hinzufügen</translation>
    </message>
    <message>
        <source>The new token</source>
        <translation>Das neue Token</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copy it now: it is shown this once and not kept. It is in force when you save.</source>
        <translation>Jetzt kopieren: Es wird nur dieses eine Mal gezeigt und nicht aufbewahrt. Es gilt, sobald Sie speichern.</translation>
    </message>
    <message>
        <source>Token &amp;for</source>
        <translation>Token &amp;für</translation>
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
    <name>footfall::app::SumRows</name>
    <message numerus="yes">
        <source>%1 others</source>
        <comment>rows that are not shown</comment>
        <translation>
            <numerusform>%1 weitere</numerusform>
            <numerusform>%1 weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Together</source>
        <translation>Zusammen</translation>
    </message>
    <message>
        <source>At most so many: who is in several of these rows is counted with each, because nothing tells that it was the same person.</source>
        <translation>Höchstens so viele: Wer in mehreren dieser Zeilen steht, zählt in jeder, denn nichts sagt, dass es dieselbe Person war.</translation>
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
    <message>
        <source>Collector off</source>
        <translation>Sammler aus</translation>
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
    <name>footfall::app::ValueChoice</name>
    <message>
        <source>Values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>Search, or type a value</source>
        <translation>Suchen oder einen Wert eingeben</translation>
    </message>
    <message>
        <source>Type a part of it</source>
        <translation>Einen Teil davon eingeben</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>%1, chosen</source>
        <translation>%1, ausgewählt</translation>
    </message>
    <message>
        <source>There is no “%1”. Choose from the list.</source>
        <translation>„%1“ gibt es nicht. Bitte aus der Liste wählen.</translation>
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
    <name>footfall::app::WhereCard</name>
    <message>
        <source>It did not happen in this period</source>
        <translation>In diesem Zeitraum nicht geschehen</translation>
    </message>
    <message>
        <source>Choose a longer one, or wait for it.</source>
        <translation>Einen längeren wählen oder darauf warten.</translation>
    </message>
</context>
<context>
    <name>footfall::pipeline::WriterLoop</name>
    <message>
        <source>The disk that holds %1 is nearly full: page views are refused, and the rest is kept for what makes room. Make room on the disk.</source>
        <translation>Die Festplatte mit %1 ist fast voll: Seitenaufrufe werden abgewiesen, und der Rest bleibt dem vorbehalten, was Platz schafft. Bitte Platz schaffen.</translation>
    </message>
    <message>
        <source>Footfall is closing. The site is gone; the rest of its data will be deleted at the next start.</source>
        <translation>Footfall wird gerade beendet. Die Website ist weg; der Rest ihrer Daten wird beim nächsten Start gelöscht.</translation>
    </message>
    <message>
        <source>Footfall is closing.</source>
        <translation>Footfall wird beendet.</translation>
    </message>
    <message numerus="yes">
        <source>The disk has not answered for %n seconds. Check the disk that holds %1.</source>
        <translation>
            <numerusform>Die Festplatte hat seit %n Sekunde nicht geantwortet. Die Festplatte prüfen, auf der %1 liegt.</numerusform>
            <numerusform>Die Festplatte hat seit %n Sekunden nicht geantwortet. Die Festplatte prüfen, auf der %1 liegt.</numerusform>
        </translation>
    </message>
    <message>
        <source>The database %1 is missing. Put it back; page views are kept in the spool meanwhile.</source>
        <translation>Die Datenbank %1 fehlt. Sie zurücklegen; Seitenaufrufe bleiben so lange im Puffer.</translation>
    </message>
    <message>
        <source>The database %1 is missing, and page views wait for it in %2. Put it back. To begin anew without them, end Footfall and move %2 and %3 away.</source>
        <translation>Die Datenbank %1 fehlt, und in %2 warten Seitenaufrufe auf sie. Sie zurücklegen. Um ohne sie von vorn zu beginnen, Footfall beenden und %2 und %3 beiseitelegen.</translation>
    </message>
    <message>
        <source>The database %1 was moved or replaced while Footfall is running. It is opened again as soon as there is one; page views are kept in the spool meanwhile.</source>
        <translation>Die Datenbank %1 wurde verschoben oder ersetzt, während Footfall läuft. Sie wird wieder geöffnet, sobald es eine gibt; Seitenaufrufe bleiben so lange im Puffer.</translation>
    </message>
    <message>
        <source>The database %1 was moved or replaced while another program reads it. Close that program; page views are kept in the spool meanwhile.</source>
        <translation>Die Datenbank %1 wurde verschoben oder ersetzt, während ein anderes Programm sie liest. Dieses Programm schließen; Seitenaufrufe bleiben so lange im Puffer.</translation>
    </message>
    <message>
        <source>The disk failed to keep what was written to %1, and it cannot be written again while another program reads the database. Page views are kept in the spool meanwhile.</source>
        <translation>Die Platte hat nicht behalten, was nach %1 geschrieben wurde, und solange ein anderes Programm die Datenbank liest, kann es nicht noch einmal geschrieben werden. Seitenaufrufe warten solange im Puffer.</translation>
    </message>
</context>
</TS>
